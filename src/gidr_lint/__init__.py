"""
gidr-lint reads a draft of the yearly report on government information disclosure and says what
is wrong in it, where, and how to mend it.

The names for users of the library (`Linter`, `Source`, `Inputs`, `Analysis`) load when first asked for.
"""

from gidr_lint.base.version import VERSION as __version__

__all__ = ["Analysis", "Inputs", "Linter", "Source", "__version__"]


def __getattr__(name: str) -> object:
    if name == "Linter":
        from gidr_lint.engine.linter import Linter

        return Linter
    if name in ("Analysis", "Inputs"):
        from gidr_lint.engine import analysis

        return getattr(analysis, name)
    if name == "Source":
        from gidr_lint.document.source import Source

        return Source
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
