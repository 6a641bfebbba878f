"""
数据格里的占位符要换成数字。

A placeholder in a value cell is still to be filled in.

XX、待补充、……是起草时留下的，定稿前应填好。

Source: practice

Good: 已填数字
    [proactive] licence.decisions = 97

Bad: 留着占位符
    [proactive] licence.decisions = «XX»
    → 表二“行政许可”行“本年处理决定数量”列还是占位符“XX”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, rule

MESSAGE = Message(
    zh="{cell}还是占位符“{found}”",
    en="{cell} is still the placeholder {found}",
    help_zh="请填入实际数字；没有发生的填0。",
    help_en="Enter the figure, 0 if there were none.",
)


@rule(
    code="T223",
    severity=Severity.ERROR,
    official=True,
    in_draft=Severity.INFO,
    needs=("form", "tables"),
    outranks=("T216",),
    signs=("cell:placeholder",),
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(state="placeholder"):
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            keys=(("cell", cell.target),),
        )
