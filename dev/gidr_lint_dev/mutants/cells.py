"""Errors in the cells of the tables: figures that are wrong, and what is no figure."""

from collections.abc import Callable
from random import Random

from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare, marks

_SUMS = "A301 A302 A303"
_PARTS = ("review", "direct-suit", "after-review-suit")
_RESULTS = ("upheld", "corrected", "other", "pending", "total")
Alter = Callable[[str, Random], str | None]


def target(table: str, row: str, column: str) -> str:
    return f"{table}.{row}.{column}"


def columns(sample: Sample) -> list[str]:
    table = sample.draft.form.table("applications")
    assert table is not None
    return [column.id for column in table.blocks[0].columns]


def rows(sample: Sample) -> list[str]:
    return list(dict.fromkeys(row for row, _ in sample.draft.tables["applications"]))


# ---- a figure that is off -------------------------------------------------------------------------


def _plus(text: str, rng: Random) -> str:
    return str(int(text) + 1)


def _minus(text: str, rng: Random) -> str | None:
    return str(int(text) - 1) if int(text) else None


def _swapped(text: str, rng: Random) -> str | None:
    at = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    if not at:
        return None
    place = rng.choice(at)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _doubled(text: str, rng: Random) -> str | None:
    if text == "0":
        return None
    place = rng.randrange(len(text))
    return text[: place + 1] + text[place:]


def _dropped(text: str, rng: Random) -> str | None:
    if len(text) < 2:
        return None
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :]


def _misread(text: str, rng: Random) -> str | None:
    place = rng.randrange(len(text))
    digit = rng.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _zero(text: str, rng: Random) -> str | None:
    return text + "0" if text != "0" else None


def _lost(text: str, rng: Random) -> str | None:
    return "0" if text != "0" else None


def _far(text: str, rng: Random) -> str:
    return str(int(text) + rng.randint(2, 60))


OFF: dict[str, Alter] = {
    "one-more": _plus,
    "one-less": _minus,
    "digits-swapped": _swapped,
    "digit-doubled": _doubled,
    "digit-dropped": _dropped,
    "digit-misread": _misread,
    "zero-appended": _zero,
    "zero-for-figure": _lost,
    "far-off": _far,
}


def _places(
    sample: Sample, rng: Random, alter: Alter, where: list[tuple[str, str]]
) -> tuple[str, str, str] | None:
    cells = sample.draft.tables["applications"]
    rng.shuffle(where)
    for row, column in where:
        new = alter(cells[row, column], rng)
        if new is not None and int(new) != int(cells[row, column]):
            return row, column, new
    return None


def _application(alter: Alter, *, totals: bool) -> Callable[[Sample, Random], Label | None]:
    def make(sample: Sample, rng: Random) -> Label | None:
        cells = sample.draft.tables["applications"]
        where = [(r, c) for r, c in cells if (r == "total" or c == "total") == totals]
        # The cells that are filled are those that get filled wrong.
        filled = [place for place in where if cells[place] != "0"]
        found = _places(sample, rng, alter, filled if filled and rng.random() < 0.8 else where)
        if found is None:
            return None
        row, column, new = found
        right = cells[row, column]
        cells[row, column] = new
        return Label(_SUMS, (target("applications", row, column),), value=right)

    return make


def _disputes(alter: Alter) -> Callable[[Sample, Random], Label | None]:
    def make(sample: Sample, rng: Random) -> Label | None:
        cells = sample.draft.tables["disputes"]
        where = list(cells)
        rng.shuffle(where)
        for place in where:
            new = alter(cells[place], rng)
            if new is not None and new != cells[place]:
                cells[place] = new
                return Label("A304 A305 A306", _part_of(place[1]))
        return None

    return make


def _part_of(column: str) -> tuple[str, ...]:
    """The cells of one part of the table of disputes: its one sum does not say which is wrong."""
    part = next(
        part for part in ("after-review-suit", "direct-suit", "review") if column.startswith(part + "-")
    )
    return (f"disputes.cases.{part}", *(f"disputes.cases.{part}-{result}" for result in _RESULTS))


