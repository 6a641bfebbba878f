"""
2019年格式的“采购总金额”要写明单位。

In the form of 2019 采购总金额 names its unit in the cell.

这一栏的表头没有单位，只写数字分不清是元还是万元，相差一万倍。金额为0，或表头、表题已写明单位的，不提示。

Source: the official form, 国办公开办函〔2019〕60号

Good: 写明单位
    !form 2019
    [proactive] procurement.amount = 35.2万元

Good: 没有采购
    !form 2019
    [proactive] procurement.projects = 0, procurement.amount = 0

Good: 表题写明单位
    !form 2019
    @proactive 单位：件、项、万元
    [proactive] procurement.amount = 35.2

Bad: 没有单位
    !form 2019
    [proactive] procurement.amount = «35»
    → 表二“政府集中采购”行“采购总金额”列填的是“35”，没有写明是元还是万元
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，没有写明是元还是万元",
    en="{cell} says {found}, but not whether it is 元 or 万元",
    help_zh="请在数字后写明单位。",
    help_en="Write the unit behind the number.",
)


@rule(
    code="T228",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    signs=("cell:bare-money",),
)
def check(case: Case) -> Iterator[Finding]:
    if _names_unit(case):
        return
    for cell in case.cells(state="number"):
        if cell.column.unit_in_cell and cell.figure.amount and not cell.figure.unit:
            yield Finding(
                cell.location,
                MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
                target=cell.target,
                keys=(("cell", cell.target),),
            )


def _names_unit(case: Case) -> bool:
    """Whether the header or a caption has the unit."""
    table = case.table("proactive")
    heads = [
        cell.text.string
        for part in (table.tables if table else ())
        for row in part.rows
        for cell in row.cells
        if "采购总金额" in cell.text.string or "单位" in cell.text.string
    ]
    captions = [p.text.string for p in case.passages("paragraph") if "单位" in p.text.string[:12]]
    return any("元" in text for text in (*heads, *captions))
