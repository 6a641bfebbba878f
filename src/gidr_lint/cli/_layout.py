"""Text laid out for a terminal: Chinese takes two columns a character, and breaks between any two of them."""

from collections.abc import Iterator, Sequence

from gidr_lint.outputs.text import width

# What begins no line, and what ends none.
_CLOSING = "，。、；：！？”’）》〉】〕…,.;:!?)]}"
_OPENING = "“‘（《〈【〔([{"


def wrapped(text: str, room: int) -> list[str]:
    """A paragraph as lines of at most `room` columns, but for a word that is longer."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """The pieces between which a line may break: Chinese characters with their punctuation, words with the blank behind."""
    piece = ""
    for place, char in enumerate(text):
        piece += char
        following = text[place + 1 : place + 2]
        if not following or following in _CLOSING or char in _OPENING:
            continue
        if char.isspace() or width(char) > 1 or width(following) > 1:
            yield piece
            piece = ""
    if piece:
        yield piece


def padded(text: str, room: int) -> str:
    """A text with blanks behind it, so that it takes `room` columns."""
    return text + " " * max(0, room - width(text))


def rows(table: Sequence[Sequence[str]], room: int | None) -> list[str]:
    """
    A table as lines, two blanks between its columns. The last column is wrapped where the table is wider than
    `room`; None wraps nothing.
    """
    if not table:
        return []
    sizes = [max(width(row[place]) for row in table) for place in range(len(table[0]) - 1)]
    lead = sum(sizes) + 2 * len(sizes)
    found = []
    for row in table:
        head = "".join(padded(cell, size) + "  " for cell, size in zip(row, sizes, strict=False))
        last = [row[-1]] if room is None else wrapped(row[-1], max(room - lead, 16))
        found.append((head + last[0]).rstrip())
        found += [" " * lead + line for line in last[1:]]
    return found


def grid(heads: Sequence[str], body: Sequence[Sequence[str]], room: int) -> list[str]:
    """
    A table with its header as lines of at most `room` columns: the heads are broken into short lines, as they are
    on paper, before the first column, which holds the labels, is.
    """
    for most in (99, 12, 8, 4):
        sizes = [
            max(min(most, width(head)), *(width(row[place]) for row in body))
            for place, head in enumerate(heads)
        ][1:]
        label = max(width(row[0]) for row in (heads, *body))
        if label + sum(sizes) + 2 * len(sizes) <= room:
            break
    label = min(label, max(room - sum(sizes) - 2 * len(sizes), 12))
    sizes = [label, *sizes]
    found: list[str] = []
    for number, row in enumerate((heads, *body)):
        cells = [wrapped(cell, size) for cell, size in zip(row, sizes, strict=True)]
        height = max(map(len, cells))
        for line in range(height):
            # The heads stand at the bottom of their row, all else at the top.
            at = [line - (height - len(cell)) if number == 0 else line for cell in cells]
            texts = [
                cell[place] if 0 <= place < len(cell) else "" for cell, place in zip(cells, at, strict=True)
            ]
            found.append(
                "  ".join(padded(text, size) for text, size in zip(texts, sizes, strict=True)).rstrip()
            )
        if number == 0:
            found.append("-" * min(room, sum(sizes) + 2 * (len(sizes) - 1)))
    return found
