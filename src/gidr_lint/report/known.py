"""
Ids that a draft lacks: whether any form has them, and if none has, what was meant.

Asked only where a lookup found nothing, so what is found costs nothing.
"""

from collections.abc import Iterable, Iterator

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.errors import UnknownId, nearest, shown
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.model import BoundCell, Report

# So many are listed where none is near.
_FEW = 12


def unknown(
    zh: str, en: str, word: object, there: Iterable[str], hint: tuple[str, str] = ("", "")
) -> UnknownId:
    """
    The error for a word that is none of those `there`: with the nearest, or with all if they are few, unless
    there is a better hint. `zh` and `en` say what it should have been.
    """
    there = list(there)
    more_zh, more_en = hint
    if not more_zh and (near := nearest(str(word), there)):
        more_zh, more_en = f"是不是{near}？", f"did you mean {near}?"
    elif not more_zh and 0 < len(there) <= _FEW:
        more_zh, more_en = f"有{'、'.join(there)}", f"there are {', '.join(there)}"
    said = shown(str(word), 40)
    zh, en = f"没有“{said}”{zh}", f"no such {en}: {said}"
    return UnknownId(f"{zh}{'，' if more_zh else ''}{more_zh} / {en}{'; ' if more_en else ''}{more_en}")


def check_section(report: Report, id: object) -> None:
    """Raise UnknownId for a section that no form has."""
    if not is_section(report, id):
        raise unknown("这个部分", "section", id, _sections(report))


def check_table(report: Report, id: object) -> None:
    """Raise UnknownId for a table that no form has."""
    if not any(table.id == id for form in _known(report) for table in form.tables):
        there = {table.id: None for form in _known(report) for table in form.tables}
        raise unknown("这张表", "table", id, there)


def check_target(report: Report, target: Target) -> None:
    """Raise UnknownId for a target one of whose ids no form has; what it leaves out is not asked for."""
    if target.section is not None:
        check_section(report, target.section)
    if target.table is None:
        if target.row is not None or target.column is not None:
            raise unknown("这张表", "table", "", {table.id: None for table in _tables(report)})
        return
    check_table(report, target.table)
    if target.row is not None and target.column is not None:
        members(report, target._replace(section=None))
        return
    own = [table for table in _tables(report) if table.id == target.table]
    if target.row is not None:
        there = {*rows(report, target.table), *(group.id for table in own for group in table.row_groups)}
        if target.row not in there:
            raise unknown("这一行", "row", target.row, sorted(there))
    if target.column is not None:
        there = {column.id for table in own for block in table.blocks for column in block.columns}
        there.update(group.id for table in own for group in table.column_groups)
        if target.column not in there:
            raise unknown("这一列", "column", target.column, sorted(there))


def rows(report: Report, id: str) -> list[str]:
    """The ids of the rows that a table has in any form."""
    blocks = (block for table in _tables(report) if table.id == id for block in table.blocks)
    return list(dict.fromkeys(row.id for block in blocks for row in block.rows))


def _tables(report: Report) -> Iterator[FormTable]:
    return (table for form in _known(report) for table in form.tables)


def is_section(report: Report, word: object) -> bool:
    """Whether a form has a section of this id."""
    return any(section.id == word for form in _known(report) for section in form.sections)


def _sections(report: Report) -> dict[str, None]:
    return {section.id: None for form in _known(report) for section in form.sections}


def _known(report: Report) -> Iterator[Form]:
    """The forms of the report, and then ours, whose ids our rules ask for whatever form is in use."""
    yield from report.forms
    from gidr_lint.forms.load import load_forms

    yield from (form for form in load_forms() if form not in report.forms)


