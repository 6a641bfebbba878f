"""Last year's report on the command line: named, configured, or found in the same folder."""

import json
import os
import subprocess
import sys

import pytest

from gidr_lint.judging.documentation import Example
from gidr_lint.testing import Draft
from gidr_lint.testing.examples import patched

BAD = patched(
    Example(
        False, "", ("!previous [applications] carried-out.natural-person = 3, carried-out.total = 3",), ()
    )
)


def check(*args, cwd, stdin=None):
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", "check", "--no-plugins", *map(str, args)],
        cwd=cwd, input=stdin, capture_output=True, timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def found(output):
    (file,) = json.loads(output)["files"]
    return [item["code"] for item in file["diagnostics"]], file.get("previous")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "report.md").write_text(BAD.text, encoding="utf-8")
    (tmp_path / "old.md").write_text(BAD.previous, encoding="utf-8")
    return tmp_path


def test_a_named_report_is_compared_and_its_place_is_shown(folder):
    status, out, _ = check("--format", "json", "--previous", "old.md", "own/report.md", cwd=folder)
    assert (1, (["X601"], "old.md")) == (status, found(out))
    (related,) = json.loads(out)["files"][0]["diagnostics"][0]["related"]
    line = BAD.previous.splitlines()[related["range"]["start"]["line"] - 1]
    assert related["path"] == "old.md"
    assert line.startswith("| 四、结转下年度继续办理")
    assert ("applications", "carried-out") == (related["target"]["table"], related["target"]["row"])


def test_the_text_says_what_was_compared_with(folder):
    _, out, _ = check("--previous", "old.md", "own/report.md", cwd=folder)
    assert "own/report.md: 对照的上年报告：old.md" in out
    assert "相关：old.md:" in out


def test_without_any_nothing_is_compared(folder):
    status, out, _ = check("--format", "json", "own/report.md", cwd=folder)
    assert (0, ([], None)) == (status, found(out))


def test_a_report_of_the_same_organ_and_the_year_before_in_the_folder_is_found(folder):
    (folder / "own" / "last.md").write_text(BAD.previous, encoding="utf-8")
    (folder / "own" / "other.md").write_text(
        BAD.previous.replace("青溪县水务局", "青溪县林业局"), encoding="utf-8"
    )
    (folder / "own" / "older.md").write_text(BAD.previous.replace("2023年", "2022年"), encoding="utf-8")
    _, out, _ = check("--format", "json", "own/report.md", cwd=folder)
    assert (["X601"], "own/last.md") == found(out)
    assert (["X601"], "last.md") == found(check("--format", "json", "report.md", cwd=folder / "own")[1])


def test_of_two_that_fit_none_is_taken(folder):
    for name in ("last.md", "copy.md"):
        (folder / "own" / name).write_text(BAD.previous, encoding="utf-8")
    assert ([], None) == found(check("--format", "json", "own/report.md", cwd=folder)[1])


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_one_in_another_encoding_is_found_too(folder, encoding):
    (folder / "own" / "last.md").write_bytes(BAD.previous.encode(encoding))
    assert (["X601"], "own/last.md") == found(check("--format", "json", "own/report.md", cwd=folder)[1])


def last_as(kind):
    """Last year's report with the carry-over that this year's does not take up, in another format."""
    past = Draft.clean(year=2023)
    figures = past.tables["applications"]
    figures["carried-out", "natural-person"] = figures["carried-out", "total"] = "3"
    figures["carried-out", "legal-service"] = "0"
    past.tables["disputes"]["cases", "review-total"] = "4"
    if kind == "docx":
        return past.docx()[0]
    if kind == "odt":
        return past.odt()[0]
    return (past.page()[0] if kind == "html" else past.text()).encode()


@pytest.mark.parametrize("kind", ["docx", "odt", "html", "txt"])
def test_one_in_another_format_is_found_too(folder, kind):
    (folder / "own" / f"last.{kind}").write_bytes(last_as(kind))
    codes, previous = found(check("--format", "json", "own/report.md", cwd=folder)[1])
    assert (["X601"], f"own/last.{kind}") == (codes, previous)


def test_one_report_in_several_formats_is_one_and_the_drafts_own_counts(folder):
    for kind in ("docx", "html", "txt"):
        (folder / "own" / f"last.{kind}").write_bytes(last_as(kind))
    assert (["X601"], "own/last.docx") == found(check("--format", "json", "own/report.md", cwd=folder)[1])
    assert "相关：own/last.docx:表2 第" in check("own/report.md", cwd=folder)[1]
    (folder / "own" / "last.md").write_text(BAD.previous, encoding="utf-8")
    assert (["X601"], "own/last.md") == found(check("--format", "json", "own/report.md", cwd=folder)[1])


