"""
件数应是整数。

A count is a whole number.

金额可以有小数，件数不会。“12.0”等于12，只作提示。

Source: practice

Good: 金额有小数
    [proactive] administrative-fee.fee = 26.55

Bad: 件数有小数
    [proactive] licence.decisions = «97.5»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97.5”，件数应是整数
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，件数应是整数",
    en="{cell} says {found}; a count is a whole number",
    help_zh="请核对后填写整数。",
    help_en="Check and enter a whole number.",
)


@rule(code="T220", severity=Severity.ERROR, official=True, needs=("form", "tables"), signs=("cell:decimal",))
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="decimal"):
        amount = cell.figure.amount
        if cell.column.value == "money":
            continue
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            severity=None if amount is None or amount != int(amount) else Severity.INFO,
            keys=(("cell", cell.target),),
        )
