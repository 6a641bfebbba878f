"""
The user's cache of results: lines of JSON by key, in files that anybody may damage.

A line has a digest of itself, and one that does not agree with it is not there. Files are appended to, so that runs
at the same time lose nothing of one another; one that has grown too large is begun anew with its latest lines.
What is in the folder is never told of as wrong: without it everything is checked.
"""

import contextlib
import os
import stat
import sys
import time
from collections.abc import Iterable
from typing import NamedTuple

from gidr_lint.base.diagnostics import Words

try:
    # hashlib would load OpenSSL.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

VARIABLE = "GIDR_LINT_CACHE_DIR"
KEY_BYTES = 20
# All files together; beyond that the oldest go.
MOST_BYTES = 200_000_000
_LEFT_BYTES = 160_000_000
# One file, and one line.
_MOST_SHELF = 64_000_000
_MOST_LINE = 4_000_000
_CHECK_BYTES = 8
_HEAD = 2 * (KEY_BYTES + _CHECK_BYTES)
_NAME = "rows-1"
_ENDING = ".rows"
_DAY = 86_400
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Unusable(Exception):
    """Why there is no cache; `told` where its owner should know of it without asking."""

    def __init__(self, zh: str, en: str, *, told: bool = False) -> None:
        super().__init__(en)
        self.words = Words(zh, en)
        self.told = told


class Contents(NamedTuple):
    """What is in the cache, or was taken away."""

    results: int
    bytes: int


def digest(*parts: bytes) -> bytes:
    """A key of parts, none of which runs into the next."""
    hasher = blake2b(digest_size=KEY_BYTES)
    for part in parts:
        hasher.update(b"%d:" % len(part))
        hasher.update(part)
    return hasher.digest()


