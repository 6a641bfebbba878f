"""
The sheets of an Excel workbook as documents: what the office keeps, to compare a report with.

Only values are read: of a formula the one that was last worked out. Links are not followed, macros
not looked at, and every part is unpacked within the bounds of `formats.package`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.base.location import at
from gidr_lint.base.stopping import look
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Cell, Document, Paragraph, Row, Table
from gidr_lint.formats.package import MAX_PART, Package, unreadable

# What is looked at of one workbook; an office's three tables need a hundredth of it.
MAX_SHEETS = 20
MAX_ROWS = 500
MAX_COLUMNS = 64
# Characters in the cells of all sheets: many may share one long text.
MAX_TEXT = 4_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = Words("请另存为.xlsx", "save it as .xlsx")
Grid = dict[tuple[int, int], str]
# Rows and columns from 0, both ends within.
Area = tuple[int, int, int, int]


class Sheet(NamedTuple):
    """
    A visible sheet with something on it. `uncalculated` counts formulas without a value: a program
    wrote them that does not calculate, and nobody has saved the file in Excel since.
    """

    name: str
    document: Document
    uncalculated: int


class _Book(Package):
    """
    A package whose main part is a workbook; all its parts together are read within one bound, and
    all that its cells show is within another.
    """

    spent = 0
    shown = 0

    def read(self, name: str) -> bytes:
        data = super().read(name)
        self.spent += len(data)
        if self.spent > MAX_PART:
            raise _too_large()
        return data

    def show(self, length: int) -> None:
        """Count what cells show."""
        self.shown += length
        if self.shown > MAX_TEXT:
            raise _too_large()

    def _main(self) -> str:
        for kind, target in self.targets("").items():
            if kind == "officeDocument" and self.has(target[0]) and not target[0].startswith("word/"):
                return target[0]
        raise unreadable("压缩包里没有工作簿", "the archive holds no workbook")


def read(source: Source) -> tuple[Sheet, ...]:
    """
    The sheets of a workbook.

    Raises:
        ReadError: E001, it is no .xlsx file, has a password, is damaged or far too large.
    """
    data = source.data
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise unreadable("文件有密码，请去掉密码", "it has a password; remove that")
        raise unreadable(
            f"这是旧格式的电子表格（.xls、.et），{_SAVE.zh}",
            f"it is in an old format (.xls, .et); {_SAVE.en}",
        )
    if not data.startswith(b"PK"):
        raise unreadable(f"这不是.xlsx文件，{_SAVE.zh}", f"it is no .xlsx file; {_SAVE.en}")
    try:
        return tuple(_sheets(source, _Book(data)))
    except ReadError as error:
        raise _of_excel(error) from error


def _too_large() -> ReadError:
    return unreadable("工作簿过大，没有读取", "the workbook is too large; it was not read")


def _of_excel(error: ReadError) -> ReadError:
    """The words of `formats.package` are Word's."""
    reason = error.values.get("reason")
    if not isinstance(reason, Words):
        return error
    return ReadError(reason=Words(*(text.replace("Word", "Excel") for text in reason)))


def _sheets(source: Source, book: _Book) -> Iterator[Sheet]:
    parts = {id: target for id, kind, target in book.relations(book.main) if kind == "worksheet"}
    strings = _strings(book)
    count = 0
    for item in _named(book.xml(book.main).iter(), "sheet"):
        part = next(
            (parts[value] for key, value in item.items() if key.endswith("}id") and value in parts), ""
        )
        # A hidden sheet may well be last year's.
        if item.get("state") in ("hidden", "veryHidden") or not part or not book.has(part):
            continue
        count += 1
        if count > MAX_SHEETS:
            break
        cells, merged, uncalculated = _cells(book, part, strings)
        name = item.get("name") or ""
        if cells:
            yield Sheet(name, _document(source, cells, merged), uncalculated)


def _named(elements: Iterable[Any], name: str) -> Iterator[Any]:
    """
    Those of a name, in whichever of the two namespaces a workbook was written. Of an element its children
    are meant: what nests in what it never nests in would be read once for each that it is in.
    """
    ending = "}" + name
    return (element for element in elements if element.tag.endswith(ending) or element.tag == name)


def _strings(book: _Book) -> list[str]:
    """The texts that cells share."""
    for name in book.targets(book.main).get("sharedStrings", ()):
        if book.has(name):
            return [_text(item) for item in _named(book.xml(name), "si")]
    return []


def _text(element: Any) -> str:
    """The text of a string with its formats; without the readings that stand over Japanese names."""
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _gather(element: Any, parts: list[str]) -> None:
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "t":
            parts.append(child.text or "")
        if name != "rPh":
            _gather(child, parts)


