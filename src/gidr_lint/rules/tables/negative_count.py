"""
件数不会是负数。

A count is not negative.

2019年格式的“本年增/减”可以为负，不在此列。负数不计入合计。

Source: practice

Good: 增减可以为负
    !form 2019
    [proactive] licence.change = -1

Bad: 件数为负
    [proactive] licence.decisions = «-3»
    → 表二“行政许可”行“本年处理决定数量”列填的是“-3”，件数不会是负数
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，件数不会是负数",
    en="{cell} says {found}; a count is not negative",
    help_zh="请核对后填写；没有发生的填0。",
    help_en="Check and enter the count, 0 if there were none.",
)


@rule(code="T219", severity=Severity.ERROR, official=True, needs=("form", "tables"), signs=("cell:sign",))
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="sign"):
        if cell.column.value == "signed" or not cell.figure.digits.startswith("-"):
            continue
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            keys=(("cell", cell.target),),
        )
