"""
Fixes fitted to the page that they are written into: its figures stay, whatever the format; what else must stay
its format knows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from gidr_lint.base.diagnostics import Edit, Finding, Fix
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.tree import Document
from gidr_lint.formats.protocol import Format, fit_of

_FIGURE = Pattern(r"(?<![A-Za-z_\d.．])\d++(?:[,，]\d{3}(?!\d)){0,4}(?:\.\d{1,9})?(?![.．、](?!\d))")
# Stands inside a word; any other tag parts two.
_INLINE_TAG = Pattern(r"</?(?:span|font|strong|em|b|i|u|a|sup|sub|o:p)\b[^<>]*+>")
_TAG = Pattern(r"<[^<>]*+>")


def fit(format: Format | None, document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with their fixes fitted to the draft, as its format does; without those that cannot be fitted."""
    fitted = fit_of(format) or figures_kept
    return [
        finding.with_fixes(tuple(fitted(document, finding))) if finding.fixes else finding
        for finding in findings
    ]


def figures_kept(document: Document, finding: Finding, fixes: Iterable[Fix] | None = None) -> tuple[Fix, ...]:
    """
    The fixes of a finding, or others in their place, without safe ones of a table that would take a figure
    away. A label or a cell that has lost its border holds the figure beside it as well.
    """
    found = tuple(finding.fixes if fixes is None else fixes)
    if finding.target is None or not finding.target.table:
        return found
    return tuple(
        fix
        for fix in found
        if fix.safety != "safe" or not any(_loses_figure(document, edit) for edit in fix.edits)
    )


def each_edit(fixes: Iterable[Fix], fitted: Callable[[Edit], Sequence[Edit]]) -> Iterator[Fix]:
    """The fixes with each edit as those that fit; without the fixes one of whose edits does not."""
    for fix in fixes:
        edits: list[Edit] = []
        for edit in fix.edits:
            found = fitted(edit)
            if not found:
                break
            edits.extend(found)
        else:
            yield fix._replace(edits=tuple(edits))


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
