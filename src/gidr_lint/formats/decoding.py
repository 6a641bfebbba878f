"""Bytes to text: BOM, UTF-8, UTF-16 and GB18030, and what is none of them."""

import codecs

from gidr_lint.base.diagnostics import Words
from gidr_lint.base.errors import ReadError
from gidr_lint.document.source import Encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
_CUT_OFF = Words("文件不完整，最后一个字被截断", "it is cut off in the middle of its last character")
_COPY = Words(
    "可能没有复制或下载完，请重新取得原文件。",
    "It was perhaps not copied to its end; get the original again.",
)
_SAVE = Words("请另存为UTF-8编码再检查。", "Save it as UTF-8 and check that.")
_OTHER = Words(
    "请确认文件无误，并使用Word、网页原文件或导出的文本。",
    "Make sure that it is the right file; use the Word or web original, or exported text.",
)
_BINARY = (
    (codecs.BOM_UTF32_LE, Words("文字编码是UTF-32", "it is written in UTF-32"), _SAVE),
    (codecs.BOM_UTF32_BE, Words("文字编码是UTF-32", "it is written in UTF-32"), _SAVE),
    (
        b"PK\x03\x04",
        Words("这是Word或压缩文件，不是文本", "this is a Word or zip file, not text"),
        Words(
            "如是Word文件，请把文件名改为以.docx结尾。", "If it is a Word file, its name should end in .docx."
        ),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        Words("这是旧版Word（.doc）或WPS文件", "this is an old Word or WPS file"),
        Words("请另存为.docx再检查。", "Save it as .docx and check that."),
    ),
    (b"%PDF", Words("这是PDF文件", "this is a PDF"), _OTHER),
)
# What makes a reader make an object each. The longest report has some thousands; memory is in proportion.
_MARKS = (
    "[",
    "]",
    "*",
    "_",
    "`",
    "|",
    "~",
    "#",
    "&",
    "\\",
    "- ",
    "+ ",
    ". ",
    ") ",
    "\n",
    "\r",
    "，",
    "。",
    "；",
)
MOST_MARKS = 250_000
_COMMON = ("的", "信息", "公开", "政府", "报告", "情况")


def decode(data: bytes) -> tuple[str, Encoding]:
    """
    The text of a file without its BOM, and how it was written.

    Raises:
        ReadError: E001, a binary file, an encoding that is none of the known ones, or a text that holds
            little but marks.
    """
    text, encoding = _decoded(data)
    if len(text) > MOST_MARKS:
        marks = max(text.count("<"), text.count(">")) + sum(map(text.count, _MARKS))
        if marks > MOST_MARKS:
            from gidr_lint.formats.unread import names_report

            limit = MOST_MARKS // 10_000
            raise ReadError(
                reason=Words(
                    f"内容过于零碎（标记和标点超过{limit}万个），不像年度报告",
                    f"it holds too many marks for a report (more than {MOST_MARKS:,})",
                ),
                advice=_OTHER,
                is_report=names_report(text),
            )
    return text, encoding


def _decoded(data: bytes) -> tuple[str, Encoding]:
    for magic, reason, advice in _BINARY:
        if data.startswith(magic):
            raise ReadError(reason=reason, advice=advice)
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name), Encoding(name, bom)
            except UnicodeDecodeError as error:
                raise _undecodable(name, error, len(bom)) from None
    if b"\0" in data[:4096]:
        return _wide(data)
    try:
        return data.decode("utf-8"), Encoding("utf-8")
    except UnicodeDecodeError as error:
        first = error
    if _is_cut_off(first):
        raise _undecodable("utf-8", first) from None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable("utf-8", error if _is_cut_off(error) else first) from None
    return text, Encoding("gb18030", guessed=not any(word in text for word in _COMMON))


def _wide(data: bytes) -> tuple[str, Encoding]:
    """UTF-16 without a BOM: every other byte of its line ends and digits is zero."""
    head = data[:4096]
    for name, low in (("utf-16-le", 1), ("utf-16-be", 0)):
        if head[low::2].count(0) > head[1 - low :: 2].count(0):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                break
            if "\0" not in text and any(word in text for word in _COMMON):
                return text, Encoding(name, guessed=True)
    reason = Words("这是二进制文件，不是文本", "this is a binary file, not text")
    raise ReadError(reason=reason, advice=_OTHER)


def _is_cut_off(error: UnicodeDecodeError) -> bool:
    """Whether a text is sound but for its last character, which is not all there."""
    return error.end == len(error.object) and error.reason in (
        "unexpected end of data",
        "truncated data",
        "incomplete multibyte sequence",
    )


def _undecodable(name: str, error: UnicodeDecodeError, skipped: int = 0) -> ReadError:
    if _is_cut_off(error):
        return ReadError(reason=_CUT_OFF, advice=_COPY)
    place, name = error.start + skipped + 1, name.upper()
    return ReadError(
        reason=Words(
            f"文字编码无法识别（第{place}字节起不是{name}，也不是GB18030）",
            f"the encoding is not known (from byte {place} it is neither {name} nor GB18030)",
        ),
        advice=_SAVE,
    )
