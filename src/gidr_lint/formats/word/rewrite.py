"""
Words replaced in a Word file. Of the body's XML the bytes of the touched elements change, of the
package the member that holds it; every other byte stays, pictures are not even unpacked.
"""

import re
import zlib
from collections.abc import Sequence
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from lxml import etree

from gidr_lint.base.location import Address
from gidr_lint.document.source import Source
from gidr_lint.formats.word.owner import Owner
from gidr_lint.formats.word.read import Reader

_DECLARATION = re.compile(r' xmlns(?::[\w.-]+)?="[^"]*"')
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
    encoding = (reader.root.getroottree().docinfo.encoding or "UTF-8").upper()
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
    wanted: dict[tuple[str, int], tuple[Any, str]] = {}
    for kind, changed in ((reader.t, texts), (reader.p, runs)):
        if changed:
            for number, element in enumerate(reader.root.iter(kind)):
                if element in changed:
                    wanted[kind, number] = (element, changed[element])
    changes: list[tuple[int, int, bytes]] = []
    counts = {reader.t: 0, reader.p: 0}
    open_ones: list[tuple[str, int, int]] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def started(name: str, _: object) -> None:
        kind = "{" + name
        if kind in counts:
            open_ones.append((kind, counts[kind], parser.CurrentByteIndex))
            counts[kind] += 1

    def ended(name: str) -> None:
        kind = "{" + name
        if kind not in counts:
            return
        _, number, start = open_ones.pop()
        found = wanted.get((kind, number))
        if found is None:
            return
        element, new = found
        stop = _tag_end(data, start)
        tag = data[start + 1 : stop].split(None, 1)[0].rstrip(b"/>").decode()
        is_empty = data[stop - 2 : stop] == b"/>"
        close = stop if is_empty else parser.CurrentByteIndex
        if kind == reader.t:
            begin = data[start:stop]
            if new != new.strip() and b"preserve" not in begin:
                begin = f'<{tag} xml:space="preserve">'.encode()
            changes.append((start, close, begin + escape(new).encode()))
            return
        run = _run(reader, element, tag, new)
        if is_empty:
            changes.append((stop - 2, stop, b">" + run + f"</{tag}>".encode()))
        else:
            changes.append((close, close, run))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.Parse(data, True)
    for start, end, new in sorted(changes, reverse=True):
        data = data[:start] + new + data[end:]
    return data


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


def _run(reader: Reader, paragraph: Any, tag: str, new: str) -> bytes:
    """A run in the formatting of the paragraph's end, for one that has no text yet."""
    prefix = tag.rpartition(":")[0]
    dot = prefix + ":" if prefix else ""
    marks = paragraph.find(f"{reader.ppr}/{reader.rpr}")
    look = ""
    if marks is not None:
        kept = etree.fromstring(etree.tostring(marks))
        for child in list(kept):
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _TRACES:
                kept.remove(child)
        # The prefixes are those that hold where it is put.
        look = _DECLARATION.sub("", etree.tostring(kept, encoding="unicode", with_tail=False))
    space = ' xml:space="preserve"' if new != new.strip() else ""
    return f"<{dot}r>{look}<{dot}t{space}>{escape(new)}</{dot}t></{dot}r>".encode()


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
