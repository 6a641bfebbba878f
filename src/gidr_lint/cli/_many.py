"""Many files: one after another in this process, or in several where that is faster; rows in the files' order."""

import os
import time
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.cli._files import Found
from gidr_lint.cli._run import Options, Runner, Told

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from gidr_lint.outputs._rows import Row
    from gidr_lint.plugins.failures import PluginFailure

# Of the first files it is learnt what a file takes.
_FIRST = 8
_FIRST_SECONDS = 0.2
# A process takes a few tenths of a second before it has linted anything.
_WORTH_SECONDS = 1.0
_PER_CHUNK = 4
_SAFE_PATH = "PYTHONSAFEPATH"
# Chunks that are out for each process: a slow one holds back no more than these.
_WINDOW = 4


class ProcessEnded(Exception):
    """A process that checked files ended of its own: a plugin's code ended it, or memory ran out."""


class _Done(NamedTuple):
    """What a worker made of a chunk."""

    told: list[Told]
    said: list[str]
    defects: int
    # By the plugins that a configuration names.
    failed: "dict[tuple[str, ...], tuple[PluginFailure, ...]]"


class _Worker(Runner):
    """Lints for another process, which tells of plugins that failed, at the time and in the order of a single one."""

    def _tell_failed(self) -> None:
        pass


def rows(runner: Runner, files: list[Found], jobs: int | None) -> "Iterator[Row | None]":
    """
    A row for each file, in their order, as soon as it is ready; None where a file is no report. `jobs` None takes
    as many processes as gain something. What the cache has is not linted.

    Raises:
        ProcessEnded: A process is gone; the files that have no row yet were not checked.
    """
    cache = runner.cache
    if cache is None:
        yield from (told.row for told in _linted(runner, files, jobs))
        return
    kept = [cache.look(file) for file in files]
    left = _linted(runner, [file for file, found in zip(files, kept, strict=True) if found is None], jobs)
    kept.reverse()
    try:
        for file in files:
            found = kept.pop()
            row, is_there = (None, False) if found is None else cache.take(file, found)
            if not is_there:
                row, record = next(left) if found is None else runner.told(file)
                cache.keep(file, record, row)
            yield row
        next(left, None)  # there is no more; whoever lints is let go
    finally:
        left.close()
        cache.close()


def _linted(runner: Runner, files: list[Found], jobs: int | None) -> Generator[Told, None, None]:
    if jobs is not None and jobs > 1 and len(files) > 1:
        yield from _in_processes(runner, files, min(jobs, len(files)))
        return
    spent = 0.0
    processes = 1 if jobs is not None else _processors()
    for number, file in enumerate(files, 1):
        began = time.perf_counter()
        told = runner.told(file)
        spent += time.perf_counter() - began
        yield told
        left = len(files) - number
        if processes > 1 and number >= _FIRST and spent > _FIRST_SECONDS:
            if spent / number * left * (1 - 1 / processes) > _WORTH_SECONDS:
                yield from _in_processes(runner, files[number:], processes)
                return


def _processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(runner: Runner, files: list[Found], processes: int) -> Iterator[Told]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    size = max(1, min(_PER_CHUNK, len(files) // processes))
    chunks = iter([files[start : start + size] for start in range(0, len(files), size)])
    waiting: deque[Future[_Done]] = deque()
    with _safe_path():
        pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(runner.options,))
    try:
        for chunk in chunks:
            waiting.append(_submitted(pool, chunk))
            if len(waiting) < processes * _WINDOW:
                continue
            yield from _taken(runner, waiting.popleft().result())
        while waiting:
            yield from _taken(runner, waiting.popleft().result())
    except BaseException as error:
        # Whoever interrupts waits for no file; the pool sees that its processes are gone, and is waited for, lest it
        # be taken apart twice when the program ends.
        for process in active_children():
            process.kill()
        pool.shutdown(cancel_futures=True)
        if isinstance(error, BrokenExecutor):
            raise ProcessEnded from error
        raise
    pool.shutdown()


def _submitted(pool: "ProcessPoolExecutor", chunk: list[Found]) -> "Future[_Done]":
    """A chunk that is handed over, which may start a process."""
    with _safe_path():
        return pool.submit(_work, chunk)


@contextmanager
def _safe_path() -> Iterator[None]:
    """
    Where a process that is started is not a copy of this one, its Python would look for modules in the current folder
    first; so would the one that keeps track of what processes share.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _taken(runner: Runner, done: _Done) -> list[Told]:
    for line in done.said:
        runner.say(line)
    runner.defects += done.defects
    runner.add_failed(done.failed)
    return done.told


_worker: Any = None


def _begin(options: Options) -> None:
    """In a worker: lint with these options, and leave an interruption to the process that asked."""
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = _Worker(options)


def _work(files: list[Found]) -> _Done:
    runner: Runner = _worker
    said: list[str] = []
    runner.tell, runner.defects = said.append, 0
    found = [runner.told(file) for file in files]
    failed = {plugins: registry.failed for plugins, registry in runner.registries.items() if registry.failed}
    return _Done(found, said, runner.defects, failed)
