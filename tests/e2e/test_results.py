"""Results as files: known as no draft by the next run, never written over what is read, and each written by itself."""

import os
from pathlib import Path

import pytest

from gidr_lint.base.errors import FixError
from gidr_lint.cli.main import main
from gidr_lint.workspace.write import look, write

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DRAFT = (EXAMPLES / "draft.md").read_bytes()
CLEAN = (EXAMPLES / "clean-2021.md").read_bytes()
posix = pytest.mark.skipif(os.name != "posix", reason="links and permissions of POSIX")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(DRAFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gidr(capsys):
    """Run a command in this process: its status, standard output and standard error."""

    def run(*args):
        capsys.readouterr()
        status = main([*map(str, args)])
        return status, *capsys.readouterr()

    return run


class TestAResultIsNoDraft:
    @pytest.mark.parametrize("name", ["html", "markdown"])
    @pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
    def test_a_folder_with_a_result_has_the_same_findings_again(self, folder, gidr, name, bom):
        result = folder / ("结果.html" if name == "html" else "结果.md")
        command = (
            "check",
            "--isolated",
            "--no-cache",
            "--format",
            "concise",
            "--output-file",
            f"{name}={result}",
            ".",
        )
        first = gidr(*command)
        result.write_bytes(bom + result.read_bytes())
        assert first == gidr(*command) and first[0] == 1

    @pytest.mark.parametrize("name", ["html", "markdown"])
    def test_fix_leaves_a_result_as_it_is(self, folder, gidr, name):
        result = folder / ("结果.html" if name == "html" else "结果.md")
        gidr("check", "--isolated", "--format", name, "--output", result, ".")
        before = result.read_bytes()
        gidr("fix", "--isolated", "--unsafe", ".")
        assert before == result.read_bytes()
        assert (folder / "a.md").read_bytes() != DRAFT

    @pytest.mark.parametrize("name", ["html", "markdown"])
    def test_one_that_is_named_is_no_report(self, folder, gidr, name):
        result = folder / ("结果.html" if name == "html" else "结果.md")
        gidr("check", "--isolated", "--format", name, "--output", result, ".")
        status, out, _ = gidr("check", "--isolated", "--format", "concise", result)
        assert status == 1 and "E002" in out and out.count("结果.") == 1

    def test_one_larger_than_what_is_read_is_passed_over(self, folder, gidr):
        (folder / "gidr-lint.toml").write_text("[rules.E005]\nmegabytes = 1\n", "utf-8")
        gidr("check", "--format", "html", "--output", "结果.html", ".")
        page = folder / "结果.html"
        page.write_bytes(page.read_bytes() + b"<!-- -->" * 200_000)
        assert "结果.html" not in "".join(map(str, gidr("check", "--format", "concise", ".")))

    def test_what_begins_as_a_summary_is_none_whatever_follows(self, folder, gidr):
        gidr("check", "--isolated", "--format", "markdown", "--output", "b.md", "a.md")
        begin = (folder / "b.md").read_bytes().partition(b"\n")[0]
        (folder / "b.md").write_bytes(begin + b"\n\n" + DRAFT)
        assert "b.md" not in gidr("check", "--isolated", "--format", "concise", ".")[1]
        (folder / "b.md").write_bytes(b"<!-- gidr-lint-disable-file X999 -->\n\n" + DRAFT)
        assert "b.md" in gidr("check", "--isolated", "--format", "concise", ".")[1]

    def test_a_page_of_another_generator_is_read(self, folder, gidr):
        gidr("check", "--isolated", "--format", "html", "--output", "b.html", ".")
        page = folder / "b.html"
        page.write_bytes(page.read_bytes().replace(b'content="gidr-lint', b'content="other'))
        assert "b.html" in gidr("check", "--isolated", "--format", "concise", "b.html")[1]
        assert "E002" not in gidr("check", "--isolated", "--format", "concise", "b.html")[1]


class TestWhatIsReadStays:
    @pytest.mark.parametrize("option", ["--output", "--output-file"])
    @pytest.mark.parametrize("command", ["check", "fix"])
    def test_a_report_that_is_not_checked_is_not_written_over(self, folder, gidr, option, command):
        (folder / "b.md").write_bytes(CLEAN)
        value = "b.md" if option == "--output" else "html=b.md"
        status, _, err = gidr(command, "--isolated", option, value, "a.md")
        assert (2, CLEAN, DRAFT) == (status, (folder / "b.md").read_bytes(), (folder / "a.md").read_bytes())
        assert f"{option}: b.md是一份年度报告" in err

    @pytest.mark.parametrize(
        ("more", "name"), [("--previous", "x.md"), ("--figures", "y.xlsx.json"), (None, "gidr-lint.toml")]
    )
    def test_nor_is_what_the_check_is_made_with(self, folder, gidr, more, name):
        (folder / name).write_bytes(b"")
        options = () if more is None else (more, name)
        status, _, err = gidr("check", *options, "--output-file", f"json={name}", "a.md")
        assert (2, b"") == (status, (folder / name).read_bytes())
        assert f"--output-file: {name}是" in err and "换一个文件名" in err

    @pytest.mark.parametrize("name", ["o.txt", "o.md", "o.html"])
    def test_what_holds_no_report_is_written_over(self, folder, gidr, name):
        (folder / name).write_text("备忘", "utf-8")
        assert 1 == gidr("check", "--isolated", "--output", name, "a.md")[0]
        assert "备忘" not in (folder / name).read_text("utf-8")


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("nodir/x.html", "没有这个文件夹"),
            ("sub", "这是一个文件夹"),
            ("a.txt/x.html", "不是文件夹"),
            ("-", "--output-file: 不能写作“-”"),
            ("n" * 300 + ".html", "文件名太长"),
        ],
    )
    def test_it_is_said_before_anything_is_checked(self, folder, gidr, path, said):
        (folder / "sub").mkdir()
        (folder / "a.txt").write_text("", "utf-8")
        before = sorted(os.listdir(folder))
        status, out, err = gidr(
            "check", "--isolated", "--output-file", "json=good.json", "--output-file", f"html={path}", "a.md"
        )
        assert (2, "", before) == (status, out, sorted(os.listdir(folder)))
        assert said in err

    @posix
    def test_a_file_with_another_name_is_not_told_to_be_fixed(self, folder, gidr):
        (folder / "o.txt").write_text("", "utf-8")
        os.link(folder / "o.txt", folder / "p.txt")
        status, out, err = gidr("check", "--isolated", "--output", "o.txt", "a.md")
        assert (2, "") == (status, out)
        assert "硬链接" in err and "把结果写到另一个文件名" in err and "改正" not in err

    @posix
    def test_a_file_that_is_read_only_stays(self, folder, gidr):
        (folder / "o.txt").write_text("", "utf-8")
        (folder / "o.txt").chmod(0o444)
        status, out, err = gidr("check", "--isolated", "--output", "o.txt", "a.md")
        assert (2, "", True) == (status, out, "只读" in err)

    @posix
    def test_a_closed_folder_is_named(self, folder, monkeypatch):
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        with pytest.raises(FixError, match="不能在这个文件夹里写入"):
            look(str(folder / "x.html"))

    @posix
    def test_a_device_is_written_to(self, folder, gidr):
        assert 1 == gidr("check", "--isolated", "--output", "/dev/null", "a.md")[0]

    def test_a_copy_for_a_folder_that_is_not_there_names_the_folder(self, folder):
        with pytest.raises(FixError, match="没有这个文件夹"):
            write(str(folder / "nodir" / "x.md"), b"")

    def test_one_that_fails_at_the_end_keeps_no_other_from_being_written(self, folder, gidr, monkeypatch):
        def failing(path, data, **more):
            if os.path.basename(path).startswith("bad"):
                raise FixError(f"{path}: 磁盘已满 / disk full")
            write(path, data, **more)

        monkeypatch.setattr("gidr_lint.workspace.write.write", failing)
        files = [f"--output-file=json={name}.json" for name in ("bad1", "good1", "bad2", "good2")]
        status, out, err = gidr("check", "--isolated", "--format", "concise", *files, "a.md")
        assert 2 == status and "a.md" in out
        assert ["bad1.json: 磁盘已满", "bad2.json: 磁盘已满"] == [
            line.removeprefix("gidr-lint: ").partition(" / ")[0]
            for line in err.splitlines()
            if "磁盘已满" in line
        ]
        assert {"a.md", "good1.json", "good2.json"} == set(os.listdir(folder))
