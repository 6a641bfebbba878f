"""What a folder holds that may be a report and cannot be read: named, counted, and an error where it looks like one."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gidr_lint.cli._company import looks_like_report
from gidr_lint.cli.main import main
from gidr_lint.formats import KINDS
from gidr_lint.formats.unread import BY_NAME, UNREAD
from gidr_lint.plugins.house import reporters
from gidr_lint.testing import Draft

ROOT = Path(__file__).parents[2]
NAMED = "溪口镇2024年政府信息公开工作年度报告"


class Said(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def unread(self) -> list[str]:
        return [item["path"] for item in self.data["unread"]]

    @property
    def accounts(self) -> Any:
        return self.data["summary"]["accounts"]

    @property
    def severities(self) -> dict[str, str]:
        """How severe what E001 tells is, by path."""
        told = [(file["path"], d) for file in self.data["files"] for d in file["diagnostics"]]
        return {path: d["severity"] for path, d in told if d["code"] == "E001"}

    @property
    def refused(self) -> list[str]:
        """The paths that E001 names."""
        files = self.data["files"]
        return [file["path"] for file in files if "E001" in [d["code"] for d in file["diagnostics"]]]


Check = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(capsysbinary: pytest.CaptureFixture[bytes]) -> Iterator[Check]:
    def run(*args: str, command: str = "check") -> Said:
        status = main([command, "--no-plugins", *args])
        said = capsysbinary.readouterr()
        return Said(status, said.out.decode(), said.err.decode())

    yield run


def report(path: Path, *, organ: str = "青溪县水务局") -> None:
    """A clean report."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = Draft.clean().markdown().replace("青溪县水务局", organ)
    path.write_text(text, "utf-8")


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xd0\xcf\x11\xe0")


# Which of them are findings.


@pytest.mark.parametrize("ending", sorted(UNREAD))
def test_every_kind_is_refused_beside_a_report_but_archives_and_sheets_which_are_counted(
    folder: Path, check: Check, ending: str
) -> None:
    report(folder / "甲镇.md")
    put(folder, f"乙镇{ending.upper()}")
    said = check("--format", "json")
    assert [f"乙镇{ending.upper()}"] == said.unread
    assert said.data["unread"][0]["kind"] == ending[1:]
    assert said.refused == ([] if ending in BY_NAME else said.unread)
    assert said.status == int(ending not in BY_NAME)
    assert said.severities == ({} if ending in BY_NAME else {said.unread[0]: "warning"})


@pytest.mark.parametrize("ending", sorted(UNREAD))
def test_every_kind_is_refused_by_its_name_alone(folder: Path, check: Check, ending: str) -> None:
    put(folder, f"各镇/{NAMED}{ending}")
    said = check("--format", "json")
    assert (1, {f"各镇/{NAMED}{ending}": "error"}) == (said.status, said.severities)


@pytest.mark.parametrize("ending", [".png", ".pptx", ".py", ""])
def test_what_holds_no_report_is_only_walked(folder: Path, check: Check, ending: str) -> None:
    report(folder / "甲镇.md")
    put(folder, f"{NAMED}{ending}")
    said = check("--format", "json")
    assert (0, []) == (said.status, said.unread)
    assert (2, 1, 1) == tuple(said.accounts[key] for key in ("walked", "reports", "others"))


@pytest.mark.parametrize(
    "name",
    [
        "政府信息公开工作年度报告.doc",
        "溪口镇2023年政府信息公开年报.pdf",
        "信息公开年报（终稿）.wps",
        "2022年度 政府 信息公开 工作报告.rtf",
        "政务公开年度报告.ofd",
        "年报/溪口镇信息公开工作２０２４年度报告.docm",
    ],
)
def test_names_of_reports(name: str) -> None:
    assert looks_like_report(name)


@pytest.mark.parametrize(
    "name",
    [
        "通知.pdf",
        "财务年报.pdf",
        "政府信息公开指南.doc",
        "政府信息公开申请表.doc",
        "政府信息公开年报/附件.pdf",
        "关于编制2024年政府信息公开工作年度报告的通知.pdf",
        "政府信息公开年度报告模板.doc",
        "政府信息公开工作年度报告格式.pdf",
    ],
)
def test_names_of_other_things(name: str) -> None:
    assert not looks_like_report(name)


