"""The commands beside check: what is answered to a slip, and what config and rules print."""

import json
import re
from pathlib import Path

import pytest
import tomli

from gidr_lint.cli.main import main
from gidr_lint.outputs.text import width
from gidr_lint.plugins.registry import Registry

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLUGIN = '''"""
本局的规则。

A rule of the office.
"""

from gidr_lint.api import Severity, option, rule


@rule(code="ZZ101", name="own", severity=Severity.WARNING, options={"words": option(("甲", "乙"), "Words.")})
def check(case, words):
    yield from ()
'''


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Run a command in an empty folder; (status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def command(*args):
        status = main([str(arg) for arg in args])
        out, err = capsys.readouterr()
        return status, out, err

    return command


class TestWithoutCommand:
    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["报告.md"], "gidr-lint check 报告.md"),
            (["报告"], "gidr-lint check 报告"),
            (["sub/none.md", "--fix"], "gidr-lint check sub/none.md --fix"),
            (["--format", "json", "报告.md"], "gidr-lint check --format json 报告.md"),
            (["甲 乙.md"], "gidr-lint check '甲 乙.md'"),
            (["-"], "gidr-lint check -"),
        ],
    )
    def test_a_path_is_answered_with_the_line_that_checks_it(self, run, tmp_path, args, said):
        (tmp_path / "报告").mkdir()
        status, out, err = run(*args)
        assert (2, "") == (status, out)
        assert f"{said}\n" in err

    def test_options_may_stand_before_the_command(self, run):
        assert run("--lang", "en", "config", "--no-plugins") == run("config", "--no-plugins", "--lang", "en")
        assert run("--lang=en", "--help") == run("--help", "--lang", "en")

    @pytest.mark.parametrize("word", ["version", "-v", "-V", "--version"])
    def test_the_version_is_told_however_it_is_asked_for(self, run, word):
        assert run(word) == run("--version")
        assert run(word)[0] == 0

    def test_a_word_that_is_neither_is_no_path(self, run):
        assert "没有“chek”这个命令，是不是check？" in run("chek")[2]


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize("second", [("--format", "json"), ("--format=json",)])
def test_a_second_format_is_refused(run, tmp_path, command, second):
    (tmp_path / "a.md").write_text("# 说明\n", encoding="utf-8")
    status, out, err = run(command, "--no-plugins", "--format", "text", *second, "a.md")
    assert (2, "") == (status, out)
    assert "--format" in err and "只能写一次" in err


