"""What is wrong in an open document: the one way from its text to the client's diagnostics."""

import datetime
import hashlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lsprotocol import types as lsp

from gidr_lint import __version__, readers
from gidr_lint.document.source import Source
from gidr_lint.errors import GidrLintError
from gidr_lint.lsp.convert import Positions, is_file, path_of, to_lsp
from gidr_lint.settings import Settings

if TYPE_CHECKING:
    from gidr_lint.diagnostics import Result

log = logging.getLogger(__name__)

# What editors call the languages of which a draft without a known ending may be.
_KINDS = {"markdown": "markdown", "plaintext": "text", "text": "text"}


class Wishes(NamedTuple):
    """
    What the editor asks for. An empty `stage` or `language` leaves it to the configuration; the
    stage is then `draft` where that says nothing. `trusted`: local plugins may run.
    """

    stage: str = ""
    language: str = ""
    trusted: bool = False


class Job(NamedTuple):
    """One version of one document to be checked, and what the client can show of the answer."""

    uri: str
    language_id: str
    version: int | None
    data: bytes
    positions: Positions
    wishes: Wishes
    with_related: bool
    with_url: bool
    today: datetime.date


class Findings(NamedTuple):
    """
    What a client is sent. `id` differs wherever anything differs that the diagnostics depend on;
    `trouble` is why the document could not be checked under its configuration.
    """

    items: tuple[lsp.Diagnostic, ...]
    id: str
    trouble: str | None = None


class Lints(Protocol):
    """The part of `gidr_lint.linter.Linter` that is needed here."""

    def lint(self, source: Source, *, today: datetime.date | None = None) -> "Result": ...


class Checker:
    """
    Checks documents one at a time; used by one thread only.

    It keeps the settings of each document and a linter for each distinct configuration, until it
    is told to forget them.

    Args:
        resolve: the settings for a path (empty: none) under the editor's wishes, None where the
            configuration excludes it.
        make: a linter for settings; the second argument says whether local plugins may run.
    """

    def __init__(
        self,
        resolve: Callable[[str, Wishes], Settings | None],
        make: Callable[[Settings, bool], Lints],
    ) -> None:
        self._resolve = resolve
        self._make = make
        self._settings: dict[tuple[str, Wishes], Settings | None] = {}
        self._linters: dict[tuple[str, bool], Lints] = {}

    def forget(self) -> None:
        """Read every configuration anew from now on."""
        self._settings.clear()
        self._linters.clear()

    def forget_path(self, path: str) -> None:
        """Look anew for the configuration of one path."""
        for key in [key for key in self._settings if key[0] == path]:
            del self._settings[key]

    def check(self, job: Job) -> Findings:
        """The findings for one version. A defect of ours goes to the log and shows nothing."""
        try:
            return self._check(job)
        except Exception:
            log.exception("could not check %s", job.uri)
            return Findings((), _id(job, "crashed"))

    def _check(self, job: Job) -> Findings:
        path = path_of(job.uri)
        kind = readers.kind_of(path) or _KINDS.get(job.language_id, "")
        if not kind:
            return Findings((), _id(job, "no kind"))
        where = path if is_file(job.uri) else ""
        try:
            settings = self._settings_for(where, job.wishes)
            if settings is None:
                return Findings((), _id(job, "excluded"))
            linter = self._linter_for(settings, job.wishes.trusted)
        except GidrLintError as error:
            return Findings((), _id(job, str(error)), str(error))
        result = linter.lint(Source(path, job.data, kind, job.version), today=job.today)
        if not _is_shown(result, job.positions.lines.text):
            return Findings((), _id(job, repr(settings)))
        items = tuple(
            to_lsp(
                diagnostic,
                job.positions,
                uri=job.uri,
                language=settings.language,
                with_related=job.with_related,
                with_url=job.with_url,
            )
            for diagnostic in result.diagnostics
        )
        return Findings(items, _id(job, repr(settings)))

    def _settings_for(self, path: str, wishes: Wishes) -> Settings | None:
        key = (path, wishes)
        if key not in self._settings:
            self._settings[key] = self._resolve(path, wishes)
        return self._settings[key]

    def _linter_for(self, settings: Settings, trusted: bool) -> Lints:
        key = (repr(settings), trusted)
        if key not in self._linters:
            self._linters[key] = self._make(settings, trusted)
        return self._linters[key]


def _is_shown(result: "Result", text: str) -> bool:
    """Whether the draft is such a report, as far as one that could not be read can tell."""
    if result.case is None:
        return "信息公开" in text and "报告" in text
    return result.is_report


def _id(job: Job, configuration: str) -> str:
    parts = (
        job.uri,
        job.language_id,
        configuration,
        repr(job.wishes),
        job.today.isoformat(),
        job.positions.encoding,
        __version__,
    )
    digest = hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False)
    digest.update(job.data)
    return digest.hexdigest()


def linter_for(settings: Settings, trusted: bool) -> Lints:
    """A linter under settings. Raises ConfigError and PluginError as `Linter` does."""
    from gidr_lint.linter import Linter
    from gidr_lint.plugins import Registry

    return Linter(settings, Registry(plugins=settings.plugins, trusted=trusted))