def folder() -> str | None:
    """The cache's folder, whether it is there or not; None where the system names no place for one."""
    given = os.environ.get(VARIABLE)
    if given:
        return os.path.abspath(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(base, "gidr-lint", "Cache") if os.path.isabs(base) else None
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        # One that is not absolute is to be ignored, by the standard that the variable is from.
        given = os.environ.get("XDG_CACHE_HOME", "")
        base = given if os.path.isabs(given) else os.path.join(home, ".cache")
    return os.path.join(base, "gidr-lint") if os.path.isabs(base) else None


class Shelf:
    """The lines of one file of the cache, as they were when it was opened."""

    def __init__(self, path: str, *, uses: bool = True) -> None:
        self.path = path
        # Whether what is there is wanted, or only counted.
        self._uses = uses
        # Whether what is there may be added to; else it is replaced.
        self._is_sound = True
        self._size = 0
        self._lines: dict[bytes, bytes] = {}
        self._new: list[bytes] = []
        self._read()

    def _read(self) -> None:
        try:
            handle = os.open(self.path, _READ)
        except FileNotFoundError:
            return
        except OSError:
            self._is_sound = False
            return
        try:
            facts = os.fstat(handle)
            self._is_sound = stat.S_ISREG(facts.st_mode) and _is_own(facts) and facts.st_size <= _MOST_SHELF
            if not self._is_sound:
                return
            self._size = facts.st_size
            data = b""
            while len(data) < self._size and (piece := os.read(handle, self._size - len(data))):
                data = data + piece if data else piece
            if self._uses and time.time() - facts.st_mtime > _DAY and os.utime in os.supports_fd:
                os.utime(handle)  # the oldest go first, and this one is in use
        except OSError:
            return
        finally:
            os.close(handle)
        half = 2 * KEY_BYTES
        self._lines = {line[:half]: line for line in data.split(b"\n")}

    def get(self, key: bytes) -> tuple[bytes, bytes] | None:
        """What was put by a key last, None where nothing is, or what is there is damaged."""
        line = self._lines.get(key.hex().encode())
        if line is None:
            return None
        head, tab, tail = line[_HEAD:].partition(b"\t")
        if not tab or line[:_HEAD] != _head(key, head, tail):
            return None
        return head, tail

    def put(self, key: bytes, head: bytes, tail: bytes) -> None:
        """Keep two texts by a key, neither of which has a tab or a line end; `flush` writes them."""
        line = b"%b%b\t%b" % (_head(key, head, tail), head, tail)
        if len(line) <= _MOST_LINE and b"\n" not in line:
            self._new.append(line)

    def __len__(self) -> int:
        """How many lines say something: one that has no second text is only known."""
        return sum(len(key) == 2 * KEY_BYTES and line[-1:] != b"\t" for key, line in self._lines.items())

    @property
    def waiting(self) -> int:
        """How many lines are not written yet."""
        return len(self._new)

    def flush(self) -> None:
        """Write what was put. Raises OSError."""
        # What a torn line left before it is not to take ours along.
        data = b"".join(b"\n%b\n" % line for line in self._new)
        if not self._is_sound or self._size + len(data) > _MOST_SHELF:
            self._begin_anew(data)
        else:
            handle = os.open(self.path, _APPEND, 0o600)
            try:
                while data:
                    data = data[os.write(handle, data) :]
                self._size = os.fstat(handle).st_size
            finally:
                os.close(handle)
        self._new.clear()

    def _begin_anew(self, data: bytes) -> None:
        """Write the file with what is new and the latest of what there was."""
        from gidr_lint.workspace.temporary import beside

        kept: list[bytes] = []
        room = _MOST_SHELF // 2 - len(data)
        for line in reversed(self._lines.values()):
            room -= len(line) + 1
            if room < 0:
                break
            kept.append(line)
        data = b"".join(b"%b\n" % line for line in reversed(kept)) + data
        with beside(self.path) as temporary:
            temporary.fill(data)
            temporary.replace(self.path)
        self._is_sound, self._size = True, len(data)


def _head(key: bytes, head: bytes, tail: bytes) -> bytes:
    hasher = blake2b(key, digest_size=_CHECK_BYTES)
    hasher.update(head)
    hasher.update(b"\t")
    hasher.update(tail)
    return (key + hasher.digest()).hex().encode()


class Store:
    """
    The cache's folder. Nothing is made before something is put.

    Raises:
        Unusable: There is no place for it, or somebody else may write there.
    """

    def __init__(self, path: str | None = None) -> None:
        path = folder() if path is None else path
        if path is None:
            raise Unusable("系统没有给出缓存文件夹", "the system names no folder for a cache")
        self.path = path
        self._rows = os.path.join(path, _NAME)
        self._look()
        self._shelves: dict[str, Shelf] = {}

    def _look(self) -> None:
        # Nobody but its owner can get at what is in the inner one, whoever may write beside it.
        _look(self.path, 0o002)
        _look(self._rows, 0o022)

    def shelf(self, name: str) -> Shelf:
        """The lines that belong together under a name, as those of a folder of drafts."""
        if name not in self._shelves:
            file = digest(name.encode("utf-8", "surrogatepass"))[:12].hex() + _ENDING
            self._shelves[name] = Shelf(os.path.join(self._rows, file))
        return self._shelves[name]

    def flush(self, least: int = 1) -> None:
        """Write what was put once there are so many lines. Raises OSError or Unusable."""
        full = [shelf for shelf in self._shelves.values() if shelf.waiting]
        if sum(shelf.waiting for shelf in full) < least:
            return
        for place in (self.path, self._rows):
            os.makedirs(place, 0o700, exist_ok=True)
            self._look()
        for shelf in full:
            shelf.flush()

    def trim(self) -> None:
        """Take away the files that have not been used for longest, where all are more than there is room for."""
        files = sorted(_files(self._rows), key=lambda item: item[1].st_mtime)
        size = sum(_space(facts) for _, facts in files)
        if size <= MOST_BYTES:
            return
        for path, facts in files:
            with contextlib.suppress(OSError):
                os.unlink(path)
            size -= _space(facts)
            if size <= _LEFT_BYTES:
                return

    def contents(self) -> Contents:
        """How much is there; nothing is changed by asking."""
        files = self._own_files()
        return Contents(
            sum(len(Shelf(path, uses=False)) for path, _ in files), sum(facts.st_size for _, facts in files)
        )

    def _own_files(self) -> list[tuple[str, os.stat_result]]:
        return [(path, facts) for path, facts in _files(self._rows) if not stat.S_ISDIR(facts.st_mode)]

    def clean(self) -> Contents:
        """Take away all that we have put there, and the folders where nothing else is in them. Raises OSError."""
        from gidr_lint.workspace.temporary import sweep

        results = size = 0
        for path, facts in self._own_files():
            size += facts.st_size
            results += len(Shelf(path, uses=False))
            os.unlink(path)
        sweep(self._rows)
        for place in (self._rows, self.path):
            with contextlib.suppress(OSError):
                os.rmdir(place)
        return Contents(results, size)


def _files(place: str) -> Iterable[tuple[str, os.stat_result]]:
    try:
        with os.scandir(place) as entries:
            named = [entry for entry in entries if entry.name.endswith(_ENDING)]
            return [(entry.path, entry.stat(follow_symlinks=False)) for entry in named]
    except OSError:
        return []


def _space(facts: os.stat_result) -> int:
    """What a file takes of the disk, roughly: a small one takes a block."""
    return max(facts.st_size, 4096)


def _is_own(facts: os.stat_result) -> bool:
    return os.name == "nt" or facts.st_uid == os.geteuid()


def _look(place: str, others: int) -> None:
    """Raises Unusable for a folder that is not its user's own, or has one of these permissions; one not there is fine."""
    try:
        facts = os.lstat(place)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Unusable(f"{place}打不开", f"{place} cannot be opened ({type(error).__name__})") from error
    if stat.S_ISLNK(facts.st_mode):
        raise Unusable(f"{place}是一个链接", f"{place} is a link", told=True)
    if not stat.S_ISDIR(facts.st_mode):
        raise Unusable(f"{place}不是文件夹", f"{place} is no folder", told=True)
    if not _is_own(facts):
        raise Unusable(f"{place}是别人的", f"{place} belongs to somebody else", told=True)
    if os.name != "nt" and facts.st_mode & others:
        raise Unusable(f"{place}别人也可以写", f"{place} may be written to by others", told=True)
