"""
定稿前，占位符都要换成实际内容。

No placeholder is left in a report.

XX件、×月×日、【待补充】是起草时留下的。“某某”用于举例，不算占位符。

Source: practice

Good: 已经写实
    全年公开政府信息126条。

Good: 型号里的字母不是占位符
    引进XXL-2型设备一台。

Bad: 数字没有填
    全年开展培训«XX»次。
    → 这里还有占位符“XX”没有填写
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

MARK = Pattern(
    r"(?<![A-Za-z0-9×])(?:[XxＸｘ]{2,8}|×{2,8}|[XxＸ×](?=[年月日件个条份次项万元]))(?![A-Za-z0-9×-])"
    r"|_{3,40}|＿{2,40}|【(?:\s{0,4}|(?:待|请|填|补|核|此处|XX)[^】]{0,24})】"
    r"|[（(]?(?:待补充|待核实|待填写|待填|待完善|待定稿)[）)]?|TODO|\*{3,8}(?=[年月日件个条份次项])",
    "X", "x", "Ｘ", "ｘ", "×", "___", "＿＿", "【", "待", "TODO", "***",
)  # fmt: skip
MESSAGE = Message(
    zh="这里还有占位符“{found}”没有填写",
    en="The placeholder {found} is still here",
    help_zh="请填入实际内容；没有发生的写0或“未发生”。",
    help_en="Enter what belongs here, or say that there was none.",
)


@rule(code="P701", severity=Severity.ERROR, signs=tuple(f"text:{literal}" for literal in MARK.literals))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(MARK):
        yield Finding(
            match.location(),
            MESSAGE(found=match.string),
            cause=(("place", passage.number, match.start),),
        )
