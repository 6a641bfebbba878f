"""`fix` at the command line: files that are open, backups, copies, tracked changes, and what it says it changed."""

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest
from gidr_lint_dev.changes import members

from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint"]
CELL = "表三“（一）予以公开”行“自然人”列"


def run(*args, data=None, cwd=None):
    done = subprocess.run(
        [*COMMAND, args[0], "--isolated", "--no-history", *map(str, args[1:])],
        input=data,
        capture_output=True,
        cwd=cwd,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode()


def draft():
    found = Draft.clean()
    found.tables["applications"]["granted", "natural-person"] = "11个"
    found.sections["overview"][1].append("全年公开政府信息126条，，均已公开。")
    return found


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "报告.docx").write_bytes(draft().docx()[0])
    (tmp_path / "报告.md").write_text(draft().markdown(), encoding="utf-8")
    return tmp_path


def test_every_change_is_said_with_its_place_and_both_texts(folder):
    status, _, said = run("fix", ".", cwd=folder)
    assert 0 == status
    lines = [
        "报告.docx:第9段 一、总体情况 “全年公开政府信息12…”：“…府信息126条，，均已公开。”→“…府信息126条，均已公开。” P707",
        f"报告.docx:表2 第6行第4列 {CELL}：“11个”→“11” T215",
        "报告.md:17:14：“…府信息126条，，均已公开。”→“…府信息126条，均已公开。” P707",
        "报告.md:45:30：“… |  | 11个 | 2 | 0…”→“… |  | 11 | 2 | 0…” T215",
        "已改正2个文件4处。",
    ]
    assert lines == said.splitlines()


def test_in_english_too_and_not_with_quiet(folder):
    said = run("fix", "--lang", "en", "报告.docx", cwd=folder)[2]
    cell = "table 2 row 6 column 4 table 3, row （一）予以公开, column 自然人"
    assert f"报告.docx:{cell}: 11个 -> 11 T215" in said.splitlines()
    assert said.endswith("Fixed 2 places in 1 file.\n")
    assert "已改正1个文件2处。\n" == run("fix", "-q", "报告.md", cwd=folder)[2]


def test_a_diff_of_a_word_file_names_the_place_of_each_change(folder):
    before = (folder / "报告.docx").read_bytes()
    out = run("fix", "--diff", "报告.docx", cwd=folder)[1]
    assert f"@@ 表2 第6行第4列 {CELL} T215 @@\n-11个\n+11\n" in out
    assert "@@ 第9段 一、总体情况 “全年公开政府信息12…” P707 @@\n-…府信息126条，，均" in out
    assert before == (folder / "报告.docx").read_bytes()


def test_many_changes_are_listed_in_part_unless_all_are_wanted(tmp_path):
    found = Draft.clean()
    for target in list(found.tables["applications"]):
        found.tables["applications"][target] += "件"
    path = tmp_path / "报告.md"
    path.write_text(found.markdown(), encoding="utf-8")
    short = run("fix", path)[2].splitlines()
    path.write_text(found.markdown(), encoding="utf-8")
    full = run("fix", "-v", path)[2].splitlines()
    assert 52 == len(short) < len(full) and short[-2].startswith("……另有") and "-v" in short[-2]


def test_personal_data_in_what_was_changed_is_masked(tmp_path):
    found = Draft.clean()
    found.sections["overview"][1].append("联系人电话13912345678，，请联系。")
    for name, data in (("a.docx", found.docx()[0]), ("a.md", found.markdown().encode())):
        (tmp_path / name).write_bytes(data)
        for more in ("--diff", "--force"):
            said = "".join(run("fix", more, tmp_path / name)[1:])
            assert "***5678" in said and "91234" not in said


