"""Last year's report in the language server: found where the command line finds it, and looked at anew."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint", "server"]


def last_year(carried_out: int = 3) -> Draft:
    """A report whose carry-over this year's clean one does not take up, unless it is 2."""
    past = Draft.clean(year=2023)
    figures = past.tables["applications"]
    figures["carried-out", "natural-person"] = str(carried_out)
    figures["carried-out", "legal-service"] = "0"
    figures["carried-out", "total"] = str(carried_out)
    past.tables["disputes"]["cases", "review-total"] = "4"
    return past


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


class Session:
    """An editor with one report open, which asks for its diagnostics."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.uri = (folder / "报告.md").as_uri()

    async def open(self, **options: Any) -> None:
        able = lsp.ClientCapabilities(
            text_document=lsp.TextDocumentClientCapabilities(
                publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(related_information=True),
                diagnostic=lsp.DiagnosticClientCapabilities(),
            )
        )
        await self.client.initialize_session(
            lsp.InitializeParams(
                capabilities=able, root_uri=self.folder.as_uri(), initialization_options=options or None
            )
        )
        text = Draft.clean().markdown()
        item = lsp.TextDocumentItem(self.uri, "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    async def found(self) -> list[lsp.Diagnostic]:
        params = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(self.uri))
        return list(
            (await asyncio.wait_for(self.client.text_document_diagnostic_async(params), 30)).items  # type: ignore[union-attr]
        )

    async def codes(self) -> list[str]:
        return [str(item.code) for item in await self.found()]

    def changed(self, name: str) -> None:
        event = lsp.FileEvent((self.folder / name).as_uri(), lsp.FileChangeType.Changed)
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))

    @property
    def log(self) -> list[str]:
        return [item.message for item in self.client.log_messages]


@pytest.fixture
def session(client: LanguageClient, tmp_path: Path) -> Session:
    return Session(client, tmp_path)


@pytest.mark.asyncio
async def test_the_report_beside_the_draft_is_compared_and_its_place_is_shown(session: Session) -> None:
    text = last_year().markdown()
    (session.folder / "上年.md").write_text(text, "utf-8")
    await session.open()
    (diagnostic,) = await session.found()
    assert diagnostic.code == "X601"
    (related,) = diagnostic.related_information or ()
    assert related.location.uri == (session.folder / "上年.md").as_uri()
    row = text.splitlines()[related.location.range.start.line]
    assert row.startswith("| 四、结转下年度继续办理")
    assert row[related.location.range.start.character] == "3"
    assert session.log == [f"gidr-lint: 报告.md: 对照的上年报告：{session.folder}/上年.md"]


@pytest.mark.asyncio
async def test_a_change_of_last_years_report_is_seen(session: Session) -> None:
    await session.open()
    assert await session.codes() == []
    path = session.folder / "2023.md"
    path.write_text(last_year().markdown(), "utf-8")
    session.changed("2023.md")
    assert await session.codes() == ["X601"]
    path.write_text(last_year(2).markdown(), "utf-8")
    session.changed("2023.md")
    assert await session.codes() == []
    path.unlink()
    session.changed("2023.md")
    assert await session.codes() == []
    assert len(session.log) == 1  # said once while it stays the same


@pytest.mark.asyncio
async def test_a_file_elsewhere_does_not_matter(session: Session) -> None:
    (session.folder / "old").mkdir()
    (session.folder / "old" / "2023.md").write_text(last_year().markdown(), "utf-8")
    await session.open()
    assert await session.codes() == []
    session.changed("old/2023.md")
    assert await session.codes() == []


@pytest.mark.asyncio
@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
async def test_one_in_another_format_is_found(session: Session, kind: str) -> None:
    past = last_year()
    data = past.docx()[0] if kind == "docx" else b""
    data = data or (past.page()[0] if kind == "html" else past.text()).encode()
    (session.folder / f"2023.{kind}").write_bytes(data)
    await session.open()
    assert await session.codes() == ["X601"]


@pytest.mark.asyncio
async def test_the_configured_report_is_taken_and_its_change_seen(session: Session) -> None:
    (session.folder / "gidr-lint.toml").write_text('[history]\nprevious = "{year-1}/{name}.md"\n', "utf-8")
    place = session.folder / "2023" / "青溪县水务局.md"
    place.parent.mkdir()
    await session.open()
    assert await session.codes() == []
    assert session.log == [f"gidr-lint: 报告.md: 没有上年报告{place}，未作跨年核对"]
    place.write_text(last_year().markdown(), "utf-8")
    session.changed("2023/青溪县水务局.md")
    assert await session.codes() == ["X601"]
    assert session.log[1:] == [f"gidr-lint: 报告.md: 对照的上年报告：{place}"]


@pytest.mark.asyncio
async def test_it_can_be_switched_off(session: Session) -> None:
    (session.folder / "2023.md").write_text(last_year().markdown(), "utf-8")
    await session.open(history=False)
    assert await session.codes() == []
    assert session.log == []
