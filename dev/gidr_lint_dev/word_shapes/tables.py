"""Merged cells, and tables in pieces."""

import re
from dataclasses import replace

from gidr_lint_dev.word_shapes.paper import (
    Cell,
    Paper,
    Sheet,
    paragraph,
    run,
    shape,
    sheets,
    text,
)


@shape
class Plain(Paper):
    """as Word writes it"""


@shape
class MergeContinued(Paper):
    """`w:vMerge w:val="continue"`"""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        return (
            super()
            .cell_properties(cell, covered=covered)
            .replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>')
        )


@shape
class NoWidths(Paper):
    """no grid of columns and no widths"""

    def columns(self, sheet: Sheet) -> str:
        return ""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        return re.sub("<w:tcW[^>]*/>", "", super().cell_properties(cell, covered=covered))


@shape
class MergedSideways(Paper):
    """`w:hMerge` in place of `w:gridSpan`"""

    def cell(self, cell: Cell, *, covered: bool) -> str:
        first = re.sub(
            "<w:gridSpan[^>]*/>", '<w:hMerge w:val="restart"/>', super().cell(cell, covered=covered)
        )
        tall = "" if cell.rows == 1 else "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>'
        rest = f"<w:tc><w:tcPr><w:hMerge/>{tall}</w:tcPr><w:p/></w:tc>"
        return first + rest * (cell.columns - 1)


@shape
class RowsBeginLater(Paper):
    """covered labels left out, `w:gridBefore` in their place"""

    def row(self, sheet: Sheet, number: int) -> str:
        lead = 0
        cells = sheet.row(number)
        while cells and cells[0].row < number and cells[0].column == lead:
            lead += cells.pop(0).columns
        inner = "".join(self.cell(cell, covered=cell.row < number) for cell in cells)
        return f'<w:tr><w:trPr><w:gridBefore w:val="{lead}"/></w:trPr>{inner}</w:tr>'


@shape
class RowsEndEarly(Paper):
    """`w:gridAfter` behind the one figure of a row of 表二"""

    def row(self, sheet: Sheet, number: int) -> str:
        whole = super().row(sheet, number)
        if sheet.name != "proactive" or whole.count("<w:tc>") != 2:
            return whole
        return whole.replace('<w:gridSpan w:val="3"/>', "").replace(
            "<w:trPr>", '<w:trPr><w:gridAfter w:val="2"/>'
        )


@shape
class NoRestart(Paper):
    """the first cell of a vertical merge without `restart`"""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        return super().cell_properties(cell, covered=covered).replace('<w:vMerge w:val="restart"/>', "")


@shape
class NotMerged(Paper):
    """labels in the first row of their group, blank cells below"""

    def cell_properties(self, cell: Cell, *, covered: bool) -> str:
        return re.sub("<w:vMerge[^>]*/>", "", super().cell_properties(cell, covered=covered))


@shape
class LabelsRepeated(NotMerged):
    """labels of groups again in every row"""

    def cell(self, cell: Cell, *, covered: bool) -> str:
        return super().cell(cell, covered=covered and cell.kind != "label")


