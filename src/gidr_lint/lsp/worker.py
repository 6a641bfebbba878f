"""
The one thread that lints, which is given up when it does not come back.

A lint stops by itself after some seconds; what cannot is a call that waits for the system, on a share that is gone,
or a plugin's loop. Python cannot end a thread, but nobody need wait for it: the work behind it goes to a new one.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")
_Work = tuple["Future[Any]", Callable[[], Any]]


class Worker(Executor):
    """Does one piece of work after another, in a thread that no end of the process waits for."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._turn = threading.Condition()
        self._waiting: deque[_Work] = deque()
        self._current: Future[Any] | None = None
        self._began = 0.0
        self._thread: threading.Thread | None = None
        self._is_shut = False

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        future: Future[T] = Future()
        with self._turn:
            if self._is_shut:
                raise RuntimeError("shut down already")
            self._waiting.append((future, lambda: fn(*args, **kwargs)))
            self._begin()
            self._turn.notify_all()
        return future

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        own = threading.current_thread()
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._waiting or self._is_shut or self._thread is not own)
                if self._thread is not own or not self._waiting:
                    return
                future, work = self._waiting.popleft()
                if not future.set_running_or_notify_cancel():
                    continue
                self._current, self._began = future, time.monotonic()
            result: Any = None
            failure: BaseException | None = None
            try:
                result = work()
            except BaseException as error:  # noqa: BLE001  whoever waits for it gets it
                failure = error
            with self._turn:
                if self._thread is not own:
                    return  # given up meanwhile, and its future with it
                self._current = None
            if failure is None:
                future.set_result(result)
            else:
                future.set_exception(failure)
            del future, work, result, failure

    def give_up_after(self, seconds: float) -> bool:
        """
        Let go of what has been worked on for so long, which raises TimeoutError for whoever waits for it. True where
        there was such work.
        """
        with self._turn:
            future = self._current
            if future is None or time.monotonic() - self._began < seconds:
                return False
            self._current = self._thread = None
            if not self._is_shut:
                self._begin()
            self._turn.notify_all()
        future.set_exception(TimeoutError())
        return True

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with self._turn:
            self._is_shut = True
            if cancel_futures:
                for future, _ in self._waiting:
                    future.cancel()
                self._waiting.clear()
            self._turn.notify_all()
        if wait and self._thread is not None:
            self._thread.join()

    def has_ended(self, seconds: float) -> bool:
        """Whether the thread is through, once it has been shut down and given so long."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()
