"""
文件无法读取：不是文本，编码不明，或是本工具不能读取的格式。

The file cannot be read: it is no text, its encoding is unknown, or no reader takes its format.

一个文件读不了，不影响其他文件的检查。文件夹里的：名称像年度报告的是错误；旁边、上级文件夹里有检查过的年度报告，或者
所在文件夹的名称像年度报告的，是警告；其余只计数（docs/formats.md）。

One such file never stops the others. In a folder it is an error where its name is that of a report, a warning where it
lies beside or below reports that were checked or in a folder named so, and else only counted (docs/formats.md).

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
FOLDER = Message(
    zh="{reason}，其中的文件没有检查",
    en="The files in it were not checked: {reason}",
    help_zh="{advice}",
    help_en="{advice}",
)


@rule(code="E001", severity=Severity.ERROR, on=("unreadable",))
def check(incident: Incident) -> Iterator[Finding]:
    message = FOLDER if incident.values.get("is_folder") else MESSAGE
    yield Finding(incident.location, message(**incident.values))
