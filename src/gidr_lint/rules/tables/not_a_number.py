"""
数据格应填数字，不填文字。

A value cell holds a number, no words.

文字无法计入合计，读者也无从比较。数字后带括号说明的见T232。

Source: practice

Good: 填数字
    [proactive] licence.decisions = 97

Bad: 填了文字
    [proactive] licence.decisions = «详见附件»
    → 表二“行政许可”行“本年处理决定数量”列填的是“详见附件”，这里应填数字
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，这里应填数字",
    en="{cell_en} says {found}; a number is expected",
    help_zh="请填数字，没有发生的填0；说明文字请放到表格下方。",
    help_en="Enter the number, 0 if there were none; put remarks below the table.",
)


@rule(code="T216", severity=Severity.ERROR, signs=("cell:text",))
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(state="text"):
        name = cell_name(cell)
        yield Finding(
            cell.location,
            MESSAGE(cell=name.zh, cell_en=name.en[:1].upper() + name.en[1:], found=cell.text.string),
            target=cell.target,
            severity=None,
            cause=(("cell", cell.target),),
        )
