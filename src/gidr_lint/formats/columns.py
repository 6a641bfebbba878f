"""Fixes written into lines of text: where columns are printed they stay in their places."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise

from gidr_lint.base.diagnostics import Edit, Finding, Fix
from gidr_lint.base.location import at
from gidr_lint.base.spans import Span
from gidr_lint.document.tree import Document, Table
from gidr_lint.formats.fit import each_edit, figures_kept


def fit(document: Document, finding: Finding) -> tuple[Fix, ...]:
    """The fixes that leave the columns of drawn tables, and every figure, where they are."""
    fixes: Iterable[Fix] = finding.fixes
    if "drawn" in document.facts:
        fixes = each_edit(fixes, partial(_in_drawn, document))
    return figures_kept(document, finding, fixes)


def _in_drawn(document: Document, edit: Edit) -> list[Edit]:
    """
    An edit as those that leave what stands behind it in its column, where columns are where they are printed;
    none where it needs more room than there is, or crosses a column.
    """
    drawn = document.facts["drawn"]
    assert isinstance(drawn, tuple)
    span = edit.location.span
    is_drawn = span is not None and any(start <= span.start <= end for start, end in drawn)
    return _in_columns(document, edit) if is_drawn else [edit]


def _in_columns(document: Document, edit: Edit) -> list[Edit]:
    """An edit of a drawn table as one for each line that changes, filled up; none where it does not fit."""
    from gidr_lint.formats.drawn_tables import width_of

    span = edit.location.span
    assert span is not None
    lines = [span]
    if "\n" in document.text[span.start : span.end]:
        lines = _lines_of_cell(document, span)
    olds = [document.text[line.start : line.end] for line in lines]
    edits = []
    for line, old, new in zip(lines, olds, _over_lines(olds, edit.text), strict=True):
        spare = sum(map(width_of, old)) - sum(map(width_of, new))
        # Two blanks between words are where a column ends; a line without a word would look like a blank.
        if spare < 0 or "  " in old.strip() or (len(lines) > 1 and not new.strip()):
            return []
        if new != old:
            edits.append(Edit(at(*line), new + " " * spare))
    return edits


def _lines_of_cell(document: Document, span: Span) -> list[Span]:
    """What of a span is text of the one cell that it lies in, line by line; nothing where it is in none."""
    for table in document.blocks:
        place = table.location.span
        if not isinstance(table, Table) or place is None or not place.start <= span.start < place.end:
            continue
        for row in table.rows:
            for cell in row.cells:
                whole = cell.text.span()
                if whole is None or not whole.start <= span.start < span.end <= whole.end:
                    continue
                lines: dict[int, Span] = {}
                for run in cell.text.runs:
                    start, end = max(run.start, span.start), min(run.end, span.end)
                    number = document.lines.line_of(start)
                    # What joins two lines of a cell stands in neither.
                    if start < end <= document.lines.bounds(number).end:
                        lines[number] = Span(lines.get(number, Span(start, end)).start, end)
                return list(lines.values())
    return []


def _over_lines(olds: Sequence[str], new: str) -> list[str]:
    """A new text in place of several lines, cut where it is the same as before as the lines were."""
    old = "".join(olds)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    cuts = [0]
    for place in accumulate(map(len, olds[:-1])):
        if place > head:
            place = place + len(new) - len(old) if place >= len(old) - tail else min(place, len(new) - tail)
        cuts.append(place)
    return [new[start:end] for start, end in pairwise([*cuts, len(new)])] if olds else []


def _alike(left: str, right: str) -> int:
    """How many characters two texts begin with are the same."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(left), len(right)))
