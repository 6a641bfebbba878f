"""Fixes fitted to the page that they are written into: its tags stay, and columns where they are printed."""

from collections.abc import Iterable

from gidr_lint.diagnostics import Edit, Finding
from gidr_lint.document.location import at
from gidr_lint.document.tree import Document


def fit(document: Document, findings: Iterable[Finding]) -> None:
    """Fit the fixes of findings to their draft; one that cannot be fitted is dropped."""
    if document.kind == "html":
        _keep_tags(document, findings)
    elif "drawn" in document.facts:
        _keep_columns(document, findings)


def _keep_tags(document: Document, findings: Iterable[Finding]) -> None:
    """
    Make the fixes of a page such that its tags stay: the new text goes where the first text
    stands, what follows behind a tag goes away. What is a paragraph of its own has no fix.
    """
    from gidr_lint.readers._markup import between_tags

    for finding in findings:
        fixes = []
        for fix in finding.fixes:
            edits: list[Edit] = []
            for location, text in fix.edits:
                if location.span is None or "\n" in text:
                    break
                new = text.replace("&", "&amp;").replace("<", "&lt;")
                for start, end in between_tags(document.text, *location.span):
                    edits.append(Edit(at(start, end), new))
                    new = ""
            else:
                fixes.append(fix._replace(edits=tuple(edits)))
        if finding.fixes:
            finding.fixes = tuple(fixes)


def _keep_columns(document: Document, findings: Iterable[Finding]) -> None:
    """
    Fill up the fixes in tables whose columns are where they are printed, so that what stands
    behind stays in its column; a fix that needs more room than there is, is none.
    """
    from gidr_lint.readers._ruled import width_of

    drawn = document.facts["drawn"]
    assert isinstance(drawn, tuple)
    for finding in findings:
        fixes = []
        for fix in finding.fixes:
            edits: list[Edit] = []
            for location, text in fix.edits:
                span = location.span
                if span is not None and any(start <= span.start <= end for start, end in drawn):
                    spare = sum(map(width_of, document.text[span.start : span.end])) - sum(
                        map(width_of, text)
                    )
                    if spare < 0:
                        break
                    text += " " * spare
                edits.append(Edit(location, text))
            else:
                fixes.append(fix._replace(edits=tuple(edits)))
        if finding.fixes:
            finding.fixes = tuple(fixes)
