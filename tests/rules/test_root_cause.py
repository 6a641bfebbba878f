"""Mistakes as people make them: one finding each, nothing false as certain, no wrong value offered."""

from collections import Counter
from random import Random

import pytest
from gidr_lint_dev.mistakes import Maker, Mistake, commit, heard, shows, undo
from gidr_lint_dev.sampling import sample

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

LINTER = Linter(Settings(), Registry(installed=False))
TABLES = 5
# One slip that changes several cells; more than one may be said of it only if no sum of it fails.
ONE_SLIP = {
    *("neighbours-in-row", "neighbours-in-column", "rows-swapped", "columns-swapped"),
    *("row-shifted", "column-shifted", "total-row", "row-and-its-total", "down-to-total"),
    *("carried-through", "row-left-out-of-totals", "column-left-out-of-totals", "totals-not-added-up"),
}
# Those of which enough sums fail to tell what happened.
DETERMINED = {
    *("columns-swapped", "total-row", "down-to-total"),
    *("row-left-out-of-totals", "column-left-out-of-totals", "row-shifted", "column-shifted"),
    "totals-not-added-up",
}


def lint(draft, previous=None):
    return LINTER.lint(Source("draft.md", draft.markdown().encode()), previous=previous)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("prose", [False, True], ids=["alone", "with-prose"])
def test_one_slip_is_one_finding_and_nothing_false_is_said(form, prose):
    count: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number in sample(range(TABLES), 2):
        draft = Draft.random(Random(f"slip {form} {number}"), form, prose=prose)
        maker = Maker(draft, Random(f"{form} {number}"))
        for mistake in (*maker.single(), *maker.single("disputes"), *maker.all_kinds()):
            before = commit(draft, mistake)
            if prose or shows(draft):
                told = heard(result := lint(draft), mistake, before)
                said = [(d.code, str(d.target), d.message.text()) for d in result.diagnostics]
                about = (number, mistake, said)
                assert not told.false and not told.false_value, about
                assert told.findings, about
                if len(mistake.groups) == 1:
                    assert told.findings == 1, about
                    count[mistake.kind] += 1
                    right[mistake.kind] += told.values and told.placed
            undo(draft, before)
    assert count.keys() >= ONE_SLIP
    assert {kind: right[kind] for kind in DETERMINED} == {kind: count[kind] for kind in DETERMINED}


def said(draft, cells, previous=None):
    """The one finding about a draft with these cells of table three instead of its own."""
    texts = {("applications", *place): text for place, text in cells.items()}
    before = commit(draft, Mistake("", (texts,)))
    (diagnostic,) = lint(draft, previous).diagnostics
    undo(draft, before)
    return diagnostic


def edits(diagnostic):
    return [edit.text for fix in diagnostic.fixes for edit in fix.edits]


def test_two_cells_of_a_row_that_changed_places_are_exchanged():
    draft = Draft.clean()
    found = said(draft, {("granted", "natural-person"): "2", ("granted", "business"): "11"})
    assert "A302" == found.code
    assert (
        "表三“（一）予以公开”行“自然人”列的2与“商业企业”列的11可能填反了，对调后两处合计都对得上"
        == found.message.text()
    )
    assert "改后" not in found.message.text()
    assert (["11", "2"], {"unsafe"}) == (edits(found), {fix.safety for fix in found.fixes})


def test_one_application_in_the_wrong_column_may_be_in_any_row():
    """Off by one, an exchange of 1 and 0 in one row is no better than one case too many in another."""
    draft = Draft.clean()
    found = said(draft, {("granted", "business"): "3", ("granted", "research"): "0", ("granted", "natural-person"): "10"})  # fmt: skip
    assert [] == edits(found)
    assert "可能" in (found.message.help() or "")


def test_rows_that_changed_places_are_named_as_rows():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    columns = [column for row, column in cells if row == "total"]
    swapped = {("total", column): cells["carried-out", column] for column in columns} | {
        ("carried-out", column): cells["total", column] for column in columns
    }
    found = said(draft, {place: text for place, text in swapped.items() if text != cells[place]})
    assert "表三“（七）总计”行与“四、结转下年度继续办理”行可能填反了" in found.message.text()
    assert {cells["total", "total"], cells["carried-out", "total"]} <= set(edits(found))
    assert {"N403", "N404"} <= {related.code for related in found.related}


def test_columns_that_changed_places_are_named_as_columns():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    swapped = {}
    for row in {row for row, _ in cells}:
        swapped[row, "other-entity"], swapped[row, "total"] = cells[row, "total"], cells[row, "other-entity"]
    found = said(draft, {place: text for place, text in swapped.items() if text != cells[place]})
    assert "表三“其他”列与“总计”列可能填反了" in found.message.text()


