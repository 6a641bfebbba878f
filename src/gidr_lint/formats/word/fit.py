"""Fixes fitted to a Word file: nothing is written into headers, footers, notes and text boxes."""

from collections.abc import Sequence

from gidr_lint.base.diagnostics import Edit, Finding, Fix
from gidr_lint.document.tree import Document
from gidr_lint.formats.fit import each_edit, figures_kept


def fit(document: Document, finding: Finding) -> Sequence[Fix]:
    """The finding's fixes of which every edit is one of the body."""
    return figures_kept(document, finding, each_edit(finding.fixes, _in_body))


def _in_body(edit: Edit) -> Sequence[Edit]:
    address = edit.location.address
    return (edit,) if address is not None and address.part == "body" else ()
