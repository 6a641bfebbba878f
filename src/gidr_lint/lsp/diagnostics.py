"""What is wrong in an open document: the one way from its text to the client's diagnostics."""

import datetime
import hashlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types as lsp

from gidr_lint import __version__
from gidr_lint.document.source import Source
from gidr_lint.errors import GidrLintError
from gidr_lint.lsp.configuration import Lints, Wishes, linter_for, settings_for
from gidr_lint.lsp.convert import Positions, to_lsp
from gidr_lint.readers import kind_of
from gidr_lint.settings import Settings

if TYPE_CHECKING:
    from gidr_lint.diagnostics import Result

log = logging.getLogger(__name__)

# What editors call the languages of a draft whose name has no known ending.
_KINDS = {"markdown": "markdown", "plaintext": "text", "text": "text"}


class Job(NamedTuple):
    """
    One version of one document to be checked, and what the client can show of the answer.

    `path` is the file's; of a document that is no file yet, the one it would have in the
    workspace, so that the same configuration holds for it.
    """

    uri: str
    path: str
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


class Checker:
    """
    Checks documents one at a time; used by one thread only.

    It keeps the settings of each document and a linter for each distinct configuration, until it
    is told to forget them.

    Args:
        resolve: the settings for a path under the editor's wishes, None where its configuration
            excludes it; may raise ConfigError.
        make: a linter for settings; the second argument says whether local plugins may run.
    """

    def __init__(
        self,
        resolve: Callable[[str, Wishes], Settings | None] = settings_for,
        make: Callable[[Settings, bool], Lints] = linter_for,
    ) -> None:
        self._resolve = resolve
        self._make = make
        self._settings: dict[tuple[str, Wishes], Settings | None] = {}
        self._linters: dict[tuple[str, bool], Lints] = {}

    def warm(self) -> None:
        """Import what a first lint needs, before there is anything to lint."""
        try:
            text = "# 政府信息公开工作年度报告\n\n## 一、总体情况\n".encode()
            self._linter_for(Settings(stage="draft"), False).lint(Source("", text, "markdown"))
        except Exception:
            log.exception("could not get ready")

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
        kind = kind_of(job.path) or _KINDS.get(job.language_id, "")
        if not kind:
            return Findings((), _id(job, "of no known kind"))
        try:
            settings = self._settings_for(job.path, job.wishes)
            if settings is None:
                return Findings((), _id(job, "excluded"))
            linter = self._linter_for(settings, job.wishes.trusted)
        except GidrLintError as error:
            return Findings((), _id(job, str(error)), str(error))
        result = linter.lint(Source(job.path, job.data, kind, job.version), today=job.today)
        items = (
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
        shown = tuple(items) if _is_shown(result, job.positions.lines.text) else ()
        return Findings(shown, _id(job, repr(settings)))

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
    """A digest of all that the findings depend on; plugins do not change while the server runs."""
    parts = (
        job.uri,
        job.path,
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
