"""
数据格里的数字用半角。

Digits in a value cell are half-width.

全角数字按原数计入合计，只是写法不统一，复制到表格软件里会变成文字。

Source: practice

Good: 半角数字
    [proactive] licence.decisions = 97

Bad: 全角数字
    [proactive] licence.decisions = «９７»
    → 表二“行政许可”行“本年处理决定数量”列的“９７”是全角数字，请改为97
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, number_fix, rule

MESSAGE = Message(
    zh="{cell}的“{found}”是全角数字，请改为{number}",
    en="{cell}: {found} is full-width; write {number}",
    help_zh="可以自动改正，数值不变。",
    help_en="The fix changes no figure.",
)


@rule(
    code="T222",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    signs=("cell:fullwidth",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="fullwidth"):
        number = cell.figure.digits
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string, number=number),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=(number_fix(cell.text.location(*cell.figure.span), number),),
        )
