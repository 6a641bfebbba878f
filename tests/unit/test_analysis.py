"""An Analysis: what went in is what lints a changed text, what came out stays, and a place has its thing."""

import datetime
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from decimal import Decimal
from functools import partial
from threading import Barrier
from types import FunctionType, MethodType

import pytest

from gidr_lint import Analysis, Inputs, Linter, Source
from gidr_lint.base.diagnostics import Diagnostic, Edit, Finding, Fix, Message, Said, Words
from gidr_lint.base.frozen import Frozen
from gidr_lint.base.location import at
from gidr_lint.base.spans import LineIndex, Span
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Cell, Directive, Document, Heading, Paragraph, Row, Section, Table
from gidr_lint.engine.analysis import Place
from gidr_lint.formats.protocol import FormatRef
from gidr_lint.forms.model import Form
from gidr_lint.judging.case import Case
from gidr_lint.judging.signs import Signs
from gidr_lint.judging.yielded import sound
from gidr_lint.report.model import BoundBlock, BoundCell, BoundTable, Part, Passage, Report
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.sheets import workbook
from gidr_lint.testing.word import word

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


# What is wrong with a report so that every kind of thing is in its analysis: a sum, claims, dates, words, directives.
LINES = (
    "收到政府信息公开申请31件。",
    "  本年度未发生行政复议。",
    "2024年2月30日公布，占申请总数的50％%。",
    "“内容有误。",
)
SAID = "gidr-lint-disable-next-line N401 -- 已核对"


def faulty():
    draft = drawn(*LINES)
    draft.tables["applications"]["carried-out", "total"] = "9"
    draft.tables["applications"]["new", "total"] = ""
    draft.labels["applications", "granted"] = "（一）予于公开"
    return draft


def with_comment(document):
    paragraph = document.paragraphs[2]
    document.add_comment(runs=paragraph.runs, text=SAID, author="x", initials="x")


DRAFTS = {
    "draft.md": lambda: faulty().markdown().replace("## 一、", f"<!-- {SAID} -->\n\n## 一、").encode(),
    "grid.md": lambda: (DRAWN + faulty().markdown("html")).encode(),
    "draft.html": lambda: faulty().page()[0].replace("<body>", f"<body><!-- {SAID} -->").encode(),
    "draft.txt": lambda: faulty().text().encode(),
    "lines.txt": lambda: faulty().text("lines").encode(),
    "draft.docx": lambda: word(faulty(), with_comment)[0],
}
DRAWN = "+---+---+\n| a | b |\n+   +---+\n|   | c |\n+---+---+\n\n"
CHANGING = (
    *("append", "extend", "insert", "pop", "remove", "sort", "reverse", "clear", "add", "discard", "update"),
    *("setdefault", "popitem"),
)


def analysed(name):
    """The analysis of a report in which much is wrong, with last year's and with the office's spreadsheet."""
    inputs = Inputs(
        Source(name, DRAFTS[name]()),
        previous=source(drawn(year=2023), "last.md"),
        figures=Source("tables.xlsx", workbook(faulty())),
        today=datetime.date(2025, 1, 20),
    )
    analysis = LINTER.analyse(inputs)
    assert analysis.is_report
    assert analysis.diagnostics
    return analysis


def slots(thing):
    return [name for kind in type(thing).__mro__ for name in vars(kind).get("__slots__", ())]


def public(thing):
    """All that can be asked of a thing by name: its attributes and properties, but no methods."""
    properties = [
        name
        for kind in type(thing).__mro__
        for name, value in vars(kind).items()
        if isinstance(value, property)
    ]
    return [name for name in (*slots(thing), *properties) if name[0] != "_"]


def parts(thing):
    """What a thing holds; nothing for what holds no others."""
    if isinstance(thing, Mapping):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, tuple | frozenset):
        return list(thing)
    return [getattr(thing, name) for name in public(thing)] if isinstance(thing, Frozen | Analysis) else []


def reachable(*things):
    """All that can be reached from some things, each once."""
    found, waiting = {}, list(things)
    while waiting:
        thing = waiting.pop()
        if id(thing) not in found:
            found[id(thing)] = thing
            waiting += parts(thing)
    return list(found.values())


