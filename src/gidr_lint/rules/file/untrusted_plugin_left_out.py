"""
配置里的本地插件没有运行，因为还没有得到信任。

A local plugin named by the configuration did not run, because nobody has trusted it yet.

配置是随文件夹来的，插件是程序：打开别人的文件夹，不应当运行别人的程序。其余照常检查。

A configuration comes with the folder that is checked, and a plugin is a program: opening
somebody's folder must not run their code. Everything else was checked.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="本地插件没有运行：{plugins}，其余规则已照常检查",
    en="Local plugins were left out: {plugins}; all other rules were applied",
    help_zh="插件是程序，请先确认来源可靠；确认后可用--trust-plugins运行。",
    help_en="A plugin is a program: make sure where it comes from, then run with --trust-plugins.",
)


@rule(code="E012", severity=Severity.INFO, on=("left-out",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
