"""
2019年5月15日起不再收取检索费、复制费、邮寄费。

Since 15 May 2019 no fees are charged for search, copies or post.

现行《条例》规定提供政府信息不收费，只有数量、频次明显超过合理范围的可以收取信息处理费。

Source: 《中华人民共和国政府信息公开条例》第四十二条

Good: 没有收取
    未收取检索费、复制费、邮寄费等任何费用，2024年度也未发生收取检索费的情况，依规定不得收取检索费。

Bad: 收取了检索费
    全年«收取检索费»50元。
    → 这里写收取检索费，现行《条例》已没有这项收费
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule, sentence

CHARGED = Pattern(
    r"(?:收取|收到|收|征收)(?:政府信息(?:公开)?)?(?:申请人)?(?:的)?(?P<fee>检索费|复制费|邮寄费)[^。；，\n]{0,20}",
    "检索费",
    "复制费",
    "邮寄费",
)
SHOWN = Pattern(r"(?:收取|收到|收|征收)(?:政府信息(?:公开)?)?(?:申请人)?(?:的)?(?:检索费|复制费|邮寄费)")
DENIALS = ("未", "不", "没有", "无", "免", "取消", "停止", "禁止", "曾", "原", "零", "不再")
MESSAGE = Message(
    zh="这里写收取{fee}，现行《条例》已没有这项收费",
    en="This says that {fee} was charged; the Regulation in force knows no such fee",
    help_zh="请核对是否为信息处理费，或是沿用了以前的文本。",
    help_en="Check whether it was the fee for processing, or the text is from before 2019.",
)


@rule(code="L809", severity=Severity.INFO, signs=("text:检索费", "text:复制费", "text:邮寄费"))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(CHARGED):
        string = passage.text.string
        start, _ = sentence(string, match.start, match.end, stops="。；，")
        if any(word in string[start : match.end] for word in DENIALS):
            continue
        if not any(char.isdecimal() for char in match.string):
            continue
        shown = SHOWN.first(passage.text.part(match.start, match.end))
        end = match.start + (shown.end if shown else len(match.string))
        yield Finding(
            passage.text.location(match.start, end),
            MESSAGE(fee=match.group("fee")),
            keys=(("place", passage.number, match.start),),
        )