def cell(report: Report, asked: object) -> BoundCell | None:
    """
    The bound cell of what was asked for, a target or its words, with or without its section; None where a form
    has it and the draft has not. Raises UnknownId for one that no form has.
    """
    target = _read(asked)
    named = {one: None for form in report.forms for one in _completed(form, target)}
    for one in named:
        found = report.cells.get(one)
        if found is not None:
            return found
    if not named and not any(True for form in _known(report) for _ in _completed(form, target)):
        raise _no_cell(report, target, str(asked))
    return None


def members(report: Report, asked: object) -> tuple[Target, ...]:
    """
    The cells that add up to what a target or its words name, by the form that its table is bound to: itself, or
    those of its groups; of a group that holds its own total that alone. Raises UnknownId where no form has it.
    """
    target = _read(asked)
    for form in _nearest_first(report, target.table):
        table = form.table(target.table or "")
        if table is None:
            continue
        found = form.members(target._replace(section=table.section))
        if all(table.column(one.row or "", one.column or "") is not None for one in found):
            total = _total(form, found)
            return tuple(one for one in found if total in (None, one.row, one.column))
    raise _no_cell(report, target, str(asked))


def _total(form: Form, found: tuple[Target, ...]) -> str | None:
    """The row or column that the form says is the sum of all others in a group, if there is one."""
    ids = {one.row for one in found}, {one.column for one in found}
    for identity in form.identities:
        if identity.op == "=" and identity.table == found[0].table and set(identity.terms) in ids:
            for side in (identity.left, identity.right):
                if len(side) == 1 < len(found):
                    return side[0]
    return None


def _read(asked: object) -> Target:
    if isinstance(asked, Target):
        return asked
    if not isinstance(asked, str):
        raise TypeError(f"a cell is asked for by a Target or a text, not by {asked!r}")
    table, _, rest = asked.strip().partition(".")
    row, _, column = rest.rpartition(".")
    return Target(None, table, row or None, column or None)


def _nearest_first(report: Report, table: str | None) -> Iterator[Form]:
    """The forms, first those that the table and the report are bound to."""
    bound = report.tables.get(table or "")
    yield from (block.form for block in bound.blocks) if bound is not None else ()
    if report.form is not None:
        yield report.form
    yield from _known(report)


def _completed(form: Form, target: Target) -> Iterator[Target]:
    """A target with its section, if the form has the cell."""
    table = form.table(target.table or "")
    if table is None or table.column(target.row or "", target.column or "") is None:
        return
    if target.section in (None, table.section):
        yield target._replace(section=table.section)


def _no_cell(report: Report, target: Target, asked: str) -> UnknownId:
    tables = {table.id: table for form in _known(report) for table in form.tables}
    table = tables.get(target.table or "")
    word = str(target) if target.table else asked
    if table is None and target.section in tables:
        right = ".".join(part for part in target[:3] if part)
        hint = (
            f"Target依次是部分、表、行、列，可写“{right}”",
            f"a Target is section, table, row, column; {right} will do",
        )
        return unknown("这张表", "table", target.table, (), hint)
    if table is None:
        return unknown("这张表", "table", target.table or asked, tables)
    if target.section not in (None, table.section):
        hint = f"{table.id}在{table.section}里", f"{table.id} is in {table.section}"
        return unknown("这一格", "cell", f"{target.section}/{word}", (), hint)
    row, column = target.row or "", target.column or ""
    for form in _known(report):
        own = form.table(table.id)
        if own is None:
            continue
        targets = form.members(Target(own.section, own.id, row, column))
        if len(targets) > 1 and all(own.column(t.row or "", t.column or "") for t in targets):
            hint = "这是一组格，求和用case.amount()", "it is a group of cells; case.amount() adds them up"
            return unknown("这一格", "cell", word, (), hint)
    cells = [str(one) for form in _known(report) if (own := form.table(table.id)) for one in own.targets()]
    if not column or (not row and not nearest(word, cells)):
        hint = f"要写表、行、列，如{cells[0]}", f"give table, row and column, such as {cells[0]}"
        return unknown("这一格", "cell", word, (), hint)
    return unknown("这一格", "cell", word, cells)
