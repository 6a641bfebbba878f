"""What belongs together because it shares a key."""

from gidr_lint.base.groups import group_numbers


def test_things_that_share_a_key_are_of_one_group_and_those_that_a_third_links():
    one, two, link, alone, none = group_numbers(["ab", "cd", "bc", "e", ""])
    assert one == two == link
    assert len({one, alone, none}) == 3


def test_nothing_has_no_groups():
    assert [] == group_numbers([])
