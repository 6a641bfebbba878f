"""A line on a terminal's standard error that says how far a long check is; nothing where nobody looks on."""

from typing import Any

from gidr_lint.cli import _streams
from gidr_lint.cli._streams import draw

_AFTER_SECONDS = 1.0
_EVERY_SECONDS = 0.25


class Progress:
    """
    Counts the files that are done. On a terminal it says so from the second second on, and takes the line away before
    anything else is written.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.total: int | None = None
        self.done = 0
        self._drawn = 0
        self._is_busy = False
        self._before: Any = None

    def __enter__(self) -> "Progress":
        import signal

        if hasattr(signal, "setitimer"):
            self._before = signal.signal(signal.SIGALRM, self._draw)
            signal.setitimer(signal.ITIMER_REAL, _AFTER_SECONDS, _EVERY_SECONDS)
            _streams.around = self
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is None:
            return
        import signal

        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)
        self._before = None
        _streams.around = None
        self.clear()

    def begin(self, language: str, total: int) -> None:
        """All files are found."""
        self.language, self.total = language, total

    def hold(self) -> None:
        """Take the line away, and draw none until `go`: something else is written."""
        self._is_busy = True
        self.clear()

    def go(self) -> None:
        self._is_busy = False

    def clear(self) -> None:
        if self._drawn:
            draw(b"\r" + b" " * self._drawn + b"\r")
            self._drawn = 0

    def _draw(self, *_: object) -> None:
        if self._is_busy:
            return
        line = self._line()
        data = line.encode(_streams.encoding(), "replace")
        width = sum(1 if char.isascii() else 2 for char in line)
        draw(b"\r" + data + b" " * max(0, self._drawn - width))
        self._drawn = max(width, self._drawn)

    def _line(self) -> str:
        english = self.language == "en"
        if self.total is None:
            return "looking for files…" if english else "正在查找文件…"
        if english:
            return f"checked {self.done} of {self.total} files…"
        return f"已检查{self.done}个文件，共{self.total}个…"
