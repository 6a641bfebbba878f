"""Tables inside other things, and labels numbered in other ways."""

import re

from gidr_lint_dev.word_shapes.paper import (
    Cell,
    Paper,
    Sheet,
    box,
    layout,
    paragraph,
    shape,
    text,
)

_NUMBER = re.compile(r"(\d)\.")
_GROUP = re.compile(r"（([一二三四五六七])）")


# ---- inside other things ------------------------------------------------------------------


def text_box(inner: str, *, old: bool = False) -> str:
    """A run with a text box, as newer programs write it with the old one to fall back on."""
    picture = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    if old:
        return f"<w:r>{picture}</w:r>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@shape
class Nested(Paper):
    """each table in a table of one cell, with its caption"""

    def tables(self, name: str) -> str:
        return box(self.paragraph("统计表", "caption") + super().tables(name) + paragraph(""))


@shape
class Floating(Paper):
    """tables that float"""

    def table_properties(self, sheet: Sheet) -> str:
        return '<w:tblpPr w:vertAnchor="page" w:tblpY="2000"/>' + super().table_properties(sheet)


@shape
class InTextBox(Paper):
    """表三 in a text box"""

    def tables(self, name: str) -> str:
        inner = super().tables(name)
        return inner if name != "applications" else paragraph(text_box(inner + paragraph("")))


@shape
class InOldTextBox(Paper):
    """表三 in a text box of VML"""

    def tables(self, name: str) -> str:
        inner = super().tables(name)
        return inner if name != "applications" else paragraph(text_box(inner + paragraph(""), old=True))


@shape
class InTextBoxInLayout(InTextBox):
    """表三 in a text box, the whole report in a table of one cell"""

    def body(self) -> str:
        return box(super().body())


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


@shape
class Controls(Paper):
    """content controls round tables, rows, cells and figures"""

    def tables(self, name: str) -> str:
        return control(super().tables(name))

    def rows(self, sheet: Sheet) -> list[str]:
        return [control(row) if number > 3 else row for number, row in enumerate(super().rows(sheet))]

    def cell(self, cell: Cell, *, covered: bool) -> str:
        inner = super().cell(cell, covered=covered)
        return control(inner) if cell.special else inner

    def cell_run(self, cell: Cell) -> str:
        return (
            control(super().cell_run(cell), "<w:text/>") if cell.kind == "value" else super().cell_run(cell)
        )


@shape
class CustomXml(Paper):
    """`w:customXml` round tables, rows, cells and runs"""

    @staticmethod
    def wrap(inner: str) -> str:
        return f'<w:customXml w:uri="urn:x" w:element="e"><w:customXmlPr/>{inner}</w:customXml>'

    def tables(self, name: str) -> str:
        return self.wrap(super().tables(name))

    def rows(self, sheet: Sheet) -> list[str]:
        return [self.wrap(row) if number % 3 == 1 else row for number, row in enumerate(super().rows(sheet))]

    def cell(self, cell: Cell, *, covered: bool) -> str:
        return self.wrap(super().cell(cell, covered=covered))

    def cell_run(self, cell: Cell) -> str:
        return self.wrap(super().cell_run(cell))


@shape
class TypedWithTabs(Paper):
    """the tables as paragraphs with tab stops"""

    def table(self, sheet: Sheet) -> str:
        rows = []
        for row in range(sheet.height):
            first = {cell.column: cell.text for cell in sheet.row(row) if cell.row == row}
            strings = [first.get(column, "") for column in range(sheet.width)]
            rows.append(paragraph(f"<w:r>{'<w:tab/>'.join(map(text, strings))}</w:r>"))
        return "".join(rows)


@shape
class WholeInOneCell(Paper):
    """the whole report in a table of one cell"""

    def body(self) -> str:
        return box(super().body())


@shape
class WholeInRows(Paper):
    """names of the sections at the left, their text and tables at the right"""

    def body(self) -> str:
        rows = []
        for section in self.draft.sections:
            heading = self.heading(self.draft.sections[section][0])
            inner = self.section(section).replace(heading, "", 1)
            rows.append([heading, inner + paragraph("")])
        return self.front() + layout(rows) + self.signature()


@shape
class TopicsInTable(Paper):
    """the topics of section 一 in two columns without borders"""

    def prose(self, section: str, strings: list[str]) -> str:
        if section != "overview":
            return super().prose(section, strings)
        pairs = [string.partition("。") for string in strings]
        return layout([[self.paragraph(name), self.paragraph(said)] for name, _, said in pairs])


# ---- labels -------------------------------------------------------------------------------


class _Labels(Paper):
    """Rows numbered in another way than 1."""

    def number(self, number: int) -> str:
        raise NotImplementedError

    def change(self, sheet: Sheet) -> Sheet:
        def named(cell: Cell) -> str:
            found = _NUMBER.match(cell.text) if cell.kind == "label" else None
            return self.number(int(found[1])) + cell.text[2:] if found else cell.text

        return sheet.renamed(named)


@shape
class LabelsWithDots(_Labels):
    """⒈ ⒉"""

    def number(self, number: int) -> str:
        return chr(0x2487 + number)


@shape
class LabelsInCircles(_Labels):
    """① ②"""

    def number(self, number: int) -> str:
        return chr(0x245F + number)


@shape
class LabelsHalfBracketed(_Labels):
    """1） 2）"""

    def number(self, number: int) -> str:
        return f"{number}）"


@shape
class LabelsBracketed(_Labels):
    """⑴ ⑵"""

    def number(self, number: int) -> str:
        return chr(0x2473 + number)


@shape
class LabelsWide(_Labels):
    """１． ２．"""

    def number(self, number: int) -> str:
        return chr(0xFF10 + number) + "．"


@shape
class LabelsBare(_Labels):
    """no numbers"""

    def number(self, number: int) -> str:
        return ""


@shape
class GroupsInOneCharacter(Paper):
    """㈠ ㈡ for （一） （二）"""

    def change(self, sheet: Sheet) -> Sheet:
        def named(cell: Cell) -> str:
            return _GROUP.sub(
                lambda found: chr(0x3220 + "一二三四五六七".index(found[1])), cell.text, count=1
            )

        return sheet.renamed(lambda cell: named(cell) if cell.kind == "label" else cell.text)


@shape
class LabelsInLatinSigns(Paper):
    """brackets, commas and quotation marks of half width"""

    def change(self, sheet: Sheet) -> Sheet:
        signs = str.maketrans("（），“”", '(),""')
        return sheet.renamed(lambda cell: cell.text.translate(signs))
