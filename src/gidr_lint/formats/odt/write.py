"""What `fix` is told: an ODT file is read and judged, but cannot be written yet."""

from collections.abc import Sequence

from gidr_lint.base.diagnostics import Edit, Words
from gidr_lint.base.errors import FixError
from gidr_lint.document.tree import Document


def write(document: Document, edits: Sequence[Edit]) -> bytes | Words:
    """Raises FixError: nothing in the file is changed."""
    raise FixError(
        f"{document.source.uri}: 没有改动，还不能改写ODT文件，请照提示在LibreOffice或WPS里改，或另存为.docx再改正 / left "
        "as it was, ODT files cannot be rewritten yet; change it in LibreOffice or WPS, or save it as .docx and fix that"
    )
