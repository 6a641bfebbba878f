"""
六个部分按统一格式的顺序排列。

The six sections stand in the order of the form.

读报告的人和汇总报告的人，都按格式规定的位置找各个部分。

Readers and those who compile the reports look for each part where the form puts it.

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 顺序正确
    2024年，本局工作正常开展。

Bad: 第二、三部分互换
    @swap proactive applications
    → “二、主动公开政府信息情况”应在“三、收到和处理政府信息公开申请情况”之前
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Part,
    Related,
    Severity,
    Target,
    Words,
    rule,
)

MESSAGE = Message(
    zh="“{late}”应在“{early}”之前",
    en="{late} belongs before {early}",
    help_zh="统一格式的顺序是：{order}。",
    help_en="The order of the form is: {order}.",
)


@rule(code="S102", severity=Severity.WARNING, official=True, needs=("form",), signs=("section:order",))
def check(case: Case) -> Iterator[Finding]:
    sections = case.nearest_form.sections
    order = [section.id for section in sections]
    seen: list[Part] = []
    for part in case.report.parts:
        if part.section is None or part is not case.report.section(part.section):
            continue
        over = next((p for p in seen if order.index(p.section or "") > order.index(part.section)), None)
        seen.append(part)
        if over is None:
            continue
        yield Finding(
            part.heading.location,
            MESSAGE(
                late=part.heading.text.string.strip(),
                early=over.heading.text.string.strip(),
                order="；".join(section.heading for section in sections),
            ),
            target=Target(part.section),
            keys=(("order",), ("section", part.section)),
            related=(Related(over.heading.location, Words(over.heading.title, over.heading.title)),),
        )
