"""How plugins are loaded and asked, and what is wrong where one is not what it has to be."""

import inspect
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import ConfigError, GidrLintError, nearest, quoted
from gidr_lint.base.settings import Preset, RuleSetting
from gidr_lint.judging.rule import Rule, RuleRef, split_code
from gidr_lint.plugins.discovery import EntryPoint
from gidr_lint.plugins.failures import PluginFailure, of_error, of_function, written_at
from gidr_lint.plugins.guard import Aside

if TYPE_CHECKING:
    import pluggy

    from gidr_lint.forms.model import Form

_PREFIX = "gidr_lint_"


class Rules:
    """The rules of a local file that implements no hook itself, or of one that is being tested."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = list(rules)

    def gidr_lint_rules(self) -> list[Rule]:
        return self.rules


def installed(point: EntryPoint) -> object:
    """What an entry point names, or why it is not there."""
    try:
        with Aside():
            return point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001  whatever it is, the other plugins go on
        return of_error(point.name, error)


def local(path: str, manager: "pluggy.PluginManager") -> object:
    """The plugin that a local file is, or why there is none in it."""
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
    except (Exception, SystemExit) as error:  # noqa: BLE001  as above
        del sys.modules[name]
        return of_error(path, error)
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    hooks = [hook for hook in dir(module) if manager.parse_hookimpl_opts(module, hook)]
    if rules and "gidr_lint_rules" not in hooks:
        if not hooks:
            return Rules(rules)
        module.gidr_lint_rules = Rules(rules).gidr_lint_rules  # type: ignore[attr-defined]
    elif not hooks:
        return _nothing(
            path, module, "没有规则，规则是写有@rule的函数", "no rule is in it: a function with @rule"
        )
    return module


def register(manager: "pluggy.PluginManager", plugin: object, name: str) -> PluginFailure | None:
    """Take a plugin in; why not where it cannot be."""
    implemented = [hook for hook in dir(plugin) if manager.parse_hookimpl_opts(plugin, hook)]
    if not implemented:
        return _nothing(name, plugin, "没有用@hookimpl写出的钩子", "it has no hook marked with @hookimpl")
    from gidr_lint.api import hookspecs

    known = [hook for hook in vars(hookspecs) if hook.startswith(_PREFIX)]
    for hook in implemented:
        function = getattr(plugin, hook)
        if hook not in known:
            near = nearest(hook, known)
            zh, en = f"没有{hook}这个钩子", f"there is no hook {hook}"
            if near:
                zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
            return of_function(name, zh, en, function)
        wanted = list(inspect.signature(function).parameters)
        if wanted:
            names = ", ".join(wanted)
            return of_function(
                name, f"{hook}不带参数，写了{names}", f"{hook} takes no arguments, it has {names}", function
            )
    try:
        manager.register(plugin, name)
    except ValueError as error:  # one plugin by two names
        return of_error(name, error)
    return None


def answers(name: str, caller: Any) -> list[Any] | PluginFailure:
    """What one plugin returns for a hook; nothing where it does not implement it."""
    implementations = caller.get_hookimpls()
    if not implementations:
        return []
    function = implementations[0].function
    hook = caller.name
    try:
        with Aside():
            found = caller()
            if not found:
                return of_function(
                    name, f"{hook}没有返回值，应返回列表", f"{hook} returns None, not a list", function
                )
            answer = found[0]
            if (
                isinstance(answer, (str, bytes))
                or hasattr(answer, "_fields")
                or not isinstance(answer, Iterable)
            ):
                given = quoted(answer)
                return of_function(
                    name, f"{hook}应返回列表，不是{given}", f"{hook} returns a list, not {given}", function
                )
            return list(answer)
    except (Exception, SystemExit) as error:  # noqa: BLE001  as above
        return of_error(name, error, function)


def _nothing(name: str, plugin: object, zh: str, en: str) -> PluginFailure:
    """A plugin that offers nothing; a function that is named like a hook was meant to be one."""
    for hook in dir(plugin):
        function = getattr(plugin, hook, None)
        if hook.startswith(_PREFIX) and callable(function):
            zh, en = f"{hook}前没有写@hookimpl", f"{hook} is not marked with @hookimpl"
            return of_function(name, zh, en, function)
    file = getattr(plugin, "__file__", None)
    return of_function(name, zh, en)._replace(file=file)


def mistake(plugin: str, rule: object) -> PluginFailure | None:
    """What is wrong with a rule of a plugin."""
    if not isinstance(rule, (Rule, RuleRef)):
        given = quoted(rule)
        return of_function(
            plugin,
            f"gidr_lint_rules给出的{given}不是规则",
            f"gidr_lint_rules gives {given}, which is no rule",
        )
    from gidr_lint.judging import declared

    try:
        declared.check(rule)
    except (GidrLintError, TypeError) as error:
        failure = of_error(plugin, error)
        file, line = _place(rule)
        return failure._replace(file=file, line=line)
    parts = split_code(rule.code)
    if parts is None or len(parts[0]) < 2:
        return _of_rule(
            plugin,
            rule,
            f"插件的代码应为两个以上大写字母加三位数字，不是{rule.code}",
            f"a plugin's code is two or more capital letters and three digits, not {rule.code}",
        )
    return None


def clash(plugin: str, other: str, rule: RuleRef, taken: str | None) -> PluginFailure:
    """A rule whose letters are another plugin's, or whose code or name (`taken`) another rule has."""
    if taken is None:
        letters = rule.code.rstrip("0123456789")
        zh = f"{other}的代码也以{letters}开头（{rule.code}）"
        en = f"{other} uses codes in {letters}, too ({rule.code})"
    elif other == plugin and taken == rule.name:
        zh = f"有两条规则叫{taken}，请在@rule里写name=（{rule.code}）"
        en = f"two rules are called {taken}: give {rule.code} a name= of its own"
    elif other == plugin:
        zh = f"有两条规则的代码都是{taken}，请给其中一条另写code="
        en = f"two rules have the code {taken}: give one of them a code= of its own"
    else:
        zh, en = f"{other}已有规则{taken}", f"{other} has a rule {taken} already"
    return _of_rule(plugin, rule, zh, en)


