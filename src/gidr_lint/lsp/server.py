"""
The language server: what the client says and what it is told; nothing is judged here.

The loop takes in text and sends out answers. Linting, reading of configuration and every import
they need are one worker thread's, so that typing never waits for them.
"""

import asyncio
import datetime
import logging
import os
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from gidr_lint.base.version import VERSION
from gidr_lint.base.visible import visible
from gidr_lint.lsp.buffers import Buffer
from gidr_lint.lsp.configuration import SECTION, Configurations, Wishes, read_wishes
from gidr_lint.lsp.convert import is_file, path_of
from gidr_lint.lsp.diagnostics import Findings, Job, check, given_up
from gidr_lint.lsp.hover import hover
from gidr_lint.lsp.kept import Kept, LastYears
from gidr_lint.lsp.parent import watch
from gidr_lint.lsp.worker import Worker
from gidr_lint.workspace.past import Past

log = logging.getLogger(__name__)
T = TypeVar("T")

NAME = "gidr-lint"
# Configuration, and what it may extend: forms and other configurations; and what may be last year's report.
_WATCHED = ("**/*.toml", "**/*.{md,markdown,txt,htm,html,docx,odt}")
# A larger file beside a draft is no report that can be read anew with every change; Word files hold pictures.
_MOST_BYTES = 2 * 1024 * 1024
# Seconds until a lint that does not come back is given up. It stops by itself long before, unless the system or a
# plugin keeps it.
PATIENCE = 30.0


class Document:
    """
    An open document and what was last found in it.

    `turn` is held by whoever lints it; those who wait meanwhile find the newest version done.
    `checked` tells what the findings hold for: the text's revision, the configuration, the day;
    `dropped` that their analysis was given up for those of others.
    """

    __slots__ = ("buffer", "checked", "dropped", "findings", "noted", "sent", "turn")

    def __init__(self, buffer: Buffer) -> None:
        self.buffer = buffer
        self.turn = asyncio.Lock()
        self.checked: tuple[int, int, datetime.date] | None = None
        self.findings: Findings | None = None
        self.dropped = False
        self.noted: str | None = None
        self.sent = ""


class _Protocol(LanguageServerProtocol):
    """
    Text goes to our own buffers; see `gidr_lint.lsp.buffers` for why. And every request has an
    answer, the wrong ones too: a client may wait for it for ever.
    """

    _has_begun = False

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: Any) -> None:
        method, number = getattr(message, "method", None), getattr(message, "id", None)
        if method == lsp.INITIALIZE and not self._has_begun:
            self._has_begun = True
        elif method is not None and method != lsp.EXIT:
            refused = None
            if not self._has_begun:
                refused = lsp.ResponseError(lsp.ErrorCodes.ServerNotInitialized, "not initialized")
            elif method == lsp.INITIALIZE or self._shutdown:
                refused = lsp.ResponseError(lsp.ErrorCodes.InvalidRequest, "begun or shut down already")
            if refused is not None:
                if number is not None:
                    self._send_response(number, error=refused)
                return
        super().handle_message(message)

    @property
    def _ours(self) -> "Server":
        assert isinstance(self._server, Server)
        return self._server

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._ours.opened(params.text_document)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._ours.changed(params.text_document, params.content_changes)

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> None:
        self._ours.closed(params.text_document.uri)


