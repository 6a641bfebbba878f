"""Tables without a grid, rebuilt from loose lines by the form's labels and value counts."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Block, Paragraph, Table
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
            prose = isinstance(block, Paragraph) and len(lines) == 1 and len(whole) > _PROSE
            for line in lines:
                if prose or "。" in line.string:
                    yield Token(line, None, block, prose=True)
                else:
                    yield from _line(line, block)


def _line(line: Text, block: Block) -> Iterator[Token]:
    """A label, figures, or a label with its figures behind it."""
    string = line.string
    cut = len(string)
    figures: list[tuple[int, int]] = []
    while cut:
        end = len(string[:cut].rstrip())
        start = string.rfind(" ", 0, end) + 1
        piece = string[start:end]
        if not piece or not looks_like_value(piece):
            break
        figures.append((start, end))
        cut = start
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


__all__ = ["Stretch", "Token", "stretches", "tails", "tokens"]
