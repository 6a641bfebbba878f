"""The installed command as its users run it: exit codes, output, bad input, fixes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"
COMMAND = [sys.executable, "-m", "gidr_lint"]


def run(*args, cwd=None, stdin=None):
    """Run the command; (status, standard output, standard error)."""
    done = subprocess.run(
        [*COMMAND, *map(str, args)], cwd=cwd, input=stdin, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(*args, **more):
    return run("check", "--no-plugins", *args, **more)


def codes(output):
    return [d["code"] for file in json.loads(output)["files"] for d in file["diagnostics"]]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_bytes((EXAMPLES / "clean-2021.md").read_bytes())
    (tmp_path / "b.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
    (tmp_path / "README.md").write_text("# 说明\n\n这里放年度报告。\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_bytes((EXAMPLES / "clean-2019.md").read_bytes())
    return tmp_path


class TestExitStatus:
    def test_nothing_found_is_0(self):
        assert check(EXAMPLES / "clean-2021.md")[0] == 0

    def test_findings_are_1(self):
        assert check(EXAMPLES / "draft.md")[0] == 1

    def test_fail_on_never_turns_1_into_0(self):
        assert check("--fail-on", "never", EXAMPLES / "draft.md")[0] == 0

    def test_fail_on_error_lets_warnings_pass(self):
        warning = EXAMPLES / "errors" / "T215.md"
        assert (check(warning)[0], check("--fail-on", "error", warning)[0]) == (1, 0)

    def test_info_alone_is_0(self):
        assert check(EXAMPLES / "errors" / "T218.md", "--select", "T218")[0] == 0

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["check", "nosuch.md"], "没有这个文件或文件夹：nosuch.md"),
            (["chek"], "是不是check"),
            (["check", "--sellect", "S"], "是不是--select"),
            (["check", "--select", "Q999"], "Q999"),
            (["check", "--format", "jsn"], "是不是json"),
            (["check", "--year", "abc"], "四位年份"),
            (["check", "--form", "2020"], "2020"),
            (["explain", "N4133"], "是不是N413"),
            (["forms", "2018"], "2021"),
        ],
    )
    def test_wrong_usage_is_2_with_a_sentence_and_no_traceback(self, args, said, tmp_path):
        status, out, err = run(*args, cwd=tmp_path)
        assert (2, "") == (status, out)
        assert said in err
        assert "Traceback" not in err

    def test_one_missing_path_and_nothing_is_linted(self):
        status, out, err = check(EXAMPLES / "draft.md", "nosuch.md")
        assert (2, "") == (status, out)

    def test_a_defect_of_ours_is_3_with_a_request_to_report_it(self, tmp_path):
        script = tmp_path / "broken.py"
        script.write_text(
            "import sys\nfrom gidr_lint.engine import linter\nfrom gidr_lint.cli.main import main\n"
            "def broken(*a, **k): raise RuntimeError('no')\nlinter.Linter.analyse = broken\n"
            f"sys.exit(main(['check', {str(EXAMPLES / 'draft.md')!r}]))\n",
            encoding="utf-8",
        )
        done = subprocess.run([sys.executable, script], capture_output=True, timeout=60)
        assert done.returncode == 3
        assert "不是文件的问题" in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()


class TestFiles:
    def test_a_folder_holds_its_reports_and_no_readme(self, folder):
        status, out, _ = check("--format", "json", folder)
        paths = [file["path"] for file in json.loads(out)["files"]]
        shown = folder.as_posix()
        assert [f"{shown}/a.md", f"{shown}/b.md", f"{shown}/sub/c.txt"] == paths

    def test_the_current_folder_is_the_default_and_paths_are_joined(self, folder):
        _, out, _ = check("--format", "json", cwd=folder)
        assert ["a.md", "b.md", "sub/c.txt"] == [file["path"] for file in json.loads(out)["files"]]

    def test_a_folder_without_a_report_is_a_note_and_0(self, tmp_path):
        (tmp_path / "README.md").write_text("# 说明\n", encoding="utf-8")
        status, _, err = check(tmp_path)
        assert status == 0
        assert "没有找到年度报告" in err

    def test_a_named_file_that_is_no_report_is_e002_and_silent_with_only_reports(self, folder):
        assert codes(check("--format", "json", folder / "README.md")[1]) == ["E002"]
        assert check("--only-reports", folder / "README.md")[0] == 0

    def test_ignored_hidden_and_lock_files_are_passed_over(self, folder):
        (folder / ".git").mkdir()
        (folder / ".gitignore").write_text("b.md\n/sub/\n", encoding="utf-8")
        (folder / "~$a.md").write_bytes(b"x")
        (folder / ".hidden.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
        _, out, _ = check("--format", "json", cwd=folder)
        assert ["a.md"] == [file["path"] for file in json.loads(out)["files"]]

    def test_standard_input_is_read_under_a_name(self):
        draft = (EXAMPLES / "draft.md").read_bytes()
        status, out, _ = check("-", "--stdin-filename", "年报.md", "--format", "json", stdin=draft)
        assert (1, "年报.md") == (status, json.loads(out)["files"][0]["path"])

    def test_output_is_the_same_bytes_whatever_the_jobs_and_the_order(self, folder):
        for number in range(40):
            source = EXAMPLES / ("draft.md" if number % 3 else "clean-2021.md")
            (folder / f"r{number:02}.md").write_bytes(source.read_bytes())
        files = sorted(folder.glob("*.md"))
        one = check("--jobs", 1, "--format", "json", *files)
        assert one == check("--jobs", 2, "--format", "json", *reversed(files))
        text = check("--jobs", 1, *files)
        assert text == check("--jobs", 3, *files)


class TestBadInput:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", "E002"),
            (b"\0\1\2\3" * 2000, "E001"),
            (b"PK\x03\x04" + b"x" * 100, "E001"),
            ("政府信息公开工作年度报告".encode()[:-1], "E001"),
            (b"\x81\x20\xff\xff", "E001"),
        ],
        ids=["empty", "binary", "zip", "cut in a character", "no encoding"],
    )
    def test_a_file_that_cannot_be_read_is_one_finding(self, tmp_path, data, code):
        path = tmp_path / "a.md"
        path.write_bytes(data)
        status, out, err = check("--format", "json", path)
        assert (1, [code], "") == (status, codes(out), err)

    def test_a_file_of_fifty_megabytes_is_not_read(self, tmp_path):
        path = tmp_path / "big.md"
        with path.open("wb") as file:
            file.truncate(50 * 1024 * 1024)
        status, out, _ = check("--format", "json", path)
        assert (1, ["E005"]) == (status, codes(out))

    def test_a_draft_cut_in_the_middle_of_a_table_is_checked_as_far_as_it_goes(self, tmp_path):
        text = (EXAMPLES / "clean-2021.md").read_text(encoding="utf-8")
        path = tmp_path / "cut.md"
        path.write_text(text[: text.index("4.保护第三方")], encoding="utf-8")
        status, out, _ = check("--format", "json", path)
        assert status == 1
        assert not [code for code in codes(out) if code[0] in "AN"]

    def test_one_unreadable_file_does_not_stop_the_others(self, folder):
        (folder / "z.md").write_bytes(b"\0\1" * 999)
        status, out, _ = check("--format", "json", folder / "a.md", folder / "z.md")
        assert [[], ["E001"]] == [
            [d["code"] for d in file["diagnostics"]] for file in json.loads(out)["files"]
        ]

    @pytest.mark.parametrize(
        ("config", "said"),
        [
            ('stge = "draft"\n', ":1: stge"),
            ('stage = "drft"\n', "是不是draft"),
            ('[rules]\nA3O1 = "off"\n', ":2: rules.A3O1"),
            ('[rules]\nA301 = "warn"\n', "是不是warning"),
            ("[rules]\nT213 = { limitt = 3 }\n", "rules.T213.limitt"),
            ('extends = ["gidr-lint:recomended"]\n', "did you mean gidr-lint:recommended"),
            ("year = 24\n", ":1: year"),
            ("stage = \n", "gidr-lint.toml"),
            ('[[overrides]]\nstage = "draft"\n', "files"),
        ],
    )
    def test_wrong_configuration_is_2_and_names_file_line_and_key(self, folder, config, said):
        (folder / "gidr-lint.toml").write_text(config, encoding="utf-8")
        status, out, err = run("check", folder)
        assert (2, "") == (status, out)
        assert "gidr-lint.toml" in err
        assert said in err


class TestConfiguration:
    def test_the_nearest_file_above_counts_and_isolated_reads_none(self, folder):
        (folder / "gidr-lint.toml").write_text('select = ["P"]\n', encoding="utf-8")
        (folder / "sub" / "gidr-lint.toml").write_text('select = ["T"]\n', encoding="utf-8")
        (folder / "sub" / "d.md").write_bytes((EXAMPLES / "draft.md").read_bytes())
        assert codes(check("--format", "json", folder / "b.md")[1]) == ["P704", "P701"]
        assert codes(check("--format", "json", folder / "sub" / "d.md")[1]) == ["T215", "T224", "T210"]
        assert len(codes(check("--isolated", "--format", "json", folder / "b.md")[1])) == 10

    def test_pyproject_is_read_too(self, folder):
        (folder / "pyproject.toml").write_text('[tool.gidr-lint]\nselect = ["N"]\n', encoding="utf-8")
        assert codes(check("--format", "json", folder / "b.md")[1]) == ["N401", "N413"]

    def test_extends_takes_another_file_and_own_values_win(self, folder):
        (folder / "base.toml").write_text('select = ["N", "T"]\n[rules]\nN401 = "off"\n', encoding="utf-8")
        (folder / "gidr-lint.toml").write_text(
            'extends = ["./base.toml"]\nignore = ["T215"]\n[rules]\nT224 = "info"\n', encoding="utf-8"
        )
        _, out, _ = check("--format", "json", folder / "b.md")
        found = {d["code"]: d["severity"] for d in json.loads(out)["files"][0]["diagnostics"]}
        assert {"T224": "info", "T210": "warning", "N413": "error"} == found

    def test_files_that_extend_one_another_are_an_error(self, folder):
        (folder / "gidr-lint.toml").write_text('extends = ["./b.toml"]\n', encoding="utf-8")
        (folder / "b.toml").write_text('extends = ["./gidr-lint.toml"]\n', encoding="utf-8")
        assert check(folder)[0] == 2

    def test_overrides_and_exclude_go_by_path(self, folder):
        (folder / "gidr-lint.toml").write_text(
            'exclude = ["sub/**"]\n[[overrides]]\nfiles = ["b.md"]\nignore = ["T", "P", "D", "L", "N"]\n',
            encoding="utf-8",
        )
        _, out, _ = check("--format", "json", cwd=folder)
        assert ["a.md", "b.md"] == [file["path"] for file in json.loads(out)["files"]]
        assert codes(out) == ["A302"]

    def test_an_excluded_file_is_linted_when_named_but_not_in_a_hook(self, folder):
        (folder / "gidr-lint.toml").write_text('exclude = ["b.md"]\n', encoding="utf-8")
        assert check(folder / "b.md")[0] == 1
        assert check("--only-reports", folder / "b.md")[0] == 0

    def test_config_shows_each_value_and_where_it_came_from(self, folder):
        (folder / "gidr-lint.toml").write_text('\nstage = "draft"\n', encoding="utf-8")
        status, out, _ = run("config", folder / "a.md")
        assert status == 0
        assert f'stage = "draft"  # {folder / "gidr-lint.toml"}:2' in out

    def test_the_draft_stage_lowers_what_is_not_there_yet(self, tmp_path):
        path = tmp_path / "a.md"
        path.write_bytes((EXAMPLES / "errors" / "S101.md").read_bytes())
        assert (check(path)[0], check("--stage", "draft", path)[0]) == (1, 0)


class TestText:
    def test_the_caret_stands_under_the_figure_behind_chinese_text(self):
        _, out, _ = check(EXAMPLES / "draft.md", "--select", "T215")
        lines = out.splitlines()
        source, caret = lines[1], lines[2]
        wide = sum(2 if "\u2e80" <= char else 1 for char in source[: source.index("97件")])
        assert (wide, 4) == (caret.index("^"), caret.count("^"))

    def test_the_last_line_says_what_was_checked(self):
        _, out, _ = check(EXAMPLES / "clean-2021.md")
        assert out.splitlines()[-1].startswith("已核对：表二、表三、表四；勾稽与合计42条，42条相符")
        _, out, _ = check(EXAMPLES / "errors" / "E003.md")
        assert "表三（未能识别）" in out.splitlines()[-1]

    def test_concise_has_one_line_a_finding(self):
        _, out, _ = check("--format", "concise", EXAMPLES / "draft.md")
        assert len(out.splitlines()) == 10
        assert out.splitlines()[-1].split(": ")[1].startswith("error N413")

    def test_english_is_complete(self):
        _, out, _ = check("--lang", "en", EXAMPLES / "draft.md")
        assert "help: " in out
        assert out.splitlines()[-2].startswith("1 file: 5 errors, 5 warnings")

    def test_colour_is_for_terminals_unless_asked_for(self):
        assert "\x1b[" not in check(EXAMPLES / "draft.md")[1]
        assert "\x1b[" in check("--color", "always", EXAMPLES / "draft.md")[1]

    def test_a_reader_that_stops_early_is_no_failure(self):
        done = subprocess.run(
            f"{sys.executable} -m gidr_lint check {EXAMPLES} | head -1",
            shell=True,
            capture_output=True,
            timeout=60,
        )
        assert b"Traceback" not in done.stderr


class TestProseThatIsNotCompared:
    """Every figure of the prose is compared, or told with -v why not."""

    @pytest.fixture
    def draft(self, tmp_path):
        text = (EXAMPLES / "clean-2021.md").read_text(encoding="utf-8")
        old = "## 二、"
        assert text.count(old) == 1
        path = tmp_path / "draft.md"
        path.write_text(text.replace(old, "全年收到信访件35件，网上申请6件。\n\n" + old), encoding="utf-8")
        return path

    def test_the_closing_line_counts_them(self, draft):
        assert "2处未核对" in check(draft)[1].splitlines()[-1]

    def test_verbose_lists_each_with_its_reason(self, draft):
        lines = [line for line in check("-v", draft)[1].splitlines() if "未核对：" in line]
        assert [line.partition("未核对：")[2] for line in lines] == [
            "全年收到信访件35件（说的是别的事项）", "网上申请6件（按申请渠道分，表里没有）",
        ]  # fmt: skip

    def test_and_so_in_english(self, draft):
        lines = [
            line for line in check("-v", "--lang", "en", draft)[1].splitlines() if "not compared: " in line
        ]
        assert [line.rpartition("(")[2] for line in lines] == [
            "it is about something else)",
            "by channel, which no cell has)",
        ]

    def test_json_counts_them_and_lists_them_when_asked(self, draft):
        (file,) = json.loads(check("--format", "json", draft)[1])["files"]
        assert file["coverage"]["claims"]["uncompared"] == 2
        assert "uncompared" not in file
        (file,) = json.loads(check("-v", "--format", "json", draft)[1])["files"]
        assert [item["quote"] for item in file["uncompared"]] == ["全年收到信访件35件", "网上申请6件"]
        assert {"quote", "reason", "range", "address"} == set(file["uncompared"][0])


class TestJson:
    def test_the_shape_is_that_of_the_contract(self):
        data = json.loads(check("--format", "json", EXAMPLES / "draft.md")[1])
        assert ["version", "tool", "summary", "files", "unread", "no_reports"] == list(data)
        accounts = {"walked": 1, "reports": 1, "others": 0, "told": 0, "counted": 0, "folders": 0}
        counts = {"files": 1, "error": 5, "warning": 5, "info": 0, "fixable": 4, "suppressed": 0}
        assert {**counts, "accounts": accounts} == data["summary"]
        file = data["files"][0]
        assert {"path", "kind", "form", "year", "organisation", "stage", "coverage", "diagnostics"} == set(
            file
        )
        assert {"held": 40, "failed": 2, "skipped": 0, "assumed": 0, "doubted": 0} == file["coverage"][
            "identities"
        ]
        for diagnostic in file["diagnostics"]:
            assert {
                "code",
                "name",
                "severity",
                "message",
                "help",
                "range",
                "address",
                "target",
                "related",
                "fixes",
                "url",
                "fingerprint",
            } == set(diagnostic)
            assert {"section", "table", "row", "column"} == set(diagnostic["target"])

    def test_ranges_count_from_1_in_code_points_with_the_end_exclusive(self, tmp_path):
        path = tmp_path / "a.md"
        text = (
            (EXAMPLES / "errors" / "T215.md")
            .read_text(encoding="utf-8")
            .replace("| 行政许可 |", "| 行政许可<!-- 𠮷 --> |")
        )
        path.write_text(text, encoding="utf-8")
        (found,) = json.loads(check("--format", "json", path)[1])["files"][0]["diagnostics"]
        line = text.splitlines()[found["range"]["start"]["line"] - 1]
        assert line[found["range"]["start"]["column"] - 1 : found["range"]["end"]["column"] - 1] == "97件"
        (edit,) = found["fixes"][0]["edits"]
        assert (found["range"], "97") == (edit["range"], edit["text"])

    def test_the_wrong_cell_is_the_target_and_the_sums_are_related(self):
        data = json.loads(check("--format", "json", "--select", "A", EXAMPLES / "draft.md")[1])
        (found,) = data["files"][0]["diagnostics"]
        target = {
            "section": "applications",
            "table": "applications",
            "row": "denied-process",
            "column": "natural-person",
        }
        assert ("A302", target) == (found["code"], found["target"])
        assert ["A302", "A303"] == [related["code"] for related in found["related"]]
        assert [("unsafe", "2")] == [(fix["safety"], fix["edits"][0]["text"]) for fix in found["fixes"]]

    def test_output_goes_to_a_file(self, tmp_path):
        out = tmp_path / "out.json"
        assert check("--format", "json", "--output", out, EXAMPLES / "draft.md")[1] == ""
        assert json.loads(out.read_text(encoding="utf-8"))["summary"]["error"] == 5


class TestFix:
    @pytest.mark.parametrize(
        ("encoding", "newline"),
        [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("utf-16", "\n"), ("gb18030", "\r\n")],
    )
    def test_safe_fixes_are_written_back_as_the_file_was_found(self, tmp_path, encoding, newline):
        text = (EXAMPLES / "draft.md").read_text(encoding="utf-8").replace("\n", newline)
        path = tmp_path / "b.md"
        path.write_bytes(text.encode(encoding))
        path.chmod(0o640)
        status, _, err = run("fix", "--no-plugins", path)
        after = path.read_bytes().decode(encoding)
        expected = (
            text.replace("国办发[2024]8号", "国办发〔2024〕8号").replace("97件", "97")
            .replace("[bookmark: _GoBack]", "").replace("三类内容事务", "三类内部事务")
        )  # fmt: skip
        assert expected == after
        assert path.read_bytes()[:3] == text.encode(encoding)[:3]
        assert (1, 0o640) == (status, path.stat().st_mode & 0o777)
        assert "已改正1个文件4处" in err
        assert [path] == list(tmp_path.iterdir())

    def test_unsafe_fixes_mend_the_culprit_too(self, tmp_path):
        path = tmp_path / "b.md"
        path.write_bytes((EXAMPLES / "draft.md").read_bytes())
        run("fix", "--unsafe", "--no-plugins", path)
        left = codes(check("--format", "json", path)[1])
        assert sorted(left) == ["N401", "N413", "P701"]

    def test_diff_shows_and_writes_nothing(self, tmp_path):
        path = tmp_path / "b.md"
        before = (EXAMPLES / "draft.md").read_bytes()
        path.write_bytes(before)
        status, out, _ = run("fix", "--diff", "--no-plugins", path)
        assert (1, before) == (status, path.read_bytes())
        assert "-| 行政许可 | 97件 |  |  |\n+| 行政许可 | 97 |  |  |" in out

    def test_standard_input_comes_out_fixed(self):
        draft = (EXAMPLES / "errors" / "T215.md").read_bytes()
        status, out, _ = run("fix", "--no-plugins", "-", stdin=draft)
        assert (0, draft.decode().replace("97件", "97")) == (status, out)

    def test_check_fix_is_the_same(self, tmp_path):
        path = tmp_path / "b.md"
        path.write_bytes((EXAMPLES / "errors" / "T215.md").read_bytes())
        assert run("check", "--fix", "--no-plugins", path)[0] == 0

    def test_a_folder_that_cannot_be_written_leaves_the_file(self, tmp_path):
        if os.geteuid() == 0:
            pytest.skip("root may write anywhere")
        path = tmp_path / "b.md"
        path.write_bytes((EXAMPLES / "errors" / "T215.md").read_bytes())
        tmp_path.chmod(0o500)
        try:
            assert run("fix", path)[0] == 2
        finally:
            tmp_path.chmod(0o700)
        assert "97件" in path.read_text(encoding="utf-8")


class TestOtherCommands:
    def test_version_and_help(self):
        assert run("--version") == (0, "gidr-lint 0.1.0\n", "")
        assert "check [路径…]" in run("--help")[1]
        assert "--stage" in run("check", "--help")[1]

    def test_explain_takes_a_code_or_a_name(self):
        assert run("explain", "A301")[1] == run("explain", "application-balance")[1]
        assert "正例" in run("explain", "N413")[1]

    def test_explain_tells_what_the_figures_of_a_line_are_read_as(self):
        status, out, err = run("explain", "draft.md:9", cwd=EXAMPLES)
        assert (0, "") == (status, err)
        lines = out.splitlines()
        assert lines[:2] == [
            "draft.md:9:22 本年新收政府信息公开申请31件",
            "    读作表三“一、本年新收政府信息公开申请数量”行“总计”列（表中为30），相差1。",
        ]
        assert len(lines) == 18

    def test_explain_tells_of_one_figure_in_english(self):
        _, out, _ = run("explain", "draft.md:9:30", "--lang", "en", cwd=EXAMPLES)
        assert out == (
            "draft.md:9:30 上年结转2件\n"
            "    Read as table 3, row 二、上年结转政府信息公开申请数量, column 总计 (2 there); it agrees.\n"
        )
        _, out, _ = run("explain", "draft.md:1", "--lang", "en", cwd=EXAMPLES)
        assert out == "The prose has no figure here.\n"

    def test_explain_tells_why_a_figure_is_not_compared_and_masks_what_is_private(self, tmp_path):
        text = (EXAMPLES / "clean-2021.md").read_text(encoding="utf-8")
        text = text.replace("## 二、", "居民张三13812345678网上申请6件。\n\n## 二、", 1)
        (tmp_path / "draft.md").write_text(text, encoding="utf-8")
        line = text[: text.index("网上申请6件")].count("\n") + 1
        _, out, _ = run("explain", f"draft.md:{line}", cwd=tmp_path)
        assert "没有核对：按申请渠道分，表里没有。" in out
        assert "13812345678" not in out

    @pytest.mark.parametrize(
        ("word", "said"),
        [
            ("draft.md:999", "只有91行"),
            ("draft.md:0", "只有91行"),
            ("draft.md", "draft.md:行号"),
            ("gone.md:3", "没有这个文件：gone.md"),
            ("../README.md:3", "没有看出这是"),
        ],
    )
    def test_explain_of_a_place_that_is_none_is_wrong_usage(self, word, said):
        status, out, err = run("explain", word, cwd=EXAMPLES)
        assert (2, "") == (status, out)
        assert said in err

    def test_rules_lists_every_rule_with_its_state(self, tmp_path):
        (tmp_path / "gidr-lint.toml").write_text('[rules]\nT214 = "off"\n', encoding="utf-8")
        rows = {
            r["code"]: r
            for r in json.loads(run("rules", "--no-plugins", "--format", "json", cwd=tmp_path)[1])
        }
        assert ("off", "warning") == (rows["T214"]["severity"], rows["T214"]["default"])
        assert len(rows) > 60
        assert run("rules", "--format", "markdown")[1].startswith("| 代码 | 名称 |")

    def test_forms_lists_the_form_that_the_configuration_names(self, tmp_path):
        (tmp_path / "city.toml").write_text('id = "city"\nextends = "2021"\nname = "本市格式"\n', "utf-8")
        (tmp_path / "gidr-lint.toml").write_text('form = "city.toml"\n', "utf-8")
        assert "本市格式" in run("forms", cwd=tmp_path)[1]
        assert run("forms", "city", cwd=tmp_path)[0] == 0
        assert "本市格式" not in run("forms", "--isolated", cwd=tmp_path)[1]

    def test_forms_lists_rows_columns_and_identities(self):
        assert "2021" in run("forms")[1]
        assert "applications.balance" in run("forms", "2021")[1]

    def test_forms_takes_the_year_of_a_report(self):
        assert run("forms", "2024")[1] == run("forms", "2021")[1]
        assert run("forms", "2020")[1] == run("forms", "2019")[1]


class TestPluginsOfReadersAndReporters:
    PLUGIN = """
