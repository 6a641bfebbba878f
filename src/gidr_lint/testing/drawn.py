"""
The examples of a rule as a person reads them: what of the report differs from one in order.

An example is a patch on a clean report, in a language of its own. Applied, it is a table or a paragraph again; what
is drawn are those rows and paragraphs alone, with the marks « and » where the finding stands.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gidr_lint.base.diagnostics import Words
from gidr_lint.forms.model import Block, Column, FormTable, Row, table_name
from gidr_lint.judging.documentation import Example
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import drafted, past_draft

MOST_ROWS = 6
# A table with more columns than this is drawn by its groups of columns.
_MOST_COLUMNS = 8
Cell = tuple[str, str]


class Told(NamedTuple):
    """What is otherwise than in a report in order, or a circumstance."""

    words: Words


class Said(NamedTuple):
    """Paragraphs of the draft, and where they stand."""

    where: Words
    paragraphs: tuple[str, ...]


class Rows(NamedTuple):
    """Rows of a table with their header; `more` are left out."""

    name: Words
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int = 0


Part = Told | Said | Rows


def drawn(example: Example) -> list[Part]:
    """What an example shows, in the order of the report. Raises ValueError as `drafted` does."""
    made = drafted(example)
    draft = made.draft
    clean = Draft.clean(draft.form.id, draft.year)
    own = [line for line in example.body if not line.startswith("!")]
    past = [line.removeprefix("!previous ") for line in example.body if line.startswith("!previous ")]
    parts: list[Part] = list(_circumstances(example, draft, made.stage, made.options))
    if made.front:
        parts.append(Said(Words("文件开头", "front matter"), tuple(made.front)))
    parts += _Drawing(draft, clean, own).parts()
    before = past_draft(past, draft)
    if before is not None:
        parts += _last_year(before, draft, past)
    if not parts or (example.good and all(isinstance(part, Told) for part in parts)):
        parts.append(Told(Words("其余与无误的报告一样", "the rest is as in a report in order")))
    return parts


def _circumstances(example: Example, draft: Draft, stage: str, options: dict[str, object]) -> Iterator[Told]:
    if any(line.startswith(("!form ", "!year ")) for line in example.body):
        yield Told(Words(f"{draft.year}年度的报告", f"a report of {draft.year}"))
    for line in example.body:
        if line.startswith("!identity "):
            name = line.removeprefix("!identity ").partition("=")[0].strip()
            yield Told(
                Words(f"本地格式声明的关系：{name}", f"a relation that the local form declares: {name}")
            )
    if stage == "draft":
        yield Told(Words("起草阶段（--stage draft）", "being drafted (--stage draft)"))
    for name, value in options.items():
        shown = list(value) if isinstance(value, tuple) else value
        yield Told(Words(f"选项{name}设为{shown}", f"the option {name} is {shown}"))


def _last_year(before: Draft, draft: Draft, lines: Sequence[str]) -> Iterator[Part]:
    """What last year's report has: all that an example says of it."""
    year = before.year
    own = [line for line in lines if not line.startswith("!")]
    base = past_draft([line for line in lines if line.startswith("!")] or [f"!year {year}"], draft)
    assert base is not None
    if "!same" in lines:
        yield Told(
            Words(
                "上年报告的文字和表格与本年相同",
                "last year's report has the same text and tables as this one",
            )
        )
    parts = _Drawing(before, base, own).parts()
    if "!same" not in lines and not parts:
        yield Told(Words(f"另有{year}年度的报告", f"there is the report of {year}, too"))
    for part in parts:
        if isinstance(part, Told):
            yield Told(Words(f"上年报告：{part.words.zh}", f"last year's report: {part.words.en}"))
        elif isinstance(part, Said):
            yield part._replace(
                where=Words(f"上年报告{part.where.zh}", f"last year's report, {part.where.en}")
            )
        else:
            yield part._replace(name=Words(f"上年报告{part.name.zh}", f"last year's report, {part.name.en}"))


