"""Office files spoiled: their elements, attributes and texts, their parts, and the archive around them."""

import io
import re
import struct
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from gidr_lint_dev.fuzz import octets, texts
from gidr_lint_dev.fuzz.pieces import NUMBERS, ODD, WORDS

Parts = dict[str, bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
# What is put among the elements of a Word file, w: being its prefix.
_WORD = (
    _RUN.format("收到申请9件。"), _RUN.format("XX"), "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:endnoteReference w:id="1"/></w:r>', '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>',
    '<w:r><w:commentReference w:id="0"/></w:r>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:fldSimple w:instr="REF a"/>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', '<w:r><w:sym w:char="zz"/></w:r>', "<w:r><w:drawing/></w:r>", "<w:r><w:cr/></w:r>",
    "<w:p/>", "<w:tbl/>", "<w:tr/>", "<w:tc/>", "<w:tc><w:p/></w:tc>", "<w:sdt><w:sdtContent/></w:sdt>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    f"<w:p>{_RUN.format('二、主动公开政府信息情况')}</w:p>", '<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "<w:noBreakHyphen/>", "<w:sectPr/>",
    f'<w:ins w:id="1" w:author="甲">{_RUN.format("3")}</w:ins>', '<w:del w:id="2" w:author="乙"><w:r><w:delText>4</w:delText></w:r></w:del>',
    "<w:ins/>", "<w:moveFromRangeStart/>", f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{'密' * 3}</w:t></w:r>", "<w:t>乱</w:t>", "<w:altChunk/>",
    f"<w:r><w:pict><w:txbxContent><w:p>{_RUN.format('文本框')}</w:p></w:txbxContent></w:pict></w:r>", "<w:r><w:ruby/></w:r>",
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback/></mc:AlternateContent>',
)  # fmt: skip
_PROPERTIES = (
    "gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter", "outlineLvl", "numId", "ilvl", "pStyle", "rStyle", "strike", "dstrike", "vanish",
    "vertAlign", "color", "ins", "del", "cellIns", "cellDel", "cellMerge", "tblHeader", "hidden", "cnfStyle", "shd", "caps", "trackRevisions",
    "documentProtection", "lock", "webHidden", "specVanish",
)  # fmt: skip
_VALUES = (
    *("", "0", "1", "2", "3", "99", "-1", "x", "restart", "continue", "none", "true", "off", "1.5", "９", "99999999999999999999", "FFFFFF", "\u200b"),
    *("Heading1", "a0", "bullet", "chineseCounting", "%1、", "superscript", "P1DT2H", "float", "percentage", "s", "inlineStr", "str", "b", "A1:C3", "ZZ9"),
)  # fmt: skip
_WRAPS = ("ins", "del", "moveFrom", "moveTo", "smartTag", "hyperlink", "sdt", "sdtContent", "customXml", "p", "r", "tc", "tr", "tbl", "txbxContent", "bdo")  # fmt: skip


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(parts: Parts, *, stored: bool = True) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return target.getvalue()


def spoiled(rng: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """An office file spoiled: mostly within one of its parts, and the main ones more often than others."""
    parts = unpacked(data)
    way = rng.random()
    for _ in range(rng.choice((1, 1, 2, 3))):
        name = _chosen(rng, parts)
        if way < 0.75:
            parts[name] = _tree(rng, parts[name], others, name)
        elif way < 0.85:
            text = parts[name].decode("utf-8", "replace")
            ways = (texts.tags, texts.characters, texts.numbers, texts.odd, texts.tags)
            parts[name] = texts.spoiled(rng, text, [text], ways).encode("utf-8", "replace")
        elif way < 0.9:
            parts[name] = octets.spoiled(rng, parts[name])
    if way >= 0.9:
        return _archive(rng, parts)
    return packed(parts)


def _chosen(rng: Random, parts: Parts) -> str:
    names = list(parts)
    weights = [8 + len(parts[n]) ** 0.5 if re.search(r"document|content|sheet\d", n) else 8 for n in names]
    return rng.choices(names, weights)[0]


def _parsed(data: bytes) -> Any:
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return None


def _tree(rng: Random, data: bytes, others: Sequence[bytes], name: str) -> bytes:
    root = _parsed(data)
    if root is None:
        return octets.spoiled(rng, data)
    for _ in range(rng.choice((1, 1, 2, 3, 6, 12))):
        elements = [e for e in root.iter() if isinstance(e.tag, str)]
        try:
            _once(rng, elements, others, name)
        except ValueError:  # lxml refuses characters that no XML may hold, and a tree within itself
            continue
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _once(rng: Random, elements: list[Any], others: Sequence[bytes], name: str) -> None:
    element, other = rng.choice(elements), rng.choice(elements)
    parent = element.getparent()
    way = rng.randrange(12)
    if way in (0, 1):
        if parent is not None:
            parent.remove(element)
    elif way == 2:
        if parent is not None:
            for _ in range(rng.choice((1, 1, 1, 3, 40))):
                element.addnext(deepcopy(element))
    elif way == 3:
        if parent is not None and other.getparent() is not None:
            other.addnext(deepcopy(element))
    elif way == 4:
        other.append(deepcopy(element) if element in other.iterancestors() or element is other else element)
    elif way in (5, 6):
        _said(rng, elements)
    elif way == 7:
        _marked(rng, element)
    elif way == 8:
        _wrapped(rng, element)
    elif way == 9:
        _property(rng, element)
    elif way == 10:
        _fragment(rng, element)
    else:
        _borrowed(rng, element, others, name)


def _said(rng: Random, elements: list[Any]) -> None:
    """A text becomes another."""
    said = [e for e in elements if e.text and e.text.strip()]
    if not said:
        return
    element = rng.choice(said)
    if rng.random() < 0.5:
        element.text = rng.choice((*NUMBERS, *WORDS, *ODD))
    else:
        element.text = texts.spoiled(
            rng, element.text, [element.text], (texts.characters, texts.numbers, texts.odd)
        )


def _marked(rng: Random, element: Any) -> None:
    """An attribute is lost or has another value."""
    if not element.attrib:
        return
    key = rng.choice(list(element.attrib))
    if rng.random() < 0.3:
        del element.attrib[key]
    else:
        element.set(key, rng.choice((*_VALUES, *NUMBERS)))


def _wrapped(rng: Random, element: Any) -> None:
    """An element stands in another, or its children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    if rng.random() < 0.3:
        for child in reversed(element):
            element.addnext(child)
        parent.remove(element)
        return
    tag = f"{{{W}}}{rng.choice(_WRAPS)}" if f"{{{W}}}" in element.tag else element.getparent().tag
    wrap = etree.Element(tag)
    element.addprevious(wrap)
    for _ in range(rng.choice((0, 0, 0, 2, 60))):
        wrap.append(etree.Element(tag))
        wrap = wrap[0]
    wrap.append(element)


def _property(rng: Random, element: Any) -> None:
    """A property is added, in a place where it belongs or not."""
    space, _, local = element.tag.rpartition("}")
    if space[1:] != W:
        keys = [key for node in element.iter() for key in node.attrib]
        spans = [f"{space}}}number-{what}-spanned" for what in ("columns", "rows")]
        spans += [f"{space}}}number-{what}-repeated" for what in ("columns", "rows")]
        element.set(rng.choice([*keys, *spans, "r", "t", "ref", "state"]), rng.choice((*_VALUES, *NUMBERS)))
        return
    holder = element
    if local in ("p", "r", "tc", "tr", "tbl"):
        holder = next((child for child in element if child.tag == f"{{{W}}}{local}Pr"), None)
        if holder is None:
            holder = etree.Element(f"{{{W}}}{local}Pr")
            element.insert(0, holder)
    made = etree.SubElement(holder, f"{{{W}}}{rng.choice(_PROPERTIES)}")
    if rng.random() < 0.8:
        made.set(f"{{{W}}}val", rng.choice(_VALUES))


def _fragment(rng: Random, element: Any) -> None:
    """Something that Word writes is put behind an element or into it."""
    if f"{{{W}}}" not in element.tag:
        element.text = (element.text or "") + rng.choice(WORDS)
        return
    made = etree.fromstring(f'<a xmlns:w="{W}">{rng.choice(_WORD)}</a>')[0]
    if element.getparent() is not None and rng.random() < 0.7:
        element.addnext(made)
    else:
        element.insert(rng.randint(0, len(element)), made)


def _borrowed(rng: Random, element: Any, others: Sequence[bytes], name: str) -> None:
    """An element of the same part of another file."""
    content = unpacked(rng.choice(others)).get(name)
    root = None if content is None else _parsed(content)
    if root is None or element.getparent() is None:
        return
    found = [e for e in root.iter() if e.tag == element.tag] or [
        e for e in root.iter() if isinstance(e.tag, str)
    ]
    element.addnext(deepcopy(rng.choice(found)))


def _archive(rng: Random, parts: Parts) -> bytes:
    """The archive itself is spoiled: its members, their names, or its bytes."""
    name = rng.choice(list(parts))
    match rng.randrange(9):
        case 0:
            del parts[name]
        case 1:
            parts[rng.choice(list(parts))] = parts.pop(name)
        case 2:
            parts[
                rng.choice(
                    (name.upper(), name.replace("/", "\\"), "../" + name, "/" + name, name + "\u200b", "")
                )
            ] = parts.pop(name)
        case 3:
            parts[name] = rng.choice(
                (b"", b"<a/>", b"\x00" * 2000, b"<", b'<?xml version="1.0" encoding="GBK"?>' + parts[name])
            )
        case 4:
            bomb = b'<!DOCTYPE a [<!ENTITY b "%s">]>' % (b"x" * 500)
            parts[name] = re.sub(rb"(<\?xml[^>]*\?>)?", lambda m: m[0] + bomb, parts[name], count=1)
        case 5:
            return _damaged(rng, packed(parts, stored=False))
        case 6:
            return packed(parts) + rng.randbytes(rng.choice((1, 30, 70_000)))
        case 7:
            return rng.randbytes(rng.choice((1, 4, 100))) + packed(parts)
        case _:
            return octets.spoiled(rng, packed(parts, stored=rng.random() < 0.5))
    return packed(parts, stored=rng.random() < 0.5)


def _damaged(rng: Random, data: bytes) -> bytes:
    """A field of a member's record in the directory is wrong: flags, method, checksum, sizes, where it begins."""
    found = bytearray(data)
    places = [m.start() for m in re.finditer(rb"PK\x01\x02", data)] or [0]
    place = rng.choice(places)
    offset, size = rng.choice(((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (42, 4)))
    value = rng.choice((0, 1, 8, 99, 0xFFFF, 0xFFFFFFFF, len(data))) & (256**size - 1)
    found[place + offset : place + offset + size] = struct.pack("<I", value)[:size]
    return bytes(found)
