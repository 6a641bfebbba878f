"""What is wrong in an open document: the one way from its text to the client's diagnostics."""

import datetime
import hashlib
import logging
import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lsprotocol import types as lsp

from gidr_lint.base.errors import GidrLintError, raised_at, shown
from gidr_lint.base.spans import LineIndex
from gidr_lint.base.stopping import Limit
from gidr_lint.base.version import VERSION
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Inputs
from gidr_lint.formats import format_of_kind, kind_of
from gidr_lint.formats.protocol import is_addressed
from gidr_lint.lsp.configuration import Lints, Prepared, Wishes
from gidr_lint.lsp.convert import Positions, is_file, to_lsp
from gidr_lint.outputs import Shown, listed, unlisted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gidr_lint.base.diagnostics import Language
    from gidr_lint.base.settings import Settings
    from gidr_lint.engine.analysis import Analysis, Previous
    from gidr_lint.judging.case import Case
    from gidr_lint.lsp.kept import LastYears
    from gidr_lint.report.model import Report
    from gidr_lint.workspace.past import Past

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
    `trouble` is why the document could not be checked under its configuration, or which plugins were left out; `last` is the path of
    last year's report, with which it was compared or which is not there, and `note` says which. `result`
    is what the lint found, None where nothing of it is shown.
    """

    items: tuple[lsp.Diagnostic, ...]
    id: str
    trouble: str | None = None
    last: str | None = None
    note: str | None = None
    result: "Analysis | None" = None
    language: "Language" = "zh"


class Prepares(Protocol):
    """The part of `Configurations` that is needed to check."""

    def prepare(self, path: str, wishes: Wishes) -> Prepared | None: ...


def check(
    job: Job, configurations: Prepares, past: "Past | None" = None, read: "LastYears | None" = None
) -> Findings:
    """
    The findings for one version. A defect of ours goes to the log and is trouble: a draft that was not checked must
    not look like one without mistakes. `past` finds last year's report; without it none is looked for. `read` keeps
    those that were read.
    """
    try:
        return _check(job, configurations, past, read)
    except Exception as error:
        log.exception("could not check %s", job.uri)
        at = f"{type(error).__name__}, {raised_at(error)}"
        said = (
            f"{_name(job)}: 程序出错，没有检查（{at}），请告知维护者 / "
            f"not checked, for a defect of gidr-lint; please report it"
        )
        return Findings((), _id(job, "crashed"), said)


def given_up(job: Job) -> Findings:
    """What is said of a version whose lint did not come back."""
    said = (
        f"{_name(job)}: 等了很久仍没有检查完，没有检查；请看文件所在的位置是否连得上，有没有本地插件 / "
        f"not checked, it did not come to an end; see whether its folder can be reached, and what plugins do"
    )
    return Findings((), _id(job, "given up"), said)


def _name(job: Job) -> str:
    return shown(job.path.replace("\\", "/").rpartition("/")[2])


def _check(job: Job, configurations: Prepares, past: "Past | None", read: "LastYears | None") -> Findings:
    kind = kind_of(job.path) or _KINDS.get(job.language_id, "")
    if not kind or is_addressed(format_of_kind(kind)):
        # What an editor shows of a Word file is not the file.
        return Findings((), _id(job, "of no known kind"))
    try:
        prepared = configurations.prepare(job.path, job.wishes)
    except GidrLintError as error:
        return Findings((), _id(job, str(error)), str(error))
    if prepared is None:
        return Findings((), _id(job, "excluded"))
    settings, linter = prepared
    search = _Search(job, settings, past)
    previous: Previous = search
    if read is not None:
        previous = partial(_read, read, linter, search)
    source = Source(job.path, job.data, kind, job.version)
    limit = Limit(time.thread_time, linter.editor_seconds)
    result = linter.analyse(Inputs(source, previous=previous, today=job.today, limit=limit))
    compared = result.case.previous.document if result.case and result.case.previous else None
    masked = Shown(result.case)
    found, more = listed(result)
    items = [
        to_lsp(
            diagnostic,
            job.positions,
            uri=job.uri,
            language=settings.language,
            last=Positions(LineIndex(compared.text), job.positions.encoding) if compared else None,
            shown=masked,
            with_related=job.with_related,
            with_url=job.with_url,
        )
        for diagnostic in found
    ]
    _count(items, more, settings.language)
    is_shown = _is_shown(result, job.positions.lines.text)
    if compared is not None:
        search.path = compared.source.uri
    return Findings(
        tuple(items) if is_shown else (),
        _id(job, repr(settings), compared.source if compared else None),
        _failed(linter, settings.language),
        last=search.path,
        note=_note(job, settings, search.path, compared is not None),
        result=result if is_shown else None,
        language=settings.language,
    )


def _failed(linter: "Lints", language: "Language") -> str | None:
    """What of plugins is not there, a line each; None where all is. The findings are those of the other rules."""
    lines = [words.en if language == "en" else words.zh for words in linter.plugins_failed]
    return "\n".join(lines) or None


def _count(items: list[lsp.Diagnostic], more: "Mapping[str, int]", language: "Language") -> None:
    """Say at the last finding of a rule how many more there are that the client is not sent."""
    last = {item.code: item for item in items}
    for code, count in more.items():
        words = unlisted(code, count)
        last[code].message += "\n" + (f"{words.en}." if language == "en" else f"{words.zh}。")


def _read(
    read: "LastYears", linter: "Lints", search: "_Search", report: "Report"
) -> "Case | Source | list[Case | Source] | None":
    """What a search finds, as it has been read before."""
    found = search(report)
    if found is None:
        return None
    return (
        read.case(linter, found) if isinstance(found, Source) else [read.case(linter, one) for one in found]
    )


class _Search:
    """Last year's report, asked for once the draft is read; `path` is then where it should be."""

    def __init__(self, job: Job, settings: "Settings", past: "Past | None") -> None:
        self.job = job
        self.settings = settings
        self.past = past
        self.path: str | None = None

    def __call__(self, report: "Report") -> Source | list[Source] | None:
        if self.past is None or not self.job.wishes.history:
            return None
        from gidr_lint.workspace.past import configured, is_same, read

        path = self.job.path
        if self.settings.history_previous:
            self.path = configured(self.settings, report)
            if self.path is None or is_same(self.path, path):
                self.path = None
                return None
            return read(self.path)
        if not is_file(self.job.uri):
            return None
        self.past.look_again()
        return self.past.beside(path, path, report)


def _note(job: Job, settings: "Settings", path: str | None, is_compared: bool) -> str | None:
    """What the command line says of last year's report, for the client's log."""
    if path is None:
        return None
    name = job.path.rpartition("/")[2]
    if settings.language == "en":
        said = "last year's report: {}" if is_compared else "nothing was compared with last year's report {}"
    else:
        said = "对照的上年报告：{}" if is_compared else "没有上年报告{}，未作跨年核对"
    return f"{name}: {said.format(path)}"


def _is_shown(result: "Analysis", text: str) -> bool:
    """Whether the draft is such a report, as far as one that could not be read can tell."""
    if result.case is None:
        return "信息公开" in text and "报告" in text
    return result.is_report


def _id(job: Job, configuration: str, last: Source | None = None) -> str:
    """A digest of all that the findings depend on; plugins do not change while the server runs."""
    parts = (
        job.uri,
        job.path,
        job.language_id,
        configuration,
        repr(job.wishes),
        job.today.isoformat(),
        job.positions.encoding,
        VERSION,
    )
    digest = hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False)
    digest.update(job.data)
    if last is not None:
        digest.update(last.uri.encode("utf-8", "replace") + b"\0" + last.data)
    return digest.hexdigest()
