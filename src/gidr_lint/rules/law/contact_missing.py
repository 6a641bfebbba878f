"""
报告可写明联系方式。

A report may give an address or a telephone number.

便于公众咨询。全国格式是否要求未能核实，默认关闭。

Source: practice

Good: 有联系电话
    2024年，本局工作正常开展。

Bad: 没有联系方式
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制。统计期限为2024年1月1日至2024年12月31日，报告电子版可在县政府网站下载。
    → 没有找到联系方式
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

CONTACT = ("联系", "电话", "地址", "邮箱", "咨询")
MESSAGE = Message(
    zh="没有找到联系方式",
    en="No contact was found",
    help_zh="可在开头写明联系单位、地址和办公电话。",
    help_en="State organ, address and office telephone at the top.",
)


@rule(code="L807", severity=Severity.OFF)
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return  # before 2019, or nothing to judge by
    said = "\n".join(p.text.string for p in case.passages() if p.section in (None, "other-matters"))
    if not any(word in said for word in CONTACT):
        yield Finding(case.top.after, MESSAGE(), keys=(("contact",),))