for _name, _alter in OFF.items():
    kind(f"applications/{_name}")(_application(_alter, totals=False))
    kind(f"applications-total/{_name}")(_application(_alter, totals=True))
    kind(f"disputes/{_name}")(_disputes(_alter))


@kind("proactive/off-against-prose")
def _(sample: Sample, rng: Random) -> Label | None:
    """A figure of documents that the prose repeats."""
    cells = sample.draft.tables["proactive"]
    stated = [
        (line, mark)
        for _, (_, texts) in sample.draft.sections.items()
        for line in texts
        for mark in marks(line)
        if mark.name in ("issued", "repealed", "in-force") and ("normative", mark.name) in cells
    ]
    if not stated:
        return None
    _, mark = rng.choice(stated)
    cells["normative", mark.name] = str(int(cells["normative", mark.name]) + rng.randint(1, 12))
    places = [text for text, other in stated if other.name == mark.name]
    return Label(
        "N418", (target("proactive", "normative", mark.name),), tuple(map(bare, places)), many=len(places) > 1
    )


@kind("proactive/off", aside="表二的数没有勾稽关系，正文没写到时无从核对。")
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    place = rng.choice(
        [
            key
            for key, text in cells.items()
            if text.isdigit() and key[1] in ("decisions", "issued", "projects")
        ]
    )
    if place[1] == "issued" or any(
        mark.name == place[0]
        for _, (_, texts) in sample.draft.sections.items()
        for line in texts
        for mark in marks(line)
    ):
        return None
    cells[place] = str(int(cells[place]) + rng.randint(1, 20))
    return Label("N419 N418 T A", (target("proactive", *place),))


@kind("proactive/public-total-below-new")
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("normative", "newly-public") not in cells:
        return None
    cells["normative", "public-total"] = str(rng.randint(0, 5))
    cells["normative", "newly-public"] = str(rng.randint(6, 40))
    if any("newly-public" in text for _, texts in sample.draft.sections.values() for text in texts):
        return None
    return Label("A309", tuple(target("proactive", "normative", c) for c in ("public-total", "newly-public")))


@kind("proactive/items-below-zero")
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("licence", "change") not in cells:
        return None
    row = rng.choice(("licence", "penalty", "coercion"))
    cells[row, "previous-items"] = str(rng.randint(0, 9))
    cells[row, "change"] = f"-{rng.randint(10, 20)}"
    return Label("A310", tuple(target("proactive", row, c) for c in ("previous-items", "change")))


@kind("proactive/fee-in-yuan")
def _(sample: Sample, rng: Random) -> Label | None:
    # What a city's organ takes in may be as much.
    county = sample.organ.name[2] in "县区" and sample.organ.kind != "government"
    if sample.draft.form.id != "2021" or not (county or sample.organ.kind in ("township", "street")):
        return None
    sample.draft.tables["proactive"]["administrative-fee", "fee"] = str(rng.randint(12_000, 9_000_000))
    return Label("T226", (target("proactive", "administrative-fee", "fee"),))


@kind("proactive/rules-without-power")
def _(sample: Sample, rng: Random) -> Label | None:
    column = "in-force" if sample.draft.form.id == "2021" else "public-total"
    sample.draft.tables["proactive"]["rules", column] = str(rng.randint(1, 9))
    # A city may make rules, and its organs may report for it.
    if sample.organ.kind in ("government", "office") or (
        sample.organ.kind == "department" and sample.organ.name[2] == "市"
    ):
        return None
    return Label("L806", (target("proactive", "rules", column),))


# ---- several figures --------------------------------------------------------------------------------


