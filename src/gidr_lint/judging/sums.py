"""What the rules of arithmetic say of a fault; they differ only in their identity and its words."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Edit, Finding, Fix, Language, Message, Related, Said, Severity, Words
from gidr_lint.base.ordinals import numeral
from gidr_lint.claims.model import Claim
from gidr_lint.figures.model import Cause, Fault
from gidr_lint.forms.model import Instance, table_name
from gidr_lint.judging.case import Case
from gidr_lint.judging.cells import with_filed
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import (
    capital,
    cell_name,
    column_name,
    equation,
    line_name,
    line_of,
    listed,
    name_in_table,
    row_name,
    section_name,
    sum_of,
)

_CODES = {
    "applications.balance": "A301",
    "applications.outcome-total": "A302",
    "applications.applicant-total": "A303",
    "disputes.review-total": "A304",
    "disputes.direct-suit-total": "A305",
    "disputes.after-review-suit-total": "A306",
}
_MOST_NAMED = 4
_MOST_TOLD = 3
# Of cells that may be wrong, those shown beside the finding.
_MOST_RELATED = 12
# Sums told one by one; of more it is enough to know how many.
_MOST_SUMS = 4

CULPRIT = Message(
    zh="{cell}填的是{found}，改为{value}后{count}合计都对得上",
    en="{cell} says {found}; with {value} {count}",
    help_zh="{sums}。{vouched}请核对后改为{value}。",
    help_en="{sums}. {vouched}Check, then change it to {value}.",
)
LIKELY = Message(
    zh="{cell}填的是{found}，可能应为{value}",
    en="{cell} says {found}; it should perhaps be {value}",
    help_zh="{sums}。{vouched}{why}请对照台账核对。",
    help_en="{sums}. {vouched}{why}Please compare with your register.",
)
# The same where blanks count as 0, which is assumed: the author of the table never writes a zero.
BLANK = Message(
    zh="{cell}{is_blank}，{mended}",
    en="{cell} {is_blank}; {mended}",
    help_zh="{sums}（空白按0计）。{vouched}{why}请对照台账核对这一格。",
    help_en="{sums}, blanks counted as 0. {vouched}{why}Please compare this cell with your register.",
)
FILLED = Message(
    zh="{cell}填的是{found}，空白按0计可能应为{value}",
    en="{cell} says {found}; with blanks counted as 0 it should perhaps be {value}",
    help_zh="{sums}。{vouched}{why}请对照台账核对。",
    help_en="{sums}. {vouched}{why}Please compare with your register.",
)
_CHECK = "{sums}。{vouched}请对照台账核对。", "{sums}. {vouched}Please compare with your register."
TOGETHER = Message(
    zh="{cell}填的是{found}，可能应为{value}，{others}，改后{count}合计都对得上",
    en="{cell} says {found}; it should perhaps be {value}, and {others}: then {count}",
    help_zh=_CHECK[0],
    help_en=_CHECK[1],
)
SWAPPED = Message(
    zh="{cell}的{found}与{other}的{theirs}可能填反了，对调后{count}合计都对得上",
    en="{cell} says {found} and {other} says {theirs}; they may have changed places: exchanged, {count}",
    help_zh=_CHECK[0],
    help_en=_CHECK[1],
)
LINES = Message(
    zh="{table}{one}与{other}可能填反了，对调后{count}合计都对得上",
    en="{table}: {one} and {other} may have changed places: exchanged, {count}",
    help_zh=_CHECK[0],
    help_en=_CHECK[1],
)
SHIFTED = Message(
    zh="{table}{line}从{cell}到{other}的数可能错了一{step}，移回后{count}合计都对得上",
    en="{table}, {line}: the figures from {cell} to {other} may stand one {step} too far: moved back, {count}",
    help_zh=_CHECK[0],
    help_en=_CHECK[1],
)
LEFT_OUT = Message(
    zh="{table}{line}有{cells}格可能{slip}了{part}，改后{count}合计都对得上",
    en="{table}, {line}: {cells} totals may have {slip} {part}: mended, {count}",
    help_zh=_CHECK[0],
    help_en=_CHECK[1],
)
STALE = Message(
    zh="{table}{line}有{cells}格与各{step}合计不符，可能没有重新合计，改后{count}合计都对得上",
    en="{table}, {line}: {cells} totals are not the sums of their {step}s, perhaps not added up again: mended, {count}",
    help_zh="{sums}。{vouched}请核对这一{own}，按各{step}合计应为{values}。",
    help_en="{sums}. {vouched}Check this {own}; the sums are {values}.",
)
UNFILLED = Message(
    zh="{table}{line}有{cells}格空白，可能没有填写，{mended}",
    en="{table}, {line}: {cells} blank cells may not be filled in; {mended}",
    help_zh="{sums}（空白按0计）。{vouched}请对照台账核对。",
    help_en="{sums}, blanks counted as 0. {vouched}Please compare with your register.",
)
EITHER = Words("{sums}。{either}，请对照台账核对。", "{sums}. {either}; please compare with your register.")
BLANK_OR_WRONG = Words(
    "可能有空白格没有填，也可能是已填的数有误",
    "Perhaps a blank cell is not filled in, or perhaps a figure is wrong",
)
SEVERAL = Words("同一张表里不止一处对不上，", "More than one figure of this table is out. ")
GAPS = Words("表中还有未能核对的数据格，", "Some cells of this table could not be checked. ")
NONE = Words("", "")
IS_BLANK = Words("空白", "is blank")


def findings(case: Case, identity: str, alone: Message) -> Iterator[Finding]:
    """
    The findings about one identity: for each fault that breaks it one, at what may be wrong if one
    explanation is better than the others, else at the sum itself.

    `alone` words a relation whose culprit is not certain; it is given `where`, `left`, `right`,
    `gap`, `more` (多 or 少), `terms`, `suspects`.
    """
    for fault in case.faults:
        for instance in fault.broken:
            if instance.identity.id == identity:
                yield _finding(case, fault, instance, alone)
                if fault.causes:
                    break


def _finding(case: Case, fault: Fault, instance: Instance, alone: Message) -> Finding:
    causes = fault.causes
    is_led = fault.leading or (fault.assumed and _is_blank(fault))
    cell = causes[0].suspects[0].cell if causes and is_led else _anchor(case, instance)
    if fault.assumed and not causes:
        cell = next(iter(_lacking(case, instance)), cell)
    if len(causes) == 1:
        cell = causes[0].suspects[0].cell
        said = _explained(case, fault, causes[0])
    else:
        said = _alone(case, fault, instance, alone)
    if fault.assumed and said.message not in (BLANK, FILLED, UNFILLED):
        said.message = _with_blanks(said.message)
    suspects = dict.fromkeys(suspect.cell for suspect in fault.suspects if suspect.cell is not cell)
    if len(causes) > 1:
        suspects = dict.fromkeys(list(suspects)[:_MOST_RELATED])
    related = [Related(s.location, with_filed(case, s), None, s.target) for s in suspects]
    for broken in fault.broken:
        place = _place(case, broken, cell)
        related.append(
            Related(
                place.location,
                equation(case.report, broken, blank="0" if fault.assumed else "?"),
                _CODES.get(broken.identity.id),
                place.target,
            )
        )
    # One cell is what other findings of it are about, too; of a whole line that would be too much.
    # A blank that is no zero is another mistake than that the others are left blank.
    single = len(causes) == 1 and causes[0].kind == "cell" and not _is_blank(fault)
    return Finding(
        cell.location,
        said,
        target=cell.target,
        severity=_severity(case, fault),
        keys=(fault.key, ("cell", cell.target)) if single else (fault.key,),
        related=tuple(related),
        fixes=_fixes(case, fault),
    )


def _severity(case: Case, fault: Fault) -> Severity | None:
    """What rests on blanks that count as 0 is no error; in a draft a blank may be filled in yet."""
    if not fault.assumed:
        return None
    if any(state == "failed" and instance in fault.broken for instance, state in case.instances):
        return None
    return Severity.INFO if case.stage == "draft" and _is_blank(fault) else Severity.WARNING


def _is_blank(fault: Fault) -> bool:
    """Whether what may be wrong are blanks alone."""
    return bool(fault.causes) and all(s.cell.figure.amount is None for s in fault.suspects)


def _with_blanks(message: Message) -> Message:
    """The same message, which also says what blanks count as."""
    return Message(
        zh=f"{message.zh}（空白按0计）",
        en=f"{message.en} (blanks counted as 0)",
        help_zh=message.help_zh,
        help_en=message.help_en,
    )


def _fixes(case: Case, fault: Fault) -> tuple[Fix, ...]:
    """What mends the sums, where one explanation is left and all sums of the table are accounted for."""
    if len(fault.causes) != 1 or fault.assumed or not (fault.certain or _all_checked(case, fault)):
        return ()
    cause = fault.causes[0]
    if cause.kind == "tangle":
        return ()
    edits = [
        Edit(suspect.cell.cell.fill, str(suspect.value))
        for suspect in cause.suspects
        if suspect.cell.cell is not None
    ]
    if len(edits) < len(cause.suspects):
        return ()
    if len(edits) == 1:
        title = Words(f"改为{edits[0].text}", f"Change to {edits[0].text}")
    elif cause.kind in ("swap", "rows", "columns"):
        title = Words("对调", "Exchange them")
    else:
        title = Words(f"改正这{len(edits)}格", f"Change these {len(edits)} cells")
    return (Fix(title, tuple(edits), "unsafe"),)


def _explained(case: Case, fault: Fault, cause: Cause) -> Said:
    """The one explanation that is left, in words."""
    first, last = cause.suspects[0], cause.suspects[-1]
    values: dict[str, object] = {
        "cell": capital(cell_name(first.cell)),
        "found": _held(first.cell),
        "value": first.value,
        "count": _count(fault),
        "sums": _sums(case, fault),
        "vouched": _vouched(case, cause),
        "table": table_name(first.cell.target.table or ""),
    }
    one, _, other = cause.part.partition(" ")
    if cause.kind == "cell":
        message = CULPRIT if fault.certain else LIKELY
        if _is_blank(fault):
            message = BLANK
            held = first.cell.text.string
            values["mended"] = _mended(case, fault, cause)
            values["is_blank"] = Words(f"填的是“{held}”", f"says {held}") if held else IS_BLANK
        elif fault.assumed:
            message = FILLED
        values["why"] = _why(case, fault, cause)
    elif cause.kind == "swap":
        message = SWAPPED
        values |= {"other": _beside(last.cell, first.cell), "theirs": _held(last.cell)}
    elif cause.kind in ("rows", "columns"):
        message = LINES
        values |= {
            "one": _line(case, cause, one),
            "other": _line(case, cause, other),
        }
    elif cause.kind in ("shift-row", "shift-column"):
        across = cause.kind == "shift-row"
        message = SHIFTED
        values |= {
            "line": _line(case, cause, one),
            "step": Words("列" if across else "行", "column" if across else "row"),
            "cell": _within(first.cell, across=across),
            "other": _within(last.cell, across=across),
        }
    elif cause.kind in ("left-out", "twice"):
        message = LEFT_OUT
        same_row = len({suspect.cell.target.row for suspect in cause.suspects}) == 1
        values |= {
            "line": line_name(row_name(first.cell) if same_row else column_name(first.cell), row=same_row),
            "cells": len(cause.suspects),
            "slip": Words("少加", "left out") if cause.kind == "left-out" else Words("多加", "counted twice"),
            "part": _line(case, cause, one),
        }
    elif cause.kind == "unfilled":
        message = UNFILLED
        values |= {
            "line": _line(case, cause, cause.part),
            "cells": len(cause.suspects),
            "mended": _mended(case, fault, cause),
        }
    elif cause.kind == "totals":
        message = STALE
        same_row = len({suspect.cell.target.row for suspect in cause.suspects}) == 1
        names = [column_name(s.cell) if same_row else row_name(s.cell) for s in cause.suspects]
        told = [f"{name}{s.value}" for name, s in zip(names, cause.suspects, strict=True)]
        told_en = [f"{name} {s.value}" for name, s in zip(names, cause.suspects, strict=True)]
        values |= {
            "line": line_name(row_name(first.cell) if same_row else column_name(first.cell), row=same_row),
            "cells": len(cause.suspects),
            "step": Words("行", "row") if same_row else Words("列", "column"),
            "own": Words("行", "row") if same_row else Words("列", "column"),
            "values": Words("、".join(told), ", ".join(told_en)),
        }
    else:
        message = TOGETHER
        others = [
            Words(
                f"{_beside(s.cell, first.cell).zh}应为{s.value}",
                f"{_beside(s.cell, first.cell).en} {s.value}",
            )
            for s in cause.suspects[1:]
        ]
        values["others"] = listed(others, last_zh="、", last_en=" and ")
    return message(**values)


def _mended(case: Case, fault: Fault, cause: Cause) -> Words:
    """What becomes of the sums with other values in blank cells; no more than may be so if not all hold."""
    values = {suspect.cell.target: suspect.value for suspect in cause.suspects}
    filled = listed((Words(str(v), str(v)) for v in values.values()), last_zh="和", last_en=" and ")
    for instance in fault.broken:
        left, right = (
            sum_of(case.report, side) + sum(values.get(target, 0) for target in side)
            for side in (instance.left, instance.right)
        )
        if left != right:
            return Words(f"可能应为{filled.zh}", f"perhaps it should be {filled.en}")
    count = _count(fault)
    return Words(f"填{filled.zh}后{count.zh}合计都对得上", f"with {filled.en} {count.en}")


def _held(cell: BoundCell) -> str | Words:
    """What a cell says, in words where it is blank."""
    return cell.text.string or Words("空白", "(blank)")


def _within(cell: BoundCell, *, across: bool) -> Words:
    """A cell by its column in a row, or by its row in a column."""
    name = column_name(cell) if across else row_name(cell)
    return Words(f"“{name}”", name)


def _beside(cell: BoundCell, first: BoundCell) -> Words:
    """A cell named after another: by its column alone in the same row, by its row in the same column."""
    if cell.target.row == first.target.row:
        return Words(f"“{column_name(cell)}”列", f"column {column_name(cell)}")
    if cell.target.column == first.target.column:
        return Words(f"“{row_name(cell)}”行", f"row {row_name(cell)}")
    return name_in_table(cell)


def _line(case: Case, cause: Cause, id: str) -> Words:
    """A row or column that a cause names; what totals leave out lies across them."""
    rows = {suspect.cell.target.row for suspect in cause.suspects}
    row = cause.kind in ("rows", "shift-row") or (
        cause.kind in ("left-out", "twice", "unfilled") and len(rows) == 1
    )
    return line_of(case.report, cause.suspects[0].cell.target.table, id, row=row)


def _count(fault: Fault) -> Words:
    count = len(fault.broken)
    if count == 1:
        return Words("", "the sum holds")
    written = "两" if count == 2 else numeral(count) if count <= 10 else str(count)
    return Words(f"{written}处", "both sums hold" if count == 2 else f"all {count} sums hold")


def _sums(case: Case, fault: Fault) -> Words:
    """The sums that fail, each with the draft's figures; of many the first ones."""
    broken = fault.broken
    blank = "0" if fault.assumed else "?"
    told = [equation(case.report, instance, blank=blank) for instance in broken[:_MOST_SUMS]]
    more = len(broken) - len(told)
    return Words(
        "；".join(said.zh for said in told) + (f"；另有{more}处合计对不上" if more else ""),
        "; ".join(said.en for said in told) + (f"; {more} more sums fail" if more else ""),
    )


