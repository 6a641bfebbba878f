"""
What is said of the relations of a local form, for which no rule of ours has words. Loaded only for such forms.

Relations that are only usually true, or that compare with last year's report, explain no fault and are not
counted with the sums; they are looked at here.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from gidr_lint.base.diagnostics import Finding, Message, Related, Severity, Words
from gidr_lint.figures.model import Fault
from gidr_lint.forms.model import PREVIOUS, Identity, Instance, is_built_in
from gidr_lint.judging.case import Case
from gidr_lint.judging.cells import fault_keys
from gidr_lint.judging.history import elsewhere, last_year
from gidr_lint.judging.sums import ONE_OF_THEM, finding, line_told, place_told
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import told_sides

_SEVERITIES = {"official": Severity.ERROR, "derivable": Severity.WARNING, "plausibility": Severity.INFO}
# Of a relation that fails in more rows or columns than these, one finding says in how many.
_MOST_APART = 3
_MOST_RELATED = 12


def local_findings(case: Case, alone: Message) -> Iterator[Finding]:
    """
    The findings about every relation that no rule of its own holds: an error where the form says that it is
    official, a warning where it follows from a total, info where it is only usually true.
    """
    apart: dict[tuple[str, bool], list[tuple[Fault, Instance]]] = {}
    for fault in case.faults:
        told: set[str] = set()
        for instance in fault.broken:
            identity = instance.identity
            if identity.id in case.codes or identity.id in told:
                continue
            if fault.explanations:
                told.add(identity.id)
                yield _severe(finding(case, fault, instance, alone), instance)
            else:
                apart.setdefault((identity.id, fault.assumed), []).append((fault, instance))
    for items in apart.values():
        yield from _folded(_severe(finding(case, *item, alone), item[1]) for item in items)
    form = case.nearest_form
    for identity in _own(case):
        if identity.id not in case.codes and (identity.kind == "plausibility" or identity.is_of_two_years):
            found = (_odd(case, instance, alone) for instance in form.instances_of(identity))
            yield from _folded(one for one in found if one is not None)


def _own(case: Case) -> Iterator[Identity]:
    """The identities of the form that none of ours has."""
    for identity in case.form.identities if case.form is not None else ():
        if not is_built_in(case.report.forms, identity):
            yield identity


def _severe(found: Finding, instance: Instance) -> Finding:
    """A finding with the severity of the relation's kind, unless what it rests on makes it less."""
    own = _SEVERITIES[instance.identity.kind]
    return _changed(found, severity=own if found.severity is None else min(own, found.severity))


def _changed(found: Finding, **changes: Any) -> Finding:
    given = {name: getattr(found, name) for name in Finding.__slots__} | changes
    return Finding(given.pop("location"), given.pop("message"), **given)


def _folded(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings about one relation; of many one, which says how many rows or columns there are."""
    items = list(found)
    if len(items) <= _MOST_APART:
        yield from items
        return
    first, *others = items
    worded = first.message.message
    said = Message(
        zh=f"{worded.zh}，另有{len(others)}处也不符合",
        en=f"{worded.en}; so do {len(others)} others",
        help_zh=worded.help_zh,
        help_en=worded.help_en,
    )
    related = tuple(
        Related(each.location, _briefly(each), None, each.target) for each in others[:_MOST_RELATED]
    )
    yield _changed(
        first,
        message=said(**first.message.values),
        severity=max(each.severity or Severity.INFO for each in items),
        keys=tuple(dict.fromkeys(key for each in items for key in each.keys)),
        related=(*first.related, *related),
    )


def _briefly(found: Finding) -> Words:
    line, sides = found.message.values["line"], found.message.values["sides"]
    assert isinstance(line, Words)
    assert isinstance(sides, Words)
    return Words(f"{line.zh}：{sides.zh}", f"{line.en}: {sides.en}") if line.zh else sides


def _odd(case: Case, instance: Instance, alone: Message) -> Finding | None:
    """The finding about a relation of this year's and maybe last year's cells that does not hold; all of them are known."""
    identity, previous = instance.identity, last_year(case)
    last = previous.report if previous is not None else None
    if identity.is_of_two_years and last is None:
        return None
    sides: list[list[BoundCell]] = []
    then: list[BoundCell] = []
    for ids, targets in ((identity.left, instance.left), (identity.right, instance.right)):
        sides.append([])
        for id, target in zip(ids, targets, strict=True):
            report = last if id.startswith(PREVIOUS) and last is not None else case.report
            cell = report.cells.get(target)
            if cell is None or cell.figure.amount is None:
                return None
            sides[-1].append(cell)
            if report is last:
                then.append(cell)
    left, right = (sum((cell.figure.amount or 0 for cell in side), Decimal()) for side in sides)
    now = [cell for side in sides for cell in side if cell not in then]
    if not now or (left <= right if identity.op == "≤" else left == right):
        return None
    place = now[0]
    own = _SEVERITIES[identity.kind]
    return Finding(
        place.location,
        alone(
            place=place_told(place, instance),
            line=line_told(place, instance),
            name=identity.name,
            source=identity.source,
            sides=told_sides(case.report, instance, last),
            gap=f"{abs(left - right):f}",
            suspects=ONE_OF_THEM,
        ),
        target=place.target,
        # What last year's report says may have been put right since.
        severity=min(own, Severity.WARNING) if then else own,
        keys=(("relation", identity.id, instance.line), *fault_keys(case, now)),
        related=tuple(
            elsewhere(previous, cell, Words("上年报告", "last year's report"))
            for cell in then
            if previous is not None
        ),
    )
