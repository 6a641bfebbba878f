"""
Words replaced in a Word file. Of the body's XML the bytes of the touched elements change, of the
package the member that holds it; every other byte stays, pictures are not even unpacked.
"""

import zlib
from collections.abc import Sequence
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from gidr_lint.base.location import Address
from gidr_lint.document.source import Source
from gidr_lint.formats.owner import Owner
from gidr_lint.formats.word.read import Reader
from gidr_lint.formats.xml_tree import encoding_of

_TRACES = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_NO_OFFSET = 0xFFFFFFFF


class CannotRewrite(Exception):
    """The edit, or any edit of this file, would lose something; `reason` is Chinese and English."""

    def __init__(self, zh: str, en: str, *, whole: bool = False) -> None:
        super().__init__(f"{zh} / {en}")
        self.whole = whole


def rewrite(source: Source, edits: Sequence[tuple[Address, str]]) -> bytes:
    """
    The file with each addressed text replaced, in the formatting of the first run it touches.

    Raises CannotRewrite where that is not possible without loss.
    """
    reader = Reader(source, trace=True)
    reader.document()
    _is_safe(reader)
    by_owner: dict[Address, list[tuple[Address, str]]] = {}
    for address, new in edits:
        by_owner.setdefault(address.whole, []).append((address, new))
    texts: dict[Any, str] = {}
    runs: dict[Any, str] = {}
    expected = dict(reader.places())
    for whole, own in by_owner.items():
        owner = reader.owners.get(whole)
        if owner is None or whole.part != "body":
            raise CannotRewrite("这一处不能自动改写", "this place cannot be rewritten")
        expected[whole] = _plan(owner, own, texts, runs)
    main = reader.package.main
    data = _spliced(reader, texts, runs)
    rewritten = _packed(source.data, reader, main, data)
    after = Reader(source._replace(data=rewritten))
    after.document()
    if dict(after.places()) != expected:
        raise CannotRewrite("改写后读回来不一样", "it reads otherwise when rewritten")
    return rewritten


def _is_safe(reader: Reader) -> None:
    names = reader.package.zip.namelist()
    if any(name.lower().startswith("_xmlsignatures") for name in names):
        raise CannotRewrite(
            "文件有数字签名，改动会使签名失效", "it is signed; a change would void that", whole=True
        )
    encoding = encoding_of(reader.package.read(reader.package.main)).upper()
    if encoding not in ("UTF-8", "ASCII", "US-ASCII"):
        raise CannotRewrite(f"正文的编码是{encoding}", f"its text is in {encoding}", whole=True)
    if len(set(names)) != len(names):
        raise CannotRewrite("压缩包里有重名的文件", "its archive names a part twice", whole=True)


def _plan(owner: Owner, edits: list[tuple[Address, str]], texts: dict[Any, str], runs: dict[Any, str]) -> str:
    """What each element of an owner comes to hold; returns the owner's new text."""
    own = owner.own
    pieces = [piece for piece in owner.pieces if piece.element is not None]
    strings = {piece.at: piece.string for piece in pieces}
    signs = {
        place
        for piece in owner.pieces
        if piece.element is None
        for place in range(piece.at, piece.at + len(piece.string))
    }
    for address, new in sorted(edits, key=lambda edit: edit[0].start or 0, reverse=True):
        start = address.start or 0
        end = len(own) if address.end is None else address.end
        if any(ord(char) < 32 for char in new) or not 0 <= start <= end <= len(own):
            raise CannotRewrite("这一处不能自动改写", "this place cannot be rewritten")
        is_blank = address.start is None and (not own or own.isspace())
        if not pieces and owner.paragraphs and (is_blank or start == end == 0):
            # In a blank cell the ends of empty paragraphs stay behind the new words.
            runs[owner.paragraphs[0]] = new
            own = new + own
            continue
        if signs & set(range(start, end)):
            raise CannotRewrite(
                "要改的文字里有换行、制表位一类的内容", "there are breaks or tabs in what would change"
            )
        touched = [
            piece
            for piece in pieces
            if (piece.at < end and piece.at + len(piece.string) > start)
            or (start == end and piece.at <= start <= piece.at + len(piece.string))
        ]
        if not touched:
            raise CannotRewrite("这一处不能自动改写", "this place cannot be rewritten")
        if start == end:
            touched = touched[:1]
        for number, piece in enumerate(touched):
            low, high = max(start - piece.at, 0), min(end - piece.at, len(piece.string))
            held = strings[piece.at]
            # What lies behind has been changed already: `held` is counted from its beginning.
            strings[piece.at] = held[:low] + (new if number == 0 else "") + held[high:]
        own = own[:start] + new + own[end:]
    for piece in pieces:
        if strings[piece.at] != piece.string:
            texts[piece.element] = strings[piece.at]
    return own


