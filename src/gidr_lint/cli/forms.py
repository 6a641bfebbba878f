"""`gidr-lint forms`: the known forms (ours, a plugin's, the configuration's), or all of one."""

from gidr_lint.cli._arguments import Parser, add_common_arguments
from gidr_lint.cli._run import Runner, options_without_files
from gidr_lint.errors import UsageError, nearest
from gidr_lint.forms.model import Form


def run(args: list[str]) -> int:
    parser = Parser("forms", "列出官方格式。")
    parser.add_argument("id", nargs="?", metavar="编号", help="2019或2021")
    add_common_arguments(parser)
    found = parser.read(args)
    forms = {form.id: form for form in Runner(options_without_files(found)).linter("gidr-lint.md").forms}
    if found.id is None:
        for form in forms.values():
            first, last = form.years
            print(f"{form.id}  {first}—{last or ''}年度  {form.name}  {form.notice}")
        return 0
    if found.id not in forms:
        near = nearest(found.id, forms)
        raise UsageError(
            f"没有“{found.id}”这个格式" + (f"，是不是{near}？" if near else f"，可用{'、'.join(forms)}")
        )
    print(page(forms[found.id]))
    return 0


def page(form: Form) -> str:
    """Sections, tables, rows, columns and identities of a form, with their ids."""
    lines = [f"{form.id} {form.name}", f"依据：{form.source}", ""]
    lines += [f"{section.heading}  section:{section.id}" for section in form.sections]
    for table in form.tables:
        lines += ["", f"{table.name} {table.title}  {table.id}"]
        for block in table.blocks:
            if block.band:
                lines.append(f"  {block.band}")
            heads = "、".join(f"{'·'.join(c.path)}（{c.id}）" for c in block.columns)
            lines.append(f"    列：{heads}")
            lines += [f"    行：{'·'.join(row.path)}  {row.id}" for row in block.rows if row.label]
    lines += ["", "勾稽与合计："]
    for identity in form.identities:
        kind = {"official": "官方", "derivable": "可推出", "plausibility": "通常成立"}[identity.kind]
        lines.append(f"  {identity.id}  {identity.name}（{kind}）")
    return "\n".join(lines)
