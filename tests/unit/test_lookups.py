"""What a rule asks a case for: ids that no form has are refused with the right word; what a draft lacks is None."""

import pytest

from gidr_lint.api import Pattern, Target, UnknownId
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def case_of(draft):
    return LINTER.lint(Source("draft.md", draft.markdown().encode(), "markdown")).case


@pytest.fixture(scope="module")
def case():
    draft = Draft.clean()
    draft.sections["overview"][1].append("全年新收政府信息公开申请9件。")
    return case_of(draft)


@pytest.fixture(scope="module")
def bare():
    """The case of a draft without section five and without tables."""
    draft = Draft.clean()
    del draft.sections["problems"]
    draft.tables.clear()
    return case_of(draft)


LOOKUPS = {
    "passages('problem')": lambda case: case.passages("problem"),
    "passages(section=)": lambda case: case.passages(section="problem"),
    "find(kinds=)": lambda case: case.find(Pattern("不会有的话"), ("paragraf",)),
    "find(section=)": lambda case: case.find(Pattern("不会有的话"), section="problem"),
    "section": lambda case: case.section("problem"),
    "report.section": lambda case: case.report.section("problem"),
    "prose": lambda case: case.prose("problem"),
    "report.prose": lambda case: case.report.prose("problem"),
    "has_image": lambda case: case.has_image("problem"),
    "table": lambda case: case.table("application"),
    "cell": lambda case: case.cell("applications.news.total"),
    "report.cell": lambda case: case.report.cell("applications.news.total"),
    "amount": lambda case: case.amount("applications.news.total"),
    "cells(state=)": lambda case: case.cells(state="dashes"),
    "cells(mark=)": lambda case: case.cells(mark="units"),
    "dates_of": lambda case: case.dates_of("issued"),
    "personal": lambda case: case.personal("mobiles"),
    "contradicted": lambda case: case.contradicted("grantd"),
}


@pytest.mark.parametrize("look", LOOKUPS.values(), ids=LOOKUPS)
def test_a_word_that_means_nothing_is_refused_when_it_is_asked_for(case, look):
    with pytest.raises(UnknownId, match="是不是|有.*、"):
        look(case)  # and not only when what it gives is walked through


@pytest.mark.parametrize(
    ("look", "said"),
    [
        (lambda case: case.passages("paragraf"), "没有“paragraf”这类段落，是不是paragraph？ / no such kind of passage: paragraf; did you mean paragraph?"),
        (lambda case: case.passages("problems"), '没有“problems”这类段落，problems是一个部分，请写section="problems" / no such kind of passage: problems; it is a section: write section="problems"'),
        (lambda case: case.section("problem"), "没有“problem”这个部分，是不是problems？ / no such section: problem; did you mean problems?"),
        (lambda case: case.table("x"), "没有“x”这张表，有proactive、applications、disputes / no such table: x; there are proactive, applications, disputes"),
        (lambda case: case.cell("applications.new.totals"), "没有“applications.new.totals”这一格，是不是applications.new.total？ / no such cell: applications.new.totals; did you mean applications.new.total?"),
        (lambda case: case.cell("disputes.review-total"), "没有“disputes.review-total”这一格，是不是disputes.cases.review-total？ / no such cell: disputes.review-total; did you mean disputes.cases.review-total?"),
        (lambda case: case.cell("application.new.total"), "没有“application”这张表，是不是applications？ / no such table: application; did you mean applications?"),
        (lambda case: case.cell("applications"), "没有“applications”这一格，要写表、行、列，如applications.new.natural-person / no such cell: applications; give table, row and column, such as applications.new.natural-person"),
        (lambda case: case.cell("applications.denied.total"), "没有“applications.denied.total”这一格，这是一组格，求和用case.amount() / no such cell: applications.denied.total; it is a group of cells; case.amount() adds them up"),
        (lambda case: case.cell(Target("applications", "new", "total")), "没有“new”这张表，Target依次是部分、表、行、列，可写“applications.new.total” / no such table: new; a Target is section, table, row, column; applications.new.total will do"),
        (lambda case: case.cell(Target("overview", "applications", "new", "total")), "没有“overview/applications.new.total”这一格，applications在applications里 / no such cell: overview/applications.new.total; applications is in applications"),
    ],
)  # fmt: skip
def test_the_refusal_names_the_word_and_the_right_one(case, look, said):
    with pytest.raises(UnknownId) as caught:
        look(case)
    assert said == str(caught.value)


@pytest.mark.parametrize(
    "target",
    [
        "applications.new.total",
        Target(table="applications", row="new", column="total"),
        Target("applications", "applications", "new", "total"),
    ],
)
def test_a_cell_is_found_by_words_and_by_targets_with_and_without_a_section(case, target):
    cell = case.cell(target)
    assert (30, Target("applications", "applications", "new", "total")) == (cell.figure.amount, cell.target)


def test_what_a_form_has_and_the_draft_lacks_is_none(bare):
    assert (None, None, "", False) == (
        bare.section("problems"),
        bare.cell("applications.new.total"),
        bare.prose("problems"),
        bare.has_image("problems"),
    )
    assert None is bare.amount("applications.denied.total")
    assert [] == list(bare.passages(section="problems"))


