"""Each slip is listed once, and answers for itself."""

import pkgutil

from gidr_lint.figures import slips
from gidr_lint.figures.slips.slip import Slip

LISTED = [slip for rank in slips.RANKS for slip in rank]


def test_every_slip_is_listed_once_and_a_tangle_is_left_to_the_search():
    kinds = [type(slip) for slip in LISTED]
    assert len(kinds) == len(set(kinds))
    assert {*kinds, slips.Tangle} == set(descendants(Slip))


def test_every_slip_is_found_and_worded_by_itself():
    for slip in LISTED:
        for answer in ("find", "explain", "brief"):
            assert getattr(type(slip), answer) is not getattr(Slip, answer), (slip, answer)


def test_every_module_of_a_slip_is_listed():
    modules = {info.name for info in pkgutil.iter_modules(slips.__path__)} - {"slip", "words"}
    assert modules == {type(slip).__module__.rpartition(".")[2] for slip in LISTED}


def descendants(kind):
    for child in kind.__subclasses__():
        yield child
        yield from descendants(child)
