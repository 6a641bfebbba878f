"""
The registry: where rules, forms, presets, readers and reporters come from, ours as one plugin among others.

pluggy is loaded with the first plugin that is not ours: alone, ours is asked without it.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import PluginError, nearest, shown
from gidr_lint.base.settings import Preset
from gidr_lint.formats import suffix_of
from gidr_lint.formats.protocol import kind_of_format
from gidr_lint.judging.rule import Rule, RuleRef, is_named, split_code
from gidr_lint.plugins.discovery import GROUP, entry_points
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.house import FAMILIES, BuiltIn, ReporterRef

if TYPE_CHECKING:
    import pluggy

    from gidr_lint.document.source import Source
    from gidr_lint.formats.protocol import Format
    from gidr_lint.forms.model import Form

BUILT_IN = "gidr-lint"


def ask(hook: str, manager: "pluggy.PluginManager | None" = None) -> Iterator[tuple[str, Any]]:
    """
    What each plugin returns for a hook, with the plugin's name, one item after another and the built-in one
    first: a later plugin is not asked before its items are wanted. Without a manager ours is the only plugin.
    """
    if manager is None:
        yield from ((BUILT_IN, item) for item in getattr(BuiltIn(), hook)())
        return
    plugins = manager.list_name_plugin()
    for name, plugin in plugins:
        others = [other for _, other in plugins if other is not plugin]
        caller = manager.subset_hook_caller(hook, others)
        try:
            with Aside():
                answers = [item for answer in caller() for item in answer]
        except (Exception, SystemExit) as error:
            raise _unloadable(name, error) from error
        for answer in answers:
            yield name, answer


def reporter(asked: Iterable[tuple[str, Any]], name: str) -> Any:
    """The first reporter of a name (`gidr_lint.outputs.Reporter`) among answers to the hook, None without one."""
    for plugin, found in asked:
        if not isinstance(found, ReporterRef) and not all(
            hasattr(found, part) for part in ("name", "start", "piece", "end")
        ):
            raise PluginError(f"{plugin}: gidr_lint_reporters gives {found!r}, which is no reporter")
        if found.name == name:
            return found.load() if isinstance(found, ReporterRef) else found
    return None


class _LocalRules:
    """The rules of a local file that implements no hook itself."""

    def __init__(self, module: ModuleType) -> None:
        self.rules = [value for value in vars(module).values() if isinstance(value, Rule)]

    def gidr_lint_rules(self) -> list[Rule]:
        return self.rules


class Registry:
    """
    All rules, forms, presets and readers that one configuration may use.

    Args:
        installed: ask the plugins installed beside gidr-lint (entry-point group `gidr_lint`).
        plugins: what the configuration names: installed plugins, which must then be there, or
            paths of local `.py` files.
        trusted: whether the code of local files may run; else they are in `left_out`.

    Raises:
        PluginError: A plugin is missing, cannot be loaded, or its codes clash.
    """

    def __init__(
        self, *, installed: bool = True, plugins: tuple[str, ...] = (), trusted: bool = False
    ) -> None:
        self._manager: pluggy.PluginManager | None = None
        left_out: list[str] = []
        names = [word for word in plugins if not word.endswith((".py", ".toml"))]
        if installed:
            self._add_installed(names)
        for path in plugins:
            if path in names:
                continue
            if path.endswith(".toml"):
                raise PluginError(
                    f"{path}: 本版本尚不能读取TOML规则文件，请用.py文件 / rules in TOML cannot be read by this "
                    "version; use a .py file"
                )
            if not os.path.isfile(path):
                raise PluginError(f"{path}: 没有这个插件文件 / no such plugin file")
            if trusted:
                self._add_local(path)
            else:
                left_out.append(path)
        self.left_out = tuple(left_out)
        self.is_complete = installed and not left_out
        self._plugin_of: dict[str, str] = {}
        self._by_name: dict[str, RuleRef | Rule] = {}
        self._collect()
        self.rules: tuple[RuleRef | Rule, ...] = tuple(
            self._by_name[code] for code in sorted(self._plugin_of)
        )
        self._forms: tuple[Form, ...] | None = None
        self._by_suffix: dict[str, Format | None] = {}
        self._by_kind: dict[str, Format | None] = {}
        self._suffixes: frozenset[str] | None = None

    @property
    def is_alone(self) -> bool:
        """Whether there is no plugin but ours."""
        return self._manager is None

    @property
    def manager(self) -> "pluggy.PluginManager":
        if self._manager is None:
            import pluggy

            from gidr_lint.api import hookspecs

            for own in (BuiltIn, _LocalRules):
                for name in vars(own):
                    if name.startswith("gidr_lint_"):
                        hookspecs.hookimpl(getattr(own, name))
            self._manager = pluggy.PluginManager(GROUP)
            self._manager.add_hookspecs(hookspecs)
            self._manager.register(BuiltIn(), BUILT_IN)
        return self._manager

    def _add_installed(self, names: list[str]) -> None:
        found = list(entry_points())
        for word in names:
            if not any(point.is_named(word) for point in found):
                near = nearest(word, [point.name for point in found])
                zh, en = f"没有安装“{shown(word)}”这个插件", f"no such plugin is installed: {shown(word)}"
                if near:
                    zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
                raise PluginError(f"plugins: {zh} / {en}")
        for point in found:
            try:
                with Aside():
                    plugin = point.load()
            except (Exception, SystemExit) as error:
                raise _unloadable(f"{point.name} ({point.value})", error) from error
            self._register(plugin, point.name)

    def _add_local(self, path: str) -> None:
        import importlib.util
        import zlib

        stem = os.path.basename(path)[:-3]
        # The last part of the module's name is the file's, for a rule is named after it.
        name = f"gidr_lint_local_{zlib.crc32(os.path.abspath(path).encode()):08x}.{stem}"
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            with Aside():
                spec.loader.exec_module(module)
        except (Exception, SystemExit) as error:
            del sys.modules[name]
            raise _unloadable(path, error) from error
        has_hooks = any(self.manager.parse_hookimpl_opts(module, name) for name in dir(module))
        self._register(module if has_hooks else _LocalRules(module), path)

    def _register(self, plugin: object, name: str) -> None:
        import pluggy

        try:
            self.manager.register(plugin, name)
            self.manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise PluginError(f"{name}: 插件有误 / wrong plugin: {str(error).splitlines()[0]}") from error

    def _ask(self, hook: str) -> Iterator[tuple[str, Any]]:
        return ask(hook, self._manager)

    def _collect(self) -> None:
        """Take in every plugin's rules, its letters, codes and names being its own."""
        letters: dict[str, str] = {}
        for plugin, rule in self._ask("gidr_lint_rules"):
            if not isinstance(rule, (Rule, RuleRef)):
                raise PluginError(f"{plugin}: gidr_lint_rules gives {rule!r}, which is no rule")
            parts = split_code(rule.code)
            if parts is None or len(parts[1]) != 3 or (len(parts[0]) < 2 and plugin != BUILT_IN):
                raise PluginError(
                    f"{plugin}: 插件的代码应为两个以上大写字母加三位数字 / a plugin's code is two or more capital letters and three digits, not {rule.code}"
                )
            if not isinstance(rule.severity, Severity):
                raise PluginError(
                    f"{plugin}: the severity of {rule.code} is {rule.severity!r}, not a Severity"
                )
            owner = letters.setdefault(parts[0], plugin)
            if owner != plugin:
                raise PluginError(
                    f"{owner}和{plugin}的代码都以{parts[0]}开头 / {owner} and {plugin} both use codes in "
                    f"{parts[0]} ({rule.code})"
                )
            for word in (rule.code, rule.name):
                if word in self._by_name:
                    other = self._plugin_of[self._by_name[word].code]
                    raise PluginError(
                        f"{other}和{plugin}都有规则{word} / {other} and {plugin} both have a rule {word}"
                    )
                self._by_name[word] = rule
            self._plugin_of[rule.code] = plugin

    @property
    def forms(self) -> "tuple[Form, ...]":
        """The built-in forms and the plugins'; raises ConfigError for a form file that is wrong."""
        if self._forms is None:
            self._forms = tuple(_form(plugin, item) for plugin, item in self._ask("gidr_lint_forms"))
        return self._forms

    @property
    def codes_of_identities(self) -> dict[str, str]:
        """The codes of the rules that hold the tables to a sum, by the id of its identity."""
        return {rule.identity: rule.code for rule in self.rules if rule.identity}

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Every preset, ours first."""
        return tuple(preset for _, preset in self._presets())

    def preset(self, name: str) -> Preset | None:
        """The preset of a name; ours may be named without `gidr-lint:`."""
        own = f"{BUILT_IN}:{name.removeprefix(f'{BUILT_IN}:')}"
        for plugin, preset in self._presets():
            if preset.name == (own if plugin == BUILT_IN else name):
                return preset
        return None

    def _presets(self) -> Iterator[tuple[str, Preset]]:
        for plugin, preset in self._ask("gidr_lint_presets"):
            if not isinstance(preset, Preset):
                raise PluginError(f"{plugin}: gidr_lint_presets gives {preset!r}, which is not a Preset")
            yield plugin, preset

    def format(self, source: "Source") -> "Format | None":
        """The format that reads a draft: by its kind where it has one, else by its ending."""
        return self.format_of_kind(source.kind) if source.kind else self.reader(suffix_of(source.uri))

    def reader(self, suffix: str) -> "Format | None":
        """The format of a file ending (`.ofd`), the first where several take it."""
        if suffix not in self._by_suffix:
            taking = (format for format in self._formats() if suffix in _suffixes(format))
            self._by_suffix[suffix] = next(taking, None)
        return self._by_suffix[suffix]

    def format_of_kind(self, kind: str) -> "Format | None":
        """The format that makes documents of a kind."""
        if kind not in self._by_kind:
            making = (format for format in self._formats() if kind_of_format(format) == kind)
            self._by_kind[kind] = next(making, None)
        return self._by_kind[kind]

    @property
    def suffixes(self) -> frozenset[str]:
        """The file endings that are read."""
        if self._suffixes is None:
            self._suffixes = frozenset(suffix for format in self._formats() for suffix in _suffixes(format))
        return self._suffixes

    def _formats(self) -> "Iterator[Format]":
        for plugin, reader in self._ask("gidr_lint_readers"):
            suffixes = getattr(reader, "suffixes", None)
            if not isinstance(suffixes, (list, tuple, set, frozenset)) or not hasattr(reader, "read"):
                raise PluginError(f"{plugin}: gidr_lint_readers gives {reader!r}, which is no reader")
            yield reader

    def reporter(self, name: str) -> Any:
        """The reporter of this name (`gidr_lint.outputs.Reporter`), None without one."""
        return reporter(self._ask("gidr_lint_reporters"), name)

    def find(self, word: str) -> RuleRef | Rule | None:
        """The rule of a code or name."""
        return self._by_name.get(word)

    def match(self, word: str) -> tuple[RuleRef | Rule, ...]:
        """The rules that a code, prefix or name means, in order of code; none if it means none."""
        found = self._by_name.get(word)
        if found is not None:
            return (found,)
        return tuple(rule for rule in self.rules if is_named(word, rule.code, rule.name))

    def knows(self, word: str) -> bool:
        """
        Whether a word may stand where rules are named: it means a rule, or is the prefix of an
        official family none of whose rules is built yet. While plugins are left out, any word
        that could be theirs may stand.
        """
        if self.match(word):
            return True
        parts = split_code(word)
        if parts is not None and len(parts[0]) == 1:
            return parts[0] in FAMILIES and len(parts[1]) < 3
        if parts is not None and self.match(parts[0]):
            return False
        bare = word.rstrip("0123456789")
        if parts is None and bare != word and bare.isalpha():
            return False  # like a code, but no plugin may have it
        return not self.is_complete

    def nearest(self, word: str) -> str | None:
        """The code or name that was most likely meant."""
        return nearest(word, self._by_name)

    def plugin_of(self, code: str) -> str:
        """The name of the plugin that a rule came with, `gidr-lint` for our own."""
        return self._plugin_of[code]


def _suffixes(format: "Format") -> Iterator[str]:
    return (str(suffix).lower() for suffix in format.suffixes)


def _form(plugin: str, item: Any) -> "Form":
    """A form as it is, or read from its file."""
    from gidr_lint.forms.load import load_form
    from gidr_lint.forms.model import Form

    if isinstance(item, Form):
        return item
    if not isinstance(item, str) and not hasattr(item, "read_bytes"):
        raise PluginError(f"{plugin}: gidr_lint_forms gives {item!r}, which is not the path of a form")
    return load_form(item)


def _unloadable(name: str, error: BaseException) -> PluginError:
    if isinstance(error, PluginError):
        return error
    said = " ".join(str(error).split())
    return PluginError(f"{name}: 插件加载不了 / cannot be loaded ({type(error).__name__}: {said})")
