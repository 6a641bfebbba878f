"""Which table of the page is which official one, bound block by block with what is certain."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from gidr_lint.amounts import Figure
from gidr_lint.diagnostics import Target
from gidr_lint.document.location import Location, at
from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Block, Document, Heading, Paragraph, Row, Table
from gidr_lint.forms.model import Block as FormBlock
from gidr_lint.forms.model import Form, FormTable
from gidr_lint.report.labels import FormLabels, core
from gidr_lint.report.layouts import Key, keep, layout, recall
from gidr_lint.report.matrix import Matrix
from gidr_lint.report.model import (
    BoundBlock,
    BoundCell,
    BoundLabel,
    BoundTable,
    Part,
    TableState,
)
from gidr_lint.report.outline import Outline
from gidr_lint.report.record import Record, part_of
from gidr_lint.report.rows import FoundRow, Value, exactly, looks_like_value
from gidr_lint.report.stacked import Head, Stacked

_DISPUTE_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
_DISPUTE_ENDS = ("维持", "纠正", "审结", "总计")
# A third of the applications table: so many figures in its section that there is one, however it reads.
_MANY_FIGURES = 50
_TORN = 60
# So many labels of an official table make a table that one.
_TELLING = 3
_STOPS = ("。", "；", "！")
_APPLICANT_WORDS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "申请人情况")


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
        self.document = document
        self.forms = forms
        self.labels = labels
        self.outline = outline
        self.expected = expected or forms[-1]
        self.used: set[int] = set()
        self.found: dict[str, int] = {}
        self.where: dict[int, Part | None] = {}
        for part in outline.parts:
            for block in part.blocks:
                self.where[id(block)] = part
        self.bound: dict[str, BoundTable] = {}
        self._scored: dict[int, dict[str, int]] = {}
        self._layouts: dict[int, Key | None] = {}
        # Tables that more than their own words told how to read: figures, or lines around them.
        self.rebuilt: set[str] = set()
        # Kept for as long as their identities stand in `where`.
        self.pieces: list[Table] = []

    def bind(self) -> dict[str, BoundTable]:
        """Every official table by id, the absent ones too."""
        assigned = self._assign()
        self.bound = {
            "proactive": self._known("proactive", assigned["proactive"], self._proactive),
            "applications": self._known("applications", assigned["applications"], self._applications),
            "disputes": self._known("disputes", assigned["disputes"], self._disputes),
        }
        return self.bound

    def _known(self, id: str, tables: list[Table], read: Callable[[list[Table]], BoundTable]) -> BoundTable:
        """A table bound as one of the same layout was, else as `read` binds it."""
        words = tuple(map(self._layout, tables))
        if not words or None in words:
            return read(tables)
        # What stands outside of its tables may have a say in how one is bound.
        above = tuple(map(self._above, tables)) if id == "disputes" else ()
        loose = tuple(self._loose_proactive(self._region(id))) if id == "proactive" else ()
        key = (id, self.expected.id, above, loose, words)
        blocks = recall(self.labels.layouts, key, tables)
        if blocks and id == "applications" and any(block.missing_rows for block in blocks):
            # A row that is not in the table may stand on lines beside it.
            blocks = None if self._loose(self._region(id), tables) else blocks
        if blocks is None:
            bound = read(tables)
            if id not in self.rebuilt:
                keep(self.labels.layouts, key, bound)
            return bound
        self._use(self._region(id), prose=False)
        section = self._section_of(tables, id)
        return BoundTable(
            id, "bound", blocks=blocks, location=tables[0].location, section=section, tables=tuple(tables)
        )

    def era(self) -> Form | None:
        """The form that two strong signs speak for, where there is no year."""
        votes: dict[str, int] = {}
        for table in self.bound.values():
            for block in table.blocks:
                for sign in block.signs:
                    if sign.distance == 0 and core(sign.text.string) == core(sign.official):
                        votes[block.form.id] = votes.get(block.form.id, 0) + 1
        best = [id for id, count in votes.items() if count >= 2 and count == max(votes.values())]
        return next((f for f in self.forms if f.id == best[0]), None) if len(best) == 1 else None

    def _assign(self) -> dict[str, list[Table]]:
        """The tables of each official one; those in its own section outweigh any others."""
        inside: dict[str, list[Table]] = {"proactive": [], "applications": [], "disputes": []}
        elsewhere: dict[str, list[Table]] = {"proactive": [], "applications": [], "disputes": []}
        for block in self._tables():
            part = self.where.get(id(block))
            section = part.section if part else None
            scores = self._scores(block)
            best = max(scores, key=lambda name: scores[name])
            if section in inside and scores[section] >= 1 and scores[section] >= scores[best] - 1:
                inside[section].append(block)
            elif scores[best] >= _TELLING:
                (inside if section == best else elsewhere)[best].append(block)
            elif section in inside and scores[best] == 0:
                inside[section].append(block)
        result = {}
        for name, tables in inside.items():
            telling = any(self._scores(table)[name] >= 1 for table in tables)
            result[name] = tables if telling or not elsewhere[name] else elsewhere[name]
            if telling or not elsewhere[name]:
                continue
            self.used.update(id(table) for table in tables)
        return result

    def _tables(self) -> Iterator[Table]:
        """The tables of the page; official ones that ran together for want of a heading apart."""
        for block in self.document.blocks:
            if not isinstance(block, Table):
                continue
            if sum(score >= _TELLING for score in self._scores(block).values()) < 2:
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
        self.where[id(piece)] = self.where.get(id(whole))
        self.pieces.append(piece)
        return piece

    def _scores(self, table: Table) -> dict[str, int]:
        """How many labels of each official table one holds."""
        known = self._scored.get(id(table))
        if known is None:
            words = self._layout(table)
            known = self.labels.scores.get(words) if words is not None else None
            if known is None:
                known = self._score(table)
                if words is not None:
                    self.labels.scores.keep(words, known)
            self._scored[id(table)] = known
        return known

    def _layout(self, table: Table) -> Key | None:
        if id(table) not in self._layouts:
            self._layouts[id(table)] = layout(table)
        return self._layouts[id(table)]

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
        known = self.labels.telling.get(string)
        if known is not None:
            return known
        words = core(string)
        kind = ""
        if words in _DISPUTE_WORDS or part_of(words) in ("direct-suit", "after-review-suit"):
            kind = "disputes"
        elif words in _APPLICANT_WORDS:
            kind = "applications"
        elif words in self.labels.bands or words == "信息内容":
            kind = "proactive"
        else:
            hit = self.labels.applications.find(string)
            if hit is not None and hit.id != "total":
                kind = "applications"
            elif self.labels.proactive.find(string) is not None:
                kind = "proactive"
        self.labels.keep(string, kind)
        return kind

    def _parts(self, section: str) -> list[Part]:
        return [part for part in self.outline.parts if part.section == section]

    def _region(self, section: str) -> list[Block]:
        return [block for part in self._parts(section) for block in part.blocks]

    def _section_of(self, tables: list[Table], section: str) -> str | None:
        if not tables:
            return section if self._parts(section) else None
        part = self.where.get(id(tables[0]))
        return part.section if part else None

    def _location(self, tables: list[Table], section: str) -> Location | None:
        if tables:
            return tables[0].location
        parts = self._parts(section)
        return parts[0].heading.location if parts else None

    # ---- applications -------------------------------------------------------------------

    def _applications(self, tables: list[Table]) -> BoundTable:
        form_table = self._form_table("applications")
        matrix = Matrix(form_table, self.labels.applications)
        matrix.read([table for table in tables if table.shape != "lines"])
        region = self._region("applications")
        loose = self._loose(region, tables)
        found = {row.hit.id for row in matrix.rows if row.sure}
        form, form_table = self._applications_form(found)
        matrix.settle([row.id for row in form_table.blocks[0].rows])
        found.update(row.hit.id for row in matrix.rows if row.sure)
        wanted = {row.id for row in form_table.blocks[0].rows}
        if not wanted <= found and (loose or matrix.unlabelled):
            for other in (form, *(known for known in self.forms if known is not form)):
                table = other.table("applications")
                if table is None:
                    continue
                rebuilt = Matrix(table, self.labels.applications)
                clean = self._recover_applications(rebuilt, region, len(table.blocks[0].columns))
                ids = {row.hit.id for row in rebuilt.rows}
                if clean and ids.issuperset(row.id for row in table.blocks[0].rows):
                    self.rebuilt.add("applications")
                    rebuilt.column_labels = matrix.column_labels
                    matrix, form, form_table, loose = rebuilt, other, table, set()
                    found = wanted = ids
                    break
        if matrix.unlabelled and not wanted <= found:
            from gidr_lint.report.ordered import rows_by_order

            grids = [table for table in tables if table.shape != "lines"]
            ordered = rows_by_order(grids, matrix, form, form_table)
            if ordered:
                self.rebuilt.add("applications")
                matrix.rows, matrix.unlabelled, loose = ordered, 0, set()
        present = {row.hit.id for row in matrix.rows}
        missing = tuple(row.id for row in form_table.blocks[0].rows if row.id not in present)
        section = self._section_of(tables, "applications")
        location = self._location(tables, "applications")
        if not matrix.rows:
            signs = (
                sum(1 for name in loose if name != "total") >= 3
                or matrix.unlabelled
                or _figures(region) >= _MANY_FIGURES
            )
            if signs and location is not None:
                self._use(region)
                return BoundTable(
                    "applications",
                    "unreadable",
                    location=location,
                    section=section,
                    tables=tuple(tables),
                    doubt="rows",
                )
            return BoundTable("applications", "absent", location=location, section=section)
        self._use(region, prose=False)
        unsure = [row for row in matrix.rows if not row.sure]
        doubt = ""
        if missing and (matrix.unlabelled or loose & set(missing)):
            doubt = "rows"
        elif len(unsure) * 2 > len(matrix.rows):
            doubt = "columns"
        assert location is not None
        block = form_table.blocks[0]
        if doubt:
            bound = BoundBlock(form, form_table, block, location, sure=False, doubt=doubt)
            return BoundTable(
                "applications",
                "unreadable",
                blocks=(bound,),
                location=location,
                section=section,
                tables=tuple(tables),
                doubt=doubt,
            )
        bound = self._block(
            form,
            form_table,
            block,
            matrix.rows,
            location,
            missing,
            matrix.missing_columns,
            matrix.column_labels,
            matrix.unknown,
        )
        bound.moved = matrix.moved
        return BoundTable(
            "applications", "bound", blocks=(bound,), location=location, section=section, tables=tuple(tables)
        )

    def _form_table(self, id: str) -> FormTable:
        table = self.expected.table(id) or self.forms[-1].table(id)
        assert table is not None
        return table

    def _applications_form(self, found: set[str]) -> tuple[Form, FormTable]:
        """The era of the rows: one 其他处理 row is the older, its three rows the newer form."""
        best: tuple[int, Form, FormTable] | None = None
        for form in (self.expected, *(f for f in self.forms if f is not self.expected)):
            table = form.table("applications")
            if table is None:
                continue
            ids = {row.id for row in table.blocks[0].rows}
            strange = len(found - ids)
            if best is None or strange < best[0]:
                best = (strange, form, table)
        assert best is not None
        return best[1], best[2]

    def _loose(self, region: list[Block], tables: list[Table]) -> set[str]:
        """Rows whose labels stand in the section outside its tables, or in tables of loose cells."""
        found: set[str] = set()
        for block in region:
            if isinstance(block, Table):
                if block.shape == "lines":
                    found.update(
                        hit.id
                        for row in block.rows
                        for cell in row.cells
                        if (hit := self.labels.applications.find(cell.text.string)) and hit.kind == "row"
                    )
                continue
            lines = block.lines if isinstance(block, Paragraph) else (block.text,)
            for line in lines:
                # A sentence may give a row's figure in the row's words.
                if len(line.string) <= 60 and not line.string.rstrip().endswith(_STOPS):
                    for text in (line.string, line.string.rstrip("0123456789 ")):
                        hit = self.labels.applications.find(text) if text else None
                        if hit is not None and hit.kind == "row":
                            found.add(hit.id)
            whole = block.text.string.rstrip()
            if isinstance(block, Paragraph | Heading) and len(whole) <= 80 and not whole.endswith(_STOPS):
                hit = self.labels.applications.find(block.text.string)
                if hit is not None and hit.kind == "row":
                    found.add(hit.id)
        return found

    def _recover_applications(self, matrix: Matrix, region: list[Block], count: int) -> bool:
        """Rebuild the rows from the section's lines; false as soon as one is not certain."""
        from gidr_lint.report.recover import last_label, stretches, tokens

        found_stretches = list(stretches(tokens(region)))
        # Where borders and label cells of the next row read as blanks behind this one's values,
        # a row whose figures are fewer than there should be may lack one of them.
        padded = sum(len(stretch.values) > count for stretch in found_stretches) > 1
        for stretch in found_stretches:
            if not stretch.values:
                continue
            if padded and _lacks(stretch.values, count):
                return False
            filled = any(value.text.string for value in stretch.values)
            found = last_label(stretch.labels, matrix.name_of, 12)
            if found is None:
                if filled:
                    return False
                continue
            if not filled and len(stretch.values) < count and not matrix.rows:
                continue  # 总计 as the last word of the header, and blanks behind it.
            hit, text = found
            values, sure = exactly(stretch.values, count)
            if not sure or hit.id in {row.hit.id for row in matrix.rows}:
                return False
            matrix.add_loose(hit, text, values, sure=True)
        return bool(matrix.rows)

    # ---- disputes -----------------------------------------------------------------------

    def _disputes(self, tables: list[Table]) -> BoundTable:
        form_table = self._form_table("disputes")
        block = form_table.blocks[0]
        region = self._region("disputes")
        record = Record(form_table)
        record.read([(self._above(table), table) for table in tables if table.shape != "lines"])
        section = self._section_of(tables, "disputes")
        location = self._location(tables, "disputes")
        if not record.values and region:
            self.rebuilt.add("disputes")
            self._recover_disputes(record, region)
        if not record.values:
            seen = record.header_seen or _figures(region) >= len(record.ids) or _has_torn_header(region)
            if location is None or not (seen or record.doubt):
                return BoundTable("disputes", "absent", location=location, section=section)
            self._use(region)
            doubt = record.doubt or "rows"
            bound = BoundBlock(self.expected, form_table, block, location, sure=False, doubt=doubt)
            return BoundTable(
                "disputes",
                "unreadable",
                blocks=(bound,),
                location=location,
                section=section,
                tables=tuple(tables),
                doubt=doubt,
            )
        self._use(region, prose=False)
        assert location is not None
        cells = {}
        row = block.rows[0]
        for column in block.columns:
            value = record.values.get(column.id)
            if value is not None:
                target = Target(form_table.section, form_table.id, row.id, column.id)
                cells[(row.id, column.id)] = BoundCell(
                    target, value.read(column), row, column, value.cell, value.text, value.location
                )
        bound = BoundBlock(
            self.expected,
            form_table,
            block,
            location,
            sure=True,
            cells=cells,
            missing_columns=record.missing,
            moved=record.moved,
        )
        return BoundTable(
            "disputes", "bound", blocks=(bound,), location=location, section=section, tables=tuple(tables)
        )

    def _above(self, table: Table) -> str:
        """The heading or short line right above a table."""
        previous: Block | None = None
        for block in self.document.blocks:
            if block is table:
                break
            previous = block
        if isinstance(previous, Heading | Paragraph) and len(previous.text.string) <= 40:
            return previous.text.string
        return ""

    def _recover_disputes(self, record: Record, region: list[Block]) -> None:
        from gidr_lint.report.recover import stretches, tokens

        for stretch in stretches(tokens(region)):
            words = core("".join(text.string for text in stretch.labels))
            # Labels broken over two lines stand apart: 结果 结果 其他 尚未, and 维持 纠正 结果 审结 below.
            if all(words.count(word) == 3 for word in _DISPUTE_ENDS) or (
                sum(words.count(word) for word in _DISPUTE_WORDS) >= 8
            ):
                record.header_seen = True
                values, sure = exactly(stretch.values, len(record.ids))
                if _lacks(stretch.values, len(record.ids)):
                    continue
                if sure and len(values) == len(record.ids):
                    record.values = dict(zip(record.ids, values, strict=True))
                    return

    # ---- proactive ----------------------------------------------------------------------

    def _proactive(self, tables: list[Table]) -> BoundTable:
        region = self._region("proactive")
        section = self._section_of(tables, "proactive")
        location = self._location(tables, "proactive")
        stacked = Stacked(self.forms, self.labels, self.expected)
        outside = self._loose_proactive(region)
        # A row that loose lines lack may as well have been lost on the way to them.
        rebuilt = bool(outside) or any(table.shape == "lines" for table in tables)
        if rebuilt:
            self.rebuilt.add("proactive")
            self._recover_proactive(stacked, region)
            rebuilt = bool(stacked.rows)
            if not rebuilt:
                stacked = Stacked(self.forms, self.labels, self.expected)
                stacked.read(tables)
        else:
            stacked.read(tables)
        if not stacked.rows:
            if location is not None and len(outside) >= 3:
                self._use(region)
                return BoundTable(
                    "proactive",
                    "unreadable",
                    location=location,
                    section=section,
                    tables=tuple(tables),
                    doubt="rows",
                )
            return BoundTable("proactive", "absent", location=location, section=section)
        self._use(region, prose=False)
        assert location is not None
        by_block: dict[tuple[str, str], list[FoundRow]] = {}
        for place, row in stacked.rows:
            by_block.setdefault((place.form.id, place.block.id), []).append(row)
        blocks: list[BoundBlock] = []
        seen = {row.hit.id for _, row in stacked.rows}
        bands: set[str] = set()
        for place, _ in stacked.rows:
            key = (place.form.id, place.block.id)
            if key not in by_block:
                continue
            rows = by_block.pop(key)
            bands.add(place.block.id)
            missing = tuple(row.id for row in place.block.rows if row.id not in seen)
            named = {column for row in rows for column in (row.columns or ())}
            absent = tuple(column.id for column in place.block.columns if column.id not in named)
            doubt = "rows" if missing and (rebuilt or set(missing) & outside) else ""
            if not doubt and any(
                not row.sure and (rebuilt or len(row.values) > len(row.columns or ())) for row in rows
            ):
                doubt = "columns"
            signs = tuple(
                label
                for form, label in stacked.signs
                if form == place.form.id and label.id in {c.id for c in place.block.columns}
            )
            block = self._block(
                place.form,
                place.table,
                place.block,
                rows,
                location,
                missing,
                absent,
                [s for s in signs if s.distance],
                [],
                signs,
            )
            if doubt:
                block = BoundBlock(
                    place.form,
                    place.table,
                    place.block,
                    rows[0].location,
                    sure=False,
                    doubt=doubt,
                    signs=signs,
                )
            block.strays = tuple(stacked.strays.get(key, ()))
            block.moved = stacked.moved.get(key, ())
            blocks.append(block)
        expected = self._form_table("proactive")
        foreign = all(block.form is not self.expected for block in blocks)
        for official in expected.blocks:
            # What loose lines in the other era's form lack of the expected one is no doubt about them.
            if official.id not in bands and not (foreign and rebuilt):
                names = {row.id for row in official.rows}
                doubtful = rebuilt or bool(names & outside)
                blocks.append(
                    BoundBlock(
                        self.expected,
                        expected,
                        official,
                        location,
                        sure=not doubtful,
                        missing_rows=() if doubtful else tuple(row.id for row in official.rows),
                        doubt="rows" if doubtful else "",
                    )
                )
        sure = [block.sure for block in blocks]
        state: TableState = "bound" if all(sure) else "partial" if any(sure) else "unreadable"
        return BoundTable(
            "proactive", state, blocks=tuple(blocks), location=location, section=section, tables=tuple(tables)
        )

    def _loose_proactive(self, region: list[Block]) -> set[str]:
        found: set[str] = set()
        for block in region:
            if isinstance(block, Table):
                continue
            lines = block.lines if isinstance(block, Paragraph) else (block.text,)
            for line in lines:
                string = line.string.rstrip("0123456789.,+-/ \u3000")
                if 2 <= len(string) <= 20:
                    hit = self.labels.proactive.find(string)
                    if hit is not None and hit.kind == "row":
                        found.add(hit.id)
        return found

    def _recover_proactive(self, stacked: Stacked, region: list[Block]) -> None:
        from gidr_lint.report.recover import last_label, stretches, tokens

        for stretch in stretches(tokens(region)):
            heads: list[Head] = []
            broken = False
            for label, following in zip_longest(stretch.labels, stretch.labels[1:]):
                band = self.labels.bands.get(core(label.string))
                if band is not None:
                    stacked.band = band
                    heads = []
                    stacked.heads = []
                    stacked.width = 0
                if broken:
                    broken = False
                    continue
                head = stacked.head_of(label)
                if following is not None and (head is None or head.distance):
                    whole = stacked.head_of(join((label, following)))
                    if whole is not None and whole.distance == 0:
                        head, broken = whole, True
                if head is not None and not (heads and heads[-1].text.string == label.string):
                    heads.append(head)
            if heads:
                stacked.heads, stacked.width = heads, len(heads)
            if not stretch.values:
                continue
            found = last_label(stretch.labels, self.labels.proactive.find, 3)
            if found is not None:
                stacked.add_loose(*found, stretch.values)

    # ---- common -------------------------------------------------------------------------

    def _block(
        self,
        form: Form,
        table: FormTable,
        block: FormBlock,
        rows: Iterable[FoundRow],
        location: Location,
        missing: tuple[str, ...],
        missing_columns: tuple[str, ...],
        labels: list[BoundLabel],
        unknown: list[Text],
        signs: tuple[BoundLabel, ...] = (),
    ) -> BoundBlock:
        cells: dict[str, dict[str, BoundCell]] = {}
        bound: list[BoundLabel] = list(labels)
        strange: list[Text] = list(unknown)
        repeated: list[BoundLabel] = []
        form_rows = {row.id: row for row in block.rows}
        columns = {column.id: column for column in block.columns}
        every = tuple(columns)
        for found in rows:
            row = form_rows.get(found.hit.id)
            if row is None:
                strange.append(found.label)
                continue
            label = BoundLabel(
                row.id, row.label, found.label, found.label.location(), found.hit.distance, "row"
            )
            if row.id in cells:
                if not any(value.text.string for value in found.values):
                    continue  # a label alone, cut off by a page, says nothing twice
                repeated.append(label)
                cells[row.id] = {name: cell.doubtful() for name, cell in cells[row.id].items()}
                continue
            bound.append(label)
            names = found.columns or every
            line = cells[row.id] = {}
            for name, value in zip(names, found.values, strict=False):
                column = columns[name]
                target = Target(table.section, table.id, row.id, name)
                cell = BoundCell(
                    target, value.read(column), row, column, value.cell, value.text, value.location
                )
                line[name] = cell if found.sure else cell.doubtful()
            for name in names[len(found.values) :]:
                end = found.location.span.end if found.location.span else 0
                spot = at(end, end) if found.location.span else found.location
                target = Target(table.section, table.id, row.id, name)
                absent = Figure("", "absent")
                line[name] = BoundCell(target, absent, row, columns[name], None, Text("", ()), spot)
        ordered = {(r, c): cells[r][c] for r in form_rows if r in cells for c in every if c in cells[r]}
        return BoundBlock(
            form,
            table,
            block,
            location,
            sure=True,
            cells=ordered,
            labels=tuple(bound),
            missing_rows=missing,
            missing_columns=missing_columns,
            unknown_rows=tuple(strange),
            repeated=tuple(repeated),
            signs=signs,
        )

    def _use(self, region: list[Block], *, prose: bool = True) -> None:
        """Note the blocks that served as a table: what stands from its first label to its last."""
        marks = [index for index, block in enumerate(region) if self._tabular(block)]
        if marks:
            self.used.update(id(block) for block in region[marks[0] : marks[-1] + 1])

    def _tabular(self, block: Block) -> bool:
        if isinstance(block, Table):
            return True
        if isinstance(block, Heading):
            return self._is_label(block.text.string)
        if "。" in block.text.string:
            return False
        return any(self._is_label(line.string) for line in block.lines)

    def _is_label(self, string: str) -> bool:
        """Whether a line is a label or figure of some official table."""
        if all(looks_like_value(piece) for piece in string.split()):
            return True
        words = core(string)
        return (
            words in self.labels.headers
            or words in self.labels.bands
            or words in _DISPUTE_WORDS
            or words in _APPLICANT_WORDS
            or "勾稽关系" in words
            or part_of(words) in ("direct-suit", "after-review-suit")
            or self.labels.applications.find(string) is not None
            or self.labels.proactive.find(string) is not None
        )


def _figures(blocks: list[Block]) -> int:
    """How many figures stand for themselves, outside sentences."""
    from gidr_lint.report.recover import tokens

    return sum(token.value is not None and bool(token.text.string) for token in tokens(blocks))


def _has_torn_header(region: list[Block]) -> bool:
    """Whether what stands on short lines, put together, is the header of the table of disputes."""
    short = []
    for block in region:
        for line in block.lines if isinstance(block, Paragraph) else ():
            if "。" not in line.string and len(line.string) <= _TORN:
                short.append(line.string)
    words = core("".join(short))
    return "行政诉讼" in words and any(word in words for word in ("直接起诉", "复议后起诉"))


def _lacks(values: list[Value], count: int) -> bool:
    """Whether there are blanks around the figures, and fewer than `count` places from first to last."""
    filled = [place for place, value in enumerate(values) if value.text.string]
    return bool(filled) and filled[-1] - filled[0] + 1 < min(count, len(values))
