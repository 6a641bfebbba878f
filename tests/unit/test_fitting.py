"""Fixes as they are offered: none that is called safe takes a figure of a table away."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def offered(name, data, code):
    """The safe fixes that the findings of a rule offer; there is such a finding."""
    result = LINTER.lint(Source(name, data if isinstance(data, bytes) else data.encode()))
    found = [item for item in result.diagnostics if item.code == code]
    assert found
    return [offer for item in found for offer in item.fixes if offer.safety == "safe"]


def labelled(label, row="penalty"):
    draft = Draft.clean()
    draft.labels["proactive", row] = label
    return draft


@pytest.mark.parametrize("between", [" ", "  ", "", "，"])
def test_a_label_whose_border_is_lost_is_not_mended_over_its_figure(between):
    text = Draft.clean().markdown()
    torn = text.replace("| 行政强制 | 0 |", f"| 行政强制{between}0 |")
    assert text != torn
    assert [] == offered("draft.md", torn, "T210")


@pytest.mark.parametrize("tag", ["</td的", "</td", "<td>", ""])
def test_cells_of_a_page_that_ran_together_keep_their_figures(tag):
    page = Draft.clean().page()[0]
    for row in ("行政处罚", "5.属于三类内部事务信息"):
        start = page.index("</td>", page.index(row))
        for place in (start, page.index("</td>", start + 1), page.index("</td>", start + 30)):
            torn = page[:place] + tag + page[place + len("</td>") :]
            done = fix(LINTER.lint(Source("a.html", torn.encode())))
            assert figures(torn) == figures(done.data.decode())


def figures(page):
    """The text between the tags that has digits, less what a safe fix writes otherwise."""
    return [piece.strip() for piece in page.replace("<", ">").split(">") if piece.strip().isdecimal()]


@pytest.mark.parametrize("figure", ["7", "７"])
def test_a_figure_in_the_label_of_a_word_table_stays(figure):
    assert [] == offered("a.docx", labelled(f"行政处罚 {figure}").docx()[0], "T210")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.html", lambda draft: draft.page()[0].replace("行政处法", "行政处&#27861;")),
        (
            "a.html",
            lambda draft: draft.page()[0].replace("行政处法", '<b style="width:3pt">行政</b><i>处法</i>'),
        ),
        (
            "a.md",
            lambda draft: draft.markdown("html").replace(
                "行政处法", '<b style="width:3pt">行政</b><i>处法</i>'
            ),
        ),
        ("a.md", lambda draft: draft.markdown()),
        ("a.docx", lambda draft: draft.docx()[0]),
    ],
)
def test_a_label_that_holds_no_figure_is_mended_as_ever(name, written):
    assert offered(name, written(labelled("行政处法")), "T210")


@pytest.mark.parametrize("label", ["3.属于行政查寻事项", "8、属于行政查寻事项"])
def test_an_ordinal_is_no_figure(label):
    draft = Draft.clean()
    draft.labels["applications", "denied-query-matter"] = label
    assert offered("a.md", draft.markdown(), "T210")


@pytest.mark.parametrize(
    ("written", "code"),
    [("０", "T222"), ("97件", "T215"), ("097", "T225"), ("1,097", "T221"), ("[bookmark: _Toc12]97", "T224")],
)
def test_the_same_figure_written_otherwise_is_still_mended(written, code):
    draft = Draft.clean()
    draft.tables["proactive"]["licence", "decisions"] = written
    for name, data in (("a.md", draft.markdown()), ("a.html", draft.page()[0]), ("a.docx", draft.docx()[0])):
        assert offered(name, data, code)
