"""The three official tables of a page, bound with what is certain, or as ones of the same layout were."""

from collections.abc import Callable

from gidr_lint.document.tree import Document, Table
from gidr_lint.forms.model import Form
from gidr_lint.report.applications import applications, loose_applications
from gidr_lint.report.assignment import Assignment
from gidr_lint.report.disputes import disputes, line_above
from gidr_lint.report.labels import FormLabels, core
from gidr_lint.report.layouts import keep, recall
from gidr_lint.report.model import BoundTable
from gidr_lint.report.official import Official
from gidr_lint.report.outline import Outline
from gidr_lint.report.page import Page
from gidr_lint.report.proactive import loose_proactive, proactive


class TableBinder:
    """Binds the three official tables of one document; `used` collects blocks that served as one."""

    def __init__(
        self,
        document: Document,
        forms: tuple[Form, ...],
        labels: FormLabels,
        outline: Outline,
        expected: Form | None,
    ) -> None:
        self.page = Page(document, forms, labels, outline, expected)
        self.assignment = Assignment(self.page)
        self.form = expected
        self.used = self.page.used
        self.bound: dict[str, BoundTable] = {}

    def bind(self) -> dict[str, BoundTable]:
        """Every official table by id, the absent ones too; behind them those that only the expected form has."""
        own = self.form.extra if self.form is not None else ()
        if own and self.form is not None:
            from gidr_lint.report.extra import Extra

            extra = Extra(self.page, self.form, self.assignment)
            self.assignment.claimed = extra.claim()
        assigned = self.assignment.assign()
        self.bound = {
            "proactive": self._known("proactive", assigned["proactive"], proactive),
            "applications": self._known("applications", assigned["applications"], applications),
            "disputes": self._known("disputes", assigned["disputes"], disputes),
        }
        if own:
            self.bound |= extra.bind()
        return self.bound

    def _known(
        self, id: str, tables: list[Table], read: Callable[[Page, list[Table]], BoundTable]
    ) -> BoundTable:
        """A table bound as one of the same layout was, else as `read` binds it."""
        page = self.page
        words = tuple(map(self.assignment.layout_of, tables))
        if not words or None in words:
            return read(page, tables)
        # What stands outside of its tables may have a say in how one is bound.
        above = tuple(line_above(page, table) for table in tables) if id == "disputes" else ()
        loose = tuple(loose_proactive(page, page.region(id))) if id == "proactive" else ()
        key = (id, page.expected.id, above, loose, words)
        blocks = recall(page.labels.layouts, key, tables)
        if blocks and id == "applications" and any(block.missing_rows for block in blocks):
            # A row that is not in the table may stand on lines beside it.
            blocks = None if loose_applications(page, page.region(id), tables) else blocks
        if blocks is None:
            bound = read(page, tables)
            if id not in page.rebuilt:
                keep(page.labels.layouts, key, bound)
            return bound
        return Official(page, id, tables).bound(blocks)

    def era(self) -> Form | None:
        """The form that two strong signs speak for, where there is no year."""
        votes: dict[str, int] = {}
        for table in self.bound.values():
            for block in table.blocks:
                for sign in block.signs:
                    if sign.distance == 0 and core(sign.text.string) == core(sign.official):
                        votes[block.form.id] = votes.get(block.form.id, 0) + 1
        best = [id for id, count in votes.items() if count >= 2 and count == max(votes.values())]
        return next((f for f in self.page.forms if f.id == best[0]), None) if len(best) == 1 else None
