"""
Claims in company: what the figures of one sentence and paragraph say of each other.

Understanding every word is not understanding the clause; that a neighbour agrees with its cell is
evidence that the sentence is about what the table counts. So a contradiction in company is told in
full, one that stands alone is a note unless its words are the form's own, and of a list in which
nothing agrees one note says so. What is doubtful never accuses by itself.

A figure far below its cell is more often one of a part, whose limits were not understood, than a slip;
it is a note, unless its digits are those of the cell with one lost, changed or two swapped.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from gidr_lint.base.stopping import look
from gidr_lint.claims.model import Claim, Verdict

Strength = Literal["full", "info", "silent"]
# The form's own words, which mean one thing wherever they stand.
_OWN = frozenset(("new", "carried-in", "carried-out"))
_NEIGHBOURS = 2
_PART = Decimal("0.7")
MILD = frozenset(("unknown-word", "topic", "bare-outcome", "no-verb"))


class Told(NamedTuple):
    """A claim with its verdict and how it is told where it contradicts; `list_` marks a list of which nothing agrees."""

    claim: Claim
    verdict: Verdict
    strength: Strength
    list_: int = 0


# More figures to either side than any paragraph has.
_REACH = 100


def in_company(weighed: Iterable[tuple[Claim, Verdict]]) -> list[Told]:
    """How each claim is told, given its sentence and paragraph."""
    paragraphs: dict[int, list[tuple[Claim, Verdict]]] = {}
    told = []
    for item in weighed:
        look()
        paragraphs.setdefault(item[0].passage, []).append(item)
    for paragraph in paragraphs.values():
        for place, item in enumerate(paragraph):
            look()
            told.append(_told(item, paragraph[max(0, place - _REACH) : place + _REACH + 1]))
    return told


def _told(item: tuple[Claim, Verdict], paragraph: Sequence[tuple[Claim, Verdict]]) -> Told:
    claim, verdict = item
    if not verdict.contradicts:
        return Told(claim, verdict, "full")
    around = [other for other in paragraph if other is not item and other[0].target != claim.target]
    agreeing = [other for other, found in around if found.agrees]
    sentence = [(other, found) for other, found in around if other.sentence == claim.sentence]
    partial = _may_be_part(claim, verdict)
    if claim.doubt == "scope" and not claim.denies and _is_below(claim, verdict):
        # Whoever counts more than the organ counts no less.
        return Told(claim, verdict, "info")
    if claim.doubt:
        alone = not any(found.contradicts for other, found in sentence)
        if not partial and alone and (len(agreeing) >= _NEIGHBOURS or (claim.doubt in MILD)):
            return Told(claim, verdict, "info")
        return Told(claim, verdict._replace(outcome="unknown"), "silent")
    if claim.denies and not claim.unit:
        # Beside figures of a part the denial is of that part, too.
        part = any(found.contradicts and _may_be_part(other, found) for other, found in sentence)
        return Told(claim, verdict, "info" if part else "full")
    if partial:
        return Told(claim, verdict, "info")
    if any(
        other.kind == claim.kind and found.agrees
        for other, found in paragraph
        if other.sentence == claim.sentence
    ):
        return Told(claim, verdict, "info")
    if any(other.sentence == claim.sentence for other in agreeing):
        return Told(claim, verdict, "full")
    wrong = [other for other, found in sentence if found.contradicts]
    if wrong:
        return Told(claim, verdict, "info", claim.sentence + 1)
    if agreeing or (claim.strict and claim.kind in _OWN):
        return Told(claim, verdict, "full")
    return Told(claim, verdict, "info")


def _is_below(claim: Claim, verdict: Verdict) -> bool:
    """Whether a figure is less than everything that it may mean."""
    return all(claim.value < total for _, total in verdict.sums if total is not None)


def _may_be_part(claim: Claim, verdict: Verdict) -> bool:
    if claim.denies:
        return False
    return may_be_part(claim.value, [total for _, total in verdict.sums if total is not None])


def may_be_part(value: int | Decimal, wholes: Sequence[int | Decimal]) -> bool:
    """Whether a figure is far below everything that it may mean, and no slip of the digits explains it."""
    return all(value < whole * _PART for whole in wholes) and not any(
        _is_slip(str(value), str(whole)) for whole in wholes
    )


def _is_slip(written: str, right: str) -> bool:
    """Whether one digit was lost or changed, or two were swapped, in a number of at least two digits."""
    if len(right) < 2:
        return False
    if len(written) == len(right):
        return sorted(written) == sorted(right) or (
            len(right) > 2 and sum(one != other for one, other in zip(written, right, strict=True)) == 1
        )
    return (
        len(right) > 2
        and len(written) == len(right) - 1
        and any(right[:place] + right[place + 1 :] == written for place in range(len(right)))
    )
