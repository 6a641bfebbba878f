"""What people mean by the wordings: kinds of claims, and the sums of cells that each may stand for."""

from collections.abc import Sequence
from functools import cache

from gidr_lint.claims.grammar import load, reading, readings_of
from gidr_lint.claims.model import Reading

OUTCOMES = {
    "g": "granted", "p": "partly-granted", "gp": "granted-or-partly", "d": "denied", "u": "unable",
    "r": "rejected", "o": "other", "gw": "granted",
}  # fmt: skip
COLUMNS = {
    "np": "natural-person", "org": "organisations", "biz": "business", "sci": "research",
    "pub": "public-interest", "law": "legal-service", "oth": "other-entity",
}  # fmt: skip
CASES = {
    "rev": "review", "suit": "litigation", "direct": "direct-suit", "after": "after-review-suit", "cases": "cases",
}  # fmt: skip
RESULTS = {"up": "upheld", "co": "corrected", "ot": "other", "pe": "pending"}
_PARTS = {
    "rev": ("review",), "direct": ("direct-suit",), "after": ("after-review-suit",),
    "suit": ("direct-suit", "after-review-suit"), "cases": ("review", "direct-suit", "after-review-suit"),
}  # fmt: skip
_NAMES = {
    "rev": "review",
    "suit": "suit",
    "direct": "direct-suit",
    "after": "after-review-suit",
    "cases": "cases",
}
# Not everything that these words may mean has one official name.
LOOSE = frozenset(("received", "received-and-handled", "handled", "processed", "sum", "bare", "must"))
# What the grammar reads and claims go by another name for.
UNTOLD = frozenset(
    ("balance", "bare", "carried-both", "must", "received-and-handled", "row-not-exist", "sum")
)
_GROUPS = {"unable": "u", "denied": "d", "rejected": "r", "other": "o"}


@cache
def kinds() -> frozenset[str]:
    """The kinds that claims have, but those of single rows: `row:` and the id of a row of outcomes."""
    results = (*RESULTS.values(), "closed")
    return frozenset(
        (
            *(kind for kind in load().readings if kind not in UNTOLD),
            *(*OUTCOMES.values(), *COLUMNS.values(), *CASES.values()),
            *(f"{name}-{result}" for name in _NAMES.values() for result in results),
            *("all-granted", "outcomes", "rows", "applicants", "items-previous", "items-change"),
            *("review-no-defeat", "suit-no-defeat"),
        )
    )


def joined(sums: Sequence[str]) -> str:
    return " + ".join(sums)


def of_outcomes(
    outs: Sequence[str], rows: Sequence[str], column: str, *, also_group: bool, alone: bool
) -> tuple[str, tuple[Reading, ...]]:
    """The kind and readings of outcomes and rows that share one figure."""
    if rows:
        soft = "row-not-exist" in rows
        if soft:
            return "row:unable-not-held", readings_of("row-not-exist", column)
        found = [reading(joined(rows), column)]
        if also_group or outs:
            groups = [OUTCOMES[out] for out in outs] or [_group(rows[0])]
            if also_group or (len(rows) == 1 and rows[0] == "other-misc"):
                found.append(reading(joined(groups), column))
        kind = f"row:{rows[0]}" if len(rows) == 1 else "rows"
        return kind, tuple(dict.fromkeys(found))
    if len(outs) > 1:
        return "outcomes", (reading(joined([_sum(out) for out in dict.fromkeys(outs)]), column),)
    kind = OUTCOMES[outs[0]]
    found = list(readings_of(kind, column))
    if outs[0] == "d" and alone:
        found = found[:1]
    if outs[0] == "gw":
        found += readings_of("granted-or-partly", column)
    return kind, tuple(found)


def _sum(out: str) -> str:
    return "granted + partly-granted" if out == "gp" else OUTCOMES[out]


def _group(row: str) -> str:
    return row.partition("-")[0]


def of_applicants(who: Sequence[str], act: str) -> tuple[str, tuple[Reading, ...]]:
    """The kind and readings of applicants: what they asked anew, with what was carried in, or all settled."""
    columns = [COLUMNS[one] for one in dict.fromkeys(who)]

    def of(*rows: str) -> Reading:
        return reading(joined([f"{row}@{column}" for row in rows for column in columns]))

    new, both, total = of("new"), of("new", "carried-in"), of("total")
    if act == "new":
        found: tuple[Reading, ...] = (new,)
    elif act in ("settle", "handle", "handleall"):
        found = (total, new, both)
    else:
        found = (new, both)
    return columns[0] if len(columns) == 1 else "applicants", found


def of_rows(who: Sequence[str], rows: Sequence[str]) -> Reading:
    """Applicants of some rows: those of what was carried over, or of what was denied."""
    return reading(joined([f"{row}@{COLUMNS[one]}" for row in rows for one in dict.fromkeys(who)]))


def of_result(result: str, topic: str) -> tuple[str, tuple[Reading, ...]]:
    """The kind and readings of what cases ended in; `cl` is all that is not pending."""
    parts = _PARTS[topic]
    name = _NAMES[topic]
    if result == "cl":
        total = joined([f"{part}-total" for part in parts])
        pending = " - ".join(f"{part}-pending" for part in parts)
        return f"{name}-closed", (reading(f"{total} - {pending}"),)
    return f"{name}-{RESULTS[result]}", (reading(joined([f"{part}-{RESULTS[result]}" for part in parts])),)
