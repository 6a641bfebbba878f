"""`gidr-lint rules`: the table of rules with the state each has under the configuration in force."""

from typing import Any

from gidr_lint.base.diagnostics import Language, Severity
from gidr_lint.base.errors import UsageError, nearest
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._layout import rows as laid_out
from gidr_lint.cli._options import COMMON, Option, language
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import columns, is_terminal, say
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import documentation
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.plugins.registry import BUILT_IN, Registry

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示", "off": "关闭"}
FORMATS = ("text", "json", "markdown")
_WORDS = Option(
    "paths",
    metavar="代码",
    help="只列这些规则（代码、前缀或名称）|only these rules (codes, prefixes or names)",
)
_FILTERS = (
    Option("--family", metavar="字母", help="只列一类，如A或插件的EC|only one family: A, or EC of a plugin"),
    Option(
        "--severity", choices=tuple(SEVERITIES), help="只列现在是这一级的|only those of this severity now"
    ),
    Option(
        "--plugin",
        metavar="名称",
        help="只列一个插件的（自带的为gidr-lint）|only those of a plugin (ours: gidr-lint)",
    ),
    Option("--on", help="只列开着的|only those that are on"),
    Option("--off", help="只列关着的|only those that are off"),
    Option(
        "--format",
        default="text",
        metavar="格式",
        help="text、json或markdown|text, json or markdown",
        once=True,
    ),
)


def run(args: list[str]) -> int:
    """Exit 2 for a word that names no rule, and where a plugin could not be loaded."""
    parser = Parser("rules", "列出全部规则，或其中一些。|List the rules, or some of them.")
    parser.add_paths(_WORDS)
    parser.add_options((*_FILTERS, *COMMON))
    found = parser.read(args)
    if found.format not in FORMATS:
        near = nearest(found.format, FORMATS)
        raise UsageError(
            f"没有“{found.format}”这种格式，可用{'、'.join(FORMATS)}"
            + (f"；是不是{near}？" if near else "")
            + f" / no such format: {found.format}; there are {', '.join(FORMATS)}"
        )
    if found.on and found.off:
        raise UsageError("--on和--off不能同时用 / --on and --off exclude each other")
    runner = Runner(options_without_files(found))
    linter = runner.linter("gidr-lint.md")
    spoken = language(found, linter.settings.language)
    rows = [_row(ref, linter) for ref in _chosen(found, linter)]
    if found.format == "json":
        import json

        say(json.dumps(rows, ensure_ascii=False, indent=2))
        return runner.status()
    with_plugins = any(linter.registry.plugin_of(ref.code) != BUILT_IN for ref in linter.registry.rules)
    if found.format == "markdown":
        say(_markdown(rows, spoken, with_plugins))
        return runner.status()
    for line in laid_out(_table(rows, spoken, with_plugins), columns() if is_terminal() else None):
        say(line)
    if not rows:
        say("No rule is like that." if spoken == "en" else "没有这样的规则。")
    return runner.status()


def _chosen(found: Any, linter: Linter) -> list[Rule | RuleRef]:
    """The rules that the words and filters leave."""
    registry = linter.registry
    chosen = list(registry.rules)
    if found.paths:
        codes = {ref.code for word in found.paths for ref in _meant(word, registry)}
        chosen = [ref for ref in chosen if ref.code in codes]
    if found.family is not None:
        codes = {ref.code for ref in _meant(found.family, registry)}
        chosen = [ref for ref in chosen if ref.code in codes]
    if found.plugin is not None:
        chosen = [ref for ref in chosen if registry.plugin_of(ref.code) == _plugin(found.plugin, registry)]
    if found.severity is not None:
        chosen = [ref for ref in chosen if linter.severity_of(ref.code).label == found.severity]
    if found.on or found.off:
        chosen = [ref for ref in chosen if (linter.severity_of(ref.code) is Severity.OFF) == found.off]
    return chosen


def _meant(word: str, registry: Registry) -> tuple[Rule | RuleRef, ...]:
    meant = registry.match(word) or registry.match(word.upper())
    if not meant:
        near = registry.nearest(word)
        raise UsageError(
            f"没有“{word}”这条规则或这类规则"
            + (f"，是不是{near}？" if near else "")
            + f" / no such rule or family: {word}"
            + (f"; did you mean {near}?" if near else "")
        )
    return meant


def _plugin(word: str, registry: Registry) -> str:
    """The plugin of a name, or of a file's."""
    names = sorted({registry.plugin_of(ref.code) for ref in registry.rules})
    plain = word.replace("-", "_").lower()
    for name in names:
        if plain in (name.replace("-", "_").lower(), _stem(name).replace("-", "_").lower()):
            return name
    near = nearest(word, names)
    raise UsageError(
        f"没有“{word}”这个插件的规则，"
        + (f"是不是{near}？" if near else f"可用{'、'.join(names)}")
        + f" / no rules of such a plugin: {word}; "
        + (f"did you mean {near}?" if near else f"there are {', '.join(names)}")
    )


def _stem(name: str) -> str:
    """rules.py of /here/rules.py"""
    return name.replace("\\", "/").rpartition("/")[2]


def _row(ref: Rule | RuleRef, linter: Linter) -> dict[str, Any]:
    doc = documentation(ref, strict=False)
    return {
        "code": ref.code,
        "name": ref.name,
        "default": ref.severity.label,
        "severity": linter.severity_of(ref.code).label,
        "recommended": ref.recommended,
        "fix": ref.fixable or None,
        "summary": doc.zh,
        "summary_en": doc.en,
        "plugin": linter.registry.plugin_of(ref.code),
    }


def _table(rows: list[dict[str, Any]], spoken: Language, with_plugins: bool) -> list[list[str]]:
    """Code, severity, where there are plugins the plugin, name, summary; in the first line what they are."""
    english = spoken == "en"
    heads = (
        ["code", "now", "plugin", "name", "what it says"]
        if english
        else ["代码", "现在", "来源", "名称", "说明"]
    )
    if not with_plugins:
        del heads[2]
    return [heads] * bool(rows) + [
        [
            row["code"],
            row["severity"] if english else SEVERITIES[row["severity"]],
            *([_stem(row["plugin"])] if with_plugins else []),
            row["name"],
            row["summary_en" if english else "summary"] or row["summary"],
        ]
        for row in rows
    ]


def _markdown(rows: list[dict[str, Any]], spoken: Language, with_plugins: bool) -> str:
    english = spoken == "en"
    heads = ["代码", "名称", "默认", "现在", "改正", "说明"]
    keys = ["code", "name", "default", "severity", "fix", "summary"]
    if english:
        heads = ["code", "name", "default", "now", "fix", "what it says"]
        keys[-1] = "summary_en"
    if with_plugins:
        heads.insert(2, "plugin" if english else "来源")
        keys.insert(2, "plugin")
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = []
        for key in keys:
            cell = str(row[key] or "")
            if key in ("default", "severity") and not english:
                cell = SEVERITIES[cell]
            cells.append(cell.replace("|", "\\|"))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
