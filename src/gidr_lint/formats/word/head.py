"""How the text of a Word file begins, to see whose report it is."""

from typing import BinaryIO
from zipfile import ZipFile

from gidr_lint.formats.heads import without_tags

_TEXT = 3000
# As many bytes of the main part hold the first lines of its text.
_PART = 256 * 1024
_MAIN = "word/document.xml"


def head(file: BinaryIO) -> bytes:
    """The first text; no more is unpacked than is looked at."""
    with ZipFile(file) as archive:
        names = archive.namelist()
        name = next((name for name in names if name.replace("\\", "/").startswith("word/document")), _MAIN)
        with archive.open(_MAIN if _MAIN in names else name) as part:
            return without_tags(part.read(_PART))[:_TEXT]
