"""The examples of a rule: each a patch on a clean report, linted, and held against what it says."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import GidrLintError, nearest
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.judging.documentation import Example, documentation
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.testing import local_form
from gidr_lint.testing.draft import Draft

# A second cell that nothing, or the wrong sign, parts from the first.
_ANOTHER_CELL = re.compile(r"[;；,，\s][\s]*[a-z][\w-]*(?:\.[\w-]+)?\s*=")


class ExampleError(AssertionError):
    """An example that does not do what it says."""


class Patched:
    """
    A draft made of an example: its text without the marks, the marked span, and the settings.
    `beside` are the codes that cannot but come along: an unreadable cell is a finding, too. `form` is the text
    of a local form, empty where the official one serves.
    """

    def __init__(
        self,
        text: str,
        span: tuple[int, int] | None,
        stage: str,
        options: dict[str, Any],
        beside: tuple[str, ...] = (),
        previous: str | None = None,
        form: str = "",
    ) -> None:
        self.text = text
        self.span = span
        self.stage = stage
        self.options = options
        self.beside = beside
        self.previous = previous
        self.form = form


class Drafted(NamedTuple):
    """An example as a draft, marks and all, with its front matter and settings."""

    draft: Draft
    front: list[str]
    stage: str
    options: dict[str, Any]
    beside: tuple[str, ...] = ()
    previous: str | None = None
    form: str = ""


def patched(example: Example) -> Patched:
    """An example as Markdown: a patch applied to a clean report."""
    draft, front, stage, options, beside, previous, form = drafted(example)
    text = draft.markdown()
    if front:
        text = "\n".join(["---", *front, "---", "", text])
    if text.count("«") != text.count("»") or text.count("«") > 1:
        raise ValueError(
            "一个例子用«»只标一处（第一条提示的） / an example marks one span, that of the first message, by « and »"
        )
    start, end = text.find("«"), text.find("»") - 1
    text = text.replace("«", "").replace("»", "")
    return Patched(text, None if start == -1 else (start, end), stage, options, beside, previous, form)


def drafted(example: Example) -> Drafted:
    """
    Apply the lines of an example to a clean report. CONTRIBUTING.md lists what a line may say;
    ValueError for one that says nothing known.
    """
    form, year, stage = "2021", None, "final"
    options: dict[str, Any] = {}
    lines = []
    front: list[str] = []
    beside: list[str] = []
    past: list[str] = []
    identities: list[str] = []
    settle = False
    for line in example.body:
        if not line.startswith("!"):
            lines.append(line)
            continue
        word, _, rest = line.partition(" ")
        rest = _argument(word, rest.strip())
        if word == "!form":
            form = rest
        elif word == "!year":
            year = _number(word, rest)
        elif word == "!stage":
            stage = _known("stage", rest, ("draft", "final"))
        elif word == "!option":
            name, value = _option(rest)
            options[name] = value
        elif word == "!front":
            front.append(rest.replace(" = ", ": "))
        elif word == "!previous":
            past.append(rest)
        elif word == "!beside":
            beside.extend(rest.split())
        elif word == "!identity":
            identities.append(rest)
        else:
            settle = True
    draft = Draft.clean(form, year)
    patch(draft, lines)
    if settle:
        draft.settle()
    before = past_draft(past, draft)
    last = None if before is None else before.markdown()
    return Drafted(draft, front, stage, options, tuple(beside), last, local_form.written(form, identities))


# What may follow a setting, as an example of it; nothing follows the last.
_SETTINGS = {
    "!form": "!form 2019",
    "!year": "!year 2023",
    "!stage": "!stage draft",
    "!option": "!option least = 5",
    "!front": "!front year = 2023",
    "!beside": "!beside S104",
    "!previous": "!previous @problems 文字",
    "!identity": "!identity name = official applications column: new ≤ granted + total",
    "!consistent": "!consistent",
}
# Likewise in the report of last year.
_OF_PREVIOUS = {"!year": "!previous !year 2023", "!same": "!previous !same"}


def _argument(word: str, rest: str, settings: Mapping[str, str] = _SETTINGS) -> str:
    """What stands behind a setting; ValueError, which says how it is written, where that is missing or too much."""
    if word not in settings:
        raise _unknown("setting", word, settings)
    how = settings[word]
    takes_none = how.endswith(word)
    if bool(rest) == takes_none:
        raise _miswritten(f"{word} {rest}".strip(), how)
    return rest


def _miswritten(line: str, how: str) -> ValueError:
    return ValueError(f"“{line}”应写成“{how}”这样 / {line}: write it like {how}")


def _number(word: str, rest: str, settings: Mapping[str, str] = _SETTINGS) -> int:
    if not (rest.isascii() and rest.isdecimal()):
        raise _miswritten(f"{word} {rest}", settings[word])
    return int(rest)


def _option(rest: str) -> tuple[str, Any]:
    """Name and value of an option."""
    name, sign, value = rest.partition("=")
    if not sign:
        words = rest.split(None, 1)
        how = f"!option {' = '.join(words)}" if len(words) == 2 else _SETTINGS["!option"]
        raise _miswritten(f"!option {rest}", how)
    try:
        return name.strip(), _value(value.strip())
    except ValueError:
        raise ValueError(
            f'“!option {rest}”的值按TOML写：5、true、"文字"、["甲", "乙"] / !option {rest}: the value is '
            'written as in TOML: 5, true, "text", ["a", "b"]'
        ) from None


_WORDS = (
    "title", "preamble", "no-preamble", "signature", "signer", "heading", "drop", "empty", "only", "after", "swap",
)  # fmt: skip


# What makes a clean report the one before another clean one: its figures differ and lead over to it.
_BEFORE = (
    "[applications] new.natural-person = 25, new.legal-service = 1",
    "[applications] carried-out.natural-person = 2, carried-out.legal-service = 0",
    "[disputes] review-upheld = 2, review-total = 4",
    "[proactive] licence.decisions = 96",
)


def past_draft(lines: list[str], draft: Draft) -> Draft | None:
    """
    Last year's report, to which a clean one of this year fits, with the lines of `!previous` applied; None
    without any.
    """
    if not lines:
        return None
    year, is_same = draft.year - 1, False
    for line in lines:
        if line.startswith("!"):
            word, _, rest = line.partition(" ")
            rest = _argument(word, rest.strip(), _OF_PREVIOUS)
            is_same = is_same or word == "!same"
            year = _number(word, rest, _OF_PREVIOUS) if word == "!year" else year
    past = Draft.clean("2019" if year < 2021 else "2021", year)
    if not is_same:
        for line in _BEFORE:
            _apply(past, line)
        if year < 2021:
            _apply(past, "[proactive] licence.previous-items = 11")
            _apply(past, "[proactive] normative.public-total = 28")
        else:
            _apply(past, "[proactive] normative.in-force = 30")
    for line in lines:
        if not line.startswith("!"):
            _apply(past, line)
    return past


def _unknown(what: str, given: str, known: Iterable[str]) -> ValueError:
    near = nearest(given, known)
    return ValueError(f"no such {what}: {given}" + (f"; did you mean {near}?" if near else ""))


def _known(what: str, given: str, known: Iterable[str]) -> str:
    known = list(known)
    if given not in known:
        raise _unknown(what, given, known)
    return given


def _value(written: str) -> Any:
    import tomli

    return tomli.loads(f"value = {written}")["value"]


def patch(draft: Draft, lines: Iterable[str]) -> None:
    """Apply lines of an example to a draft; ValueError for one that says nothing known."""
    for line in lines:
        _apply(draft, line)


def _apply(draft: Draft, line: str) -> None:
    if not line.strip():
        return
    if line.startswith("["):
        table, _, rest = line[1:].partition("]")
        _apply_table(draft, table, rest.strip())
        return
    if not line.startswith("@"):
        draft.sections["overview"][1].append(line)
        return
    word, _, rest = line[1:].partition(" ")
    if word == "title":
        draft.title = rest
    elif word == "preamble":
        draft.preamble.append(rest)
    elif word == "no-preamble":
        draft.preamble.clear()
    elif word == "signature":
        draft.signature = draft.signature[:1] + ([rest] if rest else [])
    elif word == "signer":
        draft.signature = [rest, *draft.signature[1:]]
    elif word in draft.sections:
        draft.sections[word][1].append(rest)
    elif word not in _WORDS:
        raise _unknown("word", f"@{word}", (f"@{known}" for known in (*_WORDS, *draft.sections)))
    elif word == "swap":
        if len(rest.split()) != 2:
            raise _miswritten(line, "@swap problems other-matters")
        first, second = (_known("section", id, draft.sections) for id in rest.split())
        ids = list(draft.sections)
        a, b = ids.index(first), ids.index(second)
        ids[a], ids[b] = ids[b], ids[a]
        draft.sections = {id: draft.sections[id] for id in ids}
    else:
        id, _, text = rest.partition("=" if word == "heading" else " ")
        id = _known("section", id.strip(), draft.sections)
        heading, paragraphs = draft.sections[id]
        if word == "heading":
            draft.sections[id] = (text.strip(), paragraphs)
        elif word == "drop":
            del draft.sections[id]
        elif word == "empty":
            draft.sections[id] = (heading, [])
        elif word == "only":
            draft.sections[id] = (heading, [text])
        else:
            draft.after.setdefault(id, []).append(text)


def _apply_table(draft: Draft, table: str, rest: str) -> None:
    cells = draft.tables[_known("table", table, draft.tables)]
    rows = {row for row, _ in cells}
    columns = {column for _, column in cells}
    word, _, names = rest.partition(" ")
    if rest == "-table":
        del draft.tables[table]
    elif word == "-row":
        draft.dropped.update((table, f"row:{_known('row', id, rows)}") for id in names.split())
    elif word == "-column":
        draft.dropped.update((table, f"column:{_known('column', id, columns)}") for id in names.split())
    elif word == "label":
        id, _, text = names.partition("=")
        draft.labels[table, _known("row", id.strip(), rows)] = text.strip()
    elif word == "header":
        id, _, text = names.partition("=")
        draft.heads[table, _known("column", id.strip(), columns)] = text.strip()
    elif word == "caption":
        draft.captions[table] = names.partition("=")[2].strip()
    elif word == "cut":
        draft.cuts[table] = _known("row", names.strip(), rows)
    elif word == "note":
        draft.heads[table, "note"] = names.partition("=")[2].strip()
    elif rest.startswith("all = "):
        for key in cells:
            cells[key] = rest.removeprefix("all = ").strip(' "')
    elif rest.startswith("zeros = "):
        for key, text in cells.items():
            if text == "0":
                cells[key] = rest.removeprefix("zeros = ").strip(' "')
    elif rest:
        for part in rest.split(", "):
            name, sign, text = part.partition("=")
            row, _, column = name.strip().rpartition(".")
            key = (row or "cases", column)
            if key not in cells or not sign:
                names_of = (f"{row}.{column}".removeprefix("cases.") for row, column in cells)
                raise _unknown("cell", name.strip(), names_of)
            if _ANOTHER_CELL.search(text) and not text.strip().startswith('"'):
                raise _miswritten(f"[{table}] {rest}", f"[{table}] new.total = 3, granted.total = 2")
            cells[key] = text.strip().strip('"')


def lint(example: Example, code: str = "", registry: Any = None) -> tuple[Analysis, Patched]:
    """Lint an example under the preset `all`, less the rules that are off by default but for its own."""
    from gidr_lint.plugins.registry import Registry

    made = patched(example)
    registry = registry or Registry()
    off = tuple(ref.code for ref in registry.rules if ref.severity is Severity.OFF and ref.code != code)
    return _linted(made, code, registry, Settings(extends=("gidr-lint:all",), ignore=off)), made


def _linted(made: Patched, code: str, registry: Any, settings: Settings) -> Analysis:
    from gidr_lint.engine.linter import Linter

    rules = {code: RuleSetting(None, made.options)} if code and made.options else {}
    settings = settings._replace(stage=made.stage, rules=rules)  # type: ignore[arg-type]
    if made.form:
        form = local_form.loaded(made.form)
        settings, registry = settings._replace(form=form.id), registry.with_forms(form)
    previous = Source("last.md", made.previous.encode(), "markdown") if made.previous is not None else None
    source = Source("draft.md", made.text.encode(), "markdown")
    return Linter(settings, registry).lint(source, previous=previous)


def loaded(rule: Any) -> Rule:
    """The rule itself, where a reference to it may be given. Raises TypeError for what is none."""
    if not isinstance(rule, RuleRef):
        raise TypeError(
            f"{rule!r}不是规则，规则是写有@rule的函数 / this is no rule: a rule is a function with @rule"
        )
    return rule.load()


def run_examples(rule: Any, registry: Any = None, *, with_core: bool = False) -> int:
    """
    Lint every example of a rule; how many there were.

    A bad example yields exactly one diagnostic of this rule (as many as it gives messages), the
    first at the marked span, with the messages given. A good one yields none of this rule, and no error or warning
    at all but those that it names with `!beside`. The rule runs alone, with the rules of family E; `with_core` among
    all of ours, and with a `registry` among all of its rules.

    Raises:
        ExampleError: What an example does otherwise, that it cannot be read, or that there is none.
        TypeError: This is no rule.
    """
    from gidr_lint.plugins.registry import Registry

    rule = loaded(rule)
    code = rule.code
    is_alone = registry is None and not with_core
    if registry is None:
        own = Registry(installed=False)
        registry = own if own.find(code) is not None else Registry(installed=False, rules=(rule,))
        for failure in registry.failed:
            raise ExampleError(" / ".join(failure.reason))
    try:
        examples = documentation(rule).examples
    except ValueError as error:
        raise ExampleError(f"{code}: {error}") from error
    if not examples:
        raise ExampleError(
            f"{code}: 说明里没有例子，例子以Good:或Bad:开头 / its docstring has no example; one begins with Good: or Bad:"
        )
    for example in examples:
        where = f"{code} {'Good' if example.good else 'Bad'}: {example.title}"
        try:
            if is_alone:
                made = patched(example)
                result = _linted(made, code, registry, Settings(extends=(), select=(code,)))
            else:
                result, made = lint(example, code, registry)
        except (ValueError, LookupError, GidrLintError) as error:
            raise ExampleError(f"{where}: {error}") from error
        _compare(where, code, example, result, made, is_alone=is_alone)
    return len(examples)


def _compare(
    where: str, code: str, example: Example, result: Analysis, made: Patched, *, is_alone: bool
) -> None:
    found = [f"{d.code} {d.severity.label} {d.message.text()}" for d in result.diagnostics]
    if example.good:
        loud = [
            d
            for d in result.diagnostics
            if d.code == code or (d.severity >= Severity.WARNING and d.code not in made.beside)
        ]
        if loud:
            raise ExampleError(f"{where}: expected nothing, found {found}")
        return
    wanted = max(1, len(example.messages))
    own = [d for d in result.diagnostics if d.code not in made.beside]
    if len(own) != wanted or any(d.code != code for d in own):
        raise ExampleError(f"{where}: expected {wanted} {code}, found {found}")
    if not is_alone and {d.code for d in result.diagnostics} != {code, *made.beside}:
        raise ExampleError(f"{where}: expected {made.beside} beside it, found {found}")
    said = [diagnostic.message.text() for diagnostic in own]
    if example.messages and said != list(example.messages):
        raise ExampleError(f"{where}: says\n  {said}\nnot\n  {list(example.messages)}")
    diagnostic = own[0]
    if made.span is not None:
        span = diagnostic.location.span
        if span != made.span:
            marked, placed = made.text[slice(*made.span)], made.text[slice(*span)] if span else None
            raise ExampleError(f"{where}: underlines {placed!r}, not {marked!r}")
    if not diagnostic.message.text("zh").strip() or not diagnostic.message.text("en").strip():
        raise ExampleError(f"{where}: no message in one of the languages")


__all__ = ["Drafted", "ExampleError", "Patched", "drafted", "lint", "patch", "patched", "run_examples"]
