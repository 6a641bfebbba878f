"""
One mistake, one finding: findings that share one of their `keys` become one diagnostic.

Which of them speaks is said by the rules: first what they outrank, then the most severe, then A before N before
the others, then the lowest code (the official identity is the first of family A). The severities that count here
are the rules' own, so that no configuration changes which rule speaks. What the catalogue limits to one clause,
cell or section is limited by the keys of the findings: only those of one cause are compared.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Diagnostic, Finding, Related, Severity
from gidr_lint.base.location import Location
from gidr_lint.judging.rule import RuleRef

# Which family speaks before the others.
_FAMILIES = "AN"
# The message says how many places there are; whoever has seen two hundred of them looks for the others.
MOST_RELATED = 200


class Stamped(NamedTuple):
    """
    A finding with its rule, the severity in force, and the rule's own, which decides who speaks.
    """

    rule: RuleRef
    severity: Severity
    own: Severity
    finding: Finding

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def order(self) -> tuple[object, ...]:
        """A key that sorts the findings of a document; those of one rule at one place stay as it gave them."""
        finding = self.finding
        return (finding.location.order, self.rule.code)


def outranks(winner: RuleRef, loser: str) -> bool:
    """Whether a rule speaks before another's code."""
    return loser.startswith(winner.outranks) if winner.outranks else False


def groups(findings: Iterable[Stamped]) -> list[list[Stamped]]:
    """
    The findings by mistake, each group in the order in which its members would speak.

    Findings belong together when they share one of their `keys`, directly or over others.
    """
    stamped = sorted(findings, key=lambda item: item.order)
    if len(stamped) < 2:
        return [stamped] if stamped else []
    from gidr_lint.base.groups import group_numbers

    members: dict[int, list[Stamped]] = {}
    for number, item in zip(group_numbers(item.finding.keys for item in stamped), stamped, strict=True):
        members.setdefault(number, []).append(item)
    return [ranked(group) for group in members.values()]


def ranked(group: Sequence[Stamped]) -> list[Stamped]:
    """The findings of one mistake, the one that speaks first, then who would speak next."""
    if len(group) == 1:
        return list(group)
    waiting: dict[str, list[tuple[tuple[object, ...], Stamped]]] = {}
    for item in group:
        waiting.setdefault(item.code, []).append((_rank(item), item))
    for items in waiting.values():
        items.sort(key=_first, reverse=True)
    result: list[Stamped] = []
    while waiting:
        free = [
            code
            for code in waiting
            if not any(outranks(items[-1][1].rule, code) for items in waiting.values())
        ]
        code = min(free or waiting, key=lambda code: waiting[code][-1][0])
        result.append(waiting[code].pop()[1])
        if not waiting[code]:
            del waiting[code]
    return result


def _first(pair: tuple[tuple[object, ...], Stamped]) -> tuple[object, ...]:
    return pair[0]


def _rank(item: Stamped) -> tuple[object, ...]:
    family = _FAMILIES.find(item.code[0]) if item.code[1].isdigit() else -1
    return (
        -item.own,
        family if family >= 0 else len(_FAMILIES),
        item.code,
        *item.order,
    )


def joined(group: Sequence[Stamped]) -> Diagnostic:
    """
    One diagnostic of the findings of one mistake, of which the first speaks.

    The others and their related places become its related ones, each place and code once; the
    fixes are those of the finding that speaks.
    """
    best = group[0]
    finding = best.finding
    return Diagnostic(
        best.code,
        best.name,
        best.severity,
        finding.message,
        finding.location,
        target=finding.target,
        related=_related(group)[:MOST_RELATED],
        fixes=finding.fixes,
    )


def _begins(part: Location, whole: Location) -> bool:
    """Whether a place is the beginning of another, as the year of a date is."""
    if part.span is None or whole.span is None:
        return False
    return part.span.start == whole.span.start and part.span.end <= whole.span.end


def _related(group: Sequence[Stamped]) -> tuple[Related, ...]:
    own = group[0].finding
    if len(group) == 1:
        return own.related
    others = [item.finding for item in group[1:]]
    shown = {related.code for related in own.related}
    found: list[Related] = []
    first: dict[tuple[str | None, Location], int] = {(None, own.location): -1}
    coded: set[tuple[str | None, Location, str]] = {(None, own.location, group[0].code)}
    for related in (
        *own.related,
        *(
            Related(i.finding.location, i.finding.message, i.code, i.finding.target)
            for i in group[1:]
            if i.code not in shown or i.finding.location != own.location
        ),
        *(related for other in others for related in other.related),
    ):
        place = (related.path, related.location)
        index = first.get(place)
        if related.code is None:
            if index is not None or (related.path is None and _begins(related.location, own.location)):
                continue  # a place without a code is there to be looked at: once is enough
        elif (*place, related.code) in coded:
            continue
        else:
            coded.add((*place, related.code))
            if index is not None and index >= 0 and found[index].code is None:
                plain = found[index]
                found[index] = plain._replace(code=related.code, target=plain.target or related.target)
                continue
        first.setdefault(place, len(found))
        found.append(related)
    return tuple(found)
