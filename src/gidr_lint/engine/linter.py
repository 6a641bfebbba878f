"""
Linter: the one object that command line, editor and tests share. One per configuration.

It is immutable after construction and may be used from several threads. It reads no file, no
clock and no environment, and keeps nothing of one draft for the next.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

from gidr_lint.base.diagnostics import Diagnostic, Severity, Words
from gidr_lint.base.errors import ConfigError, ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.base.stopping import Limit, Stopped, Watch
from gidr_lint.document.source import FOLDER, Source
from gidr_lint.document.tree import Document
from gidr_lint.engine import merge
from gidr_lint.engine.analysis import Analysis, Inputs, Rest
from gidr_lint.engine.building import Builder
from gidr_lint.engine.coverage import coverage
from gidr_lint.engine.merge import Stamped
from gidr_lint.engine.reading import read
from gidr_lint.engine.running import Runner
from gidr_lint.engine.selection import Enabled, config_error, enabled_rules
from gidr_lint.formats.protocol import beginning_of, kind_of_format
from gidr_lint.judging.case import Case
from gidr_lint.judging.rule import RuleRef
from gidr_lint.plugins.registry import Registry

if TYPE_CHECKING:
    import datetime

    from gidr_lint.engine.analysis import Previous
    from gidr_lint.forms.model import Form

_MEGABYTE = 1024 * 1024
_NONE: Mapping[str, Rest] = MappingProxyType({})
_DEFAULTS = Settings()
# What to do about a file that cannot be read, where the reader has nothing better to say.
_ADVICE = Words(
    "请用生成它的软件打开，另存为可读取的格式后再检查。",
    "Open it with the program that made it, save it in a format that can be read, and check again.",
)
_UNFINISHED = Words("没有查完", "the check was not finished")
_NO_REASON = Words("没有说明原因", "no reason is given")


class Linter:
    """
    Lints drafts under one configuration.

    Raises:
        ConfigError: A setting names no rule, option, preset or form, or gives a wrong value; its
            `key` leads to the setting.
        PluginError: As `Registry`.
    """

    def __init__(self, settings: Settings = _DEFAULTS, registry: Registry | None = None) -> None:
        self.settings = settings
        self.registry = Registry(plugins=settings.plugins) if registry is None else registry
        self.enabled: Mapping[str, Enabled] = {
            item.ref.code: item for item in enabled_rules(settings, self.registry)
        }
        self.rules = Runner(self.enabled.values(), self.registry)
        self.form, self.forms = _forms(settings.form, self.registry.forms)
        limits = [item.options.get("megabytes") for item in self.rules.listeners("too-large")]
        given = next((limit for limit in limits if limit is not None), None)
        self.max_bytes = settings.max_bytes if given is None else int(given * _MEGABYTE)
        self.seconds = self._seconds("seconds", 10.0)
        self.editor_seconds = self._seconds("editor-seconds", 5.0)
        self.builder = Builder(
            settings,
            self.forms,
            form=self.form,
            read=partial(read, registry=self.registry),
            codes=self.registry.codes_of_identities,
            max_bytes=self.max_bytes,
        )

    def _seconds(self, option: str, default: float) -> float:
        """How long a lint may take; without a rule that tells of one that was stopped, as long as it takes."""
        given = [item.options.get(option, default) for item in self.rules.listeners("stopped")]
        if not given:
            return inf
        seconds: float = max(given)
        if not seconds > 0:  # nor is NaN
            raise config_error(("rules", "E015", option), "应大于0", "expected more than 0")
        return seconds

    @property
    def plugins_failed(self) -> tuple[Words, ...]:
        """What is to be said of plugins that could not be loaded; the other rules run."""
        return tuple(failure.words for failure in self.registry.failed)

    def severity_of(self, code: str) -> Severity:
        """The severity in force for a rule, OFF for one that does not run."""
        item = self.enabled.get(code)
        return Severity.OFF if item is None else item.severity

    def lint(
        self,
        source: Source,
        *,
        previous: "Previous | None" = None,
        figures: Source | None = None,
        today: "datetime.date | None" = None,
        stop: Callable[[], bool] | None = None,
        limit: Limit | None = None,
    ) -> Analysis:
        """`analyse` with its inputs by name."""
        return self.analyse(Inputs(source, previous, figures, today, stop, limit))

    def analyse(self, inputs: Inputs) -> Analysis:
        """
        Lint one draft.

        A file that cannot be read is a diagnostic, and so is that it took too long. A draft that is no such report has
        no other finding than that.
        """
        source = inputs.source
        if len(source.data) > self.max_bytes:
            return self.too_large(source, len(source.data), inputs)
        stage = "reading"
        try:
            with Watch(inputs.stop, inputs.limit):
                document = read(source, self.registry)
                stage = "binding"
                return self.judge(self.case(document, inputs), inputs)
        except ReadError as error:
            return self._unread(inputs, "unreadable", {"reason": _NO_REASON, **error.values})
        except Stopped as error:
            values = {"stage": stage, "seconds": error.seconds, "reason": _UNFINISHED}
            return self._unread(inputs, "stopped", values)

    def case(self, document: Document, inputs: Inputs) -> Case:
        """All that the rules are given of a document."""
        return self.builder.case(document, inputs)

    def past(self, source: Source) -> Case | None:
        """As `Builder.past`."""
        return self.builder.past(source)

    def judge(self, case: Case, inputs: Inputs) -> Analysis:
        """Run the rules over a case: what `analyse` does once the draft is read and bound."""
        top = case.document.beginning
        failed = [
            item
            for failure in case.failures
            for item in self.rules.tell("stage-failed", top, failure._asdict())
        ]
        if not case.report.is_report:
            found = failed or list(self.rules.tell("not-a-report", case.top))
            return self._analysis(inputs, case, [merge.joined([item]) for item in found], 0)
        ran = self.rules.run(case)
        found = ran.found + failed
        if ran.stopped is not None:
            found += self.rules.tell("stopped", top, ran.stopped)
        if self.registry.left_out:
            found += self.rules.tell("left-out", top, {"plugins": "、".join(self.registry.left_out)})
        diagnostics, suppressed = self._settle(case, found, ran.judges, is_whole=ran.stopped is None)
        return self._analysis(inputs, case, diagnostics, suppressed, ran.rest)

    def _settle(
        self, case: Case, found: list[Stamped], ran: Sequence[RuleRef], *, is_whole: bool
    ) -> tuple[list[Diagnostic], int]:
        """Findings to diagnostics: merged by mistake, less what directives silence; and how many those are."""
        if not case.document.directives:
            return [merge.joined(group) for group in merge.groups(found)], 0
        from gidr_lint.engine.suppression import Silencer

        silencer = Silencer(case.document, knows=self.registry.knows, near=self.registry.nearest)
        for incident in silencer.mistakes():
            found += self.rules.tell(*incident)
        diagnostics: list[Diagnostic] = []
        suppressed = 0
        for group in merge.groups(found):
            left = silencer.spoken(group)
            suppressed += not left or left[0] is not group[0]
            if left:
                diagnostics.append(merge.joined(left))
        own = self.rules.listeners("unused-directive")
        # Where a stage failed or not all rules ran, nobody knows what a directive would have silenced.
        if own and is_whole and not case.failures:
            judges = {(ref.code, ref.name) for ref in ran}
            for incident in silencer.unused(judges, {(item.ref.code, item.ref.name) for item in own}):
                left = silencer.spoken(list(self.rules.tell(*incident)))
                suppressed += not left
                diagnostics.extend(merge.joined([item]) for item in left)
        return diagnostics, suppressed

    def unread(self, source: Source, reason: Words, advice: Words | None = None) -> Analysis:
        """The analysis of a file or folder that could not even be opened: the reason and what to do."""
        values: dict[str, object] = {"reason": reason, **({"advice": advice} if advice else {})}
        if source.kind == FOLDER:
            values["is_folder"] = True
        return self._unread(Inputs(source), "unreadable", values)

    def too_large(self, source: Source, size: int, inputs: Inputs | None = None) -> Analysis:
        """The analysis of a file of more bytes than are read."""
        large, limit = _megabytes(size), _megabytes(self.max_bytes)
        reason = Words(f"文件有{large}MB，上限为{limit}MB", f"it has {large} MB, the limit is {limit} MB")
        values = {"size": large, "limit": limit, "reason": reason}
        return self._unread(inputs or Inputs(source), "too-large", values)

    def _unread(self, inputs: Inputs, kind: str, values: Mapping[str, object]) -> Analysis:
        source = inputs.source
        format = self.registry.format(source)
        told = self.rules.tell(kind, beginning_of(format), {"advice": _ADVICE, **values})
        reason = values.get("reason")
        return Analysis(
            self.analyse,
            inputs,
            source.kind or ("" if format is None else kind_of_format(format)),
            format=format,
            diagnostics=tuple(merge.joined([item]) for item in told),
            stage=self.settings.stage,
            is_report=values.get("is_report") is not False,
            reason=reason if isinstance(reason, Words) else None,
        )

    def _analysis(
        self,
        inputs: Inputs,
        case: Case,
        diagnostics: list[Diagnostic],
        suppressed: int,
        rest: Mapping[str, Rest] = _NONE,
    ) -> Analysis:
        # Those of one rule at one place stay as the rule gave them: missing sections in their order.
        diagnostics.sort(key=lambda item: (item.location.order, item.code))
        # Where a directive silences all that was kept of a rule, it is taken to silence the rest.
        spoken = {item.code for item in diagnostics}
        left = {code: more for code, more in rest.items() if code in spoken}
        suppressed += sum(sum(more.severities.values()) for code, more in rest.items() if code not in spoken)
        return Analysis(
            self.analyse,
            inputs,
            case.document.kind,
            case,
            format=self.registry.format_of_kind(case.document.kind),
            diagnostics=tuple(diagnostics),
            rest=MappingProxyType(left),
            suppressed=suppressed,
            coverage=coverage(case, diagnostics) if case.report.is_report else None,
            stage=self.settings.stage,
            # Whether it is such a report nobody knows where its tables could not be bound.
            is_report=case.report.is_report or bool(case.failures),
        )


def _forms(wanted: str, known: "tuple[Form, ...]") -> "tuple[str, tuple[Form, ...]]":
    """The form asked for, `auto` or an id, and all forms, one from a file among them."""
    if wanted == "auto" or any(form.id == wanted for form in known):
        return wanted, known
    if not wanted.endswith(".toml"):
        ids = ["auto", *(form.id for form in known)]
        raise config_error(
            ("form",),
            f"没有“{wanted}”这个格式，可用{'、'.join(ids)}",
            f"no such form: {wanted}; there are {', '.join(ids)}",
        )
    from gidr_lint.forms.load import load_form

    try:
        form = load_form(wanted)
    except ConfigError as error:
        said = ConfigError(f"form: {error}")
        said.key = ("form",)
        raise said from error
    return form.id, (*(other for other in known if other.id != form.id), form)


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".removesuffix(".0")
