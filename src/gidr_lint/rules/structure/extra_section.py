"""
除六个部分外，不另设一级标题。

There is no top-level section besides the six of the form.

统一格式要求内容“不能遗漏，也不宜泛化”。其他内容可并入相应部分，或写在“其他需要报告的事项”里。

Source: 国办公开办函〔2021〕30号

Good: 内容并入六个部分
    @problems 下一步，将继续做好各项工作。

Good: 附件不是部分
    @after other-matters 附件：申请流程图

Bad: 另设一个部分
    @after other-matters 七、2025年工作思路
    → “七、2025年工作思路”不是统一格式的六个部分之一
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Part, Severity, rule

ANNEX = ("附件", "附表", "附录", "编制说明", "目录")
MESSAGE = Message(
    zh="“{heading}”不是统一格式的六个部分之一",
    en="{heading} is none of the six sections of the form",
    help_zh="内容可并入相应部分；属于其他事项的，写在“其他需要报告的事项”里。",
    help_en="Move its text into the section it belongs to, or into 其他需要报告的事项.",
)


@rule(
    code="S104",
    severity=Severity.WARNING,
    needs=("form",),
    outranks=("S105",),
    signs=("section:extra", "section:repeated"),
)
def check(case: Case) -> Iterator[Finding]:
    restarted = any(part.run for part in case.report.parts)
    for part in case.report.parts:
        if part.heading.title.startswith(ANNEX) or (part.section is not None and not _is_topic(case, part)):
            continue
        if restarted and part.run == 0:
            continue  # a prose run before an annex of tables: these are sub-topics of section one
        yield Finding(
            part.heading.location,
            MESSAGE(heading=part.heading.text.string.strip()),
            keys=(("heading", part.heading.location),),
        )


def _is_topic(case: Case, part: Part) -> bool:
    """Whether a second part of an official section is rather a topic of section one: 二、主动公开情况."""
    if part.section is None or part.fit == "official" or part is case.report.section(part.section):
        return False
    sections = case.nearest_form.sections
    return any(topic in part.heading.title for section in sections for topic in section.subtopics)
