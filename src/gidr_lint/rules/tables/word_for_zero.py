"""
数据格里的零写作0，不写“无”“零”。

Zero is written 0 in a value cell, not as a word.

“无”按0计入合计，只是写法不统一。

Source: practice

Good: 填0
    [proactive] coercion.decisions = 0

Bad: 填了“无”
    [proactive] coercion.decisions = «无»
    → 表二“行政强制”行“本年处理决定数量”列填的是“无”，请写作0
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, number_fix, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，请写作0",
    en="{cell} says {found}; write 0",
    help_zh="数据格统一填阿拉伯数字。",
    help_en="Value cells hold digits.",
)


@rule(
    code="T218",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    signs=("cell:word-zero",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(state="word-zero"):
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=(number_fix(cell.text.location(*cell.figure.span), "0"),),
        )
