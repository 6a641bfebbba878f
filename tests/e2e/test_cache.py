"""The second run takes what the first has kept, and nobody sees a difference but in the time."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gidr_lint.cli.main import main
from gidr_lint.judging.documentation import Example
from gidr_lint.plugins.house import reporters
from gidr_lint.testing import Draft
from gidr_lint.testing.examples import patched

PHONE = "13900000001"
FORMATS = tuple(reporter.name for reporter in reporters())
# A draft that differs from last year's report in what was carried over.
PAIR = patched(
    Example(
        False, "", ("!previous [applications] carried-out.natural-person = 3, carried-out.total = 3",), ()
    )
)
RULE = """
from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(zh="看过这份", en="this one was looked at")


@rule(code="WT101", severity=Severity.ERROR)
def looked_at(case: Case):
    yield Finding(case.document.beginning, MESSAGE())
"""
# What a package needs besides.
ANSWER = """
from gidr_lint.api import hookimpl


@hookimpl
def gidr_lint_rules():
    return [looked_at]
"""


def wrong(year=2022):
    draft = Draft.clean("2021", year)
    draft.tables["applications"]["new", "natural-person"] = "99"
    draft.sections["overview"][1].append(f"联系电话{PHONE}，共培训XX次。")
    return draft


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two reports with something to find, one without, and a file that is no report."""
    place = tmp_path / "reports"
    place.mkdir()
    (place / "a.md").write_text(wrong().markdown(), "utf-8")
    (place / "b.docx").write_bytes(wrong(2024).docx()[0])
    (place / "c.txt").write_text(Draft.clean("2021", 2024).text(), "utf-8")
    (place / "notes.md").write_text("# 备忘\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return place


@pytest.fixture
def check(capsys):
    """Runs a check: its exit status, what it put out, and how many of how many files came from the cache."""

    def check(*args, status=None):
        capsys.readouterr()
        came = main(
            ["check", "--no-plugins" if "--trust-plugins" not in args else "-v", *map(str, args), "-v"]
        )
        out, said = capsys.readouterr()
        found = re.search(r"(\d+)个文件，其中(\d+)个用了缓存|cache: (\d+) of (\d+)", said)
        hits = None
        if found is not None:
            hits = (int(found[2] or found[3]), int(found[1] or found[4]))
        assert status is None or came == status
        return came, out, hits

    return check


def files(place):
    return [path for path in Path(place).rglob("*") if path.is_file()]


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_changed_so_all_is_taken_and_the_bytes_are_the_same(folder, check, format):
    status, first, hits = check("--format", format, "reports")
    assert (status, hits) == (1, (0, 4))
    assert "A301" in first
    assert check("--format", format, "reports") == (1, first, (4, 4))
    assert check("--format", format, "--no-cache", "reports") == (1, first, None)


@pytest.mark.parametrize("jobs", ["1", "2", "3", "auto"])
def test_the_bytes_are_the_same_whatever_the_processes_and_however_many_files_are_there(folder, check, jobs):
    _, wanted, _ = check("--no-cache", "reports")
    assert check("--jobs", jobs, "reports/a.md", "reports/c.txt")[2] == (0, 2)
    assert check("--jobs", jobs, "reports", "reports/c.txt", "reports/a.md")[1:] == (wanted, (2, 4))
    assert check("--jobs", jobs, "reports", "reports/a.md", "reports/c.txt")[1:] == (wanted, (4, 4))


def test_a_file_that_changed_is_checked_again_and_no_other(folder, check):
    check("reports")
    path = folder / "a.md"
    path.write_text(path.read_text("utf-8").replace("XX", "三"), "utf-8")
    status, out, hits = check("reports")
    assert hits == (3, 4)
    assert "P701" not in out.split("reports/b.docx")[0]


def test_a_file_with_another_time_is_the_same_file(folder, check):
    check("reports")
    os.utime(folder / "a.md", (1, 1))
    assert check("reports")[2] == (4, 4)


def test_two_folders_have_the_same_report_by_another_name(folder, check):
    check("reports")
    shutil.copytree(folder, folder.parent / "copy")
    assert check("copy")[2] == (0, 4)


@pytest.mark.parametrize(
    "args",
    [
        ("--stage", "draft"),
        ("--select", "A"),
        ("--ignore", "A301"),
        ("--extend-select", "L801"),
        ("--year", "2023"),
        ("--form", "2019"),
        ("--lang", "en"),
        ("--fail-on", "never"),
        ("--no-history",),
        ("--only-reports",),
        ("--require-checked",),
        ("--isolated",),
    ],
)
def test_another_option_is_another_question(folder, check, args):
    check("reports")
    again = check(*args, "reports")
    if args != ("--isolated",):
        assert again[2] == (0, 4)
    assert again[:2] == check(*args, "--no-cache", "reports")[:2]
    assert check(*args, "reports") == (*again[:2], (4, 4))
    # What was kept for the question before is still there.
    assert check("reports")[2] == (4, 4)


def test_what_only_some_outputs_show_is_asked_for_again(folder, capsys, check):
    main(["check", "--no-plugins", "reports"])
    assert check("reports")[2] == (0, 4)


def test_a_file_that_is_named_is_told_of_though_it_is_no_report(folder, check):
    check("reports")
    _, out, hits = check("reports/a.md", "reports/notes.md")
    assert "E002" in out and hits == (0, 2)
    assert check("reports/a.md", "reports/notes.md")[1:] == (out, (2, 2))


class TestTheConfiguration:
    @pytest.fixture
    def write(self, folder):
        def write(name, text):
            (folder.parent / name).write_text(text, "utf-8")

        write("base.toml", 'ignore = ["P701"]\n')
        write(
            "gidr-lint.toml",
            'extends = ["base.toml"]\n[[overrides]]\nfiles = ["reports/c*"]\nstage = "draft"\n',
        )
        return write

    def test_a_setting(self, check, write):
        check("reports")
        assert check("reports")[2] == (4, 4)
        write("gidr-lint.toml", 'ignore = ["A301"]\n')
        assert check("reports")[2] == (0, 4)

    def test_what_it_extends(self, check, write):
        _, out, _ = check("reports")
        assert "P701" not in out
        write("base.toml", 'ignore = ["A301"]\n')
        _, out, hits = check("reports")
        assert hits == (0, 4) and "P701" in out and "错误 A301" not in out

    def test_a_setting_for_some_files(self, check, write):
        check("reports")
        write(
            "gidr-lint.toml",
            'extends = ["base.toml"]\n[[overrides]]\nfiles = ["reports/c*"]\nstage = "final"\n',
        )
        assert check("reports")[2] == (3, 4)

    def test_a_comment_in_it_changes_nothing(self, folder, check, write):
        check("reports")
        write("base.toml", (folder.parent / "base.toml").read_text("utf-8") + "# 说明\n")
        assert check("reports")[2] == (4, 4)

    def test_the_form_it_names(self, check, write):
        form = 'id = "own"\nname = "本地"\nextends = "2021"\nyears = { first = 2021 }\n'
        write("own.toml", form)
        write("gidr-lint.toml", 'form = "own.toml"\n')
        check("reports")
        assert check("reports")[2] == (4, 4)
        write("own.toml", form.replace("本地", "本市"))
        assert check("reports")[2] == (0, 4)

    def test_a_mistake_in_it_is_still_a_mistake(self, check, write, capsys):
        check("reports")
        write("gidr-lint.toml", 'ignore = ["A999"]\n')
        for _ in range(2):
            assert check("reports", status=2)[1] == ""

    def test_what_it_excludes(self, check, write):
        check("reports")
        write("gidr-lint.toml", 'extends = ["base.toml"]\nexclude = ["reports/a.md"]\n')
        _, out, _ = check("reports")
        assert "a.md" not in out


class TestLocalPlugins:
    """Their code may read whatever lies anywhere, so that nothing is kept while one is trusted."""

    @pytest.fixture
    def write(self, folder):
        def write(text, name="own.py"):
            (folder.parent / name).write_text(text, "utf-8")

        write(RULE)
        (folder.parent / "gidr-lint.toml").write_text('plugins = ["own.py"]\n', "utf-8")
        return write

    def test_its_own_code(self, check, write):
        assert "看过这份" in check("--trust-plugins", "reports")[1]
        write(RULE.replace("看过", "读过了"))
        _, out, hits = check("--trust-plugins", "reports")
        assert hits == (0, 4) and "读过了这份" in out

    def test_a_form_file_that_it_gives(self, folder, check, write):
        form = 'id = "own"\nname = "本地"\nextends = "2021"\nyears = { first = 2021 }\n'
        added = '[[sections]]\nid = "annex"\ntitle = "七、本地另加的部分"\n'
        write(form, "q.toml")
        write(
            "from pathlib import Path\nfrom gidr_lint.api import hookimpl\n\n\n@hookimpl\ndef gidr_lint_forms():\n"
            '    return [Path(__file__).with_name("q.toml")]\n'
        )
        (folder.parent / "gidr-lint.toml").write_text('plugins = ["own.py"]\nform = "own"\n', "utf-8")
        _, before, _ = check("--trust-plugins", "reports")
        assert "本地另加的部分" not in before
        write(form + added, "q.toml")
        assert "本地另加的部分" in check("--trust-plugins", "reports")[1]

    @pytest.mark.parametrize(
        ("name", "text", "code"),
        [
            ("beside.py", "WORD = '看过'\n", "import runpy\nW = runpy.run_path('beside.py')['WORD']\n"),
            ("words.txt", "看过", "W = open('words.txt', encoding='utf-8').read()\n"),
        ],
    )
    def test_a_module_or_data_beside_it(self, check, write, name, text, code):
        write(text, name)
        write(code + RULE.replace('zh="看过这份"', 'zh=W + "这份"'))
        assert "看过这份" in check("--trust-plugins", "reports")[1]
        write(text.replace("看过", "读过了"), name)
        assert "读过了这份" in check("--trust-plugins", "reports")[1]

    def test_one_that_is_not_trusted_keeps_nobody_from_the_cache(self, folder, write, capsys):
        for hits in (0, 4):
            main(["check", "-v", "reports"])
            assert f"其中{hits}个用了缓存" in capsys.readouterr().err

    def test_a_configuration_without_it_is_kept_beside_one_with_it(self, folder, check, write):
        (folder.parent / "gidr-lint.toml").unlink()
        (folder / "inner").mkdir()
        (folder / "a.md").rename(folder / "inner" / "a.md")
        (folder / "inner" / "gidr-lint.toml").write_text('plugins = ["../../own.py"]\n', "utf-8")
        check("--trust-plugins", "reports")
        assert check("--trust-plugins", "reports")[2] == (3, 4)

    def test_whether_it_is_trusted(self, folder, write, capsys):
        for args, has in [((), False), (("--trust-plugins",), True)] * 2:
            main(["check", *args, "reports"])
            assert ("看过这份" in capsys.readouterr().out) == has

    def test_one_that_does_not_load_is_told_of_each_time(self, folder, write, capsys):
        write(RULE + "1 / 0\n")
        for _ in range(2):
            assert main(["check", "--trust-plugins", "reports"]) == 2
            assert "ZeroDivisionError" in capsys.readouterr().err


class TestInstalledPlugins:
    """A package of the name `city_kept`, whose rules are in force beside the installed ones."""

    @pytest.fixture
    def write(self, folder, tmp_path, monkeypatch):
        site = tmp_path / "site"
        (site / "city_kept-1.0.dist-info").mkdir(parents=True)
        (site / "city_kept-1.0.dist-info" / "entry_points.txt").write_text(
            "[gidr_lint]\ncity_kept = city_kept\n", "utf-8"
        )
        monkeypatch.syspath_prepend(site)

        def write(text, name="__init__.py"):
            (site / "city_kept").mkdir(exist_ok=True)
            (site / "city_kept" / name).write_text(text, "utf-8")
            monkeypatch.delitem(sys.modules, "city_kept", raising=False)

        write(RULE + ANSWER)
        yield write
        sys.modules.pop("city_kept", None)

    def test_its_code(self, check, write):
        _, out, _ = check("--trust-plugins", "reports")
        assert "看过这份" in out
        assert check("--trust-plugins", "reports")[1:] == (out, (4, 4))
        write(RULE.replace("看过", "读过了") + ANSWER)
        _, out, hits = check("--trust-plugins", "reports")
        assert hits == (0, 4) and "读过了这份" in out

    def test_what_is_in_its_package(self, check, write):
        check("--trust-plugins", "reports")
        write("数", "words.txt")
        assert check("--trust-plugins", "reports")[2] == (0, 4)
        assert check("--trust-plugins", "reports")[2] == (4, 4)

    def test_one_that_is_a_single_module_has_its_data_anywhere(self, folder, check, write, tmp_path):
        package = tmp_path / "site" / "city_kept"
        shutil.rmtree(package)
        package.with_suffix(".py").write_text(RULE + ANSWER, "utf-8")
        for _ in range(2):
            _, out, hits = check("--trust-plugins", "reports")
            assert "看过这份" in out and hits == (0, 4)

    def test_the_day(self, check, write, monkeypatch):
        check("--trust-plugins", "reports")
        self.tomorrow(monkeypatch)
        assert check("--trust-plugins", "reports")[2] == (0, 4)

    def test_without_plugins_nobody_asks_for_the_day(self, check, write, monkeypatch):
        check("reports")
        self.tomorrow(monkeypatch)
        assert check("reports")[2] == (4, 4)

    def tomorrow(self, monkeypatch):
        day = datetime.date.today() + datetime.timedelta(1)

        class Tomorrow(datetime.date):
            @classmethod
            def today(cls):
                return day

        monkeypatch.setattr(datetime, "date", Tomorrow)

    def test_one_that_crashed_is_asked_again(self, check, write):
        write(
            RULE.replace(
                "    yield", '    if "共培训" in case.document.plain:\n        raise KeyError\n    yield'
            )
            + ANSWER
        )
        status, out, _ = check("--trust-plugins", "reports")
        assert out.count("错误 E004") == 2
        assert check("--trust-plugins", "reports") == (status, out, (2, 4))

    def test_one_that_gives_what_json_does_not_have_costs_nothing_but_time(self, check, write):
        write(RULE.replace("MESSAGE())", "MESSAGE(), severity=None)") + ANSWER)
        status, out, _ = check("--trust-plugins", "reports")
        assert check("--trust-plugins", "reports")[:2] == (status, out)


class TestLastYearsReport:
    @pytest.fixture
    def pair(self, tmp_path, monkeypatch):
        place = tmp_path / "pair"
        (place / "archive").mkdir(parents=True)
        (place / "now.md").write_text(PAIR.text, "utf-8")
        (place / "then.md").write_text(PAIR.previous, "utf-8")
        (place / "other.md").write_text("# 备忘\n", "utf-8")
        monkeypatch.chdir(tmp_path)
        return place

    def test_the_one_beside_it(self, pair, check):
        _, out, _ = check("pair")
        assert "X601" in out
        assert check("pair")[1:] == (out, (3, 3))
        (pair / "other.md").write_text("# 另一份备忘\n", "utf-8")
        assert check("pair")[1:] == (out, (2, 3))

    def test_it_changed(self, pair, check):
        check("pair")
        (pair / "then.md").write_text(PAIR.text.replace("2024", "2023").replace("2025", "2024"), "utf-8")
        now = check("pair")
        assert now[:2] == check("--no-cache", "pair")[:2]
        assert now[2] == (1, 3)

    def test_it_went_and_came_back(self, pair, check):
        _, out, _ = check("pair")
        (pair / "then.md").rename(pair.parent / "then.md")
        _, without, hits = check("pair")
        assert "X601" not in without and hits == (1, 2)
        (pair.parent / "then.md").rename(pair / "then.md")
        assert check("pair")[1] == out

    def test_a_second_one_came(self, pair, check):
        check("pair")
        shutil.copy(pair / "then.md", pair / "then too.md")
        now = check("pair")
        assert now[:2] == check("--no-cache", "pair")[:2]
        assert now[2][0] < 3

    def test_a_newcomer_that_is_another_organs_changes_nothing(self, pair, check):
        check("pair")
        (pair / "than.md").write_text(PAIR.previous.replace("某县", "别县").replace("某市", "别市"), "utf-8")
        now = check("pair")
        assert now[:2] == check("--no-cache", "pair")[:2]

    def test_the_one_that_is_named(self, pair, check):
        shutil.copy(pair / "then.md", pair.parent / "named.md")
        (pair / "then.md").unlink()
        _, out, _ = check("--previous", "named.md", "pair")
        assert "X601" in out
        assert check("--previous", "named.md", "pair")[1:] == (out, (2, 2))
        (pair.parent / "named.md").write_text(PAIR.previous + "\n补记。\n", "utf-8")
        assert check("--previous", "named.md", "pair")[2] == (1, 2)

    def test_the_one_that_is_configured_and_what_is_said_where_it_is_not_there(self, pair, capsys):
        (pair.parent / "gidr-lint.toml").write_text(
            '[history]\nprevious = "pair/archive/{year-1}.md"\n', "utf-8"
        )

        def check():
            main(["check", "-v", "--no-plugins", "--format", "concise", "pair"])
            out, said = capsys.readouterr()
            return out, re.sub(r"其中\d个", "", said)

        first = check()
        assert "没有上年报告" in first[1] and "X601" not in first[0]
        assert check() == first
        year = int(re.search(r"(\d{4})年政府信息公开工作年度报告", PAIR.previous)[1])
        (pair / "archive" / f"{year}.md").write_text(PAIR.previous, "utf-8")
        out, said = check()
        assert "X601" in out and f"{year - 1}.md" in said


def test_a_lint_that_ran_out_of_time_is_tried_again(folder, check):
    (folder.parent / "gidr-lint.toml").write_text("rules.E015 = { seconds = 0.000001 }\n", "utf-8")
    _, out, _ = check("reports/a.md", "reports/b.docx")
    assert out.count("错误 E015") == 2
    assert check("reports/a.md", "reports/b.docx")[2] == (0, 2)


def test_a_defect_of_ours_is_met_again(folder, check, monkeypatch):
    from gidr_lint.engine.linter import Linter

    def analyse(self, inputs, analyse=Linter.analyse):
        if inputs.source.uri.endswith("a.md"):
            raise RuntimeError
        return analyse(self, inputs)

    with monkeypatch.context() as patch:
        patch.setattr(Linter, "analyse", analyse)
        for hits in [(0, 4), (3, 4)]:
            assert check("--jobs", "1", "reports", status=3)[2] == hits
    assert check("reports", status=1)[2] == (3, 4)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a file that may not be read")
def test_a_file_that_may_not_be_read_is_told_of_though_its_result_is_there(folder, check):
    check("reports")
    (folder / "a.md").chmod(0)
    assert "E001" in check("reports")[1]


def test_neither_one_file_nor_a_fix_makes_a_cache(folder, check, cache):
    check("reports/a.md")
    check("--no-cache", "reports")
    main(["fix", "--no-plugins", "--diff", "reports"])
    assert not os.path.exists(cache)


def test_what_is_fixed_is_found_as_it_is_now(folder, check):
    (folder / "a.md").write_text(wrong().markdown().replace("| 1 |", "| １ |"), "utf-8")
    check("reports")
    main(["fix", "--no-plugins", "reports"])
    assert check("reports")[:2] == check("--no-cache", "reports")[:2]


def test_no_personal_data_is_in_it(folder, check, cache):
    check("reports")
    kept = b"".join(path.read_bytes() for path in files(cache))
    assert b"A301" in kept
    assert PHONE.encode() not in kept


HITS = """
import sys
from gidr_lint.cli.main import main
main(["check", "--no-plugins", "--format", sys.argv[1], "reports"])
print(*(name for name in sys.modules if name.startswith("gidr_lint.")), file=sys.stderr)
"""


# SARIF holds descriptions of the rules, whatever was found.
@pytest.mark.parametrize("format", [name for name in FORMATS if name != "sarif"])
def test_a_run_that_finds_all_loads_neither_linter_nor_rules_nor_readers(folder, format):
    command = [sys.executable, "-c", HITS, format]
    cold, warm = (subprocess.run(command, capture_output=True, timeout=120) for _ in range(2))
    assert cold.stdout == warm.stdout
    assert "gidr_lint.engine.linter" in cold.stderr.decode().split()
    loaded = [name.split(".") for name in warm.stderr.decode().split()]
    assert not {"engine", "rules", "claims", "figures", "assist"} & {name[1] for name in loaded}
    assert not [name for name in loaded if name[1] == "formats" and name[-1] in ("read", "tags", "parse")]


def test_runs_at_the_same_time_give_the_same_and_spoil_nothing(folder, check):
    for number in range(12):
        (folder / f"{number}.md").write_text(wrong(2022 + number % 2 * 2).markdown(), "utf-8")
    command = [sys.executable, "-m", "gidr_lint", "check", "-v", "--no-plugins", "--jobs", "1", "reports"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(4)]
    outputs = {run.communicate(timeout=120)[0] for run in runs}
    assert len(outputs) == 1
    _, out, hits = check("reports")
    assert (out.encode(), hits) == (outputs.pop().replace(os.linesep.encode(), b"\n"), (16, 16))


def _begin(data):
    return data[: len(data) // 2]


def _noise(data):
    return bytes(range(256)) * (len(data) // 256)


def _other_types(data):
    return re.sub(rb'"diagnostics":\[', b'"diagnostics":[5,', data)


@pytest.mark.parametrize(
    "spoil", [_begin, _noise, _other_types, lambda _: b"", lambda data: data.replace(b"\n", b"")]
)
def test_a_spoiled_cache_changes_nothing(folder, check, cache, spoil):
    first = check("reports")
    for path in files(cache):
        path.write_bytes(spoil(path.read_bytes()))
    assert check("reports")[:2] == first[:2]
    assert check("reports") == (*first[:2], (4, 4))


@pytest.mark.parametrize(
    "row",
    [
        b"5", b"{}", b"[]", b"[[],[]]", b"true", b"[" * 100_000, b'"\xff"', b"[1e999]",
        b'[{"path":"reports/a.md"},[],{},{},{},0,true,true,"warning",null,"",[],false]',
        b'[{"path":"reports/a.md","kind":"markdown","coverage":{"tables":{},"identities":{},"claims":{}},'
        b'"diagnostics":[{}]},[],{"error":0,"warning":0,"info":0},{},{},0,true,true,"warning",null,"",[],false]',
    ],
)  # fmt: skip
def test_what_is_whole_but_no_row_is_linted_instead(folder, check, monkeypatch, row):
    from gidr_lint.outputs import _stored

    wanted = check("--no-cache", "reports")[:2]
    with monkeypatch.context() as patch:
        patch.setattr(_stored, "stored", lambda _: row)
        check("--jobs", "1", "reports")
    assert check("--jobs", "1", "reports") == (*wanted, (0, 4))
    assert check("reports")[:2] == wanted


@pytest.mark.skipif(os.name == "nt", reason="links and permissions")
@pytest.mark.parametrize("english", [False, True])
def test_a_folder_of_somebody_elses_is_not_used_and_this_is_said(
    folder, check, cache, tmp_path, capsys, english
):
    wanted = check("--no-cache", "reports")[:2]
    (tmp_path / "theirs").mkdir()
    os.symlink(tmp_path / "theirs", cache)
    for _ in range(2):
        assert check("reports") == (*wanted, None)
    main(["check", "--lang", "en" if english else "zh", "--no-plugins", "reports"])
    said = f"no cache is used: {cache} is a link" if english else f"没有使用缓存：{cache}是一个链接"
    assert said in capsys.readouterr().err
    assert not list((tmp_path / "theirs").iterdir())
    assert main(["clean"]) == 2
    assert "没有清除" in capsys.readouterr().err


def test_where_nothing_can_be_written_everything_is_checked_in_silence(folder, check, monkeypatch, capsys):
    wanted = check("--no-cache", "reports")[:2]
    (folder.parent / "file").touch()
    monkeypatch.setenv("GIDR_LINT_CACHE_DIR", str(folder.parent / "file" / "cache"))
    assert check("reports")[:2] == wanted
    main(["check", "--no-plugins", "reports"])
    assert capsys.readouterr().err == ""


def test_on_a_full_disk_everything_is_checked(folder, check, monkeypatch):
    import errno

    wanted = check("--no-cache", "reports")[:2]

    def write(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", write)
    assert check("--jobs", "1", "reports") == (*wanted, (0, 4))


class TestClean:
    def test_it_says_what_it_took_away(self, folder, check, cache, capsys):
        check("reports")
        assert main(["clean"]) == 0
        assert re.fullmatch(rf"清除了4个检查结果（\d+ KB）：{re.escape(cache)}\n", capsys.readouterr().out)
        assert not os.path.exists(cache)
        assert main(["clean"]) == 0
        assert capsys.readouterr().out == f"缓存是空的：{cache}\n"
        assert check("reports")[2] == (0, 4)

    def test_in_english(self, folder, check, cache, capsys):
        check("reports")
        assert main(["clean", "--lang", "en"]) == 0
        assert re.fullmatch(
            rf"Removed 4 results \(\d+ KB\) from {re.escape(cache)}\.\n", capsys.readouterr().out
        )

    def test_it_takes_no_paths(self, folder, cache, capsys):
        assert main(["clean", "reports"]) == 2