def _cells(book: _Book, part: str, strings: list[str]) -> tuple[Grid, list[Area], int]:
    """What stands in the cells, the merged areas, and how many formulas have no value."""
    found: Grid = {}
    uncalculated = 0
    number = -1
    root = book.xml(part)
    for row in (row for data in _named(root.iter(), "sheetData") for row in _named(data, "row")):
        look()
        written = row.get("r") or ""
        number = int(written) - 1 if _is_number(written) else number + 1
        column = -1
        if not 0 <= number < MAX_ROWS:
            continue
        for cell in _named(row, "c"):
            place = _place(cell.get("r") or "")
            column = place[1] if place is not None else column + 1
            if column >= MAX_COLUMNS:
                continue
            value = next((v.text or "" for v in _named(cell, "v")), None)
            if not value and any(True for _ in _named(cell, "f")):
                uncalculated += 1
            text = _shown(cell, cell.get("t") or "n", value, strings).strip()
            if text:
                book.show(len(text))
                found[number, column] = text
    merged = [
        area
        for item in _named(root.iter(), "mergeCell")
        if (area := _area(item.get("ref") or "")) is not None
    ]
    return found, merged, uncalculated


def _shown(cell: Any, kind: str, value: str | None, strings: list[str]) -> str:
    if kind == "inlineStr":
        return _text(cell)
    if value is None:
        return ""
    if kind == "s":
        return strings[int(value)] if _is_number(value) and int(value) < len(strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return _number(value) if kind == "n" else value


def _number(value: str) -> str:
    """A number as Excel shows it: 26.550000000000001 is 26.55, 1.2E+1 is 12."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    shown = f"{number:.15g}"
    return value if "e" in shown or "n" in shown else shown


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 8


def _place(name: str) -> tuple[int, int] | None:
    """Row and column of B3, from 0."""
    letters = name.rstrip("0123456789").replace("$", "")
    digits = name[len(name.rstrip("0123456789")) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) < 4 and _is_number(digits)):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _area(name: str) -> Area | None:
    """The rows and columns of A1:C3, cut to what is looked at."""
    first, _, last = name.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None or start[0] >= MAX_ROWS or start[1] >= MAX_COLUMNS:
        return None
    return start[0], start[1], min(end[0], MAX_ROWS - 1), min(end[1], MAX_COLUMNS - 1)


def _document(source: Source, cells: Grid, merged: list[Area]) -> Document:
    """
    A sheet as tables: each run of rows between blank ones, its first and last rows of a single text
    (a title, a note) as paragraphs. Places are line and column of the sheet written out.
    """
    covered: dict[tuple[int, int], Area] = {}
    room = 2 * MAX_ROWS * MAX_COLUMNS
    for area in merged:
        room -= (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
        if area[:2] not in cells or room < 0:
            continue
        for row in range(area[0], area[2] + 1):
            for column in range(area[1], area[3] + 1):
                covered.setdefault((row, column), area)
    rows: dict[int, list[int]] = {}
    for row, column in cells:
        rows.setdefault(row, []).append(column)
    for row, column in covered:
        # A blank row inside a merged label is no end of the table.
        if row in rows or covered[row, column][0] < row:
            rows.setdefault(row, [])
    blocks: list[Block] = []
    pieces: list[str] = []
    length = 0

    def text(string: str) -> Text:
        nonlocal length
        start = length
        pieces.append(string + "\n")
        length += len(string) + 1
        return Text(string, start)

    for run in _runs(sorted(rows)):
        head, body, tail = _parted(run, rows, cells)
        blocks += [Paragraph(text(_line(cells, rows, row))) for row in head if rows[row]]
        if body:
            blocks.append(_table(body, cells, rows, covered, text))
        blocks += [Paragraph(text(_line(cells, rows, row))) for row in tail if rows[row]]
    return Document(source, "text", "".join(pieces), tuple(blocks), gap="\n")


def _runs(rows: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for row in rows:
        if run and row > run[-1] + 1:
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _line(cells: Grid, rows: dict[int, list[int]], row: int) -> str:
    return " ".join(cells[row, column] for column in sorted(rows[row]))


def _parted(
    run: list[int], rows: dict[int, list[int]], cells: Grid
) -> tuple[list[int], list[int], list[int]]:
    """Titles above, the table, notes below."""

    def is_text(row: int) -> bool:
        words = _line(cells, rows, row)
        return len(rows[row]) <= 1 and not words.startswith("第二十条") and not words.isdigit()

    start, end = 0, len(run)
    while start < end and is_text(run[start]):
        start += 1
    while end > start and is_text(run[end - 1]):
        end -= 1
    return run[:start], run[start:end], run[end:]


def _table(
    body: list[int],
    cells: Grid,
    rows: dict[int, list[int]],
    covered: dict[tuple[int, int], Area],
    text: Any,
) -> Table:
    """The rectangle that the rows of a table fill, with its merged cells."""
    inside = set(body)
    filled = [column for row in body for column in rows[row]]
    first, last = min(filled), max(filled)
    last = max([last, *(a[3] for (row, column), a in covered.items() if row in inside and column == last)])
    made: list[Row] = []
    for row in body:
        line: list[Cell] = []
        for column in range(first, last + 1):
            area = covered.get((row, column))
            if area is None:
                line.append(Cell(text(cells.get((row, column), ""))))
                continue
            top, left = max(area[0], body[0]), max(area[1], first)
            if (row, column) == (top, left):
                down = sum(1 for other in body if top <= other <= area[2])
                across = min(area[3], last) - left + 1
                line.append(Cell(text(cells.get((area[0], area[1]), "")), None, down, across))
        place = line[0].location if line else at(0, 0)
        made.append(Row(tuple(line), place))
    return Table(tuple(made), made[0].location, "html")
