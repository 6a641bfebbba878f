"""Ctrl-C while many files are checked: it ends the work on a file at once, but never what is told of one."""

import signal
from types import FrameType, TracebackType


class Interruption:
    """
    Holds an interruption back while `held` is entered; it is raised when that is left. Once it has come no other is
    heeded, for what was found is then put to its end.
    """

    def __init__(self) -> None:
        self._is_held = False
        self._has_come = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> "Interruption":
        # Where interruptions are ignored, as in the background of a shell, they stay so.
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._come)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._before)

    def ignore(self) -> None:
        """Heed none any more: what was found is being put to its end."""
        self._has_come = True

    @property
    def held(self) -> "_Held":
        return _Held(self)

    def _come(self, number: int, frame: FrameType | None) -> None:
        if self._has_come:
            return
        self._has_come = True
        if not self._is_held:
            raise KeyboardInterrupt


class _Held:
    def __init__(self, interruption: Interruption) -> None:
        self._interruption = interruption

    def __enter__(self) -> None:
        self._interruption._is_held = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        own = self._interruption
        own._is_held = False
        if own._has_come and kind is None:
            raise KeyboardInterrupt
