"""Points inside a section that are numbered like the sections: 一、 and 二、 right below 一、总体情况."""

from bisect import bisect_left
from typing import NamedTuple

from gidr_lint.document.tree import Block, Table
from gidr_lint.forms.model import FormSection
from gidr_lint.report.frame import is_annex_line
from gidr_lint.report.sections import heading_of, official_section


class _Head(NamedTuple):
    """
    A heading that may begin a part: where it stands, its ordinal, and whether it surely names a
    section; `official` where it does so in the words of the form.
    """

    at: int
    number: int
    sure: bool
    official: bool


def without_points(
    blocks: tuple[Block, ...], heads: list[int], sections: tuple[FormSection, ...]
) -> tuple[list[int], list[int]]:
    """
    The headings that begin parts, and those that are points of one. A point counts from 一 where a
    section is open, whatever slip is in its numbers; points of the preamble are neither.
    """
    found = _heads(blocks, heads, sections)
    officials: dict[int, list[int]] = {}
    for place, head in enumerate(found):
        if head.official:
            officials.setdefault(head.number, []).append(place)
    tables = [index for index, block in enumerate(blocks) if isinstance(block, Table)]
    annexes = [index for index, block in enumerate(blocks) if is_annex_line(block)]
    kept: list[int] = []
    points: list[int] = []
    place = _before_first(blocks, heads, sections)
    own: _Head | None = None
    while place < len(found):
        head = found[place]
        if head.sure or own is None:
            own = head if head.sure else None
            kept.append(head.at)
            place += 1
            continue
        # In a list that begins with 一 a topic may look like a section, which comes by its own name further on.
        named = officials.get(own.number + 1, [])
        later = bisect_left(named, place)
        end = _end(found, place, named[later] if later < len(named) else place)
        after = found[end] if end < len(found) else None
        inside = found[place:end]
        last = after.at if after is not None else len(blocks)
        # A run of its own with tables, or an annex, is no list of points.
        apart = _between(tables, head.at, last) or _between(annexes, own.at, head.at)
        if not apart and _are_points(own, inside, after):
            points += [point.at for point in inside]
        else:
            kept += [extra.at for extra in inside]
        place = end
    return kept, points


def _heads(blocks: tuple[Block, ...], heads: list[int], sections: tuple[FormSection, ...]) -> list[_Head]:
    order = [section.id for section in sections]
    named = [official_section(heading_of(blocks[index]).title, sections) for index in heads]
    official = {section for section, fit in named if fit == "official"}
    found = []
    for index, (section, fit) in zip(heads, named, strict=True):
        mark = heading_of(blocks[index]).mark
        number = mark.number if mark is not None else 0
        sure = fit == "official" or (
            section is not None and section not in official and number in (0, order.index(section) + 1)
        )
        found.append(_Head(index, number, sure, fit == "official"))
    return found


def _between(indexes: list[int], start: int, end: int) -> bool:
    place = bisect_left(indexes, start)
    return place < len(indexes) and indexes[place] < end


def _end(found: list[_Head], first: int, next_official: int) -> int:
    """Where headings end that count on from the first, with a slip or without."""
    place = first + 1
    while place < len(found):
        head, before = found[place], found[place - 1]
        step = head.number - before.number
        is_topic = not head.official and step == 1 and place < next_official
        if not 0 <= step <= 2 or (head.sure and not is_topic):
            break
        place += 1
    return place


def _are_points(own: _Head, inside: list[_Head], after: _Head | None) -> bool:
    """Whether headings behind that of a section are points of it, by the numbers around them."""
    follows = after is not None and after.number == own.number + 1
    number = inside[0].number
    if len(inside) == 1:
        return follows and own.number != 1 and number in (1, 2)
    # The first point may have lost its ordinal.
    return number == 1 or (number == 2 and (follows or (after is None and own.number != 1)))


def _before_first(blocks: tuple[Block, ...], heads: list[int], sections: tuple[FormSection, ...]) -> int:
    """How many headings number the points of the preamble: from 一 on, before 一、总体情况."""
    for place, index in enumerate(heads):
        heading = heading_of(blocks[index])
        first, fit = official_section(heading.title, sections)
        if heading.mark is not None and heading.mark.number == 1 and place:
            if (first, fit) == (sections[0].id, "official"):
                return place
        if heading.mark is None or heading.mark.number != place + 1 or fit == "official":
            return 0
    return 0
