"""
官方表格里不加行。

No row is added to the official table.

自己加的行没有统一的含义，也不在任何合计里；应并入官方的行，需要说明的写在正文。重复的表头、“小计”、附注和
只有横线的占位行不算。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 行与官方表格一致
    [applications] other-misc.total = 1

Good: 行标题换了说法，位置和数据还是这一行
    [applications] label denied-security-stability = 3.可能影响安全与稳定的

Bad: 旧格式的一行留在新格式的表里
    [applications] label other-misc = «（六）其他处理»
    → 表三的“（六）其他处理”不是官方表格的行
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, capital, rule

MESSAGE = Message(
    zh="{table}的“{label}”不是官方表格的行",
    en="{table}: {label} is no row of the official table",
    help_zh="请把数据并入官方表格相应的行，删去这一行。",
    help_en="Count it in the row of the official table where it belongs, and leave this row out.",
)
NO_ROWS = (
    "小计",
    "其中",
    "注",
    "备注",
    "说明",
    "单位",
    "数据",
    "填表",
    "序号",
    "栏次",
    "列次",
    "行次",
    "编号",
    "项目",
)


@rule(
    code="T206",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    outranks=("T205",),
    signs=("row:unknown",),
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        for block in table.blocks:
            if table.state == "unreadable" or block.form is not case.form:
                continue
            lost = [row for row in block.missing_rows if block.block.id == block.table.blocks[0].id]
            for text in block.unknown_rows:
                label = text.string.strip()
                if label.lstrip("（(【[*").startswith(NO_ROWS):
                    continue
                yield Finding(
                    text.location(),
                    MESSAGE(table=capital(table.name), label=label),
                    target=Target(block.table.section, table.id),
                    keys=(("row", table.id, lost[0] if len(lost) == 1 else label),),
                )
