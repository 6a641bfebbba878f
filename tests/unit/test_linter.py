"""The linter: which rules run and at which severity, crashes, merging, directives, what is counted."""

import threading
from types import SimpleNamespace

import pytest

from gidr_lint import formats as readers
from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import ConfigError
from gidr_lint.base.location import at
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.claims.model import Claim, Verdict
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Inputs
from gidr_lint.engine.coverage import coverage
from gidr_lint.engine.linter import Linter
from gidr_lint.figures.model import Weighed
from gidr_lint.forms.model import Identity, Instance
from gidr_lint.judging.case import Case
from gidr_lint.judging.signs import Signs
from gidr_lint.plugins import registry as plugins
from gidr_lint.plugins.registry import Registry
from gidr_lint.report.model import BoundTable, Report, YearEvidence

# A plugin whose rules find words of the draft: enough to see what the linter makes of findings.
PLUGIN = '''
"""规则。"""
from gidr_lint.api import Finding, Message, Related, Severity, hookimpl, option, rule

SAY = Message(zh="有“{word}”", en="there is {word}")


def find(case, word, **more):
    text = case.document.text
    place = text.find(word)
    from gidr_lint.base.location import at
    while place >= 0:
        yield Finding(at(place, place + len(word)), SAY(word=word), **more)
        place = text.find(word, place + 1)


@rule(code="QX101", name="word-error", severity=Severity.ERROR)
def error(case):
    yield from find(case, "错误", keys=("one",))


@rule(code="QX102", name="word-warning", severity=Severity.WARNING, options={
    "words": option(("警告",), "words"), "most": option(3, "most"), "share": option(0.5, "share"),
    "loud": option(False, "loud"), "deadline": option("01-31", "deadline"),
})
def warning(case, words, most, share, loud, deadline):
    for word in words:
        yield from find(case, word)


@rule(code="QX103", name="word-info", severity=Severity.INFO)
def info(case):
    yield from find(case, "提示", keys=("one",))


@rule(code="QX104", name="word-off", severity=Severity.OFF)
def off(case):
    yield from find(case, "关闭")


@rule(code="QX105", name="word-doubtful", severity=Severity.WARNING, recommended=False)
def doubtful(case):
    yield from find(case, "存疑")


@rule(code="QX106", name="word-own", severity=Severity.WARNING)
def own(case):
    yield from find(case, "自定", severity=Severity.ERROR)


@rule(code="QX107", name="word-crash", severity=Severity.WARNING, signs=("text:崩溃",))
def crash(case):
    yield from find(case, "错误")
    raise ValueError("no\\nway")


@rule(code="QX108", name="word-unfilled", severity=Severity.WARNING, signs=("text:缺词",))
def unfilled(case):
    yield Finding(case.top, SAY())


@rule(code="QX109", name="word-stranger", severity=Severity.WARNING, signs=("text:异物",))
def stranger(case):
    return ["no finding"]


@rule(code="QX110", name="word-loud", severity=Severity.WARNING, signs=("text:大声",))
def loud(case):
    print("loud")
    return ()


@hookimpl
def gidr_lint_rules():
    return [error, warning, info, off, doubtful, own, crash, unfilled, stranger, loud]


@hookimpl
def gidr_lint_presets():
    from gidr_lint.api import Preset, RuleSetting

    return [Preset("city", select=("QX101", "QX103"), ignore=("QX103",), rules={"QX101": RuleSetting(Severity.INFO)})]
'''
ALL = "错误 警告 提示 关闭 存疑 自定"


@pytest.fixture(scope="module")
def registry(tmp_path_factory):
    path = tmp_path_factory.mktemp("plugin") / "words.py"
    path.write_text(PLUGIN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugins, "entry_points", lambda: iter(()))
        return Registry(plugins=(str(path),), trusted=True)


def document(text):
    return readers.read(Source("draft.md", text.encode(), "markdown"))


def report(text, forms=(), **more):
    given = {
        "form": forms[-1] if forms else None,
        "forms": forms,
        "year": 2024,
        "evidence": (YearEvidence("period", 2024, None),),
        "title": None,
        "parts": (),
        "preamble": (),
        "signature": (),
        "tables": {},
        "passages": (),
        "is_report": True,
    }
    return Report(document(text), **given | more)


