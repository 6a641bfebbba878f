"""Many mutants, tried in processes that are given so much time and memory, and are begun anew where one dies."""

import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from gidr_lint_dev.fuzz.mutants import Mutant, Mutants
from gidr_lint_dev.fuzz.oracles import Failure, Judge

# Seconds of CPU and bytes for one file, all oracles together.
SECONDS = 5
MEMORY = 300 * 1024 * 1024
# What a process holds that has done nothing else yet; one that has, as in a run of tests, hands that down as well.
_FRESH = 100 * 1024 * 1024
_MOST = 3 * 1024 * 1024 * 1024
# Where a program of C goes on without ever asking.
_DEAD = 25
# So many by one process.
SHARE = 250


class Tried(NamedTuple):
    """What came of one mutant: its number and kind, how large it was, CPU seconds, and what failed."""

    number: int
    kind: str
    size: int
    spent: float
    failures: tuple[Failure, ...]


class Hung(BaseException):
    """Out of time; no Exception, so that nothing takes it for a failure of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise Hung after so much CPU."""

    def stop(*_: Any) -> None:
        raise Hung

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_one(judge: Judge, mutants: Mutants, number: int, memory: int = MEMORY) -> Tried:
    """Make one mutant and try it; the process may hold so much `memory`."""
    mutant = mutants[number]
    _forget_peak()
    start = time.process_time()
    failures = tried(judge, mutant, mutants)
    spent = time.process_time() - start
    if _peak() > memory:
        failures = (*failures, Failure("memory", "more than 300 MB"))
    return Tried(number, mutant.kind, len(mutant.data), spent, failures)


def tried(judge: Judge, mutant: Mutant, mutants: Mutants | None = None) -> tuple[Failure, ...]:
    """What fails of a file within the time that there is for it; all oracles are asked where no `mutants` give chances."""

    def chance(what: str) -> float:
        assert mutants is not None
        return mutants.random(mutant.number, what).random()

    try:
        with limited(SECONDS if mutants else 2 * SECONDS):
            return tuple(judge.failures(mutant, chance if mutants else None))
    except Hung as error:
        return (Failure("hang", _where(error)),)


def _where(error: BaseException) -> str:
    """The functions of ours that were at work, the innermost two."""
    names: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}gidr_lint{os.sep}" in code.co_filename:
            names.append(f"{os.path.basename(code.co_filename)}:{code.co_name}")
        trace = trace.tb_next
    return " ".join(names[-2:])


def _forget_peak() -> None:
    with suppress(OSError), open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def _peak(name: str = "VmHWM:") -> int:
    with suppress(OSError), open("/proc/self/status") as file:
        for line in file:
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def batch(mutants: Mutants, numbers: range) -> Iterator[Tried]:
    """Try mutants in their order."""
    memory = MEMORY + max(0, _peak("VmRSS:") - _FRESH)
    judge = Judge()
    judge.failures(mutants[numbers.start])  # what every process needs is loaded once
    # What is there by now is not looked through again by each process.
    gc.freeze()
    place = numbers.start
    while place < numbers.stop:
        end = min(place + SHARE, numbers.stop)
        for item in _share(judge, mutants, range(place, end), memory):
            place = item.number + 1
            yield item


def _share(judge: Judge, mutants: Mutants, numbers: range, memory: int) -> Iterator[Tried]:
    """What one process tries of these; where it dies, the last one is the one that it died of."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        with suppress(BaseException):
            _work(judge, mutants, numbers, writing, memory)
        os._exit(0)
    os.close(writing)
    begun = numbers.start
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            if isinstance(told, int):
                begun = told
                continue
            number, kind, size, spent, failures = told
            yield Tried(number, kind, size, spent, tuple(Failure(*item) for item in failures))
            begun += 1
    _, status = os.waitpid(process, 0)
    if begun < numbers.stop and status:
        kind = mutants[begun].kind
        yield Tried(begun, kind, len(mutants[begun].data), _DEAD, (Failure("died", f"status {status}"),))


def _work(judge: Judge, mutants: Mutants, numbers: range, target: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST, _MOST))
    # What a draft makes gidr-lint print would stand among the results.
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for number in numbers:
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + _DEAD, resource.RLIM_INFINITY))
        os.write(target, f"{number}\n".encode())
        result = try_one(judge, mutants, number, memory)
        os.write(target, (json.dumps(result) + "\n").encode())
        if any(failure.oracle in ("hang", "memory") for failure in result.failures):
            return


def dear(results: Sequence[Tried], most: int = 5) -> list[Tried]:
    """Those that took longest for their size."""
    return sorted(results, key=lambda item: item.spent / max(item.size, 4096), reverse=True)[:most]
