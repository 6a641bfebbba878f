"""`gidr-lint rules`: the table of rules with the state each has under the configuration in force."""

from typing import Any

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import UsageError
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import COMMON
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import say
from gidr_lint.judging.documentation import documentation


def run(args: list[str]) -> int:
    parser = Parser("rules", "列出全部规则。|List the rules.")
    parser.add_argument(
        "--format", default="text", metavar="格式", help="text、json或markdown|text, json or markdown"
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    linter = Runner(options_without_files(found)).linter("gidr-lint.md")
    rows = [_row(ref, linter.severity_of(ref.code)) for ref in linter.registry.rules]
    if found.format == "json":
        import json

        say(json.dumps(rows, ensure_ascii=False, indent=2))
    elif found.format == "markdown":
        say("| 代码 | 名称 | 默认 | 现在 | 改正 | 说明 |\n|---|---|---|---|---|---|")
        for row in rows:
            say(
                "| "
                + " | ".join(
                    str(row[key] or "") for key in ("code", "name", "default", "severity", "fix", "summary")
                )
                + " |"
            )
    elif found.format == "text":
        for row in rows:
            summary = row["summary"] if found.lang != "en" else row["summary_en"]
            say(f"{row['code']:<6} {row['severity']:<8} {row['name']:<28} {summary}")
    else:
        raise UsageError(f"没有“{found.format}”这种格式，可用text、json、markdown")
    return 0


def _row(ref: Any, severity: Severity) -> dict[str, Any]:
    doc = documentation(ref, strict=False)
    return {
        "code": ref.code,
        "name": ref.name,
        "default": ref.severity.label,
        "severity": severity.label,
        "recommended": ref.recommended,
        "fix": ref.fixable or None,
        "summary": doc.zh,
        "summary_en": doc.en,
    }
