"""What every slip in the arithmetic has: how it is found, told and mended."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import NamedTuple

from gidr_lint.base.diagnostics import Edit, Fix, Said, Words
from gidr_lint.figures.failed import Failed
from gidr_lint.figures.model import Explanation, Fault, Line, Suspect
from gidr_lint.figures.relations import Changes
from gidr_lint.report.model import Report


class Candidate(NamedTuple):
    """
    One slip that may have been made: by how much it would have to be undone in each cell, the rows or
    columns that it is about, and how much is needed to believe it.
    """

    slip: "Slip"
    changes: Changes
    weight: float
    lines: tuple[Line, ...] = ()


class Told(NamedTuple):
    """
    What messages about an explanation are made of. `sums` are those that fail, `vouched` says what
    else speaks for it, `why` why it is not certain though it is the only one; all are sentences.
    """

    report: Report
    fault: Fault
    explanation: Explanation
    sums: Words
    vouched: Words
    why: Words

    @property
    def first(self) -> Suspect:
        return self.explanation.suspects[0]

    @property
    def last(self) -> Suspect:
        return self.explanation.suspects[-1]


class Slip(ABC):
    """
    A kind of slip in the arithmetic. It has no state: what is particular to one that was made stands
    in its `Candidate`, and in the `Explanation` that this becomes.
    """

    __slots__ = ()
    # Whether it is looked for beside another slip, too, where neither explains all that fails.
    may_be_one_of_two = False
    # Whether its message says itself where blanks count as 0.
    tells_blanks = False

    @abstractmethod
    def find(self, failed: Failed) -> Iterator[Candidate]:
        """Where it may have been made; whoever asks looks whether that mends all that fails."""

    @abstractmethod
    def explain(self, told: Told) -> Said:
        """The message where this is the one explanation."""

    @abstractmethod
    def brief(self, report: Report, explanation: Explanation) -> Words:
        """An explanation among others, in few words."""

    def fix(self, explanation: Explanation) -> Fix | None:
        """What undoes it; None where a cell is not on the page."""
        edits = tuple(
            Edit(suspect.cell.cell.fill, str(suspect.value))
            for suspect in explanation.suspects
            if suspect.cell.cell is not None
        )
        if len(edits) < len(explanation.suspects):
            return None
        return Fix(self.title(edits), edits, "unsafe")

    def title(self, edits: tuple[Edit, ...]) -> Words:
        """What its fix does."""
        return Words(f"改正这{len(edits)}格", f"Change these {len(edits)} cells")
