"""
Word: one walk over the XML of the body, with an address for every paragraph and cell.

What is read is what a person reads: insertions accepted and deletions gone, the results of
fields, numbers that Word draws, and neither hidden text nor what is left in a merged cell. What
must not be published with a report (changes, comments, marked text) is kept in `facts`.
"""

import gc
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from typing import Any

from gidr_lint.base.errors import ReadError
from gidr_lint.base.location import Address
from gidr_lint.base.stopping import look
from gidr_lint.document.source import Source
from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Document
from gidr_lint.formats.heads import without_tags
from gidr_lint.formats.owner import DESIGN, to_be_removed
from gidr_lint.formats.package import unreadable
from gidr_lint.formats.word.lock import refuse_lock
from gidr_lint.formats.word.numbering import on
from gidr_lint.formats.word.parts import MC, choice
from gidr_lint.formats.word.plain_table import PlainTable
from gidr_lint.formats.word.tables import Tables
from gidr_lint.formats.word.text import is_word_art

# With which the number of a page is written.
_NUMBER = 7
# Of all headers and footers together, in bytes.
_MOST_BESIDE = 1024 * 1024
_PAGE = "第页共／/-—－–·. 0123456789"


def read(source: Source) -> Document:
    """Read a Word file; raises ReadError (E001) where it is none, or is damaged or hostile."""
    refuse_lock(source)
    # Nothing that is made here refers back to itself, but the collector would walk over all of it
    # again and again: a fifth of the time, and more than linear in the rows.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Reader(source).document()
    finally:
        if collects:
            gc.enable()


class Reader(Tables):
    """Reads one file. With `trace` the owners keep the elements their text comes from, for a fix."""

    def __init__(self, source: Source, *, trace: bool = False) -> None:
        super().__init__(source, trace=trace)
        self.paragraph = self.box_paragraph = -1
        self.counts = {"header": -1, "footer": -1, "endnotes": -1}
        self.note_bodies: dict[str, Any] | None = None
        self.note_paragraph = -1
        self.carried: list[Text] = []
        self.is_contents = False
        self.is_beside = False

    def places(self) -> Iterator[tuple[Address, str]]:
        """The paragraphs and cells, each with its text as written."""
        for item in self.written:
            if isinstance(item, PlainTable):
                yield from item
            else:
                yield item

    def document(self) -> Document:
        body = self.root.find(self.w + "body")
        if body is None:
            raise unreadable("Word文件里没有正文", "the Word file has no body")
        self._blocks(body)
        self._carry()
        directives = self._comments()
        images = tuple(self.images)
        internal = to_be_removed(self.internal, self.blocks)
        blocks, self.blocks, self.internal = tuple(self.blocks), [], []
        self._margins()
        return Document(
            self.source,
            "word",
            "",
            blocks,
            directives=tuple(directives),
            facts={
                "images": images,
                "internal": (*internal, *(item for item in self.internal if item.kind not in DESIGN)),
            },
            places=self.places(),
            margins=tuple(self.blocks),
        )

    def _margins(self) -> None:
        """
        What stands beside the text: headers and footers that are shown, and endnotes. One that cannot be read
        stops nothing.
        """
        self.is_beside = True
        with suppress(ReadError):
            self._endnotes()
        with suppress(ReadError):
            self._headers()

    def _endnotes(self) -> None:
        if self.endnotes:
            root = self._part("endnotes", "endnotes.xml")
            notes = () if root is None else root.findall(self.w + "endnote")
            wanted = set(self.endnotes)
            for note in notes:
                if note.get(self.w + "id", "") in wanted:
                    self._margin(note, "endnotes")

    def _headers(self) -> None:
        targets = {id: target for id, kind, target in self.relations if kind in ("header", "footer")}
        shown = {target: part for id, part in self._references() if (target := targets.get(id))}
        room = _MOST_BESIDE
        for which in ("header", "footer"):
            for target, part in shown.items():
                if part == which and self.package.has(target) and room > 0:
                    data = self.package.read(target)
                    room -= len(data)
                    if _says_anything(data):
                        self._margin(self.package.parsed(data, target), part)

    def _references(self) -> Iterator[tuple[str, str]]:
        """The ids of headers and footers that a page shows, each with which of the two it is."""
        w = self.w
        for section in self.sections:
            has_first = on(section.find(w + "titlePg"), self.val)
            for reference in section:
                part = {w + "headerReference": "header", w + "footerReference": "footer"}.get(reference.tag)
                kind = reference.get(w + "type", "default")
                if part and (kind == "default" or (has_first if kind == "first" else self.has_even)):
                    yield next((value for key, value in reference.items() if key.endswith("}id")), ""), part

    @cached_property
    def has_even(self) -> bool:
        """Whether even pages have headers of their own."""
        return b"evenAndOddHeaders" in self._raw("settings", "settings.xml")

    def _margin(self, parent: Any, part: str) -> None:
        """The paragraphs of a part beside the text, those in its tables too, and the words of a watermark."""
        boxed = {p for box in parent.iter(self.w + "txbxContent") for p in box.iter(self.p)}
        for element in parent.iter():
            if element.tag == self.p and element not in boxed:
                self._paragraph(element, part)
            elif is_word_art(element):
                self.counts[part] += 1
                self._word_art(element, Address(part, self.counts[part], place=self._next_place()))

    def _word_art(self, element: Any, address: Address) -> None:
        """What a WordArt says, as a paragraph of its own."""
        words = element.get("string", "")
        self.written.append((address, words))
        self._emit(Text(words, 0, address), 0, bold=False)

    def _blocks(self, parent: Any, part: str = "body") -> None:
        for child in parent:
            look()
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
            elif tag == MC + "AlternateContent":
                self._blocks(choice(child), part)
            else:
                self._between(child)

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

    def _paragraph(self, element: Any, part: str) -> None:
        if part == "body":
            self.paragraph += 1
            address = Address("body", self.paragraph, place=self._next_place())
        elif part == "textbox":
            self.box_paragraph += 1
            address = Address(part, self.box_paragraph, place=self._next_place())
        elif part in self.counts:
            self.counts[part] += 1
            address = Address(part, self.counts[part], place=self._next_place())
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
                if not is_word_art(box):
                    self._blocks(box, "textbox")
                elif not self.is_beside:
                    # A watermark is read with its header.
                    self.box_paragraph += 1
                    self._word_art(box, Address("textbox", self.box_paragraph, place=self._next_place()))
        if self.footnotes:
            wanted, self.footnotes = self.footnotes, []
            if self.note_bodies is None:
                self.note_bodies = self._footnotes()
                self.note_numbers = self._note_numbers(self.note_bodies)
            for id in wanted:
                note = self.note_bodies.pop(id, None)
                if note is not None:
                    self.note_paragraph = self.note_numbers[id] - 1
                    self._blocks(note, "footnotes")


def _says_anything(data: bytes) -> bool:
    """Whether a header or footer says more than the number of the page, which most do not; a guess without parsing."""
    if b"textpath" in data:
        return True
    words = without_tags(data[data.find(b"?>") + 2 :] if data.startswith(b"<?") else data)
    if b"\0" in words:
        return True
    rest = words.decode("utf-8", "replace").translate(dict.fromkeys(map(ord, _PAGE)))
    digits = len(words) - len(words.translate(None, b"0123456789"))
    return not rest.isascii() or digits >= _NUMBER