def judged(linter, case):
    return linter.judge(case, Inputs(case.document.source))


def case(text="", *, stage="final", report_=None, **more):
    bound = report_ or report(text)
    return Case(bound.document, bound, stage=stage, signs=Signs(bound), **more)


@pytest.fixture
def judge(registry):
    """Judge a draft under settings; the E rules are kept out of sight unless they are asked for."""

    def run(text, settings=None, report_=None):
        settings = settings or Settings()
        return judged(Linter(settings, registry), case(text, stage=settings.stage, report_=report_))

    return run


@pytest.fixture
def codes(judge):
    def run(text=ALL, **settings):
        return [(d.code, d.severity.label) for d in judge(text, Settings(**settings)).diagnostics]

    return run


ERROR, WARNING = ("QX101", "error"), ("QX102", "warning")
INFO, OFF = ("QX103", "info"), ("QX104", "info")
DOUBTFUL, OWN = ("QX105", "warning"), ("QX106", "error")


# Which rules are on.


def test_the_recommended_preset_is_what_warns_less_the_doubtful(codes):
    assert [ERROR, WARNING, OWN] == codes()


@pytest.mark.parametrize("preset", ["strict", "gidr-lint:strict"])
def test_strict_adds_info(codes, preset):
    assert [WARNING, INFO, OWN] == codes(ALL.replace("错误", ""), extends=(preset,))


def test_all_adds_what_is_off_as_info(codes):
    assert [WARNING, INFO, OFF, DOUBTFUL, OWN] == codes(ALL.replace("错误", ""), extends=("gidr-lint:all",))


def test_official_only_leaves_out_what_is_not_official(codes, registry):
    assert [] == codes(extends=("gidr-lint:official-only",))
    linter = Linter(Settings(extends=("gidr-lint:official-only",)), registry)
    assert {"E"} >= {code[0] for code in linter.enabled} - {"S", "T", "A"}


def test_several_presets_add_up(codes):
    assert [WARNING, INFO, OWN] == codes(
        ALL.replace("错误", ""), extends=("official-only", "recommended", "strict")
    )


def test_select_replaces_extend_adds_ignore_takes_away_and_rules_win(codes):
    assert [WARNING] == codes(select=("QX102",))
    assert [ERROR, WARNING] == codes(select=("word-error",), extend_select=("QX102",))
    assert [WARNING] == codes(select=("word-error",), extend_select=("QX102",), ignore=("QX101",))
    assert [("QX101", "info"), WARNING] == codes(
        select=("QX102",), ignore=("QX101",), rules={"QX101": RuleSetting(Severity.INFO)}
    )
    assert [WARNING] == codes(select=("QX101", "QX102"), rules={"word-error": RuleSetting(Severity.OFF)})


def test_a_prefix_selects_all_but_what_is_off_by_default(codes):
    text = "关闭 存疑"
    assert [DOUBTFUL] == codes(text, select=("QX",))
    assert [OFF] == codes(text, select=("QX104",))
    assert [] == codes(text, select=("QX",), ignore=("QX1",))


def test_a_code_counts_more_than_a_prefix_wherever_it_stands(codes):
    rules = {"QX101": RuleSetting(Severity.ERROR), "QX": RuleSetting(Severity.INFO)}
    assert [ERROR, ("QX102", "info")] == codes("错误 警告", rules=rules)
    assert [ERROR, ("QX102", "info")] == codes("错误 警告", rules=dict(reversed(rules.items())))


def test_options_alone_do_not_turn_a_rule_on(codes):
    options = {"QX102": RuleSetting(options={"most": 4})}
    assert [ERROR] == codes("错误 警告", select=("QX101",), rules=options)


def test_a_preset_of_a_plugin_may_be_extended(codes):
    assert [("QX101", "info")] == codes(extends=("city",))


def test_rules_of_family_e_go_only_by_their_full_code(registry):
    def on(**settings):
        return {code for code in Linter(Settings(**settings), registry).enabled if code[0] == "E"}

    every = {rule.code for rule in registry.match("E")}
    assert every == on()
    assert every == on(select=("A",), ignore=("E", "E00"), rules={"E": RuleSetting(Severity.OFF)})
    assert every - {"E009"} == on(ignore=("E009",))
    assert every - {"E009"} == on(rules={"unused-directive": RuleSetting(Severity.OFF)})


