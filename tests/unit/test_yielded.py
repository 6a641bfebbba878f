"""What plugins' rules yield wrongly: said at the line of the `yield`, with what to write instead."""

import pytest

from gidr_lint.api import Finding, Message, Severity, Target, rule
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins import registry as plugins
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft, check

HEAD = """
from gidr_lint.api import Edit, Finding, Fix, Message, Pattern, Related, Severity, Target, Words, rule

M = Message(zh="数{n}", en="{n}")
HALF = Message(zh="数{n}", en="{m}")
OPEN = Message(zh="数{}", en="{n}")


def one(case):
    yield Finding(case.top, M())


"""


@pytest.fixture
def told(tmp_path, monkeypatch):
    """What is said, in both languages, of a rule with this body in a file `r.py`, and at which of its lines."""
    monkeypatch.setattr(plugins, "entry_points", lambda: iter(()))

    def told(body, fixable="", previous=None, on=""):
        lines = [
            f'@rule(code="QX101", severity=Severity.WARNING, fixable="{fixable}"{on})',
            "def check(case):",
        ]
        source = HEAD + "\n".join(lines + [f"    {line}" for line in body.split("\n")]) + "\n"
        path = tmp_path / "r.py"
        path.write_text(source, "utf-8")
        registry = Registry(plugins=(str(path),), trusted=True)
        assert () == registry.failed
        draft = Source("draft.md", Draft.clean().markdown().encode())
        result = Linter(Settings(extends=(), select=("QX",)), registry).lint(draft, previous=previous)
        (found,) = result.diagnostics
        if found.code != "E004":
            return found.message.text(), "", 0
        values = found.message.values
        name, _, line = str(values["place"]).partition(":")
        assert "r.py" == name
        return *values["exception"], source.split("\n")[int(line) - 1].strip()

    return told


