"""Last year's report is read once for all drafts and versions that are compared with it."""

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.lsp.kept import LastYears
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

REGISTRY = Registry(installed=False)
DRAFT = Source("this.md", Draft.clean().markdown().encode())


def last(text=""):
    year = Draft.clean().year
    words = Draft.clean().markdown().replace(f"{year}年", f"{year - 1}年") + text
    return Source("last.md", words.encode())


@pytest.fixture
def linter():
    return Linter(Settings(), REGISTRY)


def test_a_report_is_read_once_and_again_when_it_has_changed(linter):
    read = LastYears()
    first = read.case(linter, last())
    assert first is read.case(linter, last())
    assert first is read.case(Linter(Settings(stage="draft"), REGISTRY), last())
    assert first is not read.case(linter, last("\n另一段。\n"))


def test_no_more_than_so_many_are_kept(linter):
    read = LastYears(most=2)
    first = read.case(linter, last())
    for number in range(2):
        read.case(linter, last()._replace(uri=f"{number}.md"))
    assert first is not read.case(linter, last())


@pytest.mark.parametrize("data", [b"# \xe8\xaf\xb4\xe6\x98\x8e\n", b"\xff\xff\xff\x81"])
def test_what_is_no_report_or_cannot_be_read_is_given_back_as_it_is(linter, data):
    source = Source("last.md", data)
    assert source is LastYears().case(linter, source)


def test_a_draft_is_compared_with_a_report_that_was_read_as_with_its_source(linter):
    case = LastYears().case(linter, last())
    given = [linter.lint(DRAFT, previous=previous) for previous in (last(), case, lambda report: [case])]
    assert given[1].case.previous is case is given[2].case.previous
    seen = [[(d.code, d.message.text()) for d in result.diagnostics] for result in given]
    assert seen[0] == seen[1] == seen[2]
    assert any(code[0] == "X" for code, _ in seen[0])
