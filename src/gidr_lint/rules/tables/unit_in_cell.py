"""
数据格只填数字，单位由表头说明。

A value cell holds the number alone; its unit is said by the header.

“25个”与“25”计入合计时一样，但表格不统一。金额的单位与表头不同时，折算后再填。2019年格式的“采购总金额”表头
没有单位，单元格里应写明单位，不在此列；本地格式的金额列没有写 `unit` 的，也不提。

Source: practice

Good: 只填数字
    [proactive] licence.decisions = 97

Good: 2019年格式的采购总金额要写单位
    !form 2019
    [proactive] procurement.amount = 35.2万元

Bad: 带了单位
    [proactive] licence.decisions = «97件»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97件”，数据格只填数字97

Bad: 金额单位与表头不同
    [proactive] administrative-fee.fee = «265500元»
    → 表二“行政事业性收费”行“本年收费金额”列填的是“265500元”，与表头单位“万元”不一致，折合26.55万元

Bad: 件数带了金额单位
    [proactive] licence.decisions = «97万元»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97万元”，单位“万元”与这一列不符
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from gidr_lint.api import Case, Figure, Finding, Fix, Message, Severity, capital, cell_name, number_fix, rule

# How large the amount is shows only without its own unit.
UNCOVERS = ("T226",)
MESSAGE = Message(
    zh="{cell}填的是“{found}”，数据格只填数字{number}",
    en="{cell} says {found}; enter only {number}",
    help_zh="单位由表头说明，可直接去掉“{unit}”。",
    help_en="The header gives the unit; leave out {unit}.",
)
CONVERTED = Message(
    zh="{cell}填的是“{found}”，与表头单位“{header}”不一致，折合{number}{header}",
    en="{cell} says {found}, the header {header}; it comes to {number}{header}",
    help_zh="请核对后改填{number}。",
    help_en="Check, then enter {number}.",
)
MISFIT = Message(
    zh="{cell}填的是“{found}”，单位“{unit}”与这一列不符",
    en="{cell} says {found}; {unit} is no unit of this column",
    help_zh="请核对是不是填错了格，再只填数字。",
    help_en="Look whether it belongs in another cell, then enter the number alone.",
)
MONEY = ("元", "千元", "万元", "亿元")


@rule(
    code="T215",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    signs=("cell:unit",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="unit"):
        figure, column = cell.figure, cell.column
        if column.unit_in_cell or "residue" in figure.marks:
            continue
        is_money = column.value == "money"
        if is_money and not column.unit and figure.unit in MONEY:
            # The header says no unit, so nothing is known to be converted to.
            continue
        message, number, safety = _judged(figure, is_money, column.unit)
        fixes: tuple[Fix, ...] = ()
        if cell.cell is not None and safety is not None and "note" not in figure.marks:
            fixes = (number_fix(cell.cell.fill, number, safety)._replace(uncovers=UNCOVERS),)
        yield Finding(
            cell.location,
            message(
                cell=capital(cell_name(cell)),
                found=figure.text,
                number=number,
                unit=figure.unit,
                header=column.unit,
            ),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=fixes,
        )


def _judged(
    figure: Figure, is_money: bool, unit: str
) -> tuple[Message, str, Literal["safe", "unsafe"] | None]:
    """What to say, the number that the cell should hold, and how safe it is to write it there."""
    if (figure.unit in MONEY) is not is_money:
        return MISFIT, figure.digits, None
    if is_money and figure.unit != unit and figure.amount is not None:
        return CONVERTED, f"{Decimal(figure.amount).normalize():f}", "unsafe"
    return MESSAGE, figure.digits, "safe"
