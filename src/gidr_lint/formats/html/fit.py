"""Fixes written into a page: its tags stay."""

from collections.abc import Iterable

from gidr_lint.base.diagnostics import Edit, Finding
from gidr_lint.base.location import at
from gidr_lint.document.tree import Document
from gidr_lint.formats.fit import keep_figures
from gidr_lint.formats.html.tags import between_tags


def fit(document: Document, findings: Iterable[Finding]) -> None:
    """
    Make the fixes of a page such that its tags stay: the new text goes where the first text
    stands, what follows behind a tag goes away. What is a paragraph of its own has no fix.
    """
    keep_figures(document, findings)
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
