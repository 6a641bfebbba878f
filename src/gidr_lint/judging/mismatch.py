"""What the rules of family N say of a claim that the tables contradict."""

from bisect import bisect_left
from collections.abc import Iterator

from gidr_lint.base.diagnostics import Finding, Message, Related, Severity, Words
from gidr_lint.claims.model import Reading
from gidr_lint.document.personal import excerpt
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.forms.model import table_name
from gidr_lint.judging.case import Case
from gidr_lint.judging.cells import with_filed
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import cell_name, line_of, section_name

# Amounts are told in the table's unit.
_MONEY = ("亿元", "千元")
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

    `message` is given `section`, `quote`, `said`, `cell`, `found`, `gap`; a claim whose readings
    differ uses `loose` where given, with `readings` listing what each gives.
    """
    for item in case.contradicted(*kinds):
        if denies is not None and item.claim.denies is not denies:
            continue
        yield finding(case, item, loose if loose and is_loose(item) else message, severity)


def is_loose(item: Weighed) -> bool:
    """Whether the readings of a claim come to different amounts, so that the message must name them."""
    return len({total for _, total in item.verdict.sums}) > 1


def finding(
    case: Case,
    item: Weighed,
    message: Message,
    severity: Severity | None = None,
    *,
    beside: tuple[Weighed, ...] = (),
) -> Finding:
    """The finding about one contradicted claim; others `beside` it are the same mistake."""
    claim, verdict, faults, strength = item
    if strength == "info":
        severity = Severity.INFO
    expected = verdict.expected
    assert expected is not None
    cells = verdict.cells
    # 均已按时答复，无结转: what one paragraph says twice of a cell is one mistake.
    told = ("told", claim.passage, claim.target, claim.value)
    keys: list[tuple[object, ...]] = [claim_key(item), told, *map(claim_key, beside)]
    keys.extend(fault.key for fault in faults)
    twin = _swapped(case, item)
    if twin is not None:
        keys.append(("swapped", claim.passage, *sorted((claim.number.order, twin.claim.number.order))))
    return Finding(
        claim.number,
        message(
            section=section_name(case.report, claim.section),
            quote=_quote(claim.quote),
            said=claim.value,
            unit="万元" if claim.unit in _MONEY else claim.unit or "件",
            cell=place_of(item),
            found=expected,
            gap=abs(claim.value - expected),
            readings=readings(item),
        ),
        target=claim.target,
        severity=severity,
        keys=tuple(keys),
        related=(
            *(Related(cell.location, with_filed(case, cell), None, cell.target) for cell in cells[:6]),
            *(note for fault in faults if not fault.broken for note in _exchanged(case, fault)),
            *(() if twin is None else (Related(twin.claim.number, _SWAPPED),)),
        ),
    )


# More claims than any paragraph makes.
_MOST_ASKED = 200
_SWAPPED = Words(
    "两个数可能写反了，对调后与表格一致",
    "these two may have changed places: exchanged, they agree with the table",
)


def _swapped(case: Case, item: Weighed) -> Weighed | None:
    """The claim of the same paragraph whose value this one should have, and which should have this one's."""
    own = {total for _, total in item.verdict.sums}
    weighed, passage = case.weighed, item.claim.passage
    first = bisect_left(weighed, passage, key=_passage)
    for other in weighed[first : first + _MOST_ASKED]:
        if other.claim.passage != passage:
            break
        if not other.verdict.contradicts or other is item:
            continue
        if other.claim.value in own and item.claim.value in {total for _, total in other.verdict.sums}:
            return other
    return None


def _passage(item: Weighed) -> int:
    return item.claim.passage


def _exchanged(case: Case, fault: Fault) -> Iterator[Related]:
    """That two rows may have changed places, where no sum notices."""
    for explanation in fault.explanations:
        cell = explanation.suspects[0].cell
        first, second = (
            line_of(case.report, cell.target.table, line.id, row=line.is_row) for line in explanation.lines
        )
        words = Words(
            f"{first.zh}与{second.zh}可能填反了，对调后与正文一致",
            f"{first.en} and {second.en} may have changed places: exchanged, they agree with the text",
        )
        yield Related(cell.location, words, None, cell.target)


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
    terms = item.verdict.sums[0][0].terms
    if len(terms) == len(cells) == 2 and terms[1].sign < 0:
        less, more = _part_name(cells[1]), _part_name(cells[0])
        return Words(f"{table.zh}{more.zh}减{less.zh}", f"{more.en} less {less.en} in {table.en}")
    names = [_part_name(cell) for cell in cells]
    listed = "、".join(name.zh for name in names[:-1]) + "和" + names[-1].zh if names else ""
    return Words(
        f"{table.zh}{listed}合计",
        "the sum of " + " and ".join(name.en for name in names) + f" in {table.en}",
    )


def _part_name(cell: BoundCell) -> Words:
    """A cell of a sum, whose table is named besides: “1.重复申请”, “商业企业”, 行政复议“尚未审结”."""
    if cell.target.table == "disputes":
        path = cell.column.path
        return Words(f"{path[0]}“{cell.column.label}”", f"{path[0]} {cell.column.label}")
    if cell.target.table == "applications" and cell.target.column != "total":
        return Words(f"“{cell.column.label}”", cell.column.label)
    name = cell.row.label.partition("（区分")[0]
    return Words(f"“{name}”", name)


def _short_name(cell: BoundCell, table: Words) -> Words:
    """A cell in a sentence: the total column goes without saying."""
    if cell.target.table == "applications" and cell.target.column == "total":
        name = cell.row.label.partition("（区分")[0]
        return Words(f"{table.zh}“{name}”", f"{table.en} {name}")
    return cell_name(cell)


def readings(item: Weighed) -> Words:
    """What each reading of a loose wording gives: 新收为30件，含上年结转为32件; each amount once."""
    zh: dict[object, str] = {}
    en: dict[object, str] = {}
    for reading, total in item.verdict.sums:
        if total is not None and total not in zh:
            words = _reading_name(item, reading)
            zh[total] = f"{words.zh}为{total}件"
            en[total] = f"{words.en} {total}"
    return Words("，".join(zh.values()), ", ".join(en.values()))


def _reading_name(item: Weighed, reading: Reading) -> Words:
    """A reading by what tells it from the others of its wording."""
    last = reading.terms[-1]
    rows = [term.target.row for term in reading.terms]
    if last.sign < 0:
        if last.target.table == "disputes":
            return Words("只算已审结的", "concluded ones")
        return Words("不含其他处理", "without 其他处理")
    if rows == ["new", "carried-in"]:
        return (
            Words("新收加上年结转", "new and carried in")
            if item.claim.kind == "handled"
            else Words("含上年结转", "with those carried in")
        )
    if len(rows) > 1 and rows[-1] == "unable":
        return Words("含无法提供", "with 无法提供")
    if rows == ["new"]:
        return place_of(item) if item.claim.target.column != "total" else Words("表三新收", "table 3 new")
    if rows == ["total"]:
        return Words("表三“（七）总计”", "table 3 （七）总计")
    return _OTHERS.get(tuple(rows)) or place_of(item)


# Readings beside the first one, by their rows.
_OTHERS: dict[tuple[str | None, ...], Words] = {
    ("granted", "partly-granted"): Words("加上部分公开", "with 部分公开"),
    ("other-misc",): Words("只算“3.其他”", "“3.其他” alone"),
    ("unable-not-held", "unable-must-create"): Words("加上需要另行制作", "with 需要另行制作"),
}


def _quote(quote: str) -> str:
    return excerpt(" ".join(quote.split()), 24, end=True)
