"""Tracked changes, and text that is struck, hidden or raised."""

import re

from gidr_lint_dev.word_shapes.paper import (
    MAIN,
    Cell,
    Paper,
    Sheet,
    paragraph,
    run,
    shape,
    sheets,
)

_BY = 'w:author="王科长" w:date="2025-01-08T09:20:00Z"'
_RUN = re.compile("<w:r>.*?</w:r>")
OLD = run("19")


class _Marked(Paper):
    """What W908 tells of is right to be found."""

    codes = ("W908",)

    def inserted(self, inner: str) -> str:
        return f'<w:ins w:id="{self.id()}" {_BY}>{inner}</w:ins>'

    def deleted(self, inner: str) -> str:
        gone = inner.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'<w:del w:id="{self.id()}" {_BY}>{gone}</w:del>'

    def mark(self, kind: str) -> str:
        return f'<w:{kind} w:id="{self.id()}" {_BY}/>'


# ---- tracked changes ----------------------------------------------------------------------


@shape
class FigureReplaced(_Marked):
    """a figure deleted and another inserted"""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        return self.deleted(OLD) + self.inserted(inner) if cell.special else inner


@shape
class DigitReplaced(_Marked):
    """the last digit of a figure replaced"""

    def cell_run(self, cell: Cell) -> str:
        if not cell.special:
            return super().cell_run(cell)
        return run(cell.text[:-1]) + self.inserted(run(cell.text[-1])) + self.deleted(run("5"))


@shape
class DeletedInInserted(_Marked):
    """part of somebody's insertion deleted by another"""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        return self.inserted(inner + self.deleted(run("7"))) if cell.special else inner


@shape
class ParagraphReplaced(_Marked):
    """the paragraph of a cell deleted, another inserted"""

    def cell_content(self, cell: Cell) -> str:
        if not cell.special:
            return super().cell_content(cell)
        gone = paragraph(self.deleted(OLD), f"<w:rPr>{self.mark('del')}</w:rPr>")
        return gone + paragraph(self.inserted(run(cell.text)))


@shape
class ProseReplaced(_Marked):
    """paragraphs of last year deleted, this year's inserted"""

    def preamble(self) -> str:
        gone = f"统计期限为{self.draft.year - 3}年1月1日至12月31日。"
        return "".join(
            paragraph(
                self.deleted(run(gone)) + self.inserted(run(string)), f"<w:rPr>{self.mark('ins')}</w:rPr>"
            )
            for string in self.draft.preamble
        )

    def prose(self, section: str, strings: list[str]) -> str:
        gone = paragraph(
            self.deleted(run("本年新收政府信息公开申请900件。")), f"<w:rPr>{self.mark('del')}</w:rPr>"
        )
        return gone + super().prose(section, strings)


@shape
class ParagraphsJoined(_Marked):
    """a paragraph whose mark is deleted goes on in the next"""

    def preamble(self) -> str:
        head, comma, tail = self.draft.preamble[0].partition("，")
        return paragraph(run(head + comma), f"<w:rPr>{self.mark('del')}</w:rPr>") + paragraph(run(tail))


@shape
class HeadingReplaced(_Marked):
    """headings typed again"""

    def heading(self, string: str) -> str:
        return paragraph(self.deleted(run(string[:2] + "有关情况")) + self.inserted(run(string)))


@shape
class RowsReplaced(_Marked):
    """rows inserted, a row 小计 deleted"""

    def rows(self, sheet: Sheet) -> list[str]:
        rows = super().rows(sheet)
        if sheet.name != "applications":
            return rows
        gone = _RUN.sub(lambda found: self.deleted(found[0]), rows[7])
        rows[8] = rows[8].replace("</w:trPr>", self.mark("ins") + "</w:trPr>", 1)
        return [*rows[:9], gone.replace("</w:trPr>", self.mark("del") + "</w:trPr>", 1), *rows[9:]]


@shape
class CellsDeleted(_Marked):
    """a cell of a row deleted, others inserted"""

    def row(self, sheet: Sheet, number: int) -> str:
        row = super().row(sheet, number)
        if sheet.name != "applications" or number not in (6, 13):
            return row
        at = row.rindex("<w:tc>")
        gone = f"<w:tc><w:tcPr>{self.mark('cellDel')}</w:tcPr>{paragraph(self.deleted(run('4')))}</w:tc>"
        return row[:at] + gone + row[at:]

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        inner = super().cell_properties(cell, covered=covered)
        return inner + self.mark("cellIns") if cell.special else inner


@shape
class CellsMerged(_Marked):
    """cells merged downwards while changes were tracked"""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        merge = f'<w:cellMerge w:id="{self.id()}" {_BY} w:vMerge="{"cont" if covered else "rest"}"/>'
        inner = super().cell_properties(cell, covered=covered)
        return re.sub("<w:vMerge[^>]*/>", merge, inner) if cell.kind == "label" else inner


@shape
class Moved(_Marked):
    """a paragraph moved, and a figure"""

    def prose(self, section: str, strings: list[str]) -> str:
        if section != "problems":
            return super().prose(section, strings)
        gone = f'<w:moveFrom w:id="{self.id()}" {_BY}>{run(strings[0])}</w:moveFrom>'
        come = f'<w:moveTo w:id="{self.id()}" {_BY}>{run(strings[0])}</w:moveTo>'
        return (
            paragraph(come)
            + super().prose(section, strings[1:])
            + paragraph(gone, f"<w:rPr>{self.mark('moveFrom')}</w:rPr>")
        )

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        if not cell.special:
            return inner
        return f'<w:moveFrom w:id="{self.id()}" {_BY}>{OLD}</w:moveFrom><w:moveTo w:id="{self.id()}" {_BY}>{inner}</w:moveTo>'


