"""What people mean by the wordings: each kind of claim as signed sums of cells."""

from gidr_lint.claims.model import Reading, Term
from gidr_lint.diagnostics import Target

TALLY = frozenset(("new", "received", "processed", "handled"))
OUTCOMES = frozenset(
    ("granted_or_partly", "denied", "partly_granted", "granted", "unable", "rejected", "other")
)
APPLICANTS = frozenset(("natural_person", "organisations", "business"))
CASE_NAMES = {
    "review": "review",
    "suit": "litigation",
    "direct_suit": "direct-suit",
    "after_review_suit": "after-review-suit",
}
CASES = frozenset(CASE_NAMES)
RESULTS = frozenset(("upheld", "defeat", "pending", "result_other"))
ENDINGS = frozenset(("upheld", "corrected", "pending", "other"))
TOPICS = CASES | {"application", "foreign"}
APPLICATIONS = TALLY | OUTCOMES | APPLICANTS | {"carried_in", "carried_in_year", "carried_out"}


def _cell(row: str, column: str = "total") -> Target:
    return Target("applications", "applications", row, column)


def _case(column: str) -> Target:
    return Target("disputes", "disputes", "cases", column)


def _sum(*targets: Target) -> Reading:
    return Reading(tuple(Term(1, target) for target in targets))


def _less(whole: tuple[Target, ...], part: tuple[Target, ...]) -> Reading:
    return Reading(tuple(Term(1, t) for t in whole) + tuple(Term(-1, t) for t in part))


_NEW, _IN, _TOTAL, _OUT = (_cell(row) for row in ("new", "carried-in", "total", "carried-out"))
_SUITS = (_case("direct-suit-total"), _case("after-review-suit-total"))
_PENDING_SUITS = (_case("direct-suit-pending"), _case("after-review-suit-pending"))
_REVIEW = (_case("review-total"),)


def _of_parts(kind: str) -> tuple[Target, ...]:
    return (_case(f"direct-suit-{kind}"), _case(f"after-review-suit-{kind}"))


def _both(column: str) -> tuple[Reading, ...]:
    return (_sum(_cell("new", column)), _sum(_cell("new", column), _cell("carried-in", column)))


READINGS: dict[str, tuple[Reading, ...]] = {
    "new": (_sum(_NEW),),
    "received": (_sum(_NEW), _sum(_NEW, _IN)),
    "received-and-handled": (_sum(_NEW), _sum(_NEW, _IN), _sum(_TOTAL)),
    "carried-in": (_sum(_IN),),
    "carried-out": (_sum(_OUT),),
    "all-settled": (_sum(_OUT),),
    "handled": (_sum(_TOTAL), _sum(_NEW, _IN)),
    "processed": (_sum(_TOTAL), _less((_TOTAL,), (_cell("other"),))),
    "granted": (_sum(_cell("granted")),),
    "partly-granted": (_sum(_cell("partly-granted")),),
    "granted-or-partly": (_sum(_cell("granted"), _cell("partly-granted")),),
    "denied": (_sum(_cell("denied")), _sum(_cell("denied"), _cell("unable"))),
    # In a list with 无法提供, or of what is new, one meaning is left.
    "denied-alone": (_sum(_cell("denied")),),
    "natural-person-alone": (_sum(_cell("new", "natural-person")),),
    "organisations-alone": (_sum(_cell("new", "organisations")),),
    "business-alone": (_sum(_cell("new", "business")),),
    "unable": (_sum(_cell("unable")),),
    "rejected": (_sum(_cell("rejected")),),
    "other": (_sum(_cell("other")),),
    "natural-person": _both("natural-person"),
    "organisations": _both("organisations"),
    "business": _both("business"),
    "all-natural": (_sum(_cell("new", "organisations")),),
    "review": (_sum(*_REVIEW), _less(_REVIEW, (_case("review-pending"),))),
    "litigation": (_sum(*_SUITS), _less(_SUITS, _PENDING_SUITS)),
    "direct-suit": (_sum(_SUITS[0]), _less(_SUITS[:1], _PENDING_SUITS[:1])),
    "after-review-suit": (_sum(_SUITS[1]), _less(_SUITS[1:], _PENDING_SUITS[1:])),
    "cases": (_sum(*_REVIEW, *_SUITS), _less(_REVIEW + _SUITS, (_case("review-pending"), *_PENDING_SUITS))),
    "review-upheld": (_sum(_case("review-upheld")),),
    "review-corrected": (_sum(_case("review-corrected")),),
    "review-other": (_sum(_case("review-other")),),
    "review-pending": (_sum(_case("review-pending")),),
    "review-no-defeat": (_sum(_case("review-corrected")),),
    **{
        f"{part}-{ending}": (_sum(_case(f"{part}-{ending}")),)
        for part in ("direct-suit", "after-review-suit")
        for ending in sorted(ENDINGS)
    },
    "suit-upheld": (_sum(*_of_parts("upheld")),),
    "suit-corrected": (_sum(*_of_parts("corrected")),),
    "suit-other": (_sum(*_of_parts("other")),),
    "suit-pending": (_sum(*_of_parts("pending")),),
    "suit-no-defeat": (_sum(*_of_parts("corrected")),),
}
GROUPS = frozenset(kind.replace("_", "-") for kind in OUTCOMES)
BRACKETED = frozenset(
    ("carried-in", "carried-out", "natural-person", "organisations", "direct-suit", "after-review-suit")
)
CASE_KINDS = frozenset((*CASE_NAMES.values(), "cases"))
STRICT = frozenset(READINGS) - {"received", "received-and-handled", "handled", "processed"}


def shown_kind(kind: str) -> str:
    """The kind by which rules know a claim; one of fewer readings is of its kind."""
    return "received" if kind == "received-and-handled" else kind.removesuffix("-alone")


def readings_of(kind: str) -> tuple[Reading, ...]:
    """What a kind may mean; `row:` and the id of a row stand for that row's total."""
    return READINGS.get(kind) or (_sum(_cell(kind.removeprefix("row:"))),)


# Where cases that go on are counted.
PENDING = {
    "review": "review-pending",
    "litigation": "suit-pending",
    "direct-suit": "direct-suit-pending",
    "after-review-suit": "after-review-suit-pending",
}
# What a case ended in, by the part of the table it belongs to.
RESULT_KINDS = frozenset(
    f"{case}-{ending}"
    for case in ("review", "suit", "direct-suit", "after-review-suit")
    for ending in ENDINGS
)
