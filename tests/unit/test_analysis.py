"""An Analysis: what went in is what lints a changed text, what came out stays, and a place has its thing."""

import datetime

import pytest

from gidr_lint import Analysis, Inputs, Linter, Source
from gidr_lint.base.spans import Span
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.tree import Directive, Heading
from gidr_lint.engine.analysis import Place
from gidr_lint.report.model import BoundCell
from gidr_lint.testing.draft import Draft

LINTER = Linter()


def drawn(*lines, year=2024):
    draft = Draft.clean("2021", year)
    heading, paragraphs = draft.sections["overview"]
    draft.sections["overview"] = heading, [*paragraphs, *lines]
    return draft


def source(draft, path="draft.md"):
    return Source(path, draft.markdown().encode())


def test_a_changed_text_is_linted_with_the_same_witnesses():
    last = drawn(year=2023)
    last.tables["applications"]["carried-out", "total"] = "9"
    inputs = Inputs(source(drawn()), previous=source(last, "last.md"), today=datetime.date(2025, 1, 20))
    analysis = LINTER.analyse(inputs)
    assert "X601" in {item.code for item in analysis.diagnostics}
    again = analysis.again(source(drawn("持续规范公开工作。")))
    assert "X601" in {item.code for item in again.diagnostics}
    assert again.inputs == inputs._replace(source=again.inputs.source)
    assert again.case.today == inputs.today


def test_what_could_not_be_read_is_linted_again_once_it_can():
    analysis = LINTER.analyse(Inputs(Source("draft.docx", b"PK")))
    assert (analysis.case, analysis.document, analysis.claims) == (None, None, ())
    assert analysis.diagnostics[0].code == "E001"
    assert analysis.again(source(drawn())).is_report


@pytest.mark.parametrize("name", Analysis.__slots__)
def test_nothing_of_it_can_be_set_or_taken_away(name):
    analysis = LINTER.lint(source(drawn()))
    with pytest.raises(AttributeError):
        setattr(analysis, name, None)
    with pytest.raises(AttributeError):
        delattr(analysis, name)


def held(analysis):
    """What is made once a lint: it holds all the rest."""
    case = analysis.case
    return [case, case.report, case.document, case.previous, case.previous.report]


def public(thing):
    return [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ()) if name[0] != "_"]


def test_what_a_rule_is_given_cannot_be_changed_by_it():
    analysis = LINTER.lint(source(drawn()), previous=source(drawn(year=2023), "last.md"))
    for thing in held(analysis):
        assert public(thing)
        for name in public(thing):
            with pytest.raises(AttributeError):
                setattr(thing, name, getattr(thing, name))
            with pytest.raises(AttributeError):
                delattr(thing, name)


def test_no_container_of_it_can_be_changed():
    analysis = LINTER.lint(source(drawn()), previous=source(drawn(year=2023), "last.md"))
    things = [analysis, *held(analysis)]
    held_by = [getattr(thing, name) for thing in things for name in public(thing)]
    for container in (*held_by, analysis.case.report.cells, *analysis.coverage):
        assert not isinstance(container, list | dict | set | bytearray), container
        if hasattr(container, "keys"):
            with pytest.raises(TypeError):
                container["new"] = None


SENTENCE = "收到政府信息公开申请30件。"


@pytest.mark.parametrize(
    ("words", "at", "kind"),
    [
        ("| 行政处罚 | 12 |", 9, BoundCell),
        (SENTENCE, 11, Claim),
        ("2024年1月1日", 3, DateMention),
        ("一、总体情况", 2, Heading),
        ("<!-- gidr-lint-disable-file S109 -- 试填 -->", 8, Directive),
        ("统一发布", 1, type(None)),
    ],
)
def test_what_is_at_a_place(words, at, kind):
    text = drawn(SENTENCE, "由办公室统一发布。").markdown()
    text += "\n<!-- gidr-lint-disable-file S109 -- 试填 -->\n"
    analysis = LINTER.lint(Source("draft.md", text.encode()))
    place = text.index(words) + at
    assert isinstance(analysis.at(Place(Span(place, place))), kind)


def test_nothing_is_at_a_place_of_what_could_not_be_read():
    assert LINTER.lint(Source("draft.docx", b"")).at(Place(Span(0, 0))) is None
