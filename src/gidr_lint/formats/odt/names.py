"""The name spaces of OpenDocument, and how its attributes write numbers and switches."""

from typing import Any

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_OASIS}office:1.0}}"
TEXT = f"{_OASIS}text:1.0}}"
TABLE = f"{_OASIS}table:1.0}}"
STYLE = f"{_OASIS}style:1.0}}"
DRAW = f"{_OASIS}drawing:1.0}}"
FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"


def number(element: Any, name: str, default: int, most: int) -> int:
    """A whole number between 1 and `most`; the default for what is none."""
    written = (element.get(name) or "").strip()
    if not written.isascii() or not written.isdigit():
        return default
    return most if len(written) > 9 else min(max(int(written), 1), most)