@pytest.mark.parametrize("option", ["--unsafe", "--tracked", "--force", "--backup", "--save-as=x.docx"])
def test_a_protected_file_is_refused_whatever_is_asked_for(folder, option):
    path = folder / "报告.docx"
    inside = members(path.read_bytes())
    head = re.search(rb"<w:settings[^>]*>", inside["word/settings.xml"])[0]
    protection = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    inside["word/settings.xml"] = inside["word/settings.xml"].replace(head, head + protection)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    before = path.read_bytes()
    status, out, said = run("fix", option, "报告.docx", cwd=folder)
    assert (2, before) == (status, path.read_bytes()) and "T215" in out
    assert said.startswith(
        "gidr-lint: 报告.docx: 没有改动，文件限制了编辑，不允许更改；请先在“审阅→限制编辑”里停止保护"
    )
    assert {"报告.docx", "报告.md"} == set(os.listdir(folder))


LOCKS = {
    "~$报告.docx": b"\x04\xd5\xc5\xc8\xfd".ljust(54, b" ") + b"\x02\0" + "张三".encode("utf-16-le"),
    ".~lock.报告.docx#": "张三,zs,PC-01,27.11.2026 10:00,file:///x;".encode(),
}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_file_that_is_open_is_left_alone_unless_forced(folder, lock):
    path = folder / "报告.docx"
    before = path.read_bytes()
    (folder / lock).write_bytes(LOCKS[lock])
    status, _, said = run("fix", "报告.docx", cwd=folder)
    assert 2 == status and before == path.read_bytes()
    assert "报告.docx: 没有改动，张三" in said and lock in said and "--force" in said
    assert "left as it was, 张三 has it open in" in said and "已改正" not in said
    status, out, said = run("fix", "--diff", "报告.docx", cwd=folder)
    assert "+11\n" in out and "没有改动" not in said, "showing changes is no harm"
    status, _, said = run("fix", "--force", "报告.docx", cwd=folder)
    assert 0 == status and before != path.read_bytes()
    assert {"报告.docx", "报告.md", lock} == set(os.listdir(folder))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_check_says_that_a_report_is_open_and_finds_the_same(folder, lock):
    alone = run("check", "报告.docx", cwd=folder)
    (folder / lock).write_bytes(LOCKS[lock])
    status, out, said = run("check", "报告.docx", cwd=folder)
    assert alone[:2] == (status, out)
    assert said.startswith("报告.docx: 张三") and "没有保存的改动没有检查" in said
    assert "not saved were not checked" in run("check", "--lang", "en", "报告.docx", cwd=folder)[2]


def test_only_what_a_program_has_open_is_said_to_be_open(folder):
    (folder / "别的.docx").write_bytes(draft().docx()[0])
    (folder / "~$别的.docx").write_bytes(b"")
    status, _, said = run("fix", ".", cwd=folder)
    assert 2 == status and 1 == said.count("没有改动") and "有人正用Word或WPS" in said
    assert "已改正2个文件4处。" in said


def test_a_backup_holds_the_old_bytes_and_never_takes_the_place_of_another(folder):
    path = folder / "报告.docx"
    before = path.read_bytes()
    path.chmod(0o640)
    status, _, said = run("fix", "--backup", "报告.docx", cwd=folder)
    assert 0 == status and "报告.docx: 原文件留在 报告.docx.bak" in said
    kept = folder / "报告.docx.bak"
    assert before == kept.read_bytes() != path.read_bytes() and 0o640 == kept.stat().st_mode & 0o777
    path.write_bytes(before)
    assert "报告.docx.bak2" in run("fix", "--backup", "报告.docx", cwd=folder)[2]
    assert before == kept.read_bytes() == (folder / "报告.docx.bak2").read_bytes()
    counted = json.loads(run("check", "--format", "json", ".", cwd=folder)[1])
    assert ["报告.docx", "报告.md"] == [file["path"] for file in counted["files"]]
    assert [] == counted.get("unread", [])
    assert "bak" not in run("fix", "--backup", "报告.docx", cwd=folder)[2], "nothing to fix, nothing to keep"