# Severities.


def test_the_severity_of_a_finding_is_above_the_rules_and_below_the_configurations(codes):
    assert [OWN] == codes("自定")
    assert [("QX106", "info")] == codes("自定", rules={"QX106": RuleSetting(Severity.INFO)})


def test_a_draft_lowers_only_the_defaults_of_what_is_not_there_yet(registry):
    def severity(code, **settings):
        linter = Linter(Settings(stage="draft", **settings), registry)
        return linter.severity_of(code)

    lowered = [rule for rule in registry.rules if rule.code in ("S101", "T213", "P701", "D501", "D512")]
    assert all(Severity.INFO == severity(rule.code, extends=("all",)) for rule in lowered)
    assert Severity.ERROR == severity("QX101")
    assert Severity.OFF == severity("QX104")


# What is wrong with a configuration.


@pytest.mark.parametrize(
    ("settings", "key", "text"),
    [
        ({"select": ("QX999",)}, ("select",), "no such rule: QX999; did you mean QX"),
        (
            {"ignore": ("unreadble-table",)},
            ("ignore",),
            "no such rule: unreadble-table; did you mean unreadable-table?",
        ),
        ({"rules": {"Q1": RuleSetting()}}, ("rules", "Q1"), "rules.Q1: 没有“Q1”这条规则 / no such rule: Q1"),
        (
            {"extends": ("strickt",)},
            ("extends",),
            "no such preset: strickt; did you mean gidr-lint:strict?",
        ),
        ({"form": "2O21"}, ("form",), "no such form: 2O21; there are auto, 2019, 2021"),
    ],
)
def test_a_wrong_word_is_named_with_its_key_and_the_nearest(registry, settings, key, text):
    with pytest.raises(ConfigError) as caught:
        Linter(Settings(**settings), registry)
    assert key == caught.value.key
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("mots", 1, "rules.QX102.mots: no such option; did you mean most?"),
        ("most", "3", "rules.QX102.most: expected a whole number, not '3'"),
        ("most", True, "rules.QX102.most: expected a whole number, not True"),
        ("loud", 1, "rules.QX102.loud: expected true or false, not 1"),
        ("share", "x", "rules.QX102.share: expected a number, not 'x'"),
        ("deadline", 131, "rules.QX102.deadline: expected a text, not 131"),
        ("words", "警告", "rules.QX102.words: expected a list, not '警告'"),
        ("words", ["警告", 1], "rules.QX102.words: expected a text, not 1"),
    ],
)
def test_an_option_must_exist_and_keep_the_type_of_its_default(registry, name, value, text):
    with pytest.raises(ConfigError) as caught:
        Linter(Settings(rules={"QX102": RuleSetting(options={name: value})}), registry)
    place, _, words = text.partition(": ")
    assert ("rules", "QX102", name) == caught.value.key
    assert str(caught.value).startswith(f"{place}: ") and str(caught.value).endswith(f" / {words}")


def test_options_reach_the_rule_in_the_type_of_their_default(judge):
    options = {"words": ["提示", "错误"], "share": 1}
    result = judge(
        "提示 错误", Settings(select=(), rules={"word-warning": RuleSetting(Severity.WARNING, options)})
    )
    assert ["有“提示”", "有“错误”"] == [d.message.text() for d in result.diagnostics]


def test_options_need_one_rule(registry):
    with pytest.raises(ConfigError, match="options need the code or name of one rule, not QX"):
        Linter(Settings(rules={"QX": RuleSetting(options={"most": 1})}), registry)


# Running.


def test_diagnostics_stand_in_order_of_place_then_code(judge):
    found = judge("警告 错误 警告").diagnostics
    assert [(0, "QX102"), (3, "QX101"), (6, "QX102")] == [(d.location.span.start, d.code) for d in found]


