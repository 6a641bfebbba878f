"""A report as data: figures, headings and prose, written in the shapes in which reports are met."""

from collections.abc import Callable, Iterable
from random import Random
from typing import TYPE_CHECKING, Literal

from gidr_lint.base.diagnostics import Target
from gidr_lint.forms.load import load_forms
from gidr_lint.forms.model import Form, FormTable, Row

if TYPE_CHECKING:
    from gidr_lint.testing.shapes import Grid

Cells = dict[tuple[str, str], str]
Places = dict[Target, tuple[int, int]]
Shape = Literal["pipe", "html", "tab", "tabs", "pipes", "cells", "saved", "lines", "spaced"]
Flattening = Literal["blank", "repeat", "leaf"]

_NEW = (24, 3, 0, 1, 2, 0)
_IN = (2, 0, 0, 0, 0, 0)
_OUT = (1, 0, 0, 0, 1, 0)
_OUTCOMES = {
    "granted": (11, 2, 0, 1, 0, 0),
    "partly-granted": (3, 0, 0, 0, 0, 0),
    "denied-internal-affairs": (1, 0, 0, 0, 0, 0),
    "denied-process": (2, 0, 0, 0, 0, 0),
    "unable-not-held": (6, 1, 0, 0, 1, 0),
    "rejected-petition": (1, 0, 0, 0, 0, 0),
    "other-misc": (1, 0, 0, 0, 0, 0),
    "other-handling": (1, 0, 0, 0, 0, 0),
}
_DISPUTES = {"review": (1, 1, 0, 1), "direct-suit": (1, 0, 0, 0), "after-review-suit": (0, 0, 0, 0)}
_RESULTS = ("upheld", "corrected", "other", "pending")
_PROACTIVE = {
    ("rules", "in-force"): "0",
    ("normative", "issued"): "4",
    ("normative", "repealed"): "2",
    ("normative", "in-force"): "32",
    ("licence", "decisions"): "97",
    ("penalty", "decisions"): "12",
    ("administrative-fee", "fee"): "26.55",
    ("normative", "made"): "4",
    ("normative", "newly-public"): "4",
    ("normative", "public-total"): "32",
    ("licence", "previous-items"): "12",
    ("licence", "change"): "+1",
    ("procurement", "projects"): "5",
    ("procurement", "amount"): "35.2万元",
}


