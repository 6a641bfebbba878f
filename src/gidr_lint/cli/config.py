"""`gidr-lint config`: the configuration in force for a path, and where each value came from."""

from gidr_lint.base.visible import on_one_line
from gidr_lint.cli._arguments import Parser
from gidr_lint.cli._options import COMMON, given
from gidr_lint.cli._streams import say
from gidr_lint.workspace.config import Project
from gidr_lint.workspace.shape import SHAPE


def run(args: list[str]) -> int:
    parser = Parser("config", "显示生效的配置。|Show the configuration in force.")
    parser.add_argument(
        "path", nargs="?", default="报告.md", metavar="路径", help="为哪个文件|for which file"
    )
    parser.add_options(COMMON)
    found = parser.read(args)
    project = Project(config=found.config, isolated=found.isolated, given=given(found))
    resolved = project.resolve(found.path)
    loaded = project.file_for(found.path)
    _say(f"# {loaded.path if loaded else '没有配置文件，均为默认值 / no file, all defaults'}")
    settings = resolved.settings
    values = {
        "extends": list(settings.extends),
        "select": None if settings.select is None else list(settings.select),
        "extend-select": list(settings.extend_select),
        "ignore": list(settings.ignore),
        "year": settings.year,
        "form": settings.form,
        "stage": settings.stage,
        "language": settings.language,
        "plugins": list(settings.plugins),
        "fail-on": resolved.fail_on,
        "exclude": loaded.values.get("exclude", []) if loaded else [],
        "organisation": {
            "name": settings.organisation_name,
            "region": settings.organisation_region,
            "kind": settings.organisation_kind,
        },
    }
    for name in SHAPE:
        value = values.get(name)
        if isinstance(value, dict):
            for key, item in value.items():
                if item:
                    _say(f"{name}.{key} = {item!r}  # {resolved.origins.get(name, '')}")
        elif name in values:
            origin = resolved.origins.get(name, "默认 / default")
            _say(f"# {name}: 未设 / not set" if value is None else f"{name} = {value!r}  # {origin}")
    for name, setting in settings.rules.items():
        severity = setting.severity.label if setting.severity is not None else ""
        shown = ", ".join(
            [*([severity] if severity else []), *(f"{k} = {v!r}" for k, v in setting.options.items())]
        )
        _say(f"rules.{name} = {shown}  # {resolved.origins.get('rules.' + name, '')}")
    if resolved.is_excluded:
        _say("# 这个文件在exclude中 / this file is excluded")
    return 0


def _say(line: str) -> None:
    say(on_one_line(line))
