"""The tracked changes of a Word file's body accepted or rejected, to hold what `fix` writes to what was there."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = W + "author"
_TEXT = (W + "t", W + "delText")
# What stands between runs and is read by its place.
_ANCHORS = tuple(
    W + name
    for name in (
        "commentRangeStart",
        "commentRangeEnd",
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
    )
)


def members(data: bytes) -> dict[str, bytes]:
    """The parts of a package by their names; raises AssertionError where one is damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def body(data: bytes) -> Any:
    """The body of a Word file."""
    return ElementTree.fromstring(members(data)["word/document.xml"]).find(W + "body")


def settled(element: Any, *, accept: bool, author: str = "gidr-lint") -> Any:
    """The element with the changes of an author accepted or rejected, those of others as they are."""
    kept = ElementTree.Element(element.tag, element.attrib)
    kept.text = element.text
    for child in element:
        if child.tag in (W + "ins", W + "del") and child.get(AUTHOR) == author:
            if (child.tag == W + "ins") == accept:
                inner = settled(child, accept=accept, author=author)
                for text in inner.iter(W + "delText"):
                    text.tag = W + "t"
                kept.extend(inner)
        else:
            kept.append(settled(child, accept=accept, author=author))
    return kept


def letters(element: Any, around: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """
    Every character with its kind, its formatting and whose changes it is in; paragraphs, and what else is in a
    run or between runs.
    """
    for child in element:
        tag = child.tag
        if tag == W + "p":
            yield "", "paragraph"
            yield from letters(child, around)
        elif tag in (W + "ins", W + "del"):
            yield from letters(child, (*around, (tag, child.get(AUTHOR))))
        elif tag == W + "r":
            for part in child:
                if part.tag in _TEXT:
                    yield from ((char, part.tag, _look(child), around) for char in part.text or "")
                elif part.tag != W + "rPr":
                    yield "", part.tag, around
        elif tag in _ANCHORS:
            yield "", tag, child.get(W + "id")
        elif tag != W + "rPr":
            yield from letters(child, around)


def _look(run: Any) -> str:
    found = run.find(W + "rPr")
    return "" if found is None else re.sub(r' [^ ]{0,50}id="\d+"', "", ElementTree.tostring(found, "unicode"))