def test_new_and_carried_in_in_each_others_place_are_one_finding_though_every_sum_holds():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    columns = [column for row, column in cells if row == "new"]
    swapped = {("new", column): cells["carried-in", column] for column in columns} | {
        ("carried-in", column): cells["new", column] for column in columns
    }
    found = said(draft, swapped)
    assert "N401" == found.code
    assert "N402" in {related.code for related in found.related}
    assert any("可能填反了，对调后与正文一致" in related.text() for related in found.related)
    assert [] == edits(found)


def test_totals_that_leave_out_a_row_name_it():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    wrong = {
        ("total", column): str(int(cells["total", column]) - int(cells["unable-not-held", column]))
        for row, column in cells
        if row == "total"
    }
    found = said(draft, {place: text for place, text in wrong.items() if text != cells[place]})
    assert (
        "表三“（七）总计”行有4格可能少加了“1.本机关不掌握相关政府信息”行，改后八处合计都对得上"
        == found.message.text()
    )


STALE = {"natural-person": "20", "business": "4", "public-interest": "2", "total": "27"}


def test_totals_that_were_not_added_up_again_are_one_finding():
    found = said(Draft.clean(), {("total", column): figure for column, figure in STALE.items()})
    assert (
        "表三“（七）总计”行有4格与各行合计不符，可能没有重新合计，改后八处合计都对得上"
        == found.message.text()
    )
    assert "按各行合计应为自然人25、商业企业3、社会公益组织1、总计30" in (found.message.help() or "")
    assert ["25", "3", "1", "30"] == edits(found)


def test_totals_not_added_up_stand_beside_a_row_that_does_not_add_up():
    draft = Draft.clean()
    cells = {("total", column): figure for column, figure in STALE.items()} | {("granted", "total"): "15"}
    for (row, column), figure in cells.items():
        draft.tables["applications"][row, column] = figure
    draft.dropped.add(("applications", "row:carried-out"))
    found = [d for d in lint(draft).diagnostics if d.code[0] == "A"]
    assert [("A303", "granted"), ("A302", "total")] == [(d.code, d.target.row) for d in found]
    assert "可能没有重新合计，改后四处合计都对得上" in found[1].message.text()
    assert [[], []] == [edits(d) for d in found]


def test_an_exchange_of_rows_explains_no_heap_of_other_cells():
    """Lines in each other's place and one wrong cell are two mistakes; with more besides it is guessed."""
    draft = Draft.clean()
    cells = draft.tables["applications"]
    for column, figure in (
        ("natural-person", "1"),
        ("business", "1"),
        ("public-interest", "0"),
        ("total", "3"),
    ):
        cells["total", column] = figure
    draft.dropped.add(("applications", "row:carried-out"))
    said = [d.message.text() for d in lint(draft).diagnostics if d.code[0] == "A"]
    assert ["表三“（七）总计”行有4格与各行合计不符，可能没有重新合计，改后四处合计都对得上"] == said


def test_the_prose_and_last_year_speak_for_an_explanation_in_its_help():
    draft = Draft.clean()
    past = Draft.clean("2021", draft.year - 1)
    for column in ("natural-person", "total"):
        past.tables["applications"]["carried-out", column] = draft.tables["applications"][
            "carried-in", column
        ]
    past.tables["applications"]["carried-out", "legal-service"] = "0"
    previous = Source("past.md", past.markdown().encode())
    found = said(draft, {("carried-in", "total"): "4"}, previous)
    assert ["2"] == edits(found)
    help = found.message.help() or ""
    assert f"改后与第一部分写的2件、{draft.year - 1}年报告的结转下年度也一致。" in help
    assert {"N402", "X601"} <= {related.code for related in found.related}


def test_a_sentence_decides_among_the_cells_of_table_four():
    draft = Draft.clean()
    draft.tables["disputes"]["cases", "review-total"] = "8"
    (found,) = lint(draft).diagnostics
    assert ("A304", "disputes.cases.review-total", ["3"]) == (found.code, str(found.target), edits(found))
    assert "可能应为3" in found.message.text()
    assert "改后与第四部分写的3件" in (found.message.help() or "")


def test_english_says_the_same():
    draft = Draft.clean()
    found = said(draft, {("granted", "natural-person"): "2", ("granted", "business"): "11"})
    assert (
        "Table 3, row （一）予以公开, column 自然人 says 2 and column 商业企业 says 11; "
        "they may have changed places: exchanged, both sums hold" == found.message.text("en")
    )