class TestConfig:
    def test_a_path_that_is_not_there_is_wrong_usage(self, run):
        status, out, err = run("config", "none.md")
        assert (2, "") == (status, out)
        assert "none.md" in err

    def test_what_is_printed_is_toml_with_the_values_in_force(self, run, tmp_path):
        given = {
            "stage": "draft",
            "ignore": ["D501", "T2"],
            "exclude": ['a "b"\\*.md'],
            "organisation": {"name": "青溪县\t水务局", "kind": "department"},
            "rules": {"T214": "off", "ZZ101": {"severity": "info", "words": ["丙\u200b"]}},
        }
        (tmp_path / "own.py").write_text(PLUGIN, encoding="utf-8")
        (tmp_path / "gidr-lint.toml").write_text(
            'stage = "draft"\nignore = ["D501", "T2"]\nexclude = [\'a "b"\\*.md\']\nplugins = ["own.py"]\n'
            '[organisation]\nname = "青溪县\\t水务局"\nkind = "department"\n'
            '[rules]\nT214 = "off"\nZZ101 = { severity = "info", words = ["丙\\u200b"] }\n',
            encoding="utf-8",
        )
        status, out, _ = run("config", "--trust-plugins")
        assert status == 0
        printed = tomli.loads(out)
        assert given == {key: printed[key] for key in given} | {
            "rules": {code: printed["rules"][code] for code in given["rules"]}
        }
        assert [str(tmp_path / "own.py")] == printed["plugins"]

    def test_it_can_be_used_as_the_configuration_that_it_shows(self, run, tmp_path):
        _, first, _ = run("config", "--no-plugins")
        (tmp_path / "gidr-lint.toml").write_text(first, encoding="utf-8")
        status, second, _ = run("config", "--no-plugins")
        assert status == 0
        assert tomli.loads(first) == tomli.loads(second)

    def test_options_of_rules_that_are_on_are_shown_with_what_they_are(self, run):
        printed = tomli.loads(run("config", "--isolated")[1])["rules"]
        options = {
            name: option.default
            for name, option in Registry(installed=False).find("E015").load().options.items()
        }
        assert options == printed["E015"]

    def test_each_value_names_the_line_that_it_is_from(self, run, tmp_path):
        (tmp_path / "gidr-lint.toml").write_text(
            '\nstage = "draft"\n[rules]\nT214 = "off"\n', encoding="utf-8"
        )
        out = run("config", "--no-plugins")[1].splitlines()
        file = tmp_path / "gidr-lint.toml"
        assert f'stage = "draft"  # {file}:2' in out
        assert f'T214 = "off"  # {file}:4' in out
        assert 'form = "auto"  # 默认' in out

    def test_one_language_is_spoken_at_a_time(self, run, tmp_path):
        (tmp_path / "own.py").write_text(PLUGIN, encoding="utf-8")
        (tmp_path / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', encoding="utf-8")
        english = run("config", "--lang", "en")[1]
        assert "默认" not in english and "没有" not in english and "not run" in english
        chinese = run("config", "--lang", "zh")[1]
        assert "default" not in chinese and "not set" not in chinese
        assert "没有运行" in chinese

    def test_a_table_that_a_file_beside_it_shadows_is_named(self, run, tmp_path):
        shared = tmp_path / "pyproject.toml"
        (tmp_path / "gidr-lint.toml").write_text("", encoding="utf-8")
        shared.write_text('[project]\nname = "gidr-lint"\n', encoding="utf-8")
        assert "pyproject.toml" not in run("config")[1]
        shared.write_text('[tool.gidr-lint]\nstage = "draft"\n', encoding="utf-8")
        assert f"{shared}里的[tool.gidr-lint]不起作用" in run("config")[1]

    def test_plugins_are_listed_with_their_rules(self, run, tmp_path):
        (tmp_path / "own.py").write_text(PLUGIN, encoding="utf-8")
        (tmp_path / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', encoding="utf-8")
        assert "ZZ101" in run("config", "--trust-plugins")[1]
        left_out = run("config")[1]
        assert "ZZ101" not in left_out and "--trust-plugins" in left_out


class TestRules:
    @staticmethod
    def codes(answer):
        assert answer[0] == 0
        return [row["code"] for row in json.loads(answer[1])]

    def test_words_choose_by_code_prefix_and_name(self, run):
        chosen = self.codes(
            run("rules", "--isolated", "--format", "json", "S101", "application-balance", "X61")
        )
        assert {"S101", "A301"} < set(chosen)
        assert {"S101", "A301", "X610"} == set(chosen) - {"X611", "X612", "X613", "X614"}

    def test_a_family_a_severity_and_a_state_choose(self, run):
        every = json.loads(run("rules", "--isolated", "--format", "json")[1])
        arithmetic = self.codes(run("rules", "--isolated", "--family", "A", "--format", "json"))
        assert [row["code"] for row in every if row["code"][0] == "A"] == arithmetic
        warnings = self.codes(run("rules", "--isolated", "--severity", "warning", "--format", "json"))
        assert [row["code"] for row in every if row["severity"] == "warning"] == warnings
        on = self.codes(run("rules", "--isolated", "--on", "--format", "json"))
        off = self.codes(run("rules", "--isolated", "--off", "--format", "json"))
        assert on and off and not set(on) & set(off)
        assert len(every) == len(on) + len(off)

    def test_a_plugin_is_told_and_can_be_chosen(self, run, tmp_path):
        (tmp_path / "own.py").write_text(PLUGIN, encoding="utf-8")
        (tmp_path / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', encoding="utf-8")
        chosen = run("rules", "--trust-plugins", "--plugin", "own.py", "--format", "json")
        assert ["ZZ101"] == self.codes(chosen)
        assert "own.py" in run("rules", "--trust-plugins", "ZZ101")[1]
        assert "来源" in run("rules", "--trust-plugins", "--format", "markdown")[1]
        assert "来源" not in run("rules", "--isolated", "--format", "markdown")[1]

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["application-balanc"], "是不是application-balance？"),
            (["--family", "Q"], "Q"),
            (["--plugin", "gidr-lnt"], "是不是gidr-lint？"),
            (["--on", "--off"], "--off"),
            (["--format", "jsn"], "是不是json？"),
            (["--severity", "high"], "high"),
        ],
    )
    def test_a_word_that_chooses_nothing_is_wrong_usage(self, run, args, said):
        status, out, err = run("rules", "--isolated", *args)
        assert (2, "") == (status, out)
        assert said in err

    def test_severities_are_in_the_language_asked_for(self, run):
        assert " 错误 " in run("rules", "--isolated", "A301")[1]
        english = run("rules", "--isolated", "--lang", "en", "A301")[1]
        assert " error " in english and "错误" not in english

    @pytest.mark.parametrize("columns", [80, 120, 200])
    def test_on_a_terminal_no_line_is_wider_than_it_and_columns_stand_under_one_another(
        self, run, monkeypatch, columns
    ):
        monkeypatch.setattr("gidr_lint.cli.rules.is_terminal", lambda: True)
        monkeypatch.setattr("gidr_lint.cli.rules.columns", lambda: columns)
        lines = run("rules", "--isolated")[1].splitlines()
        assert max(map(width, lines)) <= columns
        starts = {width(line[: len(line) - len(line.lstrip())]) for line in lines if line.startswith(" ")}
        assert len(starts) <= 1

    def test_into_a_file_each_rule_is_one_line(self, run):
        lines = run("rules", "--isolated")[1].splitlines()
        assert len(Registry(installed=False).rules) + 1 == len(lines)


