"""Tables whose borders stand on lines of their own, as copied from web pages: before each row, below each cell."""

import random

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft
from gidr_lint.testing.shapes import Writer

LINTER = Linter(Settings(), Registry(installed=False))


def before_each_row(grid):
    """A border on a line of its own, a cell with its border a line, then the borders of merged cells."""
    width = max(sum(box.colspan for box in row) for row in grid)
    lines = []
    for row in grid:
        lines += ["|", *(f"{box.text} |" for box in row), "|" * (width - len(row))]
    return [line for line in lines if line]


def in_two_lines(grid):
    """The same with some labels broken over two lines."""
    lines = before_each_row(grid)
    return [
        piece
        for line in lines
        for piece in ([line[:2], line[2:]] if len(line) == 6 and line[0] >= "一" else [line])
    ]


def spaced_out(grid):
    """The same with a blank line between rows."""
    return [line for piece in before_each_row(grid) for line in (("", piece) if piece == "|" else (piece,))][
        1:
    ]


def below_each_cell(grid):
    """Each cell and each border on a line of its own, nothing for merged cells and nothing between rows."""
    return [line for row in grid for box in row for line in ((box.text, "|") if box.text else ("|",))]


SHAPES = [before_each_row, in_two_lines, spaced_out, below_each_cell]


def written(draft, shape, kind, change=None):
    writer = Writer(draft, "pipe", "blank")
    gap, mark = ("\n\n", "## ") if kind == "md" else ("\n", "")
    lines = [draft.title, *draft.preamble]
    for id, (heading, body) in draft.sections.items():
        lines += [mark + heading, *body]
        for table in draft.tables_under(id):
            rows = shape(writer.grid(table))
            lines.append("\n".join(change(table.id, rows) if change else rows))
    return gap.join([*lines, *draft.signature]) + "\n"


def lint(text, kind):
    return LINTER.lint(Source(f"draft.{kind}", text.encode()))


@pytest.mark.parametrize("kind", ["md", "txt"])
@pytest.mark.parametrize("shape", SHAPES)
class TestBars:
    @pytest.mark.parametrize("form", ["2021", "2019"])
    def test_the_three_tables_are_read_whole(self, shape, kind, form):
        draft = Draft.random(random.Random(form + kind), form)
        result = lint(written(draft, shape, kind), kind)
        assert () == result.diagnostics
        assert {"bound"} == set(result.coverage.tables.values())
        cells = {str(target): cell.text.string for target, cell in result.case.report.cells.items()}
        assert cells == {
            f"{table}.{row}.{column}": text
            for table, values in draft.tables.items()
            for (row, column), text in values.items()
        }

    def test_a_wrong_figure_is_found_at_its_place(self, shape, kind):
        draft = Draft.clean()
        draft.tables["applications"]["carried-out", "natural-person"] = "7"
        text = written(draft, shape, kind)
        found = lint(text, kind).diagnostics
        assert ["A301"] == [diagnostic.code for diagnostic in found]
        assert "7" == text[slice(*found[0].location.span)]

    @pytest.mark.parametrize("table", ["applications", "disputes", "proactive"])
    def test_a_lost_cell_puts_no_figure_in_another_column(self, shape, kind, table):
        rng = random.Random(table)

        def lose(id, lines):
            if id != table:
                return lines
            places = [place for place, line in enumerate(lines) if line.rstrip(" |").isdigit()]
            place = rng.choice(places)
            width = 1 if lines[place].endswith("|") else 2
            return [*lines[:place], *lines[place + width :]]

        for _ in range(6):
            codes = {d.code for d in lint(written(Draft.clean(), shape, kind, lose), kind).diagnostics}
            assert not [code for code in codes if code[0] in "AN"]


@pytest.mark.parametrize("kind", ["md", "txt"])
def test_lines_with_a_border_now_and_then_are_no_table(kind):
    draft = Draft.clean()
    draft.sections["overview"][1].append("字体：大\n|\n中\n|\n小")
    text = draft.markdown() if kind == "md" else draft.text()
    assert not [d for d in lint(text, kind).diagnostics if d.code[0] in "ET"]