def test_a_rule_that_raises_is_one_finding_and_the_rest_goes_on(judge):
    found = judge("崩溃 错误").diagnostics
    assert ["E004", "QX101"] == [d.code for d in found]
    assert at(0, 0) == found[0].location
    assert "规则QX107运行出错（ValueError: no way，words.py:" in found[0].message.text()
    line = PLUGIN[: PLUGIN.index("raise ValueError")].count("\n") + 1
    assert f"words.py:{line}）" in found[0].message.text()


@pytest.mark.parametrize(
    ("word", "error"),
    [("缺词", "说明的zh里有{word}，没有给值，请写M(word=…)"), ("异物", "yield的是str，应为Finding(…)")],
)
def test_a_rule_whose_findings_are_none_is_one_finding(judge, word, error):
    [found] = judge(word).diagnostics
    assert ("E004", True) == (found.code, error in found.message.text())


def test_each_crashed_rule_speaks_once_and_e004_can_be_ignored(judge):
    assert ["E004", "E004"] == [d.code for d in judge("崩溃 缺词").diagnostics]
    assert () == judge("崩溃 缺词", Settings(ignore=("E004",))).diagnostics


def test_what_a_plugins_rule_prints_goes_to_standard_error(judge, capsys):
    judge("大声")
    assert ("", "loud\n") == capsys.readouterr()


def test_a_rule_runs_only_where_one_of_its_signs_is_present(judge):
    assert [] == [d.code for d in judge("没有").diagnostics]


def test_findings_of_one_cause_are_one_and_turning_it_off_lets_the_next_speak(judge):
    strict = ("gidr-lint:strict",)
    [found] = judge("错误 提示", Settings(extends=strict)).diagnostics
    assert ("QX101", ["QX103"]) == (found.code, [r.code for r in found.related])
    [found] = judge("错误 提示", Settings(extends=strict, ignore=("QX101",))).diagnostics
    assert ("QX103", ()) == (found.code, found.related)


def test_directives_silence_before_merging(judge):
    text = "<!-- gidr-lint-disable-next-line QX101 -- 因 -->\n\n错误\n\n提示\n"
    result = judge(text, Settings(extends=("strict",)))
    assert (["QX103"], 1) == ([d.code for d in result.diagnostics], result.suppressed)


def test_directives_that_are_wrong_or_idle_are_findings(judge):
    text = "<!-- gidr-lint-disable-next-line QX101 QX1O2 -->\n\n没有\n\n<!-- gidr-lint-disable-next-line -- 因 -->\n\n无\n"
    found = judge(text).diagnostics
    assert ["E006", "E008", "E009", "E007"] == [d.code for d in found]
    assert {"warning", "info"} == {d.severity.label for d in found}
    assert [] == [d.code for d in judge(text, Settings(ignore=("E006", "E007", "E008", "E009"))).diagnostics]


def test_a_directive_for_a_rule_that_is_off_or_crashed_is_not_idle(judge):
    text = "<!-- gidr-lint-disable-file QX104 QX107 -- 因 -->\n\n崩溃\n"
    assert ["E004"] == [d.code for d in judge(text).diagnostics]


def test_an_idle_directive_can_be_silenced_itself(judge):
    text = "<!-- gidr-lint-disable-file E009 -- 因 -->\n\n<!-- gidr-lint-disable-next-line QX101 -- 因 -->\n\n无\n"
    result = judge(text)
    assert ((), 1) == (result.diagnostics, result.suppressed)


def test_plugins_left_out_are_one_note(tmp_path):
    paths = []
    for name in ("one.py", "two.py"):
        (tmp_path / name).write_text("raise SystemExit\n", encoding="utf-8")
        paths.append(str(tmp_path / name))
    linter = Linter(Settings(), Registry(installed=False, plugins=tuple(paths)))
    [found] = judged(linter, case("无")).diagnostics
    assert ("E012", True) == (found.code, all(path in found.message.text() for path in paths))


def test_what_is_no_report_gets_only_that(judge):
    bound = report("错误", is_report=False)
    result = judge("", report_=bound)
    assert (["E002"], False, None) == (
        [d.code for d in result.diagnostics],
        result.is_report,
        result.coverage,
    )
    assert () == judge("", Settings(ignore=("E002",)), report_=bound).diagnostics


