"""The files that Word, WPS and LibreOffice keep beside one that is open, and who they say has it open."""

import pytest

from gidr_lint.workspace.locks import lock_of, word_lock


def owner(name, code="gb18030"):
    """What Word keeps: 162 bytes with the name by its length in the code page, and again in UTF-16."""
    ansi = name.encode(code)
    wide = len(name).to_bytes(2, "little") + name.encode("utf-16-le")
    return (bytes([len(ansi)]) + ansi.ljust(53, b" ") + wide).ljust(162, b"\0")


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("报告.docx", "~$报告.docx"),
        ("二〇二四年报.docx", "~$二〇二四年报.docx"),
        ("二〇二四年年报.docx", "~$〇二四年年报.docx"),
        ("某县2024年度报告.docx", "~$2024年度报告.docx"),
        ("report.final.docx", "~$port.final.docx"),
    ],
)
def test_of_a_long_name_the_first_characters_give_way(name, lock):
    assert lock == word_lock(name)


@pytest.mark.parametrize(
    ("beside", "data", "said"),
    [
        ("~$报告.docx", owner("张三"), ("张三", "")),
        ("~$报告.docx", owner("Zhang San", "latin-1"), ("Zhang San", "")),
        ("~$报告.docx", b"\x04" + "张三".encode("gb18030") + b" " * 20, ("张三", "")),
        (".~报告.docx", owner("张三"), ("张三", "")),
        ("~$报告.docx", b"", ("", "")),
        ("~$报告.docx", b"\xff" * 200, ("", "")),
        ("~$报告.docx", owner("a\x1b[31m"), ("", "")),
        (".~lock.报告.docx#", "张三,zs,PC-01,27.11.2026 10:00,file:///C:/x;".encode(), ("张三", "PC-01")),
        (".~lock.报告.docx#", b",zs,PC-01,27.11.2026 10:00,;", ("zs", "PC-01")),
        (".~lock.报告.docx#", "张\\,三\\\\,zs;".encode(), ("张,三\\", "")),
        (".~lock.报告.docx#", b"\x00\xff", ("", "")),
    ],
)  # fmt: skip
def test_a_lock_says_who_has_the_file(tmp_path, beside, data, said):
    path = tmp_path / "报告.docx"
    path.write_bytes(b"")
    assert lock_of(str(path)) is None
    (tmp_path / beside).write_bytes(data)
    lock = lock_of(str(path))
    assert said == (lock.who, lock.computer)
    assert beside in lock.words.zh and beside in lock.words.en
    assert lock.words.zh.startswith(said[0] or "有人") and lock.words.en.startswith(said[0] or "somebody")


def test_a_lock_beside_the_file_that_a_link_leads_to_counts(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "报告.docx").write_bytes(b"")
    (folder / "~$报告.docx").write_bytes(owner("张三"))
    link = tmp_path / "链接.docx"
    link.symlink_to(folder / "报告.docx")
    assert "张三" == lock_of(str(link)).who


def test_a_lock_has_no_lock(tmp_path):
    (tmp_path / "~$报告.docx").write_bytes(owner("张三"))
    (tmp_path / ".~lock.~$报告.docx#").write_bytes(b"")
    assert lock_of(str(tmp_path / "~$报告.docx")) is None
