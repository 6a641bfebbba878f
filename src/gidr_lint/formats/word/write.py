"""A Word file with edits made: what `fix` asks of the format."""

from collections.abc import Sequence

from gidr_lint.base.diagnostics import Edit, Words
from gidr_lint.base.errors import FixError
from gidr_lint.document.tree import Document
from gidr_lint.formats.word.rewrite import CannotRewrite, rewrite

_UNWRITABLE = Words("涉及文件里不能改的部分", "it touches a part of the file that cannot be changed")


def write(document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """
    The file with each addressed text replaced; why not, where one of them cannot be. Raises FixError where
    nothing in the file can.
    """
    source = document.source
    places = [(edit.location.address, edit.text) for edit in edits]
    try:
        return rewrite(source, [(address, new) for address, new in places if address is not None])
    except CannotRewrite as error:
        if error.whole:
            raise FixError(f"{source.uri}: 没有改动 / left as it was: {error}") from error
        return _UNWRITABLE
