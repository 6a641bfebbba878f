"""A `Draft` as raw WordprocessingML, written step by step so that a shape can change a step."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile

from gidr_lint.base.diagnostics import Target
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.shapes import Writer

Kind = Literal["head", "label", "value"]
Parts = dict[str, str | bytes]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{KINDS}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
)
_FONTS = {"title": "方正小标宋简体", "heading": "黑体", "cell": "宋体"}
_SIZES = {"title": 44, "cell": 18}
_TABLES = ("proactive", "applications", "disputes")

# The figure that a mistake is put into, and the cells that a shape treats in its own way.
PLANTED = Target("applications", "applications", "denied-process", "business")
_SPECIAL = {
    PLANTED,
    Target("applications", "applications", "carried-in", "natural-person"),
    Target("applications", "applications", "granted", "natural-person"),
    Target("applications", "applications", "unable-not-held", "legal-service"),
    Target("applications", "applications", "denied-process", "total"),
}


@dataclass(frozen=True)
class Cell:
    """A cell of the rectangle: its first row and column, from 0, how far it goes, and its figure."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    kind: Kind
    target: Target | None = None

    @property
    def special(self) -> bool:
        return self.target in _SPECIAL


@dataclass
class Sheet:
    """A table as a rectangle with merged cells."""

    name: str
    width: int
    cells: list[Cell] = field(default_factory=list)

    @property
    def height(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)

    def at(self, row: int, column: int) -> Cell | None:
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return None

    def row(self, number: int) -> list[Cell]:
        """The cells that touch a row, from left to right."""
        return sorted(
            (cell for cell in self.cells if cell.row <= number < cell.row + cell.rows),
            key=lambda cell: cell.column,
        )

    def cut(self, first: int, behind: int) -> "Sheet":
        """The rows from `first` up to `behind`; what reaches over the edge has its text in both."""
        cells = []
        for cell in self.cells:
            top, bottom = max(cell.row, first), min(cell.row + cell.rows, behind)
            if top < bottom:
                cells.append(replace(cell, row=top - first, rows=bottom - top))
        return Sheet(self.name, self.width, cells)

    def moved(self, down: int = 0, right: int = 0) -> list[Cell]:
        return [replace(cell, row=cell.row + down, column=cell.column + right) for cell in self.cells]

    def renamed(self, change: Callable[[Cell], str]) -> "Sheet":
        """The same with other texts."""
        return Sheet(self.name, self.width, [replace(cell, text=change(cell)) for cell in self.cells])


def sheets(draft: Draft, name: str) -> Sheet:
    """A table of the draft."""
    table = draft.form.table(name)
    assert table is not None
    writer = Writer(draft, "html", "blank")
    grid = writer.grid(table)
    rectangle: dict[tuple[int, int], bool] = {}
    cells: list[Cell] = []
    valued = {number for number, row in enumerate(grid) if any(box.target for box in row)}
    for number, row in enumerate(grid):
        column = 0
        for box in row:
            while (number, column) in rectangle:
                column += 1
            reach = range(number, number + box.rowspan)
            kind: Kind = "value" if box.target else "label" if valued & set(reach) else "head"
            cells.append(Cell(number, column, box.rowspan, box.colspan, box.text, kind, box.target))
            for down in reach:
                for right in range(box.colspan):
                    rectangle[down, column + right] = True
            column += box.colspan
    return Sheet(name, max(column for _, column in rectangle) + 1, cells)


def text(string: str) -> str:
    escaped = string.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:t xml:space="preserve">{escaped}</w:t>' if string else ""


