"""One line a finding: path:line:column: CODE message."""

from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._rows import Row
from gidr_lint.outputs.text import not_listed, placed, unchecked

TELLS_STATISTICS = True


def start(totals: Totals, style: Style) -> str:
    return ""


def piece(row: Row, style: Style) -> str:
    lines = "".join(
        f"{placed(row, d, style)}: {d['severity']} {d['code']} {on_one_line(d['message'])}{_behind(on_one_line(view.place), style)}\n"
        for d, view in zip(row.entry["diagnostics"], row.views, strict=True)
    )
    return lines + not_listed(row, style)


def _behind(name: str, style: Style) -> str:
    return f" ({name})" if name and style.language == "en" else name and f"（{name}）"


def end(totals: Totals, style: Style) -> str:
    told = unchecked(totals, style)
    if style.statistics:
        from gidr_lint.outputs._statistics import lines

        told += lines(totals, style)
    return "".join(f"{line}\n" for line in told)
