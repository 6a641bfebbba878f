"""Signs of the claims of the prose, alone and against the tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gidr_lint.claims.model import Claim

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

_APPLICANTS = frozenset(("natural-person", "organisations"))
_PARTS = _APPLICANTS | {
    "granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other"
}  # fmt: skip
_WHOLES = frozenset(("processed", "handled", "received", "new"))


def of_verdicts(case: "Signs") -> Iterator[str]:
    if case.faults:
        yield "fault"
    if case.claims:
        yield "claims"
    if any(item.verdict.contradicts for item in case.weighed):
        yield "contradiction"
    if any(not item.verdict.agrees for item in case.weighed):
        yield "disagreement"
    if any(claim.denies for claim in case.claims):
        yield "denial"


def of_claims(case: "Signs") -> Iterator[str]:
    claims = case.claims
    values: dict[str, object] = {}
    parts: dict[int, list[Claim]] = {}
    wholes: set[tuple[int, object]] = set()
    for claim in claims:
        if values.setdefault(claim.kind, claim.value) != claim.value:
            yield "claims:differ"
        if claim.kind in _PARTS:
            parts.setdefault(claim.sentence, []).append(claim)
        elif claim.kind in _WHOLES:
            wholes.update(((claim.sentence, claim.value), (claim.sentence + 1, claim.value)))
    for sentence, found in parts.items():
        for applicants in (True, False):
            own = [claim.value for claim in found if (claim.kind in _APPLICANTS) is applicants]
            if len(own) > 1 and (sentence, sum(own)) not in wholes:
                yield "claims:sum"


def of_units(case: "Signs") -> Iterator[str]:
    if len({claim.unit for claim in case.claims if claim.topic == "applications"}) > 1:
        yield "units:differ"
