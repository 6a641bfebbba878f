"""The way from an open document to its findings: kinds, reports, configuration, trouble, ids."""

import datetime
import logging
from collections.abc import Callable
from typing import Any

import pytest
from lsprotocol import types as lsp

from gidr_lint.diagnostics import Diagnostic, Message, Result, Severity
from gidr_lint.document.location import at
from gidr_lint.document.source import Source
from gidr_lint.errors import ConfigError
from gidr_lint.lsp.buffers import Buffer
from gidr_lint.lsp.configuration import Wishes, read_wishes
from gidr_lint.lsp.diagnostics import Checker, Findings, Job
from gidr_lint.settings import Settings

SAID = Message(zh="此处有误", en="wrong here")()
FOUND = Diagnostic("T215", "unit-in-cell", Severity.WARNING, SAID, at(0, 1))
TODAY = datetime.date(2026, 1, 31)


class Fake:
    """A linter that finds one thing in every draft, and remembers what it was given."""

    def __init__(self, answer: Callable[[Source], Result] | None = None) -> None:
        self.answer = answer
        self.given: list[Source] = []
        self.made = 0

    def make(self, settings: Settings, trusted: bool) -> "Fake":
        self.made += 1
        return self

    def lint(self, source: Source, *, today: datetime.date | None = None) -> Result:
        self.given.append(source)
        return self.answer(source) if self.answer else result(source)


def result(source: Source, **more: Any) -> Result:
    case: Any = object()
    return Result(source.uri, source.kind, more.pop("case", case), (FOUND,), 0, None, **more)


def always(settings: Settings | None) -> Callable[[str, Wishes], Settings | None]:
    return lambda path, wishes: settings


def job(text: str = "稿", *, path: str = "/a.md", language_id: str = "markdown", **more: Any) -> Job:
    buffer = Buffer(lsp.TextDocumentItem(f"file://{path}", language_id, 3, text), "utf-16")
    return Job(
        buffer.uri, path, language_id, buffer.version, buffer.data(), buffer.positions,
        Wishes(), with_related=True, with_url=True, today=TODAY,
    )._replace(**more)  # fmt: skip


def check(fake: Fake, one: Job, settings: Settings | None = Settings()) -> Findings:  # noqa: B008
    return Checker(always(settings), fake.make).check(one)


@pytest.mark.parametrize(
    ("path", "language_id", "kind"),
    [
        ("/a.md", "plaintext", "markdown"),
        ("/a.txt", "markdown", "text"),
        ("Untitled-1", "markdown", "markdown"),
        ("Untitled-1", "plaintext", "text"),
    ],
)
def test_the_ending_says_the_kind_and_else_the_editors_language(
    path: str, language_id: str, kind: str
) -> None:
    fake = Fake()
    check(fake, job(path=path, language_id=language_id))
    assert [(path, kind, 3)] == [(source.uri, source.kind, source.version) for source in fake.given]


def test_a_file_of_another_kind_is_not_linted() -> None:
    fake = Fake()
    assert () == check(fake, job(path="/a.py", language_id="python")).items
    assert [] == fake.given


def test_what_is_no_such_report_gets_nothing() -> None:
    assert () == check(Fake(lambda source: result(source, is_report=False)), job()).items


@pytest.mark.parametrize(("text", "count"), [("2024年政府信息公开工作年度报告", 1), ("别的文字", 0)])
def test_an_unreadable_text_is_reported_only_if_it_may_be_such_a_report(text: str, count: int) -> None:
    fake = Fake(lambda source: result(source, case=None))
    assert count == len(check(fake, job(text)).items)


def test_an_excluded_file_is_not_linted() -> None:
    fake = Fake()
    assert () == check(fake, job(), settings=None).items
    assert [] == fake.given


def test_a_wrong_configuration_is_trouble_and_no_finding() -> None:
    def fail(path: str, wishes: Wishes) -> Settings:
        raise ConfigError("gidr-lint.toml:1: stagee: no such key")

    findings = Checker(fail, Fake().make).check(job())
    assert ((), "gidr-lint.toml:1: stagee: no such key") == (findings.items, findings.trouble)


def test_a_defect_of_ours_is_logged_and_shows_nothing(caplog: pytest.LogCaptureFixture) -> None:
    def crash(source: Source) -> Result:
        raise RuntimeError("oh no")

    with caplog.at_level(logging.ERROR):
        findings = check(Fake(crash), job())
    assert ((), None) == (findings.items, findings.trouble)
    assert "oh no" in caplog.text


def test_one_linter_serves_one_configuration_until_it_is_forgotten() -> None:
    fake = Fake()
    checker = Checker(always(Settings()), fake.make)
    checker.check(job(path="/a.md"))
    checker.check(job(path="/b.md"))
    assert 1 == fake.made
    checker.forget()
    checker.check(job(path="/a.md"))
    assert 2 == fake.made


def test_a_path_that_is_forgotten_gets_its_settings_anew() -> None:
    stages = iter(("draft", "final"))
    seen: list[Settings] = []

    def resolve(path: str, wishes: Wishes) -> Settings:
        return Settings(stage=next(stages))  # type: ignore[arg-type]

    def make(settings: Settings, trusted: bool) -> Fake:
        seen.append(settings)
        return Fake()

    checker = Checker(resolve, make)
    checker.check(job())
    checker.check(job())
    checker.forget_path("/a.md")
    checker.check(job())
    assert ["draft", "final"] == [settings.stage for settings in seen]


def test_the_same_text_under_the_same_configuration_has_the_same_id() -> None:
    assert check(Fake(), job()).id == check(Fake(), job()).id


@pytest.mark.parametrize(
    "other",
    [
        {"text": "稿子"},
        {"path": "/b.md"},
        {"language_id": "plaintext"},
        {"today": datetime.date(2026, 2, 1)},
        {"wishes": Wishes(trusted=True)},
    ],
)
def test_the_id_differs_with_text_and_circumstance(other: dict[str, Any]) -> None:
    assert check(Fake(), job()).id != check(Fake(), job(**other)).id


def test_the_id_differs_with_the_configuration() -> None:
    assert check(Fake(), job()).id != check(Fake(), job(), Settings(ignore=("T215",))).id


def test_what_the_client_began_with_gives_way_to_its_settings() -> None:
    begun = {"stage": "final", "language": "en", "trusted": True}
    assert Wishes("final", "en", True) == read_wishes(begun, None)[0]
    assert Wishes("draft", "en", True) == read_wishes(begun, {"stage": "draft"})[0]
    assert Wishes("", "en", True) == read_wishes(begun, {"stage": "auto"})[0]


def test_settings_of_the_workspace_cannot_set_trust() -> None:
    assert not read_wishes({}, {"trusted": True})[0].trusted
    assert not read_wishes({"trusted": "yes"}, None)[0].trusted


def test_a_wrong_setting_is_named_with_what_was_meant() -> None:
    wishes, mistakes = read_wishes(None, {"stage": "fnial", "language": 3})
    assert Wishes() == wishes
    assert ("gidrLint.stage: 'fnial' is no stage; did you mean final?",) == mistakes[:1]
    assert ("gidrLint.language: 3 is no language; it is auto, zh or en",) == mistakes[1:]
