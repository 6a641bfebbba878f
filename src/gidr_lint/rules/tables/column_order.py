"""
各列按官方表格的次序排列。

The columns stand in the order of the official table.

列标题对调而数据没有跟着移动时，数字就算到了别的申请人或别的结果上。数据按列标题读取，合计照常核对。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 次序与官方表格一致
    [applications] new.business = 3

Bad: 两列对调
    [applications] header research = 社会公益组织
    [applications] header public-interest = 科研机构
    → 表三“社会公益组织”与“科研机构”两列的次序与官方表格不同

Bad: 表二的列对调
    [proactive] header issued = «本年废止件数»
    [proactive] header repealed = 本年制发件数
    → 表二“本年废止件数”与“本年制发件数”两列的次序与官方表格不同
"""

from collections.abc import Iterator
from itertools import pairwise

from gidr_lint.api import Case, Finding, Message, Related, Severity, Target, Words, capital, rule

MESSAGE = Message(
    zh="{table}“{first}”与“{second}”两列的次序与官方表格不同",
    en="{table}: the columns {first} and {second} stand in another order than in the official table",
    help_zh="请按官方表格的次序排列，并核对各列数据是否跟着移动。",
    help_en="Put the columns in the official order, and look whether the figures moved along.",
)


@rule(code="T209", severity=Severity.ERROR, official=True, needs=("form", "tables"), signs=("column:order",))
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        if table.state == "unreadable":
            continue
        for block in table.blocks:
            places = {column.id: place for place, column in enumerate(block.block.columns)}
            moved = [label for label in block.moved if label.id in places]
            at = next(
                (i for i, (left, right) in enumerate(pairwise(moved)) if places[left.id] > places[right.id]),
                None,
            )
            if at is None:
                continue
            first, second = moved[at], moved[at + 1]
            yield Finding(
                first.location,
                MESSAGE(table=capital(table.name), first=first.text.string, second=second.text.string),
                target=Target(block.table.section, table.id, None, first.id),
                keys=(("columns", table.id, block.block.id),),
                related=(Related(second.location, Words(second.text.string, second.text.string)),),
            )
