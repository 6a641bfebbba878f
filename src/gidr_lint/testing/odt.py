"""A `Draft` as an ODT file, with the merged cells of the official form."""

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from gidr_lint.base.diagnostics import Target
from gidr_lint.testing.shapes import Grid, Writer

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft

_MIME = "application/vnd.oasis.opendocument.text"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    " ".join(
        f'xmlns:{name}="{_OASIS}:{space}:1.0"'
        for name, space in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" office:version="1.3"'
)  # fmt: skip
_MANIFEST = (
    f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_COMMON = (
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"'
    ' style:parent-style-name="Standard" style:default-outline-level="1"/>'
)
Spots = dict[Target, tuple[int, int, int]]


def odt(draft: "Draft") -> tuple[bytes, Spots]:
    """The draft as an ODT file, and which table, row and column each figure is in, all from 1."""
    writer = Writer(draft, "html", "blank")
    spots: Spots = {}
    parts: list[str] = []
    tables = 0
    if draft.title:
        parts.append(_paragraph(draft.title, ' text:style-name="Title"'))
    parts.extend(map(_paragraph, draft.preamble))
    for id, (heading, paragraphs) in draft.sections.items():
        parts.append(_heading(heading))
        parts.extend(map(_paragraph, paragraphs))
        for table in draft.tables_under(id):
            for grid in writer.grids(table):
                tables += 1
                xml, placed = _table(grid)
                parts += (xml, "<text:p/>")
                spots.update({target: (tables, row, column) for target, (row, column) in placed.items()})
        for extra in draft.after.get(id, []):
            is_heading = extra[:1] in "一二三四五六七八九十" and "、" in extra[:3]
            parts.append(_heading(extra) if is_heading else _paragraph(extra))
    parts.extend(map(_paragraph, draft.signature))
    return odt_package("".join(parts)), spots


def odt_package(body: str, automatic: str = "", common: str = _COMMON, master: str = "") -> bytes:
    """
    An ODT file made of what stands in office:text, the automatic styles of the body, the common styles and
    the master pages.
    """
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {_SPACES}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
    )
    return odt_archive({"content.xml": _HEAD + content, "styles.xml": _HEAD + styles})


def odt_archive(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts, with what says that it is an ODT file."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIME, ZIP_STORED)
        for name, content in {"META-INF/manifest.xml": _MANIFEST, **parts}.items():
            archive.writestr(name, content)
    return target.getvalue()


def _paragraph(text: str, style: str = "") -> str:
    return f"<text:p{style}>{escape(text)}</text:p>"


def _heading(text: str) -> str:
    return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(text)}</text:h>'


def _table(grid: Grid) -> tuple[str, dict[Target, tuple[int, int]]]:
    """The XML of a table, and the row and column of each figure."""
    width = max(sum(box.colspan for box in row) for row in grid)
    placed: dict[Target, tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    rows: list[str] = []
    for number, boxes in enumerate(grid, 1):
        cells: list[str] = []
        waiting = list(boxes)
        column = 1
        while waiting or (number, column) in covered:
            if (number, column) in covered:
                cells.append("<table:covered-table-cell/>")
                column += 1
                continue
            box = waiting.pop(0)
            if box.target is not None:
                placed[box.target] = (number, column)
            covered.update(
                (number + down, column + right) for down in range(box.rowspan) for right in range(box.colspan)
            )
            spans = "".join(
                f' table:number-{name}-spanned="{count}"'
                for name, count in (("columns", box.colspan), ("rows", box.rowspan))
                if count > 1
            )
            cells.append(
                f'<table:table-cell office:value-type="string"{spans}>{_paragraph(box.text)}</table:table-cell>'
            )
            column += 1
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{''.join(rows)}</table:table>", placed