@shape
class BordersDragged(Paper):
    """borders dragged in some rows: the same cells over other columns"""

    def columns(self, sheet: Sheet) -> str:
        return super().columns(sheet).replace('<w:gridCol w:w="600"/>', '<w:gridCol w:w="300"/>' * 2)

    def row(self, sheet: Sheet, number: int) -> str:
        cells = []
        touched = sheet.row(number)
        for place, cell in enumerate(touched):
            span = 2 * cell.columns
            if sheet.name == "applications" and number % 5 == 4 and len(touched) > 4:
                span += {len(touched) - 3: 1, len(touched) - 2: -1}.get(place, 0)
            inner = re.sub("<w:gridSpan[^>]*/>", "", self.cell(cell, covered=cell.row < number))
            cells.append(inner.replace("<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{span}"/>', 1))
        return f"<w:tr>{''.join(cells)}</w:tr>"


@shape
class LabelsUpright(Paper):
    """labels of groups one character a line"""

    def cell_run(self, cell: Cell) -> str:
        if cell.kind == "label" and cell.rows > 1:
            return f"<w:r>{'<w:br/>'.join(map(text, cell.text))}</w:r>"
        return super().cell_run(cell)


@shape
class LabelsOverParagraphs(Paper):
    """labels broken over paragraphs"""

    def cell_content(self, cell: Cell) -> str:
        if cell.kind == "value" or len(cell.text) < 8:
            return super().cell_content(cell)
        third = len(cell.text) // 3
        return "".join(
            paragraph(run(string))
            for string in (cell.text[:third], cell.text[third : 2 * third], cell.text[2 * third :])
        )


@shape
class FigureBelow(Paper):
    """empty paragraphs round the figure of a cell"""

    def cell_content(self, cell: Cell) -> str:
        return paragraph("") + super().cell_content(cell) + paragraph("")


@shape
class OutcomeBand(Paper):
    """三、本年度办理结果 as a row across the table"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "applications":
            return sheet
        cells = []
        for cell in sheet.cells:
            if cell.text.startswith("三、"):
                cells.append(replace(cell, rows=1, columns=sheet.width))
                continue
            if cell.kind == "label" and cell.column == 1:
                cell = replace(cell, column=0, columns=cell.columns + 1)
            cells.append(replace(cell, row=cell.row + (cell.row >= 5)))
        return Sheet(sheet.name, sheet.width, cells)


@shape
class NoOutcomeColumn(Paper):
    """表三 without the column of 三、本年度办理结果"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "applications":
            return sheet
        cells = [
            replace(cell, columns=cell.columns - 1)
            if cell.column == 0
            else replace(cell, column=cell.column - 1)
            for cell in sheet.cells
            if not cell.text.startswith("三、")
        ]
        return Sheet(sheet.name, sheet.width - 1, cells)


@shape
class SerialNumbers(Paper):
    """a column 序号 at the left of 表三"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "applications":
            return sheet
        cells = [Cell(0, 0, 3, 1, "序号", "head"), *sheet.moved(right=1)]
        cells += [Cell(row, 0, 1, 1, str(row - 2), "label") for row in range(3, sheet.height)]
        return Sheet(sheet.name, sheet.width + 1, cells)


@shape
class LeftOver(Paper):
    """a blank column and a blank row left over"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "applications":
            return sheet
        blank = [Cell(row, sheet.width, 1, 1, "", "label") for row in range(sheet.height)]
        below = [Cell(sheet.height, column, 1, 1, "", "label") for column in range(sheet.width + 1)]
        return Sheet(sheet.name, sheet.width + 1, [*sheet.cells, *blank, *below])


# ---- pieces -------------------------------------------------------------------------------


class _Pieces(Paper):
    """表三 in two tables."""

    between = ""
    header = False

    def tables(self, name: str) -> str:
        if name != "applications":
            return super().tables(name)
        sheet = sheets(self.draft, name)
        below = sheet.cut(17, sheet.height)
        if self.header:
            below = Sheet(name, sheet.width, [*sheet.cut(0, 3).cells, *below.moved(down=3)])
        return self.table(sheet.cut(0, 17)) + self.between + self.table(below)


@shape
class Cut(_Pieces):
    """表三 cut in two, an empty paragraph between"""

    between = paragraph("")


@shape
class CutAdjoining(_Pieces):
    """表三 as two tables one right behind the other"""


@shape
class CutContinued(_Pieces):
    """a page break, 续表, the header again"""

    between = paragraph('<w:r><w:br w:type="page"/></w:r>') + paragraph(run("续表"))
    header = True


@shape
class HeaderAgain(Paper):
    """the header typed again in the middle of the table"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "applications":
            return sheet
        below = sheet.cut(15, sheet.height).moved(down=18)
        return Sheet(
            sheet.name, sheet.width, [*sheet.cut(0, 15).cells, *sheet.cut(0, 3).moved(down=15), *below]
        )


@shape
class BlocksApart(Paper):
    """a table for each block of 表二"""

    def tables(self, name: str) -> str:
        if name != "proactive":
            return super().tables(name)
        sheet = sheets(self.draft, name)
        edges = ((0, 4), (4, 7), (7, 11), (11, 14))
        return paragraph("").join(self.table(sheet.cut(*edge)) for edge in edges)


@shape
class CaptionRow(Paper):
    """a first row with the caption and the unit"""

    def change(self, sheet: Sheet) -> Sheet:
        caption = Cell(0, 0, 1, sheet.width, "表 政府信息公开情况统计表（单位：件）", "head")
        return Sheet(sheet.name, sheet.width, [caption, *sheet.moved(down=1)])


@shape
class HeadingRow(Paper):
    """the heading of the section as the first row of its table"""

    def section(self, section: str) -> str:
        if section not in ("proactive", "applications"):
            return super().section(section)
        sheet = sheets(self.draft, section)
        heading = Cell(0, 0, 1, sheet.width, self.draft.sections[section][0], "head")
        return self.table(Sheet(sheet.name, sheet.width, [heading, *sheet.moved(down=1)])) + paragraph("")


@shape
class OneTable(Paper):
    """all tables in one, with the headings as rows between"""

    def section(self, section: str) -> str:
        if section in ("applications", "disputes"):
            return ""
        if section != "proactive":
            return super().section(section)
        rows = []
        for name in ("proactive", "applications", "disputes"):
            heading, strings = self.draft.sections[name]
            inner = self.heading(heading) + self.prose(name, strings)
            rows.append(f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="15"/></w:tcPr>{inner}</w:tc></w:tr>')
            rows += self.rows(sheets(self.draft, name))
        return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>" + paragraph("")


@shape
class DisputesBelow(Paper):
    """表四 with its three parts below each other"""

    def change(self, sheet: Sheet) -> Sheet:
        if sheet.name != "disputes":
            return sheet
        names = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
        values = sheet.row(3)
        heads = [cell.text for cell in sheet.cells if cell.kind == "head" and cell.row == 2][:5]
        cells = []
        for part, name in enumerate(names):
            cells.append(Cell(3 * part, 0, 1, 5, name, "head"))
            cells += [Cell(3 * part + 1, column, 1, 1, head, "head") for column, head in enumerate(heads)]
            cells += [
                replace(value, row=3 * part + 2, column=column)
                for column, value in enumerate(values[5 * part : 5 * part + 5])
            ]
        return Sheet(sheet.name, 5, cells)
