"""Many files: what is shown while they are checked, what an interruption leaves, the same bytes whatever the processes."""

import json
import os
import signal
import subprocess
import sys

import pytest

from gidr_lint.cli._files import find
from gidr_lint.cli._many import rows
from gidr_lint.cli._options import read
from gidr_lint.cli._run import Runner
from gidr_lint.cli.check import CHECK, options_of
from gidr_lint.testing import Draft

# A rule that finds something in each draft, and waits in the last until the test lets it go on.
WAITING = """
import os
import time
from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(zh="看过这份", en="this one was looked at")


@rule(code="WT101", severity=Severity.ERROR)
def looked_at(case: Case):
    if case.document.source.uri.endswith("12.md"):
        while not os.path.exists("go"):
            time.sleep(0.01)
    yield Finding(case.document.beginning, MESSAGE())
"""
COMMAND = (sys.executable, "-m", "gidr_lint", "check", "--trust-plugins")


@pytest.fixture
def folder(tmp_path):
    """Twelve reports, the last of which is not done before there is a file named go."""
    for number in range(12):
        (tmp_path / f"{number + 1:02}.md").write_text(Draft.clean().markdown(), "utf-8")
    (tmp_path / "waiting.py").write_text(WAITING, "utf-8")
    (tmp_path / "gidr-lint.toml").write_text('plugins = ["waiting.py"]\n', "utf-8")
    return tmp_path


def started(folder, *args, **streams):
    return subprocess.Popen(
        [*COMMAND, *args, "."], cwd=folder, stdin=subprocess.DEVNULL, bufsize=0,
        stdout=subprocess.PIPE, **{"stderr": subprocess.PIPE, **streams},
    )  # fmt: skip


def let_go(folder):
    (folder / "go").touch()


