"""A `Draft` as a Word file, with the merged cells of the official form; written by python-docx."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from gidr_lint.base.diagnostics import Target
from gidr_lint.testing.shapes import Box, Grid, Writer, is_heading

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_SPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Spot = tuple[int, int, int]
Spots = dict[Target, Spot]


def word(
    draft: "Draft", change: Callable[[Any], None] | None = None, *, styled: bool = True
) -> tuple[bytes, Spots]:
    """
    The draft as a .docx, and which table, row and column each figure is in, all from 1.

    `change` may alter the `docx.Document` before it is saved. Title and headings have the styles
    of headings where `styled`.
    """
    from docx import Document
    from docx.oxml.parser import parse_xml

    document: Any = Document()
    writer = Writer(draft, "html", "blank")
    spots: Spots = {}
    tables = 0
    top, first = ("Title", "Heading 1") if styled else (None, None)
    if draft.title:
        document.add_paragraph(draft.title, style=top)
    for paragraph in draft.preamble:
        document.add_paragraph(paragraph)
    for id, (heading, paragraphs) in draft.sections.items():
        document.add_paragraph(heading, style=first)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        for table in draft.tables_under(id):
            for grid in writer.grids(table):
                tables += 1
                xml, placed = _table(grid)
                # Word wants a paragraph behind every table.
                document.add_paragraph()._p.addprevious(parse_xml(xml))
                spots.update({target: (tables, row, column) for target, (row, column) in placed.items()})
        for extra in draft.after.get(id, []):
            document.add_paragraph(extra, style=first if is_heading(extra) else None)
    for line in draft.signature:
        document.add_paragraph(line)
    if change is not None:
        change(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue(), spots


def package(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """
    A Word file made of WordprocessingML: what stands in w:body, and further parts by their
    names under word/, each tied to the body by its name (`comments.xml`, `numbering.xml`).
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    kinds = "".join(
        f'<Relationship Id="r{number}" Type="{_KINDS}/{name.rpartition(".")[0].rstrip("0123456789")}" Target="{name}"/>'
        for number, name in enumerate(parts or {})
    )
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            _relations(f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'),
        )
        archive.writestr(
            "word/document.xml", f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/_rels/document.xml.rels", _relations(kinds))
        for name, content in (parts or {}).items():
            if isinstance(content, str):
                content = (
                    _HEAD + content.replace(">", f" {_SPACES}>", 1) if "xmlns" not in content else content
                )
            archive.writestr(f"word/{name}", content)
    return target.getvalue()


def _relations(inner: str) -> str:
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _table(grid: Grid) -> tuple[str, dict[Target, tuple[int, int]]]:
    """The XML of a table, and the row and column of each figure."""
    width = max(sum(box.colspan for box in row) for row in grid)
    placed: dict[Target, tuple[int, int]] = {}
    # Of each column that a cell above reaches down into: rows left and the cell's width.
    held: dict[int, tuple[int, int]] = {}
    rows: list[str] = []
    for number, boxes in enumerate(grid, 1):
        cells: list[str] = []
        column = 0
        waiting = list(boxes)
        while waiting or column in held:
            if column in held:
                left, span = held.pop(column)
                cells.append(_cell("", span, '<w:vMerge w:val="continue"/>'))
                if left > 1:
                    held[column] = (left - 1, span)
                column += span
                continue
            box = waiting.pop(0)
            if box.target is not None:
                placed[box.target] = (number, column + 1)
            cells.append(_cell(box.text, box.colspan, _merge(box)))
            if box.rowspan > 1:
                # Taken up by the rows below, not by this one.
                held[-1 - column] = (box.rowspan - 1, box.colspan)
            column += box.colspan
        held = {(-1 - place if place < 0 else place): value for place, value in held.items()}
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns = '<w:gridCol w:w="900"/>' * width
    return (
        f'<w:tbl xmlns:w="{_W}"><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>",
        placed,
    )


def _merge(box: Box) -> str:
    return '<w:vMerge w:val="restart"/>' if box.rowspan > 1 else ""


def _cell(text: str, span: int, merge: str) -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{wide}{merge}</w:tcPr><w:p>{run}</w:p></w:tc>'
