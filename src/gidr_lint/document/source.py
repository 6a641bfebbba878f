"""The bytes of a draft, and how they were decoded."""

from typing import NamedTuple


class Source(NamedTuple):
    """
    One draft: `uri` as it was given, `data` its bytes, `kind` a reader's name or empty.

    `version` is the editor's, None on disk. An editor's buffer is given as UTF-8 bytes.
    """

    uri: str
    data: bytes
    kind: str = ""
    version: int | None = None


class Encoding(NamedTuple):
    """How a file is written: codec, its BOM (maybe empty), and whether the codec was a guess."""

    name: str
    bom: bytes = b""
    guessed: bool = False
