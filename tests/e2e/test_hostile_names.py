"""Whatever stands in a draft, a name, an option or a configuration: neither stream is given what is obeyed or unseen."""

import json
import logging
import re
from unicodedata import category

import pytest

from gidr_lint.cli.main import main

EVIL = "\x1b[31m\x9b\x7f\x85\u202e\u2066\u2028\u200b\u061c\xad\U000e0041"
LINE = EVIL + "\n::error::x"
DRAFT = (
    f"# 2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n[bookmark: _GoBack]收到XX件{EVIL}\x07，1件..\n\n"
    "::error title=x::XX件..\n##[error]收到XX件..\n\n ##vso[task.setvariable variable=x]y XX件..\n"
)
NAMES = {
    "controls": f"a{EVIL}.md",
    "command": "::error title=x::pwn.md",
    "older": "##[error]x.md",
    "lines": "a\n::error::x.md",
    "plain": "plain.md",
}
TOML = r"\u001b[31m\u202e\u0085\n::error::x"
CONFIGURATIONS = {
    "key": f'"{TOML}" = 1\n',
    "value": f'stage = "{TOML}"\n',
    "code": f'select = ["{TOML}"]\n',
    "preset": f'extends = ["{TOML}"]\n',
    "plugin": f'plugins = ["./{TOML}.py"]\n',
    "previous": f'previous = "./{TOML}.md"\n',
    "form": f'form = "./{TOML}.toml"\n',
    "option": f'[rules.A301]\n"{TOML}" = 1\n',
    "rule": f'[rules."{TOML}"]\nseverity = "off"\n',
    "exclude": f'exclude = ["{TOML}"]\n',
}
PLUGIN = r"""
print("::error::said\x1b")
raise ValueError("boom\x1b\u202e\n::error::x")
"""
COMMANDS = [
    ("check", f"no{LINE}"),
    ("check", f"--x{LINE}"),
    ("check", "--year", f"x{LINE}"),
    ("check", "--stage", f"x{LINE}"),
    ("check", "--select", f"x{LINE}"),
    ("check", "--form", f"x{LINE}"),
    ("check", "--format", f"x{LINE}", "plain.md"),
    ("check", "--config", f"x{LINE}", "plain.md"),
    ("check", "--previous", f"x{LINE}", "plain.md"),
    ("check", "--previous", NAMES["controls"], "plain.md"),
    ("check", "--figures", f"x{LINE}", "plain.md"),
    ("check", "--figures", NAMES["controls"], "plain.md"),
    ("check", "--output", f"no/{LINE}", "plain.md"),
    (f"cmd{LINE}",),
    ("explain", f"X{LINE}"),
    ("explain", f"X{LINE}.md:3"),
    ("explain", f"{NAMES['command']}:5"),
    ("explain", f"{NAMES['controls']}:500"),
    ("forms", f"x{LINE}"),
    ("rules", "--format", f"x{LINE}"),
    ("config", NAMES["lines"]),
    ("server", "--tcp", f"x{LINE}"),
    ("check", "-v", "."),
    ("check", "-v", "--format", "concise", "."),
    ("check", "-v", "--format", "json", "."),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in NAMES.values():
        (tmp_path / name).write_bytes(DRAFT.encode())
    (tmp_path / f"d{EVIL}").mkdir()
    (tmp_path / f"d{EVIL}" / "2023年政府信息公开工作年度报告.doc").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def unsafe(text):
    """What a stream must not be given."""
    for line in text.replace("\r\n", "\n").split("\n"):
        yield from (
            repr(char) for char in line if char != "\t" and category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        )
        if line.lstrip().startswith("::") or re.search(r"##\[[a-z]|##vso\[", line):
            yield line


@pytest.fixture
def run(folder, capsysbinary):
    def run(*args):
        status = main(list(args))
        written = capsysbinary.readouterr()
        out, err = (data.decode("utf-8", "surrogatepass") for data in written)
        assert [] == list(unsafe(out)) + list(unsafe(err))
        assert "Traceback" not in err
        return status, out, err

    return run


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "format", ["text", "concise", "json", "jsonl", "sarif", "gitlab", "junit", "html", "markdown"]
)
def test_a_check(run, name, format):
    status, out, _ = run("check", "--isolated", "--format", format, NAMES[name])
    assert status == 1
    if format == "json":
        (file,) = json.loads(out)["files"]
        assert file["path"].removeprefix("./") == NAMES[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("options", [[], ["--unsafe"]], ids=" ".join)
def test_a_diff_is_safe_and_says_that_it_is_no_patch(run, name, options):
    _, out, err = run("fix", "--isolated", "--diff", *options, NAMES[name])
    assert "\\u001b[31m" in out
    assert "不能当补丁用" in err


def test_a_diff_of_ordinary_text_is_a_patch(run, folder):
    draft = "# 2023年政府信息公开工作年度报告\r\n\r\n## 一、总体情况\r\n\r\n\u3000\u3000收到\t１件\xa0❤\ufe0f..\r\n"
    (folder / "own.md").write_bytes(draft.encode())
    _, out, err = run("fix", "--isolated", "--diff", "--unsafe", "own.md")
    assert " \u3000\u3000收到\t１件\xa0❤\ufe0f..\r\n" in out
    assert "补丁" not in err


def test_a_filter_gives_back_the_draft_to_the_byte(folder, monkeypatch, capsysbinary):
    import io
    import sys

    data = DRAFT.replace("[bookmark: _GoBack]", "").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    main(["fix", "--isolated", "--select", "T224", "-"])
    assert data == capsysbinary.readouterr().out


@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: ascii(" ".join(args))[:60])
def test_a_command(run, args):
    run(*args)


