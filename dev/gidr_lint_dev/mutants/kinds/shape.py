"""Errors in the shape of the tables: rows, columns, heads, whole tables."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

from gidr_lint.base.diagnostics import Target
from gidr_lint.forms.load import load_forms
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.shapes import Box, Grid
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.places import columns, rows
from gidr_lint_dev.mutants.varied import Sample


def _leaf(sample: Sample, rng: Random) -> str:
    return rng.choice(
        [
            row
            for row in rows(sample)
            if row.count("-") and row not in ("carried-in", "carried-out", "partly-granted")
        ]
    )


def _at(grid: Grid, row: str) -> int:
    """Which row of a grid holds a row of the form."""
    return next(
        n for n, boxes in enumerate(grid) if any(box.target and box.target.row == row for box in boxes)
    )


def _put(grid: Grid, index: int, boxes: list[Box]) -> Grid:
    """The grid with a row put in; what reaches down over the place reaches over it, too."""
    grid = [list(row) for row in grid]
    for above in range(index):
        grid[above] = [
            box._replace(rowspan=box.rowspan + 1) if above + box.rowspan > index else box
            for box in grid[above]
        ]
    grid.insert(index, boxes)
    return grid


def _values(grid: Grid, index: int) -> list[Box]:
    """The label and the figures of a row, without the groups that reach into it."""
    boxes = grid[index]
    first = next(n for n, box in enumerate(boxes) if box.target)
    return boxes[first - 1 :]


def _change(sample: Sample, table: str, change: Callable[[Grid], Grid]) -> None:
    sample.draft.changes.setdefault(table, []).append(change)


# ---- rows ---------------------------------------------------------------------------------------------


@kind("row/missing-leaf")
def _(sample: Sample, rng: Random) -> Label | None:
    """A row of zeros that somebody thought not worth keeping, or one that was lost."""
    empty = [
        row
        for row in rows(sample)
        if row.startswith(("denied", "unable", "rejected", "other"))
        and sample.draft.amount("applications", row) == 0
    ]
    if not empty:
        return None
    row = rng.choice(empty)
    sample.draft.dropped.add(("applications", f"row:{row}"))
    return Label("T205", (f"applications.{row}",))


@kind("row/missing-with-figures")
def _(sample: Sample, rng: Random) -> Label | None:
    row = _leaf(sample, rng)
    if sample.draft.amount("applications", row) == 0:
        return None
    sample.draft.dropped.add(("applications", f"row:{row}"))
    return Label("T205", (f"applications.{row}",), many=True)


@kind("row/missing-frame")
def _(sample: Sample, rng: Random) -> Label | None:
    row = rng.choice(("new", "carried-in", "total", "carried-out", "granted", "partly-granted"))
    sample.draft.dropped.add(("applications", f"row:{row}"))
    return Label("T205", (f"applications.{row}",))


@kind("row/missing-proactive")
def _(sample: Sample, rng: Random) -> Label | None:
    table = sample.draft.form.table("proactive")
    assert table is not None
    row = rng.choice([row.id for block in table.blocks if len(block.rows) > 1 for row in block.rows])
    sample.draft.dropped.add(("proactive", f"row:{row}"))
    return Label("T205", (f"proactive.{row}",))


def _typo(label: str, rng: Random) -> str | None:
    """One character wrong, lost or doubled, as when typing or retyping."""
    slips = (
        ("内部事务", "内容事务"), ("过程性", "过程性性"), ("结转", "转结"), ("执法案卷", "执法案件"), ("查询事项", "咨询事项"),
        ("第三方", "第三人"), ("补正后", "补证后"), ("重复申请", "重复申诉"), ("举报投诉", "举报申诉"), ("公开出版物", "公开出版"),
        ("秘密", "密秘"), ("规范性", "规范"), ("行政许可", "行政许司"), ("结果维持", "结果维特"), ("尚未审结", "尚末审结"),
        ("法律服务机构", "法律服务机抅"), ("社会公益", "社会公益益"), ("科研机构", "科研机购"), ("商业企业", "商业业企业"),
        ("自然人", "自燃人"), ("不掌握", "不掌控"), ("予以公开", "于以公开"), ("部分公开", "部份公开"),
    )  # fmt: skip
    fitting = [(a, b) for a, b in slips if a in label]
    if not fitting:
        return None
    a, b = rng.choice(fitting)
    return label.replace(a, b, 1)


@kind("row/label-typo")
def _(sample: Sample, rng: Random) -> Label | None:
    table_id = rng.choice(("applications", "applications", "proactive"))
    table = sample.draft.form.table(table_id)
    assert table is not None
    where = [row for block in table.blocks for row in block.rows]
    rng.shuffle(where)
    for row in where:
        wrong = _typo(row.label, rng)
        if wrong is not None and wrong not in row.variants:
            sample.draft.labels[table_id, row.id] = wrong
            return Label("T210", (f"{table_id}.{row.id}",), (wrong,))
    return None


@kind("row/numbered-wrong", aside="行首的数字只为方便阅读，标题对了就能认出，不提示。")
def _(sample: Sample, rng: Random) -> Label | None:
    row = _leaf(sample, rng)
    table = sample.draft.form.table("applications")
    assert table is not None
    label = next(r.label for block in table.blocks for r in block.rows if r.id == row)
    if label[1] != ".":
        return None
    sample.draft.labels["applications", row] = f"{(int(label[0]) + rng.randint(1, 4)) % 9 or 9}{label[1:]}"
    return Label("T210 T205 T206", (f"applications.{row}",))


@kind("row/renamed")
def _(sample: Sample, rng: Random) -> Label | None:
    """Another name altogether: the row is not there, and one that does not belong is."""
    row = _leaf(sample, rng)
    wrong = rng.choice(
        ("6.无法联系申请人", "9.申请人主动撤回", "4.已另行答复", "8.其他情形说明", "2.非本机关职责")
    )
    sample.draft.labels["applications", row] = wrong
    return Label("T206 T205", (f"applications.{row}", "applications"), (wrong,))


@kind("row/doubled")
def _(sample: Sample, rng: Random) -> Label | None:
    row = _leaf(sample, rng)
    _change(
        sample,
        "applications",
        lambda grid: _put(grid, _at(grid, row) + 1, list(_values(grid, _at(grid, row)))),
    )
    return Label("T230", (f"applications.{row}",))


@kind("row/extra")
def _(sample: Sample, rng: Random) -> Label | None:
    row = _leaf(sample, rng)
    words = rng.choice(
        ("6.无法联系申请人", "9.申请人主动撤回申请", "（八）其他情况", "备案情况", "4.案件移送")
    )
    width = len(columns(sample))
    _change(
        sample,
        "applications",
        lambda grid: _put(
            grid,
            _at(grid, row) + 1,
            [Box(words), *[Box("0", Target("applications", "applications", "extra", "extra"))] * width],
        ),
    )
    return Label("T206", ("applications", f"applications.{row}"), (words,))


@kind("row/swapped-with-labels")
def _(sample: Sample, rng: Random) -> Label | None:
    """Two rows of one group change places, labels and all."""
    names = rows(sample)
    pairs = [
        (a, b)
        for a, b in pairwise(names)
        if a.partition("-")[0] == b.partition("-")[0] and a.startswith(("denied", "unable", "rejected"))
    ]
    a, b = rng.choice(pairs)

    def change(grid: Grid) -> Grid:
        grid = [list(row) for row in grid]
        first, second = _at(grid, a), _at(grid, b)
        one, two = _values(grid, first), _values(grid, second)
        grid[first] = grid[first][: -len(one)] + two
        grid[second] = grid[second][: -len(two)] + one
        return grid

    _change(sample, "applications", change)
    return Label("T207", ("applications", f"applications.{a}", f"applications.{b}"))


@kind("row/cell-lost")
def _(sample: Sample, rng: Random) -> Label | None:
    """A row with one cell too few."""
    row = _leaf(sample, rng)

    def change(grid: Grid) -> Grid:
        grid = [list(boxes) for boxes in grid]
        del grid[_at(grid, row)][-rng.randint(2, 5)]
        return grid

    _change(sample, "applications", change)
    every = tuple(f"applications.{row}.{c}" for c in columns(sample))
    return Label("T2 E003 A30", (*every, f"applications.{row}", "applications"))


# ---- columns and heads ------------------------------------------------------------------------------------


@kind("column/missing")
def _(sample: Sample, rng: Random) -> Label | None:
    column = rng.choice(("research", "public-interest", "legal-service", "other-entity", "business"))
    sample.draft.dropped.add(("applications", f"column:{column}"))
    if any(sample.draft.tables["applications"][row, column] != "0" for row in rows(sample)):
        return Label("T208", (f"applications.{column}",), many=True)
    return Label("T208", (f"applications.{column}",))


@kind("column/swapped-with-heads")
def _(sample: Sample, rng: Random) -> Label | None:
    ids = ("business", "research", "public-interest", "legal-service")
    place = rng.randrange(3)
    a, b = ids[place], ids[place + 1]

    def change(grid: Grid) -> Grid:
        return [_exchanged(boxes, a, b) for boxes in grid]

    _change(sample, "applications", change)
    # Cells that each stand on a line of their own have no columns.
    return Label("T209", ("applications", f"applications.{a}", f"applications.{b}"), not_in=("text",))


_HEADS = {
    "business": "商业企业",
    "research": "科研机构",
    "public-interest": "社会公益组织",
    "legal-service": "法律服务机构",
}


def _exchanged(boxes: list[Box], a: str, b: str) -> list[Box]:
    def place(id: str) -> int | None:
        for number, box in enumerate(boxes):
            if (box.target and box.target.column == id) or (not box.target and box.text == _HEADS[id]):
                return number
        return None

    first, second = place(a), place(b)
    boxes = list(boxes)
    if first is not None and second is not None:
        boxes[first], boxes[second] = boxes[second], boxes[first]
    return boxes


@kind("column/head-typo")
def _(sample: Sample, rng: Random) -> Label | None:
    table_id = rng.choice(("applications", "proactive"))
    table = sample.draft.form.table(table_id)
    assert table is not None
    ids = list(table.blocks[0].columns)
    rng.shuffle(ids)
    slips = {
        "本年制发件数": "本年制发件数数",
        "本年废止件数": "本年废上件数",
        "现行有效件数": "现行有效件教",
        "本年新制作数量": "本年新制做数量",
        "对外公开总数量": "对外公开总数里",
    }
    for column in ids:
        wrong = slips.get(column.label) or _typo(column.label, rng)
        if wrong:
            sample.draft.heads[table_id, column.id] = wrong
            return Label("T210", (f"{table_id}.{column.id}",), (wrong,))
    return None


@kind("column/note-lost", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.heads["applications", "note"] = rng.choice(("", "项目", "情况"))
    return Label("T212", ("applications",))


# ---- tables ------------------------------------------------------------------------------------------------


@kind("table/missing")
def _(sample: Sample, rng: Random) -> Label | None:
    table = rng.choice(("proactive", "applications", "disputes"))
    del sample.draft.tables[table]
    heading, texts = sample.draft.sections[table]
    if not texts:
        sample.draft.sections[table] = (
            heading,
            [rng.choice(("见附件。", "详见下表。", "按要求做好相关工作。"))],
        )
    return Label("T201", (table,))


@kind("table/old-form")
def _(sample: Sample, rng: Random) -> Label | None:
    """The whole table of the other years: a template that was not renewed."""
    draft = sample.draft
    if draft.form.id != "2021":
        return None
    old = next(form for form in load_forms() if form.id == "2019")
    table = old.table("proactive")
    assert table is not None
    other = Draft.clean("2019", 2020)
    for column in ("made", "newly-public", "public-total"):
        other.tables["proactive"]["normative", column] = draft.tables["proactive"]["normative", "issued"]
    from gidr_lint.testing.shapes import Writer

    grid = Writer(other, "pipe", "blank").grid(table)
    plain = [[box._replace(target=None) for box in row] for row in grid]
    for id, (heading, texts) in draft.sections.items():
        # Its figures are others: the prose is not to contradict them.
        draft.sections[id] = (
            heading,
            [t for t in texts if not any(f"⟦{n}|" in t for n in ("issued", "repealed", "in-force"))]
            or ["按要求公开。"],
        )
    _change(sample, "proactive", lambda _: plain)
    return Label("T203", ("proactive",), many=True)


@kind("table/mixed-form")
def _(sample: Sample, rng: Random) -> Label | None:
    """The first block in the words of the other years."""
    draft = sample.draft
    if draft.form.id != "2021":
        return None
    for column, head in (
        ("issued", "本年新制作数量"),
        ("repealed", "本年新公开数量"),
        ("in-force", "对外公开总数量"),
    ):
        draft.heads["proactive", column] = head
    for id, (heading, texts) in draft.sections.items():
        draft.sections[id] = (
            heading,
            [t for t in texts if not any(f"⟦{n}|" in t for n in ("issued", "repealed", "in-force"))]
            or ["按要求公开。"],
        )
    return Label("T204 T203", ("proactive", "proactive.normative", "proactive.issued"), many=True)


@kind("table/elsewhere")
def _(sample: Sample, rng: Random) -> Label | None:
    """A table stands in the part before its own, or in the one behind."""
    draft = sample.draft
    table, section = rng.choice(
        (
            ("applications", "proactive"),
            ("disputes", "applications"),
            ("disputes", "problems"),
            ("proactive", "overview"),
        )
    )
    draft.moved[table] = section
    heading, texts = draft.sections[table]
    draft.sections[table] = (heading, texts or ["按要求做好相关工作。"])
    return Label("T202", (table,))
