"""
官方表格应放在自己的部分。

Each official table stands in its own section.

表格放错部分，读的人会以为这一部分没有数据。某一部分的标题整个缺失时由S101说明，这里不再重复；正文后附表的写法不算放错。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 表格在自己的部分
    [disputes] review-upheld = 1

Good: 前面的部分多写一句话
    @proactive 本局主动公开情况见下表。

Bad: 表三和表四的位置对调
    @heading applications = 四、政府信息公开行政复议、行政诉讼情况
    @heading disputes = 三、收到和处理政府信息公开申请情况
    @only disputes 情况见下表。
    @swap applications disputes
    → 表四放在了第三部分
    → 表三放在了第四部分
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, capital, rule, section_name

MESSAGE = Message(
    zh="{table}放在了{found}",
    en="{table} stands in {found}",
    help_zh="请移到{own}。",
    help_en="Move it to {own}.",
)

LAST = "other-matters"


@rule(
    code="T202",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    signs=("table:elsewhere",),
)
def check(case: Case) -> Iterator[Finding]:
    present = {part.section for part in case.report.parts}
    # Tables that follow one another at the end are an annex, with or without a heading.
    at_end = [table.id for table in case.report.tables.values() if table.section == LAST]
    for table in case.report.tables.values():
        own = table.blocks[0].table.section if table.blocks else table.id
        if table.section == LAST and len(at_end) > 1:
            continue
        if table.state == "absent" or table.section in (None, own) or own not in present:
            continue
        yield Finding(
            table.top or case.top,
            MESSAGE(
                table=capital(table.name),
                found=section_name(case.report, table.section),
                own=section_name(case.report, own),
            ),
            target=Target(own, table.id),
            keys=(("table", table.id),),
        )
