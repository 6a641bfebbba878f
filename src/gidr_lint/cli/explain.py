"""`gidr-lint explain`: a rule's documentation, or what the figures of a line are read as."""

import re
from collections.abc import Iterator
from os.path import isfile as is_file
from typing import Any

from gidr_lint.assist.reading import figures_at
from gidr_lint.base.diagnostics import Language, Words
from gidr_lint.base.errors import UsageError
from gidr_lint.base.spans import Span
from gidr_lint.base.visible import on_one_line
from gidr_lint.cli import _examples
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._files import Found
from gidr_lint.cli._layout import wrapped
from gidr_lint.cli._options import COMMON, language
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._sources import source_zh
from gidr_lint.cli._streams import columns, say
from gidr_lint.cli.config import toml
from gidr_lint.engine.analysis import Place
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.case import Case
from gidr_lint.judging.documentation import documentation
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.outputs import Shown
from gidr_lint.outputs._rows import where
from gidr_lint.outputs.text import SEVERITIES
from gidr_lint.plugins.registry import BUILT_IN, Registry

_NO_REPORT = Words("没有看出这是政府信息公开工作年度报告", "it does not look like an annual report")
_FIXABLE = {"safe": "可自动改正", "unsafe": "可改正，需人工确认"}
# Lines longer than this are hard to read, however wide the terminal.
_MOST_COLUMNS = 100
_PLACE = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?")


