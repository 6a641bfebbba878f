"""
收费总额应等于各项之和。

The fees of the parts add up to the whole.

“共收取……元，其中甲……元、乙……元”逐项写出的，加起来应等于总额；写“等”“包括”的不算列全。

Source: derivable, the list is complete

Good: 各项之和相符
    @other-matters 共收取信息处理费500元。其中甲局1件300元，乙局1件200元。

Good: 没有列全
    @other-matters 共收取信息处理费500元。其中甲局300元等。

Bad: 各项之和不符
    @other-matters 共收取信息处理费«500»元。其中甲局1件300元，乙局1件100元。
    → 第六部分写共500元，各项300＋100＝400元
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule, section_name

MESSAGE = Message(
    zh="{section}写共{whole}{unit}，各项{sum}＝{total}{unit}",
    en="{section} says {whole}{unit} in all, but the parts add up to {total}{unit} ({sum_en})",
    help_zh="请核对总额和各项。",
    help_en="Check the whole and its parts.",
)
MONEY = ("元", "万元")
OPEN = ("等", "包括", "含", "每", "标准", "主要", "分别")


@rule(
    code="N426",
    severity=Severity.WARNING,
    signs=tuple(f"text:元{mark}其中" for mark in ("。", "，", "；", "（", ",", "：", "")),
)
def check(case: Case) -> Iterator[Finding]:
    for passage in case.passages("paragraph"):
        string = passage.text.string
        place = string.find("其中")
        if place == -1 or "费" not in string[:place] or "收取" not in string[:place]:
            continue
        end = min((stop for mark in "。；" if (stop := string.find(mark, place)) != -1), default=len(string))
        money = [number for number in case.quantities(passage) if number.unit in MONEY]
        before = [number for number in money if number.end <= place and place - number.end <= 2]
        parts = [number for number in money if place <= number.start and number.end <= end]
        listed = string[place:end]
        # 甲局2件、收取900元: a number of cases before each amount belongs to it.
        if "收取" in listed:
            listed = listed.replace("件、收取", "件收取").replace("件，收取", "件收取")
        pieces = [piece for piece in listed.replace("、", "，").split("，") if piece.strip()]
        if not before or len(parts) < 2 or len(pieces) != len(parts):
            continue
        whole = before[-1]
        if any(word in string[place:end] for word in OPEN) or any(
            n.loose or n.unit != whole.unit for n in parts
        ):
            continue
        total = sum(number.amount for number in parts)
        if total == whole.amount:
            continue
        spot = passage.text.location(whole.start, whole.digits_end)
        yield Finding(
            spot,
            MESSAGE(
                section=section_name(case.report, passage.section),
                whole=whole.amount,
                unit=whole.unit,
                sum="＋".join(str(number.amount) for number in parts),
                sum_en=" + ".join(str(number.amount) for number in parts),
                total=total,
            ),
            keys=(("claim", spot),),
        )
