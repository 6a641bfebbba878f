"""One wrong cell is one finding at that cell, through the whole way from a draft's text."""

import itertools
from random import Random

import pytest
from gidr_lint_dev.sampling import sample

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.engine.running import Runner
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

TABLES = 50
ERAS = ("2019", "2021")
REGISTRY = Registry(installed=False)
LINTER = Linter(Settings(extends=("gidr-lint:all",)), REGISTRY)


def lint(draft, linter=LINTER):
    text, places = draft.write()
    return linter.lint(Source("draft.md", text.encode())), places


def wrong_values(right, rng):
    """The figure off by one, and with two digits swapped where that gives another."""
    yield right + rng.choice((1, -1)) if right else 1
    digits = str(right)
    if len(digits) > 1:
        at = rng.randrange(len(digits) - 1)
        swapped = int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
        if swapped != right and len(str(swapped)) == len(digits):
            yield swapped


def with_wrong(draft, place, value):
    """The same report, its prose as it was, with one other cell."""
    right = draft.tables["applications"][place]
    draft.tables["applications"][place] = str(value)
    result, places = lint(draft)
    draft.tables["applications"][place] = right
    return result, places


def fixed_to(diagnostic):
    return [edit.text for fix in diagnostic.fixes for edit in fix.edits]


@pytest.mark.parametrize("form", ERAS)
@pytest.mark.parametrize("part", sample(range(5), 2))
@pytest.mark.parametrize("prose", [False, True], ids=["alone", "with-prose"])
def test_one_wrong_cell_is_one_finding_at_it_with_the_right_value(form, part, prose):
    """
    All 175 cells (161 in 2019) over 50 consistent tables, each cell wrong in ten of them, in a sample in two
    of ten; each cell of each table is in bench/root_cause.py.
    """
    rng = Random(f"{form} {part} {prose}")
    related = 0
    seen = set()
    for turn, number in enumerate(sample(range(part, TABLES, 5), 5)):
        draft = Draft.random(Random(f"{form} {number}"), form, prose=prose)
        assert () == lint(draft)[0].diagnostics
        cells = draft.tables["applications"]
        assert len(cells) == (161 if form == "2019" else 175)
        for place in sorted(cells)[turn % 5 :: 5]:
            seen.add(place)
            right = int(cells[place])
            value = rng.choice(list(wrong_values(right, rng)))
            result, places = with_wrong(draft, place, value)
            said = [(d.code, str(d.target)) for d in result.diagnostics]
            assert len(said) == 1, (number, place, right, value, said)
            (diagnostic,) = result.diagnostics
            assert diagnostic.code[0] == "A"
            assert (f"applications.{place[0]}.{place[1]}", [str(right)]) == (
                str(diagnostic.target),
                fixed_to(diagnostic),
            ), (number, place, right, value)
            assert tuple(diagnostic.location.span) == places[diagnostic.target]
            assert {fix.safety for fix in diagnostic.fixes} == {"unsafe"}
            assert str(right) in diagnostic.message.text()
            related += any(other.code and other.code[0] == "N" for other in diagnostic.related)
    assert seen == set(cells)
    # The prose repeats the totals of four rows and of six groups; without it nothing can be related.
    assert bool(related) == prose


@pytest.mark.parametrize("form", ERAS)
def test_a_sentence_that_gives_the_right_figure_is_related(form):
    draft = Draft.random(Random(5), form)
    cells = draft.tables["applications"]
    for row, code in (("new", "N401"), ("carried-in", "N402"), ("total", "N404"), ("carried-out", "N403")):
        result, _ = with_wrong(draft, (row, "total"), int(cells[row, "total"]) + 3)
        (diagnostic,) = result.diagnostics
        (sentence,) = [other for other in diagnostic.related if other.code == code]
        span = sentence.location.span
        assert cells[row, "total"] == result.case.document.text[span.start : span.end]


