"""
Word: one walk over the XML of the body, with an address for every paragraph and cell.

What is read is what a person reads: insertions accepted and deletions gone, the results of
fields, numbers that Word draws, and neither hidden text nor what is left in a merged cell. What
must not be published with a report (changes, comments, marked text) is kept in `facts`.
"""

import gc
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from gidr_lint.document.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Run, Text, join
from gidr_lint.document.tree import Block, Cell, Directive, Document, Heading, Row, Table
from gidr_lint.readers._build import blocks_of_lines, directive_words, join_lines
from gidr_lint.readers._numbering import Numbering, Style, Styles, on, whole
from gidr_lint.readers._outline import LEVELS, heading, mark_of
from gidr_lint.readers._package import Package, parsed, unreadable
from gidr_lint.readers._plain_table import MAX_SPAN, Names, PlainTable

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://purl.oclc.org/ooxml/officeDocument/math}t",
)
_DIRECTIVE = re.compile(
    r"\s*+gidr-lint-(disable-next-line|disable-line|disable-file|disable)(?![\w-])(.*)", re.S
)
# Signs of Wingdings and the like that forms are ticked with.
_SYMBOLS = {0xFE: "☑", 0x52: "☑", 0x53: "☒", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0xFC: "✓", 0xFB: "✗"}
_SYMBOL = "▪"
_LONGEST_BOLD = 40
_INLINE = (
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "rubyBase",
    "oMath", "oMathPara",
)  # fmt: skip
# What keeps a table from being read in one filtered pass.
_UNCOMMON = (
    "ins", "del", "moveFrom", "moveTo", "sdt", "numPr", "fldChar", "drawing", "pict", "object", "br", "cr", "tab",
    "ptab", "sym", "noBreakHyphen", "footnoteReference", "commentRangeStart", "commentRangeEnd", "commentReference",
    "rPrChange", "pPrChange", "highlight", "vanish", "gridBefore", "hMerge", "ruby", "altChunk", "subDoc", "customXml", "fldSimple",
)  # fmt: skip
_NO_STYLE = Style()
# Word's red, and what a hand mixes for it.
_RED = re.compile(r"[CDEFcdef][0-9A-Fa-f][0-3][0-9A-Fa-f][0-3][0-9A-Fa-f]")


class Internal(NamedTuple):
    """
    Something that is not for the public: a change (`insertion`, `deletion`, `format`), a `comment`,
    or words that are `hidden`, have a `highlight` or are `red`.
    """

    kind: str
    location: Location


class Piece(NamedTuple):
    """A stretch of an owner's text and the element it comes from, None where it is no plain text."""

    at: int
    string: str
    element: Any


class Owner:
    """The text of one paragraph or cell as it is put together; `labels` are numbers that Word draws."""

    __slots__ = ("address", "bold", "count", "labels", "length", "light", "paragraphs", "parts", "pieces")

    def __init__(self, address: Address) -> None:
        self.address = address
        self.parts: list[str] = []
        self.length = 0
        self.labels: list[tuple[int, str]] = []
        self.count = 0
        self.bold = self.light = False
        self.pieces: list[Piece] = []
        self.paragraphs: list[Any] = []

    def add(self, string: str) -> None:
        self.parts.append(string)
        self.length += len(string)

    @property
    def own(self) -> str:
        return "".join(self.parts)

    @property
    def end(self) -> int:
        """How long the text is so far, the labels counted."""
        return self.length + sum(len(label) for _, label in self.labels)

    def text(self) -> Text:
        own = self.own
        if not self.labels:
            return Text(own, 0, self.address)
        string: list[str] = []
        runs: list[Run] = []
        length = done = 0
        for place, label in (*self.labels, (len(own), "")):
            if place > done:
                runs.append(Run(length, done, place))
                string.append(own[done:place])
                length += place - done
                done = place
            if label:
                runs.append(Run(length, place, place))
                string.append(label)
                length += len(label)
        return Text("".join(string), tuple(runs), self.address)


