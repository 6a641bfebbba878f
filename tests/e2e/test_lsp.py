"""The language server as a process, spoken to over stdio by a client with what editors can do."""

import asyncio
import json
import random
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.linter import Linter
from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint", "server"]
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
README = (
    "# 水务工具\n\n## 一、安装\n\n政府信息公开的数据在这里。\n\n| 件数 | 说明 |\n|---|---|\n| 25个 | XX |\n"
)


def wrong() -> str:
    """A draft with a wrong total, a figure that differs in the prose and a cell that is no number; characters     outside the BMP stand before and in what is to be underlined."""
    draft = Draft.clean()
    draft.tables["applications"]["total", "natural-person"] = "26"
    heading, paragraphs = draft.sections["overview"]
    paragraphs[1] = paragraphs[1].replace(
        "本年新收政府信息公开申请30件", "在𠮷林，本年新收政府信息公开申请31件"
    )
    draft.tables["proactive"]["licence", "decisions"] = "𠮷25个"
    return draft.markdown()


def fresh(text: str, kind: str = "markdown", **settings: Any) -> Analysis:
    return Linter(Settings(**{"stage": "draft", **settings})).lint(Source("a.md", text.encode(), kind))


def counted(text: str, offset: int, encoding: str) -> tuple[int, int]:
    """Line and column of an offset as a client counts them."""
    codec, unit = UNITS[encoding]
    lines = re.split(r"\r\n|\n|\r", text[:offset])
    return len(lines) - 1, len(lines[-1].encode(codec)) // unit


def places(text: str, result: Analysis, encoding: str) -> list[tuple[str, tuple[int, int, int, int]]]:
    """Code and range of each diagnostic in the client's units, worked out apart from the server's way."""

    def place(offset: int) -> tuple[int, int]:
        return counted(text, offset, encoding)

    return [
        (d.code, place(d.location.span.start) + place(d.location.span.end))
        for d in result.diagnostics
        if d.location.span is not None
    ]


def told(items: Any) -> list[tuple[str, tuple[int, int, int, int]]]:
    return [
        (d.code, (d.range.start.line, d.range.start.character, d.range.end.line, d.range.end.character))
        for d in items
    ]


def capabilities(*, pulls: bool, encoding: str = "utf-16", refreshes: bool = False) -> lsp.ClientCapabilities:
    return lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=[lsp.PositionEncodingKind(encoding)]),
        text_document=lsp.TextDocumentClientCapabilities(
            synchronization=lsp.TextDocumentSyncClientCapabilities(did_save=True),
            publish_diagnostics=lsp.PublishDiagnosticsClientCapabilities(related_information=True),
            diagnostic=lsp.DiagnosticClientCapabilities() if pulls else None,
        ),
        workspace=lsp.WorkspaceClientCapabilities(
            diagnostics=lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True) if refreshes else None
        ),
    )


async def begin(
    client: LanguageClient, able: lsp.ClientCapabilities, root: Path | None = None, **options: Any
) -> lsp.InitializeResult:
    return await client.initialize_session(
        lsp.InitializeParams(
            capabilities=able,
            root_uri=root.as_uri() if root else None,
            initialization_options=options or None,
        )
    )


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND))
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    asked: list[Any] = []
    lsp_client.asked = asked  # type: ignore[attr-defined]

    @lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(params: lsp.RegistrationParams) -> None:
        asked.extend(params.registrations)

    yield
    await lsp_client.shutdown_session()


async def settled(condition: Callable[[], object]) -> None:
    """Wait until something holds; a test that waits in vain fails by what it asserts next."""
    for _ in range(200):
        if condition():
            return
        await asyncio.sleep(0.05)


