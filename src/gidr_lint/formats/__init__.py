"""Bytes to Document, one format per file; a reader knows nothing of forms or rules."""

from collections.abc import Sequence
from typing import Protocol

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Source
from gidr_lint.document.tree import Document

KINDS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".docx": "word",
}
# What Word and WPS open and can save as .docx.
_RELATIVES = {
    ".doc": "Word 97–2003",
    ".wps": "WPS",
    ".wpt": "WPS",
    ".dot": "Word 97–2003",
    ".docm": "Word（含宏）",
    ".dotx": "Word",
    ".dotm": "Word（含宏）",
    ".rtf": "RTF",
    ".odt": "ODT",
    ".mht": "MHT",
    ".mhtml": "MHT",
}
# A spreadsheet is no report; --figures compares one with it.
_SHEETS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_LOCK = Words(
    "这是Word打开文件时的临时文件，不是报告", "it is what Word keeps beside a file that is open, no report"
)
_UNLOCKED = Words(
    "请检查名称里没有“~$”的那个文件；有没有保存的改动，先在Word里保存。",
    "Check the file without ~$ in its name; save it in Word first if there are changes.",
)
_UNREAD = {
    ".pdf": "PDF",
    ".ofd": "OFD",
    ".ceb": "CEB",
}
# Offices send them in full of reports, and of other things as well.
ARCHIVES = frozenset((".zip", ".rar", ".7z"))
# Files that may hold a report and that no reader takes.
UNREAD = ARCHIVES.union(_RELATIVES, _UNREAD)


class Reader(Protocol):
    """What a plugin gives to read further kinds of file; ours go by `KINDS`."""

    suffixes: Sequence[str]
    """Endings in lower case with their dot; one of ours is never asked of a plugin."""

    def read(self, source: Source) -> Document:
        """The tree of a file; raises ReadError where it cannot be read."""
        ...


def suffix_of(path: str) -> str:
    """The ending of a path in lower case with its dot, empty where there is none."""
    name = path.replace("\\", "/").rpartition("/")[2]
    head, dot, tail = name.rpartition(".")
    return (dot + tail).lower() if head else ""


def kind_of(path: str) -> str:
    """The kind by which a path's ending is read, empty where there is none."""
    return KINDS.get(suffix_of(path), "")


def read(source: Source) -> Document:
    """
    Read a draft.

    Raises:
        ReadError: E001, the bytes are no text of a known encoding, or no reader takes the kind.
    """
    kind = source.kind or kind_of(source.uri)
    if kind == "markdown":
        from gidr_lint.formats.markdown import read as markdown

        return markdown.read(source)
    if kind == "text":
        from gidr_lint.formats.text import read as text

        return text.read(source)
    if kind == "html":
        from gidr_lint.formats.html import read as html

        return html.read(source)
    if kind == "word":
        if source.uri.rpartition("/")[2].startswith("~$") and not source.data.startswith(b"PK"):
            raise ReadError("E001", reason=_LOCK, advice=_UNLOCKED)
        from gidr_lint.formats.word import read as word

        return word.read(source)
    relative = _RELATIVES.get(suffix_of(source.uri))
    if relative:
        raise ReadError(
            "E001",
            reason=Words(
                f"不能直接读取{relative}文件", f"files of {suffix_of(source.uri)} cannot be read as they are"
            ),
            advice=Words(
                "请用Word或WPS打开，选“文件→另存为”，类型选“Word文档（*.docx）”，再检查另存的文件。",
                "Open it in Word or WPS, choose File, Save As, Word document (*.docx), and check that file.",
            ),
        )
    if suffix_of(source.uri) in _SHEETS:
        raise ReadError(
            "E001",
            reason=Words(
                "这是电子表格，不是报告；要与报告的三张表核对，用 --figures 文件.xlsx 给出",
                "it is a spreadsheet, no report; to compare it with a report's tables give it with --figures",
            ),
        )
    name = _UNREAD.get(suffix_of(source.uri))
    if name:
        raise ReadError(
            "E001",
            reason=Words(f"本版本尚不能读取{name}文件", f"this version cannot read {name} files yet"),
            advice=Words(
                "请另存为Word（.docx）、纯文本（.txt）或Markdown后再检查。",
                "Save it as Word (.docx), plain text or Markdown and check that.",
            ),
        )
    if suffix_of(source.uri) in ARCHIVES:
        raise ReadError(
            "E001",
            reason=Words(
                "这是压缩包，里面的文件没有检查", "it is an archive; the files in it were not checked"
            ),
            advice=Words("请解压后检查里面的文件。", "Unpack it and check the files in it."),
        )
    raise ReadError(
        "E001",
        reason=Words("不认识这种文件", "this kind of file is not known"),
        advice=Words(
            "可以读取的有.docx、.md、.markdown、.html、.htm、.txt。",
            ".docx, .md, .markdown, .html, .htm and .txt can be read.",
        ),
    )
