"""A Word file around its body: names of elements, styles and numbering, comments and footnotes."""

import re
from functools import cached_property
from typing import Any

from gidr_lint.base.location import Address, Location
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Directive
from gidr_lint.formats.directives import directive_of
from gidr_lint.formats.owner import MOST_OPEN, Internal
from gidr_lint.formats.package import Package, bound, unreadable
from gidr_lint.formats.word.looks import marks_of
from gidr_lint.formats.word.numbering import Numbering
from gidr_lint.formats.word.plain_table import Names, PlainTable
from gidr_lint.formats.word.styles import Styles

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://purl.oclc.org/ooxml/officeDocument/math}t",
)
_INLINE = (
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "rubyBase",
    "oMath", "oMathPara",
)  # fmt: skip
# What keeps a table from being read in one filtered pass.
_UNCOMMON = (
    "ins", "del", "moveFrom", "moveTo", "sdt", "numPr", "fldChar", "drawing", "pict", "object", "br", "cr", "tab",
    "ptab", "sym", "noBreakHyphen", "footnoteReference", "commentRangeStart", "commentRangeEnd", "commentReference",
    "rPrChange", "pPrChange", "highlight", "vanish", "gridBefore", "hMerge", "ruby", "altChunk", "subDoc", "customXml", "fldSimple",
    "endnoteReference", "shd", "hidden", "cellDel", "cellIns", "cellMerge", "tcPrChange", "trPrChange", "tblPrChange",
    "tblPrExChange", "tblGridChange", "numberingChange", "sectPrChange",
)  # fmt: skip
# Tracked changes of what a paragraph, row, cell, table or section looks like.
_CHANGES = (
    "pPrChange", "rPrChange", "numberingChange", "tcPrChange", "trPrChange", "tblPrChange", "tblPrExChange", "tblGridChange",
    "sectPrChange",
)  # fmt: skip
# What only says how a page looks: half of the elements of a body, which are dropped before it is parsed.
_LOOKS = (
    "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "bCs", "bidi", "bottom", "cantSplit", "gridCol", "i", "iCs", "ind",
    "insideH", "insideV", "jc", "keepLines", "keepNext", "kern", "kinsoku", "lang", "left", "noProof", "overflowPunct",
    "pageBreakBefore", "rFonts", "right", "shd", "snapToGrid", "spacing", "suppressLineNumbers", "sz", "szCs", "tblLayout",
    "tblLook", "tblW", "tcW", "textAlignment", "top", "topLinePunct", "trHeight", "u", "vAlign", "widowControl", "wordWrap",
)  # fmt: skip
_LOOK = re.compile(rb'<w:(?:%s)(?: [\w:]+="[^"<>]*")*+ ?/>' % "|".join(_LOOKS).encode())

_FILL = b"<w:shd "
# White words, and shadings that may be as good as a highlighter: only these make shadings worth keeping.
_FILLED = (
    b'val="FFFFFF"',
    b'fill="FFFF00"',
    b'fill="FFC000"',
    b'fill="FF00FF"',
    b'fill="00FF',
    b'fill="92D050"',
)
# What Word understands besides what it has always written.
_KNOWN = frozenset(
    (
        "w", "w10", "v", "o", "r", "m", "a", "wp", "pic", "c", "dgm", "wpc", "wpg", "wpi", "wps", "wp14", "w14", "w15",
        "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se", "w16sdtfl", "wne", "wp15", "cx", "cx1", "cx2", "cx3",
        "cx4", "cx5", "cx6", "cx7", "cx8", "aink", "am3d", "a14", "a15", "a16", "c14", "c15", "c16", "c16r2", "c16r3",
        "mv", "mo", "oel",
    )
)  # fmt: skip


def _but_fills(match: re.Match[bytes]) -> bytes:
    return match[0] if match[0].startswith(_FILL) else b""


