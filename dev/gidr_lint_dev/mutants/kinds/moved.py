"""Several figures of a table that stand in each other's places."""

from random import Random

from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.places import PARTS, RESULTS, columns, part_of, rows, target
from gidr_lint_dev.mutants.varied import Sample, bare, marks


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
    part = rng.choice(PARTS)
    ids = [f"{part}-{result}" for result in RESULTS]
    values = [cells["cases", id] for id in ids]
    moved = ["0", *values[:4]]
    if moved == values or sum(map(int, moved[:4])) == int(moved[4]):
        return None
    for id, text in zip(ids, moved, strict=True):
        cells["cases", id] = text
    return Label("A304 A305 A306", part_of(ids[0]), many=True)
