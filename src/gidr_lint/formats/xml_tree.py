"""
Bytes of XML to a tree of elements, by the standard library's parser and within bounds of our own.

Expat is given UTF-8 alone, and neither a document type nor a long name space: a document type is refused
before it is parsed, so that no entity can be declared, and what is not UTF-8 is decoded here.
"""

import codecs
import re
from itertools import chain
from typing import Any
from xml.etree.ElementTree import ParseError, XMLParser

# Word nests some thirty deep. The readers recurse, and Python's stack is theirs.
MAX_DEPTH = 256
_DOCUMENT_TYPE = b"<!DOCTYPE"
# Expat writes the name space out before every name that is in it; none in use is half as long as 200.
_LONG_SPACE = re.compile(
    rb"""xmlns(?::[^\s=<>"'/]{101}|(?::[^\s=<>"'/]{0,100}+)?\s*+=\s*+(?:"[^"]{200}|'[^']{200}))"""
)
# Besides UTF-8, which is expat's own.
_ENCODINGS = frozenset(
    (
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "gb18030",
        "gbk",
        "gb2312",
        "cp936",
        "big5",
        "big5-hkscs",
        "iso-8859-1",
        "windows-1252",
        "windows-936",
    )
)
_DECLARED = re.compile(rb"<\?xml[^<>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z][\w.-]{0,40})[\"']")


class NotXml(Exception):
    """The bytes are not well-formed, nest too deep, or are in an encoding that no office writes."""


class DeclaresEntities(Exception):
    """There is a document type, which may declare entities."""


def root_of(data: bytes) -> Any:
    """
    The root element; comments and processing instructions are left out.

    Raises NotXml or DeclaresEntities.
    """
    if _DOCUMENT_TYPE in data:
        raise DeclaresEntities
    try:
        text = _in_utf_8(data)
        if _DOCUMENT_TYPE in text:
            raise DeclaresEntities
        if _LONG_SPACE.search(text):
            raise NotXml
        # A parser that is used once cannot carry anything over from another file.
        parser = XMLParser(encoding="utf-8")
        parser.feed(text)
        root: Any = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        raise NotXml from error
    if is_deeper(root, MAX_DEPTH):
        raise NotXml
    return root


def encoding_of(data: bytes) -> str:
    """The encoding that XML is in, by its first bytes or as it declares, in lower case."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return "utf-16-le"
    if data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return "utf-16-be"
    declared = _DECLARED.match(data)
    return declared[1].decode("ascii").lower() if declared else "utf-8"


def _in_utf_8(data: bytes) -> bytes:
    """The same without a mark of byte order; raises LookupError or ValueError where it cannot be decoded."""
    encoding = encoding_of(data)
    if encoding in ("utf-8", "us-ascii", "ascii"):
        return data.removeprefix(codecs.BOM_UTF8)
    if encoding not in _ENCODINGS:
        # Some of Python's codecs are no encodings of text, and take the square of the length.
        raise LookupError(encoding)
    codec = encoding.replace("windows-936", "gbk").replace("windows-", "cp")
    return data.decode(codec).removeprefix("\ufeff").encode()


def is_deeper(root: Any, depth: int) -> bool:
    """Whether elements nest deeper; level by level, so that no depth is a danger."""
    level: list[Any] = [root]
    holds: Any = len
    for _ in range(depth):
        level = list(chain.from_iterable(filter(holds, level)))
        if not level:
            return False
    return True
