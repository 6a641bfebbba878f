"""
这个文件看不出是政府信息公开工作年度报告，没有检查。

The file shows no sign of being such a report, so nothing in it was checked.

标题里有“信息公开”和“报告”的，有两个官方标题的，或有一张官方表格的，当作年度报告；只写了第一部分、开头的
话说明了是年度报告的也算。学校的学年报告、对报告的解读和图解不是。只有在命令里写明的文件才有这条提示；文件夹
里、编辑器里和加了 `--only-reports` 时，别的文件一律略过不提。

A report has a title with 信息公开 and 报告, or two of the official headings, or one of the
official tables; a first part alone will do where its opening sentences say what it is. A school's
report of an academic year (学年) and an explanation of a report (解读, 图解) are others. Only a file named on the command line gets this; in a folder, in the editor and
with `--only-reports` any other file is passed over in silence.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="没有看出这是政府信息公开工作年度报告，未作检查",
    en="This does not look like a yearly report on government information disclosure; it was not checked",
    help_zh="请确认文件无误；如是年度报告，请写上标题（含“信息公开”和“报告”）或各部分的标题。",
    help_en="Make sure that it is the right file; if it is such a report, give it its title (with 信息公开 and 报告) or the official headings.",
)


@rule(code="E002", severity=Severity.ERROR, on=("not-a-report",))
def check(incident: Incident) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