class TestExplain:
    @pytest.fixture
    def plugin(self, tmp_path):
        (tmp_path / "own.py").write_text(PLUGIN, encoding="utf-8")
        (tmp_path / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', encoding="utf-8")

    def test_only_the_language_asked_for_is_spoken(self, run):
        chinese = run("explain", "A301", "--isolated")[1]
        english = run("explain", "A301", "--isolated", "--lang", "en")[1]
        assert "every column" not in chinese and "Source" not in chinese
        assert "In every column of table 3" in english
        assert "依据" not in english and "反例" not in english and "对得上" not in english

    def test_an_example_is_a_row_of_the_table_with_the_wrong_cell_marked(self, run):
        lines = run("explain", "A301", "--isolated")[1].splitlines()
        assert any(line.split()[:2] == ["二、上年结转政府信息公开申请数量", "▸4◂"] for line in lines)
        assert not any("[applications]" in line or "natural-person" in line for line in lines)

    def test_a_rule_that_is_off_says_so_and_how_to_switch_it_on(self, run, tmp_path):
        said = "--extend-select X605"
        assert said in run("explain", "X605", "--isolated")[1]
        (tmp_path / "gidr-lint.toml").write_text('[rules]\nX605 = "error"\n', encoding="utf-8")
        out = run("explain", "X605", "--no-plugins")[1]
        assert said not in out and "按现在的配置：错误" in out

    def test_it_names_the_plugin_that_a_rule_is_from(self, run, tmp_path, plugin):
        assert str(tmp_path / "own.py") in run("explain", "ZZ101", "--trust-plugins")[1]
        assert "插件" not in run("explain", "A301", "--trust-plugins")[1]

    def test_of_a_code_that_may_be_an_untrusted_plugins_it_says_how_to_trust(self, run, tmp_path, plugin):
        status, out, err = run("explain", "ZZ101")
        assert (2, "") == (status, out)
        assert str(tmp_path / "own.py") in err and "--trust-plugins" in err
        assert "--trust-plugins" not in run("explain", "A999")[2]


class TestFixCheck:
    """fix --check: whether anything would be rewritten, and nothing else."""

    @pytest.fixture
    def draft(self, tmp_path):
        path = tmp_path / "a.md"
        path.write_bytes((EXAMPLES / "draft.md").read_bytes())
        return path

    def test_it_is_1_and_names_the_file_where_something_would_be_changed(self, run, draft):
        before = draft.read_bytes()
        status, out, err = run("fix", "--isolated", "--check", "a.md")
        assert (1, "") == (status, out)
        assert "a.md: 将改动4处" in err
        assert before == draft.read_bytes()

    def test_it_is_0_where_nothing_would_though_findings_are_left(self, run, draft):
        assert 1 == run("fix", "--isolated", "a.md")[0]
        assert 0 == run("fix", "--isolated", "--check", "a.md")[0]
        assert 1 == run("fix", "--isolated", "--check", "--unsafe", "a.md")[0]

    def test_with_diff_it_shows_it_too(self, run, draft):
        status, out, _ = run("fix", "--isolated", "--check", "--diff", "a.md")
        assert status == 1
        assert out.startswith("--- a.md")

    def test_check_needs_fix_for_it(self, run, draft):
        assert 2 == run("check", "--isolated", "--check", "a.md")[0]
        assert 1 == run("check", "--isolated", "--fix", "--check", "a.md")[0]

    def test_standard_input_is_asked_and_not_given_back(self, run, draft, monkeypatch):
        import io
        import sys

        for data, status in ((draft.read_bytes(), 1), ((EXAMPLES / "clean-2021.md").read_bytes(), 0)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
            assert (status, "") == run("fix", "--isolated", "--check", "-")[:2]


class TestColor:
    @pytest.mark.parametrize(
        ("variables", "args", "is_colored"),
        [
            ({}, [], False),
            ({"FORCE_COLOR": "1"}, [], True),
            ({"FORCE_COLOR": "0"}, [], False),
            ({"FORCE_COLOR": ""}, [], False),
            ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
            ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
            ({"NO_COLOR": "1"}, ["--color", "always"], True),
            ({"FORCE_COLOR": "1"}, ["--output", "found.txt"], False),
        ],
    )
    def test_what_is_asked_for_holds(self, run, tmp_path, monkeypatch, variables, args, is_colored):
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        out = run("check", "--isolated", *args, EXAMPLES / "draft.md")[1]
        written = tmp_path / "found.txt"
        out += written.read_text(encoding="utf-8") if written.exists() else ""
        assert "N401" in out
        assert is_colored == ("\x1b[" in out)


class TestWidth:
    def test_into_a_file_the_width_is_80_whatever_the_terminal(self, run, monkeypatch):
        plain = run("check", "--isolated", EXAMPLES / "draft.md")
        monkeypatch.setenv("COLUMNS", "200")
        assert plain == run("check", "--isolated", EXAMPLES / "draft.md")

    def test_on_a_terminal_it_is_the_terminals(self, run, monkeypatch):
        from gidr_lint.cli import _streams, check

        for module in (_streams, check):
            monkeypatch.setattr(module, "is_terminal", lambda: True)
        shown = {}
        for columns in ("60", "80", "160", "100000"):
            monkeypatch.setenv("COLUMNS", columns)
            out = run("check", "--isolated", "--color", "never", EXAMPLES / "draft.md")[1]
            shown[columns] = max(width(line) for line in out.splitlines() if re.match(r" +\d+ \| ", line))
        assert 50 < shown["60"] <= 60 < shown["80"] <= 80 < shown["160"] <= 160 < shown["100000"] <= 200


def test_json_names_the_plugin_that_a_finding_is_from(run, tmp_path):
    rule = PLUGIN.replace("yield from ()", "yield Finding(case.top, MESSAGE())").replace(
        "import Severity", "import Finding, Message, Severity"
    )
    rule = rule.replace("@rule", "MESSAGE = Message(zh='甲', en='A')\n\n\n@rule")
    (tmp_path / "own.py").write_text(rule, encoding="utf-8")
    (tmp_path / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', encoding="utf-8")
    (tmp_path / "a.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    found = json.loads(run("check", "--trust-plugins", "--format", "json", "a.md")[1])["files"][0][
        "diagnostics"
    ]
    assert {"ZZ101": "own.py"} == {item["code"]: item["plugin"] for item in found if item["code"] == "ZZ101"}
    assert not any("plugin" in item for item in found if len(item["code"]) == 4)


class TestErrorsInOneLanguage:
    @pytest.mark.parametrize(
        ("args", "zh", "en"),
        [
            (["chek"], "没有“chek”这个命令，是不是check？", "no such command: chek; did you mean check?"),
            (["check", "none.md"], "没有这个文件或文件夹：none.md", "no such file or folder: none.md"),
            (
                ["check", "--stage", "x"],
                "check: --stage: 没有'x'，可用'draft', 'final'",
                "check: --stage: no such choice: 'x'; there are 'draft', 'final'",
            ),
            (["check", "--year"], "check: --year: 需要一个值", "check: --year: expected a value"),
            (["explain"], "explain: 缺少代码、名称或位置", "explain: missing: 代码、名称或位置"),
            (["rules", "--on", "--off"], "--on和--off不能同时用", "--on and --off exclude each other"),
        ],
    )
    def test_only_the_one_asked_for(self, run, args, zh, en):
        assert f"gidr-lint: {zh}\n" == run(*args, "--lang", "zh")[2]
        assert f"gidr-lint: {en}\n" == run(*args, "--lang", "en")[2]

    def test_both_where_none_is_asked_for(self, run):
        err = run("chek")[2]
        assert "是不是check？ / no such command: chek" in err
