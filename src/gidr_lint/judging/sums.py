"""What the rules of arithmetic say of a fault; they differ only in their identity and its words."""

from collections.abc import Iterator

from gidr_lint.base.diagnostics import Finding, Fix, Language, Message, Related, Said, Severity, Words
from gidr_lint.claims.model import Claim
from gidr_lint.figures.model import Explanation, Fault
from gidr_lint.figures.slips.slip import Told
from gidr_lint.forms.model import Instance
from gidr_lint.judging.case import Case
from gidr_lint.judging.cells import with_filed
from gidr_lint.report.model import BoundCell
from gidr_lint.report.names import (
    capital,
    column_name,
    equation,
    line_name,
    listed,
    row_name,
    section_name,
    sum_of,
    told_sides,
)

_MOST_NAMED = 4
_MOST_TOLD = 3
# Of cells that may be wrong, those shown beside the finding.
_MOST_RELATED = 12
# What a rule holds that speaks for every relation that none of its own does.
ANY = "*"
# Sums told one by one; of more it is enough to know how many.
_MOST_SUMS = 4

EITHER = Words("{sums}。{either}，请对照台账核对。", "{sums}. {either}; please compare with your register.")
BLANK_OR_WRONG = Words(
    "可能有空白格没有填，也可能是已填的数有误",
    "Perhaps a blank cell is not filled in, or perhaps a figure is wrong",
)
SEVERAL = Words("同一张表里不止一处对不上，", "More than one figure of this table is out. ")
GAPS = Words("表中还有未能核对的数据格，", "Some cells of this table could not be checked. ")
NONE = Words("", "")
ONE_OF_THEM = Words("其中一处", "one of them")


def findings(case: Case, identity: str, alone: Message) -> Iterator[Finding]:
    """
    The findings about one identity: for each fault that breaks it one, at what may be wrong if one
    explanation is better than the others, else at the sum itself. About `*`, those about every
    relation of a form that no rule of its own holds; see `judging.local`.

    `alone` words a relation whose culprit is not certain; it is given `place`, `line`, `name`, `source`,
    `sides`, `row`, `column`, `left`, `right`, `gap`, `more` (多 or 少), `sums`, `suspects`.
    """
    if identity == ANY:
        from gidr_lint.judging.local import local_findings

        yield from local_findings(case, alone)
        return
    for fault in case.faults:
        for instance in fault.broken:
            if instance.identity.id == identity:
                yield finding(case, fault, instance, alone)
                if fault.explanations:
                    break


def finding(case: Case, fault: Fault, instance: Instance, alone: Message) -> Finding:
    """What is said of one relation that a fault breaks."""
    only = fault.explanations[0] if len(fault.explanations) == 1 else None
    cell = _place(case, fault, instance)
    if only is not None:
        said = only.slip.explain(_told(case, fault, only))
        if fault.assumed and not only.slip.tells_blanks:
            said = Said(_with_blanks(said.message), said.values)
    else:
        said = _alone(case, fault, instance, _with_blanks(alone) if fault.assumed else alone)
    # One cell is what other findings of it are about, too; of a whole line that would be too much.
    # A blank that is no zero is another mistake than that the others are left blank.
    single = only is not None and only.is_one_cell and not fault.is_of_blanks
    return Finding(
        cell.location,
        said,
        target=cell.target,
        severity=_severity(case, fault),
        keys=(fault.key, ("cell", cell.target)) if single else (fault.key,),
        related=_related(case, fault, cell),
        fixes=_fixes(case, fault),
    )


def _place(case: Case, fault: Fault, instance: Instance) -> BoundCell:
    """Where a fault is told: at what may be wrong, else at the sum that fails."""
    explanations = fault.explanations
    if not explanations:
        blank = next(iter(_lacking(case, instance)), None) if fault.assumed else None
        return blank or _anchor(case, instance)
    if len(explanations) == 1 or fault.leading or (fault.assumed and fault.is_of_blanks):
        return explanations[0].suspects[0].cell
    return _anchor(case, instance)


def _related(case: Case, fault: Fault, cell: BoundCell) -> tuple[Related, ...]:
    """The other cells that may be wrong, and the sums that fail."""
    suspects = list(dict.fromkeys(suspect.cell for suspect in fault.suspects if suspect.cell is not cell))
    if len(fault.explanations) > 1:
        suspects = suspects[:_MOST_RELATED]
    related = [Related(s.location, with_filed(case, s), None, s.target) for s in suspects]
    for broken in fault.broken:
        place = _shown_at(case, broken, cell)
        words = equation(case.report, broken, blank="0" if fault.assumed else "?")
        code = case.codes.get(broken.identity.id) or case.codes.get(ANY)
        related.append(Related(place.location, words, code, place.target))
    return tuple(related)


def _severity(case: Case, fault: Fault) -> Severity | None:
    """What rests on blanks that count as 0 is no error; in a draft a blank may be filled in yet."""
    if not fault.assumed:
        return None
    if any(state == "failed" and instance in fault.broken for instance, state in case.instances):
        return None
    return Severity.INFO if case.stage == "draft" and fault.is_of_blanks else Severity.WARNING


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
    if len(fault.explanations) != 1 or fault.assumed or not (fault.certain or _all_checked(case, fault)):
        return ()
    only = fault.explanations[0]
    fix = only.slip.fix(only)
    return (fix,) if fix is not None else ()


