"""One line a finding: path:line:column: CODE message."""

from gidr_lint.base.visible import on_one_line
from gidr_lint.engine.analysis import Analysis
from gidr_lint.outputs import Shown, Style, Totals, listed
from gidr_lint.outputs.text import named, not_listed, place


def piece(result: Analysis, style: Style) -> str:
    shown = Shown(result.case)
    found, more = listed(result)
    lines = "".join(
        f"{place(result, d.location, style.language)}: {d.severity.label} {d.code} {on_one_line(shown.text(d.message.text(style.language)))}{_behind(named(d, style, shown), style)}\n"
        for d in found
    )
    return lines + not_listed(result, more, style)


def _behind(name: str, style: Style) -> str:
    return f" ({name})" if name and style.language == "en" else name and f"（{name}）"


def whole(pieces: list[str], totals: Totals, style: Style) -> str:
    return "".join(pieces)
