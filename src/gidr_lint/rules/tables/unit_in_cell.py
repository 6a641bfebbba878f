"""
数据格只填数字，单位由表头说明。

A value cell holds the number alone; its unit is said by the header.

“25个”与“25”计入合计时一样，但表格不统一。金额的单位与表头不同时，折算后再填。2019年格式的“采购总金额”表头
没有单位，单元格里应写明单位，不在此列。

Source: practice

Good: 只填数字
    [proactive] licence.decisions = 97

Good: 2019年格式的采购总金额要写单位
    !form 2019
    [proactive] procurement.amount = 35.2万元

Bad: 带了单位
    [proactive] licence.decisions = «97件»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97件”，只填数字97

Bad: 金额单位与表头不同
    [proactive] administrative-fee.fee = «265500元»
    → 表二“行政事业性收费”行“本年收费金额”列填的是“265500元”，与表头单位“万元”不一致，折合26.55
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Severity,
    Words,
    cell_name,
    rule,
)

MESSAGE = Message(
    zh="{cell}填的是“{found}”，只填数字{number}",
    en="{cell_en} says {found}; enter only {number}",
    help_zh="单位由表头说明，可直接去掉“{unit}”。",
    help_en="The header gives the unit; leave out {unit}.",
)
CONVERTED = Message(
    zh="{cell}填的是“{found}”，与表头单位“万元”不一致，折合{number}",
    en="{cell_en} says {found}, the header 万元; it comes to {number}",
    help_zh="请核对后改写。",
    help_en="Check and change it.",
)


@rule(code="T215", severity=Severity.WARNING, signs=("cell:unit",), fixable="safe")
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="unit"):
        figure, column = cell.figure, cell.column
        if column.unit_in_cell or "residue" in figure.marks:
            continue
        left, right = figure.value
        number = figure.text[left:right]
        converted = column.value == "money" and figure.unit != column.unit
        if converted:
            number = f"{figure.amount:f}".rstrip("0").rstrip(".") if figure.amount is not None else number
        name = cell_name(cell)
        fixes: tuple[Fix, ...] = ()
        if cell.cell is not None:
            edit = Edit(cell.cell.fill, number)
            if not converted and "note" not in figure.marks:
                fixes = (Fix(Words(f"只留数字{number}", f"Leave only {number}"), (edit,), "safe"),)
            elif converted:
                fixes = (Fix(Words(f"改为{number}", f"Change to {number}"), (edit,), "unsafe"),)
        yield Finding(
            cell.location,
            (CONVERTED if converted else MESSAGE)(
                cell=name.zh,
                cell_en=name.en[:1].upper() + name.en[1:],
                found=figure.text,
                number=number,
                unit=figure.unit,
            ),
            target=cell.target,
            cause=(("cell", cell.target),),
            fixes=fixes,
        )
