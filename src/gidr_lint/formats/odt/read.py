"""
ODT: one walk over the text of the body, with an address for every paragraph and cell as in Word.

What is read is what a person reads: insertions accepted and deletions gone, the results of fields, the
numbers of lists, and no hidden text. What must not be published with a report is kept in `facts`.
"""

import gc
from typing import Any

from gidr_lint.base.errors import ReadError
from gidr_lint.base.location import Address, Location
from gidr_lint.base.stopping import look
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Directive, Document
from gidr_lint.formats.directives import directive_of
from gidr_lint.formats.odt.lists import List
from gidr_lint.formats.odt.names import DRAW, OFFICE, STYLE, TABLE, TEXT
from gidr_lint.formats.odt.package import of_odt
from gidr_lint.formats.odt.tables import Tables
from gidr_lint.formats.odt.text import H, P
from gidr_lint.formats.owner import DESIGN, Internal, to_be_removed
from gidr_lint.formats.word.lock import refuse_lock

_HOLDERS = (
    f"{TEXT}list-item",
    f"{TEXT}list-header",
    f"{TEXT}numbered-paragraph",
    f"{TEXT}index-body",
    f"{TEXT}index-title",
)
_CONTENTS = {
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    )
}  # fmt: skip


def read(source: Source) -> Document:
    """Read an ODT file; raises ReadError (E001) where it is none, or is damaged or hostile."""
    refuse_lock(source)
    # As with Word, the collector would walk over all that is made again and again.
    collects = gc.isenabled()
    gc.disable()
    try:
        return Reader(source).document()
    except ReadError as error:
        raise of_odt(error) from error
    finally:
        if collects:
            gc.enable()


class Reader(Tables):
    """Reads one file."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.counts = dict.fromkeys(("body", "textbox", "footnotes", "endnotes", "header", "footer"), -1)
        self.is_contents = False

    def document(self) -> Document:
        self._blocks(self.body)
        self._behind()
        directives = self._comments()
        images = tuple(self.images)
        internal = to_be_removed(self.internal, self.blocks)
        blocks, self.blocks, self.internal = tuple(self.blocks), [], []
        self._margins()
        return Document(
            self.source,
            "odt",
            "",
            blocks,
            directives=tuple(directives),
            facts={
                "images": images,
                "internal": (*internal, *(item for item in self.internal if item.kind not in DESIGN)),
            },
            places=self.written,
            margins=tuple(self.blocks),
        )

    def _margins(self) -> None:
        """What stands beside the text: headers and footers, and endnotes."""
        for note in self.endnotes:
            self._margin(note, "endnotes")
        masters = self.common.find(f"{OFFICE}master-styles") if self.common is not None else None
        parts = (
            [child for master in masters if master.tag == f"{STYLE}master-page" for child in master]
            if masters is not None
            else ()
        )
        for part in ("header", "footer"):
            for element in parts:
                # Those of left and first pages are named so.
                if element.tag.startswith(STYLE + part) and element.get(f"{STYLE}display") != "false":
                    self._margin(element, part)

    def _margin(self, parent: Any, part: str) -> None:
        """The paragraphs of a part beside the text, those in its tables too."""
        boxed = {p for box in parent.iter(f"{DRAW}text-box") for p in box.iter()}
        for element in parent.iter():
            if element.tag in (P, H) and element not in boxed:
                self._paragraph(element, part, "")

    def _blocks(self, parent: Any, part: str = "body", outer: List | None = None, depth: int = 0) -> None:
        label = self.lists.label(outer, depth, parent)
        for child in parent:
            look()
            tag = child.tag
            if tag in (P, H):
                self._paragraph(child, part, label)
                label = label and ""
            elif tag == f"{TABLE}table":
                self._table(child)
                self._behind()
            elif tag == f"{TEXT}list":
                self._blocks(child, part, self.lists.begun(child, outer), depth + 1)
            elif tag in _HOLDERS:
                self._blocks(child, part, outer, depth)
            elif tag == f"{TEXT}section":
                self._section(child, part)
            elif tag in _CONTENTS:
                was, self.is_contents = self.is_contents, True
                self._blocks(child, part)
                self.is_contents = was
            elif tag.startswith(DRAW):
                self._drawing(child, self.place + 1)
                self._behind()
            else:
                self._mark(child, None)

    def _section(self, element: Any, part: str) -> None:
        was = self.is_hidden
        if element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true":
            self.is_hidden = True
        self._blocks(element, part)
        self.is_hidden = was

    def _paragraph(self, element: Any, part: str, label: str | None) -> None:
        self.counts[part] += 1
        address = Address(part, self.counts[part], place=self._next_place())
        owner = self._owner(address)
        style, markup = self._paragraph_text(element, owner, label)
        self.written.append((address, owner.own))
        # A number before nothing is drawn, but heads nothing.
        if owner.length and not self.is_contents and not style.is_contents:
            self._emit(owner.text(), markup, bold=owner.bold and not owner.light)
        self._behind()

    def _behind(self) -> None:
        """The boxes of text and footnotes of what has just been read stand behind it."""
        while self.boxes:
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                self._blocks(box, "textbox")
        while self.footnotes:
            notes, self.footnotes = self.footnotes, []
            for note in notes:
                self._blocks(note, "footnotes")

    def _comments(self) -> list[Directive]:
        """The directives among the comments; every other comment is a fact."""
        directives: list[Directive] = []
        number = -1
        for comment, places in self.comments:
            lines = ["".join(p.itertext()) for p in comment.iter(P)]
            address = Address("comments", number + 1, place=self.place + 1)
            for line in lines:
                number += 1
                self.written.append((Address("comments", number, place=self.place + 1), line))
            covers = tuple(dict.fromkeys(places))
            directive = directive_of("\n".join(lines), Location(None, address), covers)
            if directive is not None:
                directives.append(directive)
            elif "".join(lines).strip():
                self.internal.append(Internal("comment", Location(None, covers[0] if covers else address)))
        return directives
