"""Linting one file after another: settings and linters by configuration, and what is read beside a draft."""

import os
import stat
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ConfigError, ReadError, UsageError, because
from gidr_lint.base.stopping import Limit
from gidr_lint.cli._files import Found, Unread
from gidr_lint.cli._streams import note
from gidr_lint.document.source import BEGINNING, Source, is_result
from gidr_lint.formats import kind_of, suffix_of
from gidr_lint.outputs import Style
from gidr_lint.plugins.registry import BUILT_IN, Registry
from gidr_lint.workspace.config import Project, Resolved

if TYPE_CHECKING:
    import datetime

    from gidr_lint.base.settings import Settings
    from gidr_lint.cli._cached import Cache, Record, Trace
    from gidr_lint.engine.analysis import Analysis, Previous
    from gidr_lint.engine.linter import Linter
    from gidr_lint.outputs._rows import Row
    from gidr_lint.plugins.failures import PluginFailure
    from gidr_lint.report.model import Report
    from gidr_lint.workspace.past import Dated, Past


class Options(NamedTuple):
    """What a run needs of the command line; plain values, so that workers can be given them."""

    given: dict[str, Any]
    config: str | None
    isolated: bool
    plugins: bool
    trusted: bool
    only_reports: bool
    style: Style
    needs: frozenset[str] = frozenset()
    previous: str | None = None
    history: bool = True
    figures: str | None = None
    requires: bool = False
    keeps: bool = False


class Told(NamedTuple):
    """The row of a file, None where it is no report, and what to keep it by in the cache."""

    row: "Row | None"
    record: "Record | None"


def options_without_files(found: Any) -> Options:
    """The options of a command that checks nothing but shows what is in force."""
    from gidr_lint.cli._options import given, language

    plugins = not found.no_plugins
    style = Style(language(found))
    return Options(given(found), found.config, found.isolated, plugins, found.trust_plugins, False, style)


CHECK_PATH = Words("请看路径是否写对、有没有读取权限。", "See whether the path is right and may be read.")


