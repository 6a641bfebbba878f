"""The installed command where users stumble and attackers push: odd files, streams and settings."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DRAFT = (EXAMPLES / "draft.md").read_bytes()
CLEAN = (EXAMPLES / "clean-2021.md").read_bytes()
COMMAND = [sys.executable, "-m", "gidr_lint"]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and closed streams of POSIX")


def run(*args, cwd=None, stdin=b"", env=None):
    """Run the command; (status, standard output, standard error)."""
    done = subprocess.run(
        [*COMMAND, *map(str, args)], cwd=cwd, input=stdin, capture_output=True, timeout=60,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", **(env or {})},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def check(*args, **more):
    return run("check", "--isolated", *args, **more)


def shell(line, cwd):
    command = " ".join(COMMAND)
    done = subprocess.run(
        ["sh", "-c", line.replace("gidr-lint", command)], cwd=cwd, capture_output=True, timeout=60
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_bytes(DRAFT)
    return tmp_path


def paths(output):
    return [file["path"] for file in json.loads(output)["files"]]


@posix
class TestOddFiles:
    def test_links_that_lead_nowhere_or_in_a_circle_are_not_read(self, folder):
        (folder / "b.md").symlink_to("nowhere.md")
        (folder / "c.md").symlink_to("d.md")
        (folder / "d.md").symlink_to("c.md")
        (folder / "up").symlink_to(folder)
        status, out, _ = check("--format", "json", ".", cwd=folder)
        assert (1, ["a.md", "b.md", "c.md", "d.md"]) == (status, paths(out))
        assert ["b.md", "c.md", "d.md"] == [item["path"] for item in json.loads(out)["unread"]]
        assert (2, "") == check("c.md", cwd=folder)[:2]

    def test_a_pipe_is_not_waited_for(self, folder):
        os.mkfifo(folder / "p.md")
        status, out, _ = check("p.md", cwd=folder)
        assert (1, True) == (status, "这不是普通文件" in out)
        assert 1 == check(".", cwd=folder)[0]

    def test_a_folder_given_that_is_closed_is_not_taken_for_checked(self, folder, monkeypatch):
        from gidr_lint.base.errors import UsageError
        from gidr_lint.cli._files import find

        (folder / "closed").mkdir()
        opened = os.scandir

        def scandir(path):
            if path.endswith("closed"):  # as the system does to anyone but root
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return opened(path)

        monkeypatch.setattr(os, "scandir", scandir)
        with pytest.raises(UsageError, match="文件夹打不开（没有权限）"):
            find([str(folder / "closed")], lambda _: frozenset({".md"}), unread=[])
        unread = []
        found = find([str(folder)], lambda _: frozenset({".md"}), unread=unread)
        assert [str(folder / "a.md")] == [item.path for item in found]
        assert [(str(folder / "closed"), True)] == [(item.path, item.is_folder) for item in unread]

    def test_what_word_keeps_beside_an_open_file_is_named(self, folder):
        (folder / "~$报告.docx").write_bytes(b"\x05users" + b" " * 156)
        status, out, _ = check("~$报告.docx", cwd=folder)
        assert (1, True) == (status, "这是Word打开文件时的临时文件" in out)
        assert "~$" not in check(".", cwd=folder)[1]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("b.md", ("一段话" * 3000 + "\n\n") * 40),
            ("b.txt", "x" * 250_000),
            ("b.html", "、" * 260_000),
        ],
        ids=["text", "paragraph", "marks"],
    )
    def test_a_long_file_of_another_kind_is_no_report(self, folder, name, text):
        (folder / "a.md").write_bytes(CLEAN)
        (folder / name).write_text(text, encoding="utf-8")
        assert 0 == check(".", cwd=folder)[0]
        assert 0 == check("--only-reports", "a.md", name, cwd=folder)[0]
        assert (1, True) == ((done := check(name, cwd=folder))[0], "E001" in done[1])

    def test_reports_put_together_in_a_long_file_are_said_not_to_be_read(self, folder):
        (folder / "b.md").write_bytes(CLEAN + ("补充" * 4000 + "\n\n").encode() * 40)
        status, out, _ = check("b.md", cwd=folder)
        assert 1 == status and "E001" in out and "请分开检查" in out
        assert out.count("b.md") == check(".", cwd=folder)[1].count("b.md") == 1

    def test_a_large_file_is_named_with_its_own_size(self, folder):
        with open(folder / "big.md", "wb") as file:
            file.truncate(50 * 1024 * 1024)
        assert "文件有50MB" in check("big.md", cwd=folder)[1]

    def test_a_name_that_is_no_text_can_be_written_anywhere(self, folder):
        name = os.fsdecode(b"\xff.md")
        (folder / name).write_bytes(DRAFT)
        status, out, _ = check("--format", "json", name, cwd=folder)
        assert (1, ["\ufffd.md"]) == (status, paths(out))
        assert 1 == check("--output", "out.json", name, cwd=folder)[0]

    def test_a_name_is_one_line_and_moves_no_terminal(self, folder):
        (folder / "x\n\x1b[31m.md").write_bytes(DRAFT)
        for style in ("text", "concise"):
            out = check("--format", style, "x\n\x1b[31m.md", cwd=folder)[1]
            assert "\x1b" not in out
            assert out.startswith(r"x \u001b[31m.md:3:45")

    def test_a_file_that_looks_like_an_option_gets_a_hint(self, folder):
        (folder / "-a.md").write_bytes(DRAFT)
        assert "./-a.md" in check("-a.md", cwd=folder)[2]
        assert 1 == check("--", "-a.md", cwd=folder)[0]


class TestDamage:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
    def test_a_file_cut_off_inside_its_last_character_is_said_to_be(self, folder, encoding):
        (folder / "b.md").write_bytes((DRAFT.decode() + "完").encode(encoding)[:-1])
        assert "文件不完整" in check("b.md", cwd=folder)[1]

    def test_utf_32_is_named(self, folder):
        (folder / "b.md").write_bytes(DRAFT.decode().encode("utf-32"))
        assert "UTF-32" in check("b.md", cwd=folder)[1]

    def test_a_defect_at_one_file_costs_only_that_file(self, folder):
        # A reader that fails, planted by way of sitecustomize.
        (folder / "sitecustomize.py").write_text(
            "from gidr_lint.formats.protocol import FormatRef\nread = FormatRef.read\n"
            "def fail(format, source):\n    return read(format, source) if source.uri == 'a.md' else 1 / 0\n"
            "FormatRef.read = fail\n",
            encoding="utf-8",
        )
        (folder / "b.md").write_bytes(CLEAN)
        status, out, err = check(
            "--format", "json", "a.md", "b.md", cwd=folder, env={"PYTHONPATH": str(folder)}
        )
        files = json.loads(out)["files"]
        assert (3, ["E001"]) == (status, [d["code"] for d in files[1]["diagnostics"]])
        assert len(files[0]["diagnostics"]) == 10
        assert err.startswith("b.md: ") and "ZeroDivisionError" in err


class TestStreams:
    def test_standard_input_stands_in_the_order_of_paths(self, folder):
        (folder / "c.md").write_bytes(CLEAN)
        args = ("--format", "json", "c.md", "-", "a.md", "--stdin-filename", "b.md")
        assert ["a.md", "b.md", "c.md"] == paths(check(*args, cwd=folder, stdin=DRAFT)[1])

    def test_the_name_of_standard_input_says_its_kind(self):
        assert "E001" in check("-", "--stdin-filename", "a.docx", stdin=b"PK\3\4")[1]
        assert "D502" in check("-", "--stdin-filename", "draft", stdin=DRAFT)[1]

    def test_json_is_utf_8_whatever_the_terminal_takes(self, folder):
        expected = check("--format", "json", "a.md", cwd=folder)
        assert expected == check("--format", "json", "a.md", cwd=folder, env={"PYTHONIOENCODING": "ascii"})

    @posix
    def test_closed_streams(self, folder):
        assert (1, "") == shell("gidr-lint check --isolated a.md >&-", folder)[:2]
        status, out, _ = shell("gidr-lint check --isolated -v --format concise a.md 2>&-", folder)
        assert (1, True) == (status, out.startswith("a.md:3:45"))
        assert 2 == shell("gidr-lint check --isolated - <&-", folder)[0]

    @posix
    def test_a_reader_that_has_seen_enough_changes_no_status(self, folder):
        line = "(gidr-lint check --isolated a.md; echo $? >&2) | true"
        assert "1\n" == shell(line, folder)[2]

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
    @pytest.mark.parametrize(
        "command", ["check --isolated a.md", "check --isolated --format json a.md", "rules"]
    )
    def test_a_full_disk_is_said_in_a_sentence(self, folder, command):
        status, _, err = shell(f"gidr-lint {command} > /dev/full", folder)
        assert (2, True) == (status, "磁盘已满" in err)
        assert "Exception ignored" not in err

    @posix
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_an_interrupt_is_130_and_says_what_was_not_checked(self, folder, jobs):
        for number in range(40):
            (folder / f"{number}.md").write_bytes(DRAFT * 20)
        running = subprocess.Popen(
            [*COMMAND, "check", "--isolated", "--jobs", jobs, "."], cwd=folder, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            # As from a terminal: tests that run in the background inherit that interrupts are ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(1)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=20)
        assert running.returncode == 130
        assert out.decode().startswith("已中断：还有") or "\n已中断：还有" in out.decode()
        assert b"Traceback" not in err


class TestArguments:
    def test_codes_may_have_spaces_and_chinese_commas_between_them(self, folder):
        out = check("--format", "json", "--select", "T215， P704 ,", "a.md", cwd=folder)[1]
        assert ["P704", "T215"] == [d["code"] for d in json.loads(out)["files"][0]["diagnostics"]]

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["--select", ""], "没有写规则 / no rule is given"),
            (["--year", "24"], "应为四位年份 / expected a year"),
            (["--jobs", "0"], "应为正整数 / expected a positive number"),
            (
                ["--select", "a301"],
                "没有“a301”这条规则，是不是A301？ / no such rule: a301; did you mean A301?",
            ),
            (["--form", "2020"], "没有“2020”这个格式，可用auto、2019、2021"),
        ],
    )
    def test_a_value_that_cannot_be_meant_is_refused_in_both_languages(self, folder, args, said):
        status, out, err = check(*args, "a.md", cwd=folder)
        assert (2, "") == (status, out)
        assert said in err

    def test_one_argument_too_many_is_no_option(self):
        assert "多了“x” / one argument too many: x" in run("config", ".", "x")[2]

    def test_help_is_in_the_language_asked_for(self):
        chinese, english = run("check", "--help")[1], run("check", "--help", "--lang", "en")[1]
        assert ("用法：" in chinese, "选项" in chinese, "|" in chinese) == (True, True, False)
        assert english.isascii()

    def test_a_prefix_is_explained_by_its_rules(self):
        status, _, err = run("explain", "A30", "--isolated")
        assert (2, True) == (status, "A301、A302" in err)


class TestConfiguration:
    @pytest.mark.parametrize(
        ("config", "said"),
        [
            ('exclude = ["!"]\n', ":1: exclude: “!”不是.gitignore的写法"),
            ("year = 2024\nstage = \n", ":2: 不是正确的TOML / not valid TOML"),
            ('stage = "draft"\nextends = ["none.toml"]\n', ":2: extends: 没有none.toml这个文件"),
            ('[rules]\nA301 = { severty = "off" }\n', "did you mean severity?"),
        ],
    )
    def test_what_is_wrong_is_told_with_its_line(self, folder, config, said):
        (folder / "gidr-lint.toml").write_text(config, encoding="utf-8")
        status, _, err = run("check", "a.md", cwd=folder)
        assert (2, True) == (status, said in err), err

    @pytest.mark.parametrize(("text", "status"), [("tool = 3\n", 1), ("[tool]\ngidr-lint = 3\n", 2)])
    def test_a_strange_pyproject(self, folder, text, status):
        (folder / "pyproject.toml").write_text(text, encoding="utf-8")
        assert status == run("check", "a.md", "--no-plugins", cwd=folder)[0]

    def test_a_file_that_notepad_wrote_is_read(self, folder):
        (folder / "gidr-lint.toml").write_bytes(b'\xef\xbb\xbfselect = ["P704"]\r\n')
        out = run("check", "--no-plugins", "--format", "json", "a.md", cwd=folder)[1]
        assert ["P704"] == [d["code"] for d in json.loads(out)["files"][0]["diagnostics"]]

    def test_each_file_fails_by_its_own_threshold(self, folder):
        for name, threshold in (("lax", "never"), ("strict", "warning")):
            (folder / name).mkdir()
            (folder / name / "r.md").write_bytes(DRAFT)
            (folder / name / "gidr-lint.toml").write_text(f'fail-on = "{threshold}"\n', encoding="utf-8")
        args = ("check", "--no-plugins")
        assert [0, 1, 1] == [
            run(*args, *given, cwd=folder)[0] for given in (["lax"], ["strict"], ["lax", "strict"])
        ]


class TestPlugins:
    HEAD = (
        "from gidr_lint.api import Finding, Message, Severity, rule\n"
        "SAY = Message(zh='有', en='yes')\n"
        "@rule(code='QX101', severity=Severity.ERROR)\n"
        "def check(case):\n    "
    )

    @pytest.mark.parametrize(
        ("body", "said"),
        [
            ("raise SystemExit(0)", "SystemExit: 0，odd.py:5"),
            (
                "yield Finding(None, SAY())",
                "Finding的位置是None，请写cell.location、text.location()、case.top等，odd.py:5",
            ),
            (
                "yield Finding(case.top, SAY(), severity='error')",
                "severity是str，请写Severity.WARNING等，odd.py:5",
            ),
            ("yield Finding(case.top, SAY(), fixes=('x',))", "fixes里是str，请写Fix(…)，odd.py:5"),
            (
                "yield Finding(case.top, SAY(), target='x')",
                "target是str，请写cell.target或Target(…)，odd.py:5",
            ),
        ],
    )
    def test_a_rule_that_misbehaves_is_one_e004(self, folder, body, said):
        (folder / "odd.py").write_text(self.HEAD + body + "\n", encoding="utf-8")
        (folder / "gidr-lint.toml").write_text('plugins = ["./odd.py"]\nselect = ["QX"]\n', encoding="utf-8")
        status, out, _ = run("check", "--trust-plugins", "--format", "json", "a.md", cwd=folder)
        (found,) = json.loads(out)["files"][0]["diagnostics"]
        assert (1, "E004") == (status, found["code"])
        assert said in found["message"]

    def test_a_file_that_leaves_while_it_is_loaded_is_refused(self, folder):
        (folder / "odd.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
        (folder / "gidr-lint.toml").write_text('plugins = ["./odd.py"]\n', encoding="utf-8")
        assert 2 == run("check", "--trust-plugins", "a.md", cwd=folder)[0]

    def test_a_local_rule_without_documentation_is_listed_and_explained(self, folder):
        (folder / "odd.py").write_text(self.HEAD + "return ()\n", encoding="utf-8")
        (folder / "gidr-lint.toml").write_text('plugins = ["./odd.py"]\n', encoding="utf-8")
        assert "QX101" in run("rules", "--trust-plugins", cwd=folder)[1]
        explained = run("explain", "QX101", "--trust-plugins", cwd=folder)[1]
        assert ["QX101 odd", "错误", f"来自插件{folder / 'odd.py'}"] == explained.splitlines()


class TestFix:
    @posix
    def test_a_write_protected_file_stays(self, folder):
        (folder / "a.md").chmod(0o444)
        status, _, err = run("fix", "--isolated", "a.md", cwd=folder)
        assert (2, True, DRAFT) == (status, "只读" in err, (folder / "a.md").read_bytes())
        assert ["a.md"] == os.listdir(folder)

    def test_what_was_edited_meanwhile_stays(self, folder):
        from gidr_lint.base.errors import FixError
        from gidr_lint.workspace.write import write

        (folder / "a.md").write_bytes(CLEAN)
        with pytest.raises(FixError, match="检查以后文件又有改动"):
            write(str(folder / "a.md"), b"new", instead_of=DRAFT)
        assert (CLEAN, ["a.md"]) == ((folder / "a.md").read_bytes(), os.listdir(folder))

    @posix
    def test_a_link_out_of_the_folder_is_left_alone_unless_it_is_named(self, folder):
        inside = folder / "in"
        inside.mkdir()
        (inside / "far.md").symlink_to("../a.md")
        (inside / "b.md").write_bytes(DRAFT)
        (inside / "near.md").symlink_to("b.md")
        for given in (["in"], ["in", "in/b.md"], ["--only-reports", "far.md"], ["--only-reports", "."]):
            status, _, err = run("fix", "--isolated", *given, cwd=folder if "in" in given else inside)
            assert (1, DRAFT) == (status, (folder / "a.md").read_bytes())
            assert "far.md: 没有改动" in err and "link to a file outside" in err
        assert "" == run("fix", "--isolated", "--diff", "in", cwd=folder)[1]
        assert DRAFT != (inside / "b.md").read_bytes()
        assert (inside / "near.md").is_symlink()
        status, _, err = run("fix", "--isolated", "in/far.md", cwd=folder)
        assert (1, False) == (status, "没有改动" in err)
        assert DRAFT != (folder / "a.md").read_bytes() and "../a.md" == os.readlink(inside / "far.md")

    @posix
    def test_a_tool_may_name_a_link_that_stays_in_the_folder(self, folder):
        (folder / "in").mkdir()
        (folder / "in" / "link.md").symlink_to("../a.md")
        assert "没有改动" not in run("fix", "--isolated", "--only-reports", "in/link.md", cwd=folder)[2]
        assert DRAFT != (folder / "a.md").read_bytes()

    @posix
    def test_a_link_may_lead_to_another_folder_that_is_given(self, folder):
        for name in ("one", "two"):
            (folder / name).mkdir()
        (folder / "two" / "b.md").write_bytes(DRAFT)
        (folder / "one" / "link.md").symlink_to("../two/b.md")
        assert "没有改动" not in run("fix", "--isolated", "one", "two", cwd=folder)[2]
        assert DRAFT != (folder / "two" / "b.md").read_bytes()

    @posix
    @pytest.mark.parametrize(
        "args",
        [
            ("fix", "a.md"),
            ("fix", "."),
            ("check", "--output", "o.txt", "a.md"),
            ("fix", "--save-as", "o.md", "a.md"),
        ],
    )
    def test_what_a_killed_run_left_is_taken_away_by_the_next(self, folder, args):
        (folder / ".gidr-lint-0123456789abcdef.tmp").write_bytes(DRAFT)
        run("fix", "--isolated", "--diff", "a.md", cwd=folder)
        run("check", "--isolated", "a.md", cwd=folder)
        assert 2 == len(os.listdir(folder))
        run(*args, "--isolated", cwd=folder)
        assert {"a.md", "o.txt", "o.md"} >= set(os.listdir(folder))

    @posix
    def test_a_file_too_large_for_the_system_stays_and_it_is_said_why(self, folder):
        status, _, err = shell("ulimit -f 1; gidr-lint fix --isolated a.md", folder)
        assert (2, DRAFT, ["a.md"]) == (status, (folder / "a.md").read_bytes(), os.listdir(folder))
        assert "没有写入，文件超过了允许的大小" in err

    @posix
    def test_a_stream_that_takes_nothing_is_said(self, folder):
        if not os.path.exists("/dev/full"):
            pytest.skip("no /dev/full")
        status, _, err = shell("gidr-lint fix --isolated - < a.md > /dev/full", folder)
        assert (2, True) == (status, "磁盘已满" in err)

    @posix
    def test_a_file_with_another_name_stays_and_it_is_said_why(self, folder):
        os.link(folder / "a.md", folder / "b.txt")
        status, _, err = run("fix", "--isolated", "a.md", cwd=folder)
        assert (2, True, True) == (
            status,
            "硬链接" in err,
            os.path.samefile(folder / "a.md", folder / "b.txt"),
        )

    def test_standard_input_is_fixed_alone(self, folder):
        assert 2 == run("fix", "--isolated", "-", "a.md", cwd=folder, stdin=DRAFT)[0]
        assert DRAFT == (folder / "a.md").read_bytes()

    @posix
    @pytest.mark.parametrize("command", ["check", "fix"])
    @pytest.mark.parametrize(
        "args", [("a.md", "./a.md"), ("a.md", "a.md"), ("a.md", "."), ("b.md", "a.md"), ("x.docx", "a.md")]
    )
    def test_no_result_is_written_over_a_draft_or_as_a_word_file(self, folder, command, args):
        (folder / "b.md").symlink_to("a.md")
        before = (folder / "a.md").read_bytes()
        status, _, said = run(command, "--output", *args, cwd=folder)
        assert 2 == status and "--output" in said
        assert before == (folder / "a.md").read_bytes()
        assert {"a.md", "b.md"} == {path.name for path in folder.iterdir()}

    def test_a_result_is_written_over_that_of_an_earlier_run(self, folder):
        for _ in range(2):
            assert 1 == check("--output", "o.txt", ".", cwd=folder)[0]

    def test_the_result_goes_where_it_is_asked_for(self, folder):
        assert (1, "") == run(
            "fix", "--isolated", "--format", "json", "--output", "o.json", "a.md", cwd=folder
        )[:2]
        assert ["a.md"] == paths((folder / "o.json").read_text(encoding="utf-8"))
