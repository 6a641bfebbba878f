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
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
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
    for cell in case.cells(mark="residue"):
        pieces = [cell.figure.text[start:end] for start, end in cell.figure.residue]
        edits = tuple(Edit(cell.text.location(start, end), "") for start, end in cell.figure.residue)
        yield Finding(
            cell.location,
            MESSAGE(
                cell=capital(cell_name(cell)),
                residue=_shown(pieces[0]),
                rest=_rest(cell.figure.state, cell.figure.text, cell.figure.value),
            ),
            target=cell.target,
            keys=(("cell", cell.target),),
            fixes=(Fix(Words("删除残留", "Delete what was left behind"), edits, "safe"),),
        )


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