def test_what_is_no_word_file_beside_a_draft_is_passed_over(folder):
    for name, data in (("a.docx", b"PK\x03\x04"), ("b.docx", b""), ("c.docx", last_as("docx")[:900])):
        (folder / "own" / name).write_bytes(data)
    assert (0, ([], None)) == (lambda done: (done[0], found(done[1])))(
        check("--format", "json", "own/report.md", cwd=folder)
    )


def test_history_can_be_switched_off(folder):
    (folder / "own" / "last.md").write_text(BAD.previous, encoding="utf-8")
    for more in ([], ["--previous", "old.md"]):
        _, out, _ = check("--format", "json", "--no-history", *more, "own/report.md", cwd=folder)
        assert ([], None) == found(out)


def test_a_named_report_that_does_not_exist_is_wrong_usage(folder):
    status, out, err = check("--previous", "none.md", "own/report.md", cwd=folder)
    assert (2, "") == (status, out)
    assert "none.md" in err


@pytest.mark.parametrize("path", ["old.md", "{name}.md", "{year-1}.md", "../top/old.md"])
def test_a_configured_report_is_looked_for_beside_the_configuration(folder, path):
    (folder / "gidr-lint.toml").write_text(f'[history]\nprevious = "{path}"\n', encoding="utf-8")
    place = folder / path.replace("{name}", "青溪县水务局").replace("{year-1}", "2023")
    place.parent.resolve().mkdir(exist_ok=True)
    (folder / "top").mkdir(exist_ok=True)
    if path.startswith(".."):
        place = folder.parent / "top" / "old.md"
        place.parent.mkdir(exist_ok=True)
    place.write_text(BAD.previous, encoding="utf-8")
    codes, previous = found(check("--format", "json", "own/report.md", cwd=folder)[1])
    assert codes == ["X601"]
    assert previous.endswith(place.name)


def test_a_configured_report_that_is_not_there_is_said(folder):
    (folder / "gidr-lint.toml").write_text('[history]\nprevious = "{year-1}.md"\n', encoding="utf-8")
    status, _, err = check("own/report.md", cwd=folder)
    assert status == 0
    assert "2023.md" in err


def test_a_report_of_another_year_is_named_and_not_compared(folder):
    (folder / "old.md").write_text(BAD.previous.replace("2023年", "2022年"), encoding="utf-8")
    args = ("--extend-select", "X610", "--format", "json", "--previous", "old.md", "own/report.md")
    assert (["X610"], "old.md") == found(check(*args, cwd=folder)[1])


@pytest.mark.parametrize(
    ("year", "said"),
    [("2022年", "old.md是2022年度的，不是2023年度的"), ("", "old.md看不出是哪一年度的")],
)
def test_the_text_does_not_say_that_another_year_was_compared_with(folder, year, said):
    (folder / "old.md").write_text(BAD.previous.replace("2023年", year), encoding="utf-8")
    _, out, _ = check("--previous", "old.md", "own/report.md", cwd=folder)
    assert said in out
    assert "对照的上年报告" not in out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("old.md", "# 会议记录\n".encode(), "不是年度报告"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "另存为"),
        ("old.docx", b"no archive", "不是Word文件"),
        ("old.txt", b"\0\1\2\0" * 400, "二进制"),
        ("big.md", b" " * (20 * 1024 * 1024 + 1), "过大"),
    ],
)
def test_a_named_report_that_cannot_be_compared_with_is_wrong_usage(folder, name, data, said):
    (folder / name).write_bytes(data)
    status, out, err = check("--previous", name, "own/report.md", cwd=folder)
    assert (2, "") == (status, out)
    assert name in err
    assert said in err


def test_the_same_bytes_whatever_the_number_of_processes(folder):
    for number in range(40):
        (folder / "own" / f"n{number}.md").write_text(
            BAD.text.replace("青溪县", f"{chr(0x6E05 + number)}县"), encoding="utf-8"
        )
        (folder / "own" / f"o{number}.md").write_text(
            BAD.previous.replace("青溪县", f"{chr(0x6E05 + number)}县"), encoding="utf-8"
        )
    one, two = (check("--format", "json", "--jobs", n, "own", cwd=folder)[1] for n in (1, 2))
    assert one == two
    assert sum("previous" in file for file in json.loads(one)["files"]) == 40


@pytest.mark.parametrize("command", [("fix",), ("check", "--fix")])
def test_after_a_fix_it_still_counts(folder, command):
    report = folder / "own" / "report.md"
    report.write_text(BAD.text.replace("| 97 |", "| 97件 |"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", *command, "--format", "json", "--previous", "old.md", report],
        cwd=folder, capture_output=True, timeout=120, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (1, (["X601"], "old.md")) == (done.returncode, found(done.stdout.decode()))
    assert BAD.text == report.read_text(encoding="utf-8")
