"""Labels and figures that differ from the form's only in what a person does not read: numbers, invisible characters."""

from decimal import Decimal

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.report.amounts import read_figure
from gidr_lint.report.labels import core
from gidr_lint.testing.draft import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def lint(old, new, count=1):
    text = Draft.clean().markdown()
    assert old in text
    return LINTER.lint(Source("draft.md", text.replace(old, new, count).encode()))


@pytest.mark.parametrize(
    "number",
    [
        "⒈", "①", "❶", "⑴", "1）", "1)", "（1）", "(1)", "1 ", "1、", "1．", "１", "1", "一是", "Ⅰ.", "a.", "1·", "1）、",
        "第1项", "", "㊀",
    ],
)  # fmt: skip
def test_a_row_is_known_however_it_is_numbered(number):
    result = lint("1.属于国家秘密", f"{number}属于国家秘密")
    assert [] == [diagnostic.code for diagnostic in result.diagnostics]
    assert 42 == result.coverage.identities["held"]


@pytest.mark.parametrize("number", ["㈢", "㊂", "三、", "3.", "③", "（3）"])
def test_so_is_the_group_of_rows(number):
    result = lint("（三）不予公开", f"{number}不予公开", -1)
    assert [] == [diagnostic.code for diagnostic in result.diagnostics]
    assert 42 == result.coverage.identities["held"]


def test_a_slip_behind_another_number_is_still_one():
    (diagnostic,) = lint("1.属于国家秘密", "⒈属于国家秘蜜").diagnostics
    assert "T210" == diagnostic.code


def test_radicals_of_a_pdf_and_characters_that_nobody_sees_make_no_other_label():
    assert core("行政许可") == core("⾏政许可") == core("行\u2060政\u200b许\xad可")
    result = lint("行政许可", "⾏政许可")
    assert [] == [diagnostic.code for diagnostic in result.diagnostics]


@pytest.mark.parametrize(
    ("text", "amount", "digits", "value"),
    [
        ("47\u200b3", 473, "473", (0, 4)),
        ("\ufeff473\u2060", 473, "473", (1, 4)),
        ("4\u200b7", 47, "47", (0, 3)),
        ("\u200b－", None, "-", (1, 2)),
    ],
)
def test_of_a_figure_is_read_what_is_seen(text, amount, digits, value):
    figure = read_figure(text)
    assert (amount, digits, value) == (figure.amount, figure.digits, figure.span)
    assert "residue" in figure.marks and text == figure.text


def test_a_cell_of_what_nobody_sees_is_blank():
    figure = read_figure("\u200b\ufeff")
    assert ("blank", None, frozenset()) == (figure.state, figure.amount, figure.marks)


@pytest.mark.parametrize("text", ["30①", "30¹", "30*", "30※", "30 ②", "30件①"])
def test_the_mark_of_a_note_behind_a_figure_is_no_digit(text):
    figure = read_figure(text)
    assert (30, "number") == (figure.amount, figure.state)
    assert "note" in figure.marks


@pytest.mark.parametrize("text", ["*", "①", "3①0", "30**件", "1/2*"])
def test_what_is_no_figure_with_a_mark_stays_none(text):
    assert not isinstance(read_figure(text).amount, int | Decimal)


def test_what_one_paste_left_in_many_cells_is_one_finding_with_one_fix():
    draft = Draft.clean()
    for key, value in draft.tables["proactive"].items():
        if value.isdecimal():
            draft.tables["proactive"][key] = value + "\u200b"
    count = sum("\u200b" in value for value in draft.tables["proactive"].values())
    result = LINTER.lint(Source("draft.docx", draft.docx()[0]))
    (diagnostic,) = result.diagnostics
    assert "T224" == diagnostic.code and f"{count}个数据格" in diagnostic.message.text()
    assert count - 1 == len(diagnostic.related)
    assert {"这里也有"} == {related.text("zh") for related in diagnostic.related}
    assert count == len(diagnostic.fixes[0].edits)
    assert 42 == result.coverage.identities["held"]


def test_a_sum_that_fails_beside_such_residue_is_told_for_itself():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    for key, value in cells.items():
        cells[key] = value + "\u200b"
    cells["new", "total"] = "31\u200b"
    codes = [diagnostic.code for diagnostic in LINTER.lint(Source("a.docx", draft.docx()[0])).diagnostics]
    assert ["A301", "T224"] == sorted(codes)