class Draft:
    """
    A report of an invented organ. `sections` holds heading and paragraphs by section id in
    order, `after` lines behind a section, `tables` the text of each cell by table id, row and
    column. `labels` and `heads` are labels of rows and columns that differ from the form's, by
    table and id; `dropped` has what is left out: (table, `row:ID`) or (table, `column:ID`).
    `changes` alter the cells of a table as they are written, whatever the shape; `moved` says
    under which section a table stands that is not under its own. `captions` are a first row across
    a table, and `cuts` the row behind which it goes on in another table with the header again.
    """

    def __init__(self, form: Form, year: int) -> None:
        self.form = form
        self.year = year
        self.organisation = "青溪县水务局"
        self.title = f"{self.organisation}{year}年政府信息公开工作年度报告"
        self.preamble: list[str] = []
        self.sections: dict[str, tuple[str, list[str]]] = {}
        self.after: dict[str, list[str]] = {}
        self.tables: dict[str, Cells] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.heads: dict[tuple[str, str], str] = {}
        self.dropped: set[tuple[str, str]] = set()
        self.changes: dict[str, list[Callable[[Grid], Grid]]] = {}
        self.moved: dict[str, str] = {}
        self.captions: dict[str, str] = {}
        self.cuts: dict[str, str] = {}
        self.signature: list[str] = []

    @classmethod
    def clean(cls, form: str = "2021", year: int | None = None) -> "Draft":
        """A complete and consistent report in which nothing is to be found."""
        official = next(f for f in load_forms() if f.id == form)
        draft = cls(official, year or official.years[0] + (3 if form == "2021" else 1))
        applications = draft._empty("applications")
        for number, column in enumerate(draft._columns("applications")[:6]):
            for row, values in {"new": _NEW, "carried-in": _IN, "carried-out": _OUT, **_OUTCOMES}.items():
                if (row, column) in applications:
                    applications[row, column] = str(values[number])
        draft.tables = {"proactive": draft._empty("proactive"), "applications": applications}
        draft.tables["disputes"] = draft._empty("disputes")
        for cell, text in _PROACTIVE.items():
            if cell in draft.tables["proactive"]:
                draft.tables["proactive"][cell] = text
        for part, numbers in _DISPUTES.items():
            for result, amount in zip(_RESULTS, numbers, strict=True):
                draft.tables["disputes"]["cases", f"{part}-{result}"] = str(amount)
        draft.settle()
        draft._write_prose()
        return draft

    @classmethod
    def random(
        cls,
        rng: Random,
        form: str = "2021",
        year: int | None = None,
        *,
        prose: bool = True,
        small: bool = False,
    ) -> "Draft":
        """
        A consistent report with figures drawn from `rng`; without `prose` no sentence gives them.
        `small` is an organ with a handful of applications: nearly every cell is 0.
        """
        draft = cls.clean(form, year)
        applications = draft.tables["applications"]
        for column in draft._columns("applications")[:6]:
            busy = rng.random() < 0.6
            done = 0
            for row in draft._outcomes():
                amount = rng.choice((0, 0, rng.randint(0, 9), rng.randint(0, 160)) if busy else (0, 0, 0, 1))
                if small:
                    amount = rng.choice((0, 0, 0, 1, rng.randint(1, 5))) if amount and busy else 0
                applications[row, column] = str(amount)
                done += amount
            out = rng.randint(0, 6) if not small else rng.choice((0, 0, 0, 1, 2))
            carried = rng.randint(0, min(6, done + out))
            applications["carried-out", column] = str(out)
            applications["carried-in", column] = str(carried)
            applications["new", column] = str(done + out - carried)
        for part in _DISPUTES:
            for result in _RESULTS:
                draft.tables["disputes"]["cases", f"{part}-{result}"] = str(
                    rng.choice((0, 0, 1, 2, rng.randint(0, 30)))
                )
        draft._draw_proactive(rng)
        draft.settle()
        draft._write_prose(figures=prose)
        return draft

    def _draw_proactive(self, rng: Random) -> None:
        """Figures of the proactive table in which what holds as a rule holds."""
        cells = self.tables["proactive"]
        least, most = (
            ("issued", "in-force") if ("rules", "issued") in cells else ("newly-public", "public-total")
        )
        for row, column in cells:
            if column in ("decisions", "previous-items", "projects"):
                cells[row, column] = str(rng.choice((0, rng.randint(1, 40), rng.randint(1, 3000))))
            elif column == "change":
                cells[row, column] = f"{rng.randint(-int(cells[row, 'previous-items']), 9):+d}".replace(
                    "+0", "0"
                )
            elif column == "amount":
                cells[row, column] = f"{rng.randint(0, 900_000) / 100:.2f}万元"
            elif column == "fee":
                cells[row, column] = f"{rng.choice((0, rng.randint(0, 90_000))) / 100:g}"
        newer = rng.randint(0, 12)
        cells["normative", least] = str(newer)
        cells["normative", most] = str(newer + rng.randint(0, 90))
        if ("normative", "made") in cells:
            cells["normative", "made"] = str(newer + rng.randint(0, 3))

    def _columns(self, table: str) -> list[str]:
        found = self.form.table(table)
        assert found is not None
        return [column.id for column in found.blocks[0].columns]

    def _outcomes(self) -> list[str]:
        table = self.form.table("applications")
        assert table is not None
        rows = [row.id for row in table.blocks[0].rows]
        return [row for row in rows if row not in ("new", "carried-in", "total", "carried-out")]

    def _empty(self, table: str) -> Cells:
        found = self.form.table(table)
        assert found is not None
        return {(target.row or "", target.column or ""): "0" for target in found.targets()}

    def settle(self) -> None:
        """Work out every total of the tables of applications and disputes from their parts."""
        cells = self.tables["applications"]
        columns = self._columns("applications")
        for column in columns[:6]:
            cells["total", column] = str(sum(int(cells[row, column]) for row in self._outcomes()))
        for row in {row for row, _ in cells}:
            cells[row, "total"] = str(sum(int(cells[row, column]) for column in columns[:6]))
        disputes = self.tables["disputes"]
        for part in _DISPUTES:
            total = sum(int(disputes["cases", f"{part}-{result}"]) for result in _RESULTS)
            disputes["cases", f"{part}-total"] = str(total)

    def amount(self, table: str, row: str, column: str = "total") -> int:
        """A figure, or the sum of a row group, as the prose repeats it."""
        found = self.form.table(table)
        assert found is not None
        members = self.form.members(Target(found.section, table, row, column))
        return sum(int(self.tables[table][target.row or "", target.column or ""]) for target in members)

    def _write_prose(self, *, figures: bool = True) -> None:
        year = self.year
        newer = self.form.id == "2021"
        basis = (
            "《中华人民共和国政府信息公开工作年度报告格式》"
            if newer
            else "《中华人民共和国政府信息公开工作年度报告格式（试行）》"
        )
        self.preamble = [
            f"根据《中华人民共和国政府信息公开条例》和{basis}（{self.form.notice}）的要求，编制本报告。"
            f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
            "报告电子版可在县政府门户网站下载。如有疑问，请与本局办公室联系，联系电话：0000-6100000。"
        ]
        number = {
            row: self.amount("applications", row) for row in ("new", "carried-in", "total", "carried-out")
        }
        groups = "、".join(
            f"{label}{self.amount('applications', row)}件"
            for row, label in (
                ("granted", "予以公开"), ("partly-granted", "部分公开"), ("denied", "不予公开"),
                ("unable", "无法提供"), ("rejected", "不予处理"), ("other", "其他处理"),
            )
        )  # fmt: skip
        requests = (
            f"（二）依申请公开。本年新收政府信息公开申请{number['new']}件，上年结转{number['carried-in']}件，"
            f"办结{number['total']}件，结转下年度继续办理{number['carried-out']}件。其中{groups}。"
        )
        case = {name: int(self.tables["disputes"]["cases", name]) for _, name in self.tables["disputes"]}
        suits = case["direct-suit-total"] + case["after-review-suit-total"]
        disputes = (
            f"因政府信息公开被申请行政复议{case['review-total']}件，其中维持{case['review-upheld']}件、"
            f"纠正{case['review-corrected']}件、尚未审结{case['review-pending']}件；被提起行政诉讼{suits}件。"
        )
        paragraphs = {
            "overview": [
                f"（一）主动公开。{year}年，本局通过县政府门户网站主动公开政府信息126条。",
                requests
                if figures
                else "（二）依申请公开。规范登记、审核、办理、答复、归档各环节，依法保障公众权益。",
                "（三）政府信息管理。严格执行公开属性审查，定期更新主动公开目录。",
                "（四）政府信息公开平台建设。维护门户网站专栏，按时更新法定主动公开内容。",
                "（五）监督保障。全年开展业务培训2次，公开工作纳入年度考核，社会评议结果良好，未发生责任追究情形。",
            ],
            "proactive": [],
            "applications": [],
            "disputes": [disputes] if figures else [],
            "problems": [
                "存在的主要问题：一是政策解读形式不够丰富；二是部分栏目更新不够及时。",
                "改进情况：一是增加图文解读；二是明确栏目更新责任人，按月检查。",
            ],
            "other-matters": [f"{year}年，本局未收取政府信息公开信息处理费。没有其他需要报告的事项。"],
        }
        self.sections = {s.id: (s.heading, paragraphs.get(s.id, [])) for s in self.form.sections}
        self.signature = [self.organisation, f"{year + 1}年1月20日"]

    # ---- writers --------------------------------------------------------------------------

    def markdown(self, shape: Shape = "pipe", *, flatten: Flattening = "blank") -> str:
        """The report in Markdown; `write` says what shapes and flattenings there are."""
        return self.write("markdown", shape, flatten)[0]

    def text(self, shape: Shape = "tab", *, flatten: Flattening = "blank") -> str:
        """The report as plain text; `write` says what shapes and flattenings there are."""
        return self.write("text", shape, flatten)[0]

    def write(
        self,
        kind: Literal["markdown", "text"] = "markdown",
        shape: Shape = "pipe",
        flatten: Flattening = "blank",
    ) -> tuple[str, Places]:
        """
        The report and where each cell's text stands in it, in code points. No reader takes part.

        The tables are a `pipe` table of Markdown, `html` with its spans, `tab`-led cells with a
        blank line behind a row (as pasted from Word), `tabs` between cells, `pipes` as copied
        from a web page, `cells` that each end a line with a pipe, what Word has `saved` as text, `lines` of one cell each, or
        the same `spaced` by blank lines. In pipes of any kind what a merged cell covers is
        `blank`, its text in `repeat`, or only the innermost label is left (`leaf`).

        Raises ValueError for any other shape.
        """
        from gidr_lint.testing.shapes import Writer, is_heading

        writer = Writer(self, shape, flatten)
        mark = kind == "markdown"
        if self.title:
            writer.line(("# " if mark else "") + self.title, gap=True)
        for paragraph in self.preamble:
            writer.line(paragraph, gap=mark)
        for id, (heading, paragraphs) in self.sections.items():
            writer.line(("## " if mark else "") + heading, gap=mark)
            for paragraph in paragraphs:
                writer.line(paragraph, gap=mark)
            for table in self.tables_under(id):
                writer.table(table)
            for extra in self.after.get(id, []):
                writer.line(("## " if mark and is_heading(extra) else "") + extra, gap=mark)
        for line in self.signature:
            writer.line(line, gap=mark)
        return writer.string(), writer.places

    def docx(self, *, styled: bool = True) -> tuple[bytes, dict[Target, tuple[int, int, int]]]:
        """
        The draft as a Word file with the form's merged cells, and the table, row and column of
        each figure, all from 1; title and headings without their styles where not `styled`.
        No reader takes part; python-docx writes it.
        """
        from gidr_lint.testing.word import word

        return word(self, styled=styled)

    def odt(self) -> tuple[bytes, dict[Target, tuple[int, int, int]]]:
        """
        The draft as an ODT file with the form's merged cells, and the table, row and column of each figure,
        all from 1. No reader takes part.
        """
        from gidr_lint.testing.odt import odt

        return odt(self)

    def page(
        self, *, furniture: bool = False, divisions: bool = True, charset: str = "utf-8"
    ) -> tuple[str, Places]:
        """
        The report as a web page, and where each cell's text stands in it. With `furniture` there is
        around it what sites put there: menus, dates, counts, attachments, links. Without
        `divisions` no element tells the report from it. `charset` is what the page declares.
        """
        from gidr_lint.testing.page import write_page

        return write_page(self, furniture=furniture, divisions=divisions, charset=charset)

    def tables_under(self, section: str) -> list[FormTable]:
        """The tables that are written in a section."""
        return [
            table
            for table in self.form.tables
            if table.id in self.tables and self.moved.get(table.id, table.section) == section
        ]

    def rows(self, table: FormTable) -> Iterable[tuple[str, Row]]:
        """The rows of a table that are written, with their labels as the draft has them."""
        for block in table.blocks:
            for row in block.rows:
                if (table.id, f"row:{row.id}") not in self.dropped:
                    yield self.labels.get((table.id, row.id), row.label), row

    def columns(self, table: FormTable, block: int = 0) -> list[tuple[str, str]]:
        """The columns that are written: id and head."""
        return [
            (column.id, self.heads.get((table.id, column.id), column.label))
            for column in table.blocks[block].columns
            if (table.id, f"column:{column.id}") not in self.dropped
        ]
