"""
数据格里的数字不加千位分隔符。

Numbers in a value cell have no thousands separator.

带分隔符的数字按原数计入合计，只是写法不统一，复制到表格软件里可能变成文字。

Source: practice

Good: 不加分隔符
    [proactive] licence.decisions = 1204

Good: 小数不是分隔符
    [proactive] administrative-fee.fee = 1204.5

Bad: 加了分隔符
    [proactive] licence.decisions = «1,204»
    → 表二“行政许可”行“本年处理决定数量”列的“1,204”带有千位分隔符，请改为1204
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, number_fix, rule

MESSAGE = Message(
    zh="{cell}的“{found}”带有千位分隔符，请改为{number}",
    en="{cell}: {found} has a thousands separator; write {number}",
    help_zh="可以自动改正，数值不变。",
    help_en="The fix changes no figure.",
)


@rule(
    code="T221",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    signs=("cell:thousands",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="thousands"):
        number = cell.figure.digits.replace(",", "").replace("，", "")
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string, number=number),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=(number_fix(cell.text.location(*cell.figure.span), number),),
        )