def can_change(thing):
    """In which way a thing can be changed, if in any."""
    for name in CHANGING:
        if hasattr(thing, name):
            return name
    if hasattr(thing, "__len__") and not isinstance(thing, str | bytes):
        with suppress(TypeError):
            thing[next(iter(thing), 0)] = None
            return "item"
    if hasattr(thing, "__dict__"):
        return "__dict__"
    for name in {*slots(thing), *public(thing)}:
        with suppress(AttributeError):
            setattr(thing, name, None)
            return f"set {name}"
        with suppress(AttributeError):
            delattr(thing, name)
            return f"delete {name}"
    return None


# Told apart by what they are, for they are no part of what was found: the function that lints again, classes, numbers.
ATOMS = str | bytes | int | float | Decimal | datetime.date | type | FunctionType | MethodType | None


@pytest.mark.parametrize("name", DRAFTS)
def test_nothing_that_is_reached_from_it_can_be_changed(name):
    analysis = analysed(name)
    found = [thing for thing in reachable(analysis) if not isinstance(thing, ATOMS)]
    assert len(found) > 2000
    for thing in found:
        assert can_change(thing) is None, thing


KINDS = (Text, Cell, Row, Table, Heading, Paragraph, Section, Document, Directive, LineIndex) + (
    *(Part, BoundCell, BoundBlock, BoundTable, Passage, Report, Form, Signs, Case, Diagnostic, Message, Said),
)


def test_the_drafts_have_all_that_an_analysis_may_hold():
    found = {type(thing).__mro__ for name in DRAFTS for thing in reachable(analysed(name))}
    assert [kind for kind in KINDS if not any(kind in mro for mro in found)] == []


# The others were made before, or are no part of an analysis.
THAWED = sorted(
    {*Frozen.__subclasses__()} - {Form, FormatRef, Message, Finding}, key=lambda kind: kind.__qualname__
)


@pytest.mark.parametrize("kind", THAWED)
def test_a_class_that_is_thawed_is_noticed(kind, monkeypatch):
    monkeypatch.setattr(kind, "frozen", kind)
    found = [thing for thing in reachable(analysed("draft.md")) if type(thing) is kind]
    assert found
    assert all(can_change(thing) for thing in found)


def test_what_a_plugin_keeps_of_its_finding_is_not_what_the_engine_keeps():
    edits = [Edit(at(0, 1), "件")]
    fixes = [Fix(Words("改", "mend"), edits, "safe")]
    related = []
    values = {"amount": 1}
    said = Said(Message(zh="{amount}", en="{amount}"), values)
    finding = Finding(at(0, 1), said, related=related, fixes=fixes)
    assert can_change(finding) is None
    kept = sound(finding)
    edits.clear(), fixes.clear(), related.append(None), values.clear()
    assert kept.message.text() == "1"
    assert kept.related == ()
    assert kept.fixes == (Fix(Words("改", "mend"), (Edit(at(0, 1), "件"),), "safe"),)


def slowly(row):
    time.sleep(0.0002)
    return tuple(cell.over(cell.rowspan, cell.colspan) for cell in row.cells)


def test_what_is_found_out_on_demand_is_the_same_for_all_who_ask_at_once():
    analysis = analysed("draft.docx")
    document, case = analysis.document, analysis.case
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    # Made anew, for most is known of these already.
    table = Table(tuple(Row(partial(slowly, row), row.location) for row in rows), rows[0].location, "pipe")
    signs = Signs(case.report, case.claims, case.weighed, case.dates, case.faults)
    lines = LineIndex("\U00020000\n" * 10_000)
    words = Document(document.source, "word", "", (), places=(place for place in document.places))
    barrier = Barrier(8)

    def ask():
        barrier.wait()
        cells = [id(cell) for row in table.rows for cell in row.cells]
        return cells, sorted(signs), lines.utf16(19_999), lines.utf8(19_999), words.places

    with ThreadPoolExecutor(8) as pool:
        answers = [future.result() for future in [pool.submit(ask) for _ in range(8)]]
    assert all(answer == answers[0] for answer in answers)
    assert (9_999, 2) == answers[0][2]
    assert document.places == answers[0][4]


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
