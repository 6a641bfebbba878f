"""
数据格不应留空，没有发生的填0。

A value cell is not left blank; where nothing occurred it holds 0.

空白可能是0，也可能是漏填，用到它的合计无法核对。行、列两个合计都指向同一个数的，写明应填几。整张表都不写0
的，按空白为0核对，并在结果的最后一行另外计数。一张表只报一条，写明有几格空白、最先是哪一格。

A blank may be a zero or a figure that was forgotten, and the sums that need it cannot be checked.
Where the sums of its row and of its column agree, they say what it should hold. In a table that
writes no zero at all, the sums are checked with each blank as 0, and the last line of the output
counts these apart. One finding a table names how many there are and the first of them.

Source: practice

Good: 没有发生的填0
    [applications] denied-query-matter.business = 0

Bad: 留了两个空格
    [applications] denied-query-matter.business = "", denied-query-matter.research = ""
    → 表三有2个数据格空白（最先是“8.属于行政查询事项”行“商业企业”列），暂未核对相关合计

Bad: 少填一个数
    [applications] granted.natural-person = ""
    → 表三有1个数据格空白（“（一）予以公开”行“自然人”列），按行、列合计应为11

Bad: 0都没有填
    [applications] zeros = ""
    → 表三有142个数据格空白（最先是“一、本年新收政府信息公开申请数量”行“科研机构”列），相关合计按空白为0核对

Bad: 空白不都是0
    [disputes] zeros = ""
    [disputes] review-total = "", direct-suit-total = ""
    → 表四有11个数据格空白（最先是行政复议“其他结果”），都按0计有2处合计对不上，暂未核对

Bad: 表二的空格不影响合计
    [proactive] penalty.decisions = ""
    → 表二有1个数据格空白（“行政处罚”行“本年处理决定数量”列）
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Blanks,
    BoundCell,
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Related,
    Severity,
    Target,
    Words,
    blanks_of,
    capital,
    cell_name,
    name_in_table,
    rule,
)

MESSAGE = Message(
    zh="{table}有{count}个数据格{how}（{first}）{sums}",
    en="{table} has {count} {how} {cells} ({first}){sums}",
    help_zh="{told}{advice}",
    help_en="{told}{advice}",
)
ASSUMED = Words("，相关合计按空白为0核对", "; the sums that need them were checked with 0 for each")
UNCHECKED = Words("，暂未核对相关合计", "; the sums that need them were not checked")
ADVICE = Words(
    "没有发生的，请填0；确认都是0时可一次全部填上。",
    "Enter 0 where nothing occurred; the fix fills all of them.",
)
SOME = Words(
    "没有发生的，请填0，其余请填实际的数。", "Enter 0 where nothing occurred, the figure where something did."
)
CHECK = Words("请对照台账核对后填写。", "Please compare with your register, then fill in what is right.")
BLANK, ABSENT = Words("空白", "blank"), Words("缺失", "missing")
EITHER = Words("空白或缺失", "blank or missing")
NOTHING = Words("", "")
MOST_RELATED = 5
MOST_TOLD = 4
# The few cells that stay blank, each of which then has a finding of its own.
UNCOVERS = ("T213",)


@rule(
    code="T213",
    severity=Severity.WARNING,
    official=True,
    in_draft=Severity.INFO,
    needs=("form", "tables"),
    signs=("cell:blank", "cell:absent"),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    for table in case.report.tables.values():
        cells = [cell for block in table.blocks if block.sure for cell in block.cells.values()]
        blank = [
            cell for cell in cells if cell.figure.state in ("blank", "absent") and not cell.figure.residue
        ]
        if not blank:
            continue
        states = {cell.figure.state for cell in blank}
        targets = {cell.target for cell in blank}
        skipped = any(
            state == "skipped" and not targets.isdisjoint(instance.cells)
            for instance, state in case.instances
        )
        known = blanks_of(case, blank)
        yield Finding(
            blank[0].location,
            MESSAGE(
                table=capital(table.name),
                count=len(blank),
                how=EITHER if len(states) == 2 else ABSENT if "absent" in states else BLANK,
                sums=_sums(blank, known) if skipped or known.assumed else NOTHING,
                told=_told(blank, known),
                advice=_advice(blank, known),
                cells=Words("", "cell" if len(blank) == 1 else "cells"),
                first=_first(blank),
            ),
            target=blank[0].target if len(blank) == 1 else Target(blank[0].target.section, table.id),
            keys=(("blank", table.id), *(("cell", cell.target) for cell in blank)),
            related=tuple(
                Related(cell.location, cell_name(cell), None, cell.target)
                for cell in blank[1 : MOST_RELATED + 1]
            ),
            fixes=_fill(blank, known),
        )


def _first(blank: list[BoundCell]) -> Words:
    name = name_in_table(blank[0])
    return name if len(blank) == 1 else Words(f"最先是{name.zh}", f"first in {name.en}")


def _sums(blank: list[BoundCell], known: Blanks) -> Words:
    """What became of the sums that need the blank cells."""
    if known.assumed:
        return ASSUMED
    if known.refuted:
        return Words(
            f"，都按0计有{known.refuted}处合计对不上，暂未核对",
            f"; with 0 for each {known.refuted} sums fail, so they were not checked",
        )
    value = known.values.get(blank[0].target)
    if len(blank) == 1 and value is not None:
        return Words(
            f"，按行、列合计应为{value}", f"; by the sums of its row and column it should be {value}"
        )
    return UNCHECKED


def _advice(blank: list[BoundCell], known: Blanks) -> Words:
    targets = {cell.target for cell in blank}
    if any(known.values.values()) and known.values.keys() >= targets:
        return CHECK
    some = known.refuted or any(known.values.values()) or not targets.isdisjoint(known.others)
    return SOME if some else ADVICE


def _told(blank: list[BoundCell], known: Blanks) -> Words:
    """The values that the sums give, those above 0 first, as a sentence."""
    if len(blank) == 1 or not known.values:
        return NOTHING
    cells = sorted(
        (cell for cell in blank if cell.target in known.values), key=lambda c: not known.values[c.target]
    )
    told = [(name_in_table(cell), known.values[cell.target]) for cell in cells[:MOST_TOLD]]
    more = len(cells) - len(told)
    zh = "，".join(f"{name.zh}应为{value}" for name, value in told)
    en = ", ".join(f"{name.en} should be {value}" for name, value in told)
    return Words(
        f"按行、列合计，{zh}" + (f"，另有{more}格也可由合计得出。" if more else "。"),
        f"By the sums of rows and columns {en}" + (f", and {more} more follow from them. " if more else ". "),
    )


def _fill(blank: list[BoundCell], known: Blanks) -> tuple[Fix, ...]:
    """Fill in what the sums give, else 0; leave a cell of which the sums want some other value."""
    edits = tuple(
        Edit(cell.cell.fill, str(known.values.get(cell.target, 0)))
        for cell in blank
        if cell.cell is not None and cell.target not in known.others
    )
    if not edits or known.refuted:
        return ()
    if len(edits) == 1:
        title = Words(f"空白格填{edits[0].text}", f"Fill the blank cell with {edits[0].text}")
    elif all(edit.text == "0" for edit in edits):
        title = Words(f"{len(edits)}个空白格全部填0", f"Fill {len(edits)} blank cells with 0")
    elif len(known.values) == len(edits):
        title = Words(
            f"{len(edits)}个空白格按合计填写", f"Fill {len(edits)} blank cells with what the sums give"
        )
    else:
        title = Words(
            f"{len(edits)}个空白格按合计填写，其余填0",
            f"Fill {len(edits)} blank cells with what the sums give, else with 0",
        )
    return (Fix(title, edits, "unsafe", UNCOVERS),)