def run(string: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{inner}{text(string)}</w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>" if properties else f"<w:p>{inner}</w:p>"


def box(inner: str) -> str:
    """A table of one cell."""
    return layout([[inner]])


def layout(rows: list[list[str]]) -> str:
    """A table without borders that only lays out what stands in its cells."""
    columns = '<w:gridCol w:w="3000"/>' * len(rows[0])
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{inner}</w:tc>" for inner in row) + "</w:tr>" for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{cells}</w:tbl>'


def plain_rows(rows: list[list[str]]) -> str:
    return layout([[paragraph(run(string)) for string in row] for row in rows])


class Paper:
    """
    Writes a draft. A shape is a subclass that changes a step; its first line of documentation says
    what an office's file has. `codes` are what may be found in it though nothing is wrong.
    """

    codes: tuple[str, ...] = ()
    suffix = "docx"
    main_type = MAIN_TYPE
    styles = ""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.parts: Parts = {}
        self.related: list[tuple[str, str, bool]] = []
        self.types: list[tuple[str, str]] = []
        self._last = 100

    def id(self) -> int:
        self._last += 1
        return self._last

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        self.related.append((kind, target, outside))
        return f"rId{len(self.related) + 1}"

    def part(self, kind: str, name: str, inner: str) -> str:
        """A further part, and the id by which the text refers to it."""
        self.parts[f"word/{name}"] = DECLARATION + inner
        self.types.append((f"word/{name}", f"{_TYPE}{kind}+xml"))
        return self.relate(kind, name)

    # ---- runs, paragraphs, cells ------------------------------------------------------------

    def run_properties(self, role: str) -> str:
        font = _FONTS.get(role, "仿宋_GB2312")
        return f'<w:rFonts w:hint="eastAsia" w:eastAsia="{font}"/><w:sz w:val="{_SIZES.get(role, 32)}"/>'

    def paragraph_properties(self, role: str) -> str:
        centred = role in ("title", "cell", "caption")
        return '<w:jc w:val="center"/>' if centred else '<w:ind w:firstLineChars="200"/>'

    def run(self, string: str, role: str) -> str:
        return run(string, self.run_properties(role))

    def paragraph(self, string: str, role: str = "text") -> str:
        return paragraph(self.run(string, role), self.paragraph_properties(role))

    def cell_run(self, cell: Cell) -> str:
        return self.run(cell.text, "cell") if cell.text else ""

    def cell_content(self, cell: Cell) -> str:
        return paragraph(self.cell_run(cell), self.paragraph_properties("cell"))

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        tall = ("<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>') if cell.rows > 1 else ""
        return f'<w:tcW w:w="{600 * cell.columns}" w:type="dxa"/>{wide}{tall}<w:vAlign w:val="center"/>'

    def cell(self, cell: Cell, *, covered: bool) -> str:
        inner = paragraph("") if covered else self.cell_content(cell)
        return f"<w:tc><w:tcPr>{self.cell_properties(cell, covered=covered)}</w:tcPr>{inner}</w:tc>"

    # ---- tables -----------------------------------------------------------------------------

    def row_properties(self, sheet: Sheet, number: int) -> str:
        return '<w:trHeight w:val="340"/>'

    def row(self, sheet: Sheet, number: int) -> str:
        cells = "".join(self.cell(cell, covered=cell.row < number) for cell in sheet.row(number))
        return f"<w:tr><w:trPr>{self.row_properties(sheet, number)}</w:trPr>{cells}</w:tr>"

    def rows(self, sheet: Sheet) -> list[str]:
        return [self.row(sheet, number) for number in range(sheet.height)]

    def table_properties(self, sheet: Sheet) -> str:
        return '<w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single"/></w:tblBorders>'

    def columns(self, sheet: Sheet) -> str:
        return "<w:tblGrid>" + '<w:gridCol w:w="600"/>' * sheet.width + "</w:tblGrid>"

    def table(self, sheet: Sheet) -> str:
        return f"<w:tbl><w:tblPr>{self.table_properties(sheet)}</w:tblPr>{self.columns(sheet)}{''.join(self.rows(sheet))}</w:tbl>"

    def change(self, sheet: Sheet) -> Sheet:
        return sheet

    def tables(self, name: str) -> str:
        """What stands in the text for a table of the form."""
        return self.table(self.change(sheets(self.draft, name)))

    # ---- the text ---------------------------------------------------------------------------

    def title(self) -> str:
        return self.paragraph(self.draft.title, "title")

    def preamble(self) -> str:
        return "".join(self.paragraph(string) for string in self.draft.preamble)

    def heading(self, string: str) -> str:
        return self.paragraph(string, "heading")

    def prose(self, section: str, strings: list[str]) -> str:
        return "".join(self.paragraph(string) for string in strings)

    def section(self, section: str) -> str:
        heading, strings = self.draft.sections[section]
        inner = self.heading(heading) + self.prose(section, strings)
        return inner + (self.tables(section) + paragraph("") if section in _TABLES else "")

    def signature(self) -> str:
        return "".join(self.paragraph(string, "signature") for string in self.draft.signature)

    def front(self) -> str:
        return self.title() + paragraph("") + self.preamble()

    def body(self) -> str:
        inner = "".join(self.section(section) for section in self.draft.sections)
        return self.front() + inner + paragraph("") + self.signature()

    def last_section(self) -> str:
        return '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

    def document(self) -> str:
        return f"{DECLARATION}<w:document {SPACES}><w:body>{self.body()}{self.last_section()}</w:body></w:document>"

    # ---- the package ------------------------------------------------------------------------

    def package(self, parts: Parts) -> Parts:
        return parts

    def archive(self, parts: Parts) -> bytes:
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return target.getvalue()

    def write(self) -> tuple[bytes, str]:
        """The file, and the XML of its text."""
        document = self.document()
        outer = ' TargetMode="External"'
        related = "".join(
            f'<Relationship Id="rId{number}" Type="{KINDS}/{kind}" Target="{target}"'
            f"{outer if outside else ''}/>"
            for number, (kind, target, outside) in enumerate(
                [*self.related, ("styles", "styles.xml", False)], 2
            )
        )
        kinds = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in [("word/document.xml", self.main_type), *self.types]
        )
        spaces = "http://schemas.openxmlformats.org/package/2006/"
        parts: Parts = {
            "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{spaces}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
            "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{spaces}relationships">'
            f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{spaces}relationships">{related}</Relationships>',
            "word/styles.xml": f'{DECLARATION}<w:styles xmlns:w="{MAIN}">{_STYLES}{self.styles}</w:styles>',
            **self.parts,
        }
        return self.archive(self.package(parts)), document


SHAPES: dict[str, type[Paper]] = {}


def shape(paper: type[Paper]) -> type[Paper]:
    """Lists a shape by its name: `StruckOld` is `struck-old`."""
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", paper.__name__).lower()
    assert name not in SHAPES, name
    SHAPES[name] = paper
    return paper


def plant(draft: Draft) -> Iterator[str]:
    """
    Puts three mistakes into a draft: a figure, what the text says of it, and last year's period.
    Yields what is then wrong as it is written.
    """
    wrong = "9137"
    draft.tables["applications"]["denied-process", "business"] = wrong
    yield wrong
    heading, strings = draft.sections["disputes"]
    draft.sections["disputes"] = heading, [re.sub("行政诉讼.*件", "行政诉讼75件", s) for s in strings]
    yield "75"
    last = str(draft.year - 1)
    draft.preamble = [re.sub(r"20\d\d年(1月1日|12月31日)", rf"{last}年\1", s) for s in draft.preamble]
    yield last
