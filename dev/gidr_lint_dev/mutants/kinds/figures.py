"""One figure of a table that is wrong."""

from collections.abc import Callable
from random import Random

from gidr_lint_dev.mutants.digits import OFF, Alter
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.places import part_of, target
from gidr_lint_dev.mutants.varied import Sample, bare, marks

_SUMS = "A301 A302 A303"


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
                return Label("A304 A305 A306", part_of(place[1]))
        return None

    return make


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
