"""A plugin that does not load is named with file and line; everything else runs, and the exit status is 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
RULE = '''"""规则。

A rule.

Source: practice
"""
from gidr_lint.api import Finding, Message, Severity, rule


@rule(code="{code}", severity=Severity.WARNING)
def check(case):
    yield Finding(case.top, Message(zh="有标题", en="A title")())
'''


@pytest.fixture
def folder(tmp_path):
    """A draft, a local plugin that works and one that does not."""
    (tmp_path / "draft.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    (tmp_path / "clean.md").write_bytes((EXAMPLES / "clean-2021.md").read_bytes())
    (tmp_path / "good.py").write_text(RULE.format(code="QX101"), "utf-8")
    (tmp_path / "bad.py").write_text(RULE.format(code="QY101") + "\n\nWORDS = {}\nWORDS['电话']\n", "utf-8")
    (tmp_path / "gidr-lint.toml").write_text(
        'plugins = ["bad.py", "good.py"]\n\n[rules]\nQY101 = "error"\n', "utf-8"
    )
    return tmp_path


def run(folder, command, *args, stdin=None, path=None):
    env = {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}
    if path is not None:
        env["PYTHONPATH"] = os.pathsep.join([str(path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", command, *args],
        cwd=folder, input=stdin, capture_output=True, timeout=120, text=True, env=env,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


SAID = "插件bad.py没有载入：KeyError: '电话'（bad.py:16）。其余照常运行；--no-plugins可以不用插件"


def test_the_rest_is_checked_and_the_status_is_2(folder):
    status, out, err = run(folder, "check", "--trust-plugins", "--format", "json", "draft.md", "clean.md")
    assert 2 == status
    assert 1 == err.count("没有载入") and SAID in err
    told = json.loads(out)
    codes = [[d["code"] for d in file["diagnostics"]] for file in told["files"]]
    assert ["QX101"] == codes[0]
    assert {"QX101", "L803", "N401"} <= set(codes[1])
    assert [{"plugin": "bad.py", "message": "KeyError: '电话'", "file": "bad.py", "line": 16}] == told[
        "plugins_failed"
    ]


def test_nothing_is_said_where_all_load(folder):
    (folder / "gidr-lint.toml").write_text('plugins = ["good.py"]\n', "utf-8")
    status, out, err = run(folder, "check", "--trust-plugins", "--format", "json", "clean.md")
    assert (1, "") == (status, err)
    assert "plugins_failed" not in json.loads(out)


def test_in_several_processes_it_is_said_once(folder):
    status, out, err = run(folder, "check", "--trust-plugins", "--jobs", "2", "draft.md", "clean.md")
    assert (2, 1) == (status, err.count("没有载入"))


def test_it_is_said_in_english(folder):
    _, _, err = run(folder, "check", "--trust-plugins", "--lang", "en", "clean.md")
    assert (
        "gidr-lint: plugin bad.py is not loaded: KeyError: '电话' (bad.py:16); the rest runs, --no-plugins goes without\n"
        == err
    )


def test_without_plugins_nothing_is_asked_of_it(folder):
    assert (0, "") == run(folder, "check", "--trust-plugins", "--no-plugins", "clean.md")[::2]


@pytest.mark.parametrize(
    ("command", "args", "there"),
    [
        ("rules", (), "QX101"),
        ("explain", ("A301",), "A301"),
        ("explain", ("QX101",), "有标题|规则。"),
        ("config", (), "good.py"),
        ("forms", (), "2021"),
        ("forms", ("2021",), "applications"),
        ("fix", ("--diff", "draft.md"), ""),
    ],
)
def test_every_command_goes_on_and_says_so(folder, command, args, there):
    status, out, err = run(folder, command, "--trust-plugins", *args)
    assert (2, 1) == (status, err.count(SAID))
    assert any(word in out for word in there.split("|"))


def test_a_fix_is_made_all_the_same(folder):
    (folder / "draft.md").write_bytes((EXAMPLES / "errors" / "T215.md").read_bytes())
    before = (folder / "draft.md").read_text("utf-8")
    assert 2 == run(folder, "fix", "--trust-plugins", "draft.md")[0]
    assert before != (folder / "draft.md").read_text("utf-8")


def test_what_a_rule_declares_wrongly_is_said_with_the_nearest_word(folder):
    text = RULE.format(code="QY101").replace("WARNING)", 'WARNING, signs=("contradictoin",))')
    (folder / "bad.py").write_text(text, "utf-8")
    status, _, err = run(folder, "check", "--trust-plugins", "clean.md")
    assert 2 == status
    assert "QY101: signs没有“contradictoin”，是不是contradiction？（bad.py:10）" in err


def test_an_installed_plugin_is_named_and_the_others_are_there(folder, tmp_path):
    site = tmp_path / "site"
    for name, text in (
        ("first", "import os\nraise RuntimeError('x')\n"),
        ("second", RULE.format(code="QZ101")),
    ):
        info = site / f"city_{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "entry_points.txt").write_text(f"[gidr_lint]\ncity_{name} = city_{name}\n", "utf-8")
        more = "\n\nfrom gidr_lint.api import hookimpl\n\n\n@hookimpl\ndef gidr_lint_rules():\n    return [check]\n"
        (site / f"city_{name}.py").write_text(text + more * (name == "second"), "utf-8")
    status, out, err = run(folder, "check", "clean.md", path=site)
    assert 2 == status and "QZ101" in out
    assert "插件city_first没有载入：RuntimeError: x（" in err and "city_first.py:2）" in err
    assert (2, True) == (
        run(folder, "explain", "A301", path=site)[0],
        "A301" in run(folder, "explain", "A301", path=site)[1],
    )


def test_a_format_that_a_broken_plugin_has_is_missing_for_that_reason(folder, tmp_path):
    site = tmp_path / "site"
    info = site / "city-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text("[gidr_lint]\ncity = city_broken\n", "utf-8")
    (site / "city_broken.py").write_text("1 / 0\n", "utf-8")
    status, _, err = run(folder, "check", "--format", "city", "clean.md", path=site)
    assert 2 == status
    assert "no such format: city" in err and "ZeroDivisionError" in err


def test_a_plugin_that_is_not_there_is_a_wrong_configuration(folder):
    """Nothing is checked under a configuration that means something else than it says."""
    (folder / "gidr-lint.toml").write_text('plugins = ["gone.py"]\n', "utf-8")
    status, out, err = run(folder, "check", "--trust-plugins", "clean.md")
    assert (2, "") == (status, out)
    assert "no such plugin file" in err
