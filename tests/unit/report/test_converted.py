"""
Invented reports as converters give them: every figure is right, or its table is said to be unreadable.

tools/make_converted.py makes the files in tests/converted. The text of LibreOffice cannot carry a
blank cell, that of a PDF breaks labels and columns: there E003 may stand for a table.
"""

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from gidr_lint.diagnostics import Severity, Target
from gidr_lint.document.source import Source
from gidr_lint.forms.load import load_forms
from gidr_lint.linter import Linter
from gidr_lint.plugins import Registry
from gidr_lint.testing import Draft

FOLDER = Path(__file__).parent.parent.parent / "converted"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".json")
LINTER = Linter(registry=Registry(installed=False))
FORMS = {form.id: form for form in load_forms()}
BLANKS = {"T213"}


def may_be_unreadable(name):
    return "-pdf" in name or (name.startswith("blank.") and "-office.txt" in name)


def amount(text):
    try:
        return Decimal(text.removesuffix("万元"))
    except InvalidOperation:
        return None


@pytest.fixture(scope="module", params=FILES)
def read(request):
    name = request.param
    truth = json.loads((FOLDER / f"{name.partition('.')[0]}.json").read_text(encoding="utf-8"))
    result = LINTER.lint(Source(name, (FOLDER / name).read_bytes()))
    expected = {
        Target(FORMS[truth["form"]].table(table).section, table, row, column): text
        for table, row, column, text in truth["figures"]
    }
    return name, truth, expected, result


def test_there_are_files_of_all_converters():
    assert len(FILES) == 3 * (2 * 8 + 2)


def test_the_form_and_the_year_are_known(read):
    _, truth, _, result = read
    assert (truth["form"], truth["year"]) == (result.case.form.id, result.case.year)


def test_every_figure_is_right_or_its_table_is_said_to_be_unreadable(read):
    name, _, expected, result = read
    bound = {target for target in expected if result.case.cell(target) is not None}
    wrong = {
        target: (result.case.cell(target).text.string, expected[target])
        for target in bound
        if result.case.cell(target).figure.amount != amount(expected[target])
        and (not may_be_unreadable(name) or result.case.cell(target).figure.amount is not None)
    }
    assert not wrong
    if not may_be_unreadable(name):
        assert bound == set(expected)
    unread = {target.table for target in set(expected) - bound}
    said = {item.target.table for item in result.diagnostics if item.code == "E003"}
    assert unread == said


def test_nothing_is_found_but_what_is_there(read):
    name, _, _, result = read
    found = {item.code for item in result.diagnostics if item.severity >= Severity.WARNING}
    allowed = {"E003"} if may_be_unreadable(name) else set()
    if result.case.report.title is None:
        allowed.add("S113")  # pandoc makes the title of a Word file metadata, which it does not write
    assert found <= allowed | (BLANKS if name.startswith("blank.") else set())


@pytest.mark.parametrize("written", ["pipe", "html"])
def test_an_empty_row_behind_the_figures_of_the_disputes_takes_nothing_from_them(written):
    draft = Draft.clean()
    text = draft.markdown(written)
    if written == "html":
        place, row = text.rindex("</table>"), "<tr>" + "<td></td>" * 15 + "</tr>\n"
    else:
        place, row = text.index("\n\n## 五、"), "\n|" + " |" * 15
    case = LINTER.lint(Source("draft.md", (text[:place] + row + text[place:]).encode())).case
    cells = draft.tables["disputes"].items()
    assert {column: text for (_, column), text in cells} == {
        column: case.cell(Target("disputes", "disputes", "cases", column)).text.string
        for (_, column), _ in cells
    }
