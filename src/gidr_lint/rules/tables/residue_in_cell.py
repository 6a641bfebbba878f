"""
数据格里有Word书签、域代码或看不见的字符。

A value cell holds something that a converter left behind: a bookmark, a field code, an invisible character.

复制或转换文件时会带出这些残留，删除后其余内容不变。

Source: practice

Good: 没有残留
    [proactive] licence.decisions = 97

Bad: 带出了书签
    [proactive] licence.decisions = «[bookmark: _GoBack]97»
    → 表二“行政许可”行“本年处理决定数量”列里有Word书签残留“[bookmark: …]”

Bad: 许多格里带出了同样的残留
    [proactive] licence.decisions = «[bookmark: _GoBack]97», penalty.decisions = [bookmark: _GoBack]12, coercion.decisions = [bookmark: _GoBack]0
    [applications] carried-in.total = [bookmark: _GoBack]2
    → 4个数据格里有Word书签残留“[bookmark: …]”（最先是表二“行政许可”行“本年处理决定数量”列）
"""

from collections.abc import Iterator

from gidr_lint.api import (
    BoundCell,
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Related,
    Severity,
    Words,
    capital,
    cell_name,
    excerpt,
    rule,
)

MESSAGE = Message(
    zh="{cell}里有{residue}",
    en="{cell} holds {residue}",
    help_zh="删除残留即可{rest}",
    help_en="Delete it{rest}",
)


MANY = Message(
    zh="{count}个数据格里有{residue}（最先是{cell}）",
    en="{count} cells hold {residue} (first: {cell})",
    help_zh="多半是从网页或别的文件粘贴时带来的，一次删除即可，其余内容不变。",
    help_en="It mostly comes from a page or file that they were pasted from. Delete it; the rest stays.",
)
HERE = Words("这里也有", "here, too")
# More cells with the same residue and nothing else amiss have it from one paste.
MOST_ALONE = 3
# A cell that holds nothing else, or a dash: what T224 says of it, too. T215 waits until the residue is gone.
UNCOVERS = ("T213", "T214", "T215", "T227")


@rule(
    code="T224",
    severity=Severity.WARNING,
    official=True,
    needs=("form", "tables"),
    outranks=("P703", "T214", "T227"),
    signs=("cell:residue",),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    alike: dict[Words, list[BoundCell]] = {}
    for cell in case.cells(mark="residue"):
        figure = cell.figure
        if figure.state == "number" and figure.marks == {"residue"}:
            alike.setdefault(_shown(_pieces(cell)[0]), []).append(cell)
        else:
            yield _alone(cell)
    for residue, cells in alike.items():
        if len(cells) <= MOST_ALONE:
            yield from map(_alone, cells)
            continue
        yield Finding(
            cells[0].location,
            MANY(count=len(cells), residue=residue, cell=cell_name(cells[0])),
            target=cells[0].target,
            related=tuple(Related(cell.location, HERE, None, cell.target) for cell in cells[1:]),
            fixes=(_deleted(cells),),
        )


def _alone(cell: BoundCell) -> Finding:
    return Finding(
        cell.location,
        MESSAGE(
            cell=capital(cell_name(cell)),
            residue=_shown(_pieces(cell)[0]),
            rest=_rest(cell.figure.state, cell.figure.text, cell.figure.span),
        ),
        target=cell.target,
        keys=(("cell", cell.target),),
        fixes=(_deleted([cell]),),
    )


def _deleted(cells: list[BoundCell]) -> Fix:
    edits = (Edit(cell.text.location(*span), "") for cell in cells for span in cell.figure.residue)
    return Fix(Words("删除残留", "Delete what was left behind"), tuple(edits), "safe", UNCOVERS)


def _pieces(cell: BoundCell) -> list[str]:
    return [cell.figure.text[start:end] for start, end in cell.figure.residue]


def _shown(piece: str) -> Words:
    if piece.startswith("[bookmark:"):
        return Words("Word书签残留“[bookmark: …]”", "what is left of a Word bookmark, [bookmark: …]")
    if piece.isprintable():
        shown = excerpt(piece, 16)
        return Words(f"转换残留“{shown}”", f"{shown}, left behind by a converter")
    return Words("看不见的字符", "an invisible character")


def _rest(state: str, text: str, value: tuple[int, int]) -> Words:
    """What stands in the cell behind the residue; a dash or nothing still needs a figure."""
    if state == "dash":
        dash = text[slice(*value)]
        return Words(
            f"；删除后这一格只剩“{dash}”，应填数字，没有增减的填0。",
            f"; a dash ({dash}) is left behind it, where a number belongs (0 if there was none).",
        )
    if state == "blank":
        return Words(
            "；删除后这一格是空的，没有发生的填0。", "; the cell is then blank: enter 0 if there was none."
        )
    return Words("，其余内容不变。", "; the rest stays.")
