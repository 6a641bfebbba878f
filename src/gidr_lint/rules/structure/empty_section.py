"""
每个部分都要有内容，没有需要报告的写“无”。

No section is left without a body; with nothing to report it says 无.

只有标题没有内容，读者分不清是没有还是漏写。

Source: practice

Good: 写“无”
    @only other-matters 无。

Bad: 只有标题
    @empty problems
    → “五、存在的主要问题及改进情况”下面没有内容
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, rule

MESSAGE = Message(
    zh="“{heading}”下面没有内容",
    en="{heading} has no text below it",
    help_zh="请补写；没有需要报告的，写“无”。",
    help_en="Write it; with nothing to report, say 无.",
)


@rule(
    code="S107", severity=Severity.WARNING, in_draft=Severity.INFO, needs=("form",), signs=("section:empty",)
)
def check(case: Case) -> Iterator[Finding]:
    for part in case.report.parts:
        if part.section is None or part.blocks or part.heading.run_in or case.has_image(part.section):
            continue
        yield Finding(
            part.heading.location,
            MESSAGE(heading=part.heading.text.string.strip()),
            target=Target(part.section),
            keys=(("section", part.section), ("heading", part.heading.location)),
        )
