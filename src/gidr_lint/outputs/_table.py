"""An official table on the page: the cells that findings are about are marked, and the sums that fail stand beside."""

from collections.abc import Iterator, Sequence
from typing import Any

from gidr_lint.outputs import Style
from gidr_lint.outputs._page import Attributes, element, escaped, said

# Of a longer sum the zeros are left out.
_MOST_TERMS = 7


def official(table: dict[str, Any], id: str, report: str, style: Style) -> Iterator[str]:
    """A table as `outputs._drawn` gives it; `id` is its own, `report` that of the findings' section."""
    title = escaped(f"{table['name']}　{table['title']}")
    yield f'<section class="official" id="{id}"><h4>{title} {_marks(table, report)}</h4>'
    yield element(
        "p",
        said(
            style,
            "▲和粗框是上面所说的格，△和虚线框是与它有关的格，数字是上面的序号。",
            "▲ and a thick frame: the cell itself; △ and a dashed frame: a cell that it has to do with; the numbers are those above.",
        ),
        "checked",
    )
    yield '<div class="beside"><table class="form">'
    width = max((_width(line) for block in table["blocks"] for line in block["head"]), default=1)
    for block in table["blocks"]:
        yield "<tbody>"
        if block["band"]:
            yield f'<tr><th colspan="{width}" scope="rowgroup">{escaped(block["band"])}</th></tr>'
        if not block["rows"]:
            told = said(style, "这一部分没有识别出来", "this part could not be read")
            yield f'<tr><td colspan="{width}" class="gone">{told}</td></tr>'
        for line in (*block["head"], *block["rows"]):
            yield f"<tr>{''.join(_cell(cell, report, style) for cell in line)}</tr>"
        yield "</tbody>"
    yield "</table>"
    yield from _sums(table["sums"], report, style)
    yield "</div></section>"


def _width(line: Sequence[dict[str, Any]]) -> int:
    return sum(cell.get("columns", 1) for cell in line)


def _cell(cell: dict[str, Any], report: str, style: Style) -> str:
    name = "th" if cell.get("label") else "td"
    kinds = [kind for kind, key in (("marked", "marks"), ("near", "near")) if cell.get(key)][:1]
    text = cell["text"]
    if text is None:
        kinds.append("gone")
        text = said(style, "缺", "missing")
    attributes = Attributes()
    if kinds:
        attributes["class"] = " ".join(kinds)
    for key, attribute in (("rows", "rowspan"), ("columns", "colspan")):
        if key in cell:
            attributes[attribute] = str(cell[key])
    return f"<{name}{attributes}>{escaped(text)}{_marks(cell, report)}</{name}>"


def _marks(cell: dict[str, Any], report: str) -> str:
    """The numbers of the findings that are about a cell, each a link."""
    found = [
        f'<a href="#{report}-f{number}">{sign}{number}</a>'
        for sign, key in (("▲", "marks"), ("△", "near"))
        for number in cell.get(key, ())
    ]
    return f'<span class="marks">{" ".join(found)}</span>' if found else ""


def _sums(sums: Sequence[dict[str, Any]], report: str, style: Style) -> Iterator[str]:
    if not sums:
        return
    yield f'<aside class="sums"><h4>{said(style, "对不上的合计", "Sums that fail")}</h4>'
    for item in sums:
        yield from _sum(item, report, style)
    yield "</aside>"


def _sum(item: dict[str, Any], report: str, style: Style) -> Iterator[str]:
    """A sum as it is added up on paper: its terms, what they come to, what is written, and the difference."""
    marks = _marks({"marks": item["findings"]}, report)
    yield f"<table><caption>{escaped(item['line'])} {marks}</caption><tbody>"
    left, right = item["left"], item["right"]
    if len(left) == 1:
        yield from _terms(right, style)
        yield _row(said(style, "相加", "add up to"), item["right_sum"], "sum")
        label = left[0][0]
        yield _row(said(style, f"“{label}”填的是", f"“{label}” says"), left[0][1] or "?", "")
    else:
        for terms, total in ((left, item["left_sum"]), (right, item["right_sum"])):
            yield from _terms(terms, style)
            yield _row(said(style, "相加", "add up to"), total, "sum")
    yield _row(said(style, "相差", "difference"), item["gap"], "gap")
    yield "</tbody></table>"


def _terms(terms: Sequence[Sequence[Any]], style: Style) -> Iterator[str]:
    shown = terms if len(terms) <= _MOST_TERMS else [term for term in terms if term[1] != "0"]
    for label, amount in shown:
        blank = said(style, "空白", "blank")
        yield _row(label, blank if amount is None else amount, "")
    if len(shown) < len(terms):
        rest = len(terms) - len(shown)
        yield _row(said(style, f"其余{rest}项", f"the other {rest}"), 0, "")


def _row(label: str, number: object, kind: str) -> str:
    attributes = Attributes(class_=kind) if kind else ""
    return f'<tr{attributes}><td>{escaped(label)}</td><td class="number">{escaped(str(number))}</td></tr>'
