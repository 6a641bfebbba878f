"""One cell that is wrong."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Edit, Message, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation
from gidr_lint.figures.slips.slip import Candidate, Slip, Told
from gidr_lint.figures.slips.words import count_of, held, mended
from gidr_lint.report.model import Report
from gidr_lint.report.names import capital, cell_name, name_in_table

CULPRIT = Message(
    zh="{cell}填的是{found}，改为{value}后{count}合计都对得上",
    en="{cell} says {found}; with {value} {count}",
    help_zh="{sums}。{vouched}请核对后改为{value}。",
    help_en="{sums}. {vouched}Check, then change it to {value}.",
)
LIKELY = Message(
    zh="{cell}填的是{found}，可能应为{value}",
    en="{cell} says {found}; it should perhaps be {value}",
    help_zh="{sums}。{vouched}{why}请对照台账核对。",
    help_en="{sums}. {vouched}{why}Please compare with your register.",
)
# The same where blanks count as 0, which is assumed: the author of the table never writes a zero.
BLANK = Message(
    zh="{cell}{is_blank}，{mended}",
    en="{cell} {is_blank}; {mended}",
    help_zh="{sums}（空白按0计）。{vouched}{why}请对照台账核对这一格。",
    help_en="{sums}, blanks counted as 0. {vouched}{why}Please compare this cell with your register.",
)
FILLED = Message(
    zh="{cell}填的是{found}，空白按0计可能应为{value}",
    en="{cell} says {found}; with blanks counted as 0 it should perhaps be {value}",
    help_zh="{sums}。{vouched}{why}请对照台账核对。",
    help_en="{sums}. {vouched}{why}Please compare with your register.",
)
IS_BLANK = Words("空白", "is blank")


class OneCell(Slip):
    """A cell that alone accounts for every sum that fails."""

    __slots__ = ()
    tells_blanks = True

    def find(self, failed: Failed) -> Iterator[Candidate]:
        for changes in failed.by_cells(1) or ():
            yield Candidate(self, changes, 0)

    def explain(self, told: Told) -> Said:
        fault, (cell, value) = told.fault, told.first
        values: dict[str, object] = {
            "cell": capital(cell_name(cell)),
            "found": held(cell),
            "value": value,
            "count": count_of(fault),
            "sums": told.sums,
            "vouched": told.vouched,
            "why": told.why,
        }
        if fault.is_of_blanks:
            text = cell.text.string
            values["mended"] = mended(told.report, fault, told.explanation)
            values["is_blank"] = Words(f"填的是“{text}”", f"says {text}") if text else IS_BLANK
            return BLANK(**values)
        if fault.assumed:
            return FILLED(**values)
        return (CULPRIT if fault.certain else LIKELY)(**values)

    def brief(self, report: Report, explanation: Explanation) -> Words:
        cell, value = explanation.suspects[0]
        name = name_in_table(cell)
        return Words(f"{name.zh}应为{value}", f"{name.en} should be {value}")

    def title(self, edits: tuple[Edit, ...]) -> Words:
        return Words(f"改为{edits[0].text}", f"Change to {edits[0].text}")
