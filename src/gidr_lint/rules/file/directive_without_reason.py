"""
指令没有写理由。

A directive gives no reason.

明年看这份草稿的人要知道当时为什么不改。没有理由的指令照样起作用。

Whoever reads the draft next year has to know why a finding was set aside. The directive works all
the same.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="这条指令没有写理由",
    en="This directive gives no reason",
    help_zh="请在代码后写“ -- 理由”，方便下一位核对的人。",
    help_en="Add “ -- reason” behind the codes for whoever checks the draft next.",
)


@rule(code="E008", severity=Severity.INFO, on=("no-reason",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
