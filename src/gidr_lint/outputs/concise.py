"""One line a finding: path:line:column: CODE message."""

from gidr_lint.engine.analysis import Analysis
from gidr_lint.outputs import Shown, Style, Totals
from gidr_lint.outputs.text import on_one_line, place


def piece(result: Analysis, style: Style) -> str:
    shown = Shown(result.case)
    return "".join(
        f"{place(result, d.location, style.language)}: {d.severity.label} {d.code} {on_one_line(shown.text(d.message.text(style.language)))}\n"
        for d in result.diagnostics
    )


def whole(pieces: list[str], totals: Totals, style: Style) -> str:
    return "".join(pieces)