from gidr_lint.api import hookimpl, read


class Notes:
    suffixes = (".notes",)

    def read(self, source):
        return read(source._replace(kind="markdown"))


class Count:
    name = "tally"

    def start(self, totals, style):
        return ""

    def piece(self, row, style):
        return "." if row.entry["diagnostics"] else ""

    def end(self, totals, style):
        print("a word aside")
        found = sum(totals.counts.values())
        return f"{1 / (found > 0) and found}\\n"


@hookimpl
def gidr_lint_readers():
    return [Notes()]


@hookimpl
def gidr_lint_reporters():
    return [Count()]
"""

    @pytest.fixture
    def site(self, tmp_path, monkeypatch):
        info = tmp_path / "site" / "office_notes-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "entry_points.txt").write_text("[gidr_lint]\nnotes = office_notes\n", encoding="utf-8")
        (tmp_path / "site" / "office_notes.py").write_text(self.PLUGIN, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path / "site"))
        folder = tmp_path / "reports"
        folder.mkdir()
        (folder / "draft.notes").write_bytes((EXAMPLES / "draft.md").read_bytes())
        (folder / "clean.notes").write_bytes((EXAMPLES / "clean-2021.md").read_bytes())
        return folder

    def test_a_folder_is_searched_for_what_plugins_read(self, site):
        status, out, _ = run("check", "--format", "json", site)
        files = {Path(file["path"]).name: file for file in json.loads(out)["files"]}
        assert (1, ["clean.notes", "draft.notes"]) == (status, list(files))
        assert ("markdown", 10) == (files["draft.notes"]["kind"], len(files["draft.notes"]["diagnostics"]))
        assert "这里没有找到年度报告" in check(site)[2]

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_a_plugins_format_is_printed(self, site, jobs):
        status, out, err = run("check", "--format", "tally", "--jobs", jobs, site)
        assert (1, ".10\n", "a word aside\n") == (status, out, err)
        assert "是不是" not in check("--format", "tally", site)[2]

    def test_a_reporter_that_fails_is_the_plugins_failure(self, site):
        status, out, err = run("check", "--format", "tally", site / "clean.notes")
        assert (2, "") == (status, out)
        assert "tally: the reporter failed (ZeroDivisionError: division by zero)" in err

    def test_what_a_plugin_reads_as_it_stands_can_be_fixed(self, site):
        (site / "draft.notes").write_bytes((EXAMPLES / "errors" / "T215.md").read_bytes())
        assert run("fix", site / "draft.notes")[0] == 0
        assert run("check", site / "draft.notes")[0] == 0
