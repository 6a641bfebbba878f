"""Word files on the command line: checked, fixed in place, from standard input and in folders."""

import io
import subprocess
import sys

import pytest

from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint"]


def run(*args, data=None, cwd=None):
    done = subprocess.run([*COMMAND, *args], input=data, capture_output=True, cwd=cwd, timeout=60)
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture
def bad(tmp_path):
    draft = Draft.clean()
    draft.tables["applications"]["granted", "natural-person"] = "11个"
    path = tmp_path / "报告.docx"
    path.write_bytes(draft.docx()[0])
    path.chmod(0o640)
    return path


def test_a_bad_cell_is_named_by_table_row_and_column(bad):
    status, out, _ = run("check", "--isolated", str(bad))
    assert 1 == status
    assert "报告.docx:表2 第6行第4列 " in out.decode()


def test_fixing_mends_the_file_in_place_and_keeps_its_mode(bad):
    before = bad.read_bytes()
    status, out, _ = run("fix", "--isolated", "--diff", str(bad))
    assert "-11个\n+11\n" in out.decode() and bad.read_bytes() == before
    status, _, note = run("fix", "--isolated", str(bad))
    assert (0, 0o640) == (status, bad.stat().st_mode & 0o777), note
    assert [bad] == list(bad.parent.iterdir())
    assert 0 == run("check", "--isolated", str(bad))[0]


def test_standard_input_gives_the_fixed_file_on_standard_output(bad):
    status, out, _ = run("fix", "--isolated", "--stdin-filename", "a.docx", "-", data=bad.read_bytes())
    assert 0 == status
    assert out.startswith(b"PK")
    assert (0, b"") == run(
        "check", "--isolated", "--format", "concise", "--stdin-filename", "a.docx", "-", data=out
    )[:2]


def test_in_a_folder_lock_files_are_passed_over_and_older_word_files_are_named(bad):
    (bad.parent / "~$报告.docx").write_bytes(b"lock")
    (bad.parent / "~$旧.doc").write_bytes(b"lock")
    (bad.parent / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    out = run("check", "--isolated", "--format", "concise", ".", cwd=bad.parent)[1].decode()
    assert {"报告.docx", "旧.doc"} == {line.partition(":")[0] for line in out.splitlines()}


def test_output_is_the_same_whatever_the_number_of_processes(bad):
    for number in range(3):
        (bad.parent / f"{number}.docx").write_bytes(bad.read_bytes())
    results = {
        run("check", "--isolated", "--jobs", jobs, "--format", "json", ".", cwd=bad.parent)[1]
        for jobs in ("1", "2")
    }
    assert 1 == len(results)
    assert io.BytesIO(results.pop()).read(1) == b"{"
