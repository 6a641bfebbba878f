"""Whatever a plugin's rule, format or reader does, the others go on and the draft stays as it was."""

import copy
import pickle
from types import ModuleType, SimpleNamespace

import pytest

from gidr_lint.api import Finding, FixError, Message, Preset, ReadError, Severity, Words, hookimpl, rule
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

SAY = Message(zh="有{what}", en="{what}")
CLEAN = Draft.clean().markdown()
DOUBLED = CLEAN.replace("## 二、", "本局工作正常开展，，成效明显。\n\n## 二、", 1)
NOT_A_REPORT = Source("a.md", "# 说明\n\n正文。\n".encode())


class With(Registry):
    """Our own plugin and one more, which answers these hooks."""

    def __init__(self, hooks):
        self.theirs = ModuleType("theirs")
        for name, given in hooks.items():
            setattr(self.theirs, f"gidr_lint_{name}", answering(f"gidr_lint_{name}", given))
        super().__init__(installed=False)

    def _collect(self):
        self._register(self.theirs, "theirs")
        super()._collect()


def answering(name, given):
    def answer():
        return given

    return hookimpl(answer, specname=name)


def linter(**hooks):
    return Linter(Settings(extend_select=("ZZ",) if "rules" in hooks else ()), With(hooks))


def listening(check, *on):
    return rule(code="ZZ101", name="theirs", severity=Severity.WARNING, on=on)(check)


def codes(result):
    return [(d.code, d.message.text()) for d in result.diagnostics]


def raising(incident):
    print("to standard error, please")
    raise ValueError("no")
    yield


def unfillable(incident):
    yield Finding(incident.location, SAY())


def nothing(incident):
    return None


@pytest.mark.parametrize("check", [raising, unfillable, nothing])
def test_a_rule_that_fails_at_an_incident_is_one_e004_and_ours_still_speaks(check, capsys):
    found = codes(linter(rules=[listening(check, "not-a-report")]).lint(NOT_A_REPORT))
    assert ["E002", "E004"] == sorted(code for code, _ in found)
    assert any("ZZ101" in words for _, words in found)
    assert "" == capsys.readouterr().out


def test_a_rule_that_fails_at_telling_of_crashes_is_passed_over():
    theirs = [listening(raising, "rule-crashed", "not-a-report")]
    assert ["E002", "E004"] == sorted(code for code, _ in codes(linter(rules=theirs).lint(NOT_A_REPORT)))


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"on": "not-a-report"}, TypeError, "tuple"),
        ({"signs": "text:无"}, TypeError, "tuple"),
        ({"on": ("no-report",)}, ValueError, "not-a-report"),
        ({"needs": ("table",)}, ValueError, "tables"),
    ],
)
def test_a_wrong_declaration_is_told_where_it_stands(wrong, error, said):
    with pytest.raises(error, match=f"ZZ101.*{said}"):
        rule(code="ZZ101", severity=Severity.INFO, **wrong)(nothing)


@pytest.mark.parametrize(
    ("word", "unused"), [("E007", "E007"), ("E009", "E009"), ("E001 E003 E010", "E001 E003 E010")]
)
def test_a_directive_that_names_a_rule_of_incidents_can_be_unused(word, unused):
    text = CLEAN.replace("## 二、", f"<!-- gidr-lint-disable-next-line {word} -- 因 -->\n\n## 二、", 1)
    [found] = Linter(registry=Registry(installed=False)).lint(Source("a.md", text.encode())).diagnostics
    assert ("E009", unused) == (found.code, found.message.values["codes"])


class Cards:
    """A format of a plugin, whose parts do as they are told."""

    suffixes = (".cards",)
    kind = "cards"

    def __init__(self, **parts):
        vars(self).update(parts)

    def read(self, source):
        document = read(source._replace(uri="a.md", kind="markdown"))
        return type(document).__mro__[1](
            source, "cards", document.text, document.blocks, encoding=document.encoding, gap=document.gap
        )


def exits(*_):
    raise SystemExit(3)


def fails(*_):
    print("to standard error, please")
    raise RuntimeError("no")


CARDS = Source("a.cards", DOUBLED.encode())


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (fails, "写回程序出错（RuntimeError: no）"),
        (exits, "写回程序出错（SystemExit: 3）"),
        (lambda *_: "text", "没有给出文件内容（str）"),
    ],
)
def test_a_format_that_fails_at_writing_leaves_the_draft_and_says_so(write, said, capsys):
    with pytest.raises(FixError, match=said):
        fix(linter(readers=[Cards(write=write)]).lint(CARDS))
    assert "" == capsys.readouterr().out


