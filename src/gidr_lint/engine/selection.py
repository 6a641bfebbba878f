"""Which rules are on, how severe each is, and with what options: what the configuration makes of the registry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.errors import ConfigError, nearest, quoted, shown
from gidr_lint.base.settings import Preset, RuleSetting, Settings
from gidr_lint.judging.rule import Option, Rule, RuleRef, is_named
from gidr_lint.plugins.registry import BUILT_IN, Registry

_OURS = f"{BUILT_IN}:"
# The types that options have, in words.
_VALUES = {
    bool: ("true或false", "true or false"),
    int: ("整数", "a whole number"),
    float: ("数字", "a number"),
    str: ("文字", "a text"),
}


class Enabled(NamedTuple):
    """
    A rule that is on: `severity` is that in force for findings that have none of their own,
    `fixed` whether the configuration set it, so that it replaces theirs too.
    """

    ref: RuleRef | Rule
    severity: Severity
    fixed: bool
    options: Mapping[str, Any]


def enabled_rules(settings: Settings, registry: Registry) -> Iterator[Enabled]:
    """The rules that are on, in order of code."""
    selected, rules = _from_presets(settings, registry)
    if settings.select is not None:
        selected = _always(registry) | _named(settings.select, registry, "select")
    selected |= _named(settings.extend_select, registry, "extend-select")
    selected -= _named(settings.ignore, registry, "ignore")
    for word, setting in settings.rules.items():
        if not registry.knows(word):
            raise _no_rule(("rules", word), word, registry)
        rules[word] = setting
    options = {}
    for word, setting in rules.items():
        if setting.options:
            options.update(_options(word, setting, registry))
    # The more of a code a word names, the more it counts.
    words = sorted(rules, key=lambda word: (registry.find(word) is not None, len(word)))
    for ref in registry.rules:
        severity: Severity | None = None
        is_ours = ref.code[0] == "E" and ref.code[1].isdigit()
        for word in words:
            given = rules[word].severity
            if given is None or not is_named(word, ref.code, ref.name):
                continue
            if given is Severity.OFF and is_ours and word not in (ref.code, ref.name):
                continue  # family E goes only by its full code
            severity = given
        if severity is Severity.OFF or (severity is None and ref.code not in selected):
            continue
        default = ref.severity or Severity.INFO  # off by itself, but asked for
        if settings.stage == "draft" and ref.in_draft is not None:
            default = ref.in_draft
        yield Enabled(ref, severity or default, severity is not None, options.get(ref.code, {}))


def _from_presets(settings: Settings, registry: Registry) -> tuple[set[str], dict[str, RuleSetting]]:
    selected = _always(registry)
    rules: dict[str, RuleSetting] = {}
    for name in settings.extends:
        preset = registry.preset(name)
        if preset is None:
            # Ours are looked for by what stands behind their prefix.
            bare = name.removeprefix(_OURS)
            names = {preset.name.removeprefix(_OURS): preset.name for preset in registry.presets}
            near = names.get(nearest(bare, names) or "")
            raise config_error(("extends",), f"没有“{name}”这套规则", f"no such preset: {name}", near)
        if preset.takes is not None:
            selected.update(ref.code for ref in registry.rules if preset.takes(ref))
        selected |= _named(_known(preset, preset.select, registry), registry, "extends")
        selected -= _named(_known(preset, preset.ignore, registry), registry, "extends")
        rules.update((word, preset.rules[word]) for word in _known(preset, preset.rules, registry))
    return selected, rules


def _known(preset: Preset, words: Iterable[str], registry: Registry) -> list[str]:
    """The words of a preset that mean a rule; of the others its plugin is told."""
    known: list[str] = []
    for word in words:
        if registry.knows(word):
            known.append(word)
            continue
        from gidr_lint.plugins.loading import no_rule

        registry.fail(no_rule(registry.plugin_of_preset(preset), preset, word, registry.nearest(word)))
    return known


def _always(registry: Registry) -> set[str]:
    """Family E, which no preset and no selection leaves out."""
    return {ref.code for ref in registry.match("E")}


def _named(words: Sequence[str], registry: Registry, key: str) -> set[str]:
    """
    The codes that words name. A prefix leaves out rules that are off by default, which take
    their own code or name to select, and, to ignore, the rules of family E, which take theirs.
    """
    codes: set[str] = set()
    for word in words:
        if not registry.knows(word):
            raise _no_rule((key,), word, registry)
        for ref in registry.match(word):
            if word not in (ref.code, ref.name):
                if ref.severity is Severity.OFF and key != "ignore":
                    continue
                if key == "ignore" and ref.code[0] == "E" and ref.code[1].isdigit():
                    continue
            codes.add(ref.code)
    return codes


def _options(word: str, setting: RuleSetting, registry: Registry) -> dict[str, Mapping[str, Any]]:
    """The options given for a rule, checked against what it declares, by code."""
    ref = registry.find(word)
    if ref is None:
        if registry.match(word):
            raise config_error(
                ("rules", word),
                f"选项只能写给一条规则，“{word}”指多条",
                f"options need the code or name of one rule, not {word}",
            )
        return {}
    try:
        rule = ref.load()
    except Exception as error:
        if registry.plugin_of(ref.code) == BUILT_IN:
            raise
        from gidr_lint.plugins.loading import unloadable

        registry.fail(unloadable(registry.plugin_of(ref.code), ref, error))
        return {}
    values: dict[str, Any] = {}
    for name, value in setting.options.items():
        key = ("rules", word, name)
        if name not in rule.options:
            near = nearest(name, ["severity", *rule.options])
            raise config_error(key, "这条规则没有这个选项", "no such option", near)
        values[name] = _value(key, value, rule.options[name])
    return {ref.code: values}


def _value(key: tuple[str, ...], value: Any, option: Option, default: Any = None) -> Any:
    """A value in the shape of an option's default, or of its entries' `default`."""
    default = option.default if default is None else default
    if isinstance(default, tuple):
        if not isinstance(value, (list, tuple)):
            raise config_error(
                key, f"应为一组值，不是{quoted(value)}", f"expected a list, not {quoted(value)}"
            )
        return tuple(_value(key, item, option, default[0] if default else "") for item in value)
    if isinstance(default, float) and type(value) is int:
        value = float(value)
    if type(value) is not type(default):
        zh, en = _VALUES.get(type(default), ("别的值", "another value"))
        raise config_error(key, f"应为{zh}，不是{quoted(value)}", f"expected {en}, not {quoted(value)}")
    if option.bounds is not None:
        least, most = option.bounds
        if not least <= value <= most:  # nor is NaN
            raise config_error(
                key,
                f"应为{least}至{most}，不是{quoted(value)}",
                f"expected {least} to {most}, not {quoted(value)}",
            )
    return value


def _no_rule(key: tuple[str, ...], word: str, registry: Registry) -> ConfigError:
    return config_error(key, f"没有“{word}”这条规则", f"no such rule: {word}", registry.nearest(word))


def config_error(key: tuple[str, ...], zh: str, en: str, near: str | None = None) -> ConfigError:
    if near:
        zh, en = f"{zh}，是不是{near}？", f"{en}; did you mean {near}?"
    error = ConfigError(f"{shown('.'.join(key))}: {shown(zh, 300)} / {shown(en, 300)}")
    error.key = key
    return error
