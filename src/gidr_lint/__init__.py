"""
gidr-lint reads a draft of the yearly report on government information disclosure and says what
is wrong in it, where, and how to mend it.

The names for users of the library (`Linter`, `Source`, `Result`) load when first asked for.
"""

__version__ = "0.1.0"
__all__ = ["Linter", "Result", "Source", "__version__"]


def __getattr__(name: str) -> object:
    if name == "Linter":
        from gidr_lint.linter import Linter

        return Linter
    if name == "Result":
        from gidr_lint.diagnostics import Result

        return Result
    if name == "Source":
        from gidr_lint.document.source import Source

        return Source
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
