"""Forms: those of the package, and TOML → Form with errors that name the file and the key."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from gidr_lint.base.errors import ConfigError, nearest, quoted, shown
from gidr_lint.base.fresh import is_fresh
from gidr_lint.forms.model import (
    BUILT_IN,
    PREVIOUS,
    Block,
    Column,
    Form,
    FormSection,
    FormTable,
    Group,
    Identity,
    IdentityKind,
    Row,
    ValueType,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    Part = TypeVar("Part", FormSection, FormTable, Block, Column, Row, Group, Identity)
else:
    Part = TypeVar("Part")

Keys = Mapping[str, type]

_FORM: Keys = {
    "id": str, "name": str, "notice": str, "title": str, "source": str, "years": dict, "extends": str,
    "sections": list, "tables": list, "identities": list,
}  # fmt: skip
_YEARS: Keys = {"first": int, "last": int}
_SECTION: Keys = {
    "id": str, "title": str, "variants": list, "loose": list, "table": str, "subtopics": list,
    "subtopic-variants": list, "after": str,
}  # fmt: skip
_TABLE: Keys = {
    "id": str, "section": str, "name": str, "title": str, "layout": str, "label-columns": int, "note": str,
    "headers": list, "groups": list, "column-groups": list, "blocks": list, "after": str,
}  # fmt: skip
_GROUP: Keys = {"id": str, "label": str, "rows": list, "columns": list, "after": str}
_BLOCK: Keys = {
    "id": str, "band": str, "band-variants": list, "signs": list, "columns": list, "rows": list, "after": str,
}  # fmt: skip
_COLUMN: Keys = {
    "id": str, "label": str, "path": list, "variants": list, "value": str, "unit": str, "unit-in-cell": bool,
    "colspan": int, "after": str,
}  # fmt: skip
_ROW: Keys = {"id": str, "label": str, "path": list, "variants": list, "keys": list, "after": str}
_IDENTITY: Keys = {
    "id": str, "name": str, "kind": str, "table": str, "block": str, "per": str, "left": list, "op": str,
    "right": list, "only": list, "source": str, "after": str,
}  # fmt: skip
_KINDS = {
    str: ("文字", "a text"),
    int: ("整数", "a whole number"),
    bool: ("true或false", "true or false"),
    list: ("一组值", "a list"),
    dict: ("一个表", "a table"),
}
# What may be not there, by its name in errors.
_WHATS = {"form": "格式", "table": "表", "section": "部分", "block": "栏", "id": "编号"}
# What may be written for ≤.
_OPS = {"<=": "≤", "≦": "≤", "＝": "=", "==": "="}
_NEEDED = ("缺少这一项", "this key is needed")


def load_forms() -> tuple[Form, ...]:
    """The forms that come with the package, the oldest first."""
    from gidr_lint.forms._built import FORMS, SOURCES

    folder = os.path.dirname(__file__)
    if is_fresh(folder, SOURCES):
        return FORMS
    from pathlib import Path

    return tuple(load_form(Path(folder) / f"{id}.toml") for id in BUILT_IN)


def load_form(path: "str | Path | Traversable") -> Form:
    """
    Read and check a form file; one that `extends` a built-in form starts from that.

    Raises:
        ConfigError: The file cannot be read or is no TOML, a key is not known or missing, a value
            is of the wrong type, or a name leads nowhere; file and key are named.
    """
    from gidr_lint.base.bounded import beyond_use, parse_toml, read_text

    if isinstance(path, str | os.PathLike):
        text = read_text(os.fspath(path))
    else:
        text = path.read_text(encoding="utf-8-sig")  # of an installed package
    data = parse_toml(str(path), text)
    loader = _Loader(str(path), data, text)
    beyond = beyond_use(data)
    if beyond is not None:
        place, why = beyond
        raise loader.fail(place, why)
    return loader.form()


class _Loader:
    """Checks one file's data while it is turned into a form."""

    def __init__(self, file: str, data: dict[str, Any], text: str = "") -> None:
        self.file = file
        self.data = data
        self.text = text

    # ---- checks -----------------------------------------------------------------------------

    def fail(
        self, key: str, problem: tuple[str, str], given: str = "", known: Iterable[str] = ()
    ) -> ConfigError:
        """What is wrong with a key, in both languages, with its line and the nearest of the words that are known."""
        from gidr_lint.forms.lines import line_of

        zh, en = problem
        near = nearest(given, known) if given else None
        if near:
            zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
        line = line_of(self.text, key)
        return ConfigError(f"{self.file}{f':{line}' if line else ''}: {shown(key)}: {zh} / {en}")

    def checked(self, key: str, value: Any, keys: Keys) -> dict[str, Any]:
        """A table whose keys are known and of the right type."""
        if not isinstance(value, dict):
            raise self.fail(
                key, (f"应为一个表，不是{quoted(value)}", f"expected a table, not {quoted(value)}")
            )
        for name, item in value.items():
            place = _under(key, name)
            if name not in keys:
                raise self.fail(place, ("没有这一项", "no such key"), name, keys)
            kind = keys[name]
            if not isinstance(item, kind) or (kind is int and isinstance(item, bool)):
                zh, en = _KINDS[kind]
                said = quoted(item)
                raise self.fail(place, (f"应为{zh}，不是{said}", f"expected {en}, not {said}"))
            if kind is int and name in ("colspan", "label-columns") and item < (name == "colspan"):
                raise self.fail(place, (f"太小：{item}", f"too small: {item}"))
        return value

    def needs(self, key: str, item: dict[str, Any], *names: str) -> None:
        for name in names:
            if name not in item:
                raise self.fail(_under(key, name), _NEEDED)

    def known(self, key: str, given: str, known: Iterable[str], what: str) -> None:
        known = list(known)
        if given not in known:
            said = shown(given)
            raise self.fail(key, (f"没有“{said}”这个{_WHATS[what]}", f"no such {what}: {said}"), given, known)

    def one_of(self, key: str, given: str, words: Sequence[str]) -> Any:
        if given not in words:
            zh, en = "、".join(words), " or ".join(words)
            said = quoted(given)
            raise self.fail(key, (f"应为{zh}之一，不是{said}", f"expected {en}, not {said}"), given, words)
        return given

    def texts(self, key: str, item: dict[str, Any], name: str) -> tuple[str, ...]:
        for text in item.get(name, ()):
            if not isinstance(text, str):
                said = quoted(text)
                problem = (f"应为一组文字，其中有{said}", f"expected a list of texts, not {said} in it")
                raise self.fail(_under(key, name), problem)
        return tuple(item.get(name, ()))

    def unique(self, key: str, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                raise self.fail(key, _twice(id))
            seen.add(id)

    def parts(
        self,
        key: str,
        items: list[Any],
        keys: Keys,
        old: Iterable[Part],
        make: Callable[[str, dict[str, Any], Part | None], Part],
    ) -> tuple[Part, ...]:
        """
        The old parts, changed by the items with their ids; a new one stands behind the one named
        by its `after`, else at the end. Keys of the file are given by id, or from 1 without one.
        """
        found = {part.id: part for part in old}
        order = list(found)
        given: set[str] = set()
        for number, item in enumerate(items, 1):
            id = item.get("id") if isinstance(item, dict) else None
            place = f"{key}.{id}" if isinstance(id, str) else f"{key}[{number}]"
            self.needs(place, self.checked(place, item, keys), "id")
            id = str(id)
            if id in given:
                raise self.fail(key, _twice(id))
            given.add(id)
            after = item.get("after")
            if after is not None:
                self.known(f"{place}.after", after, (name for name in order if name != id), "id")
            if id not in found or after is not None:
                if id in found:
                    order.remove(id)
                order.insert(order.index(after) + 1 if after else len(order), id)
            found[id] = make(place, item, found.get(id))
        return tuple(found[id] for id in order)

    # ---- the form and its parts -----------------------------------------------------------

    def form(self) -> Form:
        data = self.checked("", self.data, _FORM)
        self.needs("", data, "id")
        base = self._base(data.get("extends"))
        if base is not None and data["id"] in BUILT_IN:
            problem = (
                f"{data['id']}是自带格式的编号，请另起一个",
                f"{data['id']} is the id of a form of ours; give it one of its own",
            )
            raise self.fail("id", problem)
        if base is None:
            self.needs("", data, "name", "notice", "title", "source", "years", "sections", "tables")
        old = base or Form("", "", "", "", "", (0, None), (), (), ())
        sections = self.parts("sections", data.get("sections", []), _SECTION, old.sections, self._section)
        sections = tuple(section._replace(ordinal=number) for number, section in enumerate(sections, 1))
        tables = self.parts("tables", data.get("tables", []), _TABLE, old.tables, self._table)
        self._tie(sections, tables)
        identities = self.parts(
            "identities", data.get("identities", []), _IDENTITY, old.identities, self._identity
        )
        for identity in identities:
            self._resolve(f"identities.{identity.id}", identity, tables)
        return Form(
            data["id"],
            data.get("name", old.name),
            data.get("source", old.source),
            data.get("notice", old.notice),
            data.get("title", old.notice_title),
            self._years(data) if "years" in data else old.years,
            sections,
            tables,
            identities,
        )

    def _base(self, id: str | None) -> Form | None:
        if id is None:
            return None
        self.known("extends", id, BUILT_IN, "form")
        return next(form for form in load_forms() if form.id == id)

    def _years(self, data: dict[str, Any]) -> tuple[int, int | None]:
        years = self.checked("years", data["years"], _YEARS)
        self.needs("years", years, "first")
        first, last = years["first"], years.get("last")
        if last is not None and last < first:
            problem = (f"{last}在years.first（{first}）之前", f"{last} is before years.first, {first}")
            raise self.fail("years.last", problem)
        return first, last

    def _section(self, key: str, item: dict[str, Any], old: FormSection | None) -> FormSection:
        if old is None:
            self.needs(key, item, "title")
            old = FormSection(item["id"], 0, "", (), (), None)
        return old._replace(
            title=item.get("title", old.title),
            variants=old.variants + self.texts(key, item, "variants"),
            loose=old.loose + self.texts(key, item, "loose"),
            table=item.get("table", old.table),
            subtopics=self.texts(key, item, "subtopics") or old.subtopics,
            subtopic_variants=old.subtopic_variants + self.texts(key, item, "subtopic-variants"),
        )

    def _table(self, key: str, item: dict[str, Any], old: FormTable | None) -> FormTable:
        if old is None:
            self.needs(key, item, "section", "name", "layout", "blocks")
            old = FormTable(item["id"], "", "", "", "matrix", (), (), (), 1, None, ())
        layout: Literal["blocks", "matrix", "record"] = self.one_of(
            f"{key}.layout", item.get("layout", old.layout), ("blocks", "matrix", "record")
        )
        blocks = self.parts(f"{key}.blocks", item.get("blocks", []), _BLOCK, old.blocks, self._block)
        rows = [row.id for block in blocks for row in block.rows]
        columns = [column.id for block in blocks for column in block.columns]
        # A row has one id in the whole table, so that a target needs no block.
        self.unique(f"{key}.blocks", rows)
        if layout != "blocks" and len(blocks) != 1:
            count = len(blocks)
            problem = (f"{layout}只有一栏，这里有{count}栏", f"a {layout} has one block, not {count}")
            raise self.fail(f"{key}.blocks", problem)
        if layout == "record" and len(rows) != 1:
            problem = (f"record只有一行，这里有{len(rows)}行", f"a record has one row, not {len(rows)}")
            raise self.fail(f"{key}.blocks.{blocks[0].id}.rows", problem)
        for block in blocks:
            if layout == "blocks" and not block.band:
                raise self.fail(f"{key}.blocks.{block.id}.band", _NEEDED)
        return old._replace(
            section=item.get("section", old.section),
            name=item.get("name", old.name),
            title=item.get("title", old.title or item.get("name", "")),
            layout=layout,
            blocks=blocks,
            row_groups=self._groups(f"{key}.groups", item.get("groups", []), old.row_groups, "rows", rows),
            column_groups=self._groups(
                f"{key}.column-groups", item.get("column-groups", []), old.column_groups, "columns", columns
            ),
            label_columns=item.get("label-columns", old.label_columns),
            note=item.get("note", old.note),
            headers=old.headers + self.texts(key, item, "headers"),
        )

    def _groups(
        self, key: str, items: list[Any], old: tuple[Group, ...], members: str, known: list[str]
    ) -> tuple[Group, ...]:
        def make(place: str, item: dict[str, Any], old: Group | None) -> Group:
            if old is None:
                self.needs(place, item, "label", members)
                old = Group(item["id"], "", ())
                if old.id in known:
                    problem = (f"有一行或一列也叫{old.id}", f"a member has this id too: {old.id}")
                    raise self.fail(f"{place}.id", problem)
            for member in self.texts(place, item, members):
                self.known(f"{place}.{members}", member, known, "id")
            given = self.texts(place, item, members)
            return old._replace(label=item.get("label", old.label), members=given or old.members)

        keys = {name: kind for name, kind in _GROUP.items() if name in ("id", "label", "after", members)}
        return self.parts(key, items, keys, old, make)

    def _block(self, key: str, item: dict[str, Any], old: Block | None) -> Block:
        if old is None:
            self.needs(key, item, "columns", "rows")
            old = Block(item["id"], None, (), (), ())
        columns = self.parts(f"{key}.columns", item.get("columns", []), _COLUMN, old.columns, self._column)
        rows = self.parts(f"{key}.rows", item.get("rows", []), _ROW, old.rows, self._row)
        for name, found in (("columns", columns), ("rows", rows)):
            if not found:
                raise self.fail(f"{key}.{name}", ("一个也没有写", "none given"))
        return old._replace(
            band=item.get("band", old.band),
            band_variants=old.band_variants + self.texts(key, item, "band-variants"),
            rows=rows,
            columns=columns,
            signs=old.signs + self.texts(key, item, "signs"),
        )

    def _column(self, key: str, item: dict[str, Any], old: Column | None) -> Column:
        if old is None:
            self.needs(key, item, "label")
            unit = "" if item.get("value") == "money" else "件"
            old = Column(item["id"], "", ("",), (), "count", unit)
        value: ValueType = self.one_of(
            f"{key}.value", item.get("value", old.value), ("count", "signed", "money")
        )
        label = item.get("label", old.label)
        path = self.texts(key, item, "path") or (*old.path[:-1], label)
        if path[-1] != label:
            problem = (
                f"最后一项是{path[-1]}，应为label：{label}",
                f"ends with {path[-1]}, not with the label, {label}",
            )
            raise self.fail(f"{key}.path", problem)
        return old._replace(
            label=label,
            path=path,
            variants=old.variants + self.texts(key, item, "variants"),
            value=value,
            unit=item.get("unit", old.unit),
            unit_in_cell=item.get("unit-in-cell", old.unit_in_cell),
            colspan=item.get("colspan", old.colspan),
        )

    def _row(self, key: str, item: dict[str, Any], old: Row | None) -> Row:
        if old is None:
            self.needs(key, item, "label")
            old = Row(item["id"], "", ("",), (), ())
        label = item.get("label", old.label)
        above = self.texts(key, item, "path") if "path" in item else old.path[:-1]
        return old._replace(
            label=label,
            path=(*above, label),
            variants=old.variants + self.texts(key, item, "variants"),
            keys=old.keys + self.texts(key, item, "keys"),
        )

    def _tie(self, sections: tuple[FormSection, ...], tables: tuple[FormTable, ...]) -> None:
        """A section and its table name each other; further tables of a section name it alone."""
        holders = {section.table: section.id for section in sections if section.table is not None}
        for section in sections:
            if section.table is not None:
                names = (table.id for table in tables)
                self.known(f"sections.{section.id}.table", section.table, names, "table")
        for table in tables:
            key = f"tables.{table.id}.section"
            self.known(key, table.section, (section.id for section in sections), "section")
            if holders.get(table.id, table.section) != table.section:
                problem = (
                    f"写明{table.id}这张表的是另一部分，不是{table.section}",
                    f"section {table.section} does not name the table {table.id}",
                )
                raise self.fail(key, problem)

    def _identity(self, key: str, item: dict[str, Any], old: Identity | None) -> Identity:
        if old is None:
            self.needs(key, item, "name", "kind", "table", "per", "left", "op", "right", "source")
            old = Identity(item["id"], "", "official", "", None, "row", (), "=", (), (), "")
        kind = self.one_of(
            f"{key}.kind", item.get("kind", old.kind), ("official", "derivable", "plausibility")
        )
        return old._replace(
            name=item.get("name", old.name),
            kind=cast("IdentityKind", kind),
            table=item.get("table", old.table),
            block=item.get("block", old.block),
            per=self.one_of(f"{key}.per", item.get("per", old.per), ("column", "row")),
            left=self.texts(key, item, "left") if "left" in item else old.left,
            op=self.one_of(f"{key}.op", _OPS.get(item.get("op", old.op), item.get("op", old.op)), ("=", "≤")),
            right=self.texts(key, item, "right") if "right" in item else old.right,
            only=self.texts(key, item, "only") if "only" in item else old.only,
            source=item.get("source", old.source),
        )

    def _resolve(self, key: str, identity: Identity, tables: tuple[FormTable, ...]) -> None:
        """Every id in an identity leads to a row or column."""
        self.known(f"{key}.table", identity.table, (table.id for table in tables), "table")
        table = next(table for table in tables if table.id == identity.table)
        if identity.block is not None:
            self.known(f"{key}.block", identity.block, (block.id for block in table.blocks), "block")
        blocks = [block for block in table.blocks if identity.block in (None, block.id)]
        if not identity.terms:
            raise self.fail(key, ("两边都没有写", "has no terms"))
        rows = [row.id for block in blocks for row in block.rows]
        columns = [column.id for block in blocks for column in block.columns]
        terms, lines = (rows, columns) if identity.per == "column" else (columns, rows)
        for side, given in (("left", identity.left), ("right", identity.right)):
            self.unique(f"{key}.{side}", given)
            for term in given:
                if side == "right" and term in identity.left:
                    raise self.fail(f"{key}.right", (f"{term}两边都有", f"{term} stands on both sides"))
                self.known(f"{key}.{side}", term.removeprefix(PREVIOUS), terms, "id")
        for line in identity.only:
            self.known(f"{key}.only", line, lines, "id")
        if not any(identity.fits(block) for block in blocks):
            problem = (f"{table.id}没有一栏含有所写的各项", f"no block of {table.id} has all of its terms")
            raise self.fail(key, problem)


def _twice(id: str) -> tuple[str, str]:
    return f"{id}写了两次", f"{id} stands twice"


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
