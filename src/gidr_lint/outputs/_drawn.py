"""
The official tables of a draft as plain values, for outputs that draw them: the form's rows and columns with the draft's
words, the numbers of the findings that are about a cell, and the sums that fail.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from gidr_lint.assist.sums import Failing, failing_sums
from gidr_lint.base.diagnostics import Diagnostic, Target
from gidr_lint.base.location import Location
from gidr_lint.engine.analysis import Analysis
from gidr_lint.forms.model import Block, FormTable
from gidr_lint.outputs import Shown, Style
from gidr_lint.report.model import BoundBlock, BoundTable

# As much of a cell is shown; more stands in no cell that a person filled in.
MOST_SHOWN = 80


class _Marks:
    """The numbers of findings by what they are about, and by what they only name: cells, labels, or the table."""

    def __init__(self) -> None:
        self.own: dict[Target, list[int]] = {}
        self.near: dict[Target, list[int]] = {}

    def add(self, targets: Sequence[Target], number: int, *, own: bool) -> None:
        for target in targets:
            if number not in self.own.get(target, ()):
                numbers = (self.own if own else self.near).setdefault(target, [])
                if number not in numbers:
                    numbers.append(number)

    def of(self, target: Target) -> dict[str, Any]:
        """As keys of a cell; none where there are none."""
        own = self.own.get(target, ())
        near = [number for number in self.near.get(target, ()) if number not in own]
        return {**({"marks": list(own)} if own else {}), **({"near": near} if near else {})}


def drawn(result: Analysis, found: Sequence[Diagnostic], style: Style, shown: Shown) -> list[dict[str, Any]]:
    """
    The tables with a finding in them, in the form's order; `found` are the findings that are listed, and their
    numbers, from 1, are the marks.
    """
    if result.case is None:
        return []
    named: dict[str, _Marks] = {}
    for number, diagnostic in enumerate(found, 1):
        targets = [diagnostic.target, *(item.target for item in diagnostic.related if item.path is None)]
        for place, target in enumerate(targets):
            table = result.case.report.tables.get(target.table or "") if target is not None else None
            if target is None or table is None or not any(block.sure for block in table.blocks):
                continue
            own = place == 0 and _is_in(table, diagnostic.location)
            members = table.blocks[0].form.members(target)
            named.setdefault(table.id, _Marks()).add(members, number, own=own)
    sums = failing_sums(result.case, found)
    return [
        _table(table, named[id], [item for item in sums if item.table == id], style, shown)
        for id, table in result.case.report.tables.items()
        if id in named
    ]


def _is_in(table: BoundTable, location: Location) -> bool:
    """Whether a finding stands in the table itself, not in the prose that speaks of it."""
    for cell in table.cells():
        if cell.location == location or _holds(cell.location, location):
            return True
    labels = (label for block in table.blocks for label in block.labels)
    return any(label.location == location or _holds(label.location, location) for label in labels)


def _holds(one: Location, other: Location) -> bool:
    if one.address is not None or other.address is not None:
        return (
            one.address is not None and other.address is not None and one.address.whole == other.address.whole
        )
    if one.span is None or other.span is None:
        return False
    return one.span.start <= other.span.start and other.span.end <= one.span.end


def _table(
    table: BoundTable, marks: _Marks, sums: Sequence[Failing], style: Style, shown: Shown
) -> dict[str, Any]:
    form_table = table.blocks[0].table
    bound = {block.block.id: block for block in table.blocks if block.sure}
    whole = Target(form_table.section, table.id)
    return {
        "id": table.id,
        "name": style.said(table.name),
        "title": form_table.title,
        **marks.of(whole),
        "blocks": [
            _block(form_table, block, bound.get(block.id), marks, shown) for block in form_table.blocks
        ],
        "sums": [_sum(item, style) for item in sums],
    }


def _block(
    table: FormTable, block: Block, bound: BoundBlock | None, marks: _Marks, shown: Shown
) -> dict[str, Any]:
    """A block's header, and its rows; a block that was not read with certainty has none."""
    if bound is None:
        return {"band": block.band, "head": [], "rows": []}
    words: dict[tuple[str, str], str] = {
        (label.kind, label.id): _cut(shown.text(label.text.string)) for label in bound.labels
    }
    depth = max([table.label_columns, *(len(row.path) for row in block.rows if row.label)])
    return {
        "band": block.band,
        "head": list(_head(table, block, depth, words, marks)),
        "rows": list(_rows(table, block, bound, depth, words, marks, shown)),
    }


