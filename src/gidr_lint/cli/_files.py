"""Which files are meant: given paths, and the reports under given folders."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ConfigError, UsageError, because, shown
from gidr_lint.base.visible import path_shown
from gidr_lint.cli._streams import note
from gidr_lint.formats import suffix_of

if TYPE_CHECKING:
    from gidr_lint.workspace.patterns import Patterns

# Lines of one .gitignore that are no patterns.
_MOST_SAID = 3
_SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


class Found(NamedTuple):
    """
    A file to lint: the path to open, as shown, and whether it was named itself. `data` is what
    standard input held; `path` is then only a name.
    """

    path: str
    shown: str
    named: bool
    data: bytes | None = None


class Unread(NamedTuple):
    """
    What was met and is not read: a file of a kind that no format takes, or a file or folder that
    cannot be opened. `reason` is None where the kind of the file is all there is to say.

    `by_company` tells that reports where it lies are enough to take it for one, too; else only its name
    is. `counts` is false for kinds that hold no report whatever their name: such files are only walked.
    `named` is true for a file that was given itself, so that not all that lies near it need be.
    """

    path: str
    shown: str
    reason: Words | None = None
    is_folder: bool = False
    by_company: bool = True
    counts: bool = True
    named: bool = False


def missing(paths: list[str]) -> str | None:
    """The first given path that does not exist."""
    return next((path for path in paths if path != "-" and not os.path.exists(path)), None)


def find(
    paths: list[str],
    suffixes: Callable[[str], frozenset[str]],
    stdin: str | None = None,
    unread: list[Unread] | None = None,
    tell: Callable[[str], None] = note,
) -> list[Found]:
    """
    The files of the given paths, each once, in the order of their shown paths. `-` is standard
    input, by the name `stdin`.

    `suffixes` tells of a folder which file endings are read there. `unread` takes
    all else that the folders hold, in the same order, `tell` what is wrong with a .gitignore.

    Raises:
        UsageError: A path does not exist, or a folder given cannot be opened; nothing is linted then.
    """
    lost = missing(paths)
    if lost is not None:
        raise UsageError(f"没有这个文件或文件夹：{lost} / no such file or folder")
    found: dict[str, Found] = {}
    left: dict[str, Unread] = {}
    for path in paths:
        if path == "-":
            name = stdin or "stdin.md"
            found[""] = Found(name, _slashed(name), True, _standard_input())
        elif os.path.isdir(path):
            for item in _walk(path, suffixes(path), tell):
                if isinstance(item, Unread):
                    left.setdefault(item.shown, item)
                else:
                    found.setdefault(item.shown, item)
        else:
            shown = _slashed(path)
            found[shown] = Found(path, shown, True)
    if unread is not None:
        unread.extend(left[shown] for shown in sorted(left.keys() - found.keys()))
    return sorted(found.values(), key=lambda item: item.shown)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("标准输入没有打开 / standard input is closed")
    return sys.stdin.buffer.read()


def _walk(folder: str, suffixes: frozenset[str], tell: Callable[[str], None]) -> Iterator[Found | Unread]:
    """
    Every file under a folder, and the folders that cannot be opened. Hidden and ignored ones and lock files are
    left out, and so are links to folders: what they lead to is found where it lies, or was not given.
    """
    ignored = Ignored(folder, tell)
    stack = [folder]
    while stack:
        place = stack.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            zh, en = because(error)
            if place == folder:
                raise UsageError(
                    f"{shown_path(place)}: 文件夹打不开（{zh}） / folder not read: {en}"
                ) from error
            reason = Words(f"文件夹打不开（{zh}）", f"the folder cannot be opened ({en})")
            yield Unread(place, shown_path(place), reason, is_folder=True)
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _SKIPPED_FOLDERS and not ignored.covers(entry.path + "/"):
                    stack.append(entry.path)
                continue
            # Of a link its end; a plain entry is known without asking again.
            is_file = os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file()
            if (is_file or not os.path.isdir(entry.path)) and not ignored.covers(entry.path):
                yield _file(entry.path, is_read=suffix_of(entry.name) in suffixes, is_file=is_file)


def _file(path: str, *, is_read: bool, is_file: bool) -> Found | Unread:
    """A file of a folder, of a kind that is read or not."""
    shown = shown_path(path)
    if is_read and is_file:
        return Found(path, shown, False)
    if is_read:
        return Unread(path, shown, _closed(path))
    item = _not_read(path, shown)
    return item if is_file else item._replace(reason=_closed(path))


def _not_read(path: str, shown: str) -> Unread:
    """A file of a kind that no format takes."""
    from gidr_lint.formats.unread import BY_NAME, UNREAD

    ending = suffix_of(path)
    counts = ending in UNREAD
    return Unread(path, shown, by_company=counts and ending not in BY_NAME, counts=counts)


def set_apart(
    files: list[Found], suffixes: Callable[[str], frozenset[str]]
) -> tuple[list[Found], list[Unread]]:
    """
    Files as a folder has them though they are named: those that are read, and those that are not,
    the temporary files of Word left out.
    """
    kept: list[Found] = []
    left: list[Unread] = []
    for file in files:
        folder, name = os.path.split(file.path)
        if file.data is None and name.startswith("~$"):
            continue
        if file.data is not None or suffix_of(name) in suffixes(folder):
            kept.append(file)
        else:
            left.append(_not_read(file.path, file.shown)._replace(named=True))
    return kept, left


class Within:
    """
    Which files may be changed: what lies under the given folders, and every file that is named. Of names that a
    program gives (`by_tool`) a link may not lead out of the current folder, or out of its own.
    """

    def __init__(self, paths: list[str], *, by_tool: bool = False) -> None:
        self._roots = [os.path.realpath(path) for path in paths or ["."] if os.path.isdir(path)]
        self._by_tool = by_tool

    def holds(self, file: Found) -> bool:
        """Whether a file may be changed; false for one that only a link leads to."""
        if file.named and not self._by_tool:
            return True
        return any(_is_under(os.path.realpath(file.path), root) for root in self._roots_of(file))

    def _roots_of(self, file: Found) -> list[str]:
        if not file.named:
            return self._roots
        here, path = os.path.abspath("."), os.path.abspath(file.path)
        return [*self._roots, os.path.realpath(here if _is_under(path, here) else os.path.dirname(path))]


def _is_under(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _closed(path: str) -> Words:
    """Why what has the name of a file is none."""
    try:
        os.stat(path)
    except OSError as error:
        zh, en = because(error)
        return Words(f"文件打不开（{zh}）", f"it cannot be opened ({en})")
    return Words("这不是普通文件", "it is no ordinary file")


def _slashed(path: str) -> str:
    """A path as it is shown: bytes of a name that are no text have a sign in their place."""
    shown = path.replace(os.sep, "/")
    return path_shown(shown if shown.isascii() else os.fsencode(shown).decode("utf-8", "replace"))


def shown_path(path: str) -> str:
    """As `_slashed`, less the current folder."""
    shown = _slashed(path)
    return path_shown(shown.removeprefix("./"))


class Ignored:
    """What the .gitignore files from the repository's top down to a folder leave out."""

    def __init__(self, folder: str, tell: Callable[[str], None] = note) -> None:
        self.tell = tell
        self.specs: list[tuple[str, Patterns]] = []
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
        """Take in a folder's .gitignore; what cannot be read there is passed over, as git does, but said."""
        if folder in self.seen:
            return
        self.seen.add(folder)
        path = os.path.join(folder, ".gitignore")
        if not os.path.isfile(path):
            return
        from gidr_lint.base.bounded import read_bytes
        from gidr_lint.workspace.patterns import Patterns

        try:
            text = read_bytes(path).decode("utf-8", "replace")
        except ConfigError as error:
            self.tell(f"{path}: {error}")
            return
        patterns = Patterns(text.split("\n"))
        self.specs.append((folder, patterns))
        for number, zh, en in patterns.refused[:_MOST_SAID]:
            self.tell(f"{path}:{number}: {shown(zh)}，这一行不用 / {shown(en)}; the line is passed over")
        more = len(patterns.refused) - _MOST_SAID
        if more > 0:
            self.tell(f"{path}: 另有{more}行不用 / {more} more lines are passed over")

    def covers(self, path: str) -> bool:
        full = os.path.abspath(path)
        self._read(os.path.dirname(full))
        if not self.specs:
            return False
        from gidr_lint.workspace.patterns import Counter

        counter = Counter()
        for folder, patterns in self.specs:
            inside = folder.rstrip(os.sep) + os.sep
            if full.startswith(inside):
                end = "/" if path.endswith("/") else ""
                try:
                    if patterns.match(full[len(inside) :].replace(os.sep, "/") + end, counter):
                        return True
                except ConfigError as error:
                    self.tell(f"{os.path.join(folder, '.gitignore')}: {error}")
                    patterns.clear()
        return False
