"""Where last year's report is found: at the path that the configuration names, or beside the draft."""

import os
import stat
from collections.abc import Iterable
from typing import Protocol

from gidr_lint.base.errors import ConfigError
from gidr_lint.base.settings import DEFAULT_MAX_BYTES, Settings
from gidr_lint.document.source import Source
from gidr_lint.formats import FORMATS, format_of_kind, kind_of
from gidr_lint.formats.protocol import FormatRef, Head, is_addressed

MOST_HEADS = 400
# Several that look like last year's are no help.
MOST_BESIDE = 4
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le")
_MOST_KEPT = 4000
Begun = tuple[str, bytes]


class Dated(Protocol):
    """A draft, or what is known of it: by these last year's report is found."""

    @property
    def year(self) -> int | None: ...

    @property
    def organisation(self) -> str | None: ...


class Past:
    """
    Reads last year's reports. How the files of a folder begin is looked up once, until
    `look_again`; then files that have changed since are read anew. Text files larger than `max_bytes`
    are passed over; an office file is as large as its pictures.
    """

    def __init__(self, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._folders: dict[str, list[Begun]] = {}
        self._of_year: dict[tuple[str, int], list[Begun]] = {}
        self._kept: dict[str, tuple[int, int, bytes]] = {}

    def look_again(self) -> None:
        """Look for new and changed files from now on."""
        self._folders.clear()
        self._of_year.clear()
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()

    def beside(self, path: str, shown: str, report: Dated) -> list[Source]:
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
            most = DEFAULT_MAX_BYTES if is_addressed(_format_of(name)) else self._max_bytes
            if len(found) == MOST_BESIDE:
                break
            source = read(os.path.join(folder, name), f"{shown}/{name}" if shown else name, most)
            if source is not None:
                found.append(source)
        return found

    def _heads_of(self, folder: str, year: int) -> list[Begun]:
        """How the files of a folder begin that name a year there."""
        if folder not in self._folders:
            self._folders[folder] = self._heads(folder)
        if (folder, year) not in self._of_year:
            written = list(_written(f"{year}年"))
            self._of_year[folder, year] = [
                item for item in self._folders[folder] if any(word in item[1] for word in written)
            ]
        return self._of_year[folder, year]

    def _heads(self, folder: str) -> list[Begun]:
        """How the files of a folder begin that may be reports, by name."""
        found: list[Begun] = []
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError:
            return []
        for name in names:
            format = _format_of(name)
            head = format.head if format is not None else None
            if name.startswith((".", "~$")) or head is None or len(found) == MOST_HEADS:
                continue
            path = os.path.join(folder, name)
            try:
                facts = os.stat(path)
                if not stat.S_ISREG(facts.st_mode) or facts.st_size > DEFAULT_MAX_BYTES:
                    continue
                kept = self._kept.get(path)
                if kept is None or kept[:2] != (facts.st_mtime_ns, facts.st_size):
                    kept = self._kept[path] = (facts.st_mtime_ns, facts.st_size, _head(path, head))
                found.append((name, kept[2]))
            except OSError:
                continue
        return found


def configured(settings: Settings, report: Dated) -> str | None:
    """The path that the configuration gives for last year's report; None without one, or without a year."""
    template = settings.history_previous
    if not template or report.year is None:
        return None
    path = template.replace("{year-1}", str(report.year - 1)).replace("{year}", str(report.year))
    return path.replace("{name}", settings.organisation_name or report.organisation or "")


def read(path: str, shown: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Source | None:
    """A file to compare with, None where it cannot be read or is too large."""
    from gidr_lint.base.bounded import read_bytes

    try:
        return Source((shown or path).replace(os.sep, "/"), read_bytes(path, max_bytes))
    except ConfigError:
        return None


def is_same(left: str, right: str) -> bool:
    try:
        return os.path.realpath(left) == os.path.realpath(right)
    except (OSError, ValueError):  # an organ's name that no path can have
        return False


def _written(words: str) -> Iterable[bytes]:
    """What words may look like in a file."""
    return (words.encode(name) for name in _ENCODINGS)


def _format_of(name: str) -> FormatRef | None:
    return format_of_kind(kind_of(name))


def _one_of_each(names: list[str], kind: str) -> list[str]:
    """
    The files less those that are another's text in another format, by their names: one report in several
    formats is one report, and the draft's own format counts, else the first of ours.
    """
    best: dict[str, str] = {}
    order = (kind, *(format.kind for format in FORMATS))
    for name in names:
        stem = os.path.splitext(name)[0]
        other = best.get(stem)
        if other is None or order.index(kind_of(name)) < order.index(kind_of(other)):
            best[stem] = name
    return sorted(best.values())


def _head(path: str, head: Head) -> bytes:
    """How a file begins; empty for what is damaged: it is no report then."""
    with open(path, "rb") as handle:
        try:
            return head(handle)
        except OSError:
            raise
        except Exception:  # noqa: BLE001  whatever a damaged archive raises
            return b""