def run(args: list[str]) -> int:
    """Exit 2 for a word that names neither a rule nor a place."""
    parser = Parser("explain", "说明一条规则，或正文里的数。|Explain a rule, or figures of the prose.")
    parser.add_argument(
        "rule",
        metavar="代码、名称或位置",
        help="如 A301、application-balance；报告.md:12:5 是正文里的数|A301 or application-balance; draft.md:12:5 for figures",
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    asked = _PLACE.fullmatch(found.rule)
    if asked is not None:
        return _figures(found, asked[1], int(asked[2]), int(asked[3]) if asked[3] else None)
    runner = Runner(options_without_files(found))
    linter = runner.linter("gidr-lint.md")
    spoken = language(found, linter.settings.language)
    ref = _asked(found.rule, linter.registry)
    say(page(ref, linter, spoken, min(columns(), _MOST_COLUMNS)))
    return runner.status()


def _asked(word: str, registry: Registry) -> Rule | RuleRef:
    """The rule of a code or name. Raises UsageError for what is none, or several."""
    ref = registry.find(word) or registry.find(word.upper())
    if ref is not None:
        return ref
    several = "、".join(rule.code for rule in registry.match(word))
    if several:
        raise UsageError(
            f"“{word}”指多条规则，请写其中一条：{several} / {word} names several rules: {several}"
        )
    if is_file(word):
        raise UsageError(
            f"请写明是哪一行：{word}:行号 / name the line, too: {word}:LINE",
        )
    if registry.left_out and registry.knows(word.upper()):
        plugins = "、".join(registry.left_out)
        raise UsageError(
            f"没有查到“{word}”；配置里的插件还没有得到信任，没有运行：{plugins}。如果是它的规则，确认来源可靠后加 --trust-plugins"
            f" / {word} is not known; plugins of the configuration were not run, for nobody has trusted them: {plugins}. "
            "If it is a rule of theirs, make sure where they come from and add --trust-plugins"
        )
    near = registry.nearest(word)
    raise UsageError(
        f"没有“{word}”这条规则"
        + (f"，是不是{near}？" if near else "")
        + f" / no such rule: {word}"
        + (f"; did you mean {near}?" if near else "")
    )


def _figures(found: Any, path: str, line: int, column: int | None) -> int:
    """Print what the figures of a line (of a Word file a paragraph) are read as, or that there is none."""
    if not is_file(path):
        raise UsageError(f"没有这个文件：{path} / no such file")
    runner = Runner(options_without_files(found)._replace(history=False))
    result = runner.lint(Found(path, path, True))
    spoken = language(found, runner.resolved(path).settings.language)
    if result is None or result.case is None or not result.is_report:
        reason = result.reason if result is not None and result.reason is not None else _NO_REPORT
        raise UsageError(f"{path}: {reason.zh} / {reason.en}")
    told = figures_at(result, _place(result.case, path, line, column))
    shown = Shown(result.case)
    for item in told:
        words = on_one_line(shown.text(item.words.en if spoken == "en" else item.words.zh))
        say(
            f"{where(result, item.location, spoken)} {on_one_line(shown.quote(item.location, item.quote))}\n    {words}"
        )
    if not told:
        say("The prose has no figure here." if spoken == "en" else "这里的正文没有数。")
    return runner.status()


def _place(case: Case, path: str, line: int, column: int | None) -> Place:
    """A line and column, from 1, as a place of a draft. Raises UsageError for a line that is not there."""
    if case.document.is_addressed:
        return Place(None if column is None else Span(column - 1, column - 1), line - 1)
    lines = case.document.lines
    if not 1 <= line <= len(lines.starts):
        count = len(lines.starts)
        raise UsageError(f"{path}: 只有{count}行 / there are {count} lines only")
    start, end = lines.bounds(line - 1)
    if column is None:
        return Place(Span(start, end))
    offset = min(start + max(column, 1) - 1, end)
    return Place(Span(offset, offset))


def page(ref: Rule | RuleRef, linter: Linter, language: Language, room: int) -> str:
    """The documentation as text."""
    rule = ref.load()
    doc = documentation(rule, strict=False)
    english = language == "en"
    lines = [f"{rule.code} {rule.name}", *_facts(rule, linter, english)]
    said = [(doc.en if english else doc.zh) or doc.zh, *_in(doc.why, language)]
    if doc.source:
        said.append(f"Source: {doc.source}" if english else f"依据：{source_zh(doc.source)}")
    for paragraph in filter(None, said):
        lines += ["", *wrapped(paragraph, room)]
    if rule.options:
        lines += ["", "Options:" if english else "选项："]
        for name, option in rule.options.items():
            zh, _, en = option.help.partition("|")
            lines.append(f"  {name} = {toml(option.default)}  {(en or zh) if english else zh}")
    for example in doc.examples:
        lines += ["", *_examples.lines(rule, example, linter.registry, language, room)]
    return "\n".join(lines)


def _facts(rule: Rule, linter: Linter, english: bool) -> Iterator[str]:
    """Severity and fix; whether the rule is off; which plugin it is from."""
    label = rule.severity.label
    now = linter.severity_of(rule.code).label
    if english:
        facts = ["off by default" if label == "off" else label]
        facts += [f"{rule.fixable} fix"] * bool(rule.fixable)
    else:
        facts = ["默认关闭" if label == "off" else SEVERITIES[label]]
        facts += filter(None, [_FIXABLE.get(rule.fixable)])
    yield (", " if english else "，").join(facts)
    plugin = linter.registry.plugin_of(rule.code)
    if plugin != BUILT_IN:
        yield f"from the plugin {plugin}" if english else f"来自插件{plugin}"
    if now == "off":
        yield (
            f"Off now; switch it on with --extend-select {rule.code} or extend-select in the configuration."
            if english
            else f"现在没有打开；要用，加 --extend-select {rule.code}，或写在配置的 extend-select 里。"
        )
    elif now != label:
        yield f"Now: {now}, by the configuration." if english else f"按现在的配置：{SEVERITIES[now]}。"


def _in(text: str, language: Language) -> list[str]:
    """The paragraphs of a text that are in a language."""
    return [part for part in text.split("\n\n") if _is_chinese(part) == (language == "zh")]


def _is_chinese(text: str) -> bool:
    return sum(char >= "\u2e80" for char in text) * 4 > len(text)
