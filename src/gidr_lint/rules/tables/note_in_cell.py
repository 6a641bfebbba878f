"""
数据格里只填数字，说明放到表格下方。

A value cell holds the number alone; a remark goes below the table.

数字按原数计入合计，说明文字不影响核对。

Source: practice

Good: 说明放在表格下方
    [proactive] licence.decisions = 97

Bad: 数字后带了说明
    [proactive] licence.decisions = «97（含委托）»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97（含委托）”，数字后的说明请放到表格下方

Bad: 数字后带了注号
    [proactive] licence.decisions = «97①»
    → 表二“行政许可”行“本年处理决定数量”列填的是“97①”，数字后的说明请放到表格下方
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，数字后的说明请放到表格下方",
    en="{cell} says {found}; put the remark below the table",
    help_zh="数据格只留数字。",
    help_en="Leave only the number in the cell.",
)


@rule(code="T232", severity=Severity.INFO, official=True, needs=("form", "tables"), signs=("cell:note",))
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="note"):
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            keys=(("cell", cell.target),),
        )
