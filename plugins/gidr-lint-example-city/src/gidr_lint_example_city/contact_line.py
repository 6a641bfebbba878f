"""
报告开头应写明咨询电话。

The preamble gives a telephone number for questions.

本市要求各单位在年度报告开头写明咨询电话，方便公众询问。

Source: practice

Good: 写明了电话
    2024年，本局工作正常开展。

Bad: 没有电话
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制本报告。统计期限为2024年1月1日至2024年12月31日。
    → 报告开头没有咨询电话
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, option, rule

PHONE = Pattern(r"(?<!\d)(?:0\d{2,3}[-－—])?\d{7,8}(?!\d)", "电话")
MESSAGE = Message(
    zh="报告开头没有咨询电话",
    en="The preamble gives no telephone number",
    help_zh="请在第一部分之前写明{words}。",
    help_en="Give it before section one ({words}).",
)


@rule(
    code="EC101",
    severity=Severity.WARNING,
    options={"words": option(("联系电话", "咨询电话"), "号码前面的叫法。|What the number may be called.")},
)
def check(case: Case, words: tuple[str, ...]) -> Iterator[Finding]:
    for passage in case.passages("preamble"):
        if any(word in passage.text.string for word in words) and PHONE.first(passage.text) is not None:
            return
    yield Finding(case.top.after, MESSAGE(words="或".join(words)))
