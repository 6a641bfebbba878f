"""gidr-lint doctor: what it says of an installation, and what it keeps to itself."""

import os
import re
from pathlib import Path

import pytest

from gidr_lint.cli import doctor
from gidr_lint.cli.main import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture
def run(capsys, tmp_path, monkeypatch):
    """Run it in an empty folder; (status, lines on standard output). The server is taken to be fine."""
    monkeypatch.chdir(tmp_path)
    fine = doctor.Line(doctor._FINE, doctor.Words("语言服务器", "language server"), doctor.Words("", ""))
    monkeypatch.setattr(doctor, "_server", lambda: fine)

    def command(*args):
        status = main(["doctor", *args])
        return status, capsys.readouterr().out.splitlines()

    return command


def line(lines, name):
    return next(text for text in lines if re.match(rf"\S+\s+{name}\s", text))


def test_the_server_is_started_and_answers():
    assert "能启动，有应答" == doctor._server().seen.zh


def test_a_server_that_does_not_start_is_wrong(monkeypatch, tmp_path):
    (tmp_path / "python").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setattr(doctor.sys, "executable", str(tmp_path / "python"))
    found = doctor._server()
    assert found.state is doctor._WRONG and "3" in found.seen.en


def test_versions_and_counts_are_told_and_nothing_is_wrong(run, tmp_path):
    (tmp_path / "甲局年报.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    (tmp_path / "乙局年报.txt").write_bytes((EXAMPLES / "clean-2019.md").read_bytes())
    (tmp_path / "说明.md").write_text("# 说明\n", encoding="utf-8")
    (tmp_path / "丙局.doc").write_bytes(b"\xd0\xcf\x11\xe0" * 200)
    status, lines = run()
    assert status == 0
    assert "0.1.0" in line(lines, "gidr-lint")
    assert "2份年度报告（markdown 1, text 1）；另有1个读不了" in line(lines, "当前文件夹")


def test_neither_names_nor_words_of_drafts_are_shown(run, tmp_path):
    (tmp_path / "甲局年报.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    (tmp_path / "丙局.doc").write_bytes(b"\xd0\xcf\x11\xe0" * 200)
    text = "\n".join(run()[1])
    assert "甲局" not in text and "丙局" not in text and "水务局" not in text


def test_the_home_folder_is_not_named(run, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "gidr-lint.toml").write_text("", encoding="utf-8")
    assert f"~{os.sep}gidr-lint.toml" in line(run()[1], "配置")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("gidr-lint.toml", "stag = 'draft'\n", "配置"),
        ("gidr-lint.toml", "[rules]\nA3O1 = 'off'\n", "配置"),
        ("gidr-lint.toml", "plugins = ['none.py']\n", "插件"),
    ],
)
def test_what_is_broken_makes_the_status_1(run, tmp_path, name, text, what):
    (tmp_path / name).write_text(text, encoding="utf-8")
    status, lines = run()
    assert status == 1
    assert any(re.match(rf"有误\s+{what}\s", text) for text in lines)
    assert "有1处需要处理" in lines[-1]


def test_a_plugin_that_is_not_trusted_is_a_note(run, tmp_path):
    (tmp_path / "own.py").write_text("raise SystemExit\n", encoding="utf-8")
    (tmp_path / "gidr-lint.toml").write_text("plugins = ['own.py']\n", encoding="utf-8")
    status, lines = run()
    assert status == 0
    assert any(text.startswith("注意") and "own.py" in text for text in lines)


def test_a_plugin_that_does_not_load_is_wrong_and_named(run, tmp_path):
    (tmp_path / "own.py").write_text("x = 1\nraise RuntimeError('odd')\n", encoding="utf-8")
    (tmp_path / "gidr-lint.toml").write_text("plugins = ['own.py']\n", encoding="utf-8")
    status, lines = run("--trust-plugins")
    assert status == 1
    assert any(re.match(r"有误\s+插件\s.*own\.py", text) for text in lines)


@pytest.mark.parametrize("hook", ["forms", "readers", "reporters", "presets"])
def test_a_plugin_that_fails_only_when_it_is_asked_is_asked(run, tmp_path, hook):
    (tmp_path / "own.py").write_text(
        f"from gidr_lint.api import hookimpl\n\n\n@hookimpl\ndef gidr_lint_{hook}():\n    raise RuntimeError('odd')\n",
        encoding="utf-8",
    )
    (tmp_path / "gidr-lint.toml").write_text("plugins = ['own.py']\n", encoding="utf-8")
    status, lines = run("--trust-plugins")
    assert status == 1 and "有1处需要处理" in lines[-1]
    assert sum(text.startswith("有误") and "odd" in text for text in lines) == 1


def test_the_cache_is_shown_and_left_as_it_is(run, tmp_path, monkeypatch):
    (tmp_path / "reports").mkdir()
    for name in "ab":
        (tmp_path / "reports" / f"{name}.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    monkeypatch.setenv("HOME", str(tmp_path))
    cache = tmp_path / "kept"
    monkeypatch.setenv("GIDR_LINT_CACHE_DIR", str(cache))
    assert re.search(rf"~{re.escape(os.sep)}kept  0个检查结果，0 KB", line(run()[1], "缓存"))
    assert not cache.exists()
    main(["check", "--no-plugins", "reports"])
    for path in cache.rglob("*.rows"):
        os.utime(path, (1, 1))
    assert re.search(r"kept  2个检查结果，\d+ KB", line(run()[1], "缓存"))
    assert {path.stat().st_mtime for path in cache.rglob("*.rows")} == {1}


def test_a_cache_that_is_not_used_is_a_note(run, tmp_path, monkeypatch):
    (tmp_path / "kept").write_text("", encoding="utf-8")
    monkeypatch.setenv("GIDR_LINT_CACHE_DIR", str(tmp_path / "kept"))
    status, lines = run()
    assert status == 0
    assert re.match(r"注意\s+缓存\s.*不是文件夹", line(lines, "缓存"))


def test_a_missing_dependency_is_wrong(run, monkeypatch):
    from importlib import metadata

    monkeypatch.setattr(metadata, "requires", lambda name: ["nosuchpackage>=1", 'other; extra == "test"'])
    status, lines = run()
    assert status == 1
    assert "nosuchpackage" in line(lines, "依赖") and "other" not in "".join(lines)


def test_many_files_are_counted_and_not_read(run, tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "_MOST_READ", 1)
    for name in "ab":
        (tmp_path / f"{name}.md").write_text("# 说明\n", encoding="utf-8")
    assert "2个可读的文件" in line(run()[1], "当前文件夹")


def test_english_is_spoken_where_it_is_asked_for(run):
    status, lines = run("--lang", "en")
    assert status == 0
    assert not any("\u4e00" <= char <= "\u9fff" for text in lines for char in text)
