"""Many files: one after another in this process, or in several where that is faster; rows in the files' order."""

import os
import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.cli._files import Found
from gidr_lint.cli._run import Options, Runner

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gidr_lint.outputs._rows import Row

# Of the first files it is learnt what a file takes.
_FIRST = 8
_FIRST_SECONDS = 0.2
# A process takes a few tenths of a second before it has linted anything.
_WORTH_SECONDS = 1.0
_PER_CHUNK = 4
# Chunks that are out for each process: a slow one holds back no more than these.
_WINDOW = 4


class ProcessEnded(Exception):
    """A process that checked files ended of its own: a plugin's code ended it, or memory ran out."""


class _Done(NamedTuple):
    """What a worker made of a chunk."""

    rows: "list[Row | None]"
    said: list[str]
    defects: int


def rows(runner: Runner, files: list[Found], jobs: int | None) -> "Iterator[Row | None]":
    """
    A row for each file, in their order, as soon as it is ready; None where a file is no report. `jobs` None takes
    as many processes as gain something.

    Raises:
        ProcessEnded: A process is gone; the files that have no row yet were not checked.
    """
    if jobs is not None and jobs > 1 and len(files) > 1:
        yield from _in_processes(runner, files, min(jobs, len(files)))
        return
    spent = 0.0
    processes = 1 if jobs is not None else _processors()
    for number, file in enumerate(files, 1):
        began = time.perf_counter()
        row = _row(runner, file)
        spent += time.perf_counter() - began
        yield row
        left = len(files) - number
        if processes > 1 and number >= _FIRST and spent > _FIRST_SECONDS:
            if spent / number * left * (1 - 1 / processes) > _WORTH_SECONDS:
                yield from _in_processes(runner, files[number:], processes)
                return


def _row(runner: Runner, file: Found) -> "Row | None":
    result = runner.lint(file)
    return None if result is None else runner.row(file, result)


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(runner: Runner, files: list[Found], processes: int) -> "Iterator[Row | None]":
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    # Where a process is not a copy of this one, its Python would look for modules in the current folder first.
    os.environ["PYTHONSAFEPATH"] = "1"
    size = max(1, min(_PER_CHUNK, len(files) // processes))
    chunks = iter([files[start : start + size] for start in range(0, len(files), size)])
    waiting: deque[Future[_Done]] = deque()
    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(runner.options,))
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) < processes * _WINDOW:
                continue
            yield from _taken(runner, waiting.popleft().result())
        while waiting:
            yield from _taken(runner, waiting.popleft().result())
    except BaseException as error:
        # Whoever interrupts waits for nobody.
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.kill()
        if isinstance(error, BrokenExecutor):
            raise ProcessEnded from error
        raise
    pool.shutdown()


def _taken(runner: Runner, done: _Done) -> "list[Row | None]":
    for line in done.said:
        runner.say(line)
    runner.defects += done.defects
    return done.rows


_worker: Any = None


def _begin(options: Options) -> None:
    """In a worker: lint with these options, and leave an interruption to the process that asked."""
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Runner(options)


def _work(files: list[Found]) -> _Done:
    runner: Runner = _worker
    said: list[str] = []
    runner.tell, runner.defects = said.append, 0
    found = [_row(runner, file) for file in files]
    return _Done(found, said, runner.defects)