@pytest.mark.parametrize("seed", range(4))
def test_over_pairs_of_wrong_and_unreadable_cells_nothing_false_is_said(seed):
    """A value that is offered is the right one; a sum that is said to fail does fail."""
    rng = Random(seed)
    offered = 0
    for number in range(60):
        form = ERAS[number % 2]
        draft = Draft.random(Random(f"{seed} {number}"), form, prose=number % 3 == 0)
        cells = draft.tables["applications"]
        right = dict(cells)
        for place in rng.sample(sorted(cells), 2):
            cells[place] = str(next(wrong_values(int(cells[place]), rng)))
        wrong = {place for place in cells if cells[place] != right[place]}
        for place in rng.sample(sorted(set(cells) - wrong), rng.choice((0, 1, 5))):
            cells[place] = rng.choice(("", "—", "见附件", "XX"))
        blank = {place for place in cells if not cells[place].isdigit()}
        result, _ = lint(draft)
        at = {cell.location: target[2:] for target, cell in result.case.report.cells.items()}
        for diagnostic in result.diagnostics:
            if diagnostic.code[0] != "A":
                continue
            place = (diagnostic.target.row, diagnostic.target.column)
            for edit in (edit for fix in diagnostic.fixes for edit in fix.edits):
                offered += 1
                cell = at[edit.location]
                assert (edit.text, cell in wrong) == (right[cell], True), (seed, number, cell)
            lines = {row for row, _ in wrong} | {column for _, column in wrong}
            assert place not in blank
            assert place[0] in lines or place[1] in lines
    assert offered


def clean_and_wrong():
    yield Draft.clean("2021")
    for seed in range(6):
        draft = Draft.random(Random(seed), ERAS[seed % 2])
        cells = draft.tables["applications"]
        for place in Random(seed).sample(sorted(cells), 1 + seed % 3):
            cells[place] = str(int(cells[place]) + 2)
        draft.tables["disputes"]["cases", "review-total"] += "1"
        draft.sections["other-matters"][1].append("2019年，本局共制发规范性文件XX件。")
        yield draft


def said(result):
    return [
        (
            d.code,
            d.location,
            d.message.text(),
            str(d.target),
            [(r.code, r.location) for r in d.related],
            d.fixes,
        )
        for d in result.diagnostics
    ]


def test_the_order_of_the_rules_changes_nothing():
    drafts = list(clean_and_wrong())
    expected = [said(lint(draft)[0]) for draft in drafts]
    for seed in range(3):
        linter = Linter(Settings(extends=("gidr-lint:all",)), REGISTRY)
        items = list(linter.enabled.values())
        Random(seed).shuffle(items)
        linter.rules = Runner(items, REGISTRY)
        assert expected == [said(lint(draft, linter)[0]) for draft in drafts]


def test_a_rule_that_is_off_adds_no_finding_but_one_of_the_same_cause():
    for draft in clean_and_wrong():
        before = lint(draft)[0].diagnostics
        known = {(d.code, d.location) for d in before}
        for code in {d.code for d in before}:
            linter = Linter(Settings(extends=("gidr-lint:all",), ignore=(code,)), REGISTRY)
            silenced = [d for d in before if d.code == code]
            places = {d.location for d in silenced} | {r.location for d in silenced for r in d.related}
            codes = {r.code for d in silenced for r in d.related}
            after = lint(draft, linter)[0].diagnostics
            fresh = [d for d in after if (d.code, d.location) not in known]
            assert all(d.code in codes and d.location in places for d in fresh), (code, fresh)
            assert code not in {d.code for d in after}


@pytest.mark.parametrize("form", ERAS)
def test_one_wrong_cell_of_the_disputes_is_one_finding_that_blames_no_single_cell(form):
    """Five cells have one sum, so any of them may be wrong unless a sentence tells which."""
    draft = Draft.random(Random(8), form, prose=False)
    cells = draft.tables["disputes"]
    for place, right in sorted(cells.items()):
        cells[place] = str(int(right) + 1)
        (diagnostic,) = lint(draft)[0].diagnostics
        cells[place] = right
        part = place[1].rpartition("-")[0]
        expected = {"review": "A304", "direct-suit": "A305", "after-review-suit": "A306"}[part]
        assert (expected, []) == (diagnostic.code, fixed_to(diagnostic))


def test_severity_is_error_for_every_sum():
    draft = Draft.random(Random(2))
    for place in itertools.islice(sorted(draft.tables["applications"]), 0, 175, 25):
        result, _ = with_wrong(draft, place, int(draft.tables["applications"][place]) + 4)
        assert [Severity.ERROR] == [d.severity for d in result.diagnostics]