class Runner:
    """Lints files one after another under their configurations."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.project = Project(config=options.config, isolated=options.isolated, given=options.given)
        self.linters: dict[int, tuple[Resolved, Linter]] = {}
        self.registries: dict[tuple[str, ...], Registry] = {}
        self.defects = 0
        # The folders that are given, and what was met and is not read.
        self.folders: list[str] = []
        self.unread: list[Unread] = []
        self.broken: set[str] = set()
        self.figures: Source | None = None
        self.past: Past | None = None
        self.said: set[str] = set()
        self.cache: Cache | None = None
        self.trace: Trace | None = None
        self.tell: Callable[[str], None] = note

    def prepare(self, files: list[Found]) -> None:
        """Read every configuration and make every linter, so that a mistake in one is met first."""
        paths = [file.path for file in files] + [item.path for item in self.unread if item.counts]
        for path in paths or ["."]:
            self._make_ready(path)
        if self.options.previous is not None:
            _comparable(self.options.previous, self.linter(files[0].path if files else "."))
        if self.options.figures is not None:
            self.figures = _figures(self.options.figures, len(files))

    def _make_ready(self, path: str) -> None:
        """Make a linter; not of a configuration of which the cache knows that one can be made."""
        resolved = self.resolved(path)
        if self.cache is None:
            self.linter(path)
        elif self.cache.suffixes(resolved) is None:
            self.cache.learn(resolved, self.linter(path).registry)

    def resolved(self, path: str) -> Resolved:
        return self.project.resolve(path)

    def is_excluded(self, item: Unread) -> bool:
        """Whether the configuration leaves out a file, or what a folder holds."""
        inside = [os.path.join(item.path, "-")] if item.is_folder else []
        return any(self.resolved(path).is_excluded for path in (item.path, *inside))

    def linter(self, path: str) -> "Linter":
        resolved = self.resolved(path)
        key = id(resolved)
        if key not in self.linters:
            from gidr_lint.engine.linter import Linter

            try:
                linter = Linter(resolved.settings, self._registry(resolved.settings.plugins))
            except ConfigError as error:
                raise resolved.located(error) from error
            finally:
                self._tell_failed()
            self.linters[key] = (resolved, linter)
        return self.linters[key][1]

    def failed(self) -> "list[PluginFailure]":
        """What of plugins could not be loaded, each once."""
        return list(dict.fromkeys(item for registry in self.registries.values() for item in registry.failed))

    def add_failed(self, failed: "dict[tuple[str, ...], tuple[PluginFailure, ...]]") -> None:
        """Take over what of plugins failed in another process, by the plugins that a configuration names."""
        for plugins, failures in failed.items():
            registry = self._registry(plugins)
            for failure in failures:
                registry.fail(failure)

    def status(self, status: int = 0) -> int:
        """The exit status of a command that came to another: what of plugins failed makes it 2."""
        self._tell_failed()
        return max(status, 2) if self.failed() else status

    def _tell_failed(self) -> None:
        for failure in self.failed():
            words = failure.words
            self.say(f"gidr-lint: {words.en if self.options.style.language == 'en' else words.zh}")

    def suffixes(self, folder: str) -> frozenset[str]:
        """The file endings that are read under a folder."""
        resolved = self.resolved(os.path.join(folder, "report.md"))
        known = self.cache.suffixes(resolved) if self.cache is not None else None
        return self._registry(resolved.settings.plugins).suffixes if known is None else known

    def _registry(self, plugins: tuple[str, ...]) -> Registry:
        options = self.options
        named = plugins if options.plugins and not options.isolated else ()
        if named not in self.registries:
            self.registries[named] = Registry(
                installed=options.plugins and not options.isolated, plugins=named, trusted=options.trusted
            )
        return self.registries[named]

    def say(self, text: str) -> None:
        """A word on standard error, once however often a file is linted."""
        if self.trace is not None:
            self.trace.said.append(text)
        if text not in self.said:
            self.said.add(text)
            self.tell(text)

    def look_again(self) -> None:
        """Take files from now on as they are after they have been written to."""
        if self.past is not None:
            self.past.look_again()

    def is_left_out(self, file: Found) -> bool:
        """Whether the configuration leaves out a file that a folder holds, or that a program names."""
        return self.resolved(file.path).is_excluded and (not file.named or self.options.only_reports)

    def row(self, file: Found, result: "Analysis") -> "Row":
        """What is told of a result."""
        from gidr_lint.outputs._rows import row_of

        fail_on = self.resolved(file.path).fail_on
        plugins = self._plugins(file.path, result)
        row = row_of(result, self.options.style, fail_on, self.options.needs, plugins)
        if self.options.requires:
            from gidr_lint.outputs._unchecked import UNCHECKED, unchecked

            row.entry[UNCHECKED] = unchecked(result, self.options.style)
        is_asked_for = file.data is not None or (file.named and not self.options.only_reports)
        if result.case is not None or is_asked_for or file.shown in self.broken:
            return row
        return row._replace(waits=True)

    def _plugins(self, path: str, result: "Analysis") -> dict[str, str]:
        """The plugins that rules of a result come from, ours apart: a local file by its name alone."""
        registry = self.linter(path).registry
        if registry.is_alone:
            return {}
        names = {item.code: registry.plugin_of(item.code) for item in result.diagnostics}
        return {code: os.path.basename(name) for code, name in names.items() if name != BUILT_IN}

    def told(self, file: Found) -> Told:
        """What is told of a file."""
        if not self.options.keeps:
            result = self.lint(file)
            return Told(None if result is None else self.row(file, result), None)
        from gidr_lint.cli._cached import Trace

        trace = self.trace = Trace()
        defects = self.defects
        result = self._linted(file)
        self.trace = None
        row = self.row(file, result) if self._is_told(file, result) else None
        sound = self.defects == defects
        return Told(row, trace.record(result, self.linter(file.path).registry) if sound else None)

    def lint(self, file: Found) -> "Analysis | None":
        """The result for a file, None where it is no report and nobody named it."""
        result = self._linted(file)
        return result if self._is_told(file, result) else None

    def _is_told(self, file: Found, result: "Analysis") -> bool:
        return result.is_report or (file.named and not self.options.only_reports)

    def _linted(self, file: Found) -> "Analysis":
        linter = self.linter(file.path)
        try:
            result = self._result(linter, file)
        except Exception as error:  # noqa: BLE001  a defect at one file must not cost the others
            from gidr_lint.cli.main import defect, place_of

            self.defects += 1
            self.broken.add(file.shown)
            self.say(f"{file.shown}: {defect(error)}")
            place = place_of(error)
            reason = Words(f"程序在这个文件上出错（{place}）", f"gidr-lint itself failed at it ({place})")
            advice = Words(
                "这不是报告的问题，请把这句话告诉gidr-lint的作者。",
                "The report is not to blame; please send this sentence to gidr-lint's authors.",
            )
            result = linter.unread(Source(file.shown, b""), reason, advice)
        return result

    def _result(self, linter: "Linter", file: Found) -> "Analysis":
        from gidr_lint.engine.analysis import Inputs

        data = file.data
        if data is None:
            try:
                if not stat.S_ISREG(os.stat(file.path).st_mode):
                    # One that is a pipe would be waited for.
                    reason = Words("这不是普通文件", "it is no ordinary file")
                    return linter.unread(Source(file.shown, b""), reason, CHECK_PATH)
                with open(file.path, "rb") as handle:
                    size = os.fstat(handle.fileno()).st_size
                    data = handle.read(BEGINNING)
                    if not is_result(data):
                        if size > linter.max_bytes:
                            return linter.too_large(Source(file.shown, b""), size)
                        data += handle.read()
            except OSError as error:
                zh, en = because(error)
                reason = Words(f"文件打不开（{zh}）", f"it cannot be opened ({en})")
                return linter.unread(Source(file.shown, b""), reason, CHECK_PATH)
        if self.trace is not None:
            self.trace.read(data)
        kind = kind_of(file.shown)
        if file.data is not None and not kind and not suffix_of(file.shown):
            kind = "markdown"
        source = Source(file.shown, data, kind)
        return linter.analyse(
            Inputs(
                source,
                self._previous(linter, file),
                self.figures,
                self._today(linter),
                # Computing, not waiting: a busy machine changes nothing.
                limit=Limit(time.thread_time, linter.seconds),
            )
        )

    @staticmethod
    def _today(linter: "Linter") -> "datetime.date | None":
        """The day, for plugins' rules that ask what is still to come; none of ours does."""
        if linter.registry.is_alone:
            return None
        import datetime

        return datetime.date.today()

    def _previous(self, linter: "Linter", file: Found) -> "Previous | None":
        """Last year's report of a file: the one named, the one configured, or one that lies beside it."""
        if not self.options.history:
            return None
        if self.options.previous is None and file.data is not None and not linter.settings.history_previous:
            return None

        def asked(report: "Report") -> "Source | list[Source] | None":
            found = self._found(linter.settings, report, file, self._say_missing)
            if self.trace is not None:
                from gidr_lint.cli._cached import Asked, identity

                self.trace.asked = Asked(report.year, report.organisation, identity(found))
            return found

        return asked

    def neighbours(self, settings: "Settings", draft: "Dated", file: Found) -> "Source | list[Source] | None":
        """What would be found as last year's report of a draft of this year and organ."""
        return self._found(settings, draft, file) if self.options.history else None

    def _found(
        self,
        settings: "Settings",
        draft: "Dated",
        file: Found,
        missing: "Callable[[Found, str], None] | None" = None,
    ) -> "Source | list[Source] | None":
        from gidr_lint.workspace import past

        named = self.options.previous
        if named is not None:
            return None if past.is_same(named, file.path) else past.read(named)
        if settings.history_previous:
            path = past.configured(settings, draft)
            if not path or past.is_same(path, file.path):
                return None
            source = past.read(path)
            if source is None and missing is not None:
                missing(file, path)
            return source
        if self.past is None:
            self.past = past.Past()
        return self.past.beside(file.path, file.shown, draft)

    def _say_missing(self, file: Found, path: str) -> None:
        zh, en = "没有上年报告，未作跨年核对", "no report of last year; nothing was compared with it"
        self.say(f"{file.shown}: {zh if self.options.style.language == 'zh' else en} ({path})")


