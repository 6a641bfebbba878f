"""What `fix` says and how it ends is what a `check` of the fixed files says and how it ends."""

import io

import pytest

from gidr_lint.cli.main import main
from gidr_lint.plugins.house import reporters
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.sheets import workbook

FORMATS = [reporter.name for reporter in reporters()]
OPTIONS = [
    (),
    ("--previous", "kept/last.md"),
    ("--figures", "kept/sheet.xlsx"),
    ("--figures", "kept/sheet.xlsx", "--previous", "kept/last.md"),
    ("--no-history",),
    ("--fail-on", "error", "--previous", "kept/last.md"),
    ("--lang", "en", "-q", "--figures", "kept/sheet.xlsx"),
    ("--stage", "draft", "--select", "X,T", "--previous", "kept/last.md"),
]


@pytest.fixture
def run(folder, capfdbinary, monkeypatch):
    """Runs the command in the folder: its exit status, and what it says on both streams."""
    monkeypatch.chdir(folder)

    def run(*args, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


def with_unit(draft):
    """A figure of the draft with its unit behind it, which a safe fix takes away."""
    draft.tables["proactive"]["licence", "decisions"] += "件"
    return draft


def this_year():
    """A report with something to fix, that a spreadsheet and last year's report contradict elsewhere."""
    draft = with_unit(Draft.clean())
    draft.tables["proactive"]["normative", "in-force"] = "33"
    return draft


def last_year():
    """Carries more over than this year's report carries in; its total is not what its columns add up to."""
    draft = with_unit(Draft.clean(year=2023))
    draft.tables["applications"]["carried-out", "total"] = "3"
    return draft


def wrong_sum(draft):
    """A total of the draft that two sums show to be wrong, which an unsafe fix puts right."""
    draft.tables["applications"]["total", "total"] = "99"
    return draft


@pytest.fixture
def folder(tmp_path):
    for name in ("kept", "alone", "beside", "both"):
        (tmp_path / name).mkdir()
    this, last = this_year().markdown(), last_year().markdown()
    (tmp_path / "kept" / "sheet.xlsx").write_bytes(workbook(Draft.clean()))
    for path, text in {
        "kept/last.md": last,
        "alone/report.md": this,
        "beside/report.md": this,
        "beside/older.md": last,
        "both/a-this.md": wrong_sum(this_year()).markdown(),
        "both/b-last.md": last,
    }.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "alone" / "report.docx").write_bytes(this_year().docx()[0])
    return tmp_path


@pytest.fixture
def agree(folder, run):
    """Holds what a fix says in every format against what a check says behind it; gives the exit status."""

    def agree(fix, options, path):
        statuses = {_agreed(folder, run, fix, (*options, path, "--format", form)) for form in FORMATS}
        assert 1 == len(statuses)
        return statuses.pop()

    return agree


def _agreed(folder, run, fix, options):
    before = {file: file.read_bytes() for file in folder.rglob("*.*")}
    status, out, err = run(*fix, *options)
    assert "已改正" in err or "Fixed" in err
    assert (status, out) == run("check", *options)[:2]
    for file, data in before.items():
        file.write_bytes(data)
    return status


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
@pytest.mark.parametrize("path", ["alone/report.md", "beside/report.md"])
def test_a_fix_says_what_a_check_of_the_fixed_file_says(agree, path, options):
    is_compared = "--previous" in options or (path[:6] == "beside" and "--no-history" not in options)
    status = agree(("fix",), options, path)
    assert int(is_compared and "--fail-on" not in options) == status


@pytest.mark.parametrize("fix", [("check", "--fix"), ("fix", "--unsafe"), ("check", "--fix", "--unsafe")])
@pytest.mark.parametrize("options", [("--previous", "kept/last.md"), ("--figures", "kept/sheet.xlsx")])
def test_so_do_check_fix_and_unsafe_fixes(agree, fix, options):
    assert 1 == agree(fix, options, "beside/report.md")


