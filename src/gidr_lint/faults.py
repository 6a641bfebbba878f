"""What the rules of arithmetic say of a fault; they differ only in their identity and its words."""

from collections.abc import Iterator

from gidr_lint.case import Case, Fault
from gidr_lint.diagnostics import Edit, Finding, Fix, Message, Related, Said, Words
from gidr_lint.forms.model import Instance
from gidr_lint.report.model import BoundCell
from gidr_lint.wording import capital, cell_name, column_name, equation, listed, row_name, sum_of

_CODES = {
    "applications.balance": "A301",
    "applications.outcome-total": "A302",
    "applications.applicant-total": "A303",
    "disputes.review-total": "A304",
    "disputes.direct-suit-total": "A305",
    "disputes.after-review-suit-total": "A306",
}
_NUMERALS = "零一两三四五六七八九十"
_MOST_NAMED = 4

CULPRIT = Message(
    zh="{cell}填的是{found}，改为{value}后{count}合计都对得上",
    en="{cell} says {found}; with {value} {count}",
    help_zh="{sums}。请核对后改为{value}。",
    help_en="{sums}. Check, then change it to {value}.",
)
LIKELY = Message(
    zh="{cell}填的是{found}，可能应为{value}",
    en="{cell} says {found}; it should perhaps be {value}",
    help_zh="{sums}。{why}，请对照台账核对。",
    help_en="{sums}. {why}; please compare with your register.",
)
SEVERAL = Words("同一张表里不止一处对不上", "More than one figure of this table is out")
GAPS = Words("表中还有未能核对的数据格", "Some cells of this table could not be checked")


def findings(case: Case, identity: str, alone: Message) -> Iterator[Finding]:
    """
    The findings about one identity: for each fault that breaks it one, at the culprit if there
    is one, else at the first suspect for which the prose speaks, else at the sum itself.

    `alone` words a relation whose culprit is not certain; it is given `where`, `left`, `right`,
    `gap`, `more` (多 or 少), `terms`, `suspects`.
    """
    for fault in case.faults:
        for instance in fault.broken:
            if instance.identity.id == identity:
                yield _finding(case, fault, instance, alone)
                if fault.suspects:
                    break


def _finding(case: Case, fault: Fault, instance: Instance, alone: Message) -> Finding:
    suspects = fault.suspects
    single = suspects[0] if len(suspects) == 1 else None
    if single is not None:
        cell = single.cell
        said = _culprit(case, fault)
    else:
        first = suspects[0].cell if suspects and (fault.witnesses or fault.recalled) else None
        cell = first or _anchor(case, instance)
        said = _alone(case, fault, instance, alone)
    related = [
        Related(s.cell.location, cell_name(s.cell), None, s.cell.target)
        for s in suspects
        if s.cell is not cell
    ]
    for broken in fault.broken:
        place = _place(case, broken, cell)
        related.append(
            Related(
                place.location, equation(case.report, broken), _CODES.get(broken.identity.id), place.target
            )
        )
    fixes: tuple[Fix, ...] = ()
    if single is not None and cell.cell is not None and (fault.certain or _all_checked(case, fault)):
        value = str(single.value)
        fixes = (Fix(Words(f"改为{value}", f"Change to {value}"), (Edit(cell.cell.fill, value),), "unsafe"),)
    return Finding(
        cell.location,
        said,
        target=cell.target,
        cause=(*fault.cause, ("cell", cell.target)) if single is not None else fault.cause,
        related=tuple(related),
        fixes=fixes,
    )


def _culprit(case: Case, fault: Fault) -> Said:
    suspect = fault.suspects[0]
    count = len(fault.broken)
    sums = [equation(case.report, instance) for instance in fault.broken]
    words = (
        Words("", "the sum holds")
        if count == 1
        else Words(
            _NUMERALS[count] + "处" if count <= 10 else f"{count}处",
            "both sums hold" if count == 2 else f"all {count} sums hold",
        )
    )
    return (CULPRIT if fault.certain else LIKELY)(
        cell=capital(cell_name(suspect.cell)),
        found=suspect.cell.text.string,
        value=suspect.value,
        count=words,
        sums=Words("；".join(s.zh for s in sums), "; ".join(s.en for s in sums)),
        why=SEVERAL if len([f for f in case.faults if _table(f) == _table(fault)]) > 1 else GAPS,
    )


def _table(fault: Fault) -> str:
    return fault.broken[0].identity.table


def _all_checked(case: Case, fault: Fault) -> bool:
    """Whether every sum of the table could be checked, so that two errors are told apart surely."""
    return all(state != "skipped" for i, state in case.instances if i.identity.table == _table(fault))


def _alone(case: Case, fault: Fault, instance: Instance, alone: Message) -> Said:
    left, right = sum_of(case.report, instance.left), sum_of(case.report, instance.right)
    anchor = _anchor(case, instance)
    named = [_suspect_name(s.cell, instance) for s in fault.suspects[:_MOST_NAMED]]
    if len(fault.suspects) > _MOST_NAMED:
        named.append(Words("另一处", "another one"))
    names = listed(named) if named else Words("其中", "one of them")
    return alone(
        row=row_name(anchor),
        column=column_name(anchor),
        left=left,
        right=right,
        gap=abs(left - right),
        more=Words("多", "high") if left > right else Words("少", "low"),
        less=Words("少", "low") if left > right else Words("多", "high"),
        sums=equation(case.report, instance),
        suspects=names,
    )


def _suspect_name(cell: BoundCell, instance: Instance) -> Words:
    """A suspect by what tells it apart within its sum."""
    name = row_name(cell) if instance.identity.per == "column" else column_name(cell)
    if instance.identity.per == "row" and cell.target.table == "disputes":
        name = cell.column.label
    return Words(f"“{name}”", name)


def _anchor(case: Case, instance: Instance) -> BoundCell:
    cell = case.cell(instance.left[0])
    assert cell is not None
    return cell


def _place(case: Case, instance: Instance, cell: BoundCell) -> BoundCell:
    """Where a broken relation is shown: at its first term that is not the culprit itself."""
    for target in instance.cells:
        other = case.cell(target)
        if other is not None and target != cell.target:
            return other
    return cell
