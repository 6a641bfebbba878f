"""
开头说报告由几个部分组成，正文就有几个部分。

The number of parts that the preamble announces is that of the report.

沿用旧文本时，开头还写着“由五个部分组成”，正文已是六个部分。

Source: practice

Good: 与正文一致
    @preamble 本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。

Bad: 说五个部分，实际六个
    @preamble 本报告由总体情况等«五个部分»组成。
    → 开头说由五个部分组成，正文有6个部分
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

STATED = Pattern(
    r"(?P<whole>(?P<number>[二三四五六七八九十两]|\d{1,2})(?:个|大|项)?(?:部分|方面|章节))(?:内容)?(?:的内容)?(?:组成|构成)|(?:包括|共分?|分为?|共有)(?P<other>(?P<count>[二三四五六七八九十]|\d{1,2})个?部分)",
    "部分", "方面", "章节",
)  # fmt: skip
NUMERALS = "零一二三四五六七八九十"
MESSAGE = Message(
    zh="开头说由{stated}组成，正文有{count}个部分",
    en="The preamble announces {stated}, the report has {count} parts",
    help_zh="请改开头的数，或查看是否漏了一个部分。",
    help_en="Change the number, or look whether a part was lost.",
)


@rule(
    code="S115",
    severity=Severity.INFO,
    signs=(
        "text:部分组成",
        "text:部分构成",
        "text:方面组成",
        "text:方面构成",
        "text:部分内容组成",
        "text:章节",
        "text:个部分",
    ),
)
def check(case: Case) -> Iterator[Finding]:
    parts = len({part.run for part in case.report.parts})
    count = len(case.report.parts)
    if parts != 1 or count < 2:
        return
    for _, match in case.find(STATED, ("preamble",)):
        name = "whole" if match.group("whole") else "other"
        written = match.group("number") or match.group("count")
        stated = int(written) if written.isdecimal() else max(NUMERALS.find(written), 0)
        if stated and stated != count:
            yield Finding(
                match.location(name),
                MESSAGE(stated=match.group(name), count=count),
                cause=(("parts-stated",),),
            )
            return
