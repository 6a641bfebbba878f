"""Drafts made to be slow are judged like any other; bench/hostile.py says what they cost."""

import pytest
from gidr_lint_dev.hostile import FAMILIES, HEAD, hostile

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry


@pytest.fixture(scope="module")
def linter():
    return Linter(registry=Registry(installed=False))


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("ending", ["md", "txt", "html"])
def test_a_hostile_draft_is_read_and_shown(linter, name, ending):
    result = linter.lint(Source(f"draft.{ending}", hostile(name, html=ending == "html").encode()))
    codes = {item.code for item in result.diagnostics}
    assert codes and "E004" not in codes
    assert name.startswith("tables in tables") or result.case is not None
    assert text.piece(row_of(result, Style()), Style())


@pytest.mark.parametrize("depth", [40, 3000])
def test_pages_laid_out_by_tables_in_tables_are_read_as_far_as_they_make_sense(linter, depth):
    draft = HEAD + "<table><tr><td>这里有XX件" * depth + "</td></tr></table>" * depth
    codes = [item.code for item in linter.lint(Source("draft.md", draft.encode())).diagnostics]
    assert ("P701" in codes) == (depth == 40)
    assert ("E001" in codes) == (depth == 3000)


def test_a_table_that_lays_out_the_page_gives_its_blocks_in_their_order(linter):
    page = "<table><tr><td>甲<table><tr><td>1</td><td>2</td></tr></table>乙</td><td>丙</td></tr></table>"
    document = linter.lint(Source("draft.md", (HEAD + page).encode())).case.document
    assert ["甲", "1 2", "乙", "丙"] == [
        " ".join(cell.text.string for row in block.rows for cell in row.cells)
        if hasattr(block, "rows")
        else block.text.string
        for block in document.blocks[2:]
    ]