def _settled(sample: Sample) -> bool:
    """Whether every sum of the table of applications holds."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    number = {place: int(text) for place, text in cells.items()}
    frame = ("new", "carried-in", "total", "carried-out")
    return all(
        number["new", c] + number["carried-in", c] == number["total", c] + number["carried-out", c]
        and number["total", c] == sum(number[r, c] for r in rows(sample) if r not in frame)
        for c in ids
    ) and all(number[r, "total"] == sum(number[r, c] for c in ids[:6]) for r in rows(sample))


@kind("applications/neighbours-swapped")
def _(sample: Sample, rng: Random) -> Label | None:
    """Two figures side by side in one row change places: both columns fail, the row's sum holds."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    where = [
        (row, place)
        for row in rows(sample)
        for place in range(6)
        if cells[row, ids[place]] != cells[row, ids[place + 1]]
    ]
    if not where:
        return None
    row, place = rng.choice(where)
    a, b = ids[place], ids[place + 1]
    cells[row, a], cells[row, b] = cells[row, b], cells[row, a]
    if _settled(sample):
        return None
    return Label(
        "A30 A312",
        (
            target("applications", row, a),
            target("applications", row, b),
            *(f"applications.{r}.{c}" for r in rows(sample) for c in (a, b)),
            f"applications.{a}",
            f"applications.{b}",
            f"applications.{row}",
        ),
    )


@kind("applications/row-shifted")
def _(sample: Sample, rng: Random) -> Label | None:
    """The figures of a row one column to the right, the total where it was or shifted too."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    row = rng.choice([r for r in rows(sample) if cells[r, "natural-person"] != "0"] or rows(sample))
    values = [cells[row, id] for id in ids]
    moved = ["0", *values[:5], values[6]]
    if moved == values:
        return None
    for id, text in zip(ids, moved, strict=True):
        cells[row, id] = text
    if _settled(sample):
        return None
    return Label(
        "A30 A312",
        tuple(f"applications.{r}.{c}" for r in rows(sample) for c in ids)
        + tuple(f"applications.{c}" for c in ids)
        + (f"applications.{row}",),
    )


@kind("applications/column-shifted")
def _(sample: Sample, rng: Random) -> Label | None:
    """A block of a column slides down one row, as when a cell is pasted over."""
    cells = sample.draft.tables["applications"]
    column = rng.choice(columns(sample)[:2])
    ids = rows(sample)
    start = rng.randint(2, 8)
    values = [cells[row, column] for row in ids]
    moved = values[:start] + ["0"] + values[start : len(ids) - 3] + values[len(ids) - 2 :]
    if moved == values or len(moved) != len(values):
        return None
    for row, text in zip(ids, moved, strict=True):
        cells[row, column] = text
    if _settled(sample):
        return None
    every = tuple(f"applications.{r}.{c}" for r in ids for c in (column, "total"))
    return Label(
        "A30 A312", (*every, f"applications.{column}", *(f"applications.{r}" for r in ids)), many=True
    )


@kind("applications/row-copied")
def _(sample: Sample, rng: Random) -> Label | None:
    """A row holds the figures of the one above it."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    names = rows(sample)
    where = [
        place
        for place in range(1, len(names))
        if [cells[names[place], c] for c in ids] != [cells[names[place - 1], c] for c in ids]
    ]
    if not where:
        return None
    place = rng.choice(where)
    for id in ids:
        cells[names[place], id] = cells[names[place - 1], id]
    if _settled(sample):
        return None
    row = names[place]
    every = tuple(f"applications.{r}.{c}" for r in names for c in ids)
    return Label("A30 A312", (*every, *(f"applications.{c}" for c in ids), f"applications.{row}"), many=True)