class Editor:
    """A document in a client: opened, edited, saved and closed, and what is shown of it."""

    def __init__(self, client: LanguageClient, uri: str, text: str, encoding: str = "utf-16") -> None:
        self.client = client
        self.uri = uri
        self.text = text
        self.version = 1
        self.encoding = encoding

    def open(self, language: str = "markdown") -> None:
        item = lsp.TextDocumentItem(self.uri, language, self.version, self.text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def _position(self, offset: int) -> lsp.Position:
        return lsp.Position(*counted(self.text, offset, self.encoding))

    def edit(self, start: int, end: int, text: str) -> None:
        self.version += 1
        where = lsp.Range(self._position(start), self._position(end))
        self.text = self.text[:start] + text + self.text[end:]
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                [lsp.TextDocumentContentChangePartial(where, text)],
            )
        )

    def save(self) -> None:
        self.client.text_document_did_save(
            lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(self.uri))
        )

    def close(self) -> None:
        self.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(self.uri))
        )

    async def pull(self, previous: str | None = None) -> Any:
        params = lsp.DocumentDiagnosticParams(
            lsp.TextDocumentIdentifier(self.uri), previous_result_id=previous
        )
        return await asyncio.wait_for(self.client.text_document_diagnostic_async(params), 30)

    async def hover(self, offset: int) -> Any:
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(self.uri), self._position(offset))
        return await asyncio.wait_for(self.client.text_document_hover_async(params), 30)

    async def pushed(self) -> Any:
        """What is published next for this document's newest version."""
        while True:
            sent = await asyncio.wait_for(
                self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 30
            )
            if sent.uri == self.uri and sent.version in (None, self.version):
                return sent


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", sorted(UNITS))
async def test_each_encoding_is_agreed_on_and_kept(client: LanguageClient, encoding: str) -> None:
    answer = await begin(client, capabilities(pulls=True, encoding=encoding))
    assert encoding == answer.capabilities.position_encoding
    text = wrong()
    editor = Editor(client, "file:///a.md", text, encoding)
    editor.open()
    expected = places(text, fresh(text), encoding)
    assert "NTA" == "".join(code[0] for code, _ in expected)
    assert expected == told((await editor.pull()).items)


@pytest.mark.asyncio
@pytest.mark.parametrize("editor_name", ["visual_studio_code", "neovim", "emacs"])
async def test_editors_are_served_as_they_can_be(client: LanguageClient, editor_name: str) -> None:
    able = client_capabilities(editor_name)
    answer = await begin(client, able)
    text = wrong()
    editor = Editor(client, "file:///a.md", text)
    editor.open()
    pulls = able.text_document is not None and able.text_document.diagnostic is not None
    items = (await editor.pull()).items if pulls else (await editor.pushed()).diagnostics
    encoding = str(answer.capabilities.position_encoding or "utf-16")
    assert places(text, fresh(text), encoding) == told(items)


@pytest.mark.asyncio
async def test_change_save_and_close_are_pushed(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=False))
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    assert (await editor.pushed()).diagnostics
    editor.edit(0, len(editor.text), Draft.clean().markdown())
    assert [] == list((await editor.pushed()).diagnostics)
    editor.save()
    assert [] == list((await editor.pushed()).diagnostics)
    editor.edit(0, len(editor.text), wrong())
    assert (await editor.pushed()).diagnostics
    editor.close()
    assert [] == list((await editor.pushed()).diagnostics)


