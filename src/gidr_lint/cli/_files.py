"""Which files are meant: given paths, and the reports under given folders."""

import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gidr_lint.errors import UsageError
from gidr_lint.readers import kind_of, suffix_of

_SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


class Found(NamedTuple):
    """A file to lint: the path to open, as shown, and whether it was named itself."""

    path: str
    shown: str
    named: bool


def missing(paths: list[str]) -> str | None:
    """The first given path that does not exist."""
    return next((path for path in paths if path != "-" and not os.path.exists(path)), None)


def find(paths: list[str], suffixes: Callable[[str], frozenset[str]]) -> list[Found]:
    """
    The files of the given paths, each once, in the order of their shown paths.

    `suffixes` tells of a folder which file endings are read there besides our own.

    Raises:
        UsageError: A path does not exist; nothing is linted then.
    """
    lost = missing(paths)
    if lost is not None:
        raise UsageError(f"没有这个文件或文件夹：{lost} / no such file or folder")
    found: dict[str, Found] = {}
    for path in paths:
        if path == "-":
            continue
        if os.path.isdir(path):
            for item in _walk(path, suffixes(path)):
                found.setdefault(item.shown, item)
        else:
            shown = path.replace(os.sep, "/")
            found[shown] = Found(path, shown, True)
    return sorted(found.values(), key=lambda item: item.shown)


def _walk(folder: str, suffixes: frozenset[str]) -> Iterator[Found]:
    """Reports may be any file of a known kind; hidden, ignored and lock files are none."""
    ignored = _Ignored(folder)
    stack = [folder]
    while stack:
        place = stack.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _SKIPPED_FOLDERS and not ignored.covers(entry.path + "/"):
                    stack.append(entry.path)
            elif kind_of(entry.name) or suffix_of(entry.name) in suffixes:
                if entry.is_file() and not ignored.covers(entry.path):
                    yield Found(entry.path, _shown(entry.path), False)


def _shown(path: str) -> str:
    shown = path.replace(os.sep, "/")
    return shown[2:] if shown.startswith("./") else shown


class _Ignored:
    """What the .gitignore files from the repository's top down to a folder leave out."""

    def __init__(self, folder: str) -> None:
        self.specs: list[tuple[str, object]] = []
        self.seen: set[str] = set()
        top = os.path.abspath(folder)
        chain = [top]
        while not os.path.isdir(os.path.join(chain[-1], ".git")):
            above = os.path.dirname(chain[-1])
            if above == chain[-1]:
                chain = [top]
                break
            chain.append(above)
        for place in reversed(chain):
            self._read(place)

    def _read(self, folder: str) -> None:
        if folder in self.seen:
            return
        self.seen.add(folder)
        path = os.path.join(folder, ".gitignore")
        if os.path.isfile(path):
            from pathspec import GitIgnoreSpec

            with open(path, encoding="utf-8", errors="replace") as file:
                self.specs.append((folder, GitIgnoreSpec.from_lines(file)))

    def covers(self, path: str) -> bool:
        full = os.path.abspath(path)
        self._read(os.path.dirname(full))
        for folder, spec in self.specs:
            if full.startswith(folder + os.sep):
                name = os.path.relpath(full, folder).replace(os.sep, "/") + (
                    "/" if path.endswith("/") else ""
                )
                if spec.match_file(name):  # type: ignore[attr-defined]
                    return True
        return False
