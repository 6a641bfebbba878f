"""Things that belong together because they share something, directly or over others."""

from collections.abc import Iterable


def group_numbers(keys: Iterable[Iterable[object]]) -> list[int]:
    """
    Of each thing, given by its keys (hashable), the number of its group. Things that share a key are of one
    group, and so are those that a third one links.
    """
    parent: list[int] = []
    owner: dict[object, int] = {}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for number, own in enumerate(keys):
        parent.append(number)
        for key in own:
            parent[root(number)] = root(owner.setdefault(key, number))
    return [root(number) for number in range(len(parent))]