@shape
class TableReplaced(_Marked):
    """last year's 表三 deleted, this year's behind it"""

    def tables(self, name: str) -> str:
        inner = super().tables(name)
        if name != "applications":
            return inner
        old = self.table(sheets(self.draft, name).renamed(lambda c: "8" if c.kind == "value" else c.text))
        old = _RUN.sub(lambda found: self.deleted(found[0]), old)
        old = re.sub("</w:trPr>", lambda found: self.mark("del") + found[0], old)
        return old + paragraph("", f"<w:rPr>{self.mark('del')}</w:rPr>") + inner


@shape
class PropertiesChanged(_Marked):
    """looks changed while changes were tracked; the old ones would strike, hide, merge"""

    def change_of(self, kind: str, old: str) -> str:
        return f'<w:{kind}Change w:id="{self.id()}" {_BY}><w:{kind}>{old}</w:{kind}></w:{kind}Change>'

    def run_properties(self, role: str) -> str:
        return super().run_properties(role) + self.change_of("rPr", "<w:strike/><w:vanish/>")

    def paragraph_properties(self, role: str) -> str:
        old = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
        return super().paragraph_properties(role) + self.change_of("pPr", old)

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        old = '<w:gridSpan w:val="2"/><w:vMerge/>'
        return super().cell_properties(cell, covered=covered) + self.change_of("tcPr", old)

    def row_properties(self, sheet: Sheet, number: int) -> str:
        return super().row_properties(sheet, number) + self.change_of("trPr", '<w:gridBefore w:val="1"/>')


# ---- looks --------------------------------------------------------------------------------


class _OldBefore(_Marked):
    """An old figure before the new one, not to be read."""

    looks = ""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        return run("19", self.looks) + inner if cell.special else inner


@shape
class StruckOld(_OldBefore):
    """an old figure struck out"""

    looks = "<w:strike/>"


@shape
class StruckTwiceOld(_OldBefore):
    """an old figure struck out twice"""

    looks = "<w:dstrike/>"


@shape
class StruckByStyle(_OldBefore):
    """an old figure struck out by a style based on another"""

    looks = '<w:rStyle w:val="gone2"/>'
    styles = (
        '<w:style w:type="character" w:styleId="gone1"><w:name w:val="作废"/><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="gone2"><w:name w:val="作废2"/><w:basedOn w:val="gone1"/></w:style>'
    )


@shape
class HiddenOld(_OldBefore):
    """an old figure hidden"""

    looks = "<w:vanish/>"


@shape
class HiddenByStyle(_OldBefore):
    """an old figure hidden by a style"""

    looks = '<w:rStyle w:val="hidden"/>'
    styles = '<w:style w:type="character" w:styleId="hidden"><w:name w:val="隐藏"/><w:rPr><w:vanish/></w:rPr></w:style>'


@shape
class WhiteOld(_OldBefore):
    """an old figure in white"""

    looks = '<w:color w:val="FFFFFF"/>'


@shape
class StrikeOff(Paper):
    """a style that strikes and hides, switched off in the run"""

    styles = StruckByStyle.styles

    def cell_run(self, cell: Cell) -> str:
        looks = '<w:rStyle w:val="gone2"/><w:strike w:val="0"/><w:vanish w:val="false"/>'
        return run(cell.text, looks) if cell.special else super().cell_run(cell)


@shape
class WhiteOnBlue(Paper):
    """white text on dark cells"""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        return super().cell_properties(cell, covered=covered) + '<w:shd w:val="clear" w:fill="1F4E79"/>'

    def cell_run(self, cell: Cell) -> str:
        return run(cell.text, '<w:color w:val="FFFFFF"/>')


@shape
class MarksHidden(_Marked):
    """paragraph marks struck and red, the text not"""

    def paragraph_properties(self, role: str) -> str:
        return super().paragraph_properties(role) + '<w:rPr><w:strike/><w:color w:val="FF0000"/></w:rPr>'


class _NoteMark(Paper):
    """A mark of a note behind a figure."""

    codes = ("T232",)
    note = ""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        return inner + self.note if cell.special else inner


@shape
class NoteRaised(_NoteMark):
    """a note's number raised behind a figure"""

    note = run("1", '<w:vertAlign w:val="superscript"/>')


@shape
class NoteRaisedByStyle(_NoteMark):
    """a note's number raised by a style"""

    note = run("2", '<w:rStyle w:val="raised"/>')
    styles = (
        '<w:style w:type="character" w:styleId="raised"><w:name w:val="注"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


@shape
class NoteInCircle(_NoteMark):
    """① behind a figure, raised by its position"""

    note = run("①", '<w:position w:val="12"/><w:sz w:val="12"/>')


@shape
class Footnotes(_NoteMark):
    """footnotes to figures, labels and headings that speak of last year"""

    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'

    def heading(self, string: str) -> str:
        return super().heading(string).replace("</w:p>", self.note + "</w:p>")

    def document(self) -> str:
        said = paragraph(run(f"含{self.draft.year - 1}年转来的同类申请。"))
        inner = f'<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{said}</w:footnote>'
        self.part("footnotes", "footnotes.xml", f'<w:footnotes xmlns:w="{MAIN}">{inner}</w:footnotes>')
        return super().document()
