"""Runs one function over many jobs in several processes of this machine, its results in the jobs' order.

The processes are plain children that talk over pipes, not `multiprocessing`'s: those import the caller's
script again, and outlive a caller that is killed. These end when their pipe does.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import chain, count
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import IO, Any, Self, TypeVar

from summarize.errors import SummarizeError

Job = TypeVar("Job")
Result = TypeVar("Result")

# More processes than this only when asked for: each takes about 150 MB beside a model's weights.
MOST_BY_DEFAULT = 8
# A process needs about half a second before its first result: fewer jobs are done sooner by the caller.
JOBS_WORTH_A_PROCESS = 4
# To read, clean and compare an article takes some milliseconds: so many at a time cost little to send, and leave none
# of the processes idle for long when the others are done.
BATCH = 8
# Objects allocated between two collections, and how many times more rarely older ones are looked at: an event is hundreds
# of thousands of small records and hardly a cycle (eight objects an event). Python's own 700, 10 and 10 take an eighth of
# the time of telling, 100,000 still 3 %; what a million may leave lying is 100 MB.
_COLLECT = (1_000_000, 50, 50)
# Bytes by mallopt's number of the setting: M_TRIM_THRESHOLD, what may lie free at the end of the heap, and M_MMAP_THRESHOLD,
# from which on a block is given back by itself (glibc's own largest).
_KEPT = {-1: 64 << 20, -3: 32 << 20}
# Of these batches a process has one waiting: it need not wait itself until its answer is read and the next one sent.
_AHEAD = 2
# The processes share the cores already, so that a library's own threads would only be in each other's way.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def worth_using(jobs: int, workers: int = 0) -> int:
    """How many processes that many jobs deserve, at most `workers` (0: one a core, up to 8); 1 is none at all."""
    if not workers:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        workers = min(cores, MOST_BY_DEFAULT)
    return max(1, min(workers, jobs // JOBS_WORTH_A_PROCESS))


class Crew:
    """Processes that the stages of one run share: they start when first there is enough to do, and end with the block.

    `workers` is the most of them; 0: one a core, up to 8.
    """

    def __init__(self, workers: int = 0) -> None:
        self.workers = workers
        self._processes = ExitStack()
        self._children: list[_Child] = []
        self._numbers = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """Ends the processes, and frees their memory; what is asked for later starts others."""
        self._children.clear()
        self._processes.close()

    def each(self, function: Callable[[Job], Result], items: Sequence[Job], /) -> Iterable[Result]:
        """What `function(item)` gives for every item, in their order: an `Each` for the stages."""
        batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
        workers = worth_using(len(batches), self.workers)
        if workers == 1:
            return map(function, items)
        return chain.from_iterable(self.run(partial(_in_batches, function), batches, workers, ahead=_AHEAD))

    def run(
        self,
        make: Callable[[], Callable[[Job], Result]],
        jobs: Iterable[Job],
        workers: int,
        *,
        ahead: int = 1,
    ) -> Iterator[Result]:
        """What `make()(job)` gives for each job, in their order; processes that are there already are used first.

        They begin at once, before the first result is asked for.

        Args:
            make: called once in each process; what it returns takes the jobs. It is pickled, and so are
                jobs and results: importable functions, or `functools.partial` of them.
            jobs: any number; each goes to the next process that is free.
            workers: processes, at least 1.
            ahead: jobs that a process has at once, at least 1. With more, it finds the next as soon as it is done; with
                one, a long job holds up no other.

        Raises:
            SummarizeError: a process died, or a job raised one. Any other error of a job comes as
                RuntimeError with its traceback.
        """
        number = next(self._numbers)
        while len(self._children) < workers:
            self._children.append(self._processes.enter_context(_child()))
        idle: SimpleQueue[_Child] = SimpleQueue()
        for child in self._children[:workers]:
            _tell(child, number, make)
        for child in self._children[:workers] * ahead:
            idle.put(child)
        threads = ThreadPoolExecutor(workers * ahead)

        def done(job: Job) -> Result:
            child = idle.get()
            try:
                result: Result = _ask(child, number, job)
                return result
            finally:
                idle.put(child)

        return _closing(threads, threads.map(done, jobs))


def _closing(threads: ThreadPoolExecutor, results: Iterator[Result]) -> Iterator[Result]:
    try:
        yield from results
    finally:
        threads.shutdown(cancel_futures=True)


def _in_batches(function: Callable[[Job], Result]) -> Callable[[Sequence[Job]], list[Result]]:
    return partial(_batched, function)


def _batched(function: Callable[[Job], Result], batch: Sequence[Job]) -> list[Result]:
    return [function(item) for item in batch]


def collect_rarely() -> None:
    """For a process that is this program's own: what is loaded by now stays, and memory is looked through and given back seldom."""
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    # Python looks through everything once more before it ends: a second after 60 events, for memory that goes anyway.
    atexit.register(gc.freeze)
    _keep_freed()


