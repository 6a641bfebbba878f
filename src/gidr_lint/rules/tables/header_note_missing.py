"""
表三左上角印有勾稽关系的说明，应予保留。

The corner of table 3 holds the printed note on its balance; it stays.

说明是官方表格的一部分，填表的人和汇总的人都靠它核对。左上角写着别的标题、多半由转换得来的表格不提示；说明放在表下
也可以，标点、空格和换行不同不算改动。

Source: the official form, 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号

Good: 说明在左上角
    [applications] note = (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)

Good: 说明写在表下
    [applications] note =
    @after applications （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）

Bad: 左上角空着
    [applications] note =
    → 表三左上角没有勾稽关系的说明

Bad: 说明被改动
    [applications] note = «（本列数据的勾稽关系为：第一项等于第三项）»
    → 表三勾稽关系的说明与官方表格不同
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Cell,
    Edit,
    Finding,
    Fix,
    FormTable,
    Message,
    Severity,
    Target,
    Words,
    rule,
    same_words,
)

MISSING = Message(
    zh="表三左上角没有勾稽关系的说明",
    en="The corner of table 3 lacks the note on the balance",
    help_zh="官方表格印的是：{note}",
    help_en="The official table has: {note}",
)
CHANGED = Message(
    zh="表三勾稽关系的说明与官方表格不同",
    en="The note on the balance of table 3 is not the official one",
    help_zh="官方表格印的是：{note}",
    help_en="The official table has: {note}",
)
WORD = "勾稽关系"


@rule(
    code="T212",
    severity=Severity.INFO,
    official=True,
    needs=("form", "tables"),
    signs=("note:missing",),
    fixable="unsafe",
)
def check(case: Case) -> Iterator[Finding]:
    table = case.table("applications")
    if table is None or table.state != "bound" or not table.tables or table.tables[0].shape == "lines":
        return
    form = table.blocks[0].table
    corner = next((cell for row in table.tables[0].rows[:1] for cell in row.cells[:1]), None)
    if form.note is None or corner is None or _stands_elsewhere(case, form.note):
        return
    if corner.text.string and WORD not in corner.text.string:
        return
    yield _finding(form, corner)


def _stands_elsewhere(case: Case, note: str) -> bool:
    """Whether the note stands below the table, or broken over cells or lines."""
    words = "".join(char for char in note if char.isalnum())
    return words in "".join(char for char in case.document.plain if char.isalnum())


def _finding(form: FormTable, corner: Cell) -> Finding:
    note = form.note or ""
    title = Words("写上官方表格的说明", "Write the note of the official table")
    return Finding(
        corner.location,
        (CHANGED if corner.text.string and not same_words(corner.text.string, note) else MISSING)(note=note),
        target=Target(form.section, form.id),
        keys=(("note", form.id),),
        fixes=(Fix(title, (Edit(corner.fill, note),), "unsafe"),),
    )