@pytest.mark.parametrize("command", [("check",), ("check", "--trust-plugins"), ("config",)], ids=" ".join)
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_a_configuration(run, folder, name, command):
    (folder / "own.toml").write_text(CONFIGURATIONS[name], encoding="utf-8")
    run(*command, "--config", "own.toml", "plain.md")


def test_what_a_plugin_prints_and_raises(run, folder):
    (folder / "own.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "own.toml").write_text('plugins = ["./own.py"]\n', encoding="utf-8")
    _, out, err = run("check", "--trust-plugins", "--config", "own.toml", "plain.md")
    assert "said" not in out and "said" in err and "boom" in err


def test_a_file_that_is_written(run, folder):
    run("check", "--isolated", "--output", "found.txt", NAMES["controls"])
    written = (folder / "found.txt").read_text(encoding="utf-8")
    assert "XX件" in written
    assert [] == list(unsafe(written))


def test_colours_are_ours_alone(folder, capsysbinary):
    main(["check", "--isolated", "--color", "always", NAMES["controls"]])
    out = capsysbinary.readouterr().out.decode()
    assert "\x1b[1;31m" in out
    assert [] == list(unsafe(re.sub("\x1b\\[(?:0|1;3[136])m", "", out)))


def test_the_log_of_the_server():
    from gidr_lint.lsp.log import _Shown

    record = logging.LogRecord(
        "x", logging.ERROR, "", 1, "could not check %s", (f"file:///{LINE} 13912345678",), None
    )
    said = _Shown("%(message)s").format(record)
    assert [] == list(unsafe(said))
    assert "13912345678" not in said


def test_what_an_editor_is_told():
    from lsprotocol import types as lsp

    from gidr_lint.base.settings import Settings
    from gidr_lint.base.spans import LineIndex
    from gidr_lint.document.source import Source
    from gidr_lint.engine.linter import Linter
    from gidr_lint.lsp.convert import Positions, to_lsp
    from gidr_lint.lsp.diagnostics import Findings
    from gidr_lint.lsp.hover import hover
    from gidr_lint.plugins.registry import Registry

    draft = DRAFT.replace("1件", "【批注：\u202e\x1b待核】收到申请3件")
    result = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False)).lint(
        Source("a.md", draft.encode())
    )
    positions = Positions(LineIndex(result.case.document.text), "utf-16")
    told = [to_lsp(item, positions, uri="file:///a.md", language="zh") for item in result.diagnostics]
    assert any(item.code == "W908" for item in told)
    for item in told:
        assert [] == list(unsafe(item.message))
        assert not item.related_information or all(
            [] == list(unsafe(one.message)) for one in item.related_information
        )
    at = result.case.document.text.index("3件")
    findings = Findings((), "", result=result)
    said = hover(findings, positions, positions.position(at), lsp.MarkupKind.PlainText)
    assert said is None or [] == list(unsafe(said.contents.value))
