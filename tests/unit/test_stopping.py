"""A lint that is stopped, by its caller or by the clock: what is still told, and that it is looked at as it goes along."""

import json
from itertools import count

import pytest

from gidr_lint import Linter, Source
from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import ConfigError
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.base.stopping import Limit, Stopped, Watch, look
from gidr_lint.claims.paragraph import read
from gidr_lint.cli.main import main
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

REGISTRY = Registry(installed=False)
LINTER = Linter(registry=REGISTRY)
# Rules of several families have something to say of it.
CLEAN = Draft.clean()
CLEAN.sections["problems"][1].append("存在XX问题。。本年新收政府信息公开申请99件，其中 “公开”(5件。")
DRAFT = CLEAN.markdown()


def lint(text, linter=LINTER, **more):
    return linter.lint(Source("draft.md", text.encode()), **more)


def codes(result):
    return [item.code for item in result.diagnostics]


class Looks:
    """A stop check that says yes from its nth time on, and counts how often it is asked."""

    def __init__(self, last=None):
        self.last = last
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return self.last is not None and self.asked > self.last


def test_a_check_that_never_says_stop_changes_nothing():
    looks = Looks()
    stopped, plain = lint(DRAFT, stop=looks), lint(DRAFT)
    assert repr(plain.diagnostics) == repr(stopped.diagnostics)
    assert looks.asked > 20


def test_a_lint_that_is_stopped_asks_no_more_and_says_so_once():
    looks = Looks()
    lint(DRAFT, stop=looks)
    for last in range(0, looks.asked, 5):
        asked = Looks(last)
        result = lint(DRAFT, stop=asked)
        assert asked.asked == last + 1
        assert codes(result).count("E015") == 1
        assert result.diagnostics[0].severity is Severity.ERROR


def test_while_it_is_read_nothing_else_is_told():
    result = lint(DRAFT, stop=lambda: True)
    assert ["E015"] == codes(result)
    assert result.case is None
    assert "检查没有做完：应要求停止" in result.diagnostics[0].message.text()


def test_findings_of_the_rules_that_ran_are_told_and_the_first_that_did_not_is_named():
    whole = lint(DRAFT)
    looks = Looks()
    lint(DRAFT, stop=looks)
    result = lint(DRAFT, stop=Looks(looks.asked - 1))
    said = next(item for item in result.diagnostics if item.code == "E015").message.text()
    first = said.split("，")[-1][:4]
    told = {code for code in codes(result) if code != "E015"}
    assert told
    assert told <= {code for code in codes(whole) if code < first}


def test_what_a_rule_that_did_not_run_would_speak_before_is_not_told():
    """E003 speaks before the sums of a table that is read in part; it runs after them."""
    ranking = [ref for ref in REGISTRY.rules if ref.outranks]
    looks = Looks()
    lint(DRAFT, stop=looks)
    for last in range(looks.asked):
        result = lint(DRAFT, stop=Looks(last))
        said = next(item for item in result.diagnostics if item.code == "E015").message.text()
        if "起的" not in said:
            continue
        first = said.split("，")[-1][:4]
        for ref in ranking:
            if ref.code >= first and not ref.on:
                assert not [c for c in codes(result) if c < first and c.startswith(ref.outranks)], ref.code


def test_the_limit_counts_from_the_beginning_of_each_lint():
    ticks = count()
    limit = Limit(lambda: float(next(ticks)), 5.0)
    first = lint(DRAFT, limit=limit)
    assert "用时超过5秒" in next(d for d in first.diagnostics if d.code == "E015").message.text()
    stopped_at = next(ticks)
    first.again(first.inputs.source)
    assert next(ticks) - stopped_at >= 5


def test_a_stop_reaches_last_years_report_and_passes_every_fence():
    asked = []

    def stop():
        asked.append(None)
        return bool(reached)

    reached = []

    def previous(report):
        reached.append(report)
        return Source("2023.md", DRAFT.encode())

    result = lint(DRAFT, previous=previous, stop=stop)
    assert reached
    assert ["E015"] == codes(result)


