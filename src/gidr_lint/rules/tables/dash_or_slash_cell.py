"""
数据格应填数字，不用“/”“—”代替。

A value cell holds a number; a dash or slash is none.

“/”可能表示没有，也可能表示不适用，合计无法核对。没有规章制定权的机关在“规章”行填“/”较常见，只作提示。
One finding a row names all its cells.

Source: practice

Good: 填0
    [proactive] penalty.decisions = 0

Bad: 填了斜线
    [proactive] penalty.decisions = «/»
    → 表二“行政处罚”行“本年处理决定数量”列填的是“/”，这里应填数字
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
    Words,
    cell_name,
    rule,
)

MESSAGE = Message(
    zh="{cell}填的是“{found}”，这里应填数字",
    en="{cell_en} says {found}; a number is expected",
    help_zh="没有发生的填0。{more}",
    help_en="Enter 0 if there were none. {more}",
)


@rule(code="T214", severity=Severity.WARNING, signs=("cell:dash",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    rows: dict[tuple[object, ...], list[BoundCell]] = {}
    for cell in case.cells(state="dash"):
        rows.setdefault((cell.target.table, cell.target.row), []).append(cell)
    for cells in rows.values():
        first = cells[0]
        name = cell_name(first)
        left, right = first.figure.value
        more = len(cells) - 1
        fix = Fix(
            Words("改为0", "Change to 0"),
            tuple(Edit(c.cell.fill, "0") for c in cells if c.cell is not None),
            "unsafe",
        )
        yield Finding(
            first.location,
            MESSAGE(
                cell=name.zh,
                cell_en=name.en[:1].upper() + name.en[1:],
                found=first.text.string[left:right] or first.text.string,
                more=Words(f"本行还有{more}格也是如此。", f"{more} more in this row.")
                if more
                else Words("", ""),
            ),
            target=first.target,
            severity=Severity.INFO if first.target.row == "rules" else None,
            cause=tuple(("cell", cell.target) for cell in cells),
            related=tuple(Related(c.location, cell_name(c), None, c.target) for c in cells[1:]),
            fixes=(fix,) if fix.edits else (),
        )
