"""
上一年项目数量加上本年增/减，不会小于0。

Last year's items and the change of this year come to no less than 0.

减少的项目不会多于原有的项目。

Source: derivable, the number of items is no less than 0

Good: 减少的不多于原有的
    !form 2019
    [proactive] licence.previous-items = 2, licence.change = -2

Bad: 减少的多于原有的
    !form 2019
    [proactive] licence.previous-items = 2, licence.change = «-3»
    → 表二“行政许可”行：上一年项目数量2，本年增/减-3，合计小于0
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, row_name, rows_of, rule

MESSAGE = Message(
    zh="表二“{row}”行：上一年项目数量{previous}，本年增/减{change}，合计小于0",
    en="Table 2, row {row}: {previous} items last year and a change of {change} come to less than 0",
    help_zh="请核对这两个数。",
    help_en="Check both figures.",
)


@rule(code="A310", severity=Severity.WARNING, needs=("form", "tables"), signs=("cell:sign",))
def check(case: Case) -> Iterator[Finding]:
    for cells in rows_of(case, "proactive", ("previous-items", "change")):
        previous, change = (cell.figure.amount for cell in cells)
        if previous is None or change is None or previous < 0 or previous + change >= 0:
            continue
        yield Finding(
            cells[1].location,
            MESSAGE(row=row_name(cells[1]), previous=previous, change=cells[1].text.string),
            target=cells[1].target,
            keys=(("cell", cells[1].target),),
        )
