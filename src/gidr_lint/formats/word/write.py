"""A Word file with edits made: what `fix` asks of the format."""

from collections.abc import Sequence

from gidr_lint.base.diagnostics import Edit, Words
from gidr_lint.base.errors import FixError
from gidr_lint.document.tree import Document
from gidr_lint.formats.word.guard import CannotRewrite
from gidr_lint.formats.word.rewrite import rewrite


def write(document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """
    The file with each addressed text replaced; why not, where one of them cannot be. Changes are tracked where the
    file records changes. Raises FixError where nothing in the file can be changed.
    """
    return _written(document, edits, tracked=False)


def track(document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """The same with every change tracked."""
    return _written(document, edits, tracked=True)


def _written(document: Document, edits: Sequence[Edit], *, tracked: bool) -> bytes | Words:
    source = document.source
    places = [(edit.location.address, edit.text) for edit in edits]
    try:
        return rewrite(
            source, [(address, new) for address, new in places if address is not None], tracked=tracked
        )
    except CannotRewrite as error:
        words = error.words
        if error.whole:
            raise FixError(f"{source.uri}: 没有改动，{words.zh} / left as it was, {words.en}") from error
        return words
