"""How messages name sections, cells, rows, columns and sums of a report, in both languages."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.ordinals import numeral
from gidr_lint.document.headings import mark_of
from gidr_lint.forms.model import OFFICIAL, PREVIOUS, Identity, Instance, is_built_in
from gidr_lint.report.model import BoundCell, BoundLabel, Report

_BALANCE = {
    "new": Words("第一项", "new"),
    "carried-in": Words("第二项", "carried in"),
    "total": Words("第三项", "settled"),
    "carried-out": Words("第四项", "carried over"),
}
_PLAIN = Words("", "")
# Sums of more terms are told without the names of the terms.
_MOST_NAMED = 4
_EQUAL = Words("，应等于", ", should equal ")
_AT_MOST = Words("，应不大于", ", should be at most ")


def section_name(report: Report, id: str | None) -> Words:
    """第一部分, section 一; 正文, the text, where a place stands in no official section."""
    form = report.form or report.forms[-1]
    section = form.section(id) if id else None
    if section is None:
        return Words("正文", "the text")
    ordinal = numeral(section.ordinal)
    return Words(f"第{ordinal}部分", f"section {ordinal}")


def short(label: str) -> str:
    """A label without its explanation: （二）部分公开, 1.申请人无正当理由逾期不补正."""
    head = label
    for mark in ("（区分", "(区分", "、行政机关", ",行政机关", "（单位", "(单位"):
        head = head.partition(mark)[0]
    return head


def row_name(cell: BoundCell) -> str:
    """The row's label in short; empty in the table that has none."""
    return short(cell.row.label)


def column_name(cell: BoundCell) -> str:
    """The column's label, with the part it belongs to in the table of disputes."""
    path = [part for part in cell.column.path if part != "行政诉讼"] or [cell.column.label]
    is_whole = cell.target.table == "disputes" or cell.target.table not in OFFICIAL
    return short("·".join(path) if is_whole else cell.column.label)


def cell_name(cell: BoundCell) -> Words:
    """表三“（七）总计”行“总计”列; table 3, row （七）总计, column 总计."""
    table, cell_words = cell.table_name, name_in_table(cell)
    return Words(table.zh + cell_words.zh, f"{table.en}, {cell_words.en}")


def name_in_table(cell: BoundCell) -> Words:
    """A cell where its table is named already: “（七）总计”行“总计”列; row （七）总计, column 总计."""
    row, column = row_name(cell), column_name(cell)
    if not row:
        part, _, label = column.rpartition("·")
        return Words(f"{part}“{label}”", f"{part} {label}".lstrip())
    return Words(f"“{row}”行“{column}”列", f"row {row}, column {column}")


def line_name(label: str, *, row: bool) -> Words:
    """A row or column as a whole: “（七）总计”行; row （七）总计."""
    name = short(label)
    return Words(f"“{name}”{'行' if row else '列'}", f"{'row' if row else 'column'} {name}")


def line_of(report: Report, table: str | None, id: str, *, row: bool) -> Words:
    """A row or column of a table by its id; one of each may have the same."""
    bound = report.tables.get(table or "")
    block = bound.blocks[0].block if bound is not None and bound.blocks else None
    parts = () if block is None else block.rows if row else block.columns
    return line_name(next((part.label for part in parts if part.id == id), id), row=row)


def capital(words: Words) -> Words:
    """The same words where an English sentence begins with them."""
    return Words(words.zh, words.en[:1].upper() + words.en[1:])


def amount(cell: BoundCell | None, blank: str = "?") -> str:
    """The figure of a cell as a sum counts it; `blank` where it has none."""
    return blank if cell is None or cell.figure.amount is None else str(cell.figure.amount)


def sum_of(report: Report, targets: Sequence[Target]) -> int | Decimal:
    """What certain cells add up to."""
    total: int | Decimal = sum(
        cell.figure.amount
        for t in targets
        if (cell := report.cells.get(t)) and cell.figure.amount is not None
    )
    return int(total) if total == int(total) else total