class _Drawing:
    """Holds a draft against the clean one that it was made from."""

    def __init__(self, draft: Draft, clean: Draft, lines: Sequence[str]) -> None:
        self.draft = draft
        self.clean = clean
        # What an example names is shown, even where it is as it should be.
        self.words = {line[1:].partition(" ")[0] for line in lines if line.startswith("@")}
        self.named = {
            (line[1:].partition("]")[0], name)
            for line in lines
            if line.startswith("[")
            for part in line.partition("]")[2].split(", ")
            for name in _names(part)
        }

    def parts(self) -> list[Part]:
        return [*self._head(), *self._sections(), *self._tail()]

    def _head(self) -> Iterator[Part]:
        draft, clean = self.draft, self.clean
        if draft.title != clean.title:
            yield _said_or_none(Words("标题", "title"), [draft.title] if draft.title else [])
        yield from self._prose(Words("开头", "opening"), draft.preamble, clean.preamble)

    def _tail(self) -> Iterator[Part]:
        if self.draft.signature == self.clean.signature and not self.words & {"signature", "signer"}:
            return
        if len(self.draft.signature) < len(self.clean.signature):
            yield Told(Words("没有落款日期", "there is no date at the end"))
        else:
            yield Said(Words("落款", "signature"), tuple(self.draft.signature))

    def _sections(self) -> Iterator[Part]:
        draft, clean = self.draft, self.clean
        left = [id for id in clean.sections if id in draft.sections]
        if left != list(draft.sections):
            order = "，".join(heading for heading, _ in draft.sections.values())
            yield Told(Words(f"各部分依次为：{order}", f"the sections are, in order: {order}"))
        for id, (heading, paragraphs) in clean.sections.items():
            if id not in draft.sections:
                yield Told(Words(f"没有“{heading}”这一部分", f"there is no section {heading}"))
                continue
            own, written = draft.sections[id]
            if own != heading:
                yield _said_or_none(Words("标题", "heading"), [own])
            yield from self._prose(Words(own, own), written, paragraphs)
            for table in draft.form.tables:
                if table.section == id:
                    yield from self._table(table)
            if id in draft.after:
                yield Said(Words(f"{own}之后", f"behind {own}"), tuple(draft.after[id]))

    def _prose(self, where: Words, written: Sequence[str], clean: Sequence[str]) -> Iterator[Part]:
        new = tuple(text for text in written if text not in clean) or tuple(
            text for text in dict.fromkeys(written) if written.count(text) > clean.count(text)
        )
        gone = any(text not in written for text in clean)
        if new and gone and len(new) == len(written):
            where = Words(f"{where.zh}（只写了这些）", f"{where.en} (all of it)")
        if new:
            yield Said(where, new)
        elif gone and not written:
            yield Told(Words(f"“{where.zh}”没有文字", f"“{where.en}” has no text"))

    # ---- tables ---------------------------------------------------------------------------

    def _table(self, table: FormTable) -> Iterator[Part]:
        draft, name = self.draft, table_name(table.id)
        if table.id not in draft.tables:
            yield Told(Words(f"没有{name.zh}", f"{name.en} is missing"))
            return
        caption = draft.captions.get(table.id)
        if caption:
            yield Said(Words(f"{name.zh}上面多一行", f"a first row across {name.en}"), (caption,))
        note = draft.heads.get((table.id, "note"))
        if note is not None and note != table.note:
            where = Words(f"{name.zh}左上角的说明", f"note in the corner of {name.en}")
            yield (
                Said(where, (note,))
                if note
                else Told(Words(f"{name.zh}左上角没有印说明", f"{name.en} has no note in its corner"))
            )
        if table.id in draft.cuts:
            row = table.row(draft.cuts[table.id])
            label = row.label if row else ""
            yield Told(
                Words(f"{name.zh}在“{label}”行后面分成两张表", f"{name.en} is cut in two behind {label}")
            )
        yield from self._dropped(table, name)
        for number, block in enumerate(table.blocks):
            yield from self._block(table, name, number, block)

    def _dropped(self, table: FormTable, name: Words) -> Iterator[Told]:
        gone = {item for id, item in self.draft.dropped if id == table.id}
        for block in table.blocks:
            for row in block.rows:
                if f"row:{row.id}" in gone:
                    yield Told(Words(f"{name.zh}没有“{row.label}”行", f"{name.en} has no row {row.label}"))
        columns = {column.id: column.label for block in table.blocks for column in block.columns}
        for id, label in columns.items():
            if f"column:{id}" in gone:
                yield Told(Words(f"{name.zh}没有“{label}”列", f"{name.en} has no column {label}"))

    def _block(self, table: FormTable, name: Words, number: int, block: Block) -> Iterator[Rows]:
        draft = self.draft
        heads = dict(draft.columns(table, number))
        for group, columns in _groups(block):
            columns = [column for column in columns if column.id in heads]
            written = [row for row in draft.rows(table) if row[1] in block.rows]
            wanted = [
                (label, row)
                for label, row in written
                if label != row.label
                or (table.id, (row.id, "")) in self.named
                or any(self._differs(table.id, (row.id, column.id)) for column in columns)
            ]
            if not wanted and any(heads[column.id] != column.label for column in columns):
                wanted = written[:1]
            if not wanted:
                continue
            shown = _chosen(wanted, lambda row: self._is_marked(table.id, row[1].id))
            rows = tuple(
                (label, *(draft.tables[table.id].get((row.id, column.id), "") for column in columns))
                for label, row in shown
            )
            first = "" if table.layout != "blocks" else "信息内容"
            lead = [first, *(heads[column.id] for column in columns)]
            if not any(row[0] for row in rows):
                rows, lead = tuple(row[1:] for row in rows), lead[1:]
            called = Words(f"{name.zh}·{group}", f"{name.en}, {group}") if group else name
            yield Rows(called, tuple(lead), rows, len(wanted) - len(shown))

    def _differs(self, table: str, cell: Cell) -> bool:
        own = self.draft.tables[table].get(cell)
        return (table, cell) in self.named or own != self.clean.tables[table].get(cell)

    def _is_marked(self, table: str, row: str) -> bool:
        return any("«" in text for (id, _), text in self.draft.tables[table].items() if id == row) or (
            "«" in self.draft.labels.get((table, row), "")
        )


