"""The office's spreadsheet as a witness: bound by its labels, never of another year, never a guess."""

from random import Random

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.sheets import workbook

LINTER = Linter(Settings(), Registry(installed=False))


def lint(draft, book, name="figures.xlsx"):
    return LINTER.lint(Source("draft.md", draft.markdown().encode()), figures=Source(name, book))


def cells_of(draft):
    return sum(len(cells) for cells in draft.tables.values())


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"together": True},
        {"together": True, "titles": False},
        {"merge": False},
        {"together": True, "merge": False, "at": (4, 3)},
    ],
    ids=["a-sheet-each", "together", "untitled", "unmerged", "unmerged-elsewhere"],
)
def test_every_cell_is_read_whatever_the_sheets_look_like(form, shape):
    for seed in range(3):
        draft = Draft.random(Random(seed), form)
        result = lint(draft, workbook(draft, **shape))
        figures = result.case.figures
        assert (cells_of(draft), (), ()) == (figures.agreed, figures.different, figures.notes)
        assert () == result.diagnostics


def test_a_cell_that_differs_is_told_with_both_figures():
    draft = Draft.clean()
    book = workbook(draft)
    draft.tables["proactive"]["normative", "in-force"] = "33"
    result = lint(draft, book)
    ((cell, filed),) = result.case.figures.different
    assert ("proactive.normative.in-force", "33", 32) == (str(cell.target), cell.text.string, filed)
    assert () == result.diagnostics


def test_the_spreadsheet_decides_where_the_sums_do_not():
    draft = Draft.random(Random(4), prose=False)
    book = workbook(draft)
    right = draft.tables["disputes"]["cases", "review-other"]
    draft.tables["disputes"]["cases", "review-other"] = str(int(right) + 1)
    (alone,) = LINTER.lint(Source("draft.md", draft.markdown().encode())).diagnostics
    (found,) = lint(draft, book).diagnostics
    assert ((), "A304") == (alone.fixes, found.code)
    assert "disputes.cases.review-other" == str(found.target)
    assert [right] == [edit.text for fix in found.fixes for edit in fix.edits]
    assert "改后与电子表格也一致。" in found.message.help()


def test_a_sentence_against_the_table_shows_what_the_spreadsheet_has():
    draft = Draft.clean()
    book = workbook(draft)
    draft.sections["overview"][1][1] = draft.sections["overview"][1][1].replace("30件", "31件", 1)
    found = lint(draft, book).diagnostics
    words = [related.text() for diagnostic in found for related in diagnostic.related]
    assert any(word.endswith("，电子表格为30") for word in words)


def test_a_sheet_of_another_year_is_left_aside_and_that_is_said():
    draft = Draft.clean()
    past = Draft.random(Random(1), year=draft.year - 1)
    figures = lint(draft, workbook(past)).case.figures
    assert {} == figures.cells
    assert 3 == len(figures.notes)
    assert f"是{draft.year - 1}年的，没有采用" in figures.notes[0].zh


def test_the_name_of_a_sheet_may_give_the_year():
    draft = Draft.clean()

    def name(book):
        for sheet in book.worksheets:
            sheet.title = f"{draft.year - 2}{sheet.title}"

    assert {} == lint(draft, workbook(draft, titles=False, change=name)).case.figures.cells


def test_two_sheets_that_give_a_table_differently_are_no_witness():
    draft = Draft.clean()

    def again(book):
        copy = book.copy_worksheet(book["表三"])
        copy.title = "表三 旧"
        copy.cell(5, 4).value = 999

    figures = lint(draft, workbook(draft, change=again)).case.figures
    assert {"proactive", "disputes"} == {target.table for target in figures.cells}
    assert "表三，数据不同，没有采用" in figures.notes[0].zh


def test_a_hidden_sheet_is_not_looked_at():
    draft = Draft.clean()

    def hide(book):
        for sheet in book.worksheets[1:]:
            sheet.sheet_state = "hidden"

    assert {"proactive"} == {t.table for t in lint(draft, workbook(draft, change=hide)).case.figures.cells}


def test_blank_cells_are_not_zero_and_formulas_count_by_their_last_value():
    draft = Draft.clean()
    places = []

    def unfill(book):
        sheet = book["表三"]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == 0:
                    cell.value = None
                elif cell.value == 30:
                    # openpyxl writes no value beside a formula.
                    cell.value = "=15+15"
                    places.append(cell.coordinate)

    figures = lint(draft, workbook(draft, change=unfill)).case.figures
    assert places
    assert {0, 30}.isdisjoint(
        amount for target, amount in figures.cells.items() if target.table == "applications"
    )
    assert f"有{len(places)}个公式没有算出的值" in figures.notes[0].zh
    assert () == figures.different


def test_figures_written_as_text_with_units_or_in_full_width_are_the_same():
    draft = Draft.clean()

    def write(book):
        for row in book["表三"].iter_rows():
            for cell in row:
                if isinstance(cell.value, int):
                    cell.value = str(cell.value).translate({48 + n: 0xFF10 + n for n in range(10)})

    figures = lint(draft, workbook(draft, change=write)).case.figures
    assert (cells_of(draft), ()) == (figures.agreed, figures.different)


def test_a_workbook_without_the_tables_is_said_to_be_one():
    def empty(book):
        for sheet in book.worksheets:
            sheet.delete_rows(1, 100)
        book.active.append(["部门", "人数"])

    draft = Draft.clean()
    figures = lint(draft, workbook(draft, change=empty)).case.figures
    assert ["没有找到表二、表三、表四"] == [note.zh for note in figures.notes]


def test_what_is_no_workbook_is_a_note_and_the_draft_is_linted():
    draft = Draft.clean()
    result = lint(draft, b"PK\x03\x04 broken")
    assert (1, ()) == (len(result.case.figures.notes), result.diagnostics)