@kind("applications/two-cells-off")
def _(sample: Sample, rng: Random) -> Label | None:
    """Two cells of different rows and columns, each by some: two errors, two findings at most."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    names = rows(sample)
    r1, r2 = rng.sample(names, 2)
    c1, c2 = rng.sample(ids[:6], 2)
    for place in ((r1, c1), (r2, c2)):
        cells[place] = str(int(cells[place]) + rng.randint(1, 9))
    return Label("A30", (target("applications", r1, c1), target("applications", r2, c2)), many=True)


@kind("applications/rows-swapped", aside="两行都在合计里，对调后勾稽仍然相符，只有正文写到这两行时才看得出。")
def _(sample: Sample, rng: Random) -> Label | None:
    cells, ids = sample.draft.tables["applications"], columns(sample)
    names = [row for row in rows(sample) if row not in ("new", "carried-in", "total", "carried-out")]
    place = rng.randrange(len(names) - 1)
    a, b = names[place], names[place + 1]
    if [cells[a, c] for c in ids] == [cells[b, c] for c in ids]:
        return None
    for c in ids:
        cells[a, c], cells[b, c] = cells[b, c], cells[a, c]
    return Label("N405 N406 A30", tuple(f"applications.{r}.{c}" for r in (a, b) for c in ids))


@kind("applications/new-and-carried-in-swapped")
def _(sample: Sample, rng: Random) -> Label | None:
    """Items one and two change places: the balance holds, the prose and last year's report do not."""
    cells, ids = sample.draft.tables["applications"], columns(sample)
    if cells["new", "total"] == cells["carried-in", "total"]:
        return None
    stated = [
        bare(line)
        for _, (_, texts) in sample.draft.sections.items()
        for line in texts
        if {mark.name for mark in marks(line)} >= {"new", "carried-in"}
    ]
    if not stated:
        return None
    for c in ids:
        cells["new", c], cells["carried-in", c] = cells["carried-in", c], cells["new", c]
    return Label(
        "N401 N402 N411 A312",
        ("applications.new.total", "applications.carried-in.total"),
        tuple(stated),
        many=True,
    )


@kind("applications/columns-swapped", aside="两列对调后各项勾稽都相符，只有正文写到申请人情况时才看得出。")
def _(sample: Sample, rng: Random) -> Label | None:
    cells, ids = sample.draft.tables["applications"], columns(sample)
    a, b = rng.sample(ids[:6], 2)
    for row in rows(sample):
        cells[row, a], cells[row, b] = cells[row, b], cells[row, a]
    return Label("N407 A30", tuple(f"applications.{r}.{c}" for r in rows(sample) for c in (a, b)))


@kind("disputes/shifted")
def _(sample: Sample, rng: Random) -> Label | None:
    """The figures of one part one column to the right."""
    cells = sample.draft.tables["disputes"]
    part = rng.choice(_PARTS)
    ids = [f"{part}-{result}" for result in _RESULTS]
    values = [cells["cases", id] for id in ids]
    moved = ["0", *values[:4]]
    if moved == values or sum(map(int, moved[:4])) == int(moved[4]):
        return None
    for id, text in zip(ids, moved, strict=True):
        cells["cases", id] = text
    return Label("A304 A305 A306", _part_of(ids[0]), many=True)


# ---- what is no figure -------------------------------------------------------------------------------


def _written(
    codes: str, alter: Alter, *, tables: tuple[str, ...] = ("applications", "disputes", "proactive")
) -> Callable[[Sample, Random], Label | None]:
    """A cell of any table written otherwise."""

    def make(sample: Sample, rng: Random) -> Label | None:
        table = rng.choice(tables)
        cells = sample.draft.tables[table]
        where = [
            place
            for place, text in cells.items()
            if text.isdigit() and place[1] not in ("fee", "change", "amount")
        ]
        rng.shuffle(where)
        for row, column in where:
            new = alter(cells[row, column], rng)
            if new is not None:
                cells[row, column] = new
                places = (
                    (target(table, row, column), table) if "T213" in codes else (target(table, row, column),)
                )
                return Label(codes, places)
        return None

    return make


def _one_of(*texts: str) -> Alter:
    return lambda text, rng: rng.choice(texts)


