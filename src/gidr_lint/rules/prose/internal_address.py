"""
公开的报告里不写内网地址。

A published report gives no address of an internal network.

内网地址外面打不开，也暴露了内部网络的结构。

Source: practice

Good: 公开的网址
    报告电子版可在www.qingxi.example.cn下载，软件版本为10.1.2。

Bad: 内网地址
    报告电子版可在«192.168.1.10»下载。
    → 这里写的是内网地址“192.168.1.10”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

ADDRESS = Pattern(
    r"(?<![A-Za-z0-9_.])(?:localhost(?![A-Za-z0-9_-])|(?:127|10)(?:\.\d{1,3}){3}(?![\d.])|192\.168(?:\.\d{1,3}){2}(?![\d.])|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}(?![\d.])"
    r"|file://[^\s。，；]{1,80})|\\\\[\w.-]{2,40}\\[^\s。，；]{1,80}",
    "localhost", "127.", "10.", "192.168.", "172.", "file://", "\\\\",
)  # fmt: skip
MESSAGE = Message(
    zh="这里写的是内网地址“{found}”",
    en="This is an address of an internal network: {found}",
    help_zh="请换成公众能打开的网址。",
    help_en="Give the address that the public can open.",
)


@rule(
    code="P724",
    severity=Severity.WARNING,
    signs=(
        "text:localhost",
        "text:127.",
        "text:10.",
        "text:192.168.",
        "text:172.",
        "text:file://",
        "text:\\\\",
    ),
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(ADDRESS, margins=True):
        yield Finding(
            match.location(),
            MESSAGE(found=match.string),
            keys=(("place", passage.number, match.start),),
        )
