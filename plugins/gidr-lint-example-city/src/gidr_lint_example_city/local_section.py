"""
六个部分之后应有“政务公开标准化建设情况”。

A part on standards of openness follows the six sections.

本市要求市直部门在统一格式之外增加这一部分；默认关闭，由单位自己打开。

Source: practice

Good: 有这一部分
    !beside S104
    @after other-matters 七、政务公开标准化建设情况
    @after other-matters 本年度标准化建设按计划完成。

Bad: 没有这一部分
    2024年，本局工作正常开展。
    → 缺少本市要求的“七、政务公开标准化建设情况”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

TITLE = "政务公开标准化建设情况"
MESSAGE = Message(
    zh="缺少本市要求的“七、{title}”",
    en="The city's part 七、{title} is missing",
    help_zh="请写在六个部分之后；并在配置里关闭S104，或只忽略这一处。",
    help_en="Put it behind the six sections, and silence S104 there.",
)


@rule(code="EC102", severity=Severity.OFF)
def check(case: Case) -> Iterator[Finding]:
    parts = case.report.parts
    if not parts or any(part.heading.title == TITLE for part in parts):
        return
    yield Finding(parts[-1].heading.location.after, MESSAGE(title=TITLE))
