"""Files that may hold a report and that no format takes: what each is, and what to do about it."""

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.source import Source
from gidr_lint.formats import KINDS, suffix_of

# What Word and WPS open and can save as .docx.
_RELATIVES = {
    ".doc": "Word 97–2003",
    ".wps": "WPS",
    ".wpt": "WPS",
    ".dot": "Word 97–2003",
    ".rtf": "RTF",
    ".mht": "MHT",
    ".mhtml": "MHT",
    ".fodt": "FODT",
}
# XML that is a whole document in one file, by what its beginning says.
XML_KINDS = {
    b"http://schemas.microsoft.com/office/word/2003/wordml": Words("Word 2003 XML", "Word 2003 XML"),
    b"http://schemas.microsoft.com/office/2006/xmlpackage": Words("Word XML", "Word XML"),
    b"urn:oasis:names:tc:opendocument:xmlns:office:1.0": Words("FODT", "flat OpenDocument XML"),
}
_BEGINNING = 4096
_NAMED = Pattern(r"信息公开[^。\n]{0,12}(?:报告|年报)", "信息公开")
# A spreadsheet is no report unless it has the name of one; --figures compares one with it.
SHEETS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods"))
_UNREAD = {
    ".pdf": "PDF",
    ".ofd": "OFD",
    ".ceb": "CEB",
}
# Offices send them in full of reports, and of other things as well.
ARCHIVES = frozenset((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"))
# Kinds that are taken for a report by their name alone, not by where they lie.
BY_NAME = ARCHIVES | SHEETS
# Files that may hold a report and that no format takes.
UNREAD = BY_NAME.union(_RELATIVES, _UNREAD)


def names_report(text: str) -> bool:
    """Whether a text that is too long for a report speaks of one: several may be put together in it."""
    return _NAMED.search(text) is not None


def xml_kind(data: bytes) -> bytes:
    """Which of `XML_KINDS` a file is, by its beginning; empty for any other."""
    start = data[:_BEGINNING].lower()
    return next((sign for sign in XML_KINDS if sign in start), b"") if b"<" in start else b""


def refusal(source: Source) -> ReadError:
    """E001 for a file of a kind that is not read."""
    ending = suffix_of(source.uri)
    relative = _RELATIVES.get(ending)
    kind = xml_kind(source.data) if ending == ".xml" else b""
    if kind:
        relative, ending = XML_KINDS[kind].zh, XML_KINDS[kind].en
    if relative:
        return ReadError(
            reason=Words(f"不能直接读取{relative}文件", f"files of {ending} cannot be read as they are"),
            advice=Words(
                "请用Word或WPS打开，选“文件→另存为”，类型选“Word文档（*.docx）”，再检查另存的文件。",
                "Open it in Word or WPS, choose File, Save As, Word document (*.docx), and check that file.",
            ),
        )
    if ending in SHEETS:
        return ReadError(
            reason=Words(
                "这是电子表格，不是报告；要与报告的三张表核对，用 --figures 文件.xlsx 给出",
                "it is a spreadsheet, no report; to compare it with a report's tables give it with --figures",
            ),
            advice=Words(
                "检查报告请给出报告的文件；电子表格不是.xlsx的，先另存为.xlsx，再用 --figures 给出。",
                "Give the report's own file to check it; save a spreadsheet that is no .xlsx as one for --figures.",
            ),
        )
    name = _UNREAD.get(ending)
    if name:
        return ReadError(
            reason=Words(f"本版本尚不能读取{name}文件", f"this version cannot read {name} files yet"),
            advice=Words(
                "请另存为Word（.docx）、纯文本（.txt）或Markdown后再检查。",
                "Save it as Word (.docx), plain text or Markdown and check that.",
            ),
        )
    if ending in ARCHIVES:
        return ReadError(
            reason=Words(
                "这是压缩包，里面的文件没有检查", "it is an archive; the files in it were not checked"
            ),
            advice=Words("请解压后检查里面的文件。", "Unpack it and check the files in it."),
        )
    *most, last = KINDS
    endings, others = "、".join(KINDS), ", ".join(most)
    return ReadError(
        reason=Words("不认识这种文件", "this kind of file is not known"),
        advice=Words(
            f"可以读取的有{endings}。",
            f"{others} and {last} can be read.",
        ),
    )
