"""
括号里逐项列出的，各项之和应等于括号前的数。

What a bracket lists one by one adds up to the figure before it.

只核对至少三项、单位相同、没有“其中”“等”“包括”的列举。

Source: derivable, the list is complete

Good: 各项之和相符
    全年开展培训和咨询活动10次（一季度4次、二季度3次、三季度3次）。

Good: 没有列全
    全年发布信息10条（其中通知4条、公告3条、简报2条）。

Good: 有一项没有写数
    全年发布信息10条（通知4条、公告3条、简报若干）。

Good: 同一条信息可能发布在几个平台
    全年主动公开信息126条（网站100条、微博80条、微信60条）。

Good: 按两种办法分列
    全年公开信息30条（通知24条、公告6条、简报26条、专报4条）。

Bad: 各项之和不符
    全年发布信息«10»条（通知4条、公告3条、简报2条）。
    → 第一部分写10条，括号里各项4＋3＋2＝9条
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gidr_lint.api import Case, Finding, Message, Passage, Quantity, Severity, rule, section_name

MESSAGE = Message(
    zh="{section}写{whole}{unit}，括号里各项{sum}＝{total}{unit}",
    en="{section} says {whole}{unit}, but what the bracket lists adds up to {total}{unit} ({sum_en})",
    help_zh="请核对总数和各项。",
    help_en="Check the whole and its parts.",
)
LEAST = 3
LONGEST = 300
UNITS = ("件", "条", "个", "项", "份", "宗", "起", "次", "篇", "期", "人", "场", "元")
OPEN = ("其中", "等", "包括", "含", "占", "%", "％", "同比", "增", "减", "上年", "去年", "主要", "另", "累计")
SHARED = (
    *(
        "网站",
        "微博",
        "微信",
        "公众号",
        "平台",
        "抖音",
        "视频号",
        "新媒体",
        "专栏",
        "栏目",
        "客户端",
        "公报",
        "政务号",
    ),
    *(
        "网上",
        "网络",
        "信函",
        "邮寄",
        "当面",
        "现场",
        "窗口",
        "传真",
        "邮件",
        "分别",
        "同步",
        "同时",
        "转发",
        "归入",
        "均",
    ),
)
OUTCOMES = ("公开", "办结", "答复", "结转", "无法提供", "不予", "维持", "纠正")


@rule(
    code="N425",
    severity=Severity.WARNING,
    signs=tuple(f"text:{unit}{mark}" for unit in UNITS for mark in "（("),
)
def check(case: Case) -> Iterator[Finding]:
    for passage in case.passages("paragraph"):
        string = passage.text.string
        if "（" not in string and "(" not in string:
            continue
        numbers = case.quantities(passage)
        for index, whole in enumerate(numbers):
            if string[whole.end : whole.end + 1] not in ("（", "("):
                continue
            end = string.find("）" if string[whole.end] == "（" else ")", whole.end, whole.end + LONGEST)
            inside = [number for number in numbers[index + 1 :] if number.end <= end]
            if end == -1 or not _is_list(string[whole.end + 1 : end], whole, inside):
                continue
            total = sum(number.amount for number in inside)
            if total != whole.amount and not _is_shared(string[whole.end : end], whole, inside):
                yield _finding(case, passage, whole, inside)


def _is_list(string: str, whole: Quantity, inside: Sequence[Quantity]) -> bool:
    """Whether a bracket lists parts and nothing else, each with one amount in the unit of the whole."""
    if any(word in string for word in OPEN) or "（" in string or "(" in string:
        return False
    pieces = [
        piece
        for piece in string.translate(dict.fromkeys(map(ord, "，,；;"), "、")).split("、")
        if piece.strip()
    ]
    told = sum(any(word in piece for word in OUTCOMES) for piece in pieces)
    return (
        len(inside) >= LEAST
        and len(pieces) == len(inside)
        and whole.unit in UNITS
        and not whole.loose
        and all(number.unit == whole.unit and not number.loose for number in inside)
        and all(piece.rstrip().endswith(whole.unit) for piece in pieces)
        and told in (0, len(pieces))
    )


def _is_shared(string: str, whole: Quantity, inside: Sequence[Quantity]) -> bool:
    """
    Whether one thing may stand in several parts, or the list groups the whole twice: 网站100条、微博80条,
    自然人24件、法人6件、网上26件、信函4件.
    """
    if any(word in string for word in SHARED):
        return True
    total: int | Decimal = 0
    for number in inside:
        total += number.amount
        if total == whole.amount:
            total = 0
    return total == 0


def _finding(case: Case, passage: Passage, whole: Quantity, inside: Sequence[Quantity]) -> Finding:
    place = passage.text.location(whole.start, whole.digits_end)
    return Finding(
        place,
        MESSAGE(
            section=section_name(case.report, passage.section),
            whole=whole.amount,
            unit=whole.unit,
            sum="＋".join(str(number.amount) for number in inside),
            sum_en=" + ".join(str(number.amount) for number in inside),
            total=sum(number.amount for number in inside),
        ),
        # A member that the table contradicts is that member's mistake.
        keys=tuple(
            ("claim", passage.text.location(number.start, number.digits_end)) for number in (whole, *inside)
        ),
    )
