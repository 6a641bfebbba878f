"""Where the tables of a text file stand: pipe rows, TAB-led cells, TAB-separated rows, HTML."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.base.spans import LineIndex
from gidr_lint.base.stopping import look
from gidr_lint.document.headings import mark_of
from gidr_lint.document.lines import INDENT

if TYPE_CHECKING:
    from gidr_lint.formats.drawn_tables import Rules

RegionKind = Literal["pipe", "apart", "tab", "tabs", "html", "fence", "ruled", "grid"]
_LONG_CELL = 60
_BAND = 30
_DEEPEST = 100
# Lines of one cell, and cells of a table, whose borders stand on lines of their own.
_LINES = 3
_MANY = 8
_HEADLINE = 10


class Region(NamedTuple):
    """Lines `first` to `last`, both counted in; `start:end` code points of the source."""

    kind: RegionKind
    first: int
    last: int
    start: int
    end: int


def find_regions(text: str, index: LineIndex, *, markdown: bool) -> list[Region]:
    """The table regions in reading order; fenced code of Markdown is one too, so that none is in it."""
    drawn = "-- --" in text or "-----" in text
    if "|" not in text and "\t" not in text and not drawn and not (markdown and "<" in text):
        return []
    found: list[Region] = []
    lines = [text[start:end] for start, end in zip(index.starts, index.ends, strict=True)]
    number = 0
    elements: dict[int, int] | None = None
    bars = [number for number, line in enumerate(lines) if line.strip(INDENT) == "|"] if "|" in text else []
    pasted = _Pasted(lines)
    rules: Rules | None = None
    free = 0
    while number < len(lines):
        look()
        line = lines[number]
        last, kind = -1, None
        if drawn and line.lstrip(" ")[:2] in ("--", "+-", "+="):
            from gidr_lint.formats import drawn_tables

            if line.lstrip(" ")[0] == "+":
                last = drawn_tables.grid_last(lines, number) if drawn_tables.is_grid_rule(line) else -1
                first, kind = number, "grid"
            else:
                rules = drawn_tables.Rules(lines) if rules is None else rules
                first, last = rules.bounds(number, free)
                kind = "ruled"
            if last >= 0:
                found.append(Region(kind, first, last, index.starts[first], index.bounds(last).end))  # type: ignore[arg-type]
                number = free = last + 1
                continue
            kind = None
        if markdown and line.lstrip(" ")[:3] in ("```", "~~~"):
            last, kind = _fence(lines, number), "fence"
        elif markdown and "<table" in line.lower():
            elements = _elements(text) if elements is None else elements
            region = _html(text, elements, index, number)
            found.append(region)
            number = free = region.last + 1
            continue
        elif "|" in line:
            last, kind = _pipe(lines, number), "pipe"
        elif bars and number < bars[-1] and _is_border(lines, number + 1):
            last, kind = _apart(lines, number), "apart"
        elif line.startswith("\t"):
            last, kind = pasted.last(number), "tab"
        if last < 0 and "\t" in line.strip(INDENT):
            last, kind = _tabs(lines, number), "tabs"
        if last < 0 or kind is None:
            number += 1
            continue
        found.append(
            Region(kind, number, last, index.starts[number], index.bounds(last).end)  # type: ignore[arg-type]
        )
        number = free = last + 1
    return found


def drawn(regions: list[Region]) -> dict[str, object]:
    """Where tables stand whose columns are where they are printed; nothing where there are none."""
    places = tuple((region.start, region.end) for region in regions if region.kind in ("ruled", "grid"))
    return {"drawn": places} if places else {}


def _fence(lines: list[str], first: int) -> int:
    mark = lines[first].lstrip(" ")[:3]
    for number in range(first + 1, len(lines)):
        if lines[number].lstrip(" ").startswith(mark):
            return number
    return len(lines) - 1


def _elements(text: str) -> dict[int, int]:
    """
    Where every table element that begins at an offset ends, -1 for one that is never closed.

    Raises ReadError (E001) where too many stand in one another.
    """
    # Lower case must not move a character: this one has two.
    lower = text.replace("İ", "I").lower()
    ends: dict[int, int] = {}
    open_ones: list[int] = []
    place = lower.find("<table")
    while place != -1:
        ends[place] = -1
        open_ones.append(place)
        if len(open_ones) > _DEEPEST:
            # A browser's way of building the tree costs the square of the depth.
            raise ReadError(
                reason=Words(
                    f"表格套表格超过{_DEEPEST}层，无法识别",
                    f"its tables are nested more than {_DEEPEST} deep",
                ),
                advice=Words(
                    "请把表格整理为普通表格后再检查。", "Make plain tables of them and check again."
                ),
            )
        after = lower.find("<table", place + 6)
        closing = lower.find("</table", place, len(lower) if after == -1 else after)
        while closing != -1 and open_ones:
            stop = lower.find(">", closing)
            ends[open_ones.pop()] = len(lower) if stop == -1 else stop + 1
            closing = lower.find("</table", closing + 7, len(lower) if after == -1 else after)
        place = after
    return ends


def _html(text: str, elements: dict[int, int], index: LineIndex, first: int) -> Region:
    """A whole table element, nested ones and blank lines included; as far as it may go if it is cut off."""
    left, right = index.bounds(first)
    start = left + text[left:right].replace("İ", "I").lower().index("<table")
    end = elements[start]
    if end == -1:
        end = _cut_off(index, first)
    return Region("html", first, index.line_of(max(end - 1, start)), start, end)


def _cut_off(index: LineIndex, first: int) -> int:
    """Where a table that is never closed ends: before the first line that is a heading."""
    for number in range(first + 1, len(index.starts)):
        line = index.line(number).strip(INDENT)
        mark = mark_of(line)
        if line.startswith("#") or (mark is not None and mark.style == "一、" and "<" not in line):
            return index.starts[number]
    return len(index.text)


def _is_border(lines: list[str], number: int) -> bool:
    return number < len(lines) and lines[number].strip(INDENT) == "|"


def _apart(lines: list[str], first: int) -> int:
    """The last line of a run of cells each of which has its border on a line below it; -1 for few."""
    last = number = first
    cells = 0
    while number < len(lines):
        begin = number
        while number < len(lines) and number - begin < _LINES and _is_piece(lines[number]):
            number += 1
        if not _is_border(lines, number):
            break
        if number > begin and _is_headline(lines[begin].strip(INDENT)):
            break
        last = number
        cells += 1
        number += 1
    return last if cells >= _MANY else -1


def _is_headline(bare: str) -> bool:
    """Whether a line is the heading above a table rather than a label in it."""
    mark = mark_of(bare)
    return bare.endswith("情况") and (len(bare) >= _HEADLINE or (mark is not None and mark.style == "一、"))


def _is_piece(line: str) -> bool:
    """Whether a line may be a cell's text, or a part of it."""
    bare = line.strip(INDENT)
    return 0 < len(bare) <= _LONG_CELL and "|" not in bare and "。" not in bare and bare[-1] not in "：:"