class Parts:
    """What a walk over the body asks of the file, and what it notes by the way for all of the file."""

    def __init__(self, source: Source, *, trace: bool = False) -> None:
        self.source = source
        self.trace = trace
        self.package = Package(source.data)
        self.root = self._body()
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
            tag.rpartition("}")[0] + "}" + name for tag in MATH for name in ("oMath", "oMathPara")
        )
        self.block_tags = {w + name for name in ("customXml", "ins", "moveTo", "sdtContent")}
        self.gone_tags = {w + "del": "deletion", w + "moveFrom": "deletion"}
        self.plain_signs = {
            w + "tab": "\t", w + "ptab": "\t", w + "cr": "\n", w + "noBreakHyphen": "-",
        }  # fmt: skip
        self.picture_tags = {w + "drawing", w + "pict", w + "object"}
        self.marks = marks_of(w)
        self.looks = {w + name for name in ("color", "strike", "dstrike", "vertAlign")}
        self.style_tags = {w + "pStyle", w + "rStyle"}
        self.cell_changes = {
            w + "cellDel": "deletion",
            w + "cellIns": "insertion",
            w + "cellMerge": "format",
            w + "tcPrChange": "format",
        }
        self.changes = {w + name for name in _CHANGES}
        self.uncommon = {*(w + name for name in _UNCOMMON), MC + "AlternateContent", *MATH}
        self.relations = self.package.relations(self.package.main)
        self.targets: dict[str, list[str]] = {}
        for _, kind, target in self.relations:
            self.targets.setdefault(kind, []).append(target)
        # Those that say which headers and footers there are, and the endnotes that the body refers to.
        self.sections: list[Any] = []
        self.endnotes: list[str] = []
        self._styles: Styles | None = None
        self._numbering: Numbering | None = None
        self.written: list[tuple[Address, str] | PlainTable] = []
        self.internal: list[Internal] = []
        self.last = Address(paragraph=0)
        self.place = -1
        self.open_comments: set[str] = set()
        self.covers: dict[str, list[Address]] = {}

    def _body(self) -> Any:
        """
        The root of the main part, without most of what is never looked at: the parser takes the longest
        of all. A tag can stand in no text and no value, but in a section of characters or a comment.
        """
        name = self.package.main
        data = self.package.read(name)
        self.knows_fills = True
        if b"<!" not in data:
            bound(data, name)
            keeps_fills = _FILL in data and any(sign in data for sign in _FILLED)
            self.knows_fills = keeps_fills or _FILL not in data
            data = _LOOK.sub(_but_fills if keeps_fills else b"", data)
        return self.package.parsed(data, name)

    def _part(self, kind: str, name: str) -> Any:
        """The root of a part that the body refers to, None where there is none."""
        data = self._raw(kind, name)
        return self.package.parsed(data, name) if data else None

    def _raw(self, kind: str, name: str) -> bytes:
        folder = self.package.main.rpartition("/")[0]
        for target in (*self.targets.get(kind, ()), f"{folder}/{name}" if folder else name):
            if self.package.has(target):
                return self.package.read(target)
        return b""

    @cached_property
    def may_cover(self) -> bool:
        """Whether white words may stand on something: a picture, or a shading of which nobody knows where it is."""
        if not self.knows_fills:
            return True
        behind = {*self.picture_tags, self.w + "background", MC + "AlternateContent"}
        return any(element.tag in behind for element in self.root.iter())

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

    def _next_place(self) -> int:
        self.place += 1
        return self.place

    def _between(self, child: Any) -> None:
        """What stands between blocks and is none."""
        w = self.w
        tag = child.tag
        if tag == w + "commentRangeStart":
            self._open_comment(child.get(w + "id", ""))
        elif tag == w + "commentRangeEnd":
            self.open_comments.discard(child.get(w + "id", ""))
        elif tag == w + "sectPr":
            self.sections.append(child)
            if child.find(w + "sectPrChange") is not None:
                self.internal.append(Internal("format", Location(None, self.last)))
        elif tag in (w + "altChunk", w + "subDoc"):
            raise unreadable("正文里嵌有另一个文件", "another file is embedded in its text")

    def _open_comment(self, id: str) -> None:
        if len(self.open_comments) < MOST_OPEN:
            self.open_comments.add(id)

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
            directive = directive_of("\n".join(lines), Location(None, address), covers)
            if directive is not None:
                directives.append(directive)
            elif "".join(lines).strip():
                self.internal.append(Internal("comment", Location(None, covers[0] if covers else address)))
        return directives

    def _footnotes(self) -> dict[str, Any]:
        """The footnotes and separators by their ids."""
        root = self._part("footnotes", "footnotes.xml")
        notes = root.findall(self.w + "footnote") if root is not None else ()
        return {note.get(self.w + "id", ""): note for note in notes}

    def _note_numbers(self, notes: dict[str, Any]) -> dict[str, int]:
        """Of each footnote the number of its first paragraph; the separators are no footnotes."""
        numbers: dict[str, int] = {}
        count = 0
        for id, note in notes.items():
            if note.get(self.w + "type") in (None, "normal"):
                numbers[id] = count
                count += len(note.findall(self.p))
            else:
                numbers[id] = 0
        return numbers


def choice(element: Any) -> Any:
    """
    Of what is written twice, for newer and for older programs, the first that Word takes: what it requires
    is known by the prefix that everybody writes. Where there is no other, it is what the program that wrote it shows.
    """
    first: Any = ()
    for child in element:
        if child.tag == MC + "Choice" and _KNOWN.issuperset((child.get("Requires") or "").split()):
            return child
        if child.tag == MC + "Fallback":
            return child
        if child.tag == MC + "Choice" and not len(first):
            first = child
    return first
