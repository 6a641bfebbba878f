"""Pieces of source put together as lines, and lines as paragraphs and headings."""

from collections.abc import Iterable, Iterator

from gidr_lint.base.stopping import look
from gidr_lint.document.headings import split_line
from gidr_lint.document.text import Run, Text, joined
from gidr_lint.document.tree import Block, Paragraph

INDENT = " \t\u3000\u00a0"


class LineBuilder:
    """Collects one line of text from pieces of the source."""

    __slots__ = ("length", "parts", "runs")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def add(self, string: str, start: int, end: int) -> None:
        """Add a piece that stands at `start:end` of the source."""
        if string:
            self.parts.append(string)
            self.runs.append(Run(self.length, start, end))
            self.length += len(string)

    def text(self) -> Text | None:
        """The line without the white space around it; None if nothing is left."""
        if not self.runs:
            return None
        text = Text("".join(self.parts), tuple(self.runs)).strip()
        return text if text.string else None


def _glue(left: str, right: str) -> str:
    """What stands between two lines of a paragraph: nothing beside Chinese, else a space."""
    return " " if left < "\u2e80" and right < "\u2e80" and left not in "“”" and right not in "“”" else ""


def width_of(line: str) -> int:
    """How wide a line is printed, in Chinese characters."""
    return (len(line) + sum(1 for char in line if char >= "\u2010") + 1) // 2


def join_lines(lines: Iterable[Text], breaks: frozenset[int] = frozenset()) -> Text:
    """
    The lines of a paragraph as one text; line numbers in `breaks` begin a line of their own
    (a hard break), which stays a line end.
    """
    parts: list[str] = []
    runs: list[Run] = []
    pieces: list[tuple[int, Text]] = []
    length = 0
    for number, line in enumerate(lines):
        if parts:
            glue = "\n" if number in breaks else _glue(parts[-1][-1], line.string[0])
            if glue:
                if line.address is None:
                    last = runs[-1].end
                    runs.append(Run(length, last, max(last, line.runs[0].start)))
                parts.append(glue)
                length += 1
        if line.address is None:
            runs.extend(Run(run.at + length, run.start, run.end) for run in line.runs)
        else:
            pieces.append((length, line))
        parts.append(line.string)
        length += len(line.string)
    return joined("".join(parts), tuple(runs), pieces)


def blocks_of_lines(
    lines: list[Text], breaks: frozenset[int] = frozenset(), *, item: bool = False
) -> Iterator[Block]:
    """The headings and paragraphs that the lines of one paragraph hold."""
    look()
    held: list[Text] = []
    held_breaks: set[int] = set()

    def flush() -> Iterator[Block]:
        if held:
            yield Paragraph(
                join_lines(held, frozenset(held_breaks)), "item" if item else "paragraph", tuple(held)
            )
            held.clear()
            held_breaks.clear()

    for number, line in enumerate(lines):
        split = split_line(line)
        if split is None:
            if number in breaks:
                held_breaks.add(len(held))
            held.append(line)
            continue
        yield from flush()
        if len(split) == 1:
            yield split[0]
            continue
        yield split[0]
        body = split[1]
        assert isinstance(body, Paragraph)
        held.append(body.text)
    yield from flush()
