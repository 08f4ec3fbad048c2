"""How many events a second `summarize run` tells, where its time goes, and what sumy's LexRank takes for the same.

    python benchmarks/speed.py [--data DATA] [--events 50 200] [--profiles compact fast] [--workers 0]

Each run is a fresh process over JSONL, events of 10 articles of about 400 words. With `--data` these are
OrangeSum's training articles, each with the nine most like it of the same weeks (their word counts are
printed); without, texts that a small grammar writes, about invented people and places. Wall time means
something on an idle machine only: CPU seconds (of all processes) stand beside it, and the load when the
benchmark began. "Steady" is what the larger run adds to the smaller, start-up left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from speed_grammar import written_events

ARTICLES, WORDS = 10, 400
PEER_EVENTS = 20  # LexRank takes half a second each
Row = dict[str, str]


@dataclass(frozen=True)
class Timing:
    """Of one run: wall and CPU seconds, the most memory its processes held together (MB), seconds a stage."""

    wall: float
    cpu: float
    memory: float
    stages: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder that holds orangesum/train.jsonl.gz")
    parser.add_argument("--events", type=int, nargs="+", default=[50, 200])
    parser.add_argument("--profiles", nargs="+", default=["compact", "fast"])
    parser.add_argument("--workers", type=int, default=0)
    options = parser.parse_args()
    sizes = sorted(options.events)
    most = sizes[-1]
    events = orangesum_events(options.data, most) if options.data else written_events(most, ARTICLES, WORDS)
    words = sum(len(row["text"].split()) for rows in events for row in rows)
    print(f"{len(events)} events, {words / sum(map(len, events)):.0f} words an article, from", end=" ")
    print("OrangeSum" if options.data else "a grammar", end="; ")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for profile in options.profiles:
            small = [[{**row, "text": row["text"][:900]} for row in events[0][:3]]]
            run(small, profile, 1, folder / f"warm-{profile}")  # bytecode and file cache
            first = run(small, profile, 1, folder / f"first-{profile}")
            print(f"{profile}: one small event in a fresh process: {first.wall:.2f} s, CPU {first.cpu:.2f} s")
            timings = {
                size: run(events[:size], profile, options.workers, folder / f"{profile}-{size}")
                for size in sizes
            }
            for size, timing in timings.items():
                print(f"{profile}: {size} events: {told(size, timing)}; {shares(timing)}", flush=True)
            if len(sizes) > 1:
                few, many = timings[sizes[0]], timings[most]
                steady = Timing(many.wall - few.wall, many.cpu - few.cpu, many.memory, {})
                print(f"{profile}: steady: {told(most - sizes[0], steady)}", flush=True)
        peer = lexrank_seconds(events[:PEER_EVENTS])
        print(f"sumy LexRank: {peer:.3f} CPU s an event (the first {min(PEER_EVENTS, len(events))} events)")


def told(events: int, timing: Timing) -> str:
    return (
        f"{events / timing.wall:.1f} events/s, CPU {timing.cpu / events:.3f} s an event "
        f"({2 * events / timing.cpu:.1f} events/s on two cores kept busy), {timing.memory:.0f} MB"
    )


def shares(timing: Timing) -> str:
    whole = sum(timing.stages.values())
    return ", ".join(f"{stage} {100 * seconds / whole:.0f} %" for stage, seconds in timing.stages.items())


def run(events: list[list[Row]], profile: str, workers: int, output: Path) -> Timing:
    """One `summarize run` in a process of its own."""
    source = output.with_suffix(".jsonl")
    source.write_text("".join(json.dumps(row) + "\n" for rows in events for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "summarize", "run", str(source), "--output", str(output), "--quiet"]
    command += ["--model", profile, "--workers", str(workers)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment)
    peak = [0.0]
    watcher = threading.Thread(target=watch, args=(process.pid, peak))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    watcher.join()
    if status:
        sys.exit(f"summarize run failed: {' '.join(command)}")
    stages = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["stages"]
    seconds = {stage: found["seconds"] for stage, found in stages.items()}
    # What the kernel saw of the largest process, where nothing was sampled (a short run, no /proc).
    memory = max(peak[0], usage.ru_maxrss / 1024)
    return Timing(wall, usage.ru_utime + usage.ru_stime, memory, seconds)


def watch(pid: int, peak: list[float]) -> None:
    """Samples the memory of a process and its children until it ends, in MB; shared pages count once."""
    while (memory := sum(_proportional(one) for one in _family(pid))) > 0:
        peak[0] = max(peak[0], memory / 1024)
        time.sleep(0.2)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((float(line.split()[1]) for line in lines if line.startswith("Pss:")), 0.0)


def orangesum_events(data: Path, count: int) -> list[list[Row]]:
    """Articles of June 2020, each with the nine most like it that no earlier event took."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    with gzip.open(data / "orangesum" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    records = [
        r for r in records if r["date"].startswith("2020-06") and 250 <= len(r["article"].split()) <= 650
    ]
    if len(records) < count * ARTICLES:
        sys.exit(f"{count} events need {count * ARTICLES} articles; June 2020 has {len(records)}")
    weights = TfidfVectorizer(min_df=2, max_df=0.1, sublinear_tf=True).fit_transform(
        f"{r['title']} {r['article'][:1500]}" for r in records
    )
    free = np.ones(len(records), dtype=bool)
    events: list[list[Row]] = []
    for first in range(len(records)):
        if len(events) == count:
            break
        if not free[first]:
            continue
        likeness = (weights @ weights[first].T).toarray().ravel()
        likeness[~free] = -1.0
        likeness[first] = 2.0
        chosen = np.argsort(-likeness, kind="stable")[:ARTICLES]
        free[chosen] = False
        events.append([
            {
                "id": records[i]["id"], "event_id": f"event {len(events)}", "source": f"outlet {place}",
                "title": records[i]["title"], "text": records[i]["article"], "date": records[i]["date"],
            }
            for place, i in enumerate(chosen.tolist())
        ])  # fmt: skip
    return events


def lexrank_seconds(events: list[list[Row]]) -> float:
    """CPU seconds an event that sumy's LexRank takes over our sentences and stems, 100 words a summary."""
    from summarize.evaluate.baselines.extracts import Budget, source_sentences
    from summarize.evaluate.baselines.graph_ranking import most_central
    from summarize.records import Article

    started = time.process_time()
    for rows in events:
        articles = [Article(row["id"], row["text"], language="fr") for row in rows]
        most_central(source_sentences(articles), "lexrank", Budget(words=100))
    return (time.process_time() - started) / len(events)


if __name__ == "__main__":
    main()
