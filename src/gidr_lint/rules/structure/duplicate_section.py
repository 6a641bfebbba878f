"""
同一部分不应出现两次。

No section of the form stands twice.

多见于表格一个部分、文字又一个部分，两处内容容易不一致。

Source: practice

Good: 只有一个部分
    2024年，本局工作正常开展。

Bad: 行政复议、诉讼写了两个部分
    @after other-matters 七、行政复议和诉讼情况
    @after other-matters 有关情况见第四部分。
    → “七、行政复议和诉讼情况”与“四、政府信息公开行政复议、行政诉讼情况”重复
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Target,
    Words,
    rule,
)

MESSAGE = Message(
    zh="“{heading}”与“{first}”重复",
    en="{heading} repeats {first}",
    help_zh="请把两处内容合并到一个部分。",
    help_en="Put both into one section.",
)


@rule(code="S105", severity=Severity.WARNING, official=True, needs=("form",), signs=("section:repeated",))
def check(case: Case) -> Iterator[Finding]:
    for part in case.report.parts:
        own = case.report.section(part.section) if part.section is not None else None
        if own is None or own is part:
            continue
        yield Finding(
            part.heading.location,
            MESSAGE(heading=part.heading.text.string.strip(), first=own.heading.text.string.strip()),
            target=Target(part.section),
            keys=(("heading", part.heading.location),),
            related=(Related(own.heading.location, Words(own.heading.title, own.heading.title)),),
        )