@pytest.mark.parametrize("jobs", ["1", "2", "auto"])
def test_a_finding_is_shown_before_the_files_behind_it_are_checked(folder, jobs):
    run = started(folder, "--format", "concise", "--jobs", jobs)
    try:
        first = run.stdout.readline().decode()
        assert first.startswith("01.md:") and "WT101" in first
        assert run.poll() is None
    finally:
        let_go(folder)
    rest, said = run.communicate(timeout=60)
    assert rest.decode().count("WT101") == 11
    assert (run.returncode, said) == (1, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
class TestAnInterruption:
    def interrupted(self, folder, jobs, *args):
        """What a run gives that is interrupted when one of its files is known to be done."""
        (folder / "done.py").write_text(
            WAITING.replace("WT101", "WU101")
            .replace("looked_at", "told")
            .replace("    yield", "    open('one', 'w').close()\n    yield"),
            "utf-8",
        )
        (folder / "gidr-lint.toml").write_text('plugins = ["done.py"]\n', "utf-8")
        run = started(folder, "--jobs", jobs, *args)
        while not (folder / "one").exists():
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        out, said = run.communicate(timeout=60)
        return run.returncode, out.decode(), said.decode()

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_it_ends_with_what_was_found_and_how_many_were_not_checked(self, folder, jobs):
        status, out, said = self.interrupted(folder, jobs)
        found = out.count("WU101")
        assert (status, said) == (130, "")
        assert f"已中断：还有{12 - found}个文件没有检查。" in out
        assert f"共检查{found}个文件：错误{found}个" in out

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_json_stays_json_and_says_so(self, folder, jobs):
        status, out, _ = self.interrupted(folder, jobs, "--format", "json")
        told = json.loads(out)
        assert (status, told["interrupted"]) == (130, True)
        assert told["summary"]["left"] == 12 - told["summary"]["files"] == 12 - len(told["files"])

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_where_the_output_has_no_room_it_is_said_beside_it(self, folder, jobs):
        (folder / "2024年政府信息公开工作年度报告.pdf").write_bytes(b"%PDF-1.4")
        status, out, said = self.interrupted(folder, jobs, "--format", "concise")
        left = 12 - out.count("WU101")
        # What lies beside what may have been checked by then is counted only, and nothing else is said.
        assert (status, said.splitlines()[0]) == (130, f"已中断：还有{left}个文件没有检查。")
        assert "E001" not in out and "没有读取" in said and "有没有问题还不知道" not in said
        assert "Traceback" not in said and "Exception" not in said

    def test_a_file_of_findings_is_written(self, folder):
        self.interrupted(folder, "1", "--output-file", "json=found.json", "-q")
        assert json.loads((folder / "found.json").read_text("utf-8"))["interrupted"]


def test_json_of_a_whole_run_does_not_speak_of_an_interruption(folder):
    let_go(folder)
    run = started(folder, "--format", "json")
    told = json.loads(run.communicate(timeout=60)[0])
    assert "interrupted" not in told and "left" not in told["summary"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_process_that_a_plugin_ends_costs_no_finding_of_the_others(folder, language):
    let_go(folder)
    ending = WAITING.replace('while not os.path.exists("go"):', "while True:").replace(
        "time.sleep(0.01)", "os._exit(7)"
    )
    (folder / "waiting.py").write_text(ending, "utf-8")
    run = started(folder, "--format", "json", "--jobs", "2", "--lang", language)
    out, said = run.communicate(timeout=60)
    told = json.loads(out)
    assert run.returncode == 3 and told["summary"]["left"] == 12 - len(told["files"]) > 0
    assert {"zh": "意外结束", "en": "ended"}[language] in said.decode() and "--no-plugins" in said.decode()


@pytest.mark.parametrize("format", ["text", "concise", "json"])
def test_the_bytes_are_the_same_whatever_the_processes(folder, format):
    let_go(folder)
    ran = [started(folder, "--format", format, "--jobs", jobs) for jobs in ("1", "2", "5", "auto")]
    first, *others = (run.communicate(timeout=60) for run in ran)
    assert first[0] and others == [first] * 3


# A plugin that fails once it is asked for a reader, which no file that we read ourselves makes anybody do.
NO_READER = """
from gidr_lint.api import hookimpl


@hookimpl
def gidr_lint_readers():
    raise RuntimeError("odd")
"""


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_plugin_that_fails_late_is_told_of_once_whatever_the_processes(folder, format):
    (folder / "late.py").write_text(NO_READER, "utf-8")
    (folder / "gidr-lint.toml").write_text('plugins = ["late.py"]\n', "utf-8")
    names = ["01.md", "02.foo", "03.md", "04.foo"]
    for name in names:
        (folder / name).write_text(Draft.clean().markdown(), "utf-8")
    first, *others = (
        subprocess.run(
            [*COMMAND, *names, "--format", format, "--jobs", jobs, "--no-cache"],
            cwd=folder, capture_output=True, timeout=60,
        )
        for jobs in ("1", "2", "4")
    )  # fmt: skip
    assert first.returncode == 2
    assert first.stderr.decode().count("late.py") == 2 and first.stderr.count(b"odd") == 1
    for other in others:
        assert (other.returncode, other.stdout, other.stderr) == (2, first.stdout, first.stderr)


@pytest.mark.parametrize("before", [None, "0"])
def test_processes_leave_nothing_in_our_own_environment(folder, monkeypatch, before):
    if before is None:
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONSAFEPATH", before)
    let_go(folder)
    monkeypatch.chdir(folder)
    runner = Runner(options_of(read("check", "", CHECK, ["."]), "zh"))
    files = find(["."], runner.suffixes, None, [])
    for row in rows(runner, files, 2):
        assert row is not None and os.environ.get("PYTHONSAFEPATH") == before
    assert os.environ.get("PYTHONSAFEPATH") == before


class TestProgress:
    """A real terminal, of which only standard error is one."""

    @staticmethod
    def watched(folder, *args):
        pty = pytest.importorskip("pty")
        ours, theirs = pty.openpty()
        run = started(folder, *args, stderr=theirs)
        os.close(theirs)
        return run, ours

    @staticmethod
    def rest(ours):
        seen = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # nobody has the other end any more
                more = b""
            if not more:
                return seen.decode()
            seen += more

    def test_a_long_check_says_how_far_it_is_and_takes_it_away(self, folder):
        run, ours = self.watched(folder, "--jobs", "1", "--format", "concise")
        seen = b""
        while "已检查11个文件，共12个…".encode() not in seen:
            seen += os.read(ours, 65536)
        let_go(folder)
        out, _ = run.communicate(timeout=60)
        seen = (seen.decode() + self.rest(ours)).split("\r")
        assert out.decode().count("WT101") == 12 and "已检查" not in out.decode()
        assert not seen[-1].strip() and not seen[-2].strip()

    def test_it_is_in_the_language_asked_for(self, folder):
        run, ours = self.watched(folder, "--jobs", "1", "--lang", "en")
        seen = b""
        while b"checked 11 of 12 files" not in seen:
            seen += os.read(ours, 65536)
        let_go(folder)
        run.communicate(timeout=60)
        os.close(ours)

    def test_a_short_check_says_nothing(self, tmp_path):
        (tmp_path / "a.md").write_text(Draft.clean().markdown(), "utf-8")
        run, ours = self.watched(tmp_path)
        run.communicate(timeout=60)
        # A machine with much to do may take its second: then it is taken away.
        assert not self.rest(ours).rpartition("\r")[2].strip()


def test_an_interruption_while_neighbours_are_looked_at_leaves_what_was_found(monkeypatch, capsys, tmp_path):
    from gidr_lint.cli import _unread
    from gidr_lint.cli.main import main

    (tmp_path / "甲.md").write_text(Draft.clean().markdown().replace("2024年", "XX年", 1), "utf-8")
    (tmp_path / "乙.pdf").write_bytes(b"%PDF-1.4")
    account, asked = _unread.account, []

    def interrupted_once(*args):
        asked.append(account)
        if len(asked) == 1:
            raise KeyboardInterrupt
        return account(*args)

    monkeypatch.setattr(_unread, "account", interrupted_once)
    assert main(["check", "--format", "json", "--no-cache", str(tmp_path)]) == 130
    told = json.loads(capsys.readouterr().out)
    assert (told["interrupted"], told["summary"]["left"], len(told["files"])) == (True, 1, 1)
    assert [item["kind"] for item in told["unread"]] == ["pdf"]


def test_a_dry_run_of_fix_refuses_a_file_that_it_would_not_write(tmp_path):
    (tmp_path / "a.md").write_text(Draft.clean().markdown(), "utf-8")
    for dry in ("--diff", "--check"):
        ran = subprocess.run(
            [sys.executable, "-m", "gidr_lint", "fix", dry, "--output-file", "json=found.json", "a.md"],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert ran.returncode == 2 and dry in ran.stderr and "--output-file" in ran.stderr
    assert not (tmp_path / "found.json").exists()
