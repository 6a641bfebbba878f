"""Where last year's report is found: at the path that the configuration names, or beside the draft."""

import os
import stat
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gidr_lint.base.settings import DEFAULT_MAX_BYTES, Settings
from gidr_lint.document.source import Source
from gidr_lint.formats import kind_of

if TYPE_CHECKING:
    from gidr_lint.report.model import Report

# How much of a file is looked at to see whether it is another year's report of the organ, by kind;
# of a Word file so much of its text.
HEADS = {"markdown": 3000, "text": 3000, "html": 60_000, "word": 3000}
MOST_HEADS = 400
# Several that look like last year's are no help.
MOST_BESIDE = 4
# One report in several formats is one report: the draft's own format counts, else the first of these.
_BETTER = ("word", "html", "markdown", "text")
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le")
_SPACE = b" \t\r\n"
# As many bytes of a Word file's main part hold the first lines of its text.
_PART = 256 * 1024
_MAIN = "word/document.xml"
_MOST_KEPT = 4000
Head = tuple[str, bytes]


class Past:
    """
    Reads last year's reports. How the files of a folder begin is looked up once, until
    `look_again`; then files that have changed since are read anew. Files other than Word's that are
    larger than `max_bytes` are passed over.
    """

    def __init__(self, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._folders: dict[str, list[Head]] = {}
        self._of_year: dict[tuple[str, int], list[Head]] = {}
        self._kept: dict[str, tuple[int, int, bytes]] = {}

    def look_again(self) -> None:
        """Look for new and changed files from now on."""
        self._folders.clear()
        self._of_year.clear()
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()

    def beside(self, path: str, shown: str, report: "Report") -> list[Source]:
        """The files beside a draft that begin with the same organ and the year before, under its shown folder."""
        if report.year is None:
            return []
        folder, own = os.path.split(path)
        past = [item for item in self._heads_of(folder or ".", report.year - 1) if item[0] != own]
        if not past or not report.organisation:
            return []
        organs = list(_written(report.organisation))
        names = [name for name, head in past if any(organ in head for organ in organs)]
        shown = shown.rpartition("/")[0]
        found: list[Source] = []
        for name in _one_of_each(names, kind_of(own)):
            most = DEFAULT_MAX_BYTES if kind_of(name) == "word" else self._max_bytes
            source = read(os.path.join(folder, name), f"{shown}/{name}" if shown else name, most)
            if source is not None and len(found) < MOST_BESIDE:
                found.append(source)
        return found

    def _heads_of(self, folder: str, year: int) -> list[Head]:
        """How the files of a folder begin that name a year there."""
        if folder not in self._folders:
            self._folders[folder] = self._heads(folder)
        if (folder, year) not in self._of_year:
            written = list(_written(f"{year}年"))
            self._of_year[folder, year] = [
                item for item in self._folders[folder] if any(word in item[1] for word in written)
            ]
        return self._of_year[folder, year]

    def _heads(self, folder: str) -> list[Head]:
        """How the files of a folder begin that may be reports, by name."""
        found: list[Head] = []
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError:
            return []
        for name in names:
            kind = kind_of(name)
            if name.startswith((".", "~$")) or kind not in HEADS or len(found) == MOST_HEADS:
                continue
            path = os.path.join(folder, name)
            try:
                facts = os.stat(path)
                if not stat.S_ISREG(facts.st_mode) or facts.st_size > DEFAULT_MAX_BYTES:
                    continue
                kept = self._kept.get(path)
                if kept is None or kept[:2] != (facts.st_mtime_ns, facts.st_size):
                    kept = self._kept[path] = (facts.st_mtime_ns, facts.st_size, _head(path, kind))
                found.append((name, kept[2]))
            except OSError:
                continue
        return found


def configured(settings: Settings, report: "Report") -> str | None:
    """The path that the configuration gives for last year's report; None without one, or without a year."""
    template = settings.history_previous
    if not template or report.year is None:
        return None
    path = template.replace("{year-1}", str(report.year - 1)).replace("{year}", str(report.year))
    return path.replace("{name}", settings.organisation_name or report.organisation or "")


def read(path: str, shown: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Source | None:
    """A file to compare with, None where it cannot be read or is too large."""
    try:
        if not os.path.isfile(path) or os.path.getsize(path) > max_bytes:
            return None
        with open(path, "rb") as handle:
            return Source((shown or path).replace(os.sep, "/"), handle.read())
    except OSError:
        return None


def is_same(left: str, right: str) -> bool:
    return os.path.realpath(left) == os.path.realpath(right)


def _written(words: str) -> Iterable[bytes]:
    """What words may look like in a file."""
    return (words.encode(name) for name in _ENCODINGS)


def _one_of_each(names: list[str], kind: str) -> list[str]:
    """The files less those that are another's text in another format, by their names."""
    best: dict[str, str] = {}
    order = (kind, *_BETTER)
    for name in names:
        stem = os.path.splitext(name)[0]
        other = best.get(stem)
        if other is None or order.index(kind_of(name)) < order.index(kind_of(other)):
            best[stem] = name
    return sorted(best.values())


def _head(path: str, kind: str) -> bytes:
    """How a file begins, without tags and the white space that may stand between two characters."""
    if kind == "word":
        return _word_head(path)
    with open(path, "rb") as handle:
        data = handle.read(HEADS[kind])
    if b"\0" in data:
        return data
    return (_untagged(data) if kind == "html" else data).translate(None, _SPACE)


def _word_head(path: str) -> bytes:
    """The first text of a Word file; empty for what is none. No more is unpacked than is looked at."""
    from zipfile import ZipFile

    try:
        with ZipFile(path) as archive:
            name = next((n for n in archive.namelist() if n.startswith("word/document")), _MAIN)
            with archive.open(_MAIN if _MAIN in archive.namelist() else name) as part:
                data = part.read(_PART)
    except OSError:
        raise
    except Exception:  # noqa: BLE001  whatever a damaged archive raises: it is no report then
        return b""
    return _untagged(data).translate(None, _SPACE)[: HEADS["word"]]


def _untagged(data: bytes) -> bytes:
    return b"".join(part.partition(b">")[2] for part in (b">" + data).split(b"<"))