def _comparable(path: str, linter: "Linter") -> None:
    """Raises UsageError where nothing can be compared with the file of --previous."""
    if not os.path.isfile(path):
        raise UsageError(f"--previous: 没有这个文件：{path} / no such file")
    from gidr_lint.workspace.past import read

    source = read(path, max_bytes=linter.max_bytes)
    if source is None:
        raise UsageError(f"--previous: 文件打不开或过大：{path} / it cannot be opened or is too large")
    try:
        past = linter.past(source)
    except ReadError as error:
        said = [error.values.get(name) for name in ("reason", "advice")]
        words = [item for item in said if isinstance(item, Words)]
        zh, en = "。".join(item.zh.rstrip("。") for item in words), ". ".join(item.en for item in words)
        raise UsageError(f"--previous: {path}: {zh or '没有读取'} / {en or 'not read'}") from error
    if past is None:
        raise UsageError(f"--previous: {path}: 这不是年度报告 / it is no annual report")


def _figures(path: str, reports: int) -> Source:
    """The workbook of --figures, once it is known to be one. Raises UsageError for what is none."""
    if reports > 1:
        raise UsageError("--figures: 一次只核对一份报告 / one report at a time")
    if not os.path.isfile(path):
        raise UsageError(f"--figures: 没有这个文件：{path} / no such file")
    from gidr_lint.workspace.past import read

    source = read(path)
    if source is None:
        raise UsageError(f"--figures: 文件打不开或过大：{path} / it cannot be opened or is too large")
    from gidr_lint.formats.sheet import read as workbook

    try:
        workbook.read(source)
    except ReadError as error:
        reason = error.values["reason"]
        assert isinstance(reason, Words)
        raise UsageError(f"--figures: {path}: {reason.zh} / {reason.en}") from error
    return source
