"""
Invented reports as converters give them: every figure is right, or its table is said to be unreadable.

tools/make_converted.py makes tests/converted.tar.xz. Text of a PDF cannot carry a blank cell and breaks
labels and columns: there E003 may stand for a table. What all forms must agree on is in tests/test_invariance.py.
"""

import tarfile
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from gidr_lint_dev.invariance import planned

from gidr_lint.base.diagnostics import Severity, Target
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

TESTS = Path(__file__).parent.parent.parent
DRAFTS = {plan.name: plan.draft for plan in planned(TESTS / "invariance.toml")}
SOUND = ("consistent", "consistent-older", "zeros-left-blank")
with tarfile.open(TESTS / "converted.tar.xz") as ARCHIVE:
    FILES = {
        member.name: ARCHIVE.extractfile(member).read()
        for member in ARCHIVE.getmembers()
        if member.name.partition("/")[0] in SOUND
    }
LINTER = Linter(registry=Registry(installed=False))


def amount(text):
    try:
        return Decimal(text.removesuffix("万元"))
    except InvalidOperation:
        return None


@pytest.fixture(scope="module", params=FILES)
def read(request):
    name, form, file = request.param.split("/")
    draft = DRAFTS[name]
    result = LINTER.lint(Source(file, FILES[request.param]))
    expected = {
        Target(draft.form.table(table).section, table, row, column): text
        for table, cells in draft.tables.items()
        for (row, column), text in cells.items()
    }
    return name, "-pdf" in form, draft, expected, result


def test_there_are_files_of_all_converters():
    assert len(FILES) == 3 * (2 * 10 + 2)


def test_the_form_and_the_year_are_known(read):
    _, _, draft, _, result = read
    assert (draft.form.id, draft.year) == (result.case.form.id, result.case.year)


def test_every_figure_is_right_or_its_table_is_said_to_be_unreadable(read):
    _, pdf, _, expected, result = read
    bound = {target for target in expected if result.case.cell(target) is not None}
    wrong = {
        target: (result.case.cell(target).text.string, expected[target])
        for target in bound
        if result.case.cell(target).figure.amount != amount(expected[target])
        and (not pdf or result.case.cell(target).figure.amount is not None)
    }
    assert not wrong
    if not pdf:
        assert bound == set(expected)
    unread = {target.table for target in set(expected) - bound}
    said = {item.target.table for item in result.diagnostics if item.code == "E003"}
    assert unread == said


def test_nothing_is_found_but_what_is_there(read):
    name, pdf, _, _, result = read
    found = {item.code for item in result.diagnostics if item.severity >= Severity.WARNING}
    assert found <= ({"E003"} if pdf else set()) | ({"T213"} if name == "zeros-left-blank" else set())


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
