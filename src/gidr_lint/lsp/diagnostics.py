"""What is wrong in an open document: the one way from its text to the client's diagnostics."""

import datetime
import hashlib
import logging
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lsprotocol import types as lsp

from gidr_lint import __version__
from gidr_lint.document.source import Source
from gidr_lint.errors import GidrLintError
from gidr_lint.lsp.configuration import Prepared, Wishes
from gidr_lint.lsp.convert import Positions, to_lsp
from gidr_lint.readers import kind_of

if TYPE_CHECKING:
    from gidr_lint.diagnostics import Result

log = logging.getLogger(__name__)

# What editors call the languages of a draft whose name has no known ending.
_KINDS = {"markdown": "markdown", "html": "html", "plaintext": "text", "text": "text"}


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


class Prepares(Protocol):
    """The part of `Configurations` that is needed to check."""

    def prepare(self, path: str, wishes: Wishes) -> Prepared | None: ...


def check(job: Job, configurations: Prepares) -> Findings:
    """The findings for one version. A defect of ours goes to the log and shows nothing."""
    try:
        return _check(job, configurations)
    except Exception:
        log.exception("could not check %s", job.uri)
        return Findings((), _id(job, "crashed"))


def _check(job: Job, configurations: Prepares) -> Findings:
    kind = kind_of(job.path) or _KINDS.get(job.language_id, "")
    if not kind or kind == "word":
        # What an editor shows of a Word file is not the file.
        return Findings((), _id(job, "of no known kind"))
    try:
        prepared = configurations.prepare(job.path, job.wishes)
    except GidrLintError as error:
        return Findings((), _id(job, str(error)), str(error))
    if prepared is None:
        return Findings((), _id(job, "excluded"))
    settings, linter = prepared
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
