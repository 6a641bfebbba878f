"""What may be wrong with figures that do not add up: faults, their explanations, and claims that depend on them."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from gidr_lint.claims.model import Claim, Verdict
from gidr_lint.forms.model import Instance
from gidr_lint.report.model import BoundCell

if TYPE_CHECKING:
    from gidr_lint.figures.slips.slip import Slip

# How a sum stands; where an author leaves zeros blank, `assumed` if it holds with blanks as 0, `doubted` if not.
State = Literal["held", "failed", "skipped", "assumed", "doubted"]


class Suspect(NamedTuple):
    """A cell whose change to `value` would mend the identities of a fault."""

    cell: BoundCell
    value: int


class Line(NamedTuple):
    """A row or column of a table by its id."""

    id: str
    is_row: bool


class Explanation(NamedTuple):
    """
    One explanation of a fault: the slip that was made, the cells that are wrong by it and what each
    should hold, and the rows or columns that the slip is about. `witnesses` are claims that would
    agree then, and not with other explanations; `recalled` tells that last year's report would,
    `filed` that the spreadsheet does.
    """

    slip: "Slip"
    suspects: tuple[Suspect, ...]
    lines: tuple[Line, ...] = ()
    witnesses: tuple[Claim, ...] = ()
    recalled: bool = False
    filed: bool = False

    @property
    def is_one_cell(self) -> bool:
        return len(self.suspects) == 1


class Fault(NamedTuple):
    """
    Identities that fail together, by one mistake. With `certain` the one cell of its one explanation
    is wrong for sure; else the explanations say what may be wrong, in the order of the evidence
    (`leading` where the first has more than the others), or there are none and the identities speak
    one by one. No identity is `broken` where only sentences tell; what holds once the others are mended stands
    behind them. What is said of it rests on blanks
    that count as 0 where it is `assumed`.
    """

    number: int
    broken: tuple[Instance, ...]
    explanations: tuple[Explanation, ...]
    certain: bool
    leading: bool = False
    assumed: bool = False

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """Every cell that may be wrong, once for each value that it may have to have."""
        return tuple(
            dict.fromkeys(suspect for explanation in self.explanations for suspect in explanation.suspects)
        )

    @property
    def is_of_blanks(self) -> bool:
        """Whether what may be wrong are blank cells alone."""
        return bool(self.explanations) and all(s.cell.figure.amount is None for s in self.suspects)

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
