"""
报告可写明电子版在哪里查阅。

A report may say where its electronic version is found.

便于公众查阅、下载。全国格式是否要求未能核实，默认关闭。

Source: practice

Good: 写明了
    2024年，本局工作正常开展。

Bad: 没有写明
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制。统计期限为2024年1月1日至2024年12月31日，联系电话：0000-6100000。
    → 没有写明报告的电子版在哪里查阅
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

WORDS = ("电子版", "电子文本", "下载", "查阅本报告", "查看本报告", "网上查阅")
MESSAGE = Message(
    zh="没有写明报告的电子版在哪里查阅",
    en="The report does not say where its electronic version is found",
    help_zh="可写：本报告的电子版可在单位门户网站下载。",
    help_en="Say on which site it can be downloaded.",
)


@rule(code="L808", severity=Severity.OFF, signs=("lacks:电子版",))
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return  # before 2019, or nothing to judge by
    if not any(word in case.document.plain for word in WORDS):
        yield Finding(case.top.after, MESSAGE(), keys=(("electronic-version",),))
