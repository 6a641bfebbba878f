"""Edits written into a text file: encoding, BOM and line ends stay as they were found."""

from collections.abc import Sequence

from gidr_lint.base.diagnostics import Edit, Words
from gidr_lint.base.errors import FixError
from gidr_lint.document.tree import Document

_OTHER = Words(
    "读入的文字与文件内容不一致，不能写回", "the text that was read is not all that the file holds"
)


def write(document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """
    The bytes of a text file with edits made; why not, where its text is not all that it holds. Raises FixError
    where the file's encoding lacks a character.
    """
    source, encoding = document.source, document.encoding
    if not _is_whole(document):
        return _OTHER
    try:
        return encoding.bom + _edited(document.text, edits).encode(encoding.name)
    except UnicodeEncodeError as error:
        lost = error.object[error.start : error.end]
        raise FixError(
            f"{source.uri}: 没有改动，{encoding.name.upper()}编码写不出{lost!r} / left as it was, {lost!r} "
            f"cannot be written in {encoding.name.upper()}"
        ) from error


def _is_whole(document: Document) -> bool:
    encoding = document.encoding
    try:
        return encoding.bom + document.text.encode(encoding.name) == document.source.data
    except UnicodeEncodeError:
        return False


def _edited(text: str, edits: Sequence[Edit]) -> str:
    newline = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    places = [(edit.location.span, edit.text) for edit in edits]
    for span, new in sorted(places, key=lambda item: item[0] or (0, 0), reverse=True):
        assert span is not None
        text = text[: span.start] + new.replace("\n", newline) + text[span.end :]
    return text
