"""`gidr-lint forms`: the known forms (ours, a plugin's, the configuration's), or all of one, also of a file."""

from collections.abc import Iterable, Iterator

from gidr_lint.base.errors import UsageError
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import COMMON
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.cli._streams import say
from gidr_lint.forms.model import Form

_HEADS = ("依据：", "列：", "行：", "勾稽与合计：")
_HEADS_EN = ("source: ", "columns: ", "row: ", "identities:")
_KINDS = {"official": "官方", "derivable": "可推出", "plausibility": "通常成立"}
_KINDS_EN = {"official": "official", "derivable": "derivable", "plausibility": "usually true"}


def run(args: list[str]) -> int:
    parser = Parser("forms", "列出官方格式。|List the official forms, or show one.")
    parser.add_argument(
        "id",
        nargs="?",
        metavar="编号",
        help="2019、2021、报告年度或格式文件.toml|2019, 2021, the year of a report, or a form file.toml",
    )
    parser.add_argument(
        "--ids",
        action="store_true",
        help="只列出规则、配置和JSON里用的编号，一行一个|only the ids that rules, configuration and JSON use, one a line",
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    if found.id is not None and found.id.endswith(".toml"):
        from gidr_lint.forms.load import load_form

        _show(load_form(found.id), ids=found.ids, english=found.lang == "en")
        return 0
    runner = Runner(options_without_files(found))
    forms = {form.id: form for form in runner.linter("gidr-lint.md").forms}
    if found.id is None and found.ids:
        raise UsageError("--ids要写明是哪个格式，如2021 / --ids needs a form, such as 2021")
    if found.id is None:
        for known in forms.values():
            first, last = known.years
            say(f"{known.id}  {first}—{last or ''}年度  {known.name}  {known.notice}")
        return runner.status()
    form = forms.get(found.id) or _of_year(found.id, forms.values())
    if form is None:
        raise UsageError(
            f"没有“{found.id}”这个格式，可用{'、'.join(forms)} / no such form: {found.id}; "
            f"there are {', '.join(forms)}"
        )
    _show(form, ids=found.ids, english=found.lang == "en")
    return runner.status()


def _show(form: Form, *, ids: bool, english: bool) -> None:
    say("\n".join(ids_of(form)) if ids else page(form, english=english))


def ids_of(form: Form) -> Iterator[str]:
    """
    Every id as rules, the configuration and JSON write it: sections, tables, cells, groups of rows or columns as
    `applications.denied`, and identities.
    """
    for section in form.sections:
        yield f"section:{section.id}"
    for table in form.tables:
        yield table.id
        yield from map(str, table.targets())
        yield from (f"{table.id}.{group.id}" for group in (*table.row_groups, *table.column_groups))
    for identity in form.identities:
        yield identity.id


def _of_year(word: str, forms: Iterable[Form]) -> Form | None:
    """The form of a report year; None where several are in use in it, as a city's own beside ours."""
    if not (word.isascii() and word.isdigit() and len(word) == 4):
        return None
    found = [form for form in forms if form.covers(int(word))]
    return found[0] if len(found) == 1 else None


def page(form: Form, *, english: bool = False) -> str:
    """Sections, tables, rows, columns and identities of a form, with their ids."""
    source, columns, rows, identities = _HEADS_EN if english else _HEADS
    kinds = _KINDS_EN if english else _KINDS
    lines = [f"{form.id} {form.name}", f"{source}{form.source}", ""]
    lines += [f"{section.heading}  section:{section.id}" for section in form.sections]
    for table in form.tables:
        lines += ["", f"{table.name} {table.title}  {table.id}"]
        for block in table.blocks:
            if block.band:
                lines.append(f"  {block.band}")
            heads = "、".join(f"{'·'.join(c.path)}（{c.id}）" for c in block.columns)
            lines.append(f"    {columns}{heads}")
            lines += [f"    {rows}{'·'.join(row.path)}  {row.id}" for row in block.rows if row.label]
    lines += ["", identities]
    for identity in form.identities:
        lines.append(f"  {identity.id}  {identity.name}（{kinds[identity.kind]}）")
    return "\n".join(lines)