def _spliced(reader: Reader, texts: dict[Any, str], runs: dict[Any, str]) -> bytes:
    """The XML of the body with these elements changed, all other bytes as they are."""
    data = reader.package.read(reader.package.main)
    wanted: dict[tuple[str, int], str] = {}
    for kind, changed in ((reader.t, texts), (reader.p, runs)):
        if changed:
            for number, element in enumerate(reader.root.iter(kind)):
                if element in changed:
                    wanted[kind, number] = changed[element]
    for start, end, new in sorted(_Splices(reader, data, wanted).changes, reverse=True):
        data = data[:start] + new + data[end:]
    return data


class _Open:
    """An element that has begun and not ended; of a paragraph, how its end is formatted, once that is met."""

    __slots__ = ("look", "name", "number", "start")

    def __init__(self, name: str, number: int, start: int) -> None:
        self.name = name
        self.number = number
        self.start = start
        self.look = b""


class _Splices:
    """One pass over the bytes of the body: where they change, and to what."""

    def __init__(self, reader: Reader, data: bytes, wanted: dict[tuple[str, int], str]) -> None:
        self.data = data
        self.t, self.p = reader.t, reader.p
        self.look = [reader.p, reader.ppr, reader.rpr]
        self.traces = {reader.w + name for name in _TRACES}
        self.wanted = wanted
        self.changes: list[tuple[int, int, bytes]] = []
        self.counts = {reader.t: 0, reader.p: 0}
        self.path: list[_Open] = []
        # Of the formatting that is being passed, what tells of changes.
        self.cuts: list[tuple[int, int]] = []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._started
        self.parser.EndElementHandler = self._ended
        self.parser.Parse(data, True)

    def _started(self, name: str, _: object) -> None:
        name = "{" + name
        number = self.counts.get(name, 0)
        if name in self.counts:
            self.counts[name] += 1
        self.path.append(_Open(name, number, self.parser.CurrentByteIndex))

    def _ended(self, _: str) -> None:
        element = self.path.pop()
        if element.name in self.counts:
            new = self.wanted.get((element.name, element.number))
            if new is not None:
                self._change(element, new)
        elif element.name == self.look[2] and self._is_in(self.look[:2]):
            paragraph = self.path[-2]
            if not paragraph.look:
                paragraph.look = self._without_cuts(element)
            self.cuts.clear()
        elif element.name in self.traces and self._is_in(self.look):
            self.cuts.append((element.start, self._end(element)))

    def _is_in(self, names: list[str]) -> bool:
        """Whether the innermost open elements are these, in a paragraph that changes."""
        around = self.path[-len(names) :]
        return [open.name for open in around] == names and (self.p, around[0].number) in self.wanted

    def _end(self, element: _Open) -> int:
        """Where the element that ends here does, its end tag included."""
        stop = _tag_end(self.data, element.start)
        is_empty = self.data[stop - 2 : stop] == b"/>"
        return stop if is_empty else _tag_end(self.data, self.parser.CurrentByteIndex)

    def _without_cuts(self, element: _Open) -> bytes:
        """The bytes of an element without those to be cut."""
        parts: list[bytes] = []
        place = element.start
        for start, end in self.cuts:
            parts.append(self.data[place:start])
            place = end
        return b"".join(parts) + self.data[place : self._end(element)]

    def _change(self, element: _Open, new: str) -> None:
        data, start = self.data, element.start
        stop = _tag_end(data, start)
        tag = data[start + 1 : stop].split(None, 1)[0].rstrip(b"/>").decode()
        is_empty = data[stop - 2 : stop] == b"/>"
        close = stop if is_empty else self.parser.CurrentByteIndex
        if element.name == self.t:
            begin = data[start:stop]
            if new != new.strip() and b"preserve" not in begin:
                begin = f'<{tag} xml:space="preserve">'.encode()
            self.changes.append((start, close, begin + escape(new).encode()))
            return
        run = _run(tag, element.look, new)
        if is_empty:
            self.changes.append((stop - 2, stop, b">" + run + f"</{tag}>".encode()))
        else:
            self.changes.append((close, close, run))


