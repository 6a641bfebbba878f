"""Signs: a sign may be there without a finding, and is never missing where there is one."""

import pytest

from gidr_lint import formats as readers
from gidr_lint.base.diagnostics import Target
from gidr_lint.base.location import at
from gidr_lint.claims.model import Claim, DateMention, Verdict
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.forms.model import Block, Column, Form, FormSection, FormTable, Row
from gidr_lint.judging.looks.outline import is_early
from gidr_lint.judging.signs import Signs, Wanted
from gidr_lint.report.amounts import Figure
from gidr_lint.report.model import BoundBlock, BoundCell, BoundLabel, BoundTable, Part, Report, YearEvidence

SECTIONS = tuple(
    FormSection(id, ordinal, id, (), (), None)
    for ordinal, id in enumerate(("overview", "proactive", "applications"), 1)
)
TABLE = FormTable("disputes", "disputes", "表四", "", "record", (), (), (), 0, None, ())
FORM = Form("2021", "", "", "", "", (2021, None), SECTIONS, (TABLE,), ())
OLDER = Form("2019", "", "", "", "", (2019, 2020), SECTIONS, (TABLE,), ())

DRAFT = "一、甲\n\n文。\n\n二、乙\n\n文。\n\n三、丙\n\n文。\n"


def document(text=DRAFT):
    return readers.read(Source("draft.md", text.encode(), "markdown"))


def report(text=DRAFT, ids=("overview", "proactive", "applications"), fit="official", **more):
    draft = document(text)
    parts = tuple(
        Part(section.heading, id, fit if id else "none", 0, section.blocks)
        for section, id in zip(draft.root.sections, ids, strict=True)
    )
    given = {
        "form": FORM,
        "forms": (OLDER, FORM),
        "year": 2024,
        "evidence": (),
        "title": draft.blocks[0].text,
        "parts": parts,
        "preamble": (),
        "signature": (),
        "tables": {"disputes": BoundTable("disputes", "bound")},
        "passages": (),
        "is_report": True,
    }
    return Report(draft, **given | more)


def date(role="fact", year=2024, month=1, day=1):
    return DateMention("", year, month, day, role, at(0, 0), None, 0, 0, 0)


# A draft as bare as this one has a poor title and speaks of none of the themes of section one.
CLEAN = frozenset({"period", "date:issue", "date:other-year", "title:form", "topic:missing"})
DATES = (date("period-start"), date("period-end", month=12, day=31), date("issue", year=2025))


def all_of(*facts, **more):
    return frozenset(Signs(*facts, **more))


def seen(bound=None, dates=DATES):
    return all_of(bound or report(), dates=dates) - CLEAN


def test_a_clean_report_shows_none():
    assert frozenset() == seen()
    assert CLEAN == all_of(report(), dates=DATES)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("overview", "proactive", None), {"section:missing", "section:extra"}),
        (("overview", "overview", "applications"), {"section:missing", "section:repeated"}),
        (("proactive", "overview", "applications"), {"section:order"}),
    ],
)
def test_sections_missing_extra_repeated_or_out_of_order(ids, expected):
    assert expected == seen(report(ids=ids))


def test_an_ordinal_that_is_not_the_place_of_its_section():
    assert {"section:ordinal"} == seen(report(DRAFT.replace("三、", "四、")))


def test_a_section_without_a_body():
    assert {"section:empty"} == seen(report("一、甲\n\n二、乙\n\n文。\n\n三、丙\n\n文。\n"))


def test_a_heading_in_other_words():
    assert {"section:wording"} == seen(report(fit="loose"))


@pytest.mark.parametrize("state", ["partial", "unreadable", "absent"])
def test_a_table_that_is_not_bound(state):
    assert {f"table:{state}"} == seen(report(tables={"disputes": BoundTable("disputes", state)}))


def test_a_table_of_the_form_that_is_nowhere_is_absent():
    assert {"table:absent"} == seen(report(tables={}))


def block(*, form=FORM, figures=(), sure=True, **more):
    column = Column("total", "总计", ("总计",), (), "count", "件")
    rows = tuple(Row(f"row-{number}", "", ("",), (), ()) for number in range(len(figures)))
    cells = {}
    for row, figure in zip(rows, figures, strict=True):
        target = Target("disputes", "disputes", row.id, "total")
        cells[(row.id, "total")] = BoundCell(target, figure, row, column, at(0, 0), None, Text("", ()))
    official = Block("cases", None, (), rows, (column,))
    return BoundBlock(form, TABLE, official, at(0, 0), sure=sure, cells=cells, **more)


def with_blocks(*blocks):
    return report(tables={"disputes": BoundTable("disputes", "bound", blocks=blocks)})


def test_states_and_marks_of_cells_other_than_plain_numbers():
    figures = (
        Figure("1", "number", frozenset(), 1),
        Figure("2个", "number", frozenset({"unit"}), 2),
        Figure("[bookmark: a]－", "dash", frozenset({"residue"})),
        Figure("", "blank"),
    )
    assert {"cell:unit", "cell:dash", "cell:residue", "cell:blank"} == seen(
        with_blocks(block(figures=figures))
    )


