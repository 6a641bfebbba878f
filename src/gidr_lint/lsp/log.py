"""The server's log, on standard error; editors keep it in a file or show it."""

import logging
import sys

from gidr_lint.base.visible import visible
from gidr_lint.outputs import private


class _Shown(logging.Formatter):
    """An exception may quote a draft: its personal data is masked, what is obeyed or not seen is spelt out."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(private(super().format(record)))


def begin_log() -> None:
    """Write warnings to standard error, of pygls its errors only."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Shown("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("pygls").setLevel(logging.ERROR)
