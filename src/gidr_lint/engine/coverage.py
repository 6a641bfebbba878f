"""What was checked of a draft: silence means nothing to the person who signs it."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from gidr_lint.base.diagnostics import SUMS, Coverage, Diagnostic
from gidr_lint.judging.case import Case

if TYPE_CHECKING:
    from gidr_lint.report.model import TableState


def coverage(case: Case, diagnostics: Sequence[Diagnostic]) -> Coverage:
    """What was checked of a case; a contradiction that no diagnostic tells was not compared."""
    tables = {id: table.state for id, table in case.report.tables.items()}
    if case.form is not None:
        unbound = any(failure.stage == "tables" for failure in case.failures)
        other: TableState = "unreadable" if unbound else "absent"
        tables = {table.id: tables.get(table.id, other) for table in case.form.tables}
    identities = dict.fromkeys(SUMS, 0)
    for instance, state in case.instances:
        if instance.identity.kind != "plausibility":
            identities[state] += 1
    claims = {"agreed": 0, "contradicted": 0, "unknown": 0, "uncompared": len(case.uncompared)}
    told = {place.location for place in diagnostics}
    told.update(other.location for place in diagnostics for other in place.related)
    for claim, verdict, _, strength in case.weighed:
        if verdict.agrees:
            claims["agreed"] += 1
        elif verdict.contradicts and claim.number in told:
            claims["contradicted"] += 1
        elif verdict.contradicts or strength == "silent" or not verdict.cells:
            claims["uncompared"] += 1
        else:
            claims["unknown"] += 1
    names = {table.id: table.name for table in case.form.extra} if case.form is not None else {}
    return Coverage(
        MappingProxyType(dict(tables)),
        MappingProxyType(identities),
        MappingProxyType(claims),
        MappingProxyType(names),
    )
