"""How a text file begins, to see whose report it is: without tags and white space between two characters."""

from typing import BinaryIO

# A page has its head before its text.
_TEXT = 3000
_PAGE = 60_000
_SPACE = b" \t\r\n"


def of_text(file: BinaryIO) -> bytes:
    return _bare(file.read(_TEXT))


def of_page(file: BinaryIO) -> bytes:
    data = file.read(_PAGE)
    return data if b"\0" in data else without_tags(data)


def without_tags(data: bytes) -> bytes:
    return _bare(b"".join(part.partition(b">")[2] for part in (b">" + data).split(b"<")))


def _bare(data: bytes) -> bytes:
    # In UTF-16 every other byte of white space is part of a character.
    return data if b"\0" in data else data.translate(None, _SPACE)
