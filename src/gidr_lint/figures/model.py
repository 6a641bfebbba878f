"""What may be wrong with figures that do not add up: faults, their causes, and claims that depend on them."""

from typing import Literal, NamedTuple

from gidr_lint.claims.model import Claim, Verdict
from gidr_lint.forms.model import Instance
from gidr_lint.report.model import BoundCell

# How a sum stands; where an author leaves zeros blank, `assumed` if it holds with blanks as 0, `doubted` if not.
State = Literal["held", "failed", "skipped", "assumed", "doubted"]


class Suspect(NamedTuple):
    """A cell whose change to `value` would mend the identities of a fault."""

    cell: BoundCell
    value: int


Kind = Literal[
    "cell",
    "cells",
    "tangle",
    "swap",
    "rows",
    "columns",
    "left-out",
    "twice",
    "totals",
    "shift-row",
    "shift-column",
    "unfilled",
]


class Cause(NamedTuple):
    """
    One explanation of a fault: the cells that are wrong and what each should hold. `kind` says what
    happened: one `cell`; `cells` that are off together, a `tangle` of them where that may be more
    than one mistake; a `swap` of two cells, `rows` or `columns` that changed places (`part` names
    both); totals in which the row or column `part` is `left-out` or counts `twice`, or that were not
    added up again (`totals`); figures of the row or column `part` that stand one place too far;
    several blank cells of the row or column `part` that are not 0 (`unfilled`).
    `witnesses` are claims that would agree then, and not with other explanations; `recalled` tells
    that last year's report would, `filed` that the spreadsheet does.
    """

    kind: Kind
    suspects: tuple[Suspect, ...]
    part: str = ""
    witnesses: tuple[Claim, ...] = ()
    recalled: bool = False
    filed: bool = False


class Fault(NamedTuple):
    """
    Identities that fail together, by one mistake. With `certain` the one cell of its one cause is
    wrong for sure; else the causes are what may be wrong, in the order of the evidence (`leading`
    where the first has more than the others), or there are none and the identities speak one by
    one. No identity is `broken` where only sentences tell. What is said of it rests on blanks that
    count as 0 where it is `assumed`.
    """

    number: int
    broken: tuple[Instance, ...]
    causes: tuple[Cause, ...]
    certain: bool
    leading: bool = False
    assumed: bool = False

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """Every cell that may be wrong, once for each value that it may have to have."""
        return tuple(dict.fromkeys(suspect for cause in self.causes for suspect in cause.suspects))

    @property
    def key(self) -> tuple[object, ...]:
        """The key that findings about this fault share."""
        return ("fault", self.number)


class Weighed(NamedTuple):
    """A claim with its verdict, the faults whose culprit it depends on, and how a contradiction is told."""

    claim: Claim
    verdict: Verdict
    faults: tuple[Fault, ...]
    strength: Literal["full", "info", "silent"] = "full"