def test_a_year_before_the_first_form_is_a_note(registry):
    linter = Linter(Settings(), registry)
    bound = report("无", forms=linter.forms, form=None, year=2018)
    [found] = judged(linter, case(report_=bound)).diagnostics
    assert ("E010", "这是2018年的报告，早于全国统一格式（2019年起），未检查结构和表格") == (
        found.code,
        found.message.text(),
    )


def test_a_guessed_encoding_is_a_note(registry):
    bound = report("无")
    object.__setattr__(
        bound.document, "encoding", bound.document.encoding._replace(name="gb18030", guessed=True)
    )
    [found] = judged(Linter(Settings(), registry), case(report_=bound)).diagnostics
    assert ("E011", True) == (found.code, "GB18030" in found.message.text())


def test_an_unreadable_table_is_reported_once_with_its_reason(registry):
    linter = Linter(Settings(ignore=("S",)), registry)
    table = BoundTable("applications", "unreadable", location=at(0, 1), doubt="columns")
    bound = report("无", forms=linter.forms, form=None, tables={"applications": table})
    [found] = judged(linter, case(report_=bound)).diagnostics
    assert ("E003", at(0, 1), "applications") == (found.code, found.location, found.target.table)
    assert "表格没能可靠识别（表头与数据列对不上）" in found.message.text()


# Files that are not read.


def test_a_file_above_the_limit_is_not_read(registry):
    source = Source("big.md", b"x" * 2048, "markdown")
    result = Linter(Settings(max_bytes=1024), registry).lint(source)
    assert (["E005"], None, None) == ([d.code for d in result.diagnostics], result.case, result.coverage)
    limit = {"E005": RuleSetting(options={"megabytes": 1})}
    big = Source("big.md", b"x" * (1536 * 1024), "markdown")
    [found] = Linter(Settings(rules=limit), registry).lint(big).diagnostics
    assert "文件有1.5MB，超过上限1MB" in found.message.text()


def test_a_file_that_cannot_be_read_is_a_finding_at_its_beginning(registry):
    [found] = Linter(Settings(), registry).lint(Source("a.md", b"PK\x03\x04\0\0", "")).diagnostics
    assert ("E001", at(0, 0)) == (found.code, found.location)
    assert "Word" in found.message.text()


# What was checked.


def instance(kind, state):
    return Instance(Identity("x", "x", kind, "t", None, "row", (), "=", (), (), ""), "x", (), (), ()), state


def claim(outcome, number=None, cells=("cell",)):
    verdict = Verdict(outcome, (), cells)
    return Weighed(Claim(*[None] * 4, strict=True, denies=False, unit="", quote="", number=number, location=None, section=None, sentence=0, passage=0, ), verdict, ())  # fmt: skip


def test_coverage_counts_identities_that_must_hold_and_claims_that_name_a_cell():
    instances = (
        instance("official", "held"),
        instance("derivable", "held"),
        instance("derivable", "failed"),
        instance("official", "skipped"),
        instance("plausibility", "failed"),
    )
    weighed = (
        claim("agrees"),
        claim("contradicts", at(0, 1)),
        claim("contradicts", at(2, 3)),
        claim("unknown"),
        claim("unknown", cells=()),
    )
    told = SimpleNamespace(location=at(0, 1), related=())
    seen = coverage(case("无", instances=instances, weighed=weighed), [told])
    assert {"held": 2, "failed": 1, "skipped": 1, "assumed": 0, "doubted": 0} == seen.identities
    assert {"agreed": 1, "contradicted": 1, "unknown": 1, "uncompared": 2} == seen.claims


def test_coverage_names_every_table_of_the_form(registry):
    forms = Linter(Settings(), registry).forms
    tables = {"disputes": BoundTable("disputes", "bound")}
    seen = coverage(case(report_=report("无", forms=forms, tables=tables)), ())
    assert {"proactive": "absent", "applications": "absent", "disputes": "bound"} == seen.tables


def test_one_linter_serves_several_threads(registry):
    linter = Linter(Settings(), registry)
    found = {}

    def run(number):
        found[number] = [d.code for d in judged(linter, case("警告 " * number)).diagnostics]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {number: ["QX102"] * number for number in range(1, 9)} == found