def equation(report: Report, instance: Instance, *, blank: str = "?") -> Words:
    """A relation with the draft's figures: 第一项30＋第二项2＝32，第三项28＋第四项2＝30; `blank` for what is none."""
    identity = instance.identity
    left, right = sum_of(report, instance.left), sum_of(report, instance.right)
    if identity.id == "applications.balance":
        zh = "，".join(
            "＋".join(_BALANCE.get(t.row or "", _PLAIN).zh + amount(report.cells.get(t), blank) for t in side)
            + f"＝{total}"
            for side, total in ((instance.left, left), (instance.right, right))
        )
        en = ", but ".join(
            " + ".join(
                f"{_BALANCE.get(t.row or '', _PLAIN).en} {amount(report.cells.get(t), blank)}" for t in side
            )
            + f" = {total}"
            for side, total in ((instance.left, left), (instance.right, right))
        )
        return Words(zh, en)
    if not is_built_in(report.forms, identity):
        sides, name = told_sides(report, instance, blank=blank), identity.name
        return Words(f"{name}（{identity.source}）：{sides.zh}", f"{name} ({identity.source}): {sides.en}")
    return Words(
        f"{terms(report, instance.right, '＋', blank)}＝{right}，总计填{left}",
        f"{terms(report, instance.right, ' + ', blank)} = {right}, the total says {left}",
    )


def told_sides(
    report: Report, instance: Instance, last_year: Report | None = None, blank: str = "?"
) -> Words:
    """
    Both sides of a relation with the draft's figures: “新收”30＋“上年结转”2＝32，应等于“总计”28; those of long sums
    without their names. Terms of last year's report are looked up there.
    """
    identity, zh, en = instance.identity, [], []
    for ids, targets in ((identity.left, instance.left), (identity.right, instance.right)):
        reports = [last_year if id.startswith(PREVIOUS) and last_year is not None else report for id in ids]
        cells = [one.cells.get(target) for one, target in zip(reports, targets, strict=True)]
        figures = [amount(cell, blank) for cell in cells]
        total = figures[0] if len(figures) == 1 else _added(cells)
        if len(figures) > _MOST_NAMED:
            zh.append(f"各项合计{total}")
            en.append(f"the {len(figures)} terms {total}")
            continue
        names = [_term_name(report, identity, id, target) for id, target in zip(ids, targets, strict=True)]
        more = f"＝{total}" if len(figures) > 1 else "" if figures else "0"
        zh.append("＋".join(f"{name.zh}{figure}" for name, figure in zip(names, figures, strict=True)) + more)
        more = more.replace("＝", " = ")
        en.append(
            " + ".join(f"{name.en} {figure}" for name, figure in zip(names, figures, strict=True)) + more
        )
    relation = _AT_MOST if identity.op == "≤" else _EQUAL
    return Words(f"{zh[0]}{relation.zh}{zh[1]}", f"{en[0]}{relation.en}{en[1]}")


def _added(cells: Sequence[BoundCell | None]) -> str:
    found = [cell.figure.amount for cell in cells if cell is not None and cell.figure.amount is not None]
    return str(sum(found))


def _term_name(report: Report, identity: Identity, id: str, target: Target) -> Words:
    """A term by its row, in a relation of rows, else by its column."""
    cell = report.cells.get(target)
    name = id.removeprefix(PREVIOUS)
    if cell is not None:
        name = row_name(cell) if identity.per == "column" else column_name(cell)
    if id.startswith(PREVIOUS):
        return Words(f"上年“{name}”", f"last year's {name}")
    return Words(f"“{name}”", name)


def terms(report: Report, targets: Sequence[Target], plus: str, blank: str = "?") -> str:
    """The figures of a sum, without its zeros where it is long."""
    figures = [amount(report.cells.get(target), blank) for target in targets]
    if len(figures) > 7:
        figures = [figure for figure in figures if figure != "0"] or ["0"]
    return plus.join(figures)


def listed(names: Iterable[Words], *, last_zh: str = "或", last_en: str = " or ") -> Words:
    """甲、乙或丙; a, b or c."""
    items = list(names)
    if len(items) == 1:
        return items[0]
    return Words(
        "、".join(item.zh for item in items[:-1]) + last_zh + items[-1].zh,
        ", ".join(item.en for item in items[:-1]) + last_en + items[-1].en,
    )


def mended(label: BoundLabel) -> str:
    """The official wording in place of a label; without an ordinal where the draft has none."""
    mark = mark_of(label.official)
    if mark is None or mark_of(label.text.string) is not None:
        return label.official
    return label.official[mark.end :]
