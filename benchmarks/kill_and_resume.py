"""Kills a run at random moments and resumes it: the summaries must come out byte for byte the same.

    python benchmarks/kill_and_resume.py INPUT... [--kills 20] [--seed 1] [--model PROFILE]

Each trial starts `summarize run` in a new folder, sends SIGKILL after a random share of the time
that an undisturbed run takes, runs again to the end, and compares the files.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMPARED = (
    "articles.jsonl",
    "copies.jsonl",
    "rejections.jsonl",
    "events.jsonl",
    "summaries.jsonl",
    "omissions.jsonl",
    "report.html",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", default="compact")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        started = time.monotonic()
        start(options, Path(scratch) / "whole").wait()
        whole, seconds = digests(Path(scratch) / "whole"), time.monotonic() - started
        print(f"an undisturbed run takes {seconds:.1f} s")
        different = 0
        for trial in range(options.kills):
            folder = Path(scratch) / f"killed{trial}"
            moment = rng.uniform(0, seconds)
            run = start(options, folder)
            time.sleep(moment)
            run.kill()
            run.wait()
            kept = sum(1 for name in COMPARED if (folder / name).exists())
            if start(options, folder).wait() != 0:
                sys.exit(f"the resumed run failed after a kill at {moment:.2f} s")
            same = digests(folder) == whole
            different += not same
            print(
                f"killed at {moment:5.2f} s, {kept} files there: {'the same bytes' if same else 'DIFFERENT'}"
            )
    print(f"{options.kills - different} of {options.kills} the same")
    sys.exit(1 if different else 0)


def start(options: argparse.Namespace, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "summarize", "run", *options.inputs, "--output", str(folder), "--quiet"]
    return subprocess.Popen([*command, "--model", options.model])


def digests(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in COMPARED}


if __name__ == "__main__":
    main()
