"""
第二、三、四部分各有一张官方表格，不能缺少。

Sections two, three and four each hold an official table.

没有表，这一部分什么也核对不了，依法应报告的数据也没有报告。有表而没能可靠识别的不算缺少，由E003说明。

Without its table nothing in the section can be checked, and the figures that the law asks for
are not reported. A table that could not be read with certainty is not missing: E003 says so.

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 表格齐全
    2024年，本局工作正常开展。

Bad: 第四部分只有文字
    [disputes] -table
    → 第四部分没有找到表四
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Message,
    Severity,
    Target,
    Words,
    rule,
    section_name,
)

MESSAGE = Message(
    zh="{section}没有找到{table}",
    en="No {table} was found in {section}",
    help_zh="请补上“{title}”的官方表格；没有发生的填0。{image}",
    help_en="Add the official table for {title}; enter 0 where nothing occurred. {image}",
)
NOTHING = Words("", "")
IMAGE = Words(
    "这里有一张图片，如果表格是图片，请改为可以编辑的表格。",
    "There is a picture here; if it is the table, replace it by an editable one.",
)


@rule(
    code="T201",
    severity=Severity.ERROR,
    official=True,
    in_draft=Severity.INFO,
    needs=("form", "tables"),
    signs=("table:absent",),
)
def check(case: Case) -> Iterator[Finding]:
    for official in case.nearest_form.tables:
        table = case.table(official.id)
        if table is None or table.state != "absent":
            continue
        part = case.report.section(official.section)
        place = part.heading.location.after if part is not None else case.top
        yield Finding(
            place,
            MESSAGE(
                section=section_name(case.report, official.section),
                table=table.name,
                title=official.title,
                image=IMAGE if case.has_image(official.section) else NOTHING,
            ),
            target=Target(official.section, official.id),
            keys=(("table", official.id), ("section", official.section)),
        )
