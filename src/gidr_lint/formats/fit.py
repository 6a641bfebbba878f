"""
Fixes fitted to the page that they are written into: its figures stay, whatever the format; what else must stay
its format knows.
"""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from gidr_lint.base.diagnostics import Edit, Finding
from gidr_lint.document.text import Pattern
from gidr_lint.document.tree import Document
from gidr_lint.formats.protocol import Format, fit_of

_FIGURE = Pattern(r"(?<![A-Za-z_\d.．])\d++(?:[,，]\d{3}(?!\d)){0,4}(?:\.\d{1,9})?(?![.．、](?!\d))")
# Stands inside a word; any other tag parts two.
_INLINE_TAG = Pattern(r"</?(?:span|font|strong|em|b|i|u|a|sup|sub|o:p)\b[^<>]*+>")
_TAG = Pattern(r"<[^<>]*+>")


def fit(format: Format | None, document: Document, findings: Iterable[Finding]) -> None:
    """Fit the fixes of findings to their draft, as its format does; one that cannot be fitted is dropped."""
    (fit_of(format) or keep_figures)(document, findings)


def keep_figures(document: Document, findings: Iterable[Finding]) -> None:
    """
    Drop safe fixes of a table that would take a figure away. A label or a cell that has lost its
    border holds the figure beside it as well.
    """
    for finding in findings:
        if finding.target is not None and finding.target.table:
            finding.fixes = tuple(
                fix
                for fix in finding.fixes
                if fix.safety != "safe" or not any(_loses_figure(document, edit) for edit in fix.edits)
            )


def _loses_figure(document: Document, edit: Edit) -> bool:
    span, address = edit.location
    old = document.written(address) if address is not None else ""
    if span is not None:
        old = document.text[span.start : span.end]
        if "<" in old or "&" in old:
            from html import unescape

            old = unescape(_TAG.compiled.sub(" ", _INLINE_TAG.compiled.sub("", old)))
    return bool(_figures(old) - _figures(edit.text))


def _figures(text: str) -> Counter[Decimal]:
    """The numbers in a text but for ordinals and what is part of a name."""
    found = (match[0].replace(",", "").replace("，", "") for match in _FIGURE.compiled.finditer(text))
    return Counter(map(Decimal, found))
