"""
标题宜写明单位、年度和“政府信息公开……报告”。

A title names the organ, the year and 政府信息公开…报告.

少了一项，汇总和检索时认不出来。词序不同的也可以。

Source: practice

Good: 年度在前
    @title 2024年青溪县水务局政府信息公开工作年度报告

Good: 年度在后
    @title 青溪县水务局政府信息公开工作2024年度报告

Bad: 没有年度
    @title 青溪县水务局政府信息公开工作年度报告
    → 标题里没有年度
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Words, rule

MESSAGE = Message(
    zh="标题里没有{missing}",
    en="The title lacks {missing}",
    help_zh="标题如：某某县水务局2024年政府信息公开工作年度报告。",
    help_en="A title reads like 某某县水务局2024年政府信息公开工作年度报告.",
)
YEAR = Words("年度", "the year")
ORGAN = Words("单位名称", "the organ's name")
SUBJECT = Words("“政府信息公开”", "政府信息公开")


@rule(code="S114", severity=Severity.INFO, needs=("form",), signs=("title:form",))
def check(case: Case) -> Iterator[Finding]:
    title = case.report.title
    if title is None:
        return
    string = "".join(title.string.split())
    missing = [
        name
        for name, lacks in (
            (ORGAN, not case.report.organisation),
            (YEAR, not any(item.origin == "title" for item in case.report.evidence)),
            (SUBJECT, "政府信息公开" not in string and "政务公开" not in string),
        )
        if lacks
    ]
    if missing:
        yield Finding(
            title.location(),
            MESSAGE(missing=Words("、".join(m.zh for m in missing), " and ".join(m.en for m in missing))),
            keys=(("title",),),
        )
