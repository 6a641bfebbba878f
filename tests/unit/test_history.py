"""Last year's report beside this one: what it settles, and that it never accuses alone."""

import pytest

from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import Example
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.examples import patched

LINTER = Linter(Settings(extends=("gidr-lint:all",), ignore=("T211",)), Registry(installed=False))


def lint(*lines):
    made = patched(Example(True, "", lines, ()))
    previous = Source("last.md", made.previous.encode()) if made.previous is not None else None
    return LINTER.lint(Source("draft.md", made.text.encode()), previous=previous)


def codes(*lines):
    return [item.code for item in lint(*lines).diagnostics]


FITS = "!previous [proactive] penalty.decisions = 11"


def test_a_report_that_follows_on_the_last_yields_nothing():
    assert codes(FITS) == []
    assert codes("!form 2019", FITS) == []
    assert codes("!year 2022", FITS) == []


def test_the_first_year_of_a_new_form_is_compared_where_both_have_the_same():
    assert codes("!year 2021", FITS) == []
    assert codes("!year 2021", "!previous [applications] carried-out.total = 4") == ["X601"]


def test_a_wrong_cell_that_sums_and_last_year_name_is_one_finding():
    (found,) = lint("[applications] carried-in.total = 5", FITS).diagnostics
    assert found.code == "A303" or found.code == "A301"
    assert "X601" in {related.code for related in found.related}
    assert any(related.path == "last.md" for related in found.related)


def test_a_sentence_and_last_year_against_the_table_is_one_finding():
    lines = (
        "[applications] carried-in.natural-person = 1, carried-in.total = 1, new.natural-person = 25",
        "!consistent",
    )
    found = [
        item
        for item in lint(*lines, "@only overview 本年上年结转政府信息公开申请2件。", FITS).diagnostics
        if item.code != "X602"
    ]
    assert [item.code for item in found] == ["N402"]
    assert "X601" in {related.code for related in found[0].related}


@pytest.mark.parametrize("previous", [(), (FITS,)])
def test_last_year_accuses_no_cell_that_the_sums_do_not_suspect(previous):
    for fault in lint("[applications] granted.total = 15", *previous).case.faults:
        assert [str(suspect.cell.target) for suspect in fault.suspects] == ["applications.granted.total"]


def test_last_year_puts_the_suspect_for_which_it_speaks_first():
    lines = (
        "[applications] carried-in.total = 7",
        "[applications] new.natural-person = 見, carried-in.natural-person = 见",
    )
    plain = lint(*lines).case.faults
    heard = lint(*lines, FITS).case.faults
    assert {f.number for f in plain} == {f.number for f in heard}
    first = [f.suspects[0] for f in heard if f.suspects]
    assert ("applications.carried-in.total", 2) in [(str(s.cell.target), s.value) for s in first]
    assert any(each.recalled for fault in heard for each in fault.explanations)
    assert not any(each.recalled for fault in plain for each in fault.explanations)


def test_the_scope_option_makes_a_gap_an_error():
    settings = Settings(rules={"X601": RuleSetting(None, {"same-scope": True})})
    made = patched(Example(True, "", ("!previous [applications] carried-out.total = 4",), ()))
    result = Linter(settings, Registry(installed=False)).lint(
        Source("a.md", made.text.encode()), previous=Source("b.md", made.previous.encode())
    )
    assert [(item.code, item.severity.label) for item in result.diagnostics] == [("X601", "error")]


def test_a_plain_function_may_find_the_report_and_needs_the_same_organ():
    made = patched(Example(True, "", ("!previous [applications] carried-out.total = 4",), ()))
    last = Source("b.md", made.previous.encode())
    other = Source("c.md", made.previous.replace("青溪县水务局", "青溪县林业局").encode())
    draft = Source("a.md", made.text.encode())
    assert LINTER.lint(draft, previous=lambda report: [other, last]).case.previous.document.source is last
    assert LINTER.lint(draft, previous=lambda report: [other]).case.previous is None
    assert LINTER.lint(draft, previous=lambda report: [last, last]).case.previous is None
    assert LINTER.lint(draft, previous=lambda report: other).case.previous.document.source is other
    assert LINTER.lint(draft, previous=lambda report: None).case.previous is None


def test_a_report_that_cannot_be_read_is_no_history():
    draft = Source("a.md", patched(Example(True, "", (), ())).text.encode())
    assert LINTER.lint(draft, previous=Source("b.bin", b"\x00\xff")).case.previous is None
