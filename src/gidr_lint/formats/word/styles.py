"""What the styles of a Word file say of paragraphs and words."""

import re
from typing import Any, NamedTuple

from gidr_lint.formats.package import parsed
from gidr_lint.formats.word.looks import Look, changed, is_fill, marks_of, shaded
from gidr_lint.formats.word.numbering import whole

_STYLES = re.compile(rb"(<((?:w:)?)styles\b[^<>]*>)")
_HEADS = ("title", "subtitle", "heading ")
_TELLING = (b"vanish", b"trike", b"vertAlign", b"color", b"highlight", b"shd")
_PLAIN = Look()


class Style(NamedTuple):
    """What counts of a style, with what it is based on."""

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int = 0
    look: Look = _PLAIN

    @property
    def bold(self) -> bool:
        return self.look.is_bold


class Styles:
    """
    The styles of a file, each cut out and parsed when first asked for: a file has hundreds and
    uses five.
    """

    def __init__(self, data: bytes, w: str) -> None:
        self.w = w
        self.data = data
        self.marks = marks_of(w)
        self.known: dict[str, Style] = {}
        self.found: dict[str, Any] = {}
        self.all: dict[str, Any] | None = None
        begin = _STYLES.search(data)
        self.head = begin.group(1) if begin else b""
        self.prefix = begin.group(2) if begin else b""
        self._defaults: Look | None = None
        self._default: Style | None = None

    def _element(self, id: str) -> Any:
        """The element of a style, None where there is none."""
        if id not in self.found:
            self.found[id] = self._cut(id) if id else None
        return self.found[id]

    def _cut(self, id: str) -> Any:
        piece = self._piece(id)
        if piece:
            return self._parsed(piece).find(self.w + "style")
        data = self.data
        if self.all is None:
            root = parsed(data, "styles.xml") if data else ()
            self.all = {item.get(f"{self.w}styleId"): item for item in root if item.tag == f"{self.w}style"}
        return self.all.get(id)

    def _piece(self, id: str) -> bytes:
        """The bytes of a style, empty where they are not easily found."""
        data, prefix = self.data, self.prefix
        place = data.find(prefix + b'styleId="' + id.encode() + b'"') if self.head and id.isalnum() else -1
        start = data.rfind(b"<" + prefix + b"style ", 0, place) if place != -1 else -1
        closing = b"</" + prefix + b"style>"
        stop = data.find(closing, place) if start != -1 else -1
        return data[start : stop + len(closing)] if stop != -1 else b""

    def _parsed(self, piece: bytes) -> Any:
        return parsed(self.head + piece + b"</" + self.prefix + b"styles>", "styles.xml")

    @property
    def defaults(self) -> Look:
        """How words look where no style says anything."""
        if self._defaults is None:
            self._defaults = _PLAIN
            tag = self.prefix + b"docDefaults>"
            start, stop = self.data.find(b"<" + tag), self.data.find(b"</" + tag)
            piece = self.data[start : stop + len(tag) + 2] if -1 < start < stop else b""
            if self.head and _says_something(piece):
                root = self._parsed(piece)
                marks = root.find(f"{self.w}docDefaults/{self.w}rPrDefault/{self.w}rPr")
                if marks is not None:
                    self._defaults = self._look(_PLAIN, marks)._replace(is_bold=False)
        return self._defaults

    @property
    def default(self) -> Style:
        """
        How the words of a paragraph without a style look. Whether they are bold is left aside: where all
        are, none is a heading for it.
        """
        if self._default is None:
            id = self._default_id()
            piece = self._piece(id)
            # That of nearly every file says nothing, and is not parsed.
            is_silent = piece and b"basedOn" not in piece and not _says_something(piece)
            look = self.defaults if is_silent or not id else self.get(id).look
            self._default = Style(look=look._replace(is_bold=False))
        return self._default

    def _default_id(self) -> str:
        """The style of paragraphs that name none."""
        data, sign = self.data, self.prefix + b'default="1"'
        place = data.find(sign)
        while place != -1:
            start, stop = data.rfind(b"<", 0, place), data.find(b">", place)
            tag = data[start:stop]
            if self.prefix + b'type="paragraph"' in tag:
                return (
                    tag.partition(self.prefix + b'styleId="')[2].partition(b'"')[0].decode("utf-8", "replace")
                )
            place = data.find(sign, place + 1)
        return ""

    def get(self, id: str) -> Style:
        found = self.known.get(id)
        if found is None:
            chain: list[str] = []
            while id not in chain and id not in self.known and self._element(id) is not None:
                chain.append(id)
                based = self._element(id).find(f"{self.w}basedOn")
                id = based.get(f"{self.w}val", "") if based is not None else ""
            style = self.known.get(id)
            if style is None:
                is_words = bool(chain) and self._element(chain[-1]).get(f"{self.w}type") == "character"
                style = Style() if is_words else Style(look=self.defaults)
            for name in reversed(chain):
                style = self.known[name] = self._over(style, self._element(name))
            found = style
            if chain:
                self.known[chain[0]] = found
        return found

    def fills(self, id: str) -> bool:
        """Whether a style of tables puts a shading behind some of its cells."""
        seen: set[str] = set()
        while id not in seen and self._element(id) is not None:
            seen.add(id)
            element = self._element(id)
            if any(is_fill(shade, self.w) for shade in element.iter(f"{self.w}shd")):
                return True
            based = element.find(f"{self.w}basedOn")
            id = based.get(f"{self.w}val", "") if based is not None else ""
        return False

    def _over(self, base: Style, element: Any) -> Style:
        w = self.w
        val = f"{w}val"
        name = element.find(f"{w}name")
        style = base._replace(name=(name.get(val, "") if name is not None else "").lower())
        properties = element.find(f"{w}pPr")
        if properties is not None:
            outline = properties.find(f"{w}outlineLvl")
            if outline is not None:
                style = style._replace(outline=whole(outline.get(val), 9))
            numbers = properties.find(f"{w}numPr")
            if numbers is not None:
                id, level = numbers.find(f"{w}numId"), numbers.find(f"{w}ilvl")
                if id is not None:
                    style = style._replace(list_id=id.get(val))
                if level is not None:
                    style = style._replace(level=whole(level.get(val)))
            shade = properties.find(f"{w}shd")
            if shade is not None:
                style = style._replace(look=shaded(style.look, shade, w))
        marks = element.find(f"{w}rPr")
        if marks is not None:
            style = style._replace(look=self._look(style.look, marks))
        look = style.look
        if (look.color == "red" or look.is_marked) and _is_head(style):
            # A heading is red by design.
            style = style._replace(look=look._replace(color="", is_marked=False))
        return style

    def _look(self, look: Look, properties: Any) -> Look:
        for item in properties:
            what = self.marks.get(item.tag)
            if what is not None:
                look = changed(look, what, item, self.w)
        return look


def _says_something(piece: bytes) -> bool:
    """Whether it may say how words look, other than bold."""
    return any(word in piece for word in _TELLING)


def _is_head(style: Style) -> bool:
    return (style.outline is not None and style.outline < 9) or style.name.startswith(_HEADS)
