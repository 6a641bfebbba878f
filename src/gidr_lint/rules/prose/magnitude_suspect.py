"""
“万”不能多写。

The character 万 is not written where the parts say otherwise.

总数带“万”，各部分不带，而数字正好加得上，多半是总数多写了“万”。

Source: derivable

Good: 数量级一致
    公开信息5万条，其中政策类2万条、服务类3万条。

Bad: 总数多了“万”
    公开信息«126万条»，其中政策类26条、服务类100条。
    → 这里写“126万条”，而后面各项相加是126条
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule, sentence

WHOLE = Pattern(r"(?<![\d.])(?P<number>\d{1,9})万(?P<unit>[条件个次人份篇项])", "万")
PART = Pattern(r"(?<![\d.])(?P<number>\d{1,9})(?P<unit>[条件个次人份篇项])")
MESSAGE = Message(
    zh="这里写“{found}”，而后面各项相加是{total}{unit}",
    en="This says {found}, but the items that follow add up to {total}{unit}",
    help_zh="请核对是否多写了“万”。",
    help_en="Check whether 万 should be deleted.",
)


@rule(code="P718", severity=Severity.WARNING, signs=tuple(f"text:万{unit}" for unit in "条件个次人份篇项"))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(WHOLE):
        _, end = sentence(passage.text.string, match.start, match.end, stops="。")
        rest = passage.text.part(match.end, end)
        parts = [int(m.group("number")) for m in PART.find(rest) if m.group("unit") == match.group("unit")]
        if len(parts) >= 2 and sum(parts) == int(match.group("number")):
            yield Finding(
                match.location(),
                MESSAGE(found=match.string, total=sum(parts), unit=match.group("unit")),
                keys=(("place", passage.number, match.start),),
            )