def _of_rule(plugin: str, rule: RuleRef, zh: str, en: str) -> PluginFailure:
    file, line = _place(rule)
    return of_function(plugin, zh, en)._replace(file=file, line=line)


def _place(rule: RuleRef) -> tuple[str | None, int | None]:
    return written_at(rule.check) if isinstance(rule, Rule) else (None, None)


def form(plugin: str, item: object) -> "Form | PluginFailure":
    """A plugin's form, read from its file."""
    from gidr_lint.forms.load import load_form

    if not isinstance(item, str) and not hasattr(item, "read_bytes"):
        given = quoted(item)
        return of_function(
            plugin,
            f"gidr_lint_forms给出的{given}不是格式文件的路径",
            f"gidr_lint_forms gives {given}, which is not the path of a form",
        )
    try:
        return load_form(item)  # type: ignore[arg-type]
    except (ConfigError, OSError) as error:
        return of_error(plugin, error)


def no_preset(plugin: str, item: Any) -> PluginFailure | None:
    """What is wrong with a preset of a plugin."""
    if not isinstance(item, Preset):
        return _no(plugin, "gidr_lint_presets", item, "Preset")
    for name in ("select", "ignore"):
        given = getattr(item, name)
        if not isinstance(given, (tuple, list)) or not all(isinstance(word, str) for word in given):
            said = quoted(given)
            return of_function(
                plugin,
                f'{item.name}的{name}应为元组，如("QX",)，不是{said}',
                f"{name} of {item.name} is a tuple of codes, not {said}",
            )
    rules = item.rules
    for word, setting in rules.items() if isinstance(rules, Mapping) else [("rules", rules)]:
        severity = setting.severity if isinstance(setting, RuleSetting) else setting
        if not isinstance(setting, RuleSetting) or not isinstance(severity, (Severity, type(None))):
            said = quoted(severity)
            return of_function(
                plugin,
                f"{item.name}的{word}应写RuleSetting(Severity.…)，不是{said}",
                f"{word} of {item.name} is a RuleSetting(Severity.…), not {said}",
            )
    return None


def no_rule(plugin: str, preset: Preset, word: str, near: str | None) -> PluginFailure:
    """A word of a preset that means no rule."""
    zh, en = f"{preset.name}里的{word}不是规则", f"{preset.name} names no rule with {word}"
    if near:
        zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
    return of_function(plugin, zh, en)


def no_reader(plugin: str, item: Any) -> PluginFailure | None:
    """What is wrong with a reader of a plugin."""
    suffixes = getattr(item, "suffixes", None)
    if isinstance(suffixes, (list, tuple, set, frozenset)) and hasattr(item, "read"):
        return None
    return _no(plugin, "gidr_lint_readers", item, "reader")


def no_reporter(plugin: str, item: Any) -> PluginFailure | None:
    """What is wrong with a reporter of a plugin."""
    if all(hasattr(item, part) for part in ("name", "start", "piece", "end")):
        return None
    return _no(plugin, "gidr_lint_reporters", item, "reporter")


def _no(plugin: str, hook: str, item: object, what: str) -> PluginFailure:
    given = quoted(item)
    return of_function(plugin, f"{hook}给出的{given}不是{what}", f"{hook} gives {given}, which is no {what}")


def unloadable(plugin: str, ref: RuleRef, error: Exception) -> PluginFailure:
    """A rule that a plugin only refers to and that does not import."""
    failure = of_error(plugin, error)
    return failure._replace(
        reason=failure.reason._replace(
            zh=f"{ref.code}：{failure.reason.zh}", en=f"{ref.code}: {failure.reason.en}"
        )
    )
