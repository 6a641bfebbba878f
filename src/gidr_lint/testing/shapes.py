"""The tables of a `Draft` as pipe tables, HTML, TAB-led cells, TAB-separated rows and loose lines."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.ordinals import number_of
from gidr_lint.forms.model import FormTable

if TYPE_CHECKING:
    from gidr_lint.testing.draft import Draft


class Box(NamedTuple):
    """One cell to write: its text, its spans, and which figure it is."""

    text: str
    target: Target | None = None
    colspan: int = 1
    rowspan: int = 1


Grid = list[list[Box]]
FLATTENINGS = ("blank", "repeat", "leaf")


def is_heading(line: str) -> bool:
    """Whether a line behind a section is numbered as a heading is: 七、…"""
    return number_of(line[:1]) is not None and "、" in line[:3]


class Writer:
    """Writes a draft and notes where each figure stands."""

    def __init__(self, draft: "Draft", shape: str, flatten: str) -> None:
        self.draft = draft
        self.shape = shape
        self.flatten = flatten
        self.parts: list[str] = []
        self.length = 0
        self.places: dict[Target, tuple[int, int]] = {}

    def string(self) -> str:
        return "".join(self.parts)

    def put(self, text: str, target: Target | None = None) -> None:
        if target is not None:
            self.places[target] = (self.length, self.length + len(text))
        self.parts.append(text)
        self.length += len(text)

    def line(self, text: str, *, gap: bool) -> None:
        self.put(text + ("\n\n" if gap else "\n"))

    def table(self, table: FormTable) -> None:
        writers: dict[str, Callable[[Grid], None]] = {
            "pipe": self._pipe,
            "pipes": self._pipes,
            "html": self._html,
            "tab": self._tab,
            "tabs": self._tabs,
            "cells": self._cells,
            "saved": self._saved,
            "lines": self._lines,
            "spaced": self._lines,
        }
        if self.shape not in writers:
            raise ValueError(f"no such shape: {self.shape}; there are {', '.join(writers)}")
        if self.flatten not in FLATTENINGS:
            raise ValueError(f"no such flattening: {self.flatten}; there are {', '.join(FLATTENINGS)}")
        for grid in self.grids(table):
            writers[self.shape](grid)

    # ---- the grid with its merged cells -----------------------------------------------------

    def grids(self, table: FormTable) -> list[Grid]:
        """The table as the draft has it: in one piece, or cut behind a row, with its header again."""
        grid = self.grid(table)
        caption = self.draft.captions.get(table.id)
        behind = self.draft.cuts.get(table.id)
        found = [grid] if behind is None else self._cut(grid, behind)
        if caption:
            found[0].insert(0, [Box(caption, None, sum(box.colspan for box in found[0][0]))])
        return found

    @staticmethod
    def _cut(grid: Grid, behind: str) -> list[Grid]:
        header = [row for row in grid[:3] if not any(box.target for box in row)]
        if header[0][0].rowspan == 1:
            header = []
        last = max(
            number
            for number, row in enumerate(grid)
            for box in row
            if box.target and box.target.row == behind
        )
        above: Grid = [[] for _ in grid[: last + 1]]
        below: Grid = [[] for _ in grid[last + 1 :]]
        for number, row in enumerate(grid):
            for box in row:
                over = number + box.rowspan - 1 - last
                if number <= last:
                    above[number].append(box._replace(rowspan=box.rowspan - max(over, 0)))
                    if over > 0:
                        below[0].append(Box("", None, box.colspan, over))
                else:
                    below[number - last - 1].append(box)
        return [above, [*header, *below]]

    def grid(self, table: FormTable) -> Grid:
        layouts = {"blocks": self._stacked, "matrix": self._matrix, "record": self._record}
        grid = layouts[table.layout](table)
        for change in self.draft.changes.get(table.id, []):
            grid = change(grid)
        return grid

    def _box(self, table: FormTable, row: str, column: str, colspan: int = 1) -> Box:
        text = self.draft.tables[table.id].get((row, column), "")
        return Box(text, Target(table.section, table.id, row, column), colspan)

    def _stacked(self, table: FormTable) -> Grid:
        width = max(1 + sum(column.colspan for column in block.columns) for block in table.blocks)
        written = {row.id: label for label, row in self.draft.rows(table)}
        grid: Grid = []
        for number, block in enumerate(table.blocks):
            spans = {column.id: column.colspan for column in block.columns}
            columns = self.draft.columns(table, number)
            grid.append([Box(block.band or "", None, width)])
            grid.append([Box("信息内容"), *(Box(head, None, spans[id]) for id, head in columns)])
            for row in block.rows:
                if row.id in written:
                    values = [self._box(table, row.id, id, spans[id]) for id, _ in columns]
                    grid.append([Box(written[row.id]), *values])
        return grid

    def _matrix(self, table: FormTable) -> Grid:
        columns = self.draft.columns(table)
        inner = [pair for pair in columns if pair[0] not in ("natural-person", "total")]
        ids = [id for id, _ in columns]
        heads = dict(columns)
        second = []
        if "natural-person" in ids:
            second.append(Box(heads["natural-person"], None, 1, 2))
        second.append(Box("法人或其他组织", None, len(inner)))
        if "total" in ids:
            second.append(Box(heads["total"], None, 1, 2))
        grid: Grid = [
            [
                Box(self.draft.heads.get((table.id, "note"), table.note or ""), None, 3, 3),
                Box("申请人情况", None, len(columns)),
            ],
            second,
            [Box(head) for _, head in inner],
        ]
        rows = list(self.draft.rows(table))
        previous: tuple[str, ...] = ()
        for number, (label, row) in enumerate(rows):
            path = (*row.path[:-1], label)
            boxes: list[Box] = []
            for depth, text in enumerate(path):
                last = depth == len(path) - 1
                if not last and path[: depth + 1] == previous[: depth + 1]:
                    continue
                span = 1
                if not last:
                    span = sum(
                        1 for _, other in rows[number:] if other.path[: depth + 1] == row.path[: depth + 1]
                    )
                boxes.append(Box(text, None, 4 - len(path) if last else 1, span))
            previous = path
            grid.append(boxes + [self._box(table, row.id, id) for id, _ in columns])
        return grid

    def _record(self, table: FormTable) -> Grid:
        columns = self.draft.columns(table)
        parts = {"review": "行政复议", "direct-suit": "未经复议直接起诉", "after-review-suit": "复议后起诉"}
        own = {part: [pair for pair in columns if pair[0].startswith(part)] for part in parts}
        suits = len(own["direct-suit"]) + len(own["after-review-suit"])
        return [
            [Box("行政复议", None, len(own["review"])), Box("行政诉讼", None, suits)],
            [
                *(Box(head, None, 1, 2) for _, head in own["review"]),
                Box("未经复议直接起诉", None, len(own["direct-suit"])),
                Box("复议后起诉", None, len(own["after-review-suit"])),
            ],
            [Box(head) for part in ("direct-suit", "after-review-suit") for _, head in own[part]],
            [self._box(table, "cases", id) for id, _ in columns],
        ]

    # ---- the shapes -----------------------------------------------------------------------

    def _rectangle(self, grid: Grid, *, repeat: bool) -> list[list[Box]]:
        """Every place of the grid; what a merged cell covers is blank, or the text again."""
        rows: list[dict[int, Box]] = [{} for _ in grid]
        for number, boxes in enumerate(grid):
            column = 0
            for box in boxes:
                while column in rows[number]:
                    column += 1
                for down in range(number, min(number + box.rowspan, len(grid))):
                    for right in range(column, column + box.colspan):
                        first = down == number and right == column
                        text = box.text if repeat or first else ""
                        rows[down][right] = Box(text, box.target if first else None)
                column += box.colspan
        width = max(max(row) + 1 for row in rows)
        return [[row.get(column, Box("")) for column in range(width)] for row in rows]

    def _pipe(self, grid: Grid) -> None:
        for number, row in enumerate(self._flat(grid)):
            self.put("|")
            for box in row:
                self.put(" ")
                self.put(box.text, box.target)
                self.put(" |")
            self.put("\n")
            if number == 0:
                self.put("|" + "---|" * len(row) + "\n")
        self.put("\n")

    def _pipes(self, grid: Grid) -> None:
        """A row a line without delimiter row, as copied from a web page: `label | 1 | 2 |`."""
        for row in self._flat(grid):
            for box in row:
                self.put(box.text, box.target)
                self.put(" | " if box is not row[-1] else " |\n")
        self.put("\n")

    def _cells(self, grid: Grid) -> None:
        """The same with each cell on a line of its own that ends with a pipe."""
        for row in self._flat(grid):
            self.put("|\n")
            for box in row:
                self.put(box.text, box.target)
                self.put(" |\n")
        self.put("\n")

    def _flat(self, grid: Grid) -> list[list[Box]]:
        rows = self._rectangle(grid, repeat=self.flatten == "repeat")
        return self._leaves(grid, rows) if self.flatten == "leaf" else rows

    def _leaves(self, grid: Grid, rows: list[list[Box]]) -> list[list[Box]]:
        """The rows with one label column each, the innermost, and one header row, where they have figures."""
        if not any(box.rowspan > 1 and not box.target for row in grid for box in row[:1]):
            return rows
        width = max(sum(box.target is not None for box in row) for row in rows)
        values = [row for row in rows if row[-1].target]
        heads = [[box.text for box in row[-width:]] for row in rows if not row[-1].target]
        lowest = [
            next((text for text in reversed(column) if text), "") for column in zip(*heads, strict=True)
        ]
        leaves = [[Box("情形"), *map(Box, lowest)]] if len(rows[0]) > width else [[*map(Box, lowest)]]
        for row in values:
            label = next((box for box in reversed(row[:-width]) if box.text), None)
            leaves.append([*([label] if label else []), *row[-width:]])
        return leaves

    def _tabs(self, grid: Grid) -> None:
        for row in self._rectangle(grid, repeat=False):
            for place, box in enumerate(row):
                self.put("\t" if place else "")
                self.put(box.text, box.target)
            self.put("\n")
        self.put("\n")

    def _saved(self, grid: Grid) -> None:
        """As Word saves text: a row a line, TABs between its cells, merged ones as in `tab`."""
        for row in self._written(grid):
            for place, box in enumerate(row):
                self.put("\t" if place else "")
                self.put(box.text, box.target)
            self.put("\n")

    def _tab(self, grid: Grid) -> None:
        """A cell a line, a blank line behind each row."""
        for row in self._written(grid):
            for box in row:
                self.put("\t")
                self.put(box.text, box.target)
                self.put("\n")
            self.put("\n")

    @staticmethod
    def _written(grid: Grid) -> Grid:
        """Rows of the cells that a Word file has: what is merged downwards is empty, sideways one cell."""
        found: Grid = []
        open_spans: dict[int, tuple[int, int]] = {}
        for row in grid:
            found.append([])
            column = 0
            boxes = list(row)
            while boxes or any(place >= column for place in open_spans):
                if column in open_spans:
                    left, width = open_spans.pop(column)
                    found[-1].append(Box(""))
                    if left > 1:
                        open_spans[-1 - column] = (left - 1, width)
                    column += width
                    continue
                if not boxes:
                    break
                box = boxes.pop(0)
                found[-1].append(box)
                if box.rowspan > 1:
                    # The spot is taken in the rows below, not in this one.
                    open_spans[-1 - column] = (box.rowspan - 1, box.colspan)
                column += box.colspan
            open_spans = {(-1 - place if place < 0 else place): span for place, span in open_spans.items()}
        return found

    def _lines(self, grid: Grid) -> None:
        """A cell a line, with a blank line behind each where the shape is `spaced`."""
        for row in grid:
            for box in row:
                if box.text or box.target:
                    self.put(box.text, box.target)
                    self.put("\n\n" if self.shape == "spaced" else "\n")

    def _html(self, grid: Grid) -> None:
        self.put("<table>\n")
        for row in grid:
            self.put("<tr>")
            for box in row:
                spans = (f' colspan="{box.colspan}"' if box.colspan > 1 else "") + (
                    f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
                )
                self.put(f"<td{spans}>")
                self.put(box.text, box.target)
                self.put("</td>")
            self.put("</tr>\n")
        self.put("</table>\n\n")
