"""
Bytes to Document, and back again for a fix: one folder a format, behind one protocol.

Knows nothing of forms or rules; nobody outside asks a document for its kind.
"""

from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document
from gidr_lint.formats.protocol import FormatRef

# Of one report in several formats the first of these counts as last year's.
FORMATS = (
    FormatRef(
        "word",
        (".docx", ".docm", ".dotx", ".dotm"),
        "word.read:read",
        places="addresses",
        fit="word.fit:fit",
        write="word.write:write",
        track="word.write:track",
        head="word.head:head",
    ),
    FormatRef("odt", (".odt",), "odt.read:read", places="addresses", head="odt.head:head"),
    FormatRef(
        "html",
        (".html", ".htm"),
        "html.read:read",
        fit="html.fit:fit",
        write="splice:write",
        head="heads:of_page",
    ),
    FormatRef(
        "markdown",
        (".md", ".markdown"),
        "markdown.read:read",
        fit="columns:fit",
        write="splice:write",
        head="heads:of_text",
    ),
    FormatRef(
        "text", (".txt",), "text.read:read", fit="columns:fit", write="splice:write", head="heads:of_text"
    ),
)
KINDS = {suffix: format.kind for format in FORMATS for suffix in format.suffixes}


def suffix_of(path: str) -> str:
    """The ending of a path in lower case with its dot, empty where there is none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    head, dot, tail = name.rpartition(".")
    return (dot + tail).lower() if head else ""


def kind_of(path: str) -> str:
    """The kind by which we read a path's ending, empty where it is none of ours."""
    return KINDS.get(suffix_of(path), "")


def format_of_kind(kind: str) -> FormatRef | None:
    """Our format of a kind."""
    return next((format for format in FORMATS if format.kind == kind), None)


def read(source: Source) -> Document:
    """
    Read a draft of a kind that we read.

    Raises:
        ReadError: E001, the bytes are no text of a known encoding, or no format of ours takes the kind.
    """
    format = format_of_kind(source.kind or kind_of(source.uri))
    if format is None:
        from gidr_lint.formats.unread import refusal

        raise refusal(source)
    return format.read(source)
