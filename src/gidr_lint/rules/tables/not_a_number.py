"""
数据格应填数字，不填文字。

A value cell holds a number, no words.

文字无法计入合计，读者也无从比较。数字后带括号说明的见T232；2019年格式“本年增/减”写成“增2”的，只作提示。

Source: practice

Good: 填数字
    [proactive] licence.decisions = 97

Bad: 填了文字
    [proactive] licence.decisions = «详见附件»
    → 表二“行政许可”行“本年处理决定数量”列填的是“详见附件”，这里应填数字
"""

from collections.abc import Iterator

from gidr_lint.api import BoundCell, Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，这里应填数字",
    en="{cell} says {found}; a number is expected",
    help_zh="请填数字，没有发生的填0；说明文字请放到表格下方。",
    help_en="Enter the number, 0 if there were none; put remarks below the table.",
)


@rule(code="T216", severity=Severity.ERROR, official=True, needs=("form", "tables"), signs=("cell:text",))
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(state="text"):
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            severity=Severity.INFO if _is_worded_change(cell) else None,
            keys=(("cell", cell.target),),
        )


def _is_worded_change(cell: BoundCell) -> bool:
    """Whether the sign of a change is written as a word: 增2 for +2."""
    return cell.column.value == "signed" and any(map(str.isdecimal, cell.text.string))
