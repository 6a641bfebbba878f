"""
指令没有写明要忽略哪条规则，因此不起作用。

A directive names no rule and therefore silences nothing.

什么都忽略，会把还没有人看过的问题一起忽略，所以每条指令要写明是哪些规则。

Silencing everything would also silence what nobody has looked at yet, so each directive says
which rules it means.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="这条指令没有写规则代码，不起作用",
    en="This directive names no rule and has no effect",
    help_zh="请写明代码，例如：gidr-lint-disable-next-line A301 -- 理由。",
    help_en="Name the codes, for example: gidr-lint-disable-next-line A301 -- reason.",
)


@rule(code="E007", severity=Severity.WARNING, on=("no-code",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
