"""Fixing compares before and after: a fix that does harm is taken back and said, and the others go in."""

import pytest

from gidr_lint.base.diagnostics import Diagnostic, Edit, Fix, Message, Severity, Words
from gidr_lint.base.location import at
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(registry=Registry(installed=False))
CLEAN = Draft.clean().markdown()
SAFE, UNSAFE = "safe", "unsafe"


def offering(*changes):
    """Lints, and finds besides each of some words, with a fix that writes other words there."""

    def lint(source):
        result = LINTER.lint(source)
        text = result.case.document.text
        found = list(result.diagnostics)
        for number, (old, new, safety) in enumerate(changes):
            if old in text:
                place = at(text.index(old), text.index(old) + len(old))
                said = Message(zh=f"第{number}处", en=f"number {number}", help_zh="", help_en="")()
                offer = Fix(Words("改", "change"), (Edit(place, new),), safety)
                found.append(Diagnostic("Z101", "z", Severity.WARNING, said, place, fixes=(offer,)))
        return with_diagnostics(result, found, lint)

    return lint


def with_diagnostics(result, found, lint):
    """An analysis with other diagnostics, that lints its changes by `lint`."""
    return Analysis(
        lambda inputs: lint(inputs.source),
        result.inputs,
        result.kind,
        result.case,
        format=result.format,
        diagnostics=tuple(found),
    )


def fixed(*changes, unsafe=False, text=CLEAN):
    """The text after these fixes, and the harm of each that was taken back by its number."""
    done = fix(offering(*changes)(Source("draft.md", text.encode())), unsafe=unsafe)
    assert len(changes) == done.applied + len(done.refused)
    return done.data.decode(), {int(d.message.text()[1:-1]): harm for d, harm in done.refused}


def test_tracked_changes_are_what_a_fix_was_asked_for_and_no_harm():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "natural-person"] = "11个"
    done = fix(LINTER.lint(Source("a.docx", draft.docx()[0])), tracked=True)
    assert (1, ()) == (done.applied, done.refused)
    assert ["W908"] == [diagnostic.code for diagnostic in done.result.diagnostics]
    assert ["T215"] == [made.diagnostic.code for made in done.made]


PENALTY = "表二“行政处罚”行“本年处理决定数量”列"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 行政处罚 | 12 |", "| 行政处罚 | 21 |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 | |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 | 一些 |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 12 | |"),
        ("| 行政处罚 | 12 |", "| 某些事项 | 12 |"),
        ("| 行政处罚 | 12 |  |  |\n", ""),
    ],
)
def test_a_safe_fix_that_changes_a_figure_or_unbinds_a_cell_is_taken_back(old, new):
    text, refused = fixed((old, new, SAFE))
    assert (CLEAN, {0: Words(f"会改动{PENALTY}", refused[0].en)}) == (text, refused)
    assert "it would change table 2, row 行政处罚, column 本年处理决定数量" == refused[0].en


def test_a_blank_that_a_safe_fix_would_fill_stays_blank():
    text = CLEAN.replace("| 行政处罚 | 12 |", "| 行政处罚 |  |")
    assert text == fixed(("| 行政处罚 |  |", "| 行政处罚 | 一些 |", SAFE), text=text)[0]


@pytest.mark.parametrize("safety", [SAFE, UNSAFE])
def test_any_fix_that_unbinds_a_table_is_taken_back(safety):
    row = next(line for line in reversed(CLEAN.splitlines()) if line.startswith("|"))
    text, refused = fixed((row, row.replace(" | ", "，"), safety), unsafe=True)
    assert (CLEAN, {0: Words("会使表四读不准", "it would make table 4 unreadable")}) == (text, refused)


def test_a_fix_that_changes_a_figure_goes_in_where_it_is_not_called_safe():
    assert "| 行政处罚 | 21 |" in fixed(("| 行政处罚 | 12 |", "| 行政处罚 | 21 |", UNSAFE), unsafe=True)[0]


def test_a_fix_that_brings_an_error_is_taken_back_and_names_it():
    text, refused = fixed(("## 五、", "## 改进、", SAFE))
    assert CLEAN == text
    assert refused[0].zh.startswith("会带来新的S") and refused[0].en.startswith("it would bring S")


@pytest.mark.parametrize("bad", [(0,), (6,), (12,), (1, 5, 8, 11)])
def test_of_many_fixes_those_that_do_no_harm_go_in(bad):
    rows = [line for line in CLEAN.splitlines() if line.startswith("|  |")][-13:]
    changes = [(row, row.replace("|  |", "|   |", 1), SAFE) for row in rows]
    for number in bad:
        row = rows[number]
        changes[number] = (row, row.rpartition("| ")[0] + "| 77 |", SAFE)
    text, refused = fixed(*changes)
    assert set(bad) == set(refused)
    for number, (old, new, _) in enumerate(changes):
        assert (old if number in bad else new) in text.splitlines()


def test_safe_and_other_fixes_of_one_run_are_held_to_what_each_may_do():
    """A safe fix is compared although an unsafe one changes a figure in the same run."""
    text, refused = fixed(
        ("| 行政处罚 | 12 |", "| 行政处罚 | 13 |", SAFE),
        ("| 行政许可 | 97 |", "| 行政许可 | 98 |", UNSAFE),
        unsafe=True,
    )
    assert ([0], CLEAN.replace("| 97 |", "| 98 |")) == (list(refused), text)


def test_fixes_that_do_harm_only_together_go_in_as_far_as_they_do_none():
    words = ("行政许可 |", "行政处罚 |")

    def lint(source):
        result = offering(*((word, word.replace(" |", "  |"), SAFE) for word in words))(source)
        if any(word in result.case.document.text for word in words):
            return with_diagnostics(result, result.diagnostics, lint)
        said = Message(zh="合起来才有", en="together only", help_zh="", help_en="")()
        error = Diagnostic("Z102", "z", Severity.ERROR, said, result.case.document.beginning)
        return with_diagnostics(result, (*result.diagnostics, error), lint)

    done = fix(lint(Source("draft.md", CLEAN.encode())))
    assert (1, ["会带来新的Z102"]) == (done.applied, [refused.harm.zh for refused in done.refused])
