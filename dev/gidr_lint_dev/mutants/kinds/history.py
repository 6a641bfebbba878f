"""What only last year's report tells."""

from copy import deepcopy
from random import Random

from gidr_lint.document.source import Source
from gidr_lint.testing.draft import Draft
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare

_INFO = "属提示级，默认不开。"


def before(sample: Sample) -> Draft | None:
    """A report of the year before that leads over to this one; None across the two forms."""
    draft = sample.draft
    if draft.year in (2019, 2021):
        return None
    past = Draft.clean(draft.form.id, draft.year - 1)
    past.organisation = draft.organisation
    past.title = f"{draft.organisation}{past.year}年政府信息公开工作年度报告"
    past.signature = [draft.organisation, f"{draft.year}年1月20日"]
    now, cells = draft.tables["applications"], past.tables["applications"]
    for (row, column), text in now.items():
        if row == "carried-in":
            cells["carried-out", column] = text
    for column in {column for _, column in cells} - {"total"}:
        done = sum(
            int(t)
            for (r, c), t in cells.items()
            if c == column and r not in ("new", "carried-in", "total", "carried-out")
        )
        cells["carried-in", column] = "0"
        cells["new", column] = str(done + int(cells["carried-out", column]))
    past.settle()
    for part in ("review", "direct-suit", "after-review-suit"):
        past.tables["disputes"]["cases", f"{part}-pending"] = "0"
    past.settle()
    if draft.form.id == "2021":
        old, new = past.tables["proactive"], draft.tables["proactive"]
        force = (
            int(new["normative", "in-force"])
            - int(new["normative", "issued"])
            + int(new["normative", "repealed"])
        )
        old["normative", "in-force"] = str(max(force, 0))
        old["administrative-fee", "fee"] = new["administrative-fee", "fee"]
    else:
        old, new = past.tables["proactive"], draft.tables["proactive"]
        for (row, column), text in new.items():
            if column == "previous-items":
                old[row, column] = text
                old[row, "change"] = "0"
    return past


def source(past: Draft) -> Source:
    return Source("last-year.md", past.markdown().encode())


@kind("history/carry-over")
def _(sample: Sample, rng: Random) -> Label | None:
    past = before(sample)
    if past is None:
        return None
    cells = past.tables["applications"]
    more = rng.randint(1, 9)
    for row in ("new", "carried-out"):
        cells[row, "natural-person"] = str(int(cells[row, "natural-person"]) + more)
    past.settle()
    return Label("X601", ("applications.carried-in.total",), previous=source(past))


@kind("history/carry-over-column", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    past = before(sample)
    if past is None:
        return None
    cells = past.tables["applications"]
    if cells["carried-out", "natural-person"] == "0":
        return None
    for row in ("new", "carried-out"):
        cells[row, "natural-person"] = str(int(cells[row, "natural-person"]) - 1)
        cells[row, "business"] = str(int(cells[row, "business"]) + 1)
    past.settle()
    return Label(
        "X602",
        (
            "applications.carried-in.natural-person",
            "applications.carried-in.business",
            "applications.carried-in",
        ),
        previous=source(past),
        many=True,
    )


@kind("history/fee-unit")
def _(sample: Sample, rng: Random) -> Label | None:
    past = before(sample)
    if past is None or sample.draft.form.id != "2021" or sample.organ.kind != "government":
        return None
    sample.draft.tables["proactive"]["administrative-fee", "fee"] = "265000"
    past.tables["proactive"]["administrative-fee", "fee"] = "26.5"
    return Label("X612 T226", ("proactive.administrative-fee.fee",), previous=source(past))


@kind("history/same-tables")
def _(sample: Sample, rng: Random) -> Label | None:
    past = before(sample)
    cells = sample.draft.tables["applications"]
    if past is None or cells["carried-in", "total"] != cells["carried-out", "total"]:
        return None
    if any(cells["carried-in", c] != cells["carried-out", c] for _, c in cells):
        return None
    if sum(text not in ("0", "") for table in sample.draft.tables.values() for text in table.values()) < 8:
        return None
    past.tables = deepcopy(sample.draft.tables)
    return Label("X607", ("",), previous=source(past), many=True)


@kind("history/same-text")
def _(sample: Sample, rng: Random) -> Label | None:
    """The prose of last year with the years changed."""
    past = before(sample)
    if past is None:
        return None
    # Short texts are not compared.
    if sum(len(bare(text)) for _, texts in sample.draft.sections.values() for text in texts) < 600:
        return None
    year = sample.draft.year
    shift = {str(year + n): str(year + n - 1) for n in (-1, 0, 1)}
    for id, (heading, texts) in sample.draft.sections.items():
        old = []
        for text in map(bare, texts):
            for new, earlier in shift.items():
                text = text.replace(f"{new}年", f"{earlier}年")
            old.append(text)
        past.sections[id] = (heading, old)
    return Label("X606", ("", "section:overview"), previous=source(past), many=True)