def test_only_what_lies_beside_or_below_a_report_is_taken_for_one(folder: Path, check: Check) -> None:
    report(folder / "镇" / "甲.md")
    put(folder, "镇/乙.doc", "镇/附件/丙.pdf", "丁.pdf", "其他/戊.wps")
    (folder / "其他" / "说明.md").write_text("# 说明\n\n这里放别的材料。\n", "utf-8")
    said = check("--format", "json")
    assert (1, dict.fromkeys(("镇/乙.doc", "镇/附件/丙.pdf"), "warning")) == (said.status, said.severities)
    assert ["丁.pdf", "其他/戊.wps", "镇/乙.doc", "镇/附件/丙.pdf"] == said.unread


def test_what_lies_in_a_folder_with_the_name_of_a_report_is_taken_for_one(folder: Path, check: Check) -> None:
    put(folder, "2024年政府信息公开年报/甲镇.doc", "2024年政府信息公开年报/名单.xls", "年报通知/乙.doc")
    said = check("--format", "json")
    assert {"2024年政府信息公开年报/甲镇.doc": "warning"} == said.severities
    assert check("--fail-on", "error", "2024年政府信息公开年报/甲镇.doc", "--only-reports").status == 0


def test_where_nothing_was_checked_what_was_not_read_makes_the_status_1(folder: Path, check: Check) -> None:
    put(folder, "县/手册.pdf", "县/函.doc", "镇/材料.zip", "镇/名单.xls", "村/图.png")
    (folder / "村" / "说明.md").write_text("# 说明\n", "utf-8")
    said = check("县")
    assert said.status == 1
    assert "共2个文件：检查0个，不是年度报告0个，另有2个没有读取（加 -v 列出）。" in said.out
    assert "没有找到年度报告" in said.err
    assert "县: 没有检查到年度报告，却有2个没有读取" in said.err
    assert [0, 0, 0] == [check("镇").status, check("村").status, check("--fail-on", "never", "县").status]
    report(folder / "镇" / "甲.md")
    # Of two folders one may be silent.
    assert [0, 1, 0] == [check("镇").status, check("镇", "县").status, check(".").status]


class TestTwins:
    @pytest.mark.parametrize("ending", sorted(KINDS))
    def test_a_readable_file_of_the_same_name_beside_it_excuses(
        self, folder: Path, check: Check, ending: str
    ) -> None:
        report(folder / "别的.md")
        draft = Draft.clean()
        made = {
            **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), lambda: draft.docx()[0]),
            ".odt": lambda: draft.odt()[0],
            ".txt": lambda: draft.text().encode(),
            ".html": lambda: draft.page()[0].encode(),
            ".htm": lambda: draft.page()[0].encode(),
        }.get(ending, lambda: draft.markdown().encode())
        (folder / f"{NAMED}{ending}").write_bytes(made())
        put(folder, f"{NAMED}.pdf")
        said = check("--format", "json")
        assert (0, []) == (said.status, said.refused)
        assert [f"{NAMED}.pdf"] == said.unread

    @pytest.mark.parametrize("how", ["no report", "excluded", "ignored", "hidden"])
    def test_only_a_report_that_was_checked_excuses(self, folder: Path, check: Check, how: str) -> None:
        put(folder, f"{NAMED}.pdf")
        report(folder / f"{NAMED}.md")
        if how == "no report":
            (folder / f"{NAMED}.md").write_text("# 目录\n", "utf-8")
        elif how == "excluded":
            (folder / "gidr-lint.toml").write_text('exclude = ["*.md"]\n', "utf-8")
        elif how == "ignored":
            (folder / ".git").mkdir()
            (folder / ".gitignore").write_text("*.md\n", "utf-8")
        else:
            (folder / f"{NAMED}.md").rename(folder / f".{NAMED}.md")
        folder_said = check("--format", "json")
        named = check("--only-reports", "--format", "json", f"{NAMED}.pdf")
        assert {f"{NAMED}.pdf": "error"} == folder_said.severities == named.severities

    def test_one_that_cannot_be_read_itself_does_not(self, folder: Path, check: Check) -> None:
        put(folder, f"{NAMED}.docx", f"{NAMED}.pdf")
        assert [f"{NAMED}.docx", f"{NAMED}.pdf"] == check("--format", "json").refused

    def test_one_in_another_folder_does_not(self, folder: Path, check: Check) -> None:
        report(folder / "word" / f"{NAMED}.md")
        put(folder, f"pdf/{NAMED}.pdf")
        assert [f"pdf/{NAMED}.pdf"] == check("--format", "json").refused

    def test_one_whose_name_only_begins_alike_does_not(self, folder: Path, check: Check) -> None:
        report(folder / "甲镇（修改稿）.md")
        put(folder, "甲镇.doc")
        assert ["甲镇.doc"] == check("--format", "json").refused


