"""The text of a Word file's paragraphs: properties, runs, fields, and the blocks it makes."""

from collections.abc import Iterator
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block
from gidr_lint.formats.owner import Internal, Owner, Piece, blocks_of
from gidr_lint.formats.word.looks import Look, changed, is_note_number, shaded
from gidr_lint.formats.word.numbering import whole
from gidr_lint.formats.word.parts import MATH, MC, Parts, choice
from gidr_lint.formats.word.styles import Style

# Signs of Wingdings and the like that forms are ticked with.
_SYMBOLS = {0xFE: "☑", 0x52: "☑", 0x53: "☒", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0xFC: "✓", 0xFB: "✗"}
_SYMBOL = "▪"


class Texts(Parts):
    """Puts together the text of paragraphs; the blocks of the page are gathered here."""

    def __init__(self, source: Source, *, trace: bool = False) -> None:
        super().__init__(source, trace=trace)
        self.owners: dict[Address, Owner] = {}
        self.images: list[int] = []
        self.noted: set[tuple[str, Address]] = set()
        self.fields: list[bool] = []
        # Of the field begun last: how deep it is, where it begins, and the entry chosen in it.
        self.chosen = (0, 0, "")
        self.boxes: list[Any] = []
        self.footnotes: list[str] = []
        self.blocks: list[Block] = []
        # Whether something other than white is behind the cell.
        self.is_cell_filled = False

    def _owner(self, address: Address) -> Owner:
        owner = Owner(address)
        self.last = address
        if self.trace:
            self.owners[address] = owner
        for id in self.open_comments:
            self.covers.setdefault(id, []).append(address)
        return owner

    def _note(self, kind: str, owner: Owner, start: int | None = None) -> None:
        """A fact, once for a paragraph or cell."""
        address = owner.address
        if start is not None and start < owner.length:
            address = address._replace(start=start, end=owner.length)
        self._note_at(kind, address)

    def _note_at(self, kind: str, address: Address) -> None:
        """A fact, once for a paragraph or cell."""
        if (kind, address.whole) not in self.noted:
            self.noted.add((kind, address.whole))
            self.internal.append(Internal(kind, Location(None, address)))

    def _properties(self, element: Any, owner: Owner) -> tuple[Style, int, bool]:
        """Style, level of the heading (0: none), and whether the paragraph's end was deleted; draws its number."""
        if self.trace:
            owner.paragraphs.append(element)
        if False in self.fields:
            # No instruction goes on in the next paragraph: the field was never finished.
            self.fields.clear()
        properties = element.find(self.ppr)
        style = self.styles.default
        if properties is None:
            return style, 0, False
        w, val = self.w, self.val
        outline: int | None = None
        list_id: str | None = None
        level: int | None = None
        id = ""
        is_gone = False
        for child in properties:
            tag = child.tag
            if tag == w + "pStyle":
                id = child.get(val, "")
                style = self.styles.get(id)
            elif tag == w + "numPr":
                list_id, level = self._list(child, owner)
            elif tag in self.changes:
                self._note("format", owner)
            elif tag == w + "shd":
                style = style._replace(look=shaded(style.look, child, w))
            elif tag == w + "sectPr":
                self.sections.append(child)
                if child.find(w + "sectPrChange") is not None:
                    self._note("format", owner)
            elif tag == w + "outlineLvl":
                outline = whole(child.get(val), 9)
            elif tag == self.rpr:
                is_gone = self._end(child, owner)
        if outline is None:
            outline = style.outline
        if list_id is None and style.list_id is not None:
            list_id = style.list_id
            if level is None:
                level = self.numbering.by_style.get((list_id, id), style.level)
        # A paragraph whose end was deleted goes on as the next one, with that one's number.
        if list_id is not None and list_id != "0" and not is_gone:
            label = self.numbering.next(list_id, level or 0)
            if label:
                glue = " " if label[-1].isascii() else ""
                owner.labels.append((owner.length, label + glue))
        markup = 1 if style.name == "title" else 0
        if outline is not None and 0 <= outline < 9:
            markup = outline + 1
        return style, markup, is_gone

    def _list(self, properties: Any, owner: Owner) -> tuple[str | None, int | None]:
        """The list that a paragraph is an item of, and its level there."""
        id: str | None = None
        level: int | None = None
        for item in properties:
            if item.tag == self.w + "numId":
                id = item.get(self.val)
            elif item.tag == self.w + "ilvl":
                level = whole(item.get(self.val))
            elif item.tag in self.changes:
                self._note("format", owner)
        return id, level

    def _end(self, properties: Any, owner: Owner) -> bool:
        """Whether the end of a paragraph was deleted."""
        is_gone = False
        for item in properties:
            if item.tag in self.gone_tags:
                is_gone = True
                self._note("deletion", owner)
            elif item.tag == self.w + "ins":
                self._note("insertion", owner)
            elif item.tag in self.changes:
                self._note("format", owner)
        return is_gone

    def _inline(self, parent: Any, owner: Owner, style: Style) -> None:
        w = self.w
        for child in parent:
            tag = child.tag
            if tag == self.r:
                self._run(child, owner, style)
            elif tag == self.ppr:
                continue
            elif tag in self.inline_tags:
                start = owner.length
                self._inline(child, owner, style)
                if tag == w + "ins" or tag == w + "moveTo":
                    self._note("insertion", owner, start)
            elif tag == self.sdt:
                content = child.find(w + "sdtContent")
                if content is not None:
                    self._inline(content, owner, style)
            elif tag in self.gone_tags:
                self._note("deletion", owner)
            elif tag == w + "commentRangeStart":
                id = child.get(w + "id", "")
                self._open_comment(id)
                self.covers.setdefault(id, []).append(owner.address)
            elif tag == w + "commentRangeEnd":
                self.open_comments.discard(child.get(w + "id", ""))
            elif tag == MC + "AlternateContent":
                self._inline(choice(child), owner, style)
            elif tag in MATH:
                owner.add(child.text or "")
            elif "/math}" in tag:
                self._inline(child, owner, style)

    def _run(self, run: Any, owner: Owner, style: Style) -> None:
        look = style.look
        for child in run:
            tag = child.tag
            if tag == self.t:
                self._words(child, owner, look)
            elif tag == self.rpr:
                look = self._look(child, look)
            elif tag in self.plain_signs:
                self._sign(self.plain_signs[tag], owner, look)
            else:
                self._in_run(child, owner, style, look)

    def _words(self, element: Any, owner: Owner, look: Look) -> None:
        string = element.text
        if not string or (self.fields and False in self.fields):
            return
        if not look.is_plain:
            gone = self._gone(look)
            if gone:
                self._note(gone, owner)
                return
            # The number of a note is no part of the one that it stands behind.
            if look.is_raised and owner.is_level and is_note_number(string):
                return
        if self.trace:
            owner.pieces.append(Piece(owner.length, string, element))
        start = owner.length
        if not owner.show(string, bold=look.is_bold):
            return
        owner.is_level = owner.is_level or not look.is_raised
        if not look.is_plain:
            for kind in look.kinds:
                self._note(kind, owner, start)

    def _gone(self, look: Look) -> str:
        """Why words are not read, as a person does not see them or sees them struck out; empty where they are."""
        if look.is_hidden:
            return "hidden"
        if look.is_struck:
            return "struck"
        if look.color != "white" or look.is_filled or self.is_cell_filled or self.may_cover:
            return ""
        # White on white.
        return "hidden"

    def _look(self, properties: Any, look: Look) -> Look:
        for item in properties:
            what = self.marks.get(item.tag)
            if what == "style":
                look = look.over(self.styles.get(item.get(self.val, "")).look)
            elif what is not None:
                look = changed(look, what, item, self.w)
        return look

    def _in_run(self, child: Any, owner: Owner, style: Style, look: Look) -> None:
        """What a run holds besides its words: breaks, fields, symbols, pictures, notes, and what stands in other elements."""
        w, tag = self.w, child.tag
        if tag == w + "br":
            if child.get(w + "type") in (None, "textWrapping"):
                self._sign("\n", owner, look)
        elif tag == w + "fldChar":
            self._field(child, owner, look)
        elif tag == w + "sym":
            self._sign(self._symbol(child), owner, look)
        elif tag in self.picture_tags:
            self._picture(child, owner)
        elif tag == w + "footnoteReference":
            self.footnotes.append(child.get(w + "id", ""))
        elif tag == w + "endnoteReference":
            self.endnotes.append(child.get(w + "id", ""))
        elif tag == w + "commentReference":
            self.covers.setdefault(child.get(w + "id", ""), []).append(owner.address)
        elif tag == w + "ruby":
            base = child.find(w + "rubyBase")
            if base is not None:
                self._inline(base, owner, style)
        elif tag == MC + "AlternateContent":
            self._run(choice(child), owner, style)

    def _symbol(self, element: Any) -> str:
        """The character that a symbol of a font stands for."""
        code = whole_hex(element.get(self.w + "char"))
        font = (element.get(self.w + "font") or "").lower()
        known = _SYMBOLS.get(code & 0xFF, _SYMBOL) if "wingdings" in font or code >= 0xF000 else ""
        return known or (chr(code) if code >= 0x20 else _SYMBOL)

    def _sign(self, sign: str, owner: Owner, look: Look) -> None:
        """A character that is an element of its own; no fix can put a part of it elsewhere."""
        if look.is_hidden or look.is_struck or (self.fields and False in self.fields):
            return
        if self.trace:
            owner.pieces.append(Piece(owner.length, sign, None))
        owner.add(sign)

    def _field(self, element: Any, owner: Owner, look: Look) -> None:
        """Between its beginning and its separator a field has its instruction, then its result."""
        kind = element.get(self.w + "fldCharType")
        if kind == "begin":
            self.fields.append(False)
            self.chosen = (len(self.fields), owner.length, self._chosen(element))
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            depth, start, entry = self.chosen
            is_own = depth == len(self.fields)
            self.fields.pop()
            # Word draws what was chosen, which stands nowhere in the text.
            if is_own and entry and owner.length == start:
                self._sign(entry, owner, look)

    def _chosen(self, element: Any) -> str:
        """The entry that is chosen in a field of a form that is a list to choose from."""
        w = self.w
        box = element.find(f"{w}ffData/{w}ddList")
        if box is None:
            return ""
        entries = [entry.get(self.val, "") for entry in box.findall(w + "listEntry")]
        number = box.find(w + "result")
        if number is None:
            number = box.find(w + "default")
        place = whole(number.get(self.val)) if number is not None else 0
        return entries[place] if 0 <= place < len(entries) else ""

    def _picture(self, element: Any, owner: Owner) -> None:
        """A drawing holds text boxes or WordArt, or is a picture (as is a sheet of another program)."""
        boxes = list(_outermost(element, self.w + "txbxContent"))
        if boxes:
            self.boxes.extend(boxes)
            return
        self.images.append(owner.address.place)

    def _emit(self, text: Text, markup: int, *, bold: bool) -> None:
        self.blocks.extend(blocks_of(text, markup, bold=bold))


def _outermost(drawing: Any, box: str) -> Iterator[Any]:
    """The text boxes and WordArt of a drawing that are in no other box, nor in what is there for older programs."""
    for child in drawing:
        if child.tag == box or is_word_art(child):
            yield child
        elif child.tag != MC + "Fallback":
            yield from _outermost(child, box)


def is_word_art(element: Any) -> bool:
    """Whether an element is the words of a WordArt, or of a watermark, which is one."""
    return element.tag.endswith("}textpath") and bool(element.get("string"))


def whole_hex(value: str | None) -> int:
    """A code point in hexadecimal, 0 for what is none."""
    try:
        code = int(value or "", 16)
    except ValueError:
        return 0
    return code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 0
