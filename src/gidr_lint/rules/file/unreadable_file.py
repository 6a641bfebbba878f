"""
文件无法读取：不是文本，编码不明，或是本工具不能读取的格式。

The file cannot be read: it is no text, its encoding is unknown, or no reader takes its format.

一个文件读不了，不影响其他文件的检查。

One such file never stops the others.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="文件没有读取：{reason}",
    en="The file was not read: {reason}",
    help_zh="{advice}",
    help_en="{advice}",
)


@rule(code="E001", severity=Severity.ERROR, on=("unreadable",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