def _told(case: Case, fault: Fault, only: Explanation) -> Told:
    """What the message about the one explanation that is left is made of."""
    return Told(
        case.report,
        fault,
        only,
        _sums(case, fault),
        _vouched(case, only),
        _why(case, fault) if only.is_one_cell else NONE,
    )


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


def _vouched(case: Case, explanation: Explanation) -> Words:
    """What else speaks for an explanation, as a sentence; empty where nothing does."""
    zh: list[str] = []
    en: list[str] = []
    said: dict[str, list[Claim]] = {}
    for claim in explanation.witnesses[:2]:
        said.setdefault(claim.section or "", []).append(claim)
    for id, claims in said.items():
        section = section_name(case.report, id or None)
        zh.append(f"{section.zh}写的" + "、".join(f"{c.value}{c.unit or '件'}" for c in claims))
        en.append("the " + " and ".join(str(c.value) for c in claims) + f" of {section.en}")
    if explanation.recalled and case.previous is not None:
        zh.append(f"{case.previous.year}年报告的结转下年度")
        en.append(f"what the report of {case.previous.year} carried over")
    if explanation.filed:
        zh.append("电子表格")
        en.append("the spreadsheet")
    if not zh:
        return NONE
    return Words(f"改后与{'、'.join(zh)}也一致。", f"Then {' and '.join(en)} fit, too. ")


def _why(case: Case, fault: Fault) -> Words:
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
    ) and all(other.explanations for other in case.faults if other.broken and _table(other) == table)


def _alone(case: Case, fault: Fault, instance: Instance, alone: Message) -> Said:
    """A sum that fails, where none or more than one explanation is left."""
    left, right = sum_of(case.report, instance.left), sum_of(case.report, instance.right)
    anchor = _anchor(case, instance)
    cells = dict.fromkeys(s.cell for s in fault.suspects if s.cell.target in instance.cells)
    named = [_suspect_name(cell, instance) for cell in list(cells)[:_MOST_NAMED]]
    if len(cells) > len(named):
        named.append(Words("另一处", "another one"))
    values: dict[str, object] = {
        "place": place_told(anchor, instance),
        "line": line_told(anchor, instance),
        "name": instance.identity.name,
        "source": instance.identity.source,
        "sides": told_sides(case.report, instance, blank="0" if fault.assumed else "?"),
        "row": row_name(anchor),
        "column": column_name(anchor),
        "left": left,
        "right": right,
        "gap": abs(left - right),
        "more": Words("多", "high") if left > right else Words("少", "low"),
        "less": Words("少", "low") if left > right else Words("多", "high"),
        "sums": _sums(case, fault),
        "suspects": listed(named) if named else ONE_OF_THEM,
    }
    either = _alternatives(case, fault, instance)
    return alone(**values) if either is None else _Either(alone, {**values, "either": either})


def _alternatives(case: Case, fault: Fault, instance: Instance) -> Words | None:
    """What may be the matter with a sum, where that is more than one of its own cells."""
    explanations = fault.explanations
    if fault.assumed:
        if not explanations:
            return BLANK_OR_WRONG if _lacking(case, instance) else None
        if fault.is_of_blanks and all(each.is_one_cell for each in explanations):
            return _unfilled(fault, instance)
    if len(explanations) > 1 and (len(fault.broken) > 1 or not explanations[0].is_one_cell):
        return _either(case, fault)
    return None


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
    explanations = fault.explanations
    if len(explanations) <= _MOST_TOLD:
        told = [each.slip.brief(case.report, each) for each in explanations]
        return Words(
            "可能是" + "，也可能是".join(said.zh for said in told),
            "Perhaps " + ", or perhaps ".join(said.en for said in told),
        )
    columns = {tuple(dict.fromkeys(s.cell.target.column for s in each.suspects)) for each in explanations}
    rows = {tuple(dict.fromkeys(s.cell.target.row for s in each.suspects)) for each in explanations}
    cells = [suspect.cell for suspect in explanations[0].suspects]
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
        best = explanations[0].slip.brief(case.report, explanations[0])
        return Words(f"可能是{best.zh}，也可能是{any_zh}", f"Perhaps {best.en}, or perhaps {any_en}")
    return Words(f"可能是{any_zh}", f"Perhaps {any_en} are out")


def _suspect_name(cell: BoundCell, instance: Instance) -> Words:
    """A suspect by what tells it apart within its sum."""
    name = row_name(cell) if instance.identity.per == "column" else column_name(cell)
    if instance.identity.per == "row" and cell.target.table == "disputes":
        name = cell.column.label
    return Words(f"“{name}”", name)


def line_told(cell: BoundCell, instance: Instance) -> Words:
    """The row or column whose cells a relation compares; nothing in a table of one row."""
    name = column_name(cell) if instance.identity.per == "column" else row_name(cell)
    return line_name(name, row=instance.identity.per == "row") if name else NONE


def place_told(cell: BoundCell, instance: Instance) -> Words:
    """The same with its table: 表三“自然人”列; table 3, column 自然人."""
    table, line = cell.table_name, line_told(cell, instance)
    return capital(Words(table.zh + line.zh, f"{table.en}, {line.en}")) if line.zh else capital(table)


def _anchor(case: Case, instance: Instance) -> BoundCell:
    cell = case.cell(instance.cells[0])
    assert cell is not None
    return cell


def _shown_at(case: Case, instance: Instance, cell: BoundCell) -> BoundCell:
    """Where a broken relation is shown: at its first term that is not the culprit itself."""
    for target in instance.cells:
        other = case.cell(target)
        if other is not None and target != cell.target:
            return other
    return cell
