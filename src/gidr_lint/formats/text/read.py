"""Plain text: lines as paragraphs, bare headings, tables pasted from Word or from web pages."""

from gidr_lint.base.spans import LineIndex
from gidr_lint.base.stopping import look
from gidr_lint.document.headings import heading, mark_of
from gidr_lint.document.lines import INDENT, blocks_of_lines, width_of
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text, plain
from gidr_lint.document.tree import Block, Document
from gidr_lint.formats.decoding import decode
from gidr_lint.formats.regions import drawn, find_regions
from gidr_lint.formats.text_tables import apart_table, pipe_tables, tab_table, tabs_table

# A hard-wrapped page has many lines of nearly one width; Word's own text has one line a paragraph.
_WRAP_WIDTHS = range(24, 62)
_WRAP_LINES = 8
_TORN = 4
_STOPS = "。！？：；"


def read(source: Source) -> Document:
    """Read plain text; raises ReadError (E001) where it cannot be decoded."""
    text, encoding = decode(source.data)
    index = LineIndex(text)
    blocks: list[Block] = []
    number = 0
    width = _wrap_width(text, index)
    regions = find_regions(text, index, markdown=False)
    for region in regions:
        blocks.extend(_prose(text, index, number, region.first, width))
        if region.kind == "pipe":
            blocks.extend(pipe_tables(text, index, region, None))
        elif region.kind == "apart":
            blocks.append(apart_table(text, index, region, None))
        elif region.kind == "tab":
            blocks.append(tab_table(text, index, region))
        elif region.kind == "tabs":
            blocks.append(tabs_table(text, index, region))
        elif region.kind in ("ruled", "grid"):
            from gidr_lint.formats.drawn_tables import grid_table, ruled_table

            build = ruled_table if region.kind == "ruled" else grid_table
            blocks.append(build(text, index, region, None))
        number = region.last + 1
    blocks.extend(_prose(text, index, number, len(index.starts), width))
    return Document(
        source,
        "text",
        text,
        tuple(blocks),
        encoding=encoding,
        facts=drawn(regions),
        gap="\n",
        lines=index,
    )


def _wrap_width(text: str, index: LineIndex) -> int:
    """The width at which a page was hard-wrapped, in Chinese characters; 0 where it was not."""
    widths: dict[int, int] = {}
    broken: dict[int, int] = {}
    for number in range(len(index.starts)):
        look()
        start, end = index.bounds(number)
        line = text[start:end].strip(INDENT)
        length = width_of(line)
        # Columns that stand apart are no prose.
        if length < _WRAP_WIDTHS.start or "  " in line:
            continue
        widths[length] = widths.get(length, 0) + 1
        if line[-1] not in _STOPS:
            broken[length] = broken.get(length, 0) + 1
    long = sum(widths.values())
    if long < _WRAP_LINES:
        return 0

    def near(counts: dict[int, int], width: int) -> int:
        return sum(counts.get(width - less, 0) for less in range(5))

    best = max(_WRAP_WIDTHS, key=lambda width: (near(broken, width), near(widths, width)))
    over = sum(count for width, count in widths.items() if width > best + 3)
    # Nearly all lines that end inside a sentence end where the page does.
    torn = sum(broken.values())
    wrapped = near(widths, best) * 2 >= long or (torn >= _TORN and near(broken, best) * 5 >= torn * 4)
    return best if wrapped and over * 5 <= long else 0


def _prose(text: str, index: LineIndex, first: int, stop: int, width: int) -> list[Block]:
    """The blocks of the lines from `first` up to `stop`, not counted in."""
    blocks: list[Block] = []
    held: list[Text] = []
    open_line = False
    for number in range(first, stop):
        look()
        start, end = index.bounds(number)
        line = plain(text, start, end).strip()
        marked = line.string.lstrip("#") if line.string.startswith("#") else ""
        if marked.startswith(" ") and len(line.string) - len(marked) <= 6:
            blocks.extend(blocks_of_lines(held))
            held = []
            open_line = False
            level = len(line.string) - len(marked)
            title = line.part(level).strip()
            if title.string:
                blocks.append(heading(title, level))
            continue
        if not line.string:
            blocks.extend(blocks_of_lines(held))
            held = []
            open_line = False
            continue
        indented = text[start : start + 1] in ("\u3000", "\t") or text[start : start + 4] == "    "
        if held and not (open_line and not indented and mark_of(line.string) is None):
            blocks.extend(blocks_of_lines(held))
            held = []
        held.append(line)
        open_line = bool(width) and _is_open(line.string, width)
    blocks.extend(blocks_of_lines(held))
    return blocks


def _is_open(line: str, width: int) -> bool:
    """Whether a line of a hard-wrapped page goes on in the next one."""
    own = width_of(line)
    return own >= width - 4 or (own * 4 >= width * 3 and line[-1] not in _STOPS)