def test_there_is_no_backup_of_what_was_not_written(folder):
    path = folder / "报告.docx"
    path.chmod(0o440)
    status, _, said = run("fix", "--backup", "报告.docx", cwd=folder)
    assert (2, ["报告.docx", "报告.md"]) == (status, sorted(os.listdir(folder))), said


def test_a_copy_is_written_and_the_file_stays(folder):
    before = (folder / "报告.docx").read_bytes()
    status, out, said = run("fix", "--save-as", "改好.docx", "报告.docx", cwd=folder)
    assert 0 == status and before == (folder / "报告.docx").read_bytes()
    assert "报告.docx: 已另存为 改好.docx" in said and "T215" not in out
    assert 0 == run("check", "改好.docx", cwd=folder)[0]
    # As often as one likes, but over nothing else.
    assert 0 == run("fix", "--save-as", "改好.docx", "报告.docx", cwd=folder)[0]
    (folder / "改好.docx").write_bytes(b"mine")
    status, _, said = run("fix", "--save-as", "改好.docx", "报告.docx", cwd=folder)
    assert 2 == status and "已经有这个文件" in said and b"mine" == (folder / "改好.docx").read_bytes()


def test_copies_go_into_a_folder_as_the_files_lie(folder):
    (folder / "a").mkdir()
    (folder / "报告.docx").rename(folder / "a" / "报告.docx")
    (folder / "clean.md").write_text(Draft.clean().markdown(), encoding="utf-8")
    (folder / "a" / "~$报告.docx").write_bytes(b"")
    status, _, said = run("fix", "--save-as", "../out/", ".", cwd=folder)
    out = folder.parent / "out"
    found = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    assert (0, [os.path.join("a", "报告.docx"), "报告.md"]) == (status, found), said
    assert "没有可以改正的" in run("fix", "--save-as", "../out/", "clean.md", cwd=folder)[2]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["--save-as", "x.docx", "."], "请写文件夹"),
        (["--save-as", "x.md", "报告.docx"], "请写成.docx"),
        (["--save-as", "报告.docx", "报告.docx"], "就是原文件"),
        (["--save-as", ".", "报告.docx"], "就是原文件"),
        (["--save-as", "x.docx", "--backup", "报告.docx"], "不必再加 --backup"),
        (["--output", "x.docx", "报告.docx"], "--save-as"),
        (["--output", "报告.md", "报告.md"], "换一个文件名"),
        (["--backup", "-"], "标准输出"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_written(folder, args, reason):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    status, _, said = run("fix", *args, cwd=folder, data=b"")
    assert 2 == status and reason in said
    assert before == {path: path.read_bytes() for path in folder.iterdir()}


def test_the_result_still_goes_to_the_output_file(folder):
    assert 0 == run("fix", "--output", "结果.txt", "报告.docx", cwd=folder)[0]
    assert "共检查1个文件" in (folder / "结果.txt").read_text(encoding="utf-8")


def test_changes_are_tracked_on_demand(folder):
    status, out, said = run("check", "--fix", "--tracked", "报告.docx", cwd=folder)
    assert 1 == status and "W908" in out and "T215" not in out and "→“11” T215" in said
    status, _, said = run("fix", "--tracked", "报告.md", cwd=folder)
    assert 2 == status and "不能记录修订" in said


def test_a_filter_says_on_standard_error_what_it_changed():
    status, out, said = run("fix", "-", data=draft().markdown().encode())
    assert 0 == status and "126条，均已公开" in out and "T215" in said


@pytest.mark.parametrize(
    "option", ["--diff", "--unsafe", "--tracked", "--backup", "--force", "--save-as=copy"]
)
def test_a_check_that_does_not_fix_takes_no_option_of_fixing(tmp_path, option):
    draft = tmp_path / "draft.md"
    draft.write_text("# 青溪县水务局2024年政府信息公开工作年度报告\n", "utf-8")
    status, out, said = run("check", option, draft)
    assert (2, "") == (status, out)
    assert "要和 --fix 一起用" in said
