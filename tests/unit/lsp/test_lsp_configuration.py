"""Configuration files and the editor's wishes: which settings hold for a document."""

from pathlib import Path

import pytest

from gidr_lint.base.errors import ConfigError, PluginError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.lsp.configuration import Configurations, Wishes, linter_for, read_wishes


def write(folder: Path, text: str) -> str:
    """Write a configuration; the path of a draft beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gidr-lint.toml").write_text(text, "utf-8")
    return str(folder / "a.md")


def settings(path: str, wishes: Wishes = Wishes()) -> Settings:
    prepared = Configurations().prepare(path, wishes)
    assert prepared is not None
    return prepared.settings


def test_a_draft_is_a_draft_where_nobody_says_otherwise(tmp_path: Path) -> None:
    assert "draft" == settings(write(tmp_path, "")).stage


def test_the_configuration_says_the_stage_and_the_editor_says_it_louder(tmp_path: Path) -> None:
    path = write(tmp_path, 'stage = "final"\nlanguage = "en"')
    assert ("final", "en") == (settings(path).stage, settings(path).language)
    asked = settings(path, Wishes("draft", "zh"))
    assert ("draft", "zh") == (asked.stage, asked.language)


def test_the_nearest_configuration_above_a_file_holds(tmp_path: Path) -> None:
    write(tmp_path, "year = 2023")
    assert 2024 == settings(write(tmp_path / "2024" / "局", "year = 2024")).year
    assert 2023 == settings(str(tmp_path / "草稿" / "a.md")).year


def test_an_excluded_file_is_not_prepared(tmp_path: Path) -> None:
    path = write(tmp_path, 'exclude = ["a.md"]')
    assert Configurations().prepare(path, Wishes()) is None


def test_a_text_without_a_file_has_no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "year = 2023")
    monkeypatch.chdir(tmp_path)
    assert settings("Untitled-1").year is None


@pytest.mark.parametrize(
    ("text", "named"),
    [("stagee = 1", ":1: stagee"), ('\nselect = ["A999"]', ":2: select"), ("a =", "gidr-lint.toml")],
)
def test_a_wrong_configuration_names_file_line_and_key(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Configurations().prepare(write(tmp_path, text), Wishes())
    assert "gidr-lint.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_changed_file_counts_once_it_is_looked_at_again(tmp_path: Path) -> None:
    configurations = Configurations()
    path = write(tmp_path, "year = 2023")
    configurations.prepare(path, Wishes())
    write(tmp_path, "year = 2024")
    before, _ = configurations.prepare(path, Wishes()) or (None, None)
    configurations.look_again()
    after, _ = configurations.prepare(path, Wishes()) or (None, None)
    assert before is not None and after is not None
    assert (2023, 2024) == (before.year, after.year)


def test_one_linter_serves_equal_configurations_until_it_is_forgotten(tmp_path: Path) -> None:
    made: list[Settings] = []

    class Silent:
        def lint(self, source: Source, *, today: object = None) -> object:
            raise AssertionError

    def make(settings: Settings, trusted: bool) -> Silent:
        made.append(settings)
        return Silent()

    configurations = Configurations(make)  # type: ignore[arg-type]
    for folder in ("甲", "乙"):
        configurations.prepare(write(tmp_path / folder, "year = 2024"), Wishes())
    assert 1 == len(made)
    configurations.prepare(write(tmp_path / "丙", "year = 2023"), Wishes())
    assert 2 == len(made)
    configurations.forget()
    configurations.prepare(str(tmp_path / "甲" / "a.md"), Wishes())
    assert 3 == len(made)


PLUGIN = """
from pathlib import Path
Path(__file__).with_name("ran").touch()
"""


@pytest.mark.parametrize("trusted", [False, True])
def test_a_local_plugin_runs_only_if_the_editor_trusts_the_workspace(tmp_path: Path, trusted: bool) -> None:
    path = write(tmp_path, 'plugins = ["./local.py"]')
    (tmp_path / "local.py").write_text(PLUGIN, "utf-8")
    Configurations().prepare(path, Wishes(trusted=trusted))
    assert trusted == (tmp_path / "ran").exists()


def test_a_plugin_that_is_not_there_is_named() -> None:
    with pytest.raises(PluginError, match="nowhere"):
        linter_for(Settings(plugins=("nowhere",)), trusted=True)


def test_getting_ready_never_fails(caplog: pytest.LogCaptureFixture) -> None:
    def make(settings: Settings, trusted: bool) -> object:
        raise RuntimeError("oh no")

    Configurations(make).warm()  # type: ignore[arg-type]
    assert "oh no" in caplog.text


def test_what_the_client_began_with_gives_way_to_its_settings() -> None:
    begun = {"stage": "final", "language": "en", "trusted": True}
    assert Wishes("final", "en", True) == read_wishes(begun, None)[0]
    assert Wishes("draft", "en", True) == read_wishes(begun, {"stage": "draft"})[0]
    assert Wishes("", "en", True) == read_wishes(begun, {"stage": "auto"})[0]


def test_settings_of_the_workspace_cannot_set_trust() -> None:
    assert not read_wishes({}, {"trusted": True})[0].trusted
    assert not read_wishes({"trusted": "yes"}, None)[0].trusted


def test_last_years_report_may_be_left_alone() -> None:
    assert read_wishes(None, None)[0].history
    assert not read_wishes({"history": False}, None)[0].history
    assert read_wishes({"history": False}, {"history": True})[0].history
    wishes, (mistake,) = read_wishes(None, {"history": "no"})
    assert wishes.history and "gidrLint.history" in mistake


def test_a_wrong_setting_is_named_with_what_was_meant() -> None:
    wishes, (stage, language) = read_wishes(None, {"stage": "fnial", "language": 3})
    assert Wishes() == wishes
    assert "gidrLint.stage" in stage and "did you mean final?" in stage
    assert "gidrLint.language: 应为auto、zh、en之一，不是3 / expected one of them" == language
