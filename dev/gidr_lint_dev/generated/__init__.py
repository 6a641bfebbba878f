"""
Everything in the repository that is written by a program, by content.

Modules come first: what the pages say of the rules is read from them.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from gidr_lint_dev import ROOT

MODULES = ("index", "forms", "claims")
PAGES = ("docs", "errors", "ids")
# Folders in which nothing but generated files may lie.
_OWNED = ((ROOT / "docs" / "rules", "*.md"), (ROOT / "examples" / "errors", "[!E]*.md"))


def stale(names: tuple[str, ...]) -> dict[Path, str | None]:
    """The files of these generators that are not as they should be, and their text; None for one too many."""
    wanted: dict[Path, str] = {}
    for name in names:
        files: Callable[[], dict[Path, str]] = import_module(f"{__name__}.{name}").files
        wanted |= files()
    found: dict[Path, str | None] = {}
    for path, text in wanted.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            found[path] = text
    if set(PAGES) <= set(names):
        found |= dict.fromkeys(_left_over(wanted))
    return found


def _left_over(wanted: dict[Path, str]) -> Iterator[Path]:
    for folder, pattern in _OWNED:
        yield from (path for path in sorted(folder.glob(pattern)) if path not in wanted)


def write(found: dict[Path, str | None]) -> None:
    """Write what `stale` found."""
    for path, text in found.items():
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
