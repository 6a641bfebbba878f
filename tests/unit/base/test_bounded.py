"""Files that a workspace names: which are not looked at, and what is refused of the others."""

import os

import pytest

from gidr_lint.base import bounded
from gidr_lint.base.bounded import beyond_use, parse_toml, read_bytes, wrong_path
from gidr_lint.base.errors import ConfigError, quoted, shown

posix = pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")


@pytest.mark.parametrize(
    "path",
    [
        "//evil/share/a.toml", r"\\evil\share\a.toml", r"\/evil/share/a.toml", r"/\evil\share", "///evil/a",
        r"\\?\C:\a.toml", r"\\.\COM1", "//?/UNC/evil/share/a", r"\??\UNC\evil\share\a", "/??/C:/a",
        "a\0.toml", "a\n.md", "\x1b[31m.md", "\x7f",
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_windows", [True, False])
def test_a_path_of_a_network_or_device_is_not_looked_at(path, is_windows):
    found = wrong_path(path, is_windows=is_windows)
    assert found is not None and found.zh and found.en.isascii()


@pytest.mark.parametrize(
    "path",
    [
        "a.toml",
        "../省/a.toml",
        "/etc/a.toml",
        r"C:\报告\a.toml",
        r"..\a.toml",
        "{year-1}/{name}.md",
        "a//b.md",
        "a\\\\b",
        "",
    ],
)
@pytest.mark.parametrize("is_windows", [True, False])
def test_any_other_may_be(path, is_windows):
    assert wrong_path(path, is_windows=is_windows) is None


@pytest.mark.parametrize(
    "path", ["con.toml", "NUL", r"forms\aux.a.toml", "x/COM1", "lpt9 .md", "CONIN$", r"C:\a\prn:b"]
)
def test_what_windows_takes_for_a_device_is_one_there_alone(path):
    assert wrong_path(path, is_windows=True) is not None
    assert wrong_path(path, is_windows=False) is None


def test_a_file_is_read_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert b"x" * 10 == read_bytes(str(path), 10)
    with pytest.raises(ConfigError, match="超过"):
        read_bytes(str(path), 9)


@posix
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: os.mkfifo(path), "不是普通文件"),
        (lambda path: os.symlink("/dev/zero", path), "不是普通文件"),
        (lambda path: os.mkdir(path), "不是普通文件"),
        (lambda path: None, "没有这个文件"),
        (lambda path: os.symlink(path, path), "链接互相指向"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path, make, why):
    path = str(tmp_path / "a")
    make(path)
    with pytest.raises(ConfigError, match=why):
        read_bytes(path)


@posix
def test_a_file_that_is_exchanged_for_a_pipe_is_not_waited_for(tmp_path, monkeypatch):
    path = str(tmp_path / "a")
    os.mkfifo(path)
    monkeypatch.setattr(bounded.os, "stat", lambda _: os.lstat(__file__))
    with pytest.raises(ConfigError, match="不是普通文件"):
        read_bytes(path)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "a = " + "{b = " * 100_000,
        ".".join("a" * 50_000) + " = 1",
        "[" + ".".join("a" * 500) + "]\n" + "b = 1\n",
        "[[" + ".".join("a" * 500) + "]]",
        "a = " + "9" * 20_000,
        "a = 1979-99-99",
        "a = \x00",
        "a = 1\na = 2",
    ],
)
def test_toml_that_cannot_be_taken_in_is_one_error_with_its_line(text):
    with pytest.raises(ConfigError) as caught:
        parse_toml("f.toml", text)
    said = str(caught.value)
    assert said.startswith(("f.toml:1: ", "f.toml:2: "))
    assert len(said) < 500


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"a": {"b": [0] * 1001}}, "a.b"),
        ({"a": [{"b": "x" * 10_001}]}, "a[0].b"),
        ({"a": 10**16}, "a"),
        ({"a": {"k" * 201: 1}}, "a." + "k" * 80 + "…"),
        ({"a": [[[[[[[[[[[[[1]]]]]]]]]]]]]}, "a[0][0][0][0][0][0][0][0][0][0][0][0]"),
        ({f"a{n}": [0] * 1000 for n in range(30)}, ""),
    ],
)
def test_what_is_beyond_any_use_is_named(data, place):
    found = beyond_use(data)
    assert found is not None
    assert place == found[0]


def test_what_is_shown_of_a_value_is_short():
    assert "'a'" == quoted("a")
    assert 81 == len(quoted("a" * 1000)) == len(shown("a" * 1000))
    assert "int" == quoted(16**9000)


def test_levels_that_are_too_many_are_said_to_be():
    with pytest.raises(ConfigError, match="不能作为TOML读取，层数太多 / "):
        parse_toml("x.toml", "a = " + "[" * 5000)
