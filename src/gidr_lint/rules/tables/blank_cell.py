"""
数据格不应留空，没有发生的填0。

A value cell is not left blank; where nothing occurred it holds 0.

A blank may be a zero or a figure that was forgotten, and the sums that need it cannot be checked.
One finding a table names how many there are and the first of them.

Source: practice

Good: 没有发生的填0
    [applications] denied-query-matter.business = 0

Bad: 留了两个空格
    [applications] denied-query-matter.business = "", denied-query-matter.research = ""
    → 表三有2个数据格空白（最先是“8.属于行政查询事项”行“商业企业”列），暂未核对相关合计

Bad: 表二的空格不影响合计
    [proactive] penalty.decisions = ""
    → 表二有1个数据格空白（“行政处罚”行“本年处理决定数量”列）
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundCell,
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Related,
    Severity,
    Target,
    Words,
    capital,
    cell_name,
    name_in_table,
    rule,
    table_name,
)

MESSAGE = Message(
    zh="{table}有{count}个数据格{how}（{first}）{sums}",
    en="{table} has {count} {how} {cells} ({first}){sums}",
    help_zh="没有发生的，请填0；确认都是0时可一次全部填上。",
    help_en="Enter 0 where nothing occurred; the fix fills all of them.",
)
UNCHECKED = Words("，暂未核对相关合计", "; the sums that need them were not checked")
BLANK, ABSENT = Words("空白", "blank"), Words("缺失", "missing")
EITHER = Words("空白或缺失", "blank or missing")
NOTHING = Words("", "")
FILL = Words("空白格填0", "Fill the blank cell with 0")
MOST_RELATED = 5


@rule(code="T213", severity=Severity.WARNING, signs=("cell:blank", "cell:absent"), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        cells = [cell for block in table.blocks if block.sure for cell in block.cells.values()]
        blank = [
            cell for cell in cells if cell.figure.state in ("blank", "absent") and not cell.figure.residue
        ]
        if not blank:
            continue
        states = {cell.figure.state for cell in blank}
        targets = {cell.target for cell in blank}
        skipped = any(
            state == "skipped" and not targets.isdisjoint(instance.cells)
            for instance, state in case.instances
        )
        yield Finding(
            blank[0].location,
            MESSAGE(
                table=capital(table_name(table.id)),
                count=len(blank),
                how=EITHER if len(states) == 2 else ABSENT if "absent" in states else BLANK,
                sums=UNCHECKED if skipped else NOTHING,
                cells=Words("", "cell" if len(blank) == 1 else "cells"),
                first=_first(blank),
            ),
            target=blank[0].target if len(blank) == 1 else Target(blank[0].target.section, table.id),
            cause=(("blank", table.id), *(("cell", cell.target) for cell in blank)),
            related=tuple(
                Related(cell.location, cell_name(cell), None, cell.target)
                for cell in blank[1 : MOST_RELATED + 1]
            ),
            fixes=_fill(blank),
        )


def _first(blank: list[BoundCell]) -> Words:
    name = name_in_table(blank[0])
    return name if len(blank) == 1 else Words(f"最先是{name.zh}", f"first in {name.en}")


def _fill(blank: list[BoundCell]) -> tuple[Fix, ...]:
    edits = tuple(Edit(cell.cell.fill, "0") for cell in blank if cell.cell is not None)
    if not edits:
        return ()
    return (
        Fix(
            FILL
            if len(edits) == 1
            else Words(f"{len(edits)}个空白格全部填0", f"Fill {len(edits)} blank cells with 0"),
            edits,
            "unsafe",
        ),
    )