class TestFolders:
    @pytest.fixture
    def closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Folders by the names of closed… cannot be opened, as for anyone but root."""
        opened = os.scandir

        def scandir(path: Any = ".") -> Any:
            if os.path.basename(path).startswith(("closed", "政府")):
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return opened(path)

        monkeypatch.setattr(os, "scandir", scandir)

    def test_one_beside_a_report_is_refused(self, folder: Path, check: Check, closed: None) -> None:
        report(folder / "甲.md")
        (folder / "closed").mkdir()
        said = check("--format", "json")
        assert (1, ["closed"]) == (said.status, said.refused)
        assert [("folder", "文件夹打不开（没有权限）")] == [
            (item["kind"], item["reason"]) for item in said.data["unread"]
        ]

    def test_one_without_company_is_counted_unless_named_like_reports(
        self, folder: Path, check: Check, closed: None
    ) -> None:
        report(folder / "甲" / "甲.md")
        (folder / "closed").mkdir()
        said = check()
        assert (0, True) == (
            said.status,
            "共1个文件：检查1个，不是年度报告0个；有1个文件夹打不开（加 -v 列出）。" in said.out,
        )
        assert said.err == ""
        assert "    closed：文件夹打不开（没有权限）\n" in check("-v").out
        (folder / "政府信息公开年报").mkdir()
        put(folder, "甲/手册.zip")
        said = check()
        assert said.status == 1
        assert "另有1个没有读取（加 -v 列出）；有2个文件夹打不开（其中1个见上，其余加 -v 列出）。" in said.out
        assert (
            "1 more not read (-v lists them); 2 folders cannot be opened (1 named above, -v lists them)."
            in check("--lang", "en").out
        )

    def test_a_folder_of_nothing_else_is_not_taken_for_empty(
        self, folder: Path, check: Check, closed: None
    ) -> None:
        (folder / "甲" / "closed").mkdir(parents=True)
        said = check("--format", "json")
        assert (1, 0, 1) == (said.status, said.accounts["walked"], said.accounts["folders"])

    def test_one_that_is_excluded_or_ignored_is_not_counted(
        self, folder: Path, check: Check, closed: None
    ) -> None:
        report(folder / "甲.md")
        (folder / "closed1").mkdir()
        (folder / "closed2").mkdir()
        (folder / ".git").mkdir()
        (folder / ".gitignore").write_text("closed1/\n", "utf-8")
        (folder / "gidr-lint.toml").write_text('exclude = ["closed2/**"]\n', "utf-8")
        said = check("--format", "json")
        assert (0, []) == (said.status, said.unread)


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")
def test_what_is_no_file_is_taken_for_one_by_its_ending(folder: Path, check: Check) -> None:
    report(folder / "报告" / "甲.md")
    (folder / "报告" / "乙.docx").symlink_to("nowhere.docx")
    (folder / f"{NAMED}.md").symlink_to("nowhere.md")
    (folder / "丁.png").symlink_to("nowhere.png")
    (folder / "戊").symlink_to("报告")
    os.mkfifo(folder / "丙.md")
    said = check("--format", "json")
    assert {f"{NAMED}.md": "error", "报告/乙.docx": "warning"} == said.severities
    assert sorted(["丙.md", "报告/乙.docx", f"{NAMED}.md"]) == said.unread
    # What a link to a folder leads to is found where it lies.
    assert {"walked": 5, "reports": 1, "others": 1, "told": 2, "counted": 1, "folders": 0} == said.accounts


def test_lock_files_hidden_ignored_and_excluded_files_stay_skipped(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    put(folder, "~$乙.doc", ".丙.doc", "导出/丁.pdf", "归档/戊.wps", f"旧/{NAMED}.doc")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("导出/\n旧/*.doc\n", "utf-8")
    (folder / "gidr-lint.toml").write_text('exclude = ["归档/**"]\n', "utf-8")
    said = check("--format", "json")
    assert (0, []) == (said.status, said.unread)


# How it is said.


def test_json_always_has_the_list_in_the_order_of_paths_with_what_was_named(
    folder: Path, check: Check
) -> None:
    report(folder / "b.md")
    assert [] == check("--format", "json").data["unread"]
    put(folder, "c.docx", "a.doc", "d.zip", "sub/a.pdf")
    said = check("--format", "json")
    assert ["a.doc", "c.docx", "d.zip", "sub/a.pdf"] == said.unread
    assert ["doc", "word", "zip", "pdf"] == [item["kind"] for item in said.data["unread"]]
    assert all(item["reason"] for item in said.data["unread"])
    assert ["a.doc", "b.md", "c.docx", "sub/a.pdf"] == [file["path"] for file in said.data["files"]]
    named = check("--format", "json", "sub/a.pdf", "b.md")
    assert (1, ["sub/a.pdf"]) == (named.status, named.unread)


def test_text_counts_what_was_read_and_names_the_rest(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    put(folder, "乙.doc", "材料.zip", "丙.wps")
    said = check()
    assert "乙.doc:1:1 警告 E001 文件没有读取：不能直接读取Word 97–2003文件" in said.out
    assert "丙.wps:1:1 警告 E001" in said.out
    assert "exclude" in said.out
    assert "共检查1个文件：错误0个，警告2个" in said.out
    assert (
        "\n共4个文件：检查1个，不是年度报告0个，没有读取2个（见上），另有1个没有读取（加 -v 列出）。\n"
        in said.out
    )
    assert "材料.zip" not in said.out
    assert said.out.splitlines()[-1].startswith("已核对：")
    verbose = check("-v").out
    assert "    材料.zip：这是压缩包，里面的文件没有检查\n" in verbose
    assert "    乙.doc：" in verbose and "    丙.wps：" in verbose
    english = check("--lang", "en", "-v").out
    assert "1 file: 0 errors, 2 warnings" in english
    assert (
        "4 files in all: 1 checked, 0 no report, 2 not read (named above), 1 more not read.\nNot read:\n"
        in english
    )
    assert "    材料.zip: it is an archive" in english


@pytest.mark.parametrize("ending", [".docx", ".odt", ".md", ".html"])
def test_what_should_have_been_read_follows_the_same_rule(folder: Path, check: Check, ending: str) -> None:
    """A foreign file that is damaged is no finding where nothing says that it is a report."""
    report(folder / "报告" / "甲.txt")
    for name in (f"别的/函{ending}", f"报告/附{ending}", f"别的/{NAMED}{ending}"):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\x00\x01\xff\xfe" * 9)
    said = check("--format", "json")
    assert {f"报告/附{ending}": "warning", f"别的/{NAMED}{ending}": "error"} == said.severities
    assert (2, 1) == (said.accounts["told"], said.accounts["counted"])
    helps = [d["help"] for file in said.data["files"] for d in file["diagnostics"]]
    assert all("exclude" in text for text in helps)
    alone = check("--format", "json", f"别的/函{ending}")
    assert (1, {f"别的/函{ending}": "error"}) == (alone.status, alone.severities)


def test_a_file_of_too_many_bytes_follows_the_same_rule(folder: Path, check: Check) -> None:
    report(folder / "甲" / "甲.md")
    for name in ("乙/乙.txt", "甲/乙.txt", f"乙/{NAMED}.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x" * 2_000_000)
    (folder / "gidr-lint.toml").write_text("[rules]\nE005 = { megabytes = 1 }\n", "utf-8")
    files = check("--format", "json").data["files"]
    told = {file["path"]: [(d["code"], d["severity"]) for d in file["diagnostics"]] for file in files}
    due = {"甲/乙.txt": [("E005", "warning")], f"乙/{NAMED}.txt": [("E005", "error")], "甲/甲.md": []}
    assert due == told


def test_a_severity_of_the_configuration_holds(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    put(folder, "乙.doc", "丙.docx")
    (folder / "gidr-lint.toml").write_text('[rules]\nE001 = "error"\n', "utf-8")
    assert {"乙.doc": "error", "丙.docx": "error"} == check("--format", "json").severities


def test_the_spreadsheet_that_was_compared_is_no_unread_file(folder: Path, check: Check) -> None:
    from openpyxl import Workbook

    report(folder / "甲.md")
    Workbook().save(folder / "台账.xlsx")
    assert ["台账.xlsx"] == check("--format", "json").unread
    said = check("--format", "json", "--figures", "台账.xlsx")
    assert ([], 1) == (said.unread, said.accounts["others"])


class TestRequireChecked:
    def blank(self, folder: Path) -> None:
        draft = Draft.clean()
        draft.tables["applications"]["new", "total"] = ""
        (folder / "甲.md").write_text(draft.markdown(), "utf-8")

    def test_what_could_not_be_checked_of_a_report_is_named_and_fails(
        self, folder: Path, check: Check
    ) -> None:
        report(folder / "乙.md")
        self.blank(folder)
        text = (folder / "乙.md").read_text("utf-8")
        cut = text[: text.index("## 四、")] + text[text.index("## 五、") :]
        (folder / "丙.md").write_text(cut, "utf-8")
        quiet = ("--select", "E", "--no-history")
        assert check(*quiet).status == 0
        said = check(*quiet, "--require-checked")
        assert said.status == 1
        lines = [line for line in said.out.splitlines() if "没有核对完" in line]
        assert ["丙.md：没有核对完：表四没有", "甲.md：没有核对完：表三有2条合计未能核对"] == lines
        concise = check(*quiet, "--require-checked", "--format", "concise", "--lang", "en")
        assert "甲.md: not all was checked: 2 sums of table 3 could not be checked\n" in concise.out
        data = check(*quiet, "--require-checked", "--format", "json").data
        found = {file["path"]: file["unchecked"] for file in data["files"]}
        assert [] == found["乙.md"]
        assert [("table", "disputes", "absent")] == [
            (i["what"], i["table"], i["state"]) for i in found["丙.md"]
        ]
        assert [("sums", "applications", 2)] == [(i["what"], i["table"], i["count"]) for i in found["甲.md"]]

    def test_blanks_that_were_checked_as_zeros_are_checked(self, folder: Path, check: Check) -> None:
        draft = Draft.clean()
        for table in draft.tables.values():
            table.update({key: "" for key, value in table.items() if value == "0"})
        (folder / "甲.md").write_text(draft.markdown(), "utf-8")
        said = check("--select", "E", "--require-checked")
        assert "按空白为0核对" in said.out
        assert (0, False) == (said.status, "没有核对完" in said.out)

    def test_a_file_that_was_not_read_is_named_where_it_is_taken_for_a_report(
        self, folder: Path, check: Check
    ) -> None:
        report(folder / "甲" / "甲.md")
        put(folder, "甲/乙.doc", "别处/丙.doc", "别处/丁.docx", "甲/戊.docx")
        said = check("--require-checked", "--fail-on", "error")
        lines = [line for line in said.out.splitlines() if "没有核对完" in line]
        assert (1, [f"甲/{name}：没有核对完：文件没有读取" for name in ("乙.doc", "戊.docx")]) == (
            said.status,
            lines,
        )

    def test_never_stays_0_and_fix_knows_it_too(self, folder: Path, check: Check) -> None:
        self.blank(folder)
        assert check("--require-checked", "--fail-on", "never").status == 0
        assert check("--select", "E", "--require-checked", command="fix").status == 1


def test_a_clean_folder_says_nothing_of_it(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    assert "没有读取" not in check("-v").out


def test_concise_names_the_findings_and_counts_the_rest_on_standard_error(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    put(folder, "乙.doc", "材料.rar")
    said = check("--format", "concise")
    assert said.out == "乙.doc:1:1: warning E001 文件没有读取：不能直接读取Word 97–2003文件\n"
    assert "没有读取1个（见上），另有1个没有读取" in said.err


def test_a_name_with_control_characters_moves_no_terminal(folder: Path, check: Check) -> None:
    if os.name == "posix":
        put(folder, "\x1b[31m函.pdf")
        assert "\x1b" not in check("-v").out


# What settings make of it.


def test_never_turns_1_into_0_and_the_list_stays(folder: Path, check: Check) -> None:
    put(folder, f"{NAMED}.doc")
    said = check("--fail-on", "never", "--format", "json")
    assert (0, said.unread) == (said.status, said.refused)


def test_without_e001_it_is_still_listed(folder: Path, check: Check) -> None:
    put(folder, f"{NAMED}.doc")
    said = check("--ignore", "E001")
    assert said.status == 0
    assert "另有1个没有读取（加 -v 列出）。" in said.out


def test_the_settings_of_its_own_folder_hold_for_a_file(folder: Path, check: Check) -> None:
    put(folder, f"松/{NAMED}.doc", f"严/{NAMED}.doc")
    (folder / "松").joinpath("gidr-lint.toml").write_text('fail-on = "never"\n', "utf-8")
    assert [0, 1] == [check("松").status, check("严").status]
    (folder / "松").joinpath("gidr-lint.toml").write_text('fail-onn = "never"\n', "utf-8")
    assert check("松").status == 2


def test_what_a_plugin_reads_is_checked(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "wps.py").write_text(
        "from gidr_lint.api import Source, hookimpl, read\n\n\n"
        "class Wps:\n    suffixes = ('.wps',)\n\n"
        "    def read(self, source):\n"
        "        return read(Source(source.uri, source.data, 'markdown'))\n\n\n"
        "@hookimpl\ndef gidr_lint_readers():\n    return [Wps()]\n",
        "utf-8",
    )
    (folder / "gidr-lint.toml").write_text('plugins = ["./wps.py"]\n', "utf-8")
    report(folder / "甲镇.wps")
    put(folder, "甲镇.doc", "乙镇.doc")
    for args in ((), ("--only-reports", "甲镇.wps", "甲镇.doc", "乙镇.doc")):
        assert main(["check", "--trust-plugins", "--format", "json", *args]) == 1
        said = Said(1, capsysbinary.readouterr().out.decode(), "")
        assert ["乙镇.doc"] == said.refused
        assert ["乙镇.doc", "甲镇.doc"] == said.unread


class TestNamed:
    """Files given by name: always an error; with --only-reports as in a folder."""

    @pytest.mark.parametrize("name", ["函.doc", "手册.pdf", "材料.zip", "台账.xlsx", "LICENSE"])
    def test_alone_it_is_always_refused(self, folder: Path, check: Check, name: str) -> None:
        put(folder, name)
        said = check("--format", "json", name)
        assert (1, [name], [name]) == (said.status, said.refused, said.unread)

    @pytest.mark.parametrize("ending", sorted(UNREAD))
    def test_with_only_reports_it_is_refused_where_it_looks_like_one(
        self, folder: Path, check: Check, ending: str
    ) -> None:
        put(folder, f"{NAMED}{ending}", f"函{ending}")
        said = check("--only-reports", "--format", "json", f"{NAMED}{ending}", f"函{ending}")
        assert (1, [f"{NAMED}{ending}"]) == (said.status, said.refused)
        assert sorted((f"函{ending}", f"{NAMED}{ending}")) == said.unread
        assert check("--only-reports", f"函{ending}").status == 0

    def test_with_only_reports_other_kinds_pass_without_a_word(self, folder: Path, check: Check) -> None:
        report(folder / "甲.md")
        put(folder, "台账.xlsx", "LICENSE", "~$甲.docx", "~$乙.doc")
        said = check(
            "--only-reports", "--format", "json", "甲.md", "台账.xlsx", "LICENSE", "~$甲.docx", "~$乙.doc"
        )
        assert (0, ["台账.xlsx"]) == (said.status, said.unread)
        assert ["甲.md"] == [file["path"] for file in said.data["files"]]
        assert {
            "walked": 3,
            "reports": 1,
            "others": 1,
            "told": 0,
            "counted": 1,
            "folders": 0,
        } == said.accounts

    def test_with_only_reports_a_report_that_was_not_given_is_company_too(
        self, folder: Path, check: Check
    ) -> None:
        report(folder / "年报" / "甲.md")
        put(folder, "年报/附件/乙.doc", "手册/丙.doc")
        said = check("--only-reports", "--format", "json", "年报/附件/乙.doc", "手册/丙.doc")
        assert (1, {"年报/附件/乙.doc": "warning"}) == (said.status, said.severities)
        assert (2, 0) == (said.accounts["walked"], said.accounts["reports"])

    def test_with_only_reports_company_twins_and_excluded_are_those_of_a_folder(
        self, folder: Path, check: Check
    ) -> None:
        report(folder / "甲.md")
        report(folder / "丙.md")
        put(folder, "乙.doc", "丙.doc", "丁.doc")
        (folder / "gidr-lint.toml").write_text('exclude = ["丁.*"]\n', "utf-8")
        # The twin lies there though it is not given.
        said = check("--only-reports", "--format", "json", "丁.doc", "丙.doc", "乙.doc", "甲.md")
        assert (1, ["乙.doc"], ["丙.doc", "乙.doc"]) == (said.status, said.refused, said.unread)
        folder_said = check("--format", "json")
        assert (said.refused, said.unread) == (folder_said.refused, folder_said.unread)


# The same bytes, whatever the order and the processes.


def test_output_is_the_same_whatever_the_jobs_and_the_order(folder: Path, check: Check) -> None:
    for number in range(6):
        report(folder / f"镇{number}" / "甲.md", organ=f"第{number}镇")
        put(folder, f"镇{number}/乙.doc", f"镇{number}/丙.zip", f"镇{number}/丁.docx")
    folders = [f"镇{number}" for number in range(6)]
    for style in [reporter.name for reporter in reporters()]:
        args = ("-v", "--no-cache", "--format", style)
        one = check("--jobs", "1", *args, *folders)
        assert one.status == 1
        assert one == check("--jobs", "3", *args, *reversed(folders))
        assert one == check("--jobs", "2", *args, ".", "镇3", "./镇3")
    every = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*.*"))]
    named = check("--only-reports", "--format", "json", *every)
    assert named == check("--only-reports", "--format", "json", "--jobs", "2", *reversed(every))


def test_fix_accounts_for_it_too(folder: Path, check: Check) -> None:
    report(folder / "甲.md")
    put(folder, "乙.doc")
    said = check("--format", "json", command="fix")
    assert (1, ["乙.doc"]) == (said.status, said.refused)
    assert check("--diff", command="fix").status == 1
    assert check("--fix", "--format", "json").refused == ["乙.doc"]


def test_a_run_of_its_own_writes_utf_8_json(folder: Path) -> None:
    put(folder, f"{NAMED}.ofd")
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", "check", "--isolated", "--format", "json"], capture_output=True, timeout=60
    )  # fmt: skip
    assert done.returncode == 1
    assert json.loads(done.stdout)["unread"][0]["path"] == f"{NAMED}.ofd"


# The hooks.


def hooks() -> dict[str, tuple[str, str]]:
    """The patterns of the hooks for what they are given and what not."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    found = re.findall(r"- id: (\S+)\n(?:  .*\n)*?  files: (.*)\n  exclude: (.*)\n", text)
    return {name: (files, exclude) for name, files, exclude in found}


@pytest.mark.parametrize(("name", "kinds"), [("gidr-lint", {"markdown", "html", "text"}), ("gidr-lint-word", {"word", "odt"})])  # fmt: skip
def test_the_hooks_are_given_what_is_read_and_what_may_be_a_report_and_is_not(
    name: str, kinds: set[str]
) -> None:
    files, exclude = hooks()[name]
    endings = {ending for ending, kind in KINDS.items() if kind in kinds} | UNREAD
    given = {
        ending for ending in (*KINDS, *UNREAD, ".py", ".png", ".csv") if re.search(files, f"a/年报{ending}")
    }
    assert given == endings
    assert all(re.search(files, f"年报{ending.upper()}") for ending in endings)
    assert re.search(exclude, "年报/~$甲.doc") and not re.search(exclude, "年报/甲.doc")
