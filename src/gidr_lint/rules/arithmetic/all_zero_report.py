"""
三张表全是0，正文却写了件数。

All three tables are zero, but the text counts something.

表格可能是空白模板。默认关闭；需要抽查全零报告的单位可以打开。

Source: practice

Good: 表里有数
    [applications] new.total = 30

Good: 全是0，正文也没有件数
    [proactive] all = 0
    [applications] all = 0
    [disputes] all = 0
    @only overview 各项工作正常开展。
    @empty disputes

Bad: 全是0，正文写了收到申请
    [proactive] all = 0
    [applications] all = 0
    [disputes] all = 0
    @only overview 全年新收政府信息公开申请«3»件。
    @empty disputes
    → 三张表全是0，第一部分却写“全年新收政府信息公开申请3件”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, claim_key, rule, section_name

MESSAGE = Message(
    zh="三张表全是0，{section}却写“{quote}”",
    en="All three tables are zero, but {section} says {quote}",
    help_zh="请核对表格是不是还没有填写。",
    help_en="Look whether the tables are filled in yet.",
)


@rule(code="A313", severity=Severity.OFF, needs=("form", "tables"), outranks=("N",), signs=("claims",))
def check(case: Case) -> Iterator[Finding]:
    cells = case.report.cells
    tables = case.report.tables.values()
    if (
        not cells
        or any(table.state != "bound" for table in tables)
        or any(cell.figure.amount != 0 for cell in cells.values())
    ):
        return
    said = [item for item in case.weighed if item.claim.value > 0]
    if not said:
        return
    claim = said[0].claim
    yield Finding(
        claim.number,
        MESSAGE(section=section_name(case.report, claim.section), quote=claim.quote),
        target=claim.target,
        keys=tuple(claim_key(item) for item in said),
    )
