"""What the rules of family N say of a claim that the tables contradict."""

from collections.abc import Iterator

from gidr_lint.case import Case, Weighed
from gidr_lint.diagnostics import Finding, Message, Related, Severity, Words
from gidr_lint.report.model import BoundCell
from gidr_lint.wording import cell_name, section_name, table_name

_GROUPS = {
    "denied": Words("不予公开各行", "the rows of 不予公开"),
    "unable": Words("无法提供各行", "the rows of 无法提供"),
    "rejected": Words("不予处理各行", "the rows of 不予处理"),
    "other": Words("其他处理", "其他处理"),
}


def claim_key(item: Weighed) -> tuple[object, ...]:
    """The key that findings about one figure or statement of the prose share."""
    return ("claim", item.claim.number)


def mismatches(
    case: Case,
    kinds: tuple[str, ...],
    message: Message,
    *,
    loose: Message | None = None,
    severity: Severity | None = None,
    denies: bool | None = False,
) -> Iterator[Finding]:
    """
    A finding for each contradicted claim of these kinds, at its figure.

    `message` is given `section`, `quote`, `said`, `cell`, `found`, `gap`; a claim with several
    readings uses `loose` where given, with `readings` listing what each gives.
    """
    for item in case.contradicted(*kinds):
        if denies is not None and item.claim.denies is not denies:
            continue
        yield finding(case, item, loose if loose and len(item.claim.readings) > 1 else message, severity)


def finding(case: Case, item: Weighed, message: Message, severity: Severity | None = None) -> Finding:
    """The finding about one contradicted claim."""
    claim, verdict, faults = item
    expected = verdict.expected
    assert expected is not None
    cells = verdict.cells
    keys: list[tuple[object, ...]] = [claim_key(item)]
    for fault in faults:
        keys.extend(fault.cause)  # type: ignore[arg-type]
    return Finding(
        claim.number,
        message(
            section=section_name(case.report, claim.section),
            quote=_quote(claim.quote),
            said=claim.value,
            unit=claim.unit or "件",
            cell=place_of(item),
            found=expected,
            gap=abs(claim.value - expected),
            carried=next((total for reading, total in verdict.sums if len(reading.terms) == 2), expected),
            readings=_readings(item),
        ),
        target=claim.target,
        severity=severity,
        cause=tuple(keys),
        related=tuple(Related(cell.location, cell_name(cell), None, cell.target) for cell in cells[:6]),
    )


def place_of(item: Weighed) -> Words:
    """The table's cell or cells by name: 表三“（七）总计”, 表四两类行政诉讼总计."""
    cells = item.verdict.cells
    target = item.claim.target
    table = table_name(target.table or "")
    group = _GROUPS.get(target.row or "")
    if group is not None and len(cells) != 1:
        return Words(f"{table.zh}{group.zh}合计", f"the sum of {group.en} in {table.en}")
    if len(cells) == 1:
        return _short_name(cells[0], table)
    kind = item.claim.kind
    if kind == "litigation":
        return Words(f"{table.zh}两类行政诉讼合计", f"the sum of both kinds of suits in {table.en}")
    if kind == "cases":
        return Words(
            f"{table.zh}行政复议和两类行政诉讼合计",
            f"the sum of reviews and both kinds of suits in {table.en}",
        )
    if kind.startswith("suit"):
        label = cells[0].column.label
        return Words(
            f"{table.zh}两类行政诉讼“{label}”合计", f"the sum of {label} of both kinds of suits in {table.en}"
        )
    names = [_short_name(cell, Words("", "")) for cell in cells[:3]]
    return Words(
        table.zh + "与".join(name.zh for name in names) + "合计",
        "the sum of " + " and ".join(name.en.strip(" ,") for name in names) + f" in {table.en}",
    )


def _short_name(cell: BoundCell, table: Words) -> Words:
    """A cell in a sentence: the total column goes without saying."""
    if cell.target.table == "applications" and cell.target.column == "total":
        name = cell.row.label.partition("（区分")[0]
        return Words(f"{table.zh}“{name}”", f"{table.en} {name}")
    return cell_name(cell)


def _readings(item: Weighed) -> Words:
    """What each reading gives: 新收29件、加上年结转31件."""
    zh: list[str] = []
    en: list[str] = []
    for reading, total in item.verdict.sums:
        signs = [term.sign for term in reading.terms]
        if total is None:
            continue
        if len(zh) == 0:
            zh.append(f"{total}")
        elif -1 in signs:
            zh.append(f"不含尚未审结或其他处理为{total}")
        else:
            zh.append(f"含上年结转为{total}")
        en.append(str(total))
    return Words("，".join(dict.fromkeys(zh)), " or ".join(dict.fromkeys(en)))


def _quote(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= 24 else "…" + quote[-22:]
