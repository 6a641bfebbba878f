"""
“本年增/减”填带符号的数字，如+2、-3，没有变化填0。

A change of items is a signed number: +2, -3, or 0 for no change.

“增2”“减1”和横线都不能参与核对；横线也分不清是没有变化还是没有统计。

Source: the official form, 国办公开办函〔2019〕60号

Good: 带符号的数字
    !form 2019
    [proactive] licence.change = -1

Good: 没有变化
    !form 2019
    [proactive] licence.change = 0

Bad: 写成文字
    !form 2019
    [proactive] licence.change = «增2»
    → 表二“行政许可”行“本年增/减”列填的是“增2”，应填带符号的数字

Bad: 填了横线
    !form 2019
    [proactive] licence.change = «—»
    → 表二“行政许可”行“本年增/减”列填的是“—”，应填带符号的数字
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Fix, Message, Severity, capital, cell_name, number_fix, rule

MESSAGE = Message(
    zh="{cell}填的是“{found}”，应填带符号的数字",
    en="{cell} says {found}; a signed number is expected",
    help_zh="增加填+2，减少填-2，没有变化填0。",
    help_en="+2 for two more, -2 for two fewer, 0 for no change.",
)
SIGNS = {"增加": "+", "减少": "-", "新增": "+", "增": "+", "减": "-"}


@rule(
    code="T227",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    outranks=("T214", "T216"),
    signs=("cell:text", "cell:dash"),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    for cell in case.report.cells.values():
        if cell.column.value != "signed" or cell.figure.state not in ("text", "dash"):
            continue
        found = cell.text.string
        number = _signed(found)
        if cell.figure.state == "text" and number is None:
            continue
        fixes: tuple[Fix, ...] = ()
        if number is not None and cell.cell is not None:
            fixes = (number_fix(cell.cell.fill, number, "unsafe"),)
        yield Finding(
            cell.location,
            MESSAGE(cell=capital(cell_name(cell)), found=found),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=fixes,
        )


def _signed(found: str) -> str | None:
    """增2 as +2; None for what is no such change."""
    for word, sign in SIGNS.items():
        rest = found.removeprefix(word)
        if rest != found:
            number = rest.strip().rstrip("项个件")
            return sign + number if number.isdecimal() and number.isascii() else None
    return None
