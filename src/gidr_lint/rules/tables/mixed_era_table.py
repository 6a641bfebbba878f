"""
一张表里不应混用两个格式的标题。

One table does not mix the labels of both official forms.

新旧格式的表二各有自己的栏目，混在一起时有的栏无处填写，有的数字含义不清。报告年度要有题目、配置或选项写明；
只多出一个不足以判断格式的标题时不提示。

Source: the official forms, 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号

Good: 全部用2021年格式
    2024年，本局工作正常开展。

Good: “规范性文件”和“行政规范性文件”两个格式都可以
    [proactive] label normative = 规范性文件

Bad: 一组标题还是2019年的
    [proactive] header issued = «本年新制作数量»
    [proactive] header repealed = 本年新公开数量
    [proactive] header in-force = 对外公开总数量
    → 表二混用了两个格式的标题：“本年新制作数量”“本年新公开数量”“对外公开总数量”不是2021年格式的

Bad: 一列的标题还是2019年的
    [proactive] header in-force = «对外公开总数量»
    → 表二混用了两个格式的标题：“对外公开总数量”不是2021年格式的
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundLabel,
    BoundTable,
    Case,
    Finding,
    Message,
    Related,
    Severity,
    Target,
    Words,
    capital,
    rule,
)

MESSAGE = Message(
    zh="{table}混用了两个格式的标题：{labels}不是{expected}的",
    en="{table} mixes the labels of both forms; not of the form of {expected_id}: {names}",
    help_zh="{year}年度请统一使用{notice}所附的表格。",
    help_en="For {year} use the table of {notice} throughout.",
)
MOST_NAMED = 3


@rule(
    code="T204",
    severity=Severity.ERROR,
    official=True,
    needs=("form", "tables"),
    outranks=("T205", "T206", "T208"),
    signs=("era:other", "era:mixed"),
)
def check(case: Case) -> Iterator[Finding]:
    if case.form is None or case.settled_year is None or not _is_year_named(case):
        return
    for table in case.report.tables.values():
        if table.state == "unreadable" or not _has_expected(case, table):
            continue
        found = _foreign(case, table)
        if not found:
            continue
        yield Finding(
            found[0].location,
            MESSAGE(
                table=capital(table.name),
                labels="".join(f"“{label.text.string}”" for label in found[:MOST_NAMED])
                + ("等" if len(found) > MOST_NAMED else ""),
                names=", ".join(label.text.string for label in found[:MOST_NAMED]),
                expected=case.form.name,
                expected_id=case.form.id,
                year=case.year,
                notice=case.form.notice,
            ),
            target=Target(table.blocks[0].table.section, table.id),
            keys=(("era",),),
            related=tuple(
                Related(label.location, Words(label.text.string, label.text.string))
                for label in found[1 : MOST_NAMED + 1]
            ),
        )


def _is_year_named(case: Case) -> bool:
    return any(item.origin in ("option", "front", "config", "title") for item in case.report.evidence)


def _has_expected(case: Case, table: BoundTable) -> bool:
    """Whether some block follows the year's form; where none does, T203 speaks."""
    return any(block.form is case.form and (block.cells or not block.sure) for block in table.blocks)


def _foreign(case: Case, table: BoundTable) -> list[BoundLabel]:
    """Labels as another form has them and the year's has not; none where they do not tell for sure."""
    found: list[BoundLabel] = []
    strong: set[str] = set()
    for block in table.blocks:
        other = block.form is not case.form
        labels = block.signs if other else block.strays
        found.extend(label for label in labels if label.distance == 0 and label not in found)
    for form in case.report.forms:
        if form is not case.form:
            strong.update(sign for t in form.tables for block in t.blocks for sign in block.signs)
    if len({label.official for label in found}) < 2 and not any(label.official in strong for label in found):
        return []
    return sorted(found, key=lambda label: label.location.order)
