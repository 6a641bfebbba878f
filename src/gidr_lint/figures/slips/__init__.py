"""
The slips that are known, one a module: how each is found, what is said of it, and what mends it.

A new one is a class with `find`, `explain`, `brief` and maybe `fix`, and a place in the list below.
Loaded only where sums fail.
"""

from gidr_lint.figures.slips.cells import Cells, Tangle
from gidr_lint.figures.slips.exchanged_cells import ExchangedCells
from gidr_lint.figures.slips.exchanged_lines import ExchangedLines
from gidr_lint.figures.slips.left_out import CountedTwice, LeftOut
from gidr_lint.figures.slips.one_cell import OneCell
from gidr_lint.figures.slips.shifted import Shifted
from gidr_lint.figures.slips.slip import Slip
from gidr_lint.figures.slips.stale_totals import StaleTotals
from gidr_lint.figures.slips.unfilled import Unfilled

ONE_CELL = OneCell()
CELLS = Cells()
TANGLE = Tangle()
EXCHANGED_LINES = ExchangedLines()
STALE_TOTALS = StaleTotals()
# In the order in which they are tried: those of a rank together, where none of the rank before explains it all.
RANKS: tuple[tuple[Slip, ...], ...] = (
    (ONE_CELL,),
    (
        CELLS,
        Unfilled(),
        ExchangedCells(),
        EXCHANGED_LINES,
        LeftOut(),
        CountedTwice(),
        Shifted(),
        STALE_TOTALS,
    ),
)
