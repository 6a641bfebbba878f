"""Short words about a report that the page and the summary share."""

from collections.abc import Mapping

from gidr_lint.forms.model import table_name
from gidr_lint.outputs import Line, Style, Totals
from gidr_lint.outputs.text import account, checked, checked_en

_STATES = {
    "partial": ("部分识别", "in part"),
    "unreadable": ("未能识别", "unreadable"),
    "absent": ("没有", "absent"),
}


def organ(organisation: str | None, path: str) -> str:
    """Whose report it is; where it does not say so, the name of its file."""
    return organisation or path.rpartition("/")[2]


def urgency(line: Line) -> tuple[int, str]:
    """Where a report stands in an overview: what was not read first, then what has most to be done."""
    if line.reason is not None:
        return 0, line.path
    counts = line.counts
    return 1 if counts["error"] else 2 if counts["warning"] else 3 if counts["info"] else 4, line.path


def tables_read(tables: Mapping[str, str], style: Style) -> str:
    """How the official tables were read: 齐全, or those that are not and why."""
    english = style.language == "en"
    if not tables:
        return "—"
    told = []
    for table, state in tables.items():
        if state in _STATES:
            name, words = table_name(table), _STATES[state]
            told.append(f"{name.en} {words[1]}" if english else f"{name.zh}{words[0]}")
    if not told:
        return "all read" if english else "都已识别"
    return (", " if english else "、").join(told)


def not_checked(sums: int, figures: int, style: Style) -> str:
    """How many sums and figures of the prose could not be checked; empty for none."""
    english = style.language == "en"
    told = []
    if sums:
        told.append(f"{sums} sum{'s' * (sums != 1)}" if english else f"合计{sums}条")
    if figures:
        told.append(f"{figures} in the text" if english else f"文字{figures}处")
    return (", " if english else "、").join(told)


def checked_line(totals: Totals, style: Style) -> str:
    """What was checked, as the last line of the text has it."""
    return (checked_en if style.language == "en" else checked)(totals)


def account_line(totals: Totals, style: Style) -> str:
    """What all files that were walked came to, on top of an output that names them; empty where all were checked."""
    return account(totals, style, is_listed=True, is_on_top=True)
