"""`gidr-lint forms`: the known forms (ours, a plugin's, the configuration's), or all of one."""

from collections.abc import Iterable

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
        "id", nargs="?", metavar="编号", help="2019、2021或报告年度|2019, 2021 or the year of a report"
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    runner = Runner(options_without_files(found))
    forms = {form.id: form for form in runner.linter("gidr-lint.md").forms}
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
    say(page(form, english=found.lang == "en"))
    return runner.status()


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
