"""TOML → Form. Every error names the file and the key, and what would be right."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gidr_lint.errors import ConfigError
from gidr_lint.forms.model import (
    Block,
    Column,
    Form,
    FormSection,
    FormTable,
    Group,
    Identity,
    Row,
)

BUILT_IN = ("2019", "2021")
_FORM = {
    "id": str, "name": str, "notice": str, "title": str, "source": str, "years": dict, "extends": str,
    "sections": list, "tables": list, "identities": list,
}  # fmt: skip
_YEARS = {"first": int, "last": int}
_SECTION = {
    "id": str, "title": str, "variants": list, "loose": list, "table": str, "subtopics": list, "after": str,
}  # fmt: skip
_TABLE = {
    "id": str, "section": str, "name": str, "title": str, "layout": str, "label-columns": int, "note": str,
    "headers": list, "groups": list, "column-groups": list, "blocks": list,
}  # fmt: skip
_GROUP = {"id": str, "label": str, "rows": list, "columns": list}
_BLOCK = {"id": str, "band": str, "band-variants": list, "signs": list, "columns": list, "rows": list}
_COLUMN = {
    "id": str, "label": str, "path": list, "variants": list, "value": str, "unit": str, "unit-in-cell": bool,
    "colspan": int,
}  # fmt: skip
_ROW = {"id": str, "label": str, "path": list, "variants": list, "keys": list}
_IDENTITY = {
    "id": str, "name": str, "kind": str, "table": str, "block": str, "per": str, "left": list, "op": str,
    "right": list, "only": list, "source": str,
}  # fmt: skip
_PREVIOUS = "previous."


@cache
def load_forms() -> tuple[Form, ...]:
    """The forms that come with the package, the oldest first."""
    return tuple(load_form(Path(__file__).with_name(f"{id}.toml")) for id in BUILT_IN)


def load_form(path: str | Path) -> Form:
    """
    Read and check a form file; one that `extends` another starts from that.

    Raises:
        ConfigError: The file cannot be read or is no TOML, a key is not known or missing, a value
            is of the wrong type, or a name leads nowhere; file and key are named.
    """
    import tomli

    path = Path(path)
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    return _Loader(str(path), data).form()


class _Loader:
    """Checks one file's data while it is turned into a form."""

    def __init__(self, file: str, data: dict[str, Any]) -> None:
        self.file = file
        self.data = data

    def fail(self, key: str, problem: str, given: str = "", known: Iterable[str] = ()) -> ConfigError:
        hint = ""
        if given:
            from difflib import get_close_matches

            near = get_close_matches(given, list(known), 1, 0.5)
            hint = f"; did you mean {near[0]}?" if near else ""
        return ConfigError(f"{self.file}: {key}: {problem}{hint}")

    def checked(self, key: str, value: Any, shape: Mapping[str, type], *needed: str) -> dict[str, Any]:
        """A table whose keys are known, of the right type, and all there."""
        if not isinstance(value, dict):
            raise self.fail(key, "expected a table")
        for name, item in value.items():
            place = f"{key}.{name}" if key else name
            if name not in shape:
                raise self.fail(place, "no such key", name, shape)
            if not isinstance(item, shape[name]) or (shape[name] is int and isinstance(item, bool)):
                raise self.fail(place, f"expected {_KINDS[shape[name]]}, not {item!r}")
        for name in needed:
            if name not in value:
                raise self.fail(f"{key}.{name}" if key else name, "this key is needed")
        return value

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        for item in value or ():
            if not isinstance(item, str):
                raise self.fail(key, f"expected a list of texts, not {item!r}")
        return tuple(value or ())

    def unique(self, key: str, ids: Iterable[str]) -> None:
        seen: set[str] = set()
        for id in ids:
            if id in seen:
                raise self.fail(key, f"{id} stands twice")
            seen.add(id)

    def form(self) -> Form:
        data = self.checked("", self.data, _FORM, "id")
        base = self._base(data.get("extends"))
        if base is None:
            self.checked("", data, _FORM, "id", "name", "notice", "source", "years", "sections", "tables")
        sections = self._sections(data.get("sections", []), base)
        tables = self._tables(data.get("tables", []), base, sections)
        identities = self._identities(data.get("identities", []), base, tables)
        names = [table.id for table in tables]
        for number, section in enumerate(sections):
            if section.table is not None and section.table not in names:
                raise self.fail(
                    f"sections[{number}].table", f"no such table: {section.table}", section.table, names
                )
        if "years" in data:
            given = self.checked("years", data["years"], _YEARS, "first")
            years = (given["first"], given.get("last"))
            if years[1] is not None and years[1] < years[0]:
                raise self.fail("years.last", "is before years.first")
        else:
            assert base is not None
            years = base.years

        def text(name: str, old: str) -> str:
            value = data.get(name, old)
            assert isinstance(value, str)
            return value

        return Form(
            data["id"],
            text("name", base.name if base else ""),
            text("source", base.source if base else ""),
            text("notice", base.notice if base else ""),
            text("title", base.notice_title if base else ""),
            years,
            sections,
            tables,
            identities,
        )

    def _base(self, id: str | None) -> Form | None:
        if id is None:
            return None
        if id not in BUILT_IN:
            raise self.fail("extends", f"no such form: {id}", id, BUILT_IN)
        return next(form for form in load_forms() if form.id == id)

    def _sections(self, data: list[Any], base: Form | None) -> tuple[FormSection, ...]:
        found = {section.id: section for section in base.sections} if base else {}
        order = list(found)
        for number, item in enumerate(data):
            key = f"sections[{number}]"
            item = self.checked(key, item, _SECTION, "id")
            old = found.get(item["id"])
            if old is None:
                self.checked(key, item, _SECTION, "id", "title")
                after = item.get("after")
                if after is not None and after not in order:
                    raise self.fail(f"{key}.after", f"no such section: {after}", after, order)
                order.insert(order.index(after) + 1 if after else len(order), item["id"])
            elif base is None:
                raise self.fail(f"{key}.id", f"{item['id']} stands twice")
            found[item["id"]] = FormSection(
                item["id"],
                0,
                item.get("title", old.title if old else ""),
                (old.variants if old else ()) + self.texts(f"{key}.variants", item.get("variants")),
                (old.loose if old else ()) + self.texts(f"{key}.loose", item.get("loose")),
                item.get("table", old.table if old else None),
                self.texts(f"{key}.subtopics", item.get("subtopics")) or (old.subtopics if old else ()),
            )
        return tuple(found[id]._replace(ordinal=number) for number, id in enumerate(order, 1))

    def _tables(
        self, data: list[Any], base: Form | None, sections: tuple[FormSection, ...]
    ) -> tuple[FormTable, ...]:
        found = {table.id: table for table in base.tables} if base else {}
        ids = [section.id for section in sections]
        for number, item in enumerate(data):
            key = f"tables[{number}]"
            item = self.checked(key, item, _TABLE, "id", "section", "name", "layout", "blocks")
            if item["section"] not in ids:
                raise self.fail(f"{key}.section", f"no such section: {item['section']}", item["section"], ids)
            if item["layout"] not in ("blocks", "matrix", "record"):
                raise self.fail(f"{key}.layout", "expected blocks, matrix or record")
            if base is None and item["id"] in found:
                raise self.fail(f"{key}.id", f"{item['id']} stands twice")
            found[item["id"]] = self._table(key, item)
        return tuple(found.values())

    def _table(self, key: str, item: dict[str, Any]) -> FormTable:
        blocks = tuple(self._block(f"{key}.blocks[{n}]", block) for n, block in enumerate(item["blocks"]))
        rows = [row.id for block in blocks for row in block.rows]
        columns = [column.id for block in blocks for column in block.columns]
        self.unique(f"{key}.blocks", rows)
        self.unique(f"{key}.blocks", (block.id for block in blocks))
        return FormTable(
            item["id"],
            item["section"],
            item["name"],
            item.get("title", ""),
            item["layout"],
            blocks,
            self._groups(f"{key}.groups", item.get("groups", []), "rows", rows),
            self._groups(f"{key}.column-groups", item.get("column-groups", []), "columns", columns),
            item.get("label-columns", 1),
            item.get("note"),
            self.texts(f"{key}.headers", item.get("headers")),
        )

    def _groups(self, key: str, data: list[Any], members: str, known: list[str]) -> tuple[Group, ...]:
        found = []
        for number, item in enumerate(data):
            place = f"{key}[{number}]"
            item = self.checked(place, item, _GROUP, "id", "label", members)
            for member in self.texts(f"{place}.{members}", item[members]):
                if member not in known:
                    raise self.fail(f"{place}.{members}", f"no such id: {member}", member, known)
            found.append(Group(item["id"], item["label"], tuple(item[members])))
        self.unique(key, (group.id for group in found))
        return tuple(found)

    def _block(self, key: str, item: Any) -> Block:
        item = self.checked(key, item, _BLOCK, "id", "columns", "rows")
        columns = tuple(
            self._column(f"{key}.columns[{n}]", column) for n, column in enumerate(item["columns"])
        )
        rows = tuple(self._row(f"{key}.rows[{n}]", row) for n, row in enumerate(item["rows"]))
        self.unique(f"{key}.columns", (column.id for column in columns))
        return Block(
            item["id"],
            item.get("band"),
            self.texts(f"{key}.band-variants", item.get("band-variants")),
            rows,
            columns,
            self.texts(f"{key}.signs", item.get("signs")),
        )

    def _column(self, key: str, item: Any) -> Column:
        item = self.checked(key, item, _COLUMN, "id", "label")
        value = item.get("value", "count")
        if value not in ("count", "signed", "money"):
            raise self.fail(f"{key}.value", "expected count, signed or money")
        return Column(
            item["id"],
            item["label"],
            self.texts(f"{key}.path", item.get("path")) or (item["label"],),
            self.texts(f"{key}.variants", item.get("variants")),
            value,
            item.get("unit", "件"),
            item.get("unit-in-cell", False),
            item.get("colspan", 1),
        )

    def _row(self, key: str, item: Any) -> Row:
        item = self.checked(key, item, _ROW, "id", "label")
        return Row(
            item["id"],
            item["label"],
            (*self.texts(f"{key}.path", item.get("path")), item["label"]),
            self.texts(f"{key}.variants", item.get("variants")),
            self.texts(f"{key}.keys", item.get("keys")),
        )

    def _identities(
        self, data: list[Any], base: Form | None, tables: tuple[FormTable, ...]
    ) -> tuple[Identity, ...]:
        found = {identity.id: identity for identity in base.identities} if base else {}
        for number, item in enumerate(data):
            key = f"identities[{number}]"
            item = self.checked(
                key, item, _IDENTITY, "id", "name", "kind", "table", "per", "left", "op", "right", "source"
            )
            for name, values in (
                ("kind", ("official", "derivable", "plausibility")),
                ("per", ("column", "row")),
                ("op", ("=", "≤")),
            ):
                if item[name] not in values:
                    raise self.fail(f"{key}.{name}", f"expected {' or '.join(values)}", item[name], values)
            table = next((table for table in tables if table.id == item["table"]), None)
            if table is None:
                names = [table.id for table in tables]
                raise self.fail(f"{key}.table", f"no such table: {item['table']}", item["table"], names)
            blocks = [b for b in table.blocks if item.get("block") in (None, b.id)]
            if not blocks:
                names = [block.id for block in table.blocks]
                raise self.fail(f"{key}.block", f"no such block: {item['block']}", item["block"], names)
            rows = [row.id for block in blocks for row in block.rows]
            columns = [column.id for block in blocks for column in block.columns]
            terms, lines = (rows, columns) if item["per"] == "column" else (columns, rows)
            for side, known in (("left", terms), ("right", terms), ("only", lines)):
                for term in self.texts(f"{key}.{side}", item.get(side)):
                    if term.removeprefix(_PREVIOUS) not in known:
                        raise self.fail(f"{key}.{side}", f"no such id: {term}", term, known)
            if base is None and item["id"] in found:
                raise self.fail(f"{key}.id", f"{item['id']} stands twice")
            found[item["id"]] = Identity(
                item["id"],
                item["name"],
                item["kind"],
                item["table"],
                item.get("block"),
                item["per"],
                tuple(item["left"]),
                item["op"],
                tuple(item["right"]),
                tuple(item.get("only", ())),
                item["source"],
            )
        return tuple(found.values())


_KINDS = {str: "a text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}