def test_ids_of_the_other_era_are_known(case):
    assert None is case.cell("proactive.licence.previous-items")
    with pytest.raises(UnknownId):
        case_of(Draft.clean("2019")).cell("proactive.licence.previous-item")


def test_passages_of_a_section_are_those_that_stand_in_it(case):
    found = [passage.text.string for passage in case.passages("paragraph", section="problems")]
    own = Draft.clean().sections["problems"][1]
    assert own == [text for text in own if text in found] and len(found) >= len(own) > 0
    assert {"problems"} == {passage.section for passage in case.passages(section="problems")}


def test_a_pattern_is_looked_for_in_a_section_only(case):
    everywhere = list(case.find(Pattern("[，。]")))
    inside = list(case.find(Pattern("[，。]"), section="problems"))
    assert 0 < len(inside) < len(everywhere)
    assert {"problems"} == {passage.section for passage, _ in inside}


def test_one_kind_may_be_given_to_find_as_a_word(case):
    as_tuple, as_word = (list(case.find(Pattern("公开"), kinds)) for kinds in (("heading",), "heading"))
    assert [passage for passage, _ in as_tuple] == [passage for passage, _ in as_word] != []


def test_the_amount_of_a_group_is_the_sum_of_its_rows(case):
    draft = Draft.clean()
    assert draft.amount("applications", "denied") == case.amount("applications.denied.total") > 0
    assert draft.amount("applications", "new") == case.amount("applications.new.total")
    assert draft.amount("disputes", "cases", "review-total") == case.amount("disputes.cases.review-total")


@pytest.mark.parametrize(
    ("group", "total"),
    [
        ("disputes.cases.review", "disputes.cases.review-total"),
        ("disputes.cases.direct-suit", "disputes.cases.direct-suit-total"),
        ("applications.granted.organisations", None),
        ("applications.other.total", None),
    ],
)
def test_a_group_that_holds_its_own_total_is_counted_once(case, group, total):
    draft = Draft.clean()
    table, row, column = group.split(".")
    if total is not None:
        assert 0 < case.amount(total) == case.amount(group)
    else:
        assert draft.amount(table, row, column) == case.amount(group) > 0


def test_the_amount_of_two_groups_of_suits_is_that_of_both_totals(case):
    parts = [case.amount(f"disputes.cases.{part}-total") for part in ("direct-suit", "after-review-suit")]
    assert sum(parts) == case.amount("disputes.cases.suits") > 0


def test_the_amount_is_unknown_where_one_cell_holds_no_number():
    draft = Draft.clean()
    draft.tables["applications"]["denied-process", "total"] = "见附件"
    case = case_of(draft)
    assert None is case.amount("applications.denied.total")
    assert None is not case.amount("applications.unable.total")


def test_dates_of_no_role_in_particular_are_all_dates(case):
    assert list(case.dates) == list(case.dates_of())
    assert 0 < len(list(case.dates_of("issue"))) < len(case.dates)


def test_a_figure_has_its_number_as_amount_and_no_value():
    figure = case_of(Draft.clean()).cell("applications.new.total").figure
    assert 30 == figure.amount
    assert "30" == figure.text[slice(*figure.span)]
    assert not hasattr(figure, "value")


EACH = {
    "passages": (
        lambda case: case.passages("signature"),
        lambda case: case.passages("paragraph", section="disputes"),
    ),
    "find": (lambda case: case.find(Pattern("公开")), lambda case: case.find(Pattern("不会有的话"))),
    "cells": (lambda case: case.cells(state="number"), lambda case: case.cells(state="dash")),
    "dates_of": (lambda case: case.dates_of("issue"), lambda case: case.dates_of("other")),
    "contradicted": (lambda case: case.contradicted("new"), lambda case: case.contradicted("denied")),
    "personal": (lambda case: case.personal("mobile"), lambda case: case.personal("card")),
}


@pytest.fixture(scope="module")
def full():
    """The case of a draft in which there is some of everything."""
    draft = Draft.clean()
    draft.sections["overview"][1].extend(["全年新收政府信息公开申请9件。", "联系人手机13800000000。"])
    draft.sections["disputes"] = (draft.sections["disputes"][0], [])
    return case_of(draft)


@pytest.mark.parametrize(("some", "none"), EACH.values(), ids=EACH)
def test_what_comes_one_after_another_is_true_where_there_is_one_and_can_be_seen_twice(full, some, none):
    there, gone = some(full), none(full)
    assert there and not gone
    seen = list(there)
    assert len(seen) == len(list(there)) > 0 == len(list(gone))
    assert next(there) is not None and next(gone, None) is None
    assert len(seen) - 1 == sum(1 for _ in iter(lambda: next(there, None), None))


def test_kinds_of_claims_are_all_known():
    """Whatever the prose may be read as can be asked for."""
    import re
    from pathlib import Path

    import tomli

    from gidr_lint.claims.readings import kinds

    data = tomli.loads((Path(__file__).parents[1] / "claims" / "phrases.toml").read_text("utf-8"))
    said = {re.split("[=!?]", claim)[0] for item in data["sentence"] for claim in item.get("claims", ())}
    assert set() == {kind for kind in said if not kind.startswith("row:")} - kinds()
    assert len(said) > 50