PLACE = "p = next(case.passages(section='problems'))\nc = case.cell('applications.new.total')\nf = {}\n"
EDIT = "Edit(c.location, '3')"


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ("Finding(case.top, M())", "说明的zh里有{n}，没有给值，请写M(n=…)", "zh of the message has {n} and no value for it: write M(n=…)"),
        ("Finding(case.top, HALF(n=1))", "说明的en里有{m}，没有给值，请写M(m=…)", "en of the message has {m} and no value for it: write M(m=…)"),
        ("Finding(case.top, OPEN(n=1))", "说明的zh里有{}，括号里要写名称，如{count}", "zh of the message has {}: name what goes there, such as {count}"),
        ("Finding(case.top, M)", "Finding的说明是Message，后面要加括号：M(…)", "the message of Finding is Message: call it: M(…)"),
        ("Finding(case.top, '数')", "Finding的说明是str，请写M(…)，M是Message(zh=, en=)", "the message of Finding is str: write M(…), M being Message(zh=, en=)"),
        ("Finding(p.text, M(n=1))", "Finding的位置是Text，请写text.location()", "the place of Finding is Text: write text.location()"),
        ("Finding(p.text.location, M(n=1))", "Finding的位置是method，后面要加括号：location()", "the place of Finding is method: call it: location()"),
        ("Finding(p, M(n=1))", "Finding的位置是Passage，请写passage.text.location()", "the place of Finding is Passage: write passage.text.location()"),
        ("Finding(c, M(n=1))", "Finding的位置是BoundCell，请写cell.location", "the place of Finding is BoundCell: write cell.location"),
        ("Finding(case.top, M(n=1), target='applications.new.total')", "target是str，请写cell.target或Target(…)", "target is str: write cell.target or Target(…)"),
        ("Finding(case.top, M(n=1), severity='error')", "severity是str，请写Severity.WARNING等", "severity is str: write Severity.WARNING or the like"),
        ("Finding(case.top, M(n=1), severity=Severity.OFF)", "severity是OFF的不会报出，请不要yield", "a finding of severity OFF is not told: do not yield it"),
        ("Finding(case.top, M(n=1), keys='k')", "keys是str，应为元组，请写(x,)", "keys is str: it is a tuple: write (x,)"),
        ("Finding(case.top, M(n=1), keys=([],))", "keys里是tuple，请写文字、数或元组", "one of keys is tuple: write texts, numbers, tuples"),
        ("Finding(case.top, M(n=1), related=Related(c.location, Words('甲', 'a')))", "related是Related，应为元组，请写(Related(…),)", "related is Related: it is a tuple: write (Related(…),)"),
        ("Finding(case.top, M(n=1), related=(Related(c.location, '甲'),))", "Related的说明是str，请写Words(中文, 英文)", "the message of Related is str: write Words(zh, en)"),
        ("Finding(case.top, M(n=1), related=(c,))", "related里是BoundCell，请写Related(…)", "one of related is BoundCell: write Related(…)"),
        (f"Finding(case.top, M(n=1), fixes=Fix(Words('改', 'c'), ({EDIT},), 'safe'))", "fixes是Fix，应为元组，请写(Fix(…),)", "fixes is Fix: it is a tuple: write (Fix(…),)"),
        (f"Finding(case.top, M(n=1), fixes=(Fix(Words('改', 'c'), {EDIT}, 'safe'),))", "edits是Edit，应为元组，请写(Edit(…),)", "edits is Edit: it is a tuple: write (Edit(…),)"),
        (f"Finding(case.top, M(n=1), fixes=(Fix('改', ({EDIT},), 'safe'),))", "Fix的标题是str，请写Words(中文, 英文)", "the title of Fix is str: write Words(zh, en)"),
        (f"Finding(case.top, M(n=1), fixes=(Fix(Words('改', 'c'), ({EDIT},), 'save'),))", "Fix的第三项是\"safe\"或\"unsafe\"，不是'save'", "a fix is \"safe\" or \"unsafe\", not 'save'"),
        (f"Finding(case.top, M(n=1), fixes=(Fix(Words('改', 'c'), ({EDIT}, {EDIT}), 'safe'),))", "一个Fix里的几处改动重叠", "the edits of a fix overlap"),
        ("[Finding(case.top, M(n=1))]", "yield的是list，逐个yield", "what is yielded is list: yield one after another"),
        ("c", "yield的是BoundCell，应为Finding(…)", "what is yielded is BoundCell: yield a Finding(…)"),
        ("Finding(case.top, M(n=1), target=Target(section='problem'))", "没有“problem”这个部分，是不是problems？", "no such section: problem; did you mean problems?"),
        ("Finding(case.top, M(n=1), target=Target('applications', 'applications', 'denied-proces', 'total'))", "没有“applications.denied-proces.total”这一格，是不是applications.denied-process.total？", "no such cell: applications.denied-proces.total; did you mean applications.denied-process.total?"),
        ("Finding(case.top, M(n=1), target=Target(table='applications', row='newly'))", "没有“newly”这一行，是不是new？", "no such row: newly; did you mean new?"),
        ("Finding(case.top, M(n=1), target=Target(table='applications', column='totals'))", "没有“totals”这一列，是不是total？", "no such column: totals; did you mean total?"),
        ("Finding(case.top, M(n=1), target=Target(row='new'))", "没有“”这张表，有proactive、applications、disputes", "no such table: ; there are proactive, applications, disputes"),
        ("Finding(c.location._replace(span=c.location.span._replace(end=1 << 30)), M(n=1))", "位置不在本报告里（可能取自case.previous），请用case里的位置", "the place is not in this report (taken from case.previous?): use one of case"),
    ],
)  # fmt: skip
def test_each_mistake_is_said_at_its_yield_with_what_to_write(told, given, zh, en):
    line = f"yield {given}"
    assert (zh, en, line) == told(PLACE + line + "\nf = None", fixable="safe")


def test_a_yield_of_several_lines_is_told_where_it_begins(told):
    assert "yield Finding(" == told("yield Finding(\n    case.top,\n    M(),\n)")[2]


def test_what_a_helper_of_the_file_yields_is_told_at_the_helpers_line(told):
    assert "yield Finding(case.top, M())" == told("yield from one(case)")[2]


def test_what_is_yielded_before_the_rule_goes_on_is_told_there(told):
    body = "yield Finding(case.top, M(n=1))\nyield Finding(case.top, M())\nraise ValueError"
    assert "yield Finding(case.top, M())" == told(body)[2]