class Server(LanguageServer):
    """
    One session with one client.

    Args:
        configurations: under which documents are checked; used by the worker thread alone.
    """

    def __init__(self, configurations: Configurations) -> None:
        super().__init__(NAME, VERSION, protocol_cls=_Protocol)
        self.documents: dict[str, Document] = {}
        self.was_shut_down = False
        self._configurations = configurations
        self._past = Past(_MOST_BYTES)
        self._last_years = LastYears()
        self._kept = Kept()
        self._worker = Worker("lint")
        self._tasks: set[asyncio.Task[None]] = set()
        self.began_with: object = None  # initializationOptions
        self._wishes = Wishes()
        self._configuration = 0  # counts up whenever any of it may have changed
        self._told: set[str] = set()
        _register(self)

    # What the client can do.

    @property
    def pulls(self) -> bool:
        """Whether the client asks for diagnostics; then none is pushed, it would show both."""
        text = self.client_capabilities.text_document
        return text is not None and text.diagnostic is not None

    @property
    def _published(self) -> lsp.PublishDiagnosticsClientCapabilities:
        text = self.client_capabilities.text_document
        return (text and text.publish_diagnostics) or lsp.PublishDiagnosticsClientCapabilities()

    @property
    def _shows_related(self) -> bool:
        text = self.client_capabilities.text_document
        pulled = text.diagnostic if text else None
        return bool(self._published.related_information or (pulled and pulled.related_information))

    @property
    def _shows_url(self) -> bool:
        text = self.client_capabilities.text_document
        pulled = text.diagnostic if text else None
        return bool(self._published.code_description_support or (pulled and pulled.code_description_support))

    @property
    def _hover_kind(self) -> lsp.MarkupKind:
        """Plain text, unless the client takes Markdown only."""
        text = self.client_capabilities.text_document
        kinds = (text.hover.content_format if text and text.hover else None) or (lsp.MarkupKind.PlainText,)
        return lsp.MarkupKind.PlainText if lsp.MarkupKind.PlainText in kinds else lsp.MarkupKind(kinds[0])

    @property
    def _of_workspace(self) -> lsp.WorkspaceClientCapabilities:
        return self.client_capabilities.workspace or lsp.WorkspaceClientCapabilities()

    # Documents.

    def opened(self, item: lsp.TextDocumentItem) -> None:
        encoding = self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        document = self.documents[item.uri] = Document(Buffer(item, encoding))
        self._look_again(document)
        self._push(document)

    def changed(
        self,
        which: lsp.VersionedTextDocumentIdentifier,
        changes: Sequence[lsp.TextDocumentContentChangeEvent],
    ) -> None:
        document = self.documents.get(which.uri)
        if document is None:
            log.warning("a change of %s, which is not open", which.uri)
            return
        document.buffer.apply(changes, which.version)
        self._push(document)

    def saved(self, uri: str) -> None:
        """Look for the configuration again: not every client watches it for us."""
        document = self.documents.get(uri)
        if document is not None:
            self._look_again(document)
            self._start(self._after_save(document, document.findings))
        self.touched({self._path_of(uri)} if is_file(uri) else set())

    def touched(self, paths: set[str]) -> None:
        """Files have changed that may be last year's report of an open document: look at it anew."""
        folders = {os.path.dirname(path) for path in paths}
        for document in self.documents.values():
            own = self._path_of(document.buffer.uri)
            last = document.findings.last if document.findings is not None else None
            if last in paths or (os.path.dirname(own) in folders and paths != {own}):
                document.checked = None
                self._start(self._after_save(document, document.findings))

    def closed(self, uri: str) -> None:
        self._kept.forget(uri)
        if self.documents.pop(uri, None) is not None and not self.pulls:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    async def findings(self, document: Document, *, whole: bool = False) -> Findings | None:
        """
        The findings for the newest text under the newest configuration, None once it is closed; with
        `whole` those with their analysis.

        Of versions that come in while an older one is linted only the last is linted.
        """
        uri = document.buffer.uri
        async with document.turn:
            while self.documents.get(uri) is document:
                today = datetime.date.today()
                stamp = (document.buffer.revision, self._configuration, today)
                given_up = whole and document.dropped
                if document.findings is not None and document.checked == stamp and not given_up:
                    self._kept.use(uri, document)
                    return document.findings
                job = Job(
                    uri=uri,
                    path=self._path_of(uri),
                    language_id=document.buffer.language_id,
                    version=document.buffer.version,
                    data=document.buffer.data(),
                    positions=document.buffer.positions,
                    wishes=self._wishes,
                    with_related=self._shows_related,
                    with_url=self._shows_url,
                    today=today,
                )
                document.findings = await self._check(job)
                document.checked, document.dropped = stamp, False
                self._tell(document.findings.trouble)
                self._note(document)
        return None

    def _look_again(self, document: Document) -> None:
        document.checked = None
        self._worker.submit(self._configurations.look_again)

    def _path_of(self, uri: str) -> str:
        path = path_of(uri)
        if is_file(uri):
            return path
        name = path.rpartition("/")[2]
        return f"{self.workspace.root_path}/{name}" if self.workspace.root_path else name

    async def _after_save(self, document: Document, before: Findings | None) -> None:
        if not self.pulls:
            await self._publish(document, again=True)
            return
        after = await self.findings(document)
        if before is not None and after is not None and before.id != after.id:
            self._refresh()

    # Answers.

    async def report(
        self, uri: str, previous: str | None
    ) -> lsp.RelatedFullDocumentDiagnosticReport | lsp.RelatedUnchangedDocumentDiagnosticReport:
        """What a client that pulls is answered."""
        document = self.documents.get(uri)
        findings = await self.findings(document) if document else None
        if findings is None:
            return lsp.RelatedFullDocumentDiagnosticReport(items=[])
        if previous == findings.id:
            return lsp.RelatedUnchangedDocumentDiagnosticReport(result_id=findings.id)
        return lsp.RelatedFullDocumentDiagnosticReport(items=findings.items, result_id=findings.id)

    async def hover(self, uri: str, position: lsp.Position) -> lsp.Hover | None:
        """What a number of the prose is read as, by the newest text."""
        document = self.documents.get(uri)
        findings = await self.findings(document, whole=True) if document else None
        if document is None or findings is None or findings.result is None:
            return None
        positions = document.buffer.positions
        return await self._do(lambda: hover(findings, positions, position, self._hover_kind))

    def _push(self, document: Document) -> None:
        if not self.pulls:
            self._start(self._publish(document))

    async def _publish(self, document: Document, *, again: bool = False) -> None:
        findings = await self.findings(document)
        if findings is not None and (again or document.sent != findings.id):
            document.sent = findings.id
            buffer = document.buffer
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(buffer.uri, findings.items, buffer.version)
            )

    def _refresh(self) -> None:
        """Have all open documents shown anew."""
        if not self.pulls:
            for document in self.documents.values():
                self._push(document)
        elif (known := self._of_workspace.diagnostics) is not None and known.refresh_support:
            self._start(self.workspace_diagnostic_refresh_async(None))

    def _tell(self, trouble: str | None) -> None:
        """Show why a document was not checked, once until the configuration changes."""
        if trouble is not None and trouble not in self._told:
            self._told.add(trouble)
            self.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Error, visible(f"gidr-lint: {trouble}"))
            )

    def _note(self, document: Document) -> None:
        """Say in the client's log with which report a document was compared, whenever that changes."""
        note = document.findings.note if document.findings is not None else None
        if note is not None and note != document.noted:
            self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, visible(f"gidr-lint: {note}")))
        document.noted = note

    # Configuration.

    def initialized(self) -> None:
        """The client has its answer: now do what takes time, and ask it in turn."""
        self._worker.submit(self._configurations.warm)
        self._wish(None)
        self._start(self._subscribe())
        self._start(self._ask())

    def configured(self, settings: object) -> None:
        """The client's settings have changed; some clients send them, some want to be asked."""
        given = settings.get(SECTION) if isinstance(settings, dict) else None
        if given is not None:
            self._wish(given)
        else:
            self._start(self._ask())
        self.reconfigure()

    def reconfigure(self) -> None:
        """Any of the configuration may have changed."""
        self._configuration += 1
        self._told.clear()
        self._worker.submit(self._configurations.forget)
        self._refresh()

    async def _ask(self) -> None:
        """Ask a client for its settings, if it takes questions."""
        if self._of_workspace.configuration:
            before = self._wishes
            (answer,) = await self.workspace_configuration_async(
                lsp.ConfigurationParams([lsp.ConfigurationItem(section=SECTION)])
            )
            self._wish(answer)
            if self._wishes != before:
                self.reconfigure()

    async def _subscribe(self) -> None:
        """Ask to be told of changed files and settings."""
        wanted = []
        watched = self._of_workspace.did_change_watched_files
        configured = self._of_workspace.did_change_configuration
        if watched is not None and watched.dynamic_registration:
            options = lsp.DidChangeWatchedFilesRegistrationOptions(
                [lsp.FileSystemWatcher(pattern) for pattern in _WATCHED]
            )
            wanted.append(lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if configured is not None and configured.dynamic_registration:
            wanted.append(
                lsp.Registration("settings", lsp.WORKSPACE_DID_CHANGE_CONFIGURATION, {"section": SECTION})
            )
        if wanted:
            await self.client_register_capability_async(lsp.RegistrationParams(wanted))

    def _wish(self, settings: object) -> None:
        """Take over the client's settings, over those it began with."""
        self._wishes, mistakes = read_wishes(self.began_with, settings)
        for mistake in mistakes:
            self._tell(mistake)

    # Threads and tasks.

    async def _check(self, job: Job) -> Findings:
        try:
            return await self._do(lambda: check(job, self._configurations, self._past, self._last_years))
        except TimeoutError:
            log.error("gave up %s after %s seconds", job.uri, PATIENCE)
            return given_up(job)

    async def _do(self, work: Callable[[], T]) -> T:
        """Have something done by the worker. Raises TimeoutError where it does not come back."""
        future = asyncio.wrap_future(self._worker.submit(work))
        while not (await asyncio.wait({future}, timeout=1))[0]:
            if self._worker.give_up_after(PATIENCE):
                # The thread that was given up may still hold them.
                self._configurations = self._configurations.anew()
                self._past, self._last_years = Past(_MOST_BYTES), LastYears()
        return future.result()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run on the loop, without anyone waiting; what goes wrong is logged."""
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def abandoned(self) -> None:
        """The client's process has ended: end this one, whatever its threads wait for."""
        log.error("the client's process has ended")
        os._exit(0 if self.was_shut_down else 1)

    def has_ended(self) -> bool:
        """Whether nothing is linted any more, once it has been shut down."""
        return self._worker.has_ended(1)

    def shutdown(self) -> None:
        """Stop; what waits to be linted no longer has anyone to read it."""
        self._worker.shutdown(wait=False, cancel_futures=True)
        super().shutdown()  # type: ignore[no-untyped-call]

    def report_server_error(self, error: Exception, source: object) -> None:
        """A defect of ours is for the log; whoever drafts a report can do nothing about it."""
        if isinstance(error, JsonRpcMethodNotFound):
            log.warning("%s", error)  # the client asks for more than there is: that is no defect
        else:
            log.error("%s", error, exc_info=error)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        log.exception("could not answer the client")


def _register(server: Server) -> None:
    """Tell pygls which requests and notifications are taken, and so the client what can be asked."""

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.began_with = params.initialization_options
        watch(params.process_id, server.abandoned)

    @server.feature(lsp.INITIALIZED)
    def initialized(params: lsp.InitializedParams) -> None:
        server.initialized()

    @server.feature(lsp.SHUTDOWN)
    def shut_down(params: None) -> None:
        server.was_shut_down = True

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE, lsp.SaveOptions(include_text=False))
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        server.saved(params.text_document.uri)

    @server.feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=NAME),
    )
    async def diagnostic(params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        return await server.report(params.text_document.uri, params.previous_result_id)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return await server.hover(params.text_document.uri, params.position)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(params: lsp.DidChangeConfigurationParams) -> None:
        server.configured(params.settings)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: lsp.DidChangeWatchedFilesParams) -> None:
        paths = {path_of(change.uri) for change in params.changes if is_file(change.uri)}
        if any(path.endswith(".toml") for path in paths):
            server.reconfigure()
        server.touched({path for path in paths if not path.endswith(".toml")})
