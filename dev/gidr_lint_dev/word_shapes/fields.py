"""Fields, and runs of every cut."""

import re

from gidr_lint_dev.word_shapes.holders import control, text_box
from gidr_lint_dev.word_shapes.paper import Cell, Paper, layout, paragraph, run, shape, text

# ---- fields -------------------------------------------------------------------------------


def field(code: str, result: str, data: str = "") -> str:
    """A field: its code, and the run of its result."""

    def sign(kind: str) -> str:
        inner = data if kind == "begin" else ""
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'

    asked = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return sign("begin") + asked + (sign("separate") + result if result else "") + sign("end")


@shape
class SimpleFields(Paper):
    """figures as `w:fldSimple`"""

    def cell_run(self, cell: Cell) -> str:
        return f'<w:fldSimple w:instr=" DOCPROPERTY n19 ">{super().cell_run(cell)}</w:fldSimple>'


@shape
class Formulas(Paper):
    """totals worked out by Word, within an IF"""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        if cell.target is None or cell.target.column != "total":
            return inner
        return field(f"IF </w:instrText></w:r>{field('=SUM(LEFT)', run('31'))}<w:r><w:instrText> = 31", inner)


@shape
class FormFields(Paper):
    """form fields: what was typed, and what was chosen from a list"""

    def cell_run(self, cell: Cell) -> str:
        if cell.kind != "value":
            return super().cell_run(cell)
        if not cell.special:
            given = '<w:ffData><w:textInput><w:default w:val="99"/></w:textInput></w:ffData>'
            return field("FORMTEXT", super().cell_run(cell), given)
        entries = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in ("0", "99", cell.text))
        return field(
            "FORMDROPDOWN", "", f'<w:ffData><w:ddList><w:result w:val="2"/>{entries}</w:ddList></w:ffData>'
        )


@shape
class Lists(Paper):
    """content controls with a list to choose from"""

    def cell_run(self, cell: Cell) -> str:
        entries = (
            f'<w:dropDownList><w:listItem w:value="99"/><w:listItem w:value="{cell.text}"/></w:dropDownList>'
        )
        inner = super().cell_run(cell)
        return control(inner, entries) if cell.kind == "value" else inner


@shape
class FieldOverTable(Paper):
    """表三 as the result of a link to a spreadsheet"""

    def tables(self, name: str) -> str:
        inner = super().tables(name)
        if name != "applications":
            return inner
        whole = field("LINK Excel.Sheet.12 台账.xlsx", "<!-- -->")
        head, _, tail = whole.partition("<!-- -->")
        return paragraph(head) + inner + paragraph(tail)


@shape
class YearFields(Paper):
    """years from properties of the file, in the title and the period"""

    def run(self, string: str, role: str) -> str:
        pieces = re.split(r"(20\d\d)", string)
        return "".join(
            field("DOCPROPERTY 年度", super(YearFields, self).run(piece, role))
            if piece[:2] == "20"
            else super(YearFields, self).run(piece, role)
            for piece in pieces
            if piece
        )


@shape
class Contents(Paper):
    """a table of contents by field, and the title again"""

    def title(self) -> str:
        lines = "".join(
            paragraph(
                f"{run(heading)}<w:r><w:tab/></w:r>{field('PAGEREF _Toc1', run('3'))}",
                '<w:pStyle w:val="TOC1"/>',
            )
            for heading, _ in self.draft.sections.values()
        )
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        listed = control(paragraph(run("目  录")) + lines, gallery)
        return super().title() + listed + paragraph('<w:r><w:br w:type="page"/></w:r>') + super().title()


@shape
class ContentsTyped(Paper):
    """a table of contents typed with tab stops"""

    def title(self) -> str:
        lines = "".join(
            paragraph(f"<w:r>{text(heading)}<w:tab/>{text(str(number))}</w:r>")
            for number, (heading, _) in enumerate(self.draft.sections.values(), 1)
        )
        return paragraph(run("目  录")) + lines + super().title()


# ---- runs ---------------------------------------------------------------------------------


@shape
class OneCharacterRuns(Paper):
    """a run for each character"""

    def run(self, string: str, role: str) -> str:
        return "".join(
            run(character, f'<w:spacing w:val="{place % 3}"/>') for place, character in enumerate(string)
        )


@shape
class WideDigits(Paper):
    """figures in digits of full width"""

    def cell_run(self, cell: Cell) -> str:
        wide = str.maketrans("0123456789", "０１２３４５６７８９")
        return run(cell.text.translate(wide)) if cell.special else super().cell_run(cell)


@shape
class Invisible(Paper):
    """characters of no width in figures, labels, headings and dates"""

    codes = ("T224", "P703")

    def run(self, string: str, role: str) -> str:
        return super().run(string[:2] + "\u200b" + string[2:] + "\ufeff", role)


@shape
class Spaces(Paper):
    """no-break and thin spaces round figures and in labels"""

    def cell_run(self, cell: Cell) -> str:
        return run(
            f"\u00a0{cell.text}\u2009" if cell.kind == "value" else f"{cell.text[:3]}\u00a0{cell.text[3:]}"
        )


@shape
class Radicals(Paper):
    """radicals in place of characters, as copied from a PDF"""

    def run(self, string: str, role: str) -> str:
        return super().run(string.translate(str.maketrans("一二行日月人大", "⼀⼆⾏⽇⽉⼈⼤")), role)


@shape
class TabsInCells(Paper):
    """tab stops and hyphens round figures"""

    def cell_run(self, cell: Cell) -> str:
        return f"<w:r><w:tab/></w:r>{super().cell_run(cell)}<w:r><w:softHyphen/></w:r>"


@shape
class SmartTags(Paper):
    """smart tags round numbers, bookmarks and marks of the spelling"""

    def run(self, string: str, role: str) -> str:
        tagged = "".join(
            f'<w:smartTag w:uri="urn:x" w:element="chmetcnv">{super(SmartTags, self).run(piece, role)}</w:smartTag>'
            if piece.isdigit()
            else super(SmartTags, self).run(piece, role)
            for piece in re.split(r"(\d+)", string)
            if piece
        )
        number = self.id()
        start = f'<w:bookmarkStart w:id="{number}" w:name="_GoBack"/><w:proofErr w:type="spellStart"/>'
        return f'{start}{tagged}<w:bookmarkEnd w:id="{number}"/>'


@shape
class Formula(Paper):
    """figures as formulas"""

    def cell_run(self, cell: Cell) -> str:
        inner = f"<m:oMath><m:r><m:t>{cell.text}</m:t></m:r></m:oMath>"
        return inner if cell.special else super().cell_run(cell)


@shape
class TwoVersions(Paper):
    """figures for newer programs and for older ones; a version nobody knows"""

    def cell_run(self, cell: Cell) -> str:
        inner = super().cell_run(cell)
        if not cell.special:
            return inner
        known = f'<mc:Choice Requires="w14">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
        unknown = f'<mc:Choice Requires="kk">{run("19")}</mc:Choice><mc:Fallback></mc:Fallback>'
        return "".join(
            f'<mc:AlternateContent xmlns:kk="urn:kk">{choices}</mc:AlternateContent>'
            for choices in (known, unknown)
        )


@shape
class HeadingsInBoxes(Paper):
    """headings in text boxes"""

    def heading(self, string: str) -> str:
        return paragraph(text_box(super().heading(string)))


@shape
class SignatureInTable(Paper):
    """signature and date in a table without borders"""

    def signature(self) -> str:
        return layout([[paragraph(""), super().signature()]])
