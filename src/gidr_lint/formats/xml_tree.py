"""
Bytes of XML to a tree of elements, by the standard library's parser and within bounds of our own.

Expat is given neither a document type nor an encoding it would have to ask for: a document type is
refused before it is parsed, so that no entity can be declared, and what is not UTF-8 is decoded here.
"""

import codecs
import re
from itertools import chain
from typing import Any
from xml.etree.ElementTree import ParseError, XMLParser

# Word nests some thirty deep. The readers recurse, and Python's stack is theirs.
MAX_DEPTH = 256
# Besides UTF-8, which is expat's own, and UTF-16, which shows by its first bytes.
_ENCODINGS = frozenset(
    ("gb18030", "gbk", "gb2312", "cp936", "big5", "big5-hkscs", "iso-8859-1", "windows-1252", "windows-936")
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
    if b"<!DOCTYPE" in data:
        raise DeclaresEntities
    encoding = encoding_of(data)
    try:
        if encoding in ("utf-8", "us-ascii", "ascii") and not data.startswith(codecs.BOM_UTF8):
            found: bytes | str = data
        else:
            # A text is parsed as it is, whatever encoding it says it was in.
            found = data.decode(_codec(encoding)).removeprefix("\ufeff")
            if "<!DOCTYPE" in found:
                raise DeclaresEntities
        # A parser that is used once cannot carry anything over from another file.
        parser = XMLParser()
        parser.feed(found)
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


def _codec(encoding: str) -> str:
    if encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32"):
        return encoding
    if encoding not in _ENCODINGS:
        # Some of Python's codecs are no encodings of text, and take the square of the length.
        raise LookupError(encoding)
    return encoding.replace("windows-936", "gbk").replace("windows-", "cp")


def is_deeper(root: Any, depth: int) -> bool:
    """Whether elements nest deeper; level by level, so that no depth is a danger."""
    level: list[Any] = [root]
    holds: Any = len
    for _ in range(depth):
        level = list(chain.from_iterable(filter(holds, level)))
        if not level:
            return False
    return True
