"""Tables without a grid, rebuilt from loose lines by the form's labels and value counts."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Block, Paragraph, Table
from gidr_lint.report.labels import Hit
from gidr_lint.report.rows import Value, looks_like_value, of_cell


class Token(NamedTuple):
    """A line, cell or figure: `value` None is a label; `prose` is a sentence, which ends a table."""

    text: Text
    value: Value | None
    block: Block
    prose: bool = False


class Stretch(NamedTuple):
    """Labels in a row (as one text each) and the values behind them, before the next label."""

    labels: list[Text]
    values: list[Value]
    blocks: list[Block]


_PROSE = 60
_SPACES = " \u3000\u00a0\t"


def tokens(blocks: Iterable[Block]) -> Iterator[Token]:
    """Every line and cell of the blocks in reading order; figures at a line's end stand apart."""
    for block in blocks:
        if isinstance(block, Table):
            loose = block.shape == "lines"
            for row in block.rows:
                for cell in row.cells:
                    if looks_like_value(cell.text.string):
                        yield Token(cell.text, of_cell(cell), block)
                    elif cell.text.string:
                        yield Token(cell.text, None, block)
                    elif loose:
                        yield Token(cell.text, of_cell(cell), block)
                if loose and not row.cells:
                    continue
        else:
            lines = block.lines if isinstance(block, Paragraph) else (block.text,)
            whole = block.text.string
            lone = isinstance(block, Paragraph) and len(lines) == 1 and len(whole) > _PROSE
            for line in lines:
                cut, figures = _figures_of(line.string)
                if "。" in line.string or (lone and cut > _PROSE):
                    yield Token(line, None, block, prose=True)
                else:
                    yield from _line(line, block, cut, figures)


def _figures_of(string: str) -> tuple[int, list[tuple[int, int]]]:
    """Where the figures at the end of a line begin, and each of them, the last one first."""
    cut = len(string)
    figures: list[tuple[int, int]] = []
    while cut:
        end = len(string[:cut].rstrip())
        start = max(string.rfind(space, 0, end) for space in _SPACES) + 1
        piece = string[start:end]
        if not piece or not looks_like_value(piece):
            break
        figures.append((start, end))
        cut = start
    return cut, figures


def _line(line: Text, block: Block, cut: int, figures: list[tuple[int, int]]) -> Iterator[Token]:
    """A label, figures, or a label with its figures behind it."""
    if cut:
        label = line.part(0, cut).strip()
        if label.string:
            yield Token(label, None, block)
    for start, end in reversed(figures):
        part = line.part(start, end)
        yield Token(part, Value(None, part), block)


def stretches(found: Iterable[Token]) -> Iterator[Stretch]:
    """Tokens grouped: labels, then the values up to the next label. Prose yields an empty stretch."""
    labels: list[Text] = []
    values: list[Value] = []
    blocks: list[Block] = []
    for token in found:
        if token.prose:
            if values:
                yield Stretch(labels, values, blocks)
            yield Stretch([], [], [token.block])
            labels, values, blocks = [], [], []
            continue
        if token.value is None:
            if values:
                yield Stretch(labels, values, blocks)
                labels, values, blocks = [], [], []
            labels.append(token.text)
        else:
            values.append(token.value)
        if not blocks or blocks[-1] is not token.block:
            blocks.append(token.block)
    if labels or values:
        yield Stretch(labels, values, blocks)


def tails(labels: list[Text], most: int = 5) -> Iterator[tuple[str, Text]]:
    """The last label, the last two as one, and so on: a label may be broken over lines."""
    for size in range(1, min(most, len(labels)) + 1):
        pieces = labels[-size:]
        yield "".join(piece.string for piece in pieces), (pieces[0] if size == 1 else join(pieces))


def last_label(
    labels: list[Text], find: Callable[[str], Hit | None], most: int = 5
) -> tuple[Hit, Text] | None:
    """
    The row that the last labels name. The end of a label that is broken over lines may look
    like a slip of it, or of another, so the closest of its readings counts.
    """
    best: tuple[Hit, Text] | None = None
    rival = False
    for string, text in tails(labels, most):
        hit = find(string)
        if hit is None or hit.kind != "row":
            continue
        if hit.distance == 0:
            return hit, text
        if best is None or hit.distance < best[0].distance:
            best, rival = (hit, text), False
        elif hit.distance == best[0].distance and hit.id != best[0].id:
            rival = True
    return None if rival else best


__all__ = ["Stretch", "Token", "last_label", "stretches", "tails", "tokens"]
