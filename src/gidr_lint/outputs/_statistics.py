"""How many findings each rule has, over all files."""

from typing import NamedTuple

from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Style, Totals


class Counted(NamedTuple):
    """The findings of one rule, and how many of them have a safe fix."""

    code: str
    name: str
    findings: int
    fixable: int


def by_rule(totals: Totals) -> list[Counted]:
    """The rules with findings, those with most first."""
    ordered = sorted(totals.codes.items(), key=lambda item: (-item[1], item[0]))
    return [
        Counted(code, totals.names.get(code, ""), count, totals.fixable.get(code, 0))
        for code, count in ordered
    ]


def lines(totals: Totals, style: Style) -> list[str]:
    """The same as lines of text, the counts below one another; none where there are no findings."""
    found = by_rule(totals)
    if not found:
        return []
    wide, long = len(str(found[0].findings)), max(len(item.code) for item in found)
    english = style.language == "en"
    told = ["By rule:" if english else "按规则统计："]
    for item in found:
        fixable = f"{item.fixable} fixable" if english else f"{item.fixable}个可用 fix 改正"
        behind = (f" ({fixable})" if english else f"（{fixable}）") if item.fixable else ""
        told.append(on_one_line(f"  {item.findings:>{wide}}  {item.code:<{long}}  {item.name}{behind}"))
    return told
