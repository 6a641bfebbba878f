"""
Linter: the one object that command line, editor and tests share. One per configuration.

It is immutable after construction and may be used from several threads. It reads no file, no
clock and no environment, and keeps nothing of one draft for the next.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import (
    SUMS,
    Coverage,
    Diagnostic,
    Finding,
    Message,
    Severity,
    Words,
)
from gidr_lint.base.errors import ConfigError, Fence, PluginError, ReadError, described, nearest
from gidr_lint.base.location import at
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.engine import merge
from gidr_lint.engine.analysis import Analysis, Inputs
from gidr_lint.engine.merge import Stamped
from gidr_lint.figures.model import Weighed
from gidr_lint.judging.case import Case, Organisation
from gidr_lint.judging.rule import Rule, RuleRef, is_named
from gidr_lint.judging.signs import Signs, Wanted, is_early
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.registry import BUILT_IN, Registry

if TYPE_CHECKING:
    import datetime

    from gidr_lint.claims.model import Change, DateMention, Listing, Uncompared
    from gidr_lint.engine.analysis import Previous
    from gidr_lint.formats import Reader
    from gidr_lint.report.model import Report, TableState

    _Said = tuple[tuple[Weighed, ...], tuple[Uncompared, ...], tuple[Listing, ...], tuple[Change, ...]]

PRESETS = ("recommended", "strict", "all", "official-only")
_OFFICIAL = ("S101", "S102", "S105", "T2", "A301", "A302", "A303", "A304", "A305", "A306")
# What is not there yet in a draft; a rule may still give a finding a severity of its own.
_LOWERED_IN_DRAFT = (
    *("S101", "S107", "T201", "T205", "T213", "T217", "T223", "P701", "D501", "D512"),
    "L8",
)
# Before the first form there is nothing to hold these against.
_SILENT_WHEN_EARLY = ("S", "T", "A", "X")
# Where a stage raised, what would take its empty part of the case for the draft's.
_SILENT_WITHOUT: dict[str, tuple[str, ...]] = {"tables": ("T", "A"), "dates": ("D",)}
# The types that options have, in words.
_VALUES = {
    bool: ("true或false", "true or false"),
    int: ("整数", "a whole number"),
    float: ("数字", "a number"),
    str: ("文字", "a text"),
}
_MEGABYTE = 1024 * 1024
_DEFAULTS = Settings()
# What to do about a file that cannot be read, where the reader has nothing better to say.
_ADVICE = Words(
    "请用生成它的软件打开，另存为可读取的格式后再检查。",
    "Open it with the program that made it, save it in a format that can be read, and check again.",
)
_NOT_YOURS = Words(
    "这不是报告的问题，请告诉插件的作者。", "The report is not to blame; please tell the plugin's author."
)


class Enabled(NamedTuple):
    """
    A rule that is on: `severity` is that in force for findings that have none of their own,
    `fixed` whether the configuration set it, so that it replaces theirs too.
    """

    ref: RuleRef | Rule
    severity: Severity
    fixed: bool
    options: Mapping[str, Any]


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
        self.enabled: dict[str, Enabled] = {item.ref.code: item for item in _resolve(settings, self.registry)}
        self._wanted = Wanted({code: item.ref.signs for code, item in self.enabled.items()})
        self.forms = self.registry.forms
        self.form = settings.form
        if self.form != "auto" and not any(form.id == self.form for form in self.forms):
            self._load_form()
        limit = self.enabled["E005"].options.get("megabytes") if "E005" in self.enabled else None
        self.max_bytes = settings.max_bytes if limit is None else int(limit * _MEGABYTE)

    def _load_form(self) -> None:
        if not self.form.endswith(".toml"):
            ids = ["auto", *(form.id for form in self.forms)]
            raise _config_error(
                ("form",),
                f"没有“{self.form}”这个格式，可用{'、'.join(ids)}",
                f"no such form: {self.form}; there are {', '.join(ids)}",
            )
        from pathlib import Path

        from gidr_lint.forms.load import load_form

        form = load_form(Path(self.form))
        self.form = form.id
        self.forms = (*(other for other in self.forms if other.id != form.id), form)

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
    ) -> Analysis:
        """`analyse` with its inputs by name."""
        return self.analyse(Inputs(source, previous, figures, today))

    def analyse(self, inputs: Inputs) -> Analysis:
        """
        Lint one draft.

        A file that cannot be read is a diagnostic. Where the draft is no such report, E002 is the
        only one.
        """
        from gidr_lint import formats as readers

        source = inputs.source
        if len(source.data) > self.max_bytes:
            return self.too_large(source, len(source.data), inputs)
        theirs = None if source.kind else self._reader(source.uri)
        try:
            document = readers.read(source) if theirs is None else self._read_theirs(theirs, source)
        except ReadError as error:
            return self._unread(inputs, error.code, error.values)
        return self.judge(self.case(document, inputs), inputs)

    def _reader(self, path: str) -> "Reader | None":
        """The plugin's reader of a file whose ending none of ours takes."""
        from gidr_lint import formats as readers

        return None if readers.kind_of(path) else self.registry.reader(readers.suffix_of(path))

    @staticmethod
    def _read_theirs(reader: "Reader", source: Source) -> Document:
        """As the plugin's reader reads it; whatever it raises becomes E001, as with a file of ours."""
        try:
            with Aside():
                document = reader.read(source)
        except ReadError:
            raise
        except Exception as error:
            said = described(error)
            raise ReadError(
                "E001",
                reason=Words(f"插件的读取程序出错（{said}）", f"the plugin's reader failed ({said})"),
                advice=_NOT_YOURS,
            ) from error
        if not isinstance(document, Document):
            raise ReadError(
                "E001",
                reason=Words("插件的读取程序没有返回文档", "the plugin's reader returned no document"),
                advice=_NOT_YOURS,
            )
        if document.source is source:
            return document
        # It may have read a converted copy by one of our readers: findings are about the file.
        return Document(
            source,
            document.kind,
            document.text,
            document.blocks,
            encoding=document.encoding,
            directives=document.directives,
            front=document.front,
            facts=document.facts,
            places=document.places,
        )

    def case(self, document: Document, inputs: Inputs) -> Case:
        """
        All that the rules are given of a document: report, claims, dates and faults. A stage that
        raises is among the case's failures, and the others go on without it.
        """
        from gidr_lint.report.bind import bind

        settings = self.settings
        fence = Fence()
        report = bind(
            document,
            self.forms,
            year=settings.year,
            year_origin=settings.year_origin,
            form=self.form,
            fence=fence,
        )
        given: dict[str, Any] = {
            "organisation": Organisation(
                settings.organisation_name, settings.organisation_region, settings.organisation_kind
            ),
            "stage": settings.stage,
            "today": inputs.today,
        }
        if not report.is_report:
            return Case(document, report, signs=Signs(report), failures=fence.failures, **given)
        from gidr_lint.claims.extract import extract_dates
        from gidr_lint.figures.solve import solve

        last = fence.run("previous", lambda: self._previous(report, inputs.previous), None)
        nothing: _Said = ((), (), (), ())
        weighed, uncompared, lists, changes = fence.run("claims", lambda: _weighed(report), nothing)
        claims = tuple(item.claim for item in weighed)
        dates: tuple[DateMention, ...] = fence.run("dates", lambda: extract_dates(report), ())
        history = last.report if last is not None and last.year == (report.year or 0) - 1 else None
        filed = None
        if inputs.figures is not None:
            from gidr_lint.figures.spreadsheet import read_figures

            filed = read_figures(inputs.figures, self.forms, report)
        instances, faults, weighed = solve(report, weighed, history, filed.cells if filed else None, fence)
        known = _organ_sign(settings, document) | (frozenset() if last is None else {"history"})
        known |= {"lists"} if lists else frozenset()
        known |= {"changes"} if changes else frozenset()
        return Case(
            document,
            report,
            claims=claims,
            dates=dates,
            weighed=weighed,
            faults=faults,
            instances=instances,
            signs=Signs(report, claims, weighed, dates, faults, known),
            previous=last,
            figures=filed,
            failures=fence.failures,
            uncompared=uncompared,
            lists=lists,
            changes=changes,
            **given,
        )

    def _previous(self, report: "Report", previous: "Previous | None") -> Case | None:
        """Last year's report: the one given, or of those found the one that surely is it."""
        if previous is None or is_early(report):
            return None
        given = previous if isinstance(previous, Source) else previous(report)
        if given is None or isinstance(given, Source):
            return self._past(given) if given is not None else None
        found = [past for source in given if (past := self._past(source)) is not None]
        if not found or report.year is None or not report.organisation:
            return None
        fitting = [
            past
            for past in found
            if past.year == report.year - 1 and past.report.organisation == report.organisation
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _past(self, source: Source) -> Case | None:
        if len(source.data) > self.max_bytes:
            return None
        try:
            return self.past(source)
        except ReadError:
            return None

    def past(self, source: Source) -> Case | None:
        """
        A report of another year as far as rules compare with it; None for what is none.

        Raises:
            ReadError: It cannot be read.
        """
        from gidr_lint import formats as readers
        from gidr_lint.report.bind import bind

        document = readers.read(source)
        report = bind(document, self.forms, year=None, year_origin="config", form="auto")
        return Case(document, report) if report.is_report else None

    def judge(self, case: Case, inputs: Inputs) -> Analysis:
        """Run the rules over a case: what `analyse` does once the draft is read and bound."""
        if not case.report.is_report:
            found = self._failed(case)
            if not found:
                found, _ = self._run(
                    case, [item for item in self.enabled.values() if item.ref.code == "E002"]
                )
            return self._analysis(inputs, case, [merge.joined([item]) for item in found], 0)
        silent = _silent(case)
        running = [item for item in self.enabled.values() if not _is_named(item.ref.code, silent)]
        wanted = self._wanted.codes(case.signs, case.document)
        found, crashed = self._run(case, [item for item in running if item.ref.code in wanted])
        found += self._failed(case)
        if self.registry.left_out and "E012" in self.enabled:
            message = self._message("E012")(plugins="、".join(self.registry.left_out))
            found.append(self._stamp("E012", Finding(case.document.beginning, message)))
        ran = [item.ref for item in running if item.ref.code not in crashed]
        diagnostics, suppressed = self._settle(case, found, ran)
        return self._analysis(inputs, case, diagnostics, suppressed)

    def _run(self, case: Case, rules: Iterable[Enabled]) -> tuple[list[Stamped], set[str]]:
        """What the rules find, and the codes of those that raised."""
        found: list[Stamped] = []
        crashed: set[str] = set()
        for item in rules:
            try:
                findings = self._findings(item, case)
            except (Exception, SystemExit) as error:  # noqa: BLE001  whatever a rule raises, the others go on
                crashed.add(item.ref.code)
                if "E004" in self.enabled:
                    message = self._message("E004")(
                        code=item.ref.code, exception=described(error), place=_raised_at(item.ref, error)
                    )
                    found.append(self._stamp("E004", Finding(case.document.beginning, message)))
            else:
                if any(finding.fixes for finding in findings):
                    from gidr_lint.formats.fit import fit

                    fit(case.document, findings)
                found.extend(self._stamp(item.ref.code, finding) for finding in findings)
        return found, crashed

    def _failed(self, case: Case) -> list[Stamped]:
        """E004 for each stage that raised before the rules."""
        if not case.failures or "E004" not in self.enabled:
            return []
        from gidr_lint.rules.file.rule_crashed import stage_failed

        return [
            self._stamp("E004", Finding(case.document.beginning, stage_failed(*failure)))
            for failure in case.failures
        ]

    def _findings(self, item: Enabled, case: Case) -> list[Finding]:
        """What one rule finds; a finding whose words cannot be filled in fails here, not in a reporter."""
        is_ours = self.registry.plugin_of(item.ref.code) == BUILT_IN
        if is_ours:
            found = list(item.ref.load()(case, **item.options))
        else:
            with Aside():
                found = list(item.ref.load()(case, **item.options))
        for finding in found:
            if not is_ours:
                from gidr_lint.base.diagnostics import sound

                sound(finding)
            for said in (finding.message, *(related.message for related in finding.related)):
                if not isinstance(said, Words):
                    said.text("zh"), said.text("en"), said.help("zh"), said.help("en")
        return found

    def _stamp(self, code: str, finding: Finding) -> Stamped:
        ref, severity, fixed, _ = self.enabled[code]
        own = finding.severity or ref.severity
        in_force = severity if fixed else finding.severity or severity
        return Stamped(code, ref.name, in_force, own, finding)

    def _settle(
        self, case: Case, found: list[Stamped], ran: Sequence[RuleRef | Rule]
    ) -> tuple[list[Diagnostic], int]:
        """Findings to diagnostics: merged by cause, less what directives silence; and how many those are."""
        if not case.document.directives:
            return [merge.joined(group) for group in merge.groups(found)], 0
        from gidr_lint.engine.suppression import Silencer

        silencer = Silencer(case.document, knows=self.registry.knows, near=self.registry.nearest)
        found.extend(self._stamp(code, item) for code, item in silencer.mistakes() if code in self.enabled)
        diagnostics: list[Diagnostic] = []
        suppressed = 0
        for group in merge.groups(found):
            left = silencer.spoken(group)
            suppressed += not left or left[0] is not group[0]
            if left:
                diagnostics.append(merge.joined(left))
        # Where a stage failed, nobody knows what a directive would have silenced.
        if "E009" in self.enabled and not case.failures:
            for code, finding in silencer.unused([(ref.code, ref.name) for ref in ran]):
                left = silencer.spoken([self._stamp(code, finding)])
                suppressed += not left
                diagnostics.extend(merge.joined([item]) for item in left)
        return diagnostics, suppressed

    def _message(self, code: str) -> Message:
        """The message of a rule of family E that the linter itself reports."""
        message = vars(sys.modules[self.enabled[code].ref.load().module])["MESSAGE"]
        assert isinstance(message, Message)
        return message

    def unread(self, source: Source, reason: Words, advice: Words | None = None) -> Analysis:
        """The result for a file that could not even be opened: E001 with the reason and what to do."""
        values = {"reason": reason} | ({"advice": advice} if advice else {})
        return self._unread(Inputs(source), "E001", values)

    def too_large(self, source: Source, size: int, inputs: Inputs | None = None) -> Analysis:
        """The result for a file of more bytes than are read: E005."""
        large, limit = _megabytes(size), _megabytes(self.max_bytes)
        reason = Words(f"文件有{large}MB，上限为{limit}MB", f"it has {large} MB, the limit is {limit} MB")
        return self._unread(
            inputs or Inputs(source), "E005", {"size": large, "limit": limit, "reason": reason}
        )

    def _unread(self, inputs: Inputs, code: str, values: Mapping[str, object]) -> Analysis:
        from gidr_lint import formats as readers

        source = inputs.source

        diagnostics: tuple[Diagnostic, ...] = ()
        if code in self.enabled:
            said = self._message(code)(**{"advice": _ADVICE, **values})
            diagnostics = (merge.joined([self._stamp(code, Finding(at(0, 0), said))]),)
        kind = source.kind or readers.kind_of(source.uri)
        reason = values.get("reason")
        return Analysis(
            self.analyse,
            inputs,
            kind,
            diagnostics=diagnostics,
            stage=self.settings.stage,
            reason=reason if isinstance(reason, Words) else None,
        )

    def _analysis(
        self, inputs: Inputs, case: Case, diagnostics: list[Diagnostic], suppressed: int
    ) -> Analysis:
        # Those of one rule at one place stay as the rule gave them: missing sections in their order.
        diagnostics.sort(key=lambda item: (item.location.order, item.code))
        return Analysis(
            self.analyse,
            inputs,
            case.document.kind,
            case,
            diagnostics=tuple(diagnostics),
            suppressed=suppressed,
            coverage=coverage(case, diagnostics) if case.report.is_report else None,
            stage=self.settings.stage,
            # Whether it is such a report nobody knows where its tables could not be bound.
            is_report=case.report.is_report or bool(case.failures),
        )


def _organ_sign(settings: Settings, document: Document) -> frozenset[str]:
    """The sign that configuration or front matter names the organ."""
    is_named = settings.organisation_name or document.front.get("organisation")
    return frozenset({"organisation"} if is_named else ())


def coverage(case: Case, diagnostics: Sequence[Diagnostic]) -> Coverage:
    """What was checked of a case; a contradiction that no diagnostic tells was not compared."""
    tables = {id: table.state for id, table in case.report.tables.items()}
    if case.form is not None:
        unbound = any(failure.stage == "tables" for failure in case.failures)
        other: TableState = "unreadable" if unbound else "absent"
        tables = {table.id: tables.get(table.id, other) for table in case.form.tables}
    identities = dict.fromkeys(SUMS, 0)
    for instance, state in case.instances:
        if instance.identity.kind != "plausibility":
            identities[state] += 1
    claims = {"agreed": 0, "contradicted": 0, "unknown": 0, "uncompared": len(case.uncompared)}
    told = {place.location for place in diagnostics}
    told.update(other.location for place in diagnostics for other in place.related)
    for claim, verdict, _, strength in case.weighed:
        if verdict.agrees:
            claims["agreed"] += 1
        elif verdict.contradicts and claim.number in told:
            claims["contradicted"] += 1
        elif verdict.contradicts or strength == "silent" or not verdict.cells:
            claims["uncompared"] += 1
        else:
            claims["unknown"] += 1
    return Coverage(MappingProxyType(dict(tables)), MappingProxyType(identities), MappingProxyType(claims))


def _weighed(report: "Report") -> "_Said":
    """The claims of the prose against the tables and in company, the figures that are not compared, and lists."""
    from gidr_lint.claims.company import in_company
    from gidr_lint.claims.extract import read_prose
    from gidr_lint.claims.weigh import weigh

    prose = read_prose(report)
    told = in_company((claim, weigh(report, claim)) for claim in prose.claims)
    weighed = tuple(Weighed(item.claim, item.verdict, (), item.strength) for item in told)
    return weighed, prose.uncompared, prose.lists, prose.changes


def _silent(case: Case) -> set[str]:
    """The codes and families that say nothing of a case, for it lacks what they would look at."""
    silent = set(_SILENT_WHEN_EARLY) if is_early(case.report) else set()
    for failure in case.failures:
        silent.update(_SILENT_WITHOUT.get(failure.stage, ()))
    return silent


def _is_named(code: str, words: set[str]) -> bool:
    """Whether a rule of ours is among codes and letters of families."""
    return bool(words) and (code in words or (code[0] in words and code[1].isdigit()))


def _raised_at(ref: RuleRef | Rule, error: BaseException) -> str:
    """
    File name and line where a rule raised: the last line of its own file; else where its check
    begins, if it could be loaded; else where the exception comes from.
    """
    own = getattr(sys.modules.get(ref.module), "__file__", None)
    place = ("?", 0)
    in_own = False
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name == own or not in_own:
            place, in_own = (name, trace.tb_lineno), in_own or name == own
        trace = trace.tb_next
    if not in_own and own is not None and ref.module in sys.modules:
        code = getattr(ref.load().check, "__code__", None)
        place = (code.co_filename, code.co_firstlineno) if code is not None else place
    return f"{os.path.basename(place[0])}:{place[1]}"


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".removesuffix(".0")


# What the configuration makes of the rules.


def _resolve(settings: Settings, registry: Registry) -> Iterator[Enabled]:
    """The rules that are on, in order of code."""
    selected, rules = _from_presets(settings, registry)
    if settings.select is not None:
        selected = _always(registry) | _named(settings.select, registry, "select")
    selected |= _named(settings.extend_select, registry, "extend-select")
    selected -= _named(settings.ignore, registry, "ignore")
    for word, setting in settings.rules.items():
        if not registry.knows(word):
            raise _no_rule(("rules", word), word, registry)
        rules[word] = setting
    options = {}
    for word, setting in rules.items():
        if setting.options:
            options.update(_options(word, setting, registry))
    # The more of a code a word names, the more it counts.
    words = sorted(rules, key=lambda word: (registry.find(word) is not None, len(word)))
    for ref in registry.rules:
        severity: Severity | None = None
        is_ours = ref.code[0] == "E" and ref.code[1].isdigit()
        for word in words:
            given = rules[word].severity
            if given is None or not is_named(word, ref.code, ref.name):
                continue
            if given is Severity.OFF and is_ours and word not in (ref.code, ref.name):
                continue  # family E goes only by its full code
            severity = given
        if severity is Severity.OFF or (severity is None and ref.code not in selected):
            continue
        default = ref.severity or Severity.INFO  # off by itself, but asked for
        if settings.stage == "draft" and any(is_named(w, ref.code, ref.name) for w in _LOWERED_IN_DRAFT):
            default = Severity.INFO
        yield Enabled(ref, severity or default, severity is not None, options.get(ref.code, {}))


def _from_presets(settings: Settings, registry: Registry) -> tuple[set[str], dict[str, RuleSetting]]:
    selected = _always(registry)
    rules: dict[str, RuleSetting] = {}
    for name in settings.extends:
        bare = name.removeprefix("gidr-lint:")
        if bare in PRESETS:
            selected.update(ref.code for ref in registry.rules if _in_preset(ref, bare))
            continue
        presets = registry.presets
        preset = next((preset for preset in presets if preset.name == name), None)
        if preset is None:
            near = nearest(bare, [*PRESETS, *(theirs.name for theirs in presets)])
            near = f"gidr-lint:{near}" if near in PRESETS else near
            raise _config_error(("extends",), f"没有“{name}”这套规则", f"no such preset: {name}", near)
        selected |= _named(preset.select, registry, "extends")
        selected -= _named(preset.ignore, registry, "extends")
        rules.update(preset.rules)
    return selected, rules


def _always(registry: Registry) -> set[str]:
    """Family E, which no preset and no selection leaves out."""
    return {ref.code for ref in registry.match("E")}


def _in_preset(ref: RuleRef | Rule, preset: str) -> bool:
    if preset == "all":
        return True
    if preset == "official-only":
        return ref.severity > Severity.OFF and any(is_named(word, ref.code, ref.name) for word in _OFFICIAL)
    least = Severity.WARNING if preset == "recommended" else Severity.INFO
    return ref.recommended and ref.severity >= least


def _named(words: Sequence[str], registry: Registry, key: str) -> set[str]:
    """
    The codes that words name. A prefix leaves out rules that are off by default, which take
    their own code or name to select, and, to ignore, the rules of family E, which take theirs.
    """
    codes: set[str] = set()
    for word in words:
        if not registry.knows(word):
            raise _no_rule((key,), word, registry)
        for ref in registry.match(word):
            if word not in (ref.code, ref.name):
                if ref.severity is Severity.OFF and key != "ignore":
                    continue
                if key == "ignore" and ref.code[0] == "E" and ref.code[1].isdigit():
                    continue
            codes.add(ref.code)
    return codes


def _options(word: str, setting: RuleSetting, registry: Registry) -> dict[str, Mapping[str, Any]]:
    """The options given for a rule, checked against what it declares, by code."""
    ref = registry.find(word)
    if ref is None:
        if registry.match(word):
            raise _config_error(
                ("rules", word),
                f"选项只能写给一条规则，“{word}”指多条",
                f"options need the code or name of one rule, not {word}",
            )
        return {}
    try:
        rule = ref.load()
    except Exception as error:
        raise PluginError(f"{ref.module}: cannot be loaded ({described(error)})") from error
    values: dict[str, Any] = {}
    for name, value in setting.options.items():
        key = ("rules", word, name)
        if name not in rule.options:
            near = nearest(name, ["severity", *rule.options])
            raise _config_error(key, "这条规则没有这个选项", "no such option", near)
        values[name] = _value(key, value, rule.options[name].default)
    return {ref.code: values}


def _value(key: tuple[str, ...], value: Any, default: Any) -> Any:
    """A value in the shape of an option's default."""
    if isinstance(default, tuple):
        if not isinstance(value, (list, tuple)):
            raise _config_error(key, f"应为一组值，不是{value!r}", f"expected a list, not {value!r}")
        return tuple(_value(key, item, default[0] if default else "") for item in value)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        zh, en = _VALUES.get(type(default), ("别的值", "another value"))
        raise _config_error(key, f"应为{zh}，不是{value!r}", f"expected {en}, not {value!r}")
    return value


def _no_rule(key: tuple[str, ...], word: str, registry: Registry) -> ConfigError:
    return _config_error(key, f"没有“{word}”这条规则", f"no such rule: {word}", registry.nearest(word))


def _config_error(key: tuple[str, ...], zh: str, en: str, near: str | None = None) -> ConfigError:
    if near:
        zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
    error = ConfigError(f"{'.'.join(key)}: {zh} / {en}")
    error.key = key
    return error
