"""
指令所在处没有这条规则的提示，指令已经用不着。

A directive silences nothing: there is no such finding at its place.

留着它，会把同一处以后的差错也遮住。规则已经关闭，或没能作出判断的，不提示。

Left standing it would hide the next mistake at that place. A directive for a rule that is turned
off, or that could not judge the draft, is not reported.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="这条指令（{codes}）没有可忽略的提示",
    en="This directive ({codes}) silences nothing",
    help_zh="如问题已经改好，请删去指令；否则请看代码和位置是否写对。",
    help_en="If the matter is settled, remove it; if not, see whether code and place are right.",
)


@rule(code="E009", severity=Severity.WARNING, on=("unused-directive",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
