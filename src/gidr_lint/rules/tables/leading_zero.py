"""
数字前面不补0。

A number has no zero in front.

“07”按7计入合计；前面的0多半是少写了一位或从别处复制来的，值得看一眼。

Source: practice

Good: 单独的0
    [proactive] coercion.decisions = 0

Good: 小数
    [proactive] administrative-fee.fee = 0.5

Bad: 前面补了0
    [proactive] licence.decisions = «097»
    → 表二“行政许可”行“本年处理决定数量”列的“097”前面多了0，请改为97
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, capital, cell_name, number_fix, rule

MESSAGE = Message(
    zh="{cell}的“{found}”前面多了0，请改为{number}",
    en="{cell}: {found} has a zero in front; write {number}",
    help_zh="请看一眼是不是少写了一位；不是的话可以自动改正。",
    help_en="Look whether a digit is missing; if not, the fix leaves the zero out.",
)


@rule(
    code="T225",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    signs=("cell:leading-zero",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.cells(mark="leading-zero"):
        sign = cell.figure.digits[:1] if cell.figure.digits[:1] in "+-" else ""
        number = sign + (cell.figure.digits.lstrip("+-0").replace(",", "") or "0")
        if number.startswith("."):
            number = "0" + number
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=cell.text.string, number=number),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=(number_fix(cell.text.location(*cell.figure.span), number),),
        )
