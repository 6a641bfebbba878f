"""Words that the messages about several slips share."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.ordinals import numeral
from gidr_lint.figures.model import Explanation, Fault, Line
from gidr_lint.report.model import BoundCell, Report
from gidr_lint.report.names import column_name, line_name, line_of, listed, name_in_table, row_name, sum_of

CHECK_ZH = "{sums}。{vouched}请对照台账核对。"
CHECK_EN = "{sums}. {vouched}Please compare with your register."


def count_of(fault: Fault) -> Words:
    """How many sums hold once a fault is mended."""
    count = len(fault.broken)
    if count == 1:
        return Words("", "the sum holds")
    written = "两" if count == 2 else numeral(count) if count <= 10 else str(count)
    return Words(f"{written}处", "both sums hold" if count == 2 else f"all {count} sums hold")


def mended(report: Report, fault: Fault, explanation: Explanation) -> Words:
    """What becomes of the sums with other values in blank cells; no more than may be so if not all hold."""
    values = {suspect.cell.target: suspect.value for suspect in explanation.suspects}
    filled = listed((Words(str(v), str(v)) for v in values.values()), last_zh="和", last_en=" and ")
    for instance in fault.broken:
        left, right = (
            sum_of(report, side) + sum(values.get(target, 0) for target in side)
            for side in (instance.left, instance.right)
        )
        if left != right:
            return Words(f"可能应为{filled.zh}", f"perhaps it should be {filled.en}")
    count = count_of(fault)
    return Words(f"填{filled.zh}后{count.zh}合计都对得上", f"with {filled.en} {count.en}")


def held(cell: BoundCell) -> str | Words:
    """What a cell says, in words where it is blank."""
    return cell.text.string or Words("空白", "(blank)")


def beside(cell: BoundCell, first: BoundCell) -> Words:
    """A cell named after another: by its column alone in the same row, by its row in the same column."""
    if cell.target.row == first.target.row:
        return Words(f"“{column_name(cell)}”列", f"column {column_name(cell)}")
    if cell.target.column == first.target.column:
        return Words(f"“{row_name(cell)}”行", f"row {row_name(cell)}")
    return name_in_table(cell)


def named(report: Report, explanation: Explanation, line: Line) -> Words:
    """A row or column that an explanation is about."""
    return line_of(report, explanation.suspects[0].cell.target.table, line.id, row=line.is_row)


def is_in_one_row(explanation: Explanation) -> bool:
    """Whether the cells that are wrong stand in one row, else in one column."""
    return len({suspect.cell.target.row for suspect in explanation.suspects}) == 1


def own_line(explanation: Explanation) -> Words:
    """The row or column in which the cells that are wrong stand."""
    cell = explanation.suspects[0].cell
    is_row = is_in_one_row(explanation)
    return line_name(row_name(cell) if is_row else column_name(cell), row=is_row)
