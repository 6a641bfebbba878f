"""How the text of an ODT file begins, to see whose report it is."""

from typing import BinaryIO
from zipfile import ZipFile

from gidr_lint.formats.heads import without_tags

_TEXT = 3000
# Styles stand before the text.
_PART = 512 * 1024


def head(file: BinaryIO) -> bytes:
    """The first text; no more is unpacked than is looked at."""
    with ZipFile(file) as archive, archive.open("content.xml") as part:
        return without_tags(part.read(_PART).partition(b"<office:body")[2])[:_TEXT]