@pytest.mark.parametrize("options", [(), ("--previous", "kept/last.md")])
def test_so_does_the_fix_of_a_word_file(agree, options):
    assert int(bool(options)) == agree(("fix",), options, "alone/report.docx")


@pytest.mark.parametrize("fix", [("fix",), ("fix", "--unsafe"), ("check", "--fix")])
@pytest.mark.parametrize("path", ["both", "."])
def test_so_does_the_fix_of_several_files_one_of_which_is_last_years_of_another(agree, fix, path):
    agree(fix, (), path)


def test_last_years_report_as_it_is_after_its_own_fix_is_what_counts(run):
    """The wrong total of last year's report is put right after this year's report was compared with it."""
    status, out, _ = run("check", "--format", "concise", "both")
    assert (1, True) == (status, "X601" in out)
    status, out, _ = run("fix", "--unsafe", "--format", "concise", "both")
    assert (0, "") == (status, out)


def test_a_configured_report_of_last_year_is_kept_and_a_missing_one_said_once(agree, run, folder):
    report = folder / "alone" / "report.md"
    configuration = folder / "gidr-lint.toml"
    configuration.write_text('[history]\nprevious = "kept/last.md"\n', encoding="utf-8")
    assert 1 == agree(("fix",), (), report.relative_to(folder))
    configuration.write_text('[history]\nprevious = "kept/none.md"\n', encoding="utf-8")
    _, _, err = run("fix", report)
    assert ("已改正1个文件1处" in err, 1) == (True, err.count("没有上年报告"))


def test_standard_input_ends_as_a_check_of_what_came_out(run):
    options = ("--previous", "kept/last.md", "-")
    status, fixed, _ = run("fix", *options, stdin=this_year().markdown().encode())
    assert Draft.clean().markdown().replace("| 32 |", "| 33 |") == fixed
    assert 1 == status == run("check", *options, stdin=fixed.encode())[0]


def test_a_fix_that_is_only_shown_ends_as_a_check_of_the_file_as_it_is(run):
    path = "beside/report.md"
    for options in OPTIONS:
        status, out, _ = run("fix", "--diff", *options, path)
        assert out.startswith("---")
        assert run("check", *options, path)[0] == status


PLUGIN = '''"""
数字写反。

A figure is the wrong way round.

Source: practice
"""

from gidr_lint.api import Edit, Finding, Fix, Message, Severity, Words, rule

MESSAGE = Message(zh="数字写反", en="The figure is the wrong way round", help_zh="", help_en="")


@rule(code="QZ101", severity=Severity.WARNING, fixable="safe")
def check(case):
    for cell in case.cells():
        if cell.figure.amount == 12:
            fix = Fix(Words("改", "change"), (Edit(cell.text.location(), "21"),), "safe")
            yield Finding(cell.location, MESSAGE(), fixes=(fix,))
'''


@pytest.mark.parametrize("name", ["report.md", "report.docx", "-"])
def test_a_fix_that_would_change_a_figure_is_refused_and_said_to_be(run, folder, name):
    (folder / "turned.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "gidr-lint.toml").write_text('plugins = ["./turned.py"]\n', encoding="utf-8")
    path = name if name == "-" else f"alone/{name}"
    text = this_year().markdown()
    _, out, err = run("fix", "--trust-plugins", path, stdin=text.encode())
    line = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("| 行政处罚"))
    where = "表1 第10行第2列" if name == "report.docx" else f"{line}:10"
    shown = "stdin.md" if name == "-" else path
    assert (
        f"{shown}:{where}: QZ101 没有改正：会改动表二“行政处罚”行“本年处理决定数量”列 / "
        "not fixed: it would change table 2, row 行政处罚, column 本年处理决定数量\n"
    ) in err
    # What else there is to fix is fixed.
    fixed = Draft.clean().markdown().replace("| 32 |", "| 33 |")
    assert ("已改正1个文件1处" in err) == (name != "-")
    if name != "report.docx":
        assert fixed == (out if name == "-" else (folder / path).read_text(encoding="utf-8"))