def test_a_watch_within_another_gives_back_the_outer_one():
    outer, inner = Looks(), Looks()
    with Watch(outer, None):
        with Watch(inner, None):
            look()
        look()
    look()
    assert (1, 1) == (outer.asked, inner.asked)


def test_no_handler_of_exceptions_takes_up_a_stop():
    assert not issubclass(Stopped, Exception)


def test_fixes_of_a_draft_whose_lint_is_stopped_harm_nothing():
    from gidr_lint.engine.fix import fix

    looks = Looks()
    lint(DRAFT, stop=looks)
    fixed = fix(lint(DRAFT)).data
    assert fixed != DRAFT.encode()
    seen = {fix(lint(DRAFT, stop=Looks(last))).data for last in range(0, looks.asked, 3)}
    # A lint that was stopped has nothing to compare a fix with.
    assert {DRAFT.encode()} == seen


def test_fixing_ends_with_what_is_made_when_its_time_is_over(tmp_path, capsys, monkeypatch):
    from gidr_lint.cli import fix as command
    from gidr_lint.engine.fix import fix

    result = lint(DRAFT)
    whole = fix(result)
    clock = count()
    late = [fix(result, limit=Limit(lambda: next(clock), seconds)) for seconds in range(1, 5)]
    assert (b"", True) == (late[0].data.replace(DRAFT.encode(), b""), late[0].is_late)
    assert (whole.data, False) == (late[-1].data, late[-1].is_late)

    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    monkeypatch.setattr(command, "SECONDS", 0)
    assert main(["fix", "--isolated", str(tmp_path / "draft.md")]) == 1
    assert "还没有试完" in capsys.readouterr().err
    assert (tmp_path / "draft.md").read_text("utf-8") == DRAFT


@pytest.mark.parametrize("option", ["seconds", "editor-seconds"])
@pytest.mark.parametrize("value", [0, -1.5, float("nan")])
def test_a_limit_of_nothing_is_a_mistake_of_the_configuration(option, value):
    with pytest.raises(ConfigError, match="应大于0"):
        Linter(Settings(rules={"E015": RuleSetting(options={option: value})}), REGISTRY)


def test_the_seconds_are_an_option_and_where_the_rule_is_off_there_is_no_limit():
    longer = Linter(Settings(rules={"E015": RuleSetting(options={"seconds": 60})}), REGISTRY)
    assert (60.0, 5.0) == (longer.seconds, longer.editor_seconds)
    assert (10.0, 5.0) == (LINTER.seconds, LINTER.editor_seconds)
    off = Linter(Settings(rules={"E015": RuleSetting(Severity.OFF)}), REGISTRY)
    assert float("inf") == off.seconds == off.editor_seconds


def test_the_command_line_stops_at_its_limit_and_exits_1(tmp_path, capsys):
    (tmp_path / "gidr-lint.toml").write_text("rules.E015 = { seconds = 0.000001 }\n", "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    assert main(["check", "--format", "json", "--no-plugins", str(tmp_path / "draft.md")]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert ["E015"] == [item["code"] for item in file["diagnostics"]]


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
@pytest.mark.parametrize(
    "piece",
    ["本年新收政府信息公开申请30件。", "## 七、标题\n\n", "2022年1月1日，", "的的XX，", "甲\n\n"],
    ids=["figures", "headings", "dates", "findings", "paragraphs"],
)
def test_a_stop_is_asked_for_as_often_as_there_is_something_to_read(ending, piece):
    def asked(times):
        drawn = Draft.clean()
        drawn.sections["problems"][1].extend((piece * times).split("\n\n"))
        looks = Looks()
        read.cache_clear()  # what is known is not read again
        made = drawn.docx()[0] if ending == "docx" else None
        if made is None:
            text = drawn.markdown()
            if ending == "html":
                text = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
            made = text.encode()
        LINTER.lint(Source(f"draft.{ending}", made), stop=looks)
        return looks.asked

    few, more, most = asked(1), asked(200), asked(400)
    assert more - few >= 199
    assert most - more >= 200
