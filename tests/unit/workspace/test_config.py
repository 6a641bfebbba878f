"""Which configuration holds: files that extend others, found above a draft."""

import pytest

from gidr_lint.base.errors import ConfigError
from gidr_lint.workspace.config import Project


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def settings(tmp_path, name="a.md"):
    return Project().resolve(str(tmp_path / name)).settings


def test_a_file_that_several_extend_counts_where_it_stands_last(tmp_path, write):
    write("d.toml", 'year = 2020\nstage = "draft"\nextends = ["gidr-lint:strict"]')
    write("b.toml", 'extends = ["d.toml"]\nyear = 2021\nform = "2019"')
    write("c.toml", 'extends = ["d.toml"]\nlanguage = "en"')
    write("gidr-lint.toml", 'extends = ["b.toml", "c.toml"]\nselect = ["A"]')
    found = settings(tmp_path)
    # b, then d and c, as if each file were written out where it is named.
    assert (2020, "draft", "2019", "en", ("A",)) == (
        found.year, found.stage, found.form, found.language, found.select,
    )  # fmt: skip
    assert ("gidr-lint:strict",) == found.extends


def test_each_file_is_read_once(tmp_path, write, monkeypatch):
    from gidr_lint.workspace import load

    read = []
    original = load.load
    monkeypatch.setattr(load, "load", lambda path: read.append(path) or original(path))
    for number in range(18):
        write(f"{number}.toml", f'extends = ["{number + 1}.toml", "./{number + 1}.toml"]\n')
    write("18.toml", "year = 2020")
    write("gidr-lint.toml", 'extends = ["0.toml"]')
    assert 2020 == settings(tmp_path).year
    assert 20 == len(read) == len(set(read))


def test_files_that_extend_one_another_are_said_to(tmp_path, write):
    write("gidr-lint.toml", 'extends = ["sub/b.toml"]')
    write("sub/b.toml", '\nextends = ["../gidr-lint.toml"]')
    with pytest.raises(ConfigError, match=r"b.toml:2: extends: 配置文件互相引用"):
        settings(tmp_path)


def test_a_mistake_in_a_base_is_told_with_both_places(tmp_path, write):
    write("gidr-lint.toml", '\n\nextends = ["b.toml"]')
    write("b.toml", "yaer = 2024")
    with pytest.raises(
        ConfigError, match=r"gidr-lint.toml:3: extends: .*b.toml:1: yaer: 没有这个配置项，是不是year"
    ):
        settings(tmp_path)


def test_a_pyproject_of_others_is_not_read_as_ours_whatever_is_in_it(tmp_path, write):
    write("gidr-lint.toml", "year = 2021")
    write("sub/pyproject.toml", "[broken\n" + "a." * 5000)
    assert 2021 == settings(tmp_path, "sub/a.md").year


def test_no_folder_is_too_deep_for_the_search(tmp_path, write):
    write("gidr-lint.toml", "year = 2021")
    assert 2021 == settings(tmp_path, "a/" * 3000 + "a.md").year
    assert settings(tmp_path, "a/" * 30_000 + "a.md").year is None


def test_a_path_on_another_drive_is_meant_by_no_pattern(tmp_path, write, monkeypatch):
    from gidr_lint.workspace import config

    def relpath(path, start):
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    write("gidr-lint.toml", 'exclude = ["*"]')
    monkeypatch.setattr(config.os.path, "relpath", relpath)
    assert not Project(config=str(tmp_path / "gidr-lint.toml")).resolve("a.md").is_excluded


@pytest.mark.parametrize("size", [300, 100_000, 900_000])
def test_a_line_of_blanks_behind_a_bracket_is_read_at_once(tmp_path, write, size, monkeypatch):
    from gidr_lint.workspace.load import _lines

    assert {} == _lines("[" + " " * size)
    assert {"a": 1} == _lines("[ a" + " " * size + "]")


def test_all_patterns_of_a_file_have_one_measure_of_patience(tmp_path, write):
    files = ", ".join(f'"**/a?*b*?{number}*c"' for number in range(50))
    write("gidr-lint.toml", f"[[overrides]]\nfiles = [{files}]\n" * 200)
    assert Project().resolve(str(tmp_path / "a.md")).settings
    with pytest.raises(ConfigError, match=r"overrides\[\d+\].files: 这些样式要比较的次数太多"):
        Project().resolve(str(tmp_path.joinpath(*["a" * 200] * 15)))
