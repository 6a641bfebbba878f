"""
数据格应填数字，不用“/”“—”代替。

A value cell holds a number; a dash or slash is none.

“/”可能表示没有，也可能表示不适用，合计无法核对。没有规章制定权的机关在“规章”行填“/”较常见，只作提
示。一行只报一条，写明各格；许多行都这样填的，整张表报一条。

One finding a row names all its cells; where many rows are filled so, one finding names the
table.

Source: practice

Good: 填0
    [proactive] penalty.decisions = 0

Bad: 填了斜线
    [proactive] penalty.decisions = «/»
    → 表二“行政处罚”行“本年处理决定数量”列填的是“/”，这里应填数字

Bad: 整张表都填了斜线
    [proactive] all = /
    → 表二有10个数据格填的是“/”（最先是“规章”行“本年制发件数”列），这里应填数字
"""

from collections.abc import Iterator, Sequence

from gidr_lint.api import (
    BoundCell,
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Related,
    Said,
    Severity,
    Target,
    Words,
    blanks_of,
    capital,
    cell_name,
    name_in_table,
    rule,
)

ROW = Message(
    zh="{cell}填的是“{found}”，这里应填数字",
    en="{cell} says {found}; a number is expected",
    help_zh="没有发生的填0。{more}",
    help_en="Enter 0 if there were none. {more}",
)
MANY = Message(
    zh="{table}有{count}个数据格填的是“{found}”（最先是{first}），这里应填数字",
    en="{table} has {count} cells that say {found} (first in {first}); numbers are expected",
    help_zh="没有发生的填0；确认都是0时可一次全部改正。",
    help_en="Enter 0 where nothing occurred; the fix changes all of them.",
)
MOST_ROWS = 3
MOST_RELATED = 5
RULES = "rules"
NO_MORE = Words("", "")
# The few cells that stay as they are, each of which then has a finding of its own.
UNCOVERS = ("T214",)


@rule(
    code="T214",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    signs=("cell:dash",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    tables: dict[str | None, dict[object, list[BoundCell]]] = {}
    for cell in case.cells(state="dash"):
        # What stands beside a converter's residue is part of that finding, and of no other.
        key = cell.target if cell.figure.residue else cell.target.row
        tables.setdefault(cell.target.table, {}).setdefault(key, []).append(cell)
    for rows in tables.values():
        plain = [cells for key, cells in rows.items() if not isinstance(key, Target)]
        if sum(cells[0].target.row != RULES for cells in plain) > MOST_ROWS:
            yield _many(case, [cell for cells in plain for cell in cells])
            plain = []
        for cells in (*plain, *(cells for key, cells in rows.items() if isinstance(key, Target))):
            yield _row(case, cells)


def _row(case: Case, cells: Sequence[BoundCell]) -> Finding:
    first, more = cells[0], len(cells) - 1
    said = ROW(
        cell=capital(cell_name(first)),
        found=_written(first),
        more=Words(f"本行还有{more}格也是如此。", f"{more} more in this row.") if more else NO_MORE,
    )
    severity = Severity.INFO if first.target.row == RULES else None
    return _finding(case, cells, said, first.target, severity)


def _many(case: Case, cells: Sequence[BoundCell]) -> Finding:
    first = cells[0]
    said = MANY(
        table=capital(first.table_name),
        count=len(cells),
        found=_written(first),
        first=name_in_table(first),
    )
    return _finding(case, cells, said, Target(first.target.section, first.target.table), None)


def _written(cell: BoundCell) -> str:
    return cell.figure.text[slice(*cell.figure.span)]


def _finding(
    case: Case, cells: Sequence[BoundCell], said: Said, target: Target, severity: Severity | None
) -> Finding:
    known = blanks_of(case, cells)
    edits = tuple(
        Edit(cell.cell.fill, "0")
        for cell in cells
        if cell.cell is not None and cell.target not in known.others and not known.values.get(cell.target)
    )
    title = Words("改为0", "Change to 0") if len(edits) == 1 else Words("都改为0", "Change all to 0")
    return Finding(
        cells[0].location,
        said,
        target=target,
        severity=severity,
        keys=tuple(("cell", cell.target) for cell in cells),
        related=tuple(
            Related(cell.location, cell_name(cell), None, cell.target) for cell in cells[1 : MOST_RELATED + 1]
        ),
        fixes=(Fix(title, edits, "unsafe", UNCOVERS),) if edits else (),
    )
