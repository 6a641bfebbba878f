"""The bytes of a draft, and how they were decoded."""

from typing import NamedTuple

# So much of a file says whether it is a result of ours.
BEGINNING = 1000
# The kind of what is no draft but a folder that cannot be opened.
FOLDER = "folder"


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


def is_result(data: bytes) -> bool:
    """Whether a file that begins so is a result that gidr-lint wrote, a page or a summary: no draft, whatever it quotes."""
    head = data[:BEGINNING].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"<!DOCTYPE html>"):
        return b'<meta name="generator" content="gidr-lint ' in head
    return head.startswith(b"<!-- gidr-lint ")