def read(source: Source) -> Document:
    """Read a Word file; raises ReadError (E001) where it is none, or is damaged or hostile."""
    # Nothing that is made here refers back to itself, but the collector would walk over all of it
    # again and again: a fifth of the time, and more than linear in the rows.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Reader(source).document()
    finally:
        if collects:
            gc.enable()


class Reader:
    """Reads one file. With `trace` the owners keep the elements their text comes from, for a fix."""

    def __init__(self, source: Source, *, trace: bool = False) -> None:
        self.source = source
        self.trace = trace
        self.package = Package(source.data)
        self.root = self.package.xml(self.package.main)
        space, _, name = self.root.tag[1:].partition("}")
        if space not in _WORD or name != "document":
            raise unreadable(
                "压缩包里没有Word正文，这不是Word文件", "the archive holds no Word text; it is no Word file"
            )
        self.w = w = f"{{{space}}}"
        self.p, self.r, self.t, self.tbl = w + "p", w + "r", w + "t", w + "tbl"
        self.tr, self.tc, self.sdt, self.val = w + "tr", w + "tc", w + "sdt", w + "val"
        self.names = Names(self.tr, self.tc, self.p, self.t, w + "gridSpan", w + "vMerge", self.val)
        self.ppr, self.rpr = w + "pPr", w + "rPr"
        self.inline_tags = {w + name for name in _INLINE}
        self.inline_tags.update(
            tag.rpartition("}")[0] + "}" + name for tag in _MATH for name in ("oMath", "oMathPara")
        )
        self.block_tags = {w + name for name in ("customXml", "ins", "moveTo", "sdtContent")}
        self.gone_tags = {w + "del": "deletion", w + "moveFrom": "deletion"}
        self.plain_signs = {
            w + "tab": "\t", w + "ptab": "\t", w + "cr": "\n", w + "noBreakHyphen": "-",
        }  # fmt: skip
        self.picture_tags = {w + "drawing", w + "pict", w + "object"}
        self.marks = {
            w + "vanish": "hidden",
            w + "highlight": "highlight",
            w + "color": "red",
            w + "b": "bold",
            w + "rPrChange": "format",
        }
        self.uncommon = [w + name for name in _UNCOMMON]
        self.uncommon.append(_MC + "AlternateContent")
        self.uncommon.extend(tag for tag in _MATH)
        self.targets = self.package.targets(self.package.main)
        self._styles: Styles | None = None
        self._numbering: Numbering | None = None
        self.written: list[tuple[Address, str] | PlainTable] = []
        self.owners: dict[Address, Owner] = {}
        self.blocks: list[Block] = []
        self.images: list[int] = []
        self.internal: list[Internal] = []
        self.noted: set[tuple[str, Address]] = set()
        self.place = -1
        self.paragraph = self.tables = self.box_paragraph = -1
        self.fields: list[bool] = []
        self.open_comments: set[str] = set()
        self.covers: dict[str, list[Address]] = {}
        self.boxes: list[Any] = []
        self.footnotes: list[str] = []
        self.note_bodies: dict[str, Any] | None = None
        self.note_paragraph = -1
        self.carried: list[Text] = []
        self.is_contents = False

    def places(self) -> Iterator[tuple[Address, str]]:
        """The paragraphs and cells, each with its text as written."""
        for item in self.written:
            if isinstance(item, PlainTable):
                yield from item
            else:
                yield item

    # ---- the parts around the body --------------------------------------------------------

    def _part(self, kind: str, name: str) -> Any:
        """The root of a part that the body refers to, None where there is none."""
        data = self._raw(kind, name)
        return parsed(data, name) if data else None

    def _raw(self, kind: str, name: str) -> bytes:
        folder = self.package.main.rpartition("/")[0]
        for target in (*self.targets.get(kind, ()), f"{folder}/{name}" if folder else name):
            if self.package.has(target):
                return self.package.read(target)
        return b""

    @property
    def styles(self) -> Styles:
        if self._styles is None:
            self._styles = Styles(self._raw("styles", "styles.xml"), self.w)
        return self._styles

    @property
    def numbering(self) -> Numbering:
        if self._numbering is None:
            self._numbering = Numbering(self._part("numbering", "numbering.xml"), self.w)
        return self._numbering

    def document(self) -> Document:
        body = self.root.find(self.w + "body")
        if body is None:
            raise unreadable("Word文件里没有正文", "the Word file has no body")
        self._blocks(body)
        self._carry()
        directives = self._comments()
        images = tuple(self.images)
        return Document(
            self.source,
            "word",
            "",
            tuple(self.blocks),
            directives=tuple(directives),
            facts={"images": images, "internal": tuple(self._to_be_removed())},
            places=self.places(),
        )

    def _to_be_removed(self) -> list[Internal]:
        """
        What is not for the public. Above the first numbered heading and the first table a letter's
        head and the title may be red on purpose.
        """
        text = (
            b for b in self.blocks if isinstance(b, Table) or (isinstance(b, Heading) and b.mark is not None)
        )
        first = next((block.location.address for block in text), None)
        return [
            item
            for item in self.internal
            if item.kind != "red"
            or (
                first is not None
                and item.location.address is not None
                and item.location.address.place >= first.place
            )
        ]

    def _comments(self) -> list[Directive]:
        """The directives among the comments; every other comment is a fact."""
        if not self.covers and not self.targets.get("comments"):
            return []
        root = self._part("comments", "comments.xml")
        directives: list[Directive] = []
        number = -1
        for comment in root.findall(self.w + "comment") if root is not None else ():
            paragraphs = list(comment.iter(self.p))
            lines = ["".join(t.text or "" for t in p.iter(self.t)) for p in paragraphs]
            address = Address("comments", number + 1, place=self.place + 1)
            for line in lines:
                number += 1
                self.written.append((Address("comments", number, place=self.place + 1), line))
            covers = tuple(dict.fromkeys(self.covers.get(comment.get(self.w + "id", ""), ())))
            match = _DIRECTIVE.match("\n".join(lines))
            if match is None:
                where = Location(None, covers[0] if covers else address)
                if "".join(lines).strip():
                    self.internal.append(Internal("comment", where))
                continue
            codes, reason = directive_words(" ".join(match[2].split()))
            action = "disable-file" if match[1] == "disable-file" else "disable-line"
            directives.append(Directive(action, codes, reason, Location(None, address), covers))
        return directives

    # ---- blocks -----------------------------------------------------------------------------

    def _blocks(self, parent: Any, part: str = "body") -> None:
        for child in parent:
            tag = child.tag
            if tag == self.p:
                self._paragraph(child, part)
            elif tag == self.tbl:
                self._carry()
                self._table(child)
                self._behind()
            elif tag == self.sdt:
                self._content_control(child, part)
            elif tag in self.block_tags:
                self._blocks(child, part)
            elif tag == _MC + "AlternateContent":
                self._blocks(_choice(child), part)
            else:
                self._between(child)

    def _between(self, child: Any) -> None:
        """What stands between blocks and is none."""
        w = self.w
        tag = child.tag
        if tag == w + "commentRangeStart":
            self.open_comments.add(child.get(w + "id", ""))
        elif tag == w + "commentRangeEnd":
            self.open_comments.discard(child.get(w + "id", ""))
        elif tag in (w + "altChunk", w + "subDoc"):
            raise unreadable("正文里嵌有另一个文件", "another file is embedded in its text")

    def _content_control(self, element: Any, part: str) -> None:
        content = element.find(self.w + "sdtContent")
        if content is None:
            return
        gallery = element.find(f"{self.w}sdtPr/{self.w}docPartObj/{self.w}docPartGallery")
        was = self.is_contents
        if gallery is not None and gallery.get(self.val) == "Table of Contents":
            self.is_contents = True
        self._blocks(content, part)
        self.is_contents = was

    def _next_place(self) -> int:
        self.place += 1
        return self.place

    def _paragraph(self, element: Any, part: str) -> None:
        if part == "body":
            self.paragraph += 1
            address = Address("body", self.paragraph, place=self._next_place())
        elif part == "textbox":
            self.box_paragraph += 1
            address = Address(part, self.box_paragraph, place=self._next_place())
        else:
            self.note_paragraph += 1
            address = Address(part, self.note_paragraph, place=self._next_place())
        owner = self._owner(address)
        style, markup, is_gone = self._properties(element, owner)
        self._inline(element, owner, style)
        text = owner.text()
        self.written.append((address, owner.own))
        if not self.is_contents and not (style.name.startswith("toc ") and style.name[4:].isdigit()):
            if is_gone:
                if text.string:
                    self.carried.append(text)
            else:
                if self.carried:
                    text = join([*self.carried, text])
                    self.carried = []
                # A number before nothing is drawn, but heads nothing.
                if owner.length or text.address != address:
                    self._emit(text, markup, bold=owner.bold and not owner.light)
        self._behind()

    def _carry(self) -> None:
        """Paragraphs whose end was deleted, with nothing behind them to go on with."""
        if self.carried:
            text = join(self.carried)
            self.carried = []
            self._emit(text, 0, bold=False)

    def _behind(self) -> None:
        """The text boxes and footnotes of what has just been read stand behind it."""
        while self.boxes:
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                self._blocks(box, "textbox")
        if self.footnotes:
            wanted, self.footnotes = self.footnotes, []
            if self.note_bodies is None:
                root = self._part("footnotes", "footnotes.xml")
                notes = root.findall(self.w + "footnote") if root is not None else ()
                self.note_bodies = {note.get(self.w + "id", ""): note for note in notes}
                self.note_numbers = self._note_numbers()
            for id in wanted:
                note = self.note_bodies.pop(id, None)
                if note is not None:
                    self.note_paragraph = self.note_numbers[id] - 1
                    self._blocks(note, "footnotes")

    def _note_numbers(self) -> dict[str, int]:
        """Of each footnote the number of its first paragraph; the separators are no footnotes."""
        numbers: dict[str, int] = {}
        count = 0
        for id, note in (self.note_bodies or {}).items():
            if note.get(self.w + "type") in (None, "normal"):
                numbers[id] = count
                count += len(note.findall(self.p))
            else:
                numbers[id] = 0
        return numbers

    def _emit(self, text: Text, markup: int, *, bold: bool) -> None:
        string = text.string
        if not string or string.isspace():
            return
        if "\n" in string:
            lines = []
            place = 0
            for piece in string.split("\n"):
                if piece and not piece.isspace():
                    lines.append(text.part(place, place + len(piece)).strip())
                place += len(piece) + 1
        else:
            lines = [text.strip()]
        breaks = frozenset(range(1, len(lines)))
        if markup:
            self.blocks.append(heading(join_lines(lines, breaks), markup))
        elif bold and _is_bold_heading(string):
            mark = mark_of(lines[0].string)
            self.blocks.append(Heading(lines[0], LEVELS[mark.style] if mark else 2, mark))
        else:
            self.blocks.extend(blocks_of_lines(lines, breaks))

    # ---- the text of paragraphs ------------------------------------------------------------

    def _owner(self, address: Address) -> Owner:
        owner = Owner(address)
        if self.trace:
            self.owners[address] = owner
        for id in self.open_comments:
            self.covers.setdefault(id, []).append(address)
        return owner

    def _note(self, kind: str, owner: Owner, start: int | None = None) -> None:
        """A fact, once for a paragraph or cell."""
        if (kind, owner.address) not in self.noted:
            self.noted.add((kind, owner.address))
            address = owner.address
            if start is not None and start < owner.length:
                address = address._replace(start=start, end=owner.length)
            self.internal.append(Internal(kind, Location(None, address)))

    def _properties(self, element: Any, owner: Owner) -> tuple[Style, int, bool]:
        """Style, level of the heading (0: none), and whether the paragraph's end was deleted; draws its number."""
        if self.trace:
            owner.paragraphs.append(element)
        if False in self.fields:
            # No instruction goes on in the next paragraph: the field was never finished.
            self.fields.clear()
        properties = element.find(self.ppr)
        if properties is None:
            return _NO_STYLE, 0, False
        w, val = self.w, self.val
        style = _NO_STYLE
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
                for item in child:
                    if item.tag == w + "numId":
                        list_id = item.get(val)
                    elif item.tag == w + "ilvl":
                        level = whole(item.get(val))
            elif tag == w + "pPrChange":
                self._note("format", owner)
            elif tag == w + "outlineLvl":
                outline = whole(child.get(val), 9)
            elif tag == self.rpr:
                for item in child:
                    if item.tag in self.gone_tags:
                        is_gone = True
                        self._note("deletion", owner)
                    elif item.tag == w + "ins":
                        self._note("insertion", owner)
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
                self.open_comments.add(id)
                self.covers.setdefault(id, []).append(owner.address)
            elif tag == w + "commentRangeEnd":
                self.open_comments.discard(child.get(w + "id", ""))
            elif tag == _MC + "AlternateContent":
                self._inline(_choice(child), owner, style)
            elif tag in _MATH:
                owner.add(child.text or "")
            elif isinstance(tag, str) and "/math}" in tag:
                self._inline(child, owner, style)

    def _run(self, run: Any, owner: Owner, style: Style) -> None:
        w = self.w
        bold, hidden = style.bold, style.hidden
        kinds: list[str] = []
        for child in run:
            tag = child.tag
            if tag == self.t:
                string = child.text
                if not string or (self.fields and False in self.fields):
                    continue
                if hidden:
                    self._note("hidden", owner)
                    continue
                if self.trace:
                    owner.pieces.append(Piece(owner.length, string, child))
                start = owner.length
                owner.add(string)
                if not string.isspace():
                    if bold:
                        owner.bold = True
                    else:
                        owner.light = True
                    for kind in kinds:
                        self._note(kind, owner, start)
            elif tag == self.rpr:
                for item in child:
                    what = self.marks.get(item.tag)
                    if what is None:
                        continue
                    if what == "bold":
                        bold = on(item, self.val)
                    elif what == "hidden":
                        hidden = on(item, self.val)
                    elif what == "highlight":
                        if item.get(self.val, "none") not in ("none", "white"):
                            kinds.append(what)
                    elif what == "format":
                        kinds.append(what)
                    elif _RED.fullmatch(item.get(self.val, "")):
                        kinds.append(what)
            elif tag in self.plain_signs:
                self._sign(self.plain_signs[tag], owner, hidden=hidden)
            elif tag == w + "br":
                if child.get(w + "type") in (None, "textWrapping"):
                    self._sign("\n", owner, hidden=hidden)
            elif tag == w + "fldChar":
                self._field(child.get(w + "fldCharType"))
            elif tag == w + "sym":
                code = whole_hex(child.get(w + "char"))
                font = (child.get(w + "font") or "").lower()
                known = _SYMBOLS.get(code & 0xFF, _SYMBOL) if "wingdings" in font or code >= 0xF000 else ""
                self._sign(known or (chr(code) if code >= 0x20 else _SYMBOL), owner, hidden=hidden)
            elif tag in self.picture_tags:
                self._picture(child, owner)
            elif tag == w + "footnoteReference":
                self.footnotes.append(child.get(w + "id", ""))
            elif tag == w + "commentReference":
                self.covers.setdefault(child.get(w + "id", ""), []).append(owner.address)
            elif tag == w + "ruby":
                base = child.find(w + "rubyBase")
                if base is not None:
                    self._inline(base, owner, style)
            elif tag == _MC + "AlternateContent":
                self._run(_choice(child), owner, style)

    def _sign(self, sign: str, owner: Owner, *, hidden: bool) -> None:
        """A character that is an element of its own; no fix can put a part of it elsewhere."""
        if hidden or (self.fields and False in self.fields):
            return
        if self.trace:
            owner.pieces.append(Piece(owner.length, sign, None))
        owner.add(sign)

    def _field(self, kind: str | None) -> None:
        """Between its beginning and its separator a field has its instruction, then its result."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _picture(self, element: Any, owner: Owner) -> None:
        """A drawing holds text boxes, or is a picture (as is a sheet of another program)."""
        boxes = [box for box in element.iter(self.w + "txbxContent") if _outermost(box, element)]
        if boxes:
            self.boxes.extend(boxes)
            return
        self.images.append(owner.address.place)

    # ---- tables -----------------------------------------------------------------------------

    def _table(self, element: Any) -> None:
        self.tables += 1
        number, place = self.tables, self._next_place()
        if not self.trace and not self.open_comments and self._is_plain(element):
            plain = PlainTable(element, self.names, number, place)
            if plain.is_single:
                self._layout(list(self._rows(element)), number, place)
            elif plain.rows:
                self.written.append(plain)
                location = Location(None, _cell_at(number, 0, 0, place))
                self.blocks.append(Table(plain.to_rows(), location, "word"))
            return
        rows = list(self._rows(element))
        lays_out = element.find(f".//{self.tbl}") is not None or (
            len(rows) == 1 and sum(1 for _ in self._cells(rows[0])) == 1
        )
        if lays_out:
            self._layout(rows, number, place)
            return
        built: list[tuple[list[list[Any]], Location]] = []
        above: dict[int, list[Any]] = {}
        for index, row in enumerate(rows):
            if self._is_deleted(row):
                self.internal.append(Internal("deletion", Location(None, _cell_at(number, index, 0, place))))
                continue
            cells: list[list[Any]] = []
            open_ones: dict[int, list[Any]] = {}
            column = 0
            for cell, colspan, merge in self._laid(row):
                if cell is None:
                    cells.append([Text("", 0, _cell_at(number, index, column, place)), 1, colspan])
                    column += colspan
                    continue
                if merge == "continue" and column in above:
                    held = above[column]
                    held[1] += 1
                    open_ones[column] = held
                    column += held[2]
                    continue
                if merge == "left" and cells:
                    cells[-1][2] += colspan
                    column += colspan
                    continue
                held = [self._cell(cell, _cell_at(number, index, column, place)), 1, colspan]
                cells.append(held)
                if merge is not None:
                    open_ones[column] = held
                column += colspan
            above = open_ones
            end = Location(None, _cell_at(number, index, max(column - 1, 0), place))
            built.append((cells, end))
        finished = tuple(
            Row(tuple(Cell(text, None, rowspan, colspan) for text, rowspan, colspan in cells), end)
            for cells, end in built
        )
        if finished:
            self.blocks.append(Table(finished, Location(None, _cell_at(number, 0, 0, place)), "word"))

    def _is_plain(self, table: Any) -> bool:
        """
        Whether a table holds nothing but rows, cells and text, as nearly every one does: then
        one filtered pass, which makes no object for anything else, reads it.
        """
        elements = table.iter(self.tbl, *self.uncommon)
        next(elements)
        if next(elements, None) is not None:
            return False
        colors = {color.get(self.val, "") for color in table.iter(self.w + "color")}
        if any(map(_RED.fullmatch, colors)):
            return False
        names = {style.get(self.val, "") for style in table.iter(self.w + "pStyle")}
        return not any(self.styles.get(name).list_id or self.styles.get(name).hidden for name in names)

    def _rows(self, parent: Any) -> Any:
        for child in parent:
            tag = child.tag
            if tag == self.tr:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._rows(content)
            elif tag in self.block_tags:
                yield from self._rows(child)
            else:
                self._between(child)

    def _cells(self, parent: Any) -> Any:
        for child in parent:
            tag = child.tag
            if tag == self.tc:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._cells(content)
            elif tag in self.block_tags:
                yield from self._cells(child)

    def _is_deleted(self, row: Any) -> bool:
        properties = row.find(self.w + "trPr")
        return properties is not None and properties.find(self.w + "del") is not None

    def _laid(self, row: Any) -> Any:
        """The cells of a row: element (None for a place left out), columns, and how it is merged."""
        w = self.w
        properties = row.find(w + "trPr")
        before = properties.find(w + "gridBefore") if properties is not None else None
        if before is not None:
            yield None, min(max(whole(before.get(self.val), 1), 1), MAX_SPAN), None
        for cell in self._cells(row):
            colspan, merge = 1, None
            properties = cell.find(w + "tcPr")
            if properties is not None:
                for child in properties:
                    tag = child.tag
                    if tag == w + "gridSpan":
                        colspan = min(max(whole(child.get(self.val), 1), 1), MAX_SPAN)
                    elif tag == w + "vMerge":
                        merge = child.get(self.val, "continue")
                    elif tag == w + "hMerge" and child.get(self.val, "continue") == "continue":
                        merge = "left"
            yield cell, colspan, merge

    def _cell(self, element: Any, address: Address) -> Text:
        owner = self._owner(address)
        for item in self._in_cell(element):
            self._cell_paragraph(item, owner)
        own = owner.own
        self.written.append((address, own))
        if own.isspace() and not owner.labels:
            # A fix replaces the white space too.
            return Text("", 0, address)
        text = owner.text()
        return text.strip() if text.string else text

    def _in_cell(self, parent: Any) -> Any:
        """The paragraphs and tables in a cell."""
        for child in parent:
            tag = child.tag
            if tag == self.p or tag == self.tbl:
                yield child
            elif tag == self.sdt:
                content = child.find(self.w + "sdtContent")
                if content is not None:
                    yield from self._in_cell(content)
            elif tag in self.block_tags:
                yield from self._in_cell(child)
            elif tag == _MC + "AlternateContent":
                yield from self._in_cell(_choice(child))
            else:
                self._between(child)

    def _cell_paragraph(self, element: Any, owner: Owner) -> int:
        """Add a paragraph to the text of its cell; the level of the heading that it is."""
        if owner.count:
            if self.trace:
                owner.pieces.append(Piece(owner.length, "\n", None))
            owner.add("\n")
        owner.count += 1
        style, markup, _ = self._properties(element, owner)
        self._inline(element, owner, style)
        return markup

    def _layout(self, rows: list[Any], number: int, place: int) -> None:
        """A table that holds others, or the whole text in its one cell, only lays out the page."""
        for index, row in enumerate(rows):
            if self._is_deleted(row):
                continue
            column = 0
            for cell, colspan, merge in self._laid(row):
                if cell is not None and merge not in ("continue", "left"):
                    self._laid_out(cell, _cell_at(number, index, column, place))
                column += colspan

    def _laid_out(self, cell: Any, address: Address) -> None:
        """What a cell holds, block by block; the paragraphs are parts of the cell's text."""
        owner = self._owner(address)
        found: list[tuple[Any, int, int, int, bool]] = []
        for item in self._in_cell(cell):
            if item.tag == self.tbl:
                found.append((item, 0, 0, 0, False))
                continue
            owner.bold = owner.light = False
            start = owner.end + (owner.count > 0)
            markup = self._cell_paragraph(item, owner)
            found.append((None, start, owner.end, markup, owner.bold and not owner.light))
        self.written.append((address, owner.own))
        text = owner.text()
        for table, start, end, markup, bold in found:
            if table is not None:
                self._table(table)
            elif start < end:
                self._emit(text.part(start, end), markup, bold=bold)


def _cell_at(table: int, row: int, column: int, place: int) -> Address:
    return Address("body", None, table, row, column, None, None, place)


def _choice(element: Any) -> Any:
    """Of what is written twice, for newer and for older programs, the first that holds anything."""
    for child in element:
        if child.tag in (_MC + "Choice", _MC + "Fallback"):
            return child
    return ()


def _outermost(box: Any, drawing: Any) -> bool:
    """Whether a text box is in no other one of the drawing, nor in what is there for older programs."""
    parent = box.getparent()
    while parent is not None and parent is not drawing:
        if parent.tag == box.tag or parent.tag == _MC + "Fallback":
            return False
        parent = parent.getparent()
    return True


def _is_bold_heading(string: str) -> bool:
    """Whether a paragraph all in bold is short enough for a heading, and no sentence."""
    line = string.strip()
    if "\n" in line or len(line) > _LONGEST_BOLD or line[-1] in "。；，、！？;,!?：:":
        return False
    mark = mark_of(line)
    return mark is None or mark.end < len(line)


def whole_hex(value: str | None) -> int:
    """A code point in hexadecimal, 0 for what is none."""
    try:
        code = int(value or "", 16)
    except ValueError:
        return 0
    return code if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else 0