def _on_figures(change: Callable[[str, Random], str]) -> Alter:
    return lambda text, rng: change(text, rng) if text != "0" else None


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WRITTEN: dict[str, tuple[str, Alter]] = {
    "blank": ("T213", _one_of("")),
    "slash": ("T214", _one_of("/", "／", "\\")),
    "dash": ("T214", _one_of("-", "－", "—", "——", "–")),
    "words": ("T216", _one_of("见附件", "详见说明", "同上", "不详", "若干", "以上", "未统计")),
    "letter-for-digit": ("T216", lambda text, rng: text.replace("0", "O").replace("1", "l") if set(text) & {"0", "1"} and len(text) > 1 else None),
    "unit": ("T215", lambda text, rng: text + rng.choice(("件", "个", "条", "项", " 件", "宗", "起"))),
    "decimal": ("T220", lambda text, rng: f"{text}.{rng.randint(1, 9)}"),
    "negative": ("T219", _on_figures(lambda text, rng: rng.choice(("-", "－")) + text)),
    "placeholder": ("T223", _one_of("XX", "××", "X", "待补充", "？", "?", "…", "**", "待核实", "xxx")),
    "residue": ("T224", lambda text, rng: rng.choice(("[bookmark: _GoBack]", "[bookmark: _Hlk18]")) + text),
    "zero-width": ("T224", lambda text, rng: text + rng.choice(("\u200b", "\ufeff"))),
    "two-figures": ("T216", _on_figures(lambda text, rng: f"{text} {rng.randint(1, 9)}")),
    "question": ("T216 T223", _on_figures(lambda text, rng: f"{text}？")),
}  # fmt: skip
for _name, (_codes, _alter) in WRITTEN.items():
    kind(f"cell/{_name}")(_written(_codes, _alter))
_INFO = "属提示级，默认不开。"
ASIDE: dict[str, tuple[str, Alter]] = {
    "fullwidth": ("T222", lambda text, rng: text.translate(_WIDE)),
    "thousands": ("T221", lambda text, rng: f"{int(text):,}" if int(text) >= 1000 else None),
    "word-for-zero": ("T218", lambda text, rng: rng.choice(("无", "零", "〇")) if text == "0" else None),
    "leading-zero": ("T225", lambda text, rng: "0" + text if text != "0" else None),
    "note": ("T232", _on_figures(lambda text, rng: f"{text}（含上年{rng.randint(1, 3)}件）")),
}
for _name, (_codes, _alter) in ASIDE.items():
    kind(f"cell/{_name}", aside=_INFO)(_written(_codes, _alter))


@kind("cell/table-blank")
def _(sample: Sample, rng: Random) -> Label | None:
    table = rng.choice(("applications", "disputes", "proactive"))
    for place in sample.draft.tables[table]:
        sample.draft.tables[table][place] = ""
    return Label("T217", (table,))


@kind("cell/many-blank")
def _(sample: Sample, rng: Random) -> Label | None:
    """Zeros left blank, as many do."""
    table = rng.choice(("applications", "disputes", "proactive"))
    cells = sample.draft.tables[table]
    zeros = [place for place, text in cells.items() if text == "0"]
    if len(zeros) in (0, len(cells)):
        return None
    for place in zeros:
        cells[place] = ""
    return Label("T213", (table, target(table, *zeros[0])) + tuple(target(table, *place) for place in zeros))


@kind("cell/unit-of-other-size")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.draft.form.id != "2021":
        return None
    sample.draft.tables["proactive"]["administrative-fee", "fee"] = rng.choice(
        ("125000元", "3.2亿元", "26.5万元", "8800元")
    )
    return Label("T215", ("proactive.administrative-fee.fee",))


@kind("cell/procurement-without-unit")
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("procurement", "amount") not in cells:
        return None
    cells["procurement", "amount"] = rng.choice(("352000", "35.2", "1200"))
    return Label("T228", ("proactive.procurement.amount",))


@kind("cell/change-in-words", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("licence", "change") not in cells:
        return None
    cells["licence", "change"] = rng.choice(("增2", "减1", "增加3", "－"))
    return Label("T227", ("proactive.licence.change",))
