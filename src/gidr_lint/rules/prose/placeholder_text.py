"""
定稿前，占位符都要换成实际内容。

No placeholder is left in a report.

XX件、×月×日、【待补充】是起草时留下的。“某某”用于举例，不算占位符。

Source: practice

Good: 已经写实
    全年公开政府信息126条。

Good: 型号里的字母不是占位符
    引进XXL-2型设备一台。

Good: 日期写全，或只写年月
    本报告于2025年1月20日公布，2024年12月完成改版，记录申请的年月日。

Good: 整段的下划线是分隔线
    ＿＿＿＿＿＿＿＿＿＿＿＿

Bad: 数字没有填
    全年开展培训«XX»次。
    → 这里还有占位符“XX”没有填写

Good: 选择一项工作试点
    选择一项基层工作先行试点，群众可以点击此处的专栏查看。

Bad: Word的内容控件没有填
    全年开展培训«单击或点击此处输入文字。»
    → 这里还有占位符“单击或点击此处输入文字。”没有填写

Bad: 日期没有填
    !beside D512
    @signature «2025年 月 日»

Bad: 一个单位名称里有两处
    加强与«XX»县XX局的沟通协作。
    → 这里还有占位符“XX”没有填写
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Match,
    Message,
    Pattern,
    Related,
    Severity,
    Words,
    rule,
    sentence,
)

MARK = Pattern(
    r"(?<![A-Za-z0-9×])(?:[XxＸｘ]{2,8}|×{2,8}|[XxＸ×](?=[年月日件个条份次项万元]))(?![A-Za-z0-9×-])"
    r"|_{3,40}|＿{2,40}|【(?:\s{0,4}|(?:待|请|填|补|核|此处|XX)[^】]{0,24})】"
    r"|[（(]?(?:待补充|待核实|待填写|待填|待完善|待定稿)[）)]?|TODO|\*{3,8}(?=[年月日件个条份次项])"
    r"|(?<![\d*])\*{2}(?=[件条次项宗份])"
    r"|(?:(?:单击|双击|点击|轻触)(?:或(?:点击|点按|单击|轻触))?此处(?:可)?(?:输入|添加|键入|选择)(?:文字|文本|日期|标题|副标题|内容|姓名|数字)|单击或点击以输入(?:文字|日期))。?|(?<![一-龥])选择一项。"
    r"|Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?|Choose an item\.?"
    r"|(?:19|20)\d\d\s{0,2}年[ \u3000\xa0]{0,8}(?:\d{1,2}[ \u3000\xa0]?)?月[ \u3000\xa0]{0,8}日(?!期|常|均|益|前)",
    "X", "x", "Ｘ", "ｘ", "×", "___", "＿＿", "【", "待", "TODO", "**", "月日", "月 日", "月\u3000日", "月  ", "月\u3000\u3000", "月\xa0",
    "此处", "以输入", "选择一项", "Click", "Choose",
)  # fmt: skip
# A paragraph of nothing else and this long is a rule between parts of the page.
_RULE, _LINES = 10, "_＿ \u3000"
MESSAGE = Message(
    zh="这里还有占位符“{found}”没有填写",
    en="The placeholder {found} is still here",
    help_zh="请填入实际内容；没有发生的写0或“未发生”。",
    help_en="Enter what belongs here, or say that there was none.",
)


@rule(
    code="P701",
    severity=Severity.ERROR,
    in_draft=Severity.INFO,
    outranks=("N",),
    signs=tuple(f"text:{literal}" for literal in MARK.literals),
)
def check(case: Case) -> Iterator[Finding]:
    open: dict[tuple[int, int], list[Match]] = {}
    for passage, match in case.find(MARK, margins=True):
        if len(match.string) >= _RULE and not passage.text.string.strip(_LINES):
            continue
        # What one sentence leaves open is one thing to fill in: XX县XX局, ××月××日.
        start, _ = sentence(passage.text.string, match.start, match.end)
        open.setdefault((passage.number, start), []).append(match)
    for (number, _), (first, *others) in open.items():
        yield Finding(
            first.location(),
            MESSAGE(found=first.string.strip()),
            keys=tuple(("place", number, place) for match in (first, *others) for place in _places(match)),
            related=tuple(Related(match.location(), Words(match.string, match.string)) for match in others),
        )


def _places(match: Match) -> set[int]:
    """Where other rules may find the same fault: with the stop that it ends with the sentence has two."""
    return {match.start, match.end - 1} if match.string.endswith("。") else {match.start}