@pytest.mark.asyncio
async def test_a_client_that_pulls_is_pushed_nothing(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    assert (await editor.pull()).items
    editor.edit(0, 1, "#")
    editor.save()
    assert (await editor.pull()).items
    editor.close()
    assert [] == list((await editor.pull()).items)
    assert {} == client.diagnostics


@pytest.mark.asyncio
async def test_an_unchanged_text_is_answered_so_and_a_changed_one_is_not(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    first = await editor.pull()
    assert "unchanged" == (await editor.pull(first.result_id)).kind
    editor.edit(len(editor.text), len(editor.text), "\n")
    second = await editor.pull(first.result_id)
    assert "full" == second.kind
    assert second.result_id != first.result_id


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", sorted(UNITS))
async def test_after_each_character_typed_the_findings_are_those_of_a_fresh_lint(
    client: LanguageClient, encoding: str
) -> None:
    await begin(client, capabilities(pulls=True, encoding=encoding))
    editor = Editor(client, "file:///a.md", wrong(), encoding)
    editor.open()
    seen = set()
    # A heading is typed before everything, a figure on the line of a finding, words are taken out.
    place = editor.text.index("𠮷25个")
    steps = [(place + n, place + n, char) for n, char in enumerate("𠮷政𠀀")]
    steps += [(place + 3, place + 4, ""), (place, place + 1, ""), (0, 0, "\r\n"), (0, 0, "𠮷"), (1, 1, "\n")]
    place = editor.text.index("## 五、") + 4
    steps += [(place + 3 + n, place + 3 + n, char) for n, char in enumerate("\n\n一、")]
    steps += [(place + 3, place + 4, "")] * 4
    for step in steps:
        editor.edit(*step)
        expected = places(editor.text, fresh(editor.text), encoding)
        assert expected == told((await editor.pull()).items), step
        seen.add(tuple(expected))
    assert 8 <= len(seen)  # the findings did move


@pytest.mark.asyncio
async def test_random_edits_leave_the_findings_of_a_fresh_lint(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    rng = random.Random(20250120)
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    words = ["𠮷", "政", "25件", "\n", "| 3 |", "\u2028", "## 七、其他\n", "", "", "0"]
    for _ in range(60):
        start = rng.randrange(len(editor.text))
        end = min(start + rng.choice((0, 0, 1, 3, 40)), len(editor.text))
        editor.edit(start, end, rng.choice(words))
        if rng.random() < 0.5:
            continue  # several changes may come before a question
        expected = places(editor.text, fresh(editor.text), "utf-16")
        assert expected == told((await editor.pull()).items)


@pytest.mark.asyncio
async def test_of_many_quick_changes_the_last_is_what_is_shown(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=False))
    editor = Editor(client, "file:///a.md", Draft.clean().markdown())
    editor.open()
    end = editor.text.index("\n")
    for n, char in enumerate("（征求意见稿，𠮷XX月）"):
        editor.edit(end + n, end + n, char)
    sent = await editor.pushed()
    assert places(editor.text, fresh(editor.text), "utf-16") == told(sent.diagnostics)


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding", sorted(UNITS))
@pytest.mark.parametrize("bom", ["", "\ufeff"])
async def test_over_a_figure_stands_what_it_is_read_as(
    client: LanguageClient, encoding: str, bom: str
) -> None:
    answer = await begin(client, capabilities(pulls=True, encoding=encoding))
    assert answer.capabilities.hover_provider
    editor = Editor(client, "file:///a.md", bom + wrong(), encoding)
    editor.open()
    place = editor.text.index("31件，上年")
    for offset in (place, place + 1):
        found = await editor.hover(offset)
        assert found.contents.kind == lsp.MarkupKind.PlainText
        assert found.contents.value == (
            "本年新收政府信息公开申请31件\n"
            "读作表三“一、本年新收政府信息公开申请数量”行“总计”列（表中为30），相差1。"
        )
        assert counted(editor.text, place, encoding) == (found.range.start.line, found.range.start.character)
        assert counted(editor.text, place + 2, encoding) == (found.range.end.line, found.range.end.character)
    assert await editor.hover(place - 3) is None  # a word
    assert await editor.hover(editor.text.index("| 30 |") + 2) is None  # a cell
    editor.edit(place, place + 2, "网上提交的6")
    assert (await editor.hover(place + 5)).contents.value.endswith("没有核对：按申请渠道分，表里没有。")


@pytest.mark.asyncio
async def test_a_document_whose_analysis_was_given_up_is_answered_all_the_same(
    client: LanguageClient,
) -> None:
    await begin(client, capabilities(pulls=True))
    editors = [Editor(client, f"file:///{number}.md", wrong()) for number in range(18)]
    for editor in editors:
        editor.open()
    place = wrong().index("31件，上年")
    for editor in (*editors, editors[0], editors[-1]):
        assert (await editor.hover(place)).contents.value.startswith("本年新收政府信息公开申请31件")


@pytest.mark.asyncio
async def test_a_hover_is_in_the_language_and_the_markup_of_the_client(client: LanguageClient) -> None:
    able = capabilities(pulls=False)
    assert able.text_document is not None
    able.text_document.hover = lsp.HoverClientCapabilities(content_format=[lsp.MarkupKind.Markdown])
    await begin(client, able, language="en")
    text = Draft.clean().markdown().replace("## 二、", "**全年**收到信访件35件_。\n\n## 二、", 1)
    editor = Editor(client, "file:///a.md", text)
    editor.open()
    found = await editor.hover(text.index("35件_"))
    assert found.contents.kind == lsp.MarkupKind.Markdown
    assert found.contents.value.endswith("收到信访件35件  \nNot compared: it is about something else.")


@pytest.mark.asyncio
async def test_what_is_no_report_or_not_open_has_nothing_to_hover_over(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    editor = Editor(client, "file:///README.md", README)
    assert await editor.hover(0) is None
    editor.open()
    assert await editor.hover(README.index("25个")) is None


@pytest.mark.asyncio
@pytest.mark.parametrize(("name", "language"), [("README.md", "markdown"), ("notes.txt", "plaintext")])
async def test_what_is_no_such_report_gets_no_diagnostic(
    client: LanguageClient, name: str, language: str
) -> None:
    await begin(client, capabilities(pulls=True))
    editor = Editor(client, f"file:///{name}", README)
    editor.open(language)
    assert [] == list((await editor.pull()).items)


@pytest.mark.asyncio
async def test_the_unsaved_text_counts_and_not_the_file(client: LanguageClient, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(wrong(), "utf-8")
    await begin(client, capabilities(pulls=True), tmp_path)
    editor = Editor(client, file.as_uri(), Draft.clean().markdown())
    editor.open()
    assert [] == list((await editor.pull()).items)


@pytest.mark.asyncio
async def test_a_text_without_a_file_is_linted(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    text = wrong()
    editor = Editor(client, "untitled:Untitled-1", text)
    editor.open()
    assert places(text, fresh(text), "utf-16") == told((await editor.pull()).items)


@pytest.mark.asyncio
async def test_a_plain_text_draft_is_linted(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    draft = Draft.clean()
    draft.tables["applications"]["total", "natural-person"] = "26"
    text = draft.text()
    editor = Editor(client, "file:///a.txt", text)
    editor.open("plaintext")
    assert ["A301"] == [code for code, _ in told((await editor.pull()).items)]


@pytest.mark.asyncio
async def test_a_draft_is_judged_as_a_draft_unless_the_editor_says_otherwise(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    title = Editor(
        client, "file:///a.md", "# 青溪县水务局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n"
    )
    title.open()
    severities = {d.code: d.severity for d in (await title.pull()).items}
    assert lsp.DiagnosticSeverity.Information == severities["S101"]
    client.workspace_did_change_configuration(
        lsp.DidChangeConfigurationParams(settings={"gidrLint": {"stage": "final"}})
    )
    severities = {d.code: d.severity for d in (await title.pull()).items}
    assert lsp.DiagnosticSeverity.Error == severities["S101"]


@pytest.mark.asyncio
async def test_messages_come_in_the_language_the_client_began_with(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True), language="en")
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    messages = [d.message for d in (await editor.pull()).items if d.code == "A301"]
    expected = [
        f"{d.message.text('en')}\n{d.message.help('en')}"
        for d in fresh(editor.text).diagnostics
        if d.code == "A301"
    ]
    assert expected == messages


@pytest.mark.asyncio
async def test_the_places_of_one_mistake_are_related(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True))
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    (sent,) = [d for d in (await editor.pull()).items if d.code == "A301"]
    (expected,) = [d for d in fresh(editor.text).diagnostics if d.code == "A301"]
    assert len(expected.related) == len(sent.related_information)
    assert {"file:///a.md"} == {item.location.uri for item in sent.related_information}


@pytest.mark.asyncio
async def test_a_wrong_setting_is_said_once_and_the_rest_goes_on(client: LanguageClient) -> None:
    await begin(client, capabilities(pulls=True), stage="fnial")
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    assert (await editor.pull()).items
    (message,) = client.messages
    assert "gidrLint.stage" in message.message and "did you mean final?" in message.message


def configure(folder: Path, text: str) -> None:
    (folder / "gidr-lint.toml").write_text(text, "utf-8")


@pytest.mark.asyncio
async def test_the_configuration_above_the_file_holds(client: LanguageClient, tmp_path: Path) -> None:
    configure(tmp_path, 'ignore = ["A", "T"]')
    await begin(client, capabilities(pulls=True), tmp_path)
    editor = Editor(client, (tmp_path / "2024" / "报告 稿.md").as_uri(), wrong())
    editor.open()
    assert "N" == "".join(code[0] for code, _ in told((await editor.pull()).items))


@pytest.mark.asyncio
async def test_a_changed_configuration_file_has_the_drafts_asked_for_anew(
    client: LanguageClient, tmp_path: Path
) -> None:
    configure(tmp_path, "")
    await begin(client, capabilities(pulls=True, refreshes=True), tmp_path)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    first = await editor.pull()
    configure(tmp_path, 'ignore = ["A", "T"]')
    change = lsp.FileEvent((tmp_path / "gidr-lint.toml").as_uri(), lsp.FileChangeType.Changed)
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
    second = await editor.pull(first.result_id)
    assert "N" == "".join(code[0] for code, _ in told(second.items))
    assert 1 == client.diagnostic_refresh_count


@pytest.mark.asyncio
async def test_saving_reads_a_configuration_that_nobody_watches(
    client: LanguageClient, tmp_path: Path
) -> None:
    await begin(client, capabilities(pulls=False), tmp_path)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    assert 3 == len((await editor.pushed()).diagnostics)
    configure(tmp_path, 'ignore = ["A", "T"]')
    editor.save()
    assert 1 == len((await editor.pushed()).diagnostics)


@pytest.mark.asyncio
async def test_saving_under_a_changed_configuration_asks_a_pulling_client_to_look_again(
    client: LanguageClient, tmp_path: Path
) -> None:
    await begin(client, capabilities(pulls=True, refreshes=True), tmp_path)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    first = await editor.pull()
    editor.save()
    assert "unchanged" == (await editor.pull(first.result_id)).kind
    assert 0 == client.diagnostic_refresh_count
    configure(tmp_path, 'ignore = ["A", "T"]')
    editor.save()
    assert 1 == len((await editor.pull(first.result_id)).items)
    await settled(lambda: client.diagnostic_refresh_count)
    assert 1 == client.diagnostic_refresh_count


@pytest.mark.asyncio
async def test_a_wrong_configuration_is_shown_once_and_nothing_is_judged(
    client: LanguageClient, tmp_path: Path
) -> None:
    configure(tmp_path, 'year = 2024\nselct = ["A"]')
    await begin(client, capabilities(pulls=True), tmp_path)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    assert [] == list((await editor.pull()).items)
    editor.edit(0, 0, "\n")
    assert [] == list((await editor.pull()).items)
    (message,) = client.messages
    assert lsp.MessageType.Error == message.type
    assert "gidr-lint.toml:2: selct" in message.message


@pytest.mark.asyncio
async def test_a_plugin_that_does_not_load_is_shown_once_and_the_others_judge(
    client: LanguageClient, tmp_path: Path
) -> None:
    (tmp_path / "own.py").write_text("\n1 / 0\n", "utf-8")
    configure(tmp_path, 'plugins = ["own.py"]')
    await begin(client, capabilities(pulls=True), tmp_path, trusted=True)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    assert (await editor.pull()).items
    editor.edit(0, 0, "\n")
    assert (await editor.pull()).items
    (message,) = client.messages
    assert lsp.MessageType.Error == message.type
    assert "ZeroDivisionError" in message.message and "own.py:2" in message.message


@pytest.mark.asyncio
async def test_a_client_that_can_is_asked_for_its_settings_and_to_watch_files(
    client: LanguageClient,
) -> None:
    client.set_configuration({"gidrLint": {"language": "en", "stage": "auto"}})
    await begin(client, client_capabilities("visual_studio_code"))
    editor = Editor(client, "file:///a.md", wrong())
    editor.open()
    while not [d for d in client.diagnostics.get(editor.uri, ()) if "Table 3" in d.message]:
        await asyncio.wait_for(editor.pushed(), 30)
    registered = {registration.method for registration in client.asked}  # type: ignore[attr-defined]
    assert {"workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"} == registered


PLUGIN = """
\"\"\"总是出错 / always fails.\"\"\"
from gidr_lint.api import Severity, rule
print("Content-Length: 0")

@rule(code="QX101", name="crash", severity=Severity.ERROR)
def check(case):
    print("noise")
    raise ValueError("no way")
"""


@pytest.mark.asyncio
@pytest.mark.parametrize("trusted", [False, True])
async def test_a_plugin_that_prints_and_raises_harms_nothing(
    client: LanguageClient, tmp_path: Path, trusted: bool
) -> None:
    configure(tmp_path, 'plugins = ["./local.py"]\nextend-select = ["E012"]')
    (tmp_path / "local.py").write_text(PLUGIN, "utf-8")
    await begin(client, capabilities(pulls=True), tmp_path, trusted=trusted)
    editor = Editor(client, (tmp_path / "a.md").as_uri(), wrong())
    editor.open()
    codes = [code for code, _ in told((await editor.pull()).items)]
    assert ("E004" if trusted else "E012") == codes[0]
    assert "NTA" == "".join(code[0] for code in codes[1:])


ENDLESS = """
\"\"\"没有尽头 / never ends.\"\"\"
from gidr_lint.api import Pattern, Severity, rule

YEAR = Pattern("年")

@rule(code="QX102", name="endless", severity=Severity.ERROR)
def check(case):
    while True:
        for _ in case.find(YEAR):
            pass
    yield
"""


@pytest.mark.asyncio
async def test_a_document_that_takes_too_long_is_said_to_and_others_go_on(
    client: LanguageClient, tmp_path: Path
) -> None:
    """A rule of a plugin asks for matches without end; what the server does not stop, the test does."""
    slow, fine = tmp_path / "slow", tmp_path / "fine"
    for folder in (slow, fine):
        folder.mkdir()
    configure(slow, 'plugins = ["endless.py"]\nrules.E015 = { editor-seconds = 0.3 }')
    (slow / "endless.py").write_text(ENDLESS, "utf-8")
    await begin(client, capabilities(pulls=True), tmp_path, trusted=True)
    stopped = Editor(client, (slow / "稿.md").as_uri(), wrong())
    other = Editor(client, (fine / "稿.md").as_uri(), wrong())
    for editor in (stopped, other):
        editor.open()
    codes = [code for code, _ in told((await stopped.pull()).items)]
    assert "E015" in codes
    assert "A" in {code[0] for code in codes}
    assert told((await other.pull()).items) == places(wrong(), fresh(wrong()), "utf-16")


def talk(*messages: dict[str, Any], binary: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What a server says and returns when it is given messages and then nothing more."""
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    said = b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)
    return subprocess.run(COMMAND, input=said + binary, capture_output=True, timeout=60)


INITIALIZE = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}


def test_a_client_that_shuts_down_leaves_status_0() -> None:
    done = talk(INITIALIZE, {"id": 2, "method": "shutdown"}, {"method": "exit"})
    assert (0, b"") == (done.returncode, done.stderr)


def test_every_request_is_answered_the_wrong_ones_too() -> None:
    done = talk(
        {"id": 7, "method": "textDocument/diagnostic", "params": {"textDocument": {"uri": "file:///a.md"}}},
        INITIALIZE,
        {"id": 2, "method": "textDocument/diagnostic", "params": {"bad": 1}},
        {"id": 3, "method": "initialize", "params": {"capabilities": {}}},
        {"id": 4, "method": "none/such", "params": {}},
        {"id": 5, "method": "shutdown"},
        {"id": 6, "method": "shutdown"},
        {"method": "exit"},
    )
    bodies = [
        json.loads(b"{" + body) for body in re.findall(rb"\r\n\r\n\{(.*?\})(?=Content|$)", done.stdout, re.S)
    ]
    answers = {body["id"]: body.get("error", {}).get("code") for body in bodies}
    assert {7: -32002, 1: None, 2: -32602, 3: -32600, 4: -32601, 5: None, 6: -32600} == answers
    assert 0 == done.returncode


def test_a_client_that_just_goes_leaves_status_1_and_no_process() -> None:
    assert 1 == talk(INITIALIZE).returncode


def test_nothing_of_the_rules_is_imported_before_the_client_has_its_answer() -> None:
    code = (
        "import sys, gidr_lint.lsp.serve as serve; serve.Configurations.warm = lambda self: None; "
        "serve.serve(); print([name for name in sys.modules if name.startswith("
        "('gidr_lint.rules', 'gidr_lint.engine.linter', 'gidr_lint.forms', 'pyromark', 'docx'))])"
    )
    body = json.dumps({"jsonrpc": "2.0", **INITIALIZE}).encode()
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=b"Content-Length: %d\r\n\r\n%s" % (len(body), body),
        capture_output=True,
        timeout=60,
    )
    assert b"positionEncoding" in done.stdout
    assert done.stdout.endswith(b"[]\n")


@pytest.mark.asyncio
async def test_a_port_serves_this_machine_only_and_one_client() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = await asyncio.create_subprocess_exec(*COMMAND, "--tcp", str(port))
    try:
        reader = writer = None
        for _ in range(200):
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                break
            except OSError:
                await asyncio.sleep(0.05)
        assert reader is not None and writer is not None
        for message in (INITIALIZE, {"id": 2, "method": "shutdown"}, {"method": "exit"}):
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        assert b"positionEncoding" in await asyncio.wait_for(reader.read(), 30)
        await asyncio.wait_for(server.wait(), 30)
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()


def test_a_port_that_cannot_be_had_is_a_usage_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        for port in (taken.getsockname()[1], 70000):
            done = subprocess.run([*COMMAND, "--tcp", str(port)], capture_output=True, timeout=60)
            assert 2 == done.returncode
            assert str(port).encode() in done.stderr
            assert b"Traceback" not in done.stderr
