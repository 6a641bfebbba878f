"""The text of an ODT file's paragraphs: words, spaces, changes, comments, notes and what floats beside them."""

import re
from functools import cached_property
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block
from gidr_lint.formats.odt.lists import Lists
from gidr_lint.formats.odt.names import DRAW, OFFICE, TABLE, TEXT, number
from gidr_lint.formats.odt.package import OdtPackage
from gidr_lint.formats.odt.styles import Style, Styles
from gidr_lint.formats.owner import MOST_OPEN, Internal, Owner, blocks_of
from gidr_lint.formats.package import unreadable
from gidr_lint.formats.word.looks import is_note_number

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
# Of one file, what repeated spaces, cells and rows make beyond one each.
ROOM = 400_000
_CHANGES = {f"{TEXT}insertion": "insertion", f"{TEXT}deletion": "deletion", f"{TEXT}format-change": "format"}
P, H = f"{TEXT}p", f"{TEXT}h"
# What holds words that are not those of the paragraph, or none.
_PASSED_OVER = {
    f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{TEXT}script", f"{OFFICE}event-listeners", f"{TEXT}soft-page-break",
}  # fmt: skip
_PICTURES = (f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole")
_HIDDEN = (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")


class Texts:
    """Puts together the text of paragraphs; the blocks of the page are gathered here."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.package = OdtPackage(source.data)
        self.root = self.package.parsed(self.package.read(self.package.main), self.package.main)
        body = self.root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise unreadable("ODT文件里没有文字正文", "the ODT file has no body of text")
        self.body = body
        self.common = self.package.xml("styles.xml") if self.package.has("styles.xml") else None
        self.styles = Styles(self.root, self.common)
        self.lists = Lists(self.styles)
        self.kinds = self._changes()
        self.room = ROOM
        self.place = -1
        self.written: list[tuple[Address, str]] = []
        self.internal: list[Internal] = []
        self.noted: set[tuple[str, Address]] = set()
        self.images: list[int] = []
        self.boxes: list[Any] = []
        self.footnotes: list[Any] = []
        self.endnotes: list[Any] = []
        self.blocks: list[Block] = []
        self.is_hidden = False
        self.open_changes: dict[str, set[str]] = {}
        self.comments: list[tuple[Any, list[Address]]] = []
        self.open_comments: dict[str, list[Address]] = {}
        # Whether a space would stand behind another, or at the beginning: it is not shown then.
        self.is_spaced = True

    def _changes(self) -> dict[str, str]:
        """What each of the tracked changes does."""
        kinds: dict[str, str] = {}
        for region in self.body.findall(f"{TEXT}tracked-changes/{TEXT}changed-region"):
            id = region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            kind = next((_CHANGES[child.tag] for child in region if child.tag in _CHANGES), None)
            if kind is not None:
                kinds[id] = kind
        return kinds

    def _next_place(self) -> int:
        self.place += 1
        return self.place

    def _owner(self, address: Address) -> Owner:
        for covers in self.open_comments.values():
            covers.append(address)
        return Owner(address)

    def _note(self, kind: str, owner: Owner, start: int | None = None) -> None:
        """A fact, once for a paragraph or cell."""
        if (kind, owner.address) not in self.noted:
            self.noted.add((kind, owner.address))
            address = owner.address
            if start is not None and start < owner.length:
                address = address._replace(start=start, end=owner.length)
            self.internal.append(Internal(kind, Location(None, address)))

    def _paragraph_text(self, element: Any, owner: Owner, label: str | None) -> tuple[Style, int]:
        """Add what a paragraph or heading says; its style and the level of the heading that it is."""
        style = self.styles.get("paragraph", element.get(f"{TEXT}style-name"))
        markup = 1 if style.is_title else 0
        if element.tag == H:
            markup = number(element, f"{TEXT}outline-level", 1, 10)
            if label is None and element.get(f"{TEXT}is-list-header") != "true" and style.list_name != "":
                label = self.lists.heading_label(markup, element)
        if label:
            owner.labels.append((owner.length, label + (" " if label[-1].isascii() else "")))
        self.is_spaced = True
        self._inline(element, owner, style)
        return style, markup

    def _inline(self, parent: Any, owner: Owner, style: Style) -> None:
        if parent.text:
            self._add(parent.text, owner, style)
        for child in parent:
            self._element(child, owner, style)
            if child.tail:
                self._add(child.tail, owner, style)

    def _element(self, element: Any, owner: Owner, style: Style) -> None:
        tag = element.tag
        if tag == f"{TEXT}span":
            self._inline(element, owner, self._over(style, element))
        elif tag == f"{TEXT}s":
            count = number(element, f"{TEXT}c", 1, _MOST_SPACES)
            self._take(None, count)
            self._sign(" " * count, owner, style)
        elif tag == f"{TEXT}tab":
            self._sign("\t", owner, style)
        elif tag == f"{TEXT}line-break":
            self._sign("\n", owner, style)
        elif tag == f"{TEXT}note":
            bodies = element.findall(f"{TEXT}note-body")
            (self.endnotes if element.get(f"{TEXT}note-class") == "endnote" else self.footnotes).extend(
                bodies
            )
        elif tag.startswith(DRAW):
            self._drawing(element, owner.address.place)
        elif tag in _HIDDEN and element.get(f"{TEXT}is-hidden") == "true":
            self._note("hidden", owner)
        elif not self._mark(element, owner) and tag not in _PASSED_OVER:
            # Links, fields, bookmarks, and what later versions may add: the words in them are shown.
            if tag.startswith(TEXT):
                self._inline(element, owner, style)

    def _over(self, style: Style, span: Any) -> Style:
        """The style of words in a paragraph of another."""
        return style.over(self.styles.get("text", span.get(f"{TEXT}style-name")))

    def _take(self, element: Any, count: int) -> None:
        """Take the room for an element to be read as often as this. Raises ReadError where there is none left."""
        if count > 1:
            size = (
                1
                if element is None
                else sum(1 + len(e.text or "") + len(e.tail or "") for e in element.iter())
            )
            self.room -= size * (count - 1)
            if self.room < 0:
                raise unreadable(
                    "文件里重复的行、列或空格过多，不像年度报告",
                    "it repeats too many rows, columns or spaces for a report",
                )

    def _add(self, written: str, owner: Owner, style: Style) -> None:
        """Words, in which white space of any length is one space."""
        string = _SPACE.sub(" ", written)
        if self.is_spaced and string[0] == " ":
            string = string[1:]
        if string:
            self.is_spaced = string[-1] == " "
            self._show(string, owner, style)

    def _sign(self, sign: str, owner: Owner, style: Style) -> None:
        """Space that is an element of its own, and shown as it is."""
        self.is_spaced = False
        self._show(sign, owner, style)

    def _show(self, string: str, owner: Owner, style: Style) -> None:
        if self.is_hidden or style.hidden or (style.is_white and not self.may_cover):
            self._note("hidden", owner)
            return
        if style.struck:
            self._note("struck", owner)
            return
        # The number of a note is no part of the one that it stands behind.
        if style.raised and owner.is_level and is_note_number(string):
            return
        start = owner.length
        if not owner.show(string, bold=bool(style.bold)):
            return
        owner.is_level = owner.is_level or not style.raised
        for kind in style.marks:
            self._note(kind, owner, start)
        for kind, ids in self.open_changes.items():
            if ids:
                self._note(kind, owner, start)

    @cached_property
    def may_cover(self) -> bool:
        """Whether white words may stand on something: a color, or a drawing."""
        return self.styles.may_cover or any(element.tag.startswith(DRAW) for element in self.body.iter())

    def _mark(self, element: Any, owner: Owner | None) -> bool:
        """Whether an element begins or ends a change or a comment; it may stand between paragraphs, too."""
        tag = element.tag
        if tag == f"{OFFICE}annotation":
            covers = [owner.address] if owner is not None else []
            self.comments.append((element, covers))
            name = element.get(f"{OFFICE}name")
            if name and len(self.open_comments) < MOST_OPEN:
                self.open_comments[name] = covers
        elif tag == f"{OFFICE}annotation-end":
            self.open_comments.pop(element.get(f"{OFFICE}name") or "", None)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
            id = element.get(f"{TEXT}change-id") or ""
            kind = self.kinds.get(id)
            if kind is None:
                return True
            if tag == f"{TEXT}change":
                address = owner.address if owner is not None else Address(paragraph=0)
                self._note(kind, owner or Owner(address))
            elif tag == f"{TEXT}change-start":
                self.open_changes.setdefault(kind, set()).add(id)
            else:
                self.open_changes.get(kind, set()).discard(id)
        else:
            return False
        return True

    def _drawing(self, element: Any, place: int) -> None:
        """What floats beside the text: boxes of text, or a picture (as is a sheet of another program)."""
        boxes = _outermost(element)
        if boxes:
            self.boxes.extend(boxes)
        elif any(True for name in _PICTURES for _ in element.iter(name)):
            self.images.append(place)

    def _emit(self, text: Text, markup: int, *, bold: bool) -> None:
        self.blocks.extend(blocks_of(text, markup, bold=bold))


def _outermost(element: Any) -> list[Any]:
    """The elements of a drawing that hold paragraphs or tables, and are in no other one."""
    if any(child.tag in (P, H, f"{TEXT}list", f"{TABLE}table") for child in element):
        return [element]
    return [box for child in element if child.tag.startswith(DRAW) for box in _outermost(child)]
