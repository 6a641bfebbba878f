"""
The tables that only a local form has: found by their own labels, read by their headers.

Loaded only where the expected form has such a table. No label is guessed: a column that the header does not name,
or names twice, is missing or leaves the table unread.
"""

from collections.abc import Iterable, Iterator

from gidr_lint.document.tree import Block, Table
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.assignment import Assignment
from gidr_lint.report.extra_labels import ExtraLabels
from gidr_lint.report.extra_rows import ExtraRows
from gidr_lint.report.frame import lines_of
from gidr_lint.report.labels import core
from gidr_lint.report.model import BoundBlock, BoundTable, TableState
from gidr_lint.report.official import Beside, bound_block
from gidr_lint.report.page import TELLING, Page
from gidr_lint.report.rows import Place

# Of the labels of a table that stands in another section so many must be there.
_MOST_OF_THEM = 0.6
# So many of them at least.
_BESIDE = 2
_LAST_YEAR = ("上年", "去年", "上一年")
_LONGEST_CAPTION = 40


class Extra:
    """The tables of the expected form that no other form has, on one page."""

    def __init__(self, page: Page, form: Form, assignment: Assignment) -> None:
        self.page = page
        self.form = form
        self.assignment = assignment
        self.labels = {table.id: ExtraLabels(table) for table in form.extra}
        self.assigned: dict[str, list[Table]] = {}

    def claim(self) -> set[Table]:
        """The tables of the page that are one of them, which no official table may take."""
        inside: dict[str, list[Table]] = {id: [] for id in self.labels}
        elsewhere: dict[str, list[Table]] = {id: [] for id in self.labels}
        past: set[Table] = set()
        above: Block | None = None
        for block in self.page.document.blocks:
            if isinstance(block, Table) and block.shape != "lines":
                best = max(
                    (found for table in self.form.extra if (found := self._fit(block, table)) is not None),
                    default=None,
                    key=lambda found: found[:2],
                )
                if best is not None:
                    is_own, _, id = best
                    (inside if is_own else elsewhere)[id].append(block)
                    if _is_of_last_year(block, above):
                        past.add(block)
            above = block
        claimed: set[Table] = set()
        for id in self.labels:
            tables = inside[id] if self._are_it(id, inside[id]) else elsewhere[id]
            claimed.update(tables)
            self.assigned[id] = [table for table in tables if table not in past] or tables
        return claimed

    def _are_it(self, id: str, tables: list[Table]) -> bool:
        """Whether tables in its section have, all together, most of its labels."""
        seen = [self.labels[id].seen(table) for table in tables]
        return bool(seen) and self.labels[id].are_most(
            set().union(*(rows for rows, _ in seen)), set().union(*(columns for _, columns in seen))
        )

    def _fit(self, block: Table, table: FormTable) -> tuple[bool, float, str] | None:
        """Whether a table of the page stands in a table's section, how many of its labels it has; None for no fit."""
        part = self.page.where.get(block)
        is_own = part is not None and part.section == table.section
        labels = self.labels[table.id]
        rows, columns = labels.seen(block)
        score = len(rows) + len(columns)
        share = score / max(1, labels.count)
        official = self.assignment.score(block)
        is_most = labels.are_most(rows, columns)
        if is_own and not official and (is_most or (rows and labels.is_rest(block, columns))):
            return True, share, table.id
        if is_most and score > official and share >= _MOST_OF_THEM and score >= min(TELLING, labels.count):
            return is_own, share, table.id
        return None

    def bind(self) -> dict[str, BoundTable]:
        """Every one of them by id, the absent ones too."""
        return {table.id: self._bound(table, self.assigned[table.id]) for table in self.form.extra}

    def _bound(self, table: FormTable, tables: list[Table]) -> BoundTable:
        page, words = self.page, table.words
        section = page.section_of(tables, table.section)
        location = page.location(tables, table.section)
        if not tables or location is None:
            loose = location is not None and self._is_loose(table)
            state: TableState = "unreadable" if loose else "absent"
            doubt = "rows" if loose else ""
            return BoundTable(table.id, state, location=location, section=section, doubt=doubt, name=words)
        rows = ExtraRows(table, self.labels[table.id])
        rows.read(tables)
        page.used.update(tables)
        blocks = tuple(self._blocks(table, rows, tables))
        sure = [block.sure for block in blocks]
        return BoundTable(
            table.id,
            "bound" if all(sure) else "partial" if any(sure) else "unreadable",
            blocks=blocks,
            location=location,
            section=section,
            tables=tuple(tables),
            name=words,
        )

    def _blocks(self, table: FormTable, rows: ExtraRows, tables: list[Table]) -> Iterator[BoundBlock]:
        location = tables[0].location
        for block in table.blocks:
            found = rows.of(block)
            doubt = rows.doubt(block)
            if doubt:
                yield BoundBlock(self.form, table, block, location, sure=False, doubt=doubt)
                continue
            present = {row.hit.id for row in found}
            columns = rows.columns[block.id]
            beside = Beside(
                tuple(row.id for row in block.rows if row.id not in present),
                columns.missing if found else (),
                (),
                tuple(rows.unknown.get(block.id, ())),
                moved=columns.moved,
            )
            place = Place(self.form, table, block)
            yield bound_block(place, location, found, beside, is_wider=columns.strange)

    def _is_loose(self, table: FormTable) -> bool:
        """Whether most labels of a table stand on lines of its section, as a page loses its borders."""
        region: Iterable[Block] = self.page.region(table.section)
        lines = {
            core(line.string) for block in region if not isinstance(block, Table) for line in lines_of(block)
        }
        lines |= {
            core(string)
            for block in region
            if isinstance(block, Table) and block.shape == "lines"
            for row in block.rows
            for string in row.strings
        }
        labels = self.labels[table.id]
        return len(labels.telling & lines) >= max(_BESIDE, _MOST_OF_THEM * len(labels.telling))


def _is_of_last_year(table: Table, above: Block | None) -> bool:
    """Whether the line above a table, or its first one, says that it has last year's figures."""
    lines = [line.string for line in lines_of(above)][-1:] if above is not None else []
    first = {string for string in table.rows[0].strings if string} if table.rows else set()
    lines += first if len(first) == 1 else ()
    return any(len(line) <= _LONGEST_CAPTION and any(word in line for word in _LAST_YEAR) for line in lines)
