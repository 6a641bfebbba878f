"""
Where something stands in a Word or ODT file, in words that a person finds it by: Word numbers neither
paragraphs nor rows.
"""

from collections.abc import Callable, Iterator

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.location import Address, Location
from gidr_lint.document.personal import excerpt
from gidr_lint.document.tree import Block, Heading, Table
from gidr_lint.judging.case import Case
from gidr_lint.report.model import BoundCell, Report
from gidr_lint.report.names import cell_name, short

_FIRST_WORDS = 12
_LABEL = 16
# As much of a text is masked before it is cut: more than anything that is masked is long.
_LOOKED_AT = 200
_TITLE = Words("标题", "title")
_PREAMBLE = Words("第一部分之前", "before section one")
_SIGNATURE = Words("落款", "signature")
_TABLE = Words("表格", "table")
_PARTS = {
    "footnotes": Words("脚注", "footnote"),
    "endnotes": Words("尾注", "endnote"),
    "comments": Words("批注", "comment"),
    "header": Words("页眉", "header"),
    "footer": Words("页脚", "footer"),
    "textbox": Words("文本框", "text box"),
}
# A paragraph, and what it stands under: a section by its heading as the draft has it, or a part of the page.
_Placed = tuple[Block, Words]


class Names:
    """
    Names of the places of one draft: 表三“（七）总计”行“自然人”列; 一、总体情况 “（二）依申请公开…”.

    `shown` is given whatever is quoted of the draft before it is cut short, so that personal data can be masked.
    """

    __slots__ = ("_case", "_cells", "_placed", "_shown")

    def __init__(self, case: Case, shown: Callable[[str], str] = str) -> None:
        self._case = case
        self._shown = shown
        self._placed: dict[Address, list[_Placed]] | None = None
        self._cells: dict[Address, BoundCell] | None = None

    def of(self, location: Location) -> Words | None:
        """The name of a place; None where it has no address, or nothing that tells where it is stands there."""
        address = location.address
        if address is None:
            return None
        known = self._known().get(address.whole, ())
        if not known:
            return self._cell(address) if address.table is not None else self._beside(address)
        block, under = known[0]
        for other, part in known[1:] if address.table is not None else ():
            # A cell may hold several paragraphs, a paragraph a heading and what runs on behind it.
            own = other.location.address
            if own is not None and (own.start or 0) <= (address.start or 0):
                block, under = other, part
        return self._prose(block, under)

    def _known(self) -> dict[Address, list[_Placed]]:
        if self._placed is None:
            self._placed = {}
            for block, under in _placed(self._case.report):
                address = block.location.address
                if address is not None and not isinstance(block, Table):
                    self._placed.setdefault(address.whole, []).append((block, under))
        return self._placed

    def _prose(self, block: Block, under: Words) -> Words | None:
        if isinstance(block, Table):
            return None
        said = self._quoted(block.text.string, _FIRST_WORDS)
        if isinstance(block, Heading) and said.rstrip("…") in under.zh:
            return under
        return Words(f"{under.zh} “{said}”", f"{under.en}: {said}")

    def _beside(self, address: Address) -> Words | None:
        """A place in no part of the report: a header, a note, or an empty paragraph."""
        part = _PARTS.get(address.part)
        said = self._quoted(self._case.document.written(address.whole), _FIRST_WORDS)
        if not said:
            return part
        if part is None:
            return Words(f"“{said}”", said)
        return Words(f"{part.zh} “{said}”", f"{part.en}: {said}")

    def _cell(self, address: Address) -> Words | None:
        if self._cells is None:
            found = ((cell.location.address, cell) for cell in self._case.report.cells.values())
            self._cells = {place.whole: cell for place, cell in reversed(list(found)) if place is not None}
        bound = self._cells.get(address.whole)
        if bound is not None:
            return cell_name(bound)
        for block, under in _placed(self._case.report):
            place = block.location.address
            if isinstance(block, Table) and place is not None and place.table == address.table:
                name = self._table(block) or Words(f"{under.zh} {_TABLE.zh}", f"{under.en}, {_TABLE.en}")
                return self._line(block, address, name)
        return None

    def _table(self, block: Table) -> Words | None:
        for table in self._case.report.tables.values():
            if block in table.tables:
                return table.name
        return None

    def _line(self, table: Table, address: Address, name: Words) -> Words:
        """A cell of a table by what it says, for want of that by the first words of its row."""
        own = self._quoted(short(self._case.document.written(address.whole)), _LABEL)
        if any(not char.isdecimal() for char in own):
            return Words(f"{name.zh}“{own}”", f"{name.en}, {own}")
        for row in table.rows:
            place = row.cells[0].text.address if row.cells else None
            if place is not None and place.row == address.row:
                label = next((string for string in row.strings if string and not string.isdecimal()), "")
                said = self._quoted(short(label), _LABEL)
                return Words(f"{name.zh}“{said}”行", f"{name.en}, row {said}") if said else name
        return name

    def _quoted(self, string: str, most: int) -> str:
        return excerpt(self._shown(" ".join(string[:_LOOKED_AT].split())), most)


def _placed(report: Report) -> Iterator[_Placed]:
    """The blocks of the page with what each stands under."""
    title = report.title.address if report.title is not None else None
    for block in report.document.blocks:
        if not report.parts or block.location.order >= report.parts[0].heading.location.order:
            break
        yield block, _TITLE if _is_at(block, title) else _PREAMBLE
    for part in report.parts:
        string = excerpt(part.heading.text.string, _LABEL)
        under = Words(string, string)
        yield part.heading, under
        yield from ((block, under) for block in part.blocks)
    yield from ((block, _SIGNATURE) for block in report.signature)


def _is_at(block: Block, place: Address | None) -> bool:
    own = block.location.address
    return own is not None and place is not None and own.whole == place.whole
