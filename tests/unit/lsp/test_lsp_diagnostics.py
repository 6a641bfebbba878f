"""The way from an open document to its findings: kinds, reports, trouble, and the ids of answers."""

import datetime
import logging
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from lsprotocol import types as lsp

from gidr_lint.base.diagnostics import Diagnostic, Message, Severity
from gidr_lint.base.errors import ConfigError
from gidr_lint.base.location import at
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis, Inputs
from gidr_lint.formats import read
from gidr_lint.lsp.buffers import Buffer
from gidr_lint.lsp.configuration import Prepared, Wishes
from gidr_lint.lsp.diagnostics import Job, check

SAID = Message(zh="此处有误", en="wrong here")()
FOUND = Diagnostic("T215", "unit-in-cell", Severity.WARNING, SAID, at(0, 1))
TODAY = datetime.date(2026, 1, 31)


class Fake:
    """Finds one thing in every draft, and remembers what it was given. `settings` None excludes all."""

    editor_seconds = 5.0
    plugins_failed = ()

    def __init__(
        self,
        answer: Callable[[Source], Analysis] | None = None,
        settings: Settings | None = Settings(),
        trouble: Exception | None = None,
    ) -> None:
        self.answer = answer
        self.settings = settings
        self.trouble = trouble
        self.given: list[Source] = []

    def prepare(self, path: str, wishes: Wishes) -> Prepared | None:
        if self.trouble is not None:
            raise self.trouble
        return Prepared(self.settings, self) if self.settings else None

    def analyse(self, inputs: Inputs) -> Analysis:
        self.given.append(inputs.source)
        return self.answer(inputs.source) if self.answer else result(inputs.source)


def result(source: Source, **more: Any) -> Analysis:
    case: Any = SimpleNamespace(previous=None, document=read(source))
    return Analysis(
        _never, Inputs(source), source.kind, more.pop("case", case), **{"diagnostics": (FOUND,), **more}
    )


def _never(inputs: Inputs) -> Analysis:
    raise AssertionError(inputs)


def job(text: str = "稿", *, path: str = "/a.md", language_id: str = "markdown", **more: Any) -> Job:
    buffer = Buffer(lsp.TextDocumentItem(f"file://{path}", language_id, 3, text), "utf-16")
    return Job(
        buffer.uri, path, language_id, buffer.version, buffer.data(), buffer.positions,
        Wishes(), with_related=True, with_url=True, today=TODAY,
    )._replace(**more)  # fmt: skip


@pytest.mark.parametrize(
    ("path", "language_id", "kind"),
    [
        ("/a.md", "plaintext", "markdown"),
        ("/a.htm", "plaintext", "html"),
        ("Untitled-1", "html", "html"),
        ("/a.txt", "markdown", "text"),
        ("Untitled-1", "markdown", "markdown"),
        ("Untitled-1", "plaintext", "text"),
    ],
)
def test_the_ending_says_the_kind_and_else_the_editors_language(
    path: str, language_id: str, kind: str
) -> None:
    fake = Fake()
    check(job(path=path, language_id=language_id), fake)
    assert [(path, kind, 3)] == [(source.uri, source.kind, source.version) for source in fake.given]


def test_a_file_of_another_kind_is_not_linted() -> None:
    fake = Fake()
    assert () == check(job(path="/a.py", language_id="python"), fake).items
    assert [] == fake.given


def test_what_is_no_such_report_gets_nothing() -> None:
    assert () == check(job(), Fake(lambda source: result(source, is_report=False))).items


@pytest.mark.parametrize(("text", "count"), [("2024年政府信息公开工作年度报告", 1), ("别的文字", 0)])
def test_an_unreadable_text_is_reported_only_if_it_may_be_such_a_report(text: str, count: int) -> None:
    fake = Fake(lambda source: result(source, case=None))
    assert count == len(check(job(text), fake).items)


def test_personal_data_of_the_draft_is_masked_in_what_is_said_of_it() -> None:
    message = Message(zh="这里是张三丰，电话１３８００１３８０００", en="")()
    found = Diagnostic("T215", "unit-in-cell", Severity.WARNING, message, at(0, 1))
    fake = Fake(lambda source: result(source, diagnostics=(found,)))
    (item,) = check(job("申请人**张三丰**提出"), fake).items
    assert "这里是张**，电话１３８****８０００" == item.message


def test_an_excluded_file_is_not_linted() -> None:
    fake = Fake(settings=None)
    assert () == check(job(), fake).items
    assert [] == fake.given


def test_a_wrong_configuration_is_trouble_and_no_finding() -> None:
    findings = check(job(), Fake(trouble=ConfigError("gidr-lint.toml:1: stagee: no such key")))
    assert ((), "gidr-lint.toml:1: stagee: no such key") == (findings.items, findings.trouble)


def test_a_defect_of_ours_is_logged_and_said_to_be_one(caplog: pytest.LogCaptureFixture) -> None:
    def crash(source: Source) -> Analysis:
        raise RuntimeError("oh no")

    with caplog.at_level(logging.ERROR):
        findings = check(job(), Fake(crash))
    assert () == findings.items
    assert findings.trouble is not None
    assert findings.trouble.startswith("a.md: 程序出错，没有检查（RuntimeError, test_lsp_diagnostics.py:")
    assert "oh no" in caplog.text
    assert "oh no" not in findings.trouble


def test_the_same_text_under_the_same_configuration_has_the_same_id() -> None:
    assert check(job(), Fake()).id == check(job(), Fake()).id


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
    assert check(job(), Fake()).id != check(job(**other), Fake()).id


@pytest.mark.parametrize(
    "fake", [Fake(settings=Settings(ignore=("T215",))), Fake(settings=None), Fake(trouble=ConfigError("x"))]
)
def test_the_id_differs_with_the_configuration(fake: Fake) -> None:
    assert check(job(), Fake()).id != check(job(), fake).id


def test_what_an_editor_shows_of_a_word_file_is_not_checked():
    fake = Fake()
    assert () == check(job(path="/a.docx", language_id="plaintext"), fake).items
    assert [] == fake.given