def _head(
    table: FormTable, block: Block, depth: int, words: dict[tuple[str, str], str], marks: _Marks
) -> Iterator[list[dict[str, Any]]]:
    """The header's lines: what spans several columns stands above them."""
    above = {id: group.label for group in table.column_groups for id in group.members}
    paths = [
        column.path
        if len(column.path) > 1 or column.id not in above
        else (above[column.id], *(column.path or (column.label,)))
        for column in block.columns
    ]
    height = max(map(len, paths), default=1)
    for level in range(height):
        line: list[dict[str, Any]] = []
        if level == 0 and depth:
            corner = table.note or (table.headers[0] if table.headers else "")
            line.append(_label(corner, rows=height, columns=depth))
        for place, (column, path) in enumerate(zip(block.columns, paths, strict=True)):
            if level >= len(path) or (level and level == len(path)):
                continue
            if level == len(path) - 1:
                target = Target(table.section, table.id, None, column.id)
                text = words.get(("column", column.id), path[-1])
                line.append({**_label(text, rows=height - level, columns=column.colspan), **marks.of(target)})
            elif not place or paths[place - 1][: level + 1] != path[: level + 1]:
                same = 0
                for other, its in zip(block.columns[place:], paths[place:], strict=True):
                    if its[: level + 1] != path[: level + 1]:
                        break
                    same += other.colspan
                line.append(_label(path[level], columns=same))
        yield line


def _rows(
    table: FormTable,
    block: Block,
    bound: BoundBlock,
    depth: int,
    words: dict[tuple[str, str], str],
    marks: _Marks,
    shown: Shown,
) -> Iterator[list[dict[str, Any]]]:
    groups = {group.label: group.id for group in table.row_groups}
    before: tuple[str, ...] = ()
    for place, row in enumerate(block.rows):
        line: list[dict[str, Any]] = []
        for level, part in enumerate(row.path[:-1] if depth else ()):
            prefix = row.path[: level + 1]
            if before[: level + 1] == prefix:
                continue
            rest = [other.path[: level + 1] == prefix for other in block.rows[place:]]
            target = Target(table.section, table.id, groups.get(part), None)
            seen = marks.of(target) if part in groups else {}
            line.append({**_label(part, rows=(rest + [False]).index(False)), **seen})
        before = row.path[:-1]
        if depth:
            target = Target(table.section, table.id, row.id, None)
            text = words.get(("row", row.id), row.label)
            line.append({**_label(text, columns=depth - len(row.path) + 1), **marks.of(target)})
        for column in block.columns:
            target = Target(table.section, table.id, row.id, column.id)
            cell = bound.cells.get((row.id, column.id))
            is_there = cell is not None and cell.cell is not None
            value: dict[str, Any] = {
                "text": _cut(shown.text(cell.text.string)) if cell is not None and is_there else None
            }
            if column.colspan > 1:
                value["columns"] = column.colspan
            line.append({**value, **marks.of(target)})
        yield line


def _label(text: str, *, rows: int = 1, columns: int = 1) -> dict[str, Any]:
    spans = {name: count for name, count in (("rows", rows), ("columns", columns)) if count > 1}
    return {"text": text, "label": True, **spans}


def _sum(item: Failing, style: Style) -> dict[str, Any]:
    """A sum that fails: what is added up on either side, and what that comes to."""
    return {
        "line": style.said(item.line),
        "name": item.instance.identity.name,
        "left": [[label, amount] for label, amount in item.left],
        "right": [[label, amount] for label, amount in item.right],
        "left_sum": _number(item.left_sum),
        "right_sum": _number(item.right_sum),
        "gap": _number(item.gap),
        "findings": list(item.findings),
    }


def _number(amount: int | Decimal) -> int | str:
    """An amount as JSON has it: one with decimals to the last digit."""
    return amount if isinstance(amount, int) else f"{amount:f}"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"