def _vouched(case: Case, cause: Cause) -> Words:
    """What else speaks for an explanation, as a sentence; empty where nothing does."""
    zh: list[str] = []
    en: list[str] = []
    said: dict[str, list[Claim]] = {}
    for claim in cause.witnesses[:2]:
        said.setdefault(claim.section or "", []).append(claim)
    for id, claims in said.items():
        section = section_name(case.report, id or None)
        zh.append(f"{section.zh}写的" + "、".join(f"{c.value}{c.unit or '件'}" for c in claims))
        en.append("the " + " and ".join(str(c.value) for c in claims) + f" of {section.en}")
    if cause.recalled and case.previous is not None:
        zh.append(f"{case.previous.year}年报告的结转下年度")
        en.append(f"what the report of {case.previous.year} carried over")
    if cause.filed:
        zh.append("电子表格")
        en.append("the spreadsheet")
    if not zh:
        return NONE
    return Words(f"改后与{'、'.join(zh)}也一致。", f"Then {' and '.join(en)} fit, too. ")


def _why(case: Case, fault: Fault, cause: Cause) -> Words:
    """Why a lone explanation is not certain."""
    if len([other for other in case.faults if other.broken and _table(other) == _table(fault)]) > 1:
        return SEVERAL
    if not fault.assumed and not _all_checked(case, fault):
        return GAPS
    return NONE