def _names(part: str) -> list[Cell]:
    """The cells that a line of an example names, and the rows, without a column."""
    name = part.partition("=")[0].strip()
    if name.startswith("label "):
        return [(name.removeprefix("label ").strip(), "")]
    row, _, column = name.rpartition(".")
    return [(row or "cases", column)]


def _groups(block: Block) -> Iterator[tuple[str, list[Column]]]:
    """The columns of a block, in the groups of its header where they are many."""
    if len(block.columns) <= _MOST_COLUMNS:
        yield "", list(block.columns)
        return
    groups: dict[str, list[Column]] = {}
    for column in block.columns:
        groups.setdefault(column.path[-2] if len(column.path) > 1 else "", []).append(column)
    yield from groups.items()


def _chosen(
    rows: list[tuple[str, Row]], is_marked: Callable[[tuple[str, Row]], bool]
) -> list[tuple[str, Row]]:
    """The first rows, the marked ones among them."""
    if len(rows) <= MOST_ROWS:
        return rows
    marked = [row for row in rows if is_marked(row)][:MOST_ROWS]
    others = [row for row in rows if row not in marked][: MOST_ROWS - len(marked)]
    return [row for row in rows if row in marked or row in others]


def _said_or_none(where: Words, paragraphs: Sequence[str]) -> Part:
    if not paragraphs:
        return Told(Words(f"没有{where.zh}", f"there is no {where.en}"))
    return Said(where, tuple(paragraphs))
