"""`gidr-lint explain`: a rule's documentation, or what the figures of a line are read as."""

import re
from os.path import isfile as is_file
from typing import Any

from gidr_lint.assist.reading import figures_at
from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import UsageError
from gidr_lint.base.spans import Span
from gidr_lint.base.visible import on_one_line
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._files import Found
from gidr_lint.cli._options import COMMON
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import say
from gidr_lint.engine.analysis import Place
from gidr_lint.judging.case import Case
from gidr_lint.judging.documentation import documentation
from gidr_lint.judging.rule import RuleRef
from gidr_lint.outputs import Shown
from gidr_lint.outputs._rows import where

_NO_REPORT = Words("没有看出这是政府信息公开工作年度报告", "it does not look like an annual report")
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
    registry = runner.linter("gidr-lint.md").registry
    ref = registry.find(found.rule) or registry.find(found.rule.upper())
    if ref is None:
        several = "、".join(rule.code for rule in registry.match(found.rule))
        if several:
            raise UsageError(
                f"“{found.rule}”指多条规则，请写其中一条：{several} / {found.rule} names several rules: {several}"
            )
        if is_file(found.rule):
            raise UsageError(
                f"请写明是哪一行：{found.rule}:行号 / name the line, too: {found.rule}:LINE",
            )
        near = registry.nearest(found.rule)
        raise UsageError(
            f"没有“{found.rule}”这条规则"
            + (f"，是不是{near}？" if near else "")
            + f" / no such rule: {found.rule}"
            + (f"; did you mean {near}?" if near else "")
        )
    say(page(ref, english=found.lang == "en"))
    return runner.status()


def _figures(found: Any, path: str, line: int, column: int | None) -> int:
    """Print what the figures of a line (of a Word file a paragraph) are read as, or that there is none."""
    if not is_file(path):
        raise UsageError(f"没有这个文件：{path} / no such file")
    runner = Runner(options_without_files(found)._replace(history=False))
    result = runner.lint(Found(path, path, True))
    language = found.lang or runner.resolved(path).settings.language
    if result is None or result.case is None or not result.is_report:
        reason = result.reason if result is not None and result.reason is not None else _NO_REPORT
        raise UsageError(f"{path}: {reason.zh} / {reason.en}")
    told = figures_at(result, _place(result.case, path, line, column))
    shown = Shown(result.case)
    for item in told:
        words = on_one_line(shown.text(item.words.en if language == "en" else item.words.zh))
        say(
            f"{where(result, item.location, language)} {on_one_line(shown.quote(item.location, item.quote))}\n    {words}"
        )
    if not told:
        say("The prose has no figure here." if language == "en" else "这里的正文没有数。")
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


def page(ref: RuleRef, *, english: bool = False) -> str:
    """The documentation as text."""
    rule = ref.load()
    doc = documentation(rule, strict=False)
    severity = {"error": "错误", "warning": "警告", "info": "提示", "off": "默认关闭"}[rule.severity.label]
    fixable = {"safe": "可自动改正", "unsafe": "可改正，需人工确认"}.get(rule.fixable, "")
    head = [f"{rule.code} {rule.name}"]
    if english:
        head.append(f"{rule.severity.label}{', ' + rule.fixable + ' fix' if rule.fixable else ''}")
        said = [doc.en, doc.why, doc.source and f"Source: {doc.source}"]
    else:
        head.append(severity + (f"，{fixable}" if fixable else ""))
        said = [doc.zh, doc.en, doc.why, doc.source and f"依据：{doc.source}"]
    lines = ["\n".join(head)]
    for paragraph in filter(None, said):
        lines += ["", paragraph]
    if rule.options:
        lines += ["", "Options:" if english else "选项："]
        lines += [f"  {name} = {option.default!r}  {option.help}" for name, option in rule.options.items()]
    for example in doc.examples:
        kind = ("Good" if example.good else "Bad") if english else ("正例" if example.good else "反例")
        lines += ["", f"{kind}: {example.title}", *(f"    {line}" for line in example.body)]
        lines += [f"    → {message}" for message in example.messages]
    return "\n".join(lines)
