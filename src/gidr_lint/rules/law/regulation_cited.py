"""
报告应写明依据《中华人民共和国政府信息公开条例》。

A report names the Regulation on which it is based.

只写“根据有关规定”，读者不知道是什么规定。

Source: practice

Good: 写明了依据
    2024年，本局工作正常开展。

Bad: 没有写明依据
    @no-preamble
    @preamble 根据有关规定编制。本报告所列数据的统计期限为2024年1月1日至2024年12月31日。报告电子版可在网站下载，联系电话：0000-6100000。
    → 全文没有提到《中华人民共和国政府信息公开条例》
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

NAMES = ("信息公开条例", "《条例》")
MESSAGE = Message(
    zh="全文没有提到《中华人民共和国政府信息公开条例》",
    en="The report nowhere names the Regulation 《中华人民共和国政府信息公开条例》",
    help_zh="可在开头写明：根据《中华人民共和国政府信息公开条例》的规定编制。",
    help_en="Say at the top that the report follows the Regulation.",
)


@rule(code="L801", severity=Severity.INFO, signs=("lacks:信息公开条例",))
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return  # before 2019, or nothing to judge by
    words = "".join(case.document.plain.split())
    if not any(name in words for name in NAMES):
        yield Finding(case.top.after, MESSAGE(), keys=(("regulation",),))