@pytest.mark.parametrize(
    ("body", "zh", "en"),
    [
        ("return Finding(case.top, M(n=1))", "返回的是Finding，请写yield Finding(…)", "it returns Finding: write yield Finding(…)"),
        ("Finding(case.top, M(n=1))", "返回的是None，请写yield Finding(…)", "it returns None: write yield Finding(…)"),
        ("if case.year:\n    return [Finding(case.top, M(n=1))]\nyield", "return的不会报出，请写yield Finding(…)", "what is returned beside a yield is lost: write yield Finding(…)"),
        ("if case.year:\n    return Finding(case.top, M(n=1))\nyield", "return的不会报出，请写yield Finding(…)", "what is returned beside a yield is lost: write yield Finding(…)"),
    ],
)  # fmt: skip
def test_a_finding_that_is_not_yielded_is_told_where_the_rule_begins(told, body, zh, en):
    said = told(body)
    assert (zh, en, True) == (*said[:2], said[2].startswith("@rule("))


@pytest.mark.parametrize("returned", ["", "()", "[]", "None"])
def test_a_rule_that_yields_may_return_nothing_early(told, returned):
    assert "数1" == told(f"yield Finding(case.top, M(n=1))\nif case.year:\n    return {returned}\nyield 1")[0]


def test_a_list_of_findings_may_be_returned(told):
    assert "数1" == told("return [Finding(case.top, M(n=1))]")[0]


@pytest.mark.parametrize(("fixable", "safety"), [("", "safe"), ("", "unsafe"), ("safe", "unsafe")])
def test_fixes_are_such_as_the_rule_declares(told, fixable, safety):
    line = f"yield Finding(c.location, M(n=1), fixes=(Fix(Words('改', 'c'), ({EDIT},), '{safety}'),))"
    zh, en, at = told(PLACE + line, fixable=fixable)
    assert (f'给出了{safety}的改正，请在@rule里写fixable="{safety}"', line) == (zh, at)
    assert f'it offers a fix that is {safety}: write fixable="{safety}" in @rule' == en
    assert "数1" == told(PLACE + line, fixable="unsafe")[0]


@pytest.mark.parametrize(
    "place", ["cell('applications.new.total').location", "section('problems').heading.location"]
)
def test_a_place_of_last_years_report_is_none_of_this(told, place):
    last = Source("last.md", Draft.clean(year=2023).markdown().encode())
    line = f"yield Finding(case.previous.{place}, M(n=1))"
    assert ("位置不在本报告里（可能取自case.previous），请用case里的位置", line) == told(line, previous=last)[
        ::2
    ]
    assert "数1" == told(line.replace(".previous", ""), previous=last)[0]
    related = f"yield Finding(case.top, M(n=1), related=(Related(case.previous.{place}, Words('甲', 'a')),))"
    zh, _, at = told(related, previous=last)
    assert (True, related) == (zh.endswith("请写path=case.previous.document.source.uri"), at)
    named = related.replace("'a'))", "'a'), path=case.previous.document.source.uri)")
    assert "数1" == told(named, previous=last)[0]


@pytest.mark.parametrize("given", ["'一是'", "__import__('re').compile('一是')"])
def test_words_are_found_by_a_pattern(told, given):
    body = f"for p, m in case.find({given}, section='problems'):\n    yield Finding(m.location(), M(n=1))"
    zh, en, at = told(body)
    assert zh.startswith("find要找的应是Pattern，请写Pattern(") and en.startswith(
        "find takes a Pattern: write "
    )
    assert body.split("\n")[0] == at


def test_a_claim_of_a_row_that_there_is_not_is_refused(told):
    body = "for w in case.contradicted('row:denied-proces'):\n    yield Finding(case.top, M(n=1))"
    assert "没有“row:denied-proces”这类说法，是不是row:denied-process？" == told(body)[0]
    assert "数1" == told("any(case.contradicted('row:denied-process'))\nyield Finding(case.top, M(n=1))")[0]


@pytest.mark.parametrize(
    "target",
    [
        Target("problems"), Target(table="applications"), Target("applications", "applications", "denied", "total"),
        Target("applications", "applications", "new"), Target(table="applications", row="denied"),
        Target(table="applications", column="organisations"), Target("disputes", "disputes", "cases", "suits"),
        Target("proactive", "proactive", "normative", "made"),
    ],
)  # fmt: skip
def test_groups_rows_columns_and_what_another_form_has_are_targets(target):
    def found(case):
        """规则。"""
        yield Finding(case.top, Message(zh="有", en="yes")(), target=target)

    rules = rule(code="QX101", name="found", severity=Severity.WARNING)(found)
    assert ("QX101",) == check(Draft.clean(), rule=rules).codes