def _keep_freed() -> None:
    """Has glibc keep what is freed for what is asked for next; any other C library does as it likes.

    A model's scores and an event's tables are megabytes that come and go many times an event, and to give each back to
    the system and get it again, page by page, takes a tenth of compact's time.
    """
    with suppress(OSError, AttributeError, TypeError):  # no C library to ask, or one that has no such setting
        mallopt = ctypes.CDLL(None).mallopt
        for setting, value in _KEPT.items():
            mallopt(setting, value)


class _Child:
    """A process, and who may write to it and read from it: its answers come in the order of its jobs."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.sending = Lock()
        self.receiving = Lock()


@contextmanager
def _child() -> Iterator[_Child]:
    """A process that waits to be told what to do; it is gone when the block ends."""
    here = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    environment = {**dict.fromkeys(_ONE_THREAD, "1"), **os.environ, "PYTHONPATH": paths}
    # -P: the folder that the caller stands in must not lend its modules.
    command = [sys.executable, "-P", "-m", __name__]
    child = subprocess.Popen(  # noqa: S603 -- this interpreter and this module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    try:
        yield _Child(child)
    finally:
        child.kill()
        child.communicate()


def _tell(child: _Child, number: int, make: Callable[[], object]) -> None:
    """What jobs of that number are for. A process that died meanwhile is told of when it is asked."""
    with suppress(OSError):
        _send(child.process.stdin, (number, make))


def _ask(child: _Child, number: int, job: object) -> Any:
    process = child.process
    assert process.stdout is not None
    try:
        with child.sending:
            _send(process.stdin, (number, job))
            child.receiving.acquire()  # before the next job is sent: that answer comes after this one
        try:
            error, result = pickle.load(process.stdout)  # noqa: S301 -- our own child's
        finally:
            child.receiving.release()
    except (EOFError, OSError, pickle.UnpicklingError):
        raise SummarizeError(
            f"a worker process died (exit code {process.wait()}), most often for want of memory; "
            "the same command goes on from here, with --workers 1 in less memory"
        ) from None
    if error is not None:
        raise error
    return result


def _send(stream: IO[bytes] | None, value: object) -> None:
    assert stream is not None
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _serve() -> None:
    """The child: takes jobs until its input ends, which it does when the parent does, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then lets go
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    functions: dict[int, Callable[[Any], object]] = {}
    try:
        while True:
            number, asked = pickle.load(sys.stdin.buffer)  # noqa: S301 -- our own parent's
            if number not in functions:  # the first thing sent under a number is `make`
                functions[number] = _made(asked)
            else:
                _send(answers, _answer(functions[number], asked))
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the parent is gone, or has no more jobs


def _made(make: Callable[[], Callable[[Any], object]]) -> Callable[[Any], object]:
    """What `make` gives; where it fails, what tells so with the first job."""
    try:
        function = make()
    except Exception as error:  # noqa: BLE001 -- raised again in the parent
        return partial(_fail, error)
    collect_rarely()
    return function


def _fail(failure: Exception, _: object) -> object:
    raise failure


def _answer(function: Callable[[Any], object], job: object) -> tuple[Exception | None, object]:
    try:
        return None, function(job)
    except SummarizeError as error:
        return error, None
    except Exception:  # noqa: BLE001 -- raised again in the parent
        return RuntimeError(f"in a worker process:\n{traceback.format_exc()}"), None


if __name__ == "__main__":
    _serve()