def _table(fault: Fault) -> str:
    return fault.broken[0].identity.table


def _all_checked(case: Case, fault: Fault) -> bool:
    """Whether every sum of the table could be checked and every one that fails is explained."""
    table = _table(fault)
    return all(
        state in ("held", "failed") for i, state in case.instances if i.identity.table == table
    ) and all(other.causes for other in case.faults if other.broken and _table(other) == table)


def _alone(case: Case, fault: Fault, instance: Instance, alone: Message) -> Said:
    left, right = sum_of(case.report, instance.left), sum_of(case.report, instance.right)
    anchor = _anchor(case, instance)
    cells = dict.fromkeys(s.cell for s in fault.suspects if s.cell.target in instance.cells)
    named = [_suspect_name(cell, instance) for cell in list(cells)[:_MOST_NAMED]]
    if len(cells) > len(named):
        named.append(Words("另一处", "another one"))
    values: dict[str, object] = {
        "row": row_name(anchor),
        "column": column_name(anchor),
        "left": left,
        "right": right,
        "gap": abs(left - right),
        "more": Words("多", "high") if left > right else Words("少", "low"),
        "less": Words("少", "low") if left > right else Words("多", "high"),
        "sums": _sums(case, fault),
        "suspects": listed(named) if named else Words("其中一处", "one of them"),
    }
    if fault.assumed and len(fault.causes) > 1 and all(c.kind == "cell" for c in fault.causes):
        if _is_blank(fault):
            return _Either(alone, {**values, "either": _unfilled(fault, instance)})
    if fault.assumed and not fault.causes and _lacking(case, instance):
        return _Either(alone, {**values, "either": BLANK_OR_WRONG})
    if len(fault.causes) > 1 and (len(fault.broken) > 1 or fault.causes[0].kind != "cell"):
        return _Either(alone, {**values, "either": _either(case, fault)})
    return alone(**values)