@pytest.mark.parametrize("own", [fails, exits])
def test_a_format_that_fails_at_fitting_costs_the_fixes_and_not_the_findings(own):
    plain = linter(readers=[Cards()]).lint(CARDS)
    failed = linter(readers=[Cards(fit=own)]).lint(CARDS)
    assert any(d.fixes for d in plain.diagnostics)
    assert not any(d.fixes for d in failed.diagnostics)
    assert [d.code for d in plain.diagnostics] == [d.code for d in failed.diagnostics if d.code != "E004"]
    assert ["使改正合乎版面时程序出错"] == [
        d.message.text()[:12] for d in failed.diagnostics if d.code == "E004"
    ]


@pytest.mark.parametrize(
    "values", [{"reason": Words("坏了", "broken"), "limit": "3"}, {"reason": Words("坏了", "broken")}, {}]
)
def test_whatever_a_reader_says_of_a_file_it_cannot_read_is_one_e001(values):
    def read(source):
        raise ReadError(**values)

    found = codes(linter(readers=[SimpleNamespace(suffixes=(".cards",), read=read)]).lint(CARDS))
    assert [("E001", f"文件没有读取：{'坏了' if values else '没有说明原因'}")] == found


def test_a_reader_that_wants_to_stop_the_program_is_one_e001():
    reader = SimpleNamespace(suffixes=(".cards",), read=exits)
    assert ["E001"] == [code for code, _ in codes(linter(readers=[reader]).lint(CARDS))]


@pytest.mark.parametrize("hook", ["presets", "forms"])
def test_a_hook_that_gives_something_else_is_named_and_the_rest_is_there(hook):
    registry = linter(**{hook: [3]}).registry
    assert registry.presets and registry.forms
    (failure,) = registry.failed
    assert "theirs" == failure.plugin
    assert failure.reason.en.startswith(f"gidr_lint_{hook} gives 3")
    assert linter(presets=[Preset("theirs")]).registry.preset("theirs") == Preset("theirs")


def test_what_an_analysis_holds_can_be_sent_to_another_process_and_copied():
    result = Linter(registry=Registry(installed=False)).lint(Source("a.md", DOUBLED.encode()))
    sent = pickle.loads(pickle.dumps(result.diagnostics))
    assert [(d.code, d.message.text("en"), d.location) for d in sent] == [
        (d.code, d.message.text("en"), d.location) for d in result.diagnostics
    ]
    with pytest.raises(AttributeError, match="does not change"):
        sent[0].code = "X"
    form = result.report.form
    assert form is copy.copy(form) is copy.deepcopy(form)
    assert form.sections == pickle.loads(pickle.dumps(form)).sections


def test_the_command_line_gives_a_plugins_rules_the_day(tmp_path, capsys):
    from gidr_lint.cli.main import main

    (tmp_path / "day.py").write_text(
        "import datetime\n"
        "from gidr_lint.api import Finding, Message, Severity, rule\n"
        'SAY = Message(zh="今天是{day}", en="{day}")\n'
        '@rule(code="ZZ101", name="day", severity=Severity.WARNING)\n'
        "def check(case):\n"
        "    yield Finding(case.top, SAY(day=case.today == datetime.date.today()))\n",
        "utf-8",
    )
    (tmp_path / "gidr-lint.toml").write_text('plugins = ["day.py"]\nextend-select = ["ZZ"]\n', "utf-8")
    (tmp_path / "a.md").write_text(CLEAN, "utf-8")
    main(["check", "--trust-plugins", "--format", "concise", str(tmp_path / "a.md")])
    assert "今天是True" in capsys.readouterr().out


def test_an_id_that_means_nothing_is_told_in_the_language_asked_for():
    def wrong(case):
        yield from case.passages("problems")

    theirs = [rule(code="ZZ101", severity=Severity.INFO)(wrong)]
    [found] = [
        item
        for item in linter(rules=theirs).lint(Source("a.md", CLEAN.encode())).diagnostics
        if item.code == "E004"
    ]
    assert (
        '规则ZZ101运行出错（没有“problems”这类段落，problems是一个部分，请写section="problems"，test_guards.py:'
        in (found.message.text("zh"))
    )
    assert "Rule ZZ101 failed (no such kind of passage: problems; it is a section: " in found.message.text(
        "en"
    )
