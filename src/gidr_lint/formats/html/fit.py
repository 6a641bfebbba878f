"""Fixes written into a page: its tags stay."""

from functools import partial

from gidr_lint.base.diagnostics import Edit, Finding, Fix
from gidr_lint.base.location import at
from gidr_lint.document.tree import Document
from gidr_lint.formats.fit import each_edit, figures_kept
from gidr_lint.formats.html.tags import between_tags


def fit(document: Document, finding: Finding) -> tuple[Fix, ...]:
    """The fixes that leave every figure and every tag where it is."""
    return tuple(each_edit(figures_kept(document, finding), partial(_between_tags, document)))


def _between_tags(document: Document, edit: Edit) -> list[Edit]:
    """
    An edit as those that leave the tags: the new text goes where the first text stands, what follows behind a
    tag goes away. What is a paragraph of its own cannot be put in.
    """
    span, text = edit.location.span, edit.text
    if span is None or "\n" in text:
        return []
    new = text.replace("&", "&amp;").replace("<", "&lt;")
    spans = between_tags(document.text, *span)
    return [Edit(at(*own), "" if number else new) for number, own in enumerate(spans)]
