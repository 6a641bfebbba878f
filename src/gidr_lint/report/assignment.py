"""Which tables of a page are which official one, by the labels in them and the section they stand in."""

from collections.abc import Iterable, Iterator

from gidr_lint.document.tree import Block, Row, Table
from gidr_lint.report.labels import core
from gidr_lint.report.layouts import Key, layout
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.page import APPLICANT_WORDS, DISPUTE_WORDS, TELLING, Page, has_rows
from gidr_lint.report.record import part_of


class Assignment:
    """Finds the tables of each official one in a page, and in its lines where there is none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Tables of a local form's own, which are no official one's.
        self.claimed: set[Table] = set()
        self._scored: dict[Table, dict[str, int]] = {}
        self._layouts: dict[Table, Key | None] = {}

    def assign(self) -> dict[str, list[Table]]:
        """The tables of each official one, none where it is absent."""
        assigned = self._assign()
        rows = [tables and any(map(has_rows, tables)) for tables in assigned.values()]
        # Only where lines are paragraphs are they those that a person wrote or a converter left.
        if self.page.document.gap and not all(rows) and self._list():
            assigned = self._assign()
        return assigned

    def _assign(self) -> dict[str, list[Table]]:
        """The tables of each official one; those in its own section outweigh any others."""
        inside: dict[str, list[Table]] = {"proactive": [], "applications": [], "disputes": []}
        elsewhere: dict[str, list[Table]] = {"proactive": [], "applications": [], "disputes": []}
        for block in self._tables():
            part = self.page.where.get(block)
            section = part.section if part else None
            scores = self._scores(block)
            best = max(scores, key=lambda name: scores[name])
            if section in inside and scores[section] >= 1 and scores[section] >= scores[best] - 1:
                inside[section].append(block)
            elif scores[best] >= TELLING:
                (inside if section == best else elsewhere)[best].append(block)
            elif section in inside and scores[best] == 0:
                inside[section].append(block)
        result = {}
        for name, tables in inside.items():
            telling = any(self._scores(table)[name] >= 1 for table in tables)
            result[name] = tables if telling or not elsewhere[name] else elsewhere[name]
            if telling or not elsewhere[name]:
                continue
            self.page.used.update(tables)
        return result

    def _list(self) -> bool:
        """Look for tables of one cell a line in parts without any; whether there are some."""
        lined = [
            part for part in self.page.outline.parts if not any(has_rows(block) for block in part.blocks)
        ]
        if not lined:
            return False
        from gidr_lint.report.listed import listed

        matrix = Matrix(self.page.form_table("applications"), self.page.labels.applications)
        self.page.listed = listed(self.page.document, lined, self.page.labels, matrix)
        for part in lined:
            for block in self.page.blocks(part):
                self.page.where[block] = part
        return bool(self.page.listed)

    def _tables(self) -> Iterator[Table]:
        """The tables of the page; official ones that ran together for want of a heading apart."""
        blocks: Iterable[Block] = self.page.document.blocks
        if self.page.listed:
            blocks = [block for part in self.page.outline.parts for block in self.page.blocks(part)]
        for block in blocks:
            if not isinstance(block, Table) or block in self.claimed:
                continue
            if sum(score >= TELLING for score in self._scores(block).values()) < 2:
                yield block
                continue
            rows: list[Row] = []
            last = ""
            for row in block.rows:
                kinds = {self._telling(string) for string in row.strings if string} - {""}
                if len(kinds) == 1 and last and kinds != {last}:
                    yield self._piece(rows, block)
                    rows = []
                last = kinds.pop() if len(kinds) == 1 else last
                rows.append(row)
            yield self._piece(rows, block)

    def _piece(self, rows: list[Row], whole: Table) -> Table:
        piece = Table(tuple(rows), rows[0].location, whole.shape)
        self.page.where[piece] = self.page.where.get(whole)
        return piece

    def score(self, table: Table) -> int:
        """How many labels of one official table a table holds at most."""
        return max(self._scores(table).values())

    def _scores(self, table: Table) -> dict[str, int]:
        """How many labels of each official table one holds."""
        known = self._scored.get(table)
        if known is None:
            words = self.layout_of(table)
            known = self.page.labels.scores.get(words) if words is not None else None
            if known is None:
                known = self._score(table)
                if words is not None:
                    self.page.labels.scores.keep(words, known)
            self._scored[table] = known
        return known

    def layout_of(self, table: Table) -> Key | None:
        if table not in self._layouts:
            self._layouts[table] = layout(table)
        return self._layouts[table]

    def _score(self, table: Table) -> dict[str, int]:
        applications = disputes = proactive = 0
        seen: set[str] = set()
        for row in table.rows:
            for string in row.strings:
                if not string or string.isdecimal() or string in seen:
                    continue
                seen.add(string)
                kind = self._telling(string)
                disputes += kind == "disputes"
                applications += kind == "applications"
                proactive += kind == "proactive"
        return {"proactive": proactive, "applications": applications, "disputes": disputes}

    def _telling(self, string: str) -> str:
        """The table that a label belongs to, or nothing."""
        known = self.page.labels.telling.get(string)
        if known is not None:
            return known
        words = core(string)
        kind = ""
        if words in DISPUTE_WORDS or part_of(words) in ("direct-suit", "after-review-suit"):
            kind = "disputes"
        elif words in APPLICANT_WORDS:
            kind = "applications"
        elif words in self.page.labels.bands or words == "信息内容":
            kind = "proactive"
        else:
            hit = self.page.labels.applications.find(string)
            if hit is not None and hit.id != "total":
                kind = "applications"
            elif self.page.labels.proactive.find(string) is not None:
                kind = "proactive"
        self.page.labels.keep(string, kind)
        return kind
