"""Which of what was not read is taken for a report: by its name, its folder's, or the reports that were checked near it."""

import os
from collections.abc import Callable, Iterable, Sequence

from gidr_lint.base.diagnostics import Severity
from gidr_lint.cli._files import Unread
from gidr_lint.formats import suffix_of
from gidr_lint.formats.unread import SHEETS

# A name with a word of each is that of a report, unless it says that it is about reports.
_SUBJECTS = ("信息公开", "政务公开")
_REPORTS = ("年报", "报告")
_ABOUT = ("通知", "模板", "样表", "格式", "填报说明", "编制说明")
# Of a spreadsheet: it goes with reports.
_TABLES = ("表", "台账", "统计", "汇总", "清单", "明细", "数据", "底稿")


class Company:
    """
    Where reports were checked. `checked` are their paths; `look` finds out whether a folder holds a report that was
    not given, one of a certain name where a stem is given, too: a program gives the files that have changed.
    """

    def __init__(self, checked: Iterable[str], look: Callable[[str, str | None], bool] | None = None) -> None:
        self._stems: set[tuple[str, str]] = set()
        for path in checked:
            folder, name = os.path.split(os.path.abspath(path))
            self._stems.add((folder, stem_of(name)))
        self._folders = {folder for folder, _ in self._stems}
        self._look = look
        self._here = os.path.join(os.path.abspath("."), "")

    def verdict(self, item: Unread) -> Severity | None:
        """
        How severe it is that this was not read: an error where its name is that of a report, a warning where
        reports were checked beside or above it, or its folder has such a name; None where it is only counted.
        A checked report of the same name excuses it: of one that is there as .docx, too, the .pdf is no loss.
        """
        if not item.counts:
            return None
        folder, name = os.path.split(os.path.abspath(item.path))
        if looks_like_report(name):
            severity = Severity.ERROR
        elif item.by_company and (looks_like_report(os.path.basename(folder)) or self._is_near(folder, item)):
            severity = Severity.WARNING
        else:
            return None
        stem = stem_of(name)
        is_excused = (folder, stem) in self._stems or self._is_there(folder, stem, item)
        return None if is_excused and not item.is_folder else severity

    def reaches(self, folder: str) -> bool:
        """Whether a report was checked in a folder or below."""
        inside = os.path.join(os.path.abspath(folder), "")
        return any(os.path.join(checked, "").startswith(inside) for checked in self._folders)

    def _is_near(self, folder: str, item: Unread) -> bool:
        """Whether a report was checked in a folder or in one above it; of what was not given, up to the current one."""
        places = [folder]
        while places[-1] != os.path.dirname(places[-1]):
            places.append(os.path.dirname(places[-1]))
        if any(place in self._folders for place in places):
            return True
        ours = [place for place in places if os.path.join(place, "").startswith(self._here)] or [folder]
        return any(self._is_there(place, None, item) for place in ours)

    def _is_there(self, folder: str, stem: str | None, item: Unread) -> bool:
        """Whether a report lies in a folder, given or not."""
        return item.named and self._look is not None and self._look(folder, stem)


def nothing_checked(folders: Iterable[str], items: Sequence[Unread], company: Company) -> dict[str, int]:
    """
    The given folders in which no report was checked, and how much of each may be one by its kind and was not
    read: nobody knows whether there is nothing wrong in them.
    """
    found: dict[str, int] = {}
    for folder in folders:
        inside = os.path.join(os.path.abspath(folder), "")
        count = sum(
            item.counts and item.by_company and os.path.abspath(item.path).startswith(inside)
            for item in items
        )
        if count and not company.reaches(folder):
            found[folder] = count
    return found


def looks_like_report(path: str) -> bool:
    """Whether a path's name is that of a report: 某局2024年政府信息公开工作年度报告, 信息公开年报."""
    from unicodedata import normalize

    name = "".join(normalize("NFKC", path.rpartition("/")[2]).split())
    others = _ABOUT + _TABLES if suffix_of(name) in SHEETS else _ABOUT
    return (
        any(word in name for word in _SUBJECTS)
        and any(word in name for word in _REPORTS)
        and not any(word in name for word in others)
    )


def stem_of(name: str) -> str:
    """A file's name without its ending."""
    return name[: len(name) - len(suffix_of(name))]