def _tag_end(data: bytes, start: int) -> int:
    """Where a start tag ends; a `>` in a quoted value does not end it."""
    quote = 0
    for place in range(start, len(data)):
        byte = data[place]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 0x3E:
            return place + 1
    return len(data)


def _run(tag: str, look: bytes, new: str) -> bytes:
    """A run formatted as the end of its paragraph is, whose tag is given, for one that has no text yet."""
    prefix = tag.rpartition(":")[0]
    dot = prefix + ":" if prefix else ""
    space = ' xml:space="preserve"' if new != new.strip() else ""
    return f"<{dot}r>".encode() + look + f"<{dot}t{space}>{escape(new)}</{dot}t></{dot}r>".encode()


def _packed(archive: bytes, reader: Reader, name: str, data: bytes) -> bytes:
    """The archive with one member replaced; all others are taken over as they are, packed."""
    members = sorted(reader.package.zip.infolist(), key=lambda info: info.header_offset)
    directory = reader.package.zip.start_dir
    starts = [info.header_offset for info in members]
    if len(set(starts)) != len(starts) or any(
        archive[start : start + 4] != b"PK\x03\x04" for start in starts
    ):
        raise CannotRewrite("压缩包的结构不常见", "its archive is built in an unusual way", whole=True)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    sizes = [zlib.crc32(data), len(packed), len(data)]
    fields = b"".join(value.to_bytes(4, "little") for value in sizes)
    real = reader.package.names[name.lower()]
    parts: list[bytes] = []
    moved: dict[int, int] = {}
    length = 0
    for info, start, end in zip(members, starts, [*starts[1:], directory], strict=True):
        moved[start] = length
        chunk = archive[start:end]
        if info.filename == real:
            head = 30 + int.from_bytes(chunk[26:28], "little") + int.from_bytes(chunk[28:30], "little")
            chunk = (
                chunk[:6] + _flags(chunk[6:8]) + b"\x08\0" + chunk[10:14] + fields + chunk[26:head] + packed
            )
        parts.append(chunk)
        length += len(chunk)
    own = reader.package.zip.getinfo(real).header_offset
    place = directory
    while archive[place : place + 4] == b"PK\x01\x02":
        entry = archive[place : place + 46]
        lengths = (int.from_bytes(entry[at : at + 2], "little") for at in (28, 30, 32))
        stop = place + 46 + sum(lengths)
        offset = int.from_bytes(entry[42:46], "little")
        if offset == _NO_OFFSET or offset not in moved:
            raise CannotRewrite("压缩包的结构不常见", "its archive is built in an unusual way", whole=True)
        if offset == own:
            entry = entry[:8] + _flags(entry[8:10]) + b"\x08\0" + entry[12:16] + fields + entry[28:]
        parts.append(entry[:42] + moved[offset].to_bytes(4, "little") + archive[place + 46 : stop])
        place = stop
    end = archive.rfind(b"PK\x05\x06")
    if end != place:
        raise CannotRewrite("压缩包的结构不常见", "its archive is built in an unusual way", whole=True)
    parts.append(archive[end : end + 16] + length.to_bytes(4, "little") + archive[end + 20 :])
    return b"".join(parts)


def _flags(written: bytes) -> bytes:
    """A member's flags without that of sizes that follow behind it."""
    return (int.from_bytes(written, "little") & ~0x08).to_bytes(2, "little")
