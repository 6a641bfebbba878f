"""What keeps a plugin's printing apart from our diagnostics."""

import _thread
import sys
from types import TracebackType
from typing import Any

from gidr_lint.base.visible import visible


class _Said:
    """Standard error, for what others print."""

    def write(self, text: str) -> int:
        sys.stderr.write(visible(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.stderr, name)


class Aside:
    """
    While it is entered, what is printed goes to standard error: standard output is for
    diagnostics. Threads may enter it at once; the last to leave puts standard output back.
    """

    # What threading.Lock is; threading itself costs a check one millisecond.
    _lock = _thread.allocate_lock()
    _depth = 0
    _stdout: Any = None

    def __enter__(self) -> None:
        with Aside._lock:
            if Aside._depth == 0:
                Aside._stdout, sys.stdout = sys.stdout, _Said()
            Aside._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with Aside._lock:
            Aside._depth -= 1
            if Aside._depth == 0:
                sys.stdout = Aside._stdout
                Aside._stdout = None
