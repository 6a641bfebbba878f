"""
Prose whose lines are paragraphs of their own, as text copied from a PDF has them: put together as the paragraphs
that they were.

Nothing but lines of one width that end inside a sentence is put together, where what follows ends it, so
that neither titles nor lists nor a signature are.
"""

from collections.abc import Callable, Iterator, Sequence

from gidr_lint.base.stopping import look
from gidr_lint.document.headings import mark_of
from gidr_lint.document.lines import join_lines, width_of
from gidr_lint.document.tree import Block, Heading, Paragraph
from gidr_lint.report.frame import is_title

# How wide a line may be, in Chinese characters, and how much less than the widest of its paragraph.
_WIDTHS = range(22, 62)
_RAGGED = 3
# So many lines that end inside a sentence are no accident.
_LEAST = 3
# More lines than any paragraph has.
_MOST = 100
_ENDS = "。！？；：!?;:"
_CLOSING = "”’）)》〉"


def rejoined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with such lines put together."""
    groups = list(_groups(blocks))
    if sum(stop - start - 1 for start, stop in groups) < _LEAST:
        return blocks
    found: list[Block] = []
    done = 0
    for start, stop in groups:
        found += blocks[done:start]
        lines = tuple(block.text for block in blocks[start:stop] if isinstance(block, Paragraph))
        found.append(Paragraph(join_lines(lines), lines=lines))
        done = stop
    return (*found, *blocks[done:])


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end that are more than one block."""
    start = 0
    while start < len(blocks):
        look()
        # A page is as wide everywhere; other programs count characters.
        stop = max(_stop(blocks, start, width_of), _stop(blocks, start, len))
        if stop > start + 1:
            yield start, stop
        start = max(stop, start + 1)


def _stop(blocks: Sequence[Block], start: int, measure: Callable[[str], int]) -> int:
    """Behind the last line of the paragraph whose first line is this one; `start` where it is none."""
    before = blocks[start - 1] if start else None
    # The first line may begin with a heading.
    indent = measure(before.text.string) if isinstance(before, Heading) and before.run_in else 0
    least, most = _WIDTHS.stop, 0
    for index in range(start, min(len(blocks), start + _MOST)):
        block = blocks[index]
        if not isinstance(block, Paragraph) or block.kind != "paragraph" or len(block.lines) > 1:
            return start
        string = block.text.string
        if is_title(string) or (index > start and mark_of(string) is not None):
            return start
        width = measure(string) + (indent if index == start else 0)
        if ends_sentence(string):
            return index + 1 if index > start and width <= most + _RAGGED else start
        least, most = min(least, width), max(most, width)
        if width not in _WIDTHS or most - least > _RAGGED:
            return start
    return start


def ends_sentence(string: str) -> bool:
    """Whether a line ends where a sentence does."""
    return string.rstrip(_CLOSING)[-1:] in _ENDS
