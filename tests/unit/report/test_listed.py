"""Tables of which a text has each cell on a line: read where every line is certain to be a cell."""

import pytest

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(extends=("gidr-lint:strict",)), Registry(installed=False))


def listed(draft):
    """The draft as LibreOffice saves it: a TAB-led cell a line, without the TAB and the rows' ends."""
    lines = []
    blank = False
    for line in draft.text("tab").splitlines():
        if line.startswith("\t"):
            lines.append(line[1:])
            blank = True
        elif line or not blank:
            lines.append(line)
            blank = False
    return "\n".join(lines) + "\n"


def lint(text, name="draft.txt"):
    return LINTER.lint(Source(name, text.encode()))


def figures(result):
    return {str(target): cell.figure.text for target, cell in result.case.report.cells.items()}


def codes(result):
    return [item.code for item in result.diagnostics]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_is_read_blank_ones_too(form):
    draft = Draft.clean(form)
    for table in ("applications", "disputes"):
        for cell, text in draft.tables[table].items():
            draft.tables[table][cell] = "" if text == "0" else text
    result = lint(listed(draft))
    assert figures(result) == figures(lint(draft.markdown(), "draft.md"))
    assert set(codes(result)) == {"T213"}


def test_a_missing_row_and_a_strange_one_are_told():
    draft = Draft.clean()
    draft.dropped.add(("applications", "row:denied-process"))
    draft.labels["applications", "unable-unclear"] = "3.查无此类文件"
    markdown, text = lint(draft.markdown(), "draft.md"), lint(listed(draft))
    assert "T205" in codes(text)
    assert codes(markdown) == codes(text)


def test_words_in_a_cell_are_no_label():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "business"] = "见附件"
    assert codes(lint(draft.markdown(), "draft.md")) == codes(lint(listed(draft))) == ["T216"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("11\n2\n0\n1\n", "11\n2\n1\n"),  # a blank cell that left no line
        ("11\n2\n0\n1\n", "11\n\n2\n0\n1\n"),  # a blank line that is no cell
        ("（三）不予公开\n", "（三）不予\n公开\n"),  # a label on two lines
    ],
)
def test_one_line_too_few_or_too_many_moves_no_figure(before, after):
    text = listed(Draft.clean())
    assert before in text
    result = lint(text.replace(before, after, 1))
    assert codes(result) in ([], ["E003"])
    right = figures(lint(text))
    assert figures(result).items() <= right.items()
    if before.count("\n") > after.count("\n"):
        assert result.case.cell(Target("applications", "applications", "granted", "business")) is None


def test_without_lines_for_covered_cells_a_blank_line_is_no_cell():
    draft = Draft.clean()
    draft.dropped.update({("applications", "row:new"), ("proactive", "row:coercion")})
    text = "".join(line + "\n" for line in listed(draft).splitlines() if line)
    assert "T205" not in codes(lint(text))


def test_a_table_in_two_pieces_with_its_header_again():
    draft = Draft.clean()
    draft.cuts["applications"] = "denied-process"
    draft.tables["applications"]["total", "business"] = "77"
    assert codes(lint(draft.markdown(), "draft.md")) == codes(lint(listed(draft)))


def test_tab_led_cells_whose_rows_no_longer_stand_apart():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "business"] = "78"
    lines = draft.text("tab").splitlines()
    kept = [
        line
        for line, (above, below) in zip(
            lines, zip(["", *lines], [*lines[1:], ""], strict=False), strict=False
        )
        if line or not (above.startswith("\t") and below.startswith("\t"))
    ]
    assert len(kept) < len(lines)
    assert codes(lint(draft.text("tab"))) == codes(lint("\n".join(kept))) == ["A302"]


def test_pieces_of_a_table_in_another_part_are_no_missing_table():
    draft = Draft.clean()
    headings = {id: draft.sections[id][0][2:] for id in ("applications", "disputes")}
    draft.sections["applications"] = (f"三、{headings['disputes']}", [])
    draft.sections["disputes"] = (f"四、{headings['applications']}", [])
    torn = "".join(line + "\n" for line in listed(draft).splitlines() if line and line != "0")
    assert "T201" not in codes(lint(torn))
    assert "E003" in codes(lint(torn))


@pytest.mark.parametrize("rows", [0, 1, 400])
def test_a_header_of_disputes_without_outcomes_or_figures_is_no_table(rows):
    head = "行政复议\n行政诉讼\n" + "结果维持\n" * 5 + "未经复议直接起诉\n复议后起诉\n" + "\n" * 5
    text = "一、总体情况\n内容。\n四、政府信息公开行政复议、行政诉讼情况\n" + head * rows + "结果维持\n" * 10
    assert not {"E001", "E004"} & set(codes(lint(text)))
