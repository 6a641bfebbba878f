"""
信息处理费的金额是10元的整数倍。

A fee for processing is a multiple of 10元.

按件计收每件100元起，按量计收每页10元起，无论几件、几页，合计都是10元的整数倍。

Source: 国办函〔2020〕109号《政府信息公开信息处理费管理办法》

Good: 10元的整数倍
    全年收取信息处理费230元，共2件。

Bad: 不是整数倍
    全年收取信息处理费«15元»。
    → 信息处理费写的是15元，按规定应是10元的整数倍
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

FEE = Pattern(
    r"信息处理费(?:共计|合计|总计|金额|为|共)?[：:]?(?P<whole>(?P<amount>\d{1,7}(?:\.\d{1,2})?)元)",
    "信息处理费",
)
MESSAGE = Message(
    zh="信息处理费写的是{found}，按规定应是10元的整数倍",
    en="The fee for processing is given as {found}; it can only be a multiple of 10元",
    help_zh="请核对金额和单位。",
    help_en="Check the amount and its unit.",
)


@rule(code="L812", severity=Severity.INFO, signs=("fee",))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(FEE):
        whole, _, rest = match.group("amount").partition(".")
        if not whole.endswith("0") or rest.strip("0"):
            yield Finding(
                match.location("whole"),
                MESSAGE(found=match.group("whole")),
                keys=(("place", passage.number, match.bounds("whole")[0]),),
            )
