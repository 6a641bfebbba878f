"""What a reader finds in one passage, in places of its normal form."""

from decimal import Decimal
from typing import NamedTuple

from gidr_lint.claims.model import Reading


class Found(NamedTuple):
    """
    A claim, or a figure that is not compared (`reason`). `start:digits` is the number or the words that
    deny, `quote:end` the clause; `doubt` names what is not certain; `sentence` numbers the sentences
    of the passage; `as_own` is what a figure of last year would mean if it were of this.
    """

    kind: str
    readings: tuple[Reading, ...]
    value: int | Decimal
    start: int
    end: int
    digits: int
    quote: int
    unit: str
    denies: bool
    doubt: str
    reason: str
    sentence: int
    as_own: tuple[Reading, ...] = ()