def _pipe(lines: list[str], first: int) -> int:
    """The last line of a run of pipe rows, -1 where one line alone is no table."""
    last = first
    # Rows that begin with a border on a line of its own may hold cells of several lines.
    led = lines[first].strip(INDENT) == "|"
    loose = led or not lines[first].strip(INDENT).startswith("|")
    spaced: bool | None = None if led else False
    number = first + 1
    while number < len(lines):
        bare = lines[number].strip(INDENT)
        if "|" in bare:
            last = number
            # A blank line behind the first row stands behind each of them.
            if bare == "|" and spaced is None:
                spaced = False
        elif spaced is not False and not bare and _is_border(lines, number + 1):
            spaced = True
        elif not (
            loose
            and bare
            and number + 1 < len(lines)
            and "|" in lines[number + 1]
            and len(bare) <= (_LONG_CELL if led and "。" not in bare else _BAND)
            and mark_of(bare) is None
            and lines[last].count("|") <= 1
        ):
            break
        number += 1
    if last == first:
        bare = lines[first].strip(INDENT)
        if not (bare.startswith("|") and bare.endswith("|") and bare.count("|") >= 2) and bare.count("|") < 3:
            return -1
    return last


class _Pasted:
    """
    Tables of TAB-led cells, as Word's text has them. A run of such lines is measured once, for
    each of its lines may be asked whether a table begins there.
    """

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.stop = 0
        self.end = -1
        # Of each TAB-led line of the run: cells, long cells and the widest row from there on.
        self.from_here: dict[int, tuple[int, int, int]] = {}

    def last(self, first: int) -> int:
        """The last line of a table that begins at a line, -1 where the TABs only indent."""
        if first >= self.stop:
            self._measure(first)
        cells, long, widest = self.from_here.get(first, (0, 0, 0))
        return self.end if widest >= 2 and long * 5 <= cells else -1

    def _measure(self, first: int) -> None:
        lines = self.lines
        self.end = number = first
        row = 0
        rows: list[tuple[int, int]] = []
        while number < len(lines):
            line = lines[number]
            if line.startswith("\t"):
                if "\t" in line[1:].rstrip("\t"):
                    break
                rows.append((number, row))
                self.end = number
            elif not line.strip():
                following = number
                while following < len(lines) and not lines[following].strip():
                    following += 1
                if following == len(lines) or not lines[following].startswith("\t"):
                    break
                row += 1
                number = following
                continue
            else:
                mark = mark_of(line)
                if not lines[number - 1].strip() or (mark and mark.style == "一、"):
                    break
                self.end = number
            number += 1
        self.stop = max(number, first + 1)
        self.from_here = {}
        long = widest = width = 0
        current = -1
        for cells, (number, row) in enumerate(reversed(rows), 1):
            width = width + 1 if row == current else 1
            current = row
            widest = max(widest, width)
            line = lines[number]
            long += len(line) > _LONG_CELL or line.rstrip().endswith("。")
            self.from_here[number] = (cells, long, widest)


def _tabs(lines: list[str], first: int) -> int:
    """The last line of a run of TAB-separated rows; short bands between them belong to it."""
    last, rows, number = first, 0, first
    while number < len(lines):
        line = lines[number]
        if "\t" in line.strip(" \u3000\u00a0\r\n"):
            last = number
            rows += 1
        else:
            following = number + 1
            band = line.strip(INDENT)
            mark = mark_of(band)
            if (
                following >= len(lines)
                or "\t" not in lines[following].strip(INDENT)
                or len(band) > _BAND
                or "。" in band
                or (mark is not None and mark.style == "一、")
            ):
                break
        number += 1
    return last if rows >= 2 else -1