class _Either(Said):
    """A sum that fails, with the explanations that are about equally good as what to do."""

    __slots__ = ()

    def help(self, language: Language = "zh") -> str:
        return self._fill(EITHER.zh if language == "zh" else EITHER.en, language)


def _lacking(case: Case, instance: Instance) -> list[BoundCell]:
    """The blanks on the side of a sum that comes to less."""
    is_left = sum_of(case.report, instance.left) < sum_of(case.report, instance.right)
    cells = map(case.cell, instance.left if is_left else instance.right)
    return [cell for cell in cells if cell is not None and cell.figure.amount is None]


def _unfilled(fault: Fault, instance: Instance) -> Words:
    """That one of several blanks may be no zero."""
    value = fault.suspects[0].value
    names = [_suspect_name(suspect.cell, instance) for suspect in fault.suspects[:_MOST_NAMED]]
    if len(fault.suspects) > len(names):
        names.append(Words("另一处", "another one"))
    named = listed(names)
    return Words(
        f"可能是空白的{named.zh}应为{value}，也可能是已填的数有误",
        f"Perhaps the blank {named.en} should be {value}, or perhaps a figure is wrong",
    )


def _either(case: Case, fault: Fault) -> Words:
    """Explanations that are about equally good, once."""
    causes = fault.causes
    best = _brief(case, causes[0])
    if len(causes) <= _MOST_TOLD:
        told = [_brief(case, cause) for cause in causes]
        return Words(
            "可能是" + "，也可能是".join(said.zh for said in told),
            "Perhaps " + ", or perhaps ".join(said.en for said in told),
        )
    columns = {tuple(dict.fromkeys(s.cell.target.column for s in cause.suspects)) for cause in causes}
    rows = {tuple(dict.fromkeys(s.cell.target.row for s in cause.suspects)) for cause in causes}
    cells = [suspect.cell for suspect in causes[0].suspects]
    if len(columns) == 1 and len(cells) > 1:
        names = list(dict.fromkeys(column_name(cell) for cell in cells))
        any_zh = f"“{'”“'.join(names)}”列同一行的数有误"
        any_en = f"figures of one row in the columns {', '.join(names)}"
    elif len(rows) == 1 and len(cells) > 1:
        names = list(dict.fromkeys(row_name(cell) for cell in cells))
        any_zh = f"“{'”“'.join(names)}”行同一列的数有误"
        any_en = f"figures of one column in the rows {', '.join(names)}"
    else:
        any_zh, any_en = "其中别的一处有误", "some other figure of these sums"
    if fault.leading:
        return Words(f"可能是{best.zh}，也可能是{any_zh}", f"Perhaps {best.en}, or perhaps {any_en}")
    return Words(f"可能是{any_zh}", f"Perhaps {any_en} are out")


