"""
The registry: where rules, forms, presets, readers and reporters come from, ours as one plugin among others.

pluggy is loaded with the first plugin that is not ours: alone, ours is asked without it.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gidr_lint.base.errors import PluginError, nearest, shown
from gidr_lint.base.settings import Preset
from gidr_lint.formats import suffix_of
from gidr_lint.formats.protocol import kind_of_format
from gidr_lint.judging.rule import Rule, RuleRef, is_named, split_code
from gidr_lint.plugins.discovery import GROUP, entry_points
from gidr_lint.plugins.house import FAMILIES, BuiltIn, ReporterRef

if TYPE_CHECKING:
    import pluggy

    from gidr_lint.document.source import Source
    from gidr_lint.formats.protocol import Format
    from gidr_lint.forms.model import Form
    from gidr_lint.plugins.failures import PluginFailure

    Fail = Callable[[PluginFailure], None]

BUILT_IN = "gidr-lint"


def ask(
    hook: str, manager: "pluggy.PluginManager | None" = None, fail: "Fail | None" = None
) -> Iterator[tuple[str, Any]]:
    """
    What each plugin returns for a hook, with the plugin's name, one item after another and the built-in one
    first: a later plugin is not asked before its items are wanted. Without a manager ours is the only plugin.
    One that fails is told to `fail`; without it PluginError is raised.
    """
    if manager is None:
        yield from ((BUILT_IN, item) for item in getattr(BuiltIn(), hook)())
        return
    from gidr_lint.plugins.loading import answers

    plugins = manager.list_name_plugin()
    for name, plugin in plugins:
        others = [other for _, other in plugins if other is not plugin]
        found = answers(name, manager.subset_hook_caller(hook, others))
        if isinstance(found, list):
            yield from ((name, item) for item in found)
        elif fail is None:
            raise found.error()
        else:
            fail(found)


def reporter(asked: Iterable[tuple[str, Any]], name: str) -> Any:
    """The first reporter of a name (`gidr_lint.outputs.Reporter`) among answers to the hook, None without one."""
    for _, found in asked:
        if found.name == name:
            return found.load() if isinstance(found, ReporterRef) else found
    return None


class Registry:
    """
    All rules, forms, presets and readers that one configuration may use.

    Args:
        installed: ask the plugins installed beside gidr-lint (entry-point group `gidr_lint`).
        plugins: what the configuration names: installed plugins, which must then be there, or
            paths of local `.py` files.
        trusted: whether the code of local files may run; else they are in `left_out`.
        rules: rules besides, as those of a plugin that is being tested.

    What of a plugin cannot be loaded or clashes is in `failed` and left out; the rest is there.

    Raises:
        PluginError: A plugin that the configuration names is not there.
    """

    def __init__(
        self,
        *,
        installed: bool = True,
        plugins: tuple[str, ...] = (),
        trusted: bool = False,
        rules: tuple[Rule, ...] = (),
    ) -> None:
        self._manager: pluggy.PluginManager | None = None
        self._failed: dict[PluginFailure, None] = {}
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
        if rules:
            from gidr_lint.plugins.loading import Rules

            self._register(Rules(rules), rules[0].module)
        self.left_out = tuple(left_out)
        self._has_all = installed and not left_out
        self._plugin_of: dict[str, str] = {}
        self._by_name: dict[str, RuleRef | Rule] = {}
        self._collect()
        self.rules: tuple[RuleRef | Rule, ...] = tuple(
            self._by_name[code] for code in sorted(self._plugin_of)
        )
        self._forms: tuple[Form, ...] | None = None
        self._plugin_of_preset: dict[str, str] = {}
        self._by_suffix: dict[str, Format | None] = {}
        self._by_kind: dict[str, Format | None] = {}
        self._suffixes: frozenset[str] | None = None

    @property
    def failed(self) -> "tuple[PluginFailure, ...]":
        """What of plugins is not there, as far as it has been asked for: readers and presets are asked late."""
        return tuple(self._failed)

    @property
    def is_complete(self) -> bool:
        """Whether every plugin is there with all that it has."""
        return self._has_all and not self._failed

    def fail(self, failure: "PluginFailure") -> None:
        """Note what of a plugin is not there."""
        self._failed[failure] = None

    @property
    def is_alone(self) -> bool:
        """Whether there is no plugin but ours."""
        return self._manager is None

    @property
    def manager(self) -> "pluggy.PluginManager":
        if self._manager is None:
            import pluggy

            from gidr_lint.api import hookspecs
            from gidr_lint.plugins.loading import Rules

            for own in (BuiltIn, Rules):
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
        from gidr_lint.plugins.loading import installed

        for point in found:
            self._register(installed(point), point.name)

    def _add_local(self, path: str) -> None:
        from gidr_lint.plugins.loading import local

        self._register(local(path, self.manager), path)

    def _register(self, plugin: object, name: str) -> None:
        from gidr_lint.plugins.failures import PluginFailure
        from gidr_lint.plugins.loading import register

        failure = plugin if isinstance(plugin, PluginFailure) else register(self.manager, plugin, name)
        if failure is not None:
            self.fail(failure)

    def _ask(self, hook: str) -> Iterator[tuple[str, Any]]:
        return ask(hook, self._manager, self.fail)

    def _collect(self) -> None:
        """
        Take in every plugin's rules, its letters, codes and names being its own. One that has a rule that cannot be
        taken in is not loaded: none of its rules run.
        """
        letters: dict[str, str] = {}
        without: set[str] = set()
        for plugin, rule in self._ask("gidr_lint_rules"):
            if plugin != BUILT_IN:
                from gidr_lint.plugins.loading import mistake

                wrong = mistake(plugin, rule)
                if wrong is not None:
                    self.fail(wrong)
                    without.add(plugin)
                    continue
            family = rule.code.rstrip("0123456789")
            owner = letters.setdefault(family, plugin)
            taken = next((word for word in (rule.code, rule.name) if word in self._by_name), None)
            if owner != plugin or taken is not None:
                from gidr_lint.plugins.loading import clash

                other = self._plugin_of[self._by_name[taken].code] if taken is not None else owner
                self.fail(clash(plugin, other, rule, taken))
                without.add(plugin)
                continue
            self._by_name[rule.code] = self._by_name[rule.name] = rule
            self._plugin_of[rule.code] = plugin
        if without:
            plugin_of = self._plugin_of
            self._by_name = {w: r for w, r in self._by_name.items() if plugin_of[r.code] not in without}
            self._plugin_of = {code: name for code, name in plugin_of.items() if name not in without}

    @property
    def forms(self) -> "tuple[Form, ...]":
        """The built-in forms and the plugins'."""
        if self._forms is None:
            from gidr_lint.forms.model import Form

            found: list[Form] = []
            for plugin, item in self._ask("gidr_lint_forms"):
                if not isinstance(item, Form):
                    from gidr_lint.plugins.loading import form

                    item = form(plugin, item)
                if isinstance(item, Form):
                    found.append(item)
                else:
                    self.fail(item)
            self._forms = tuple(found)
        return self._forms

    def with_forms(self, *forms: "Form") -> "Registry":
        """The same with further forms."""
        from copy import copy

        made = copy(self)
        made._forms = (*self.forms, *forms)
        return made

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
                self._plugin_of_preset[preset.name] = plugin
                return preset
        return None

    def _presets(self) -> Iterator[tuple[str, Preset]]:
        return self._sound("gidr_lint_presets", "no_preset")

    def _sound(self, hook: str, look: str) -> Iterator[tuple[str, Any]]:
        """What plugins return for a hook, less what a look of `loading` says is none of these."""
        for plugin, item in self._ask(hook):
            if plugin != BUILT_IN:
                from gidr_lint.plugins import loading

                wrong = getattr(loading, look)(plugin, item)
                if wrong is not None:
                    self.fail(wrong)
                    continue
            yield plugin, item

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
        return (reader for _, reader in self._sound("gidr_lint_readers", "no_reader"))

    def reporter(self, name: str) -> Any:
        """The reporter of this name (`gidr_lint.outputs.Reporter`), None without one."""
        return reporter(self._sound("gidr_lint_reporters", "no_reporter"), name)

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

    def plugin_of_preset(self, preset: Preset) -> str:
        """The name of the plugin that a preset was found in."""
        return self._plugin_of_preset[preset.name]

    def plugin_of(self, code: str) -> str:
        """The name of the plugin that a rule came with, `gidr-lint` for our own."""
        return self._plugin_of[code]


def _suffixes(format: "Format") -> Iterator[str]:
    return (str(suffix).lower() for suffix in format.suffixes)
