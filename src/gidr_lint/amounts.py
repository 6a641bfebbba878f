"""The only reader of numbers: cells and quantities, full width, Chinese numerals, units."""

from decimal import Decimal
from typing import Literal, NamedTuple

State = Literal["number", "word-zero", "blank", "dash", "placeholder", "text", "absent"]
Mark = Literal["unit", "fullwidth", "thousands", "decimal", "sign", "leading-zero", "residue", "note"]


class Figure(NamedTuple):
    """
    What a value cell holds. `25个` is number with the mark `unit`; `[bookmark: _GoBack]－` is
    dash with the mark `residue`. `amount` is an int for counts, a Decimal for money and for
    decimals, None where nothing certain can be read; `unit` as written; `value` the spot of
    the digits in `text`, as offsets.
    """

    text: str
    state: State
    marks: frozenset[Mark] = frozenset()
    amount: int | Decimal | None = None
    unit: str = ""
    value: tuple[int, int] = (0, 0)
    residue: tuple[tuple[int, int], ...] = ()

    @property
    def certain(self) -> bool:
        """Whether sums may use it."""
        return self.amount is not None


class Quantity(NamedTuple):
    """
    A number in prose. `start:end` spans digits and measure word, `digits_end` ends the digits;
    `unit` is the measure word (件, 万元, %), empty where none follows; `loose` for 余, 多, 约,
    近, 百余: an approximate number.
    """

    start: int
    end: int
    digits_end: int
    amount: int | Decimal
    unit: str
    loose: bool = False