def _brief(case: Case, cause: Cause) -> Words:
    """An explanation among others, in few words."""
    first, last = cause.suspects[0].cell, cause.suspects[-1].cell
    one, _, other = cause.part.partition(" ")
    if cause.kind == "swap":
        if first.target.row == last.target.row:
            within, c, d = line_name(row_name(first), row=True), column_name(first), column_name(last)
        else:
            within, c, d = line_name(column_name(first), row=False), row_name(first), row_name(last)
        return Words(f"{within.zh}的“{c}”与“{d}”填反", f"{c} and {d} in each other's place in {within.en}")
    if cause.kind in ("rows", "columns"):
        a, b = _line(case, cause, one), _line(case, cause, other)
        return Words(f"{a.zh}与{b.zh}填反", f"{a.en} and {b.en} in each other's place")
    if cause.kind in ("shift-row", "shift-column"):
        a = _line(case, cause, one)
        return Words(f"{a.zh}的数错位", f"shifted figures in {a.en}")
    if cause.kind in ("left-out", "twice"):
        a = _line(case, cause, one)
        slip = Words("少加", "left out of") if cause.kind == "left-out" else Words("多加", "twice in")
        return Words(f"总计{slip.zh}了{a.zh}", f"{a.en} {slip.en} the totals")
    if cause.kind == "unfilled":
        a = _line(case, cause, one)
        return Words(
            f"{a.zh}有{len(cause.suspects)}格没有填", f"{len(cause.suspects)} cells not filled in in {a.en}"
        )
    if cause.kind == "totals":
        same_row = len({suspect.cell.target.row for suspect in cause.suspects}) == 1
        a = line_name(row_name(first) if same_row else column_name(first), row=same_row)
        return Words(f"{a.zh}没有重新合计", f"{a.en} not added up again")
    names = [name_in_table(first), *(_beside(s.cell, first) for s in cause.suspects[1:])]
    told = [
        Words(f"{name.zh}应为{s.value}", f"{name.en} should be {s.value}")
        for name, s in zip(names, cause.suspects, strict=True)
    ]
    return listed(told, last_zh="、", last_en=" and ")


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
