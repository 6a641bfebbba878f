"""
官方表格里不加行。

No row is added to the official table.

自己加的行没有统一的含义，也不在任何合计里；应并入官方的行，需要说明的写在正文。重复的表头、“小计”、附注和
只有横线的占位行不算。本地格式的表同样核对；多出的行有数的，合计是否包含它不清楚，有关合计不核对。

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

from gidr_lint.api import Case, Finding, Message, Severity, Target, Words, capital, rule

MESSAGE = Message(
    zh="{table}的“{label}”不是{whole}的行",
    en="{table}: {label} is no row of {whole}",
    help_zh="{advice}",
    help_en="{advice}",
)
OFFICIAL = Words("官方表格", "the official table")
ADVICE = Words(
    "请把数据并入官方表格相应的行，删去这一行。",
    "Count it in the row of the official table where it belongs, and leave this row out.",
)
LOCAL_ADVICE = Words(
    "请核对这一行的标题；确需增加的，写进本地的格式文件。合计是否包含这一行不清楚，暂未核对。",
    "Check its label, or add the row to the local form. Sums that may contain it were not checked.",
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
    own = case.form.extra if case.form is not None else ()
    for table in case.report.tables.values():
        for block in table.blocks:
            is_local = block.table in own
            if table.state == "unreadable" or block.form is not case.form:
                continue
            lost = [row for row in block.missing_rows if block.block.id == block.table.blocks[0].id]
            for text in block.unknown_rows:
                label = text.string.strip()
                if label.lstrip("（(【[*").startswith(NO_ROWS):
                    continue
                yield Finding(
                    text.location(),
                    MESSAGE(
                        table=capital(table.name),
                        label=label,
                        whole=table.name if is_local else OFFICIAL,
                        advice=LOCAL_ADVICE if is_local else ADVICE,
                    ),
                    target=Target(block.table.section, table.id),
                    keys=(("row", table.id, lost[0] if len(lost) == 1 else label),),
                )