def test_cells_of_a_block_in_doubt_show_nothing():
    assert set() == seen(with_blocks(block(figures=(Figure("", "blank"),), sure=False)))


LABEL = BoundLabel("new", "新收", Text("新受", ()), at(0, 2), 1, "row")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"labels": (LABEL,)}, "label:changed"),
        ({"missing_rows": ("new",)}, "row:missing"),
        ({"missing_columns": ("total",)}, "column:missing"),
        ({"unknown_rows": (Text("小计", ()),)}, "row:unknown"),
        ({"repeated": (LABEL,)}, "row:repeated"),
        ({"form": OLDER}, "era:other"),
        ({"moved": (LABEL,)}, "column:order"),
        ({"strays": (LABEL,)}, "era:mixed"),
    ],
)
def test_what_is_odd_about_a_block(more, expected):
    assert {expected} == seen(with_blocks(block(**more)))


def test_a_label_as_official_shows_nothing():
    assert set() == seen(with_blocks(block(labels=(LABEL._replace(distance=0),))))


def test_two_eras_in_one_report_without_a_form():
    blocks = (block(), block(form=OLDER))
    bound = report(form=None, tables={"disputes": BoundTable("disputes", "bound", blocks=blocks)})
    assert "era:other" in seen(bound)


def claim(*, denies=False):
    return Claim(
        kind="review",
        topic="disputes",
        readings=(),
        value=0,
        strict=True,
        denies=denies,
        unit="件",
        quote="",
        number=at(0, 0),
        location=at(0, 0),
        section=None,
        sentence=0,
        passage=0,
    )


@pytest.mark.parametrize(
    ("claims", "outcome", "expected"),
    [
        ((), None, set()),
        ((claim(),), "agrees", {"claims"}),
        ((claim(denies=True),), "unknown", {"claims", "denial", "disagreement"}),
        ((claim(),), "contradicts", {"claims", "contradiction", "disagreement"}),
    ],
)
def test_what_the_prose_claims(claims, outcome, expected):
    weighed = tuple(Weighed(item, Verdict(outcome, (), ()), ()) for item in claims)
    assert expected == all_of(report(), claims, weighed, DATES) - CLEAN


def test_a_fault_of_the_figures():
    assert {"fault"} == all_of(report(), dates=DATES, faults=(Fault(0, (), (), certain=False),)) - CLEAN


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (date(month=2, day=30), {"date:invalid"}),
        (date(year=2023, month=2, day=29), {"date:invalid", "fact:earlier-year", "preamble:other-year"}),
        (date(year=2024, month=2, day=29), set()),
        (date(month=13, day=None), {"date:invalid"}),
        (date(month=0), {"date:invalid"}),
        (date(year=None, month=2, day=29), set()),
        (date(year=2023, month=None, day=None), {"fact:earlier-year", "preamble:other-year"}),
        (date("title", year=2023), {"years:differ"}),
        (date("period-end", year=2023, month=12, day=31), {"years:differ", "period:other-year"}),
        (date("period-start", month=3), {"period:other-span"}),
        (date("period-end", month=12, day=None), {"period:other-span"}),
        (date("period-end", year=None, month=12, day=31), set()),
        (date("issue", year=2024), {"issue:other-year"}),
    ],
)
def test_dates_that_cannot_be_or_are_of_another_year(wrong, expected):
    assert expected == seen(dates=(*DATES, wrong))


def test_a_date_of_another_year_is_a_sign():
    assert "date:other-year" not in all_of(report(), dates=DATES[:2])
    assert "date:other-year" in all_of(report(), dates=(date(year=2023),))


def test_what_is_not_dated():
    assert {"no-period", "no-issue-date"} == seen(dates=())


def test_evidence_of_two_years():
    evidence = (YearEvidence("title", 2024, at(0, 4)), YearEvidence("config", 2023, None))
    assert {"years:differ"} == seen(report(evidence=evidence))


@pytest.mark.parametrize(("year", "expected"), [(2018, True), (2019, False), (None, False)])
def test_a_year_before_the_first_form_is_early(year, expected):
    bound = report(year=year)
    assert (expected, expected) == (is_early(bound), "year:early" in seen(bound))


def test_no_title_and_a_guessed_encoding():
    bound = report(is_report=False, title=None)
    object.__setattr__(bound.document, "encoding", bound.document.encoding._replace(guessed=True))
    assert {"no-title", "encoding:guessed"} == seen(bound)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ((), True),
        (("a",), True),
        (("b", "a"), True),
        (("b",), False),
        (("text:丙",), True),
        (("text:丁",), False),
        (("text:丙乙",), False),
        (("lacks:丁",), True),
        (("lacks:丙",), False),
    ],
)
def test_a_rule_is_wanted_where_one_of_its_signs_is_present(wanted, expected):
    assert expected == ("X1" in Wanted({"X1": wanted}).codes(frozenset({"a"}), document()))
