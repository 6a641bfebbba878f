"""Rule, the decorator that makes one, and its options."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from gidr_lint.base.diagnostics import Finding, Severity
from gidr_lint.base.errors import PluginError

Check = Callable[..., Iterable[Finding]]
NEEDS = frozenset(("form", "tables", "dates"))
_OURS = "gidr_lint.rules."


class Option(NamedTuple):
    """An option of a rule: its default (whose type it must keep), what it means, and the least and the most it may be."""

    default: Any
    help: str
    bounds: tuple[float, float] | None = None


def option(default: Any, help: str, bounds: tuple[float, float] | None = None) -> Option:
    """Declare an option; a tuple default takes a list in TOML, a number may have bounds."""
    return Option(default, help, bounds)


def split_code(word: str) -> tuple[str, str] | None:
    """The letters and digits of a code or prefix, None for a word that is neither: `T2` is T, 2."""
    letters = word.rstrip("0123456789")
    digits = word[len(letters) :]
    if letters.isascii() and letters.isalpha() and letters.isupper() and len(digits) <= 3:
        return letters, digits
    return None


def is_named(word: str, code: str, name: str) -> bool:
    """
    Whether a word of the configuration or of a directive means a rule: its code, its name, or a
    prefix. A prefix names one family, so all its letters count: `E` is E001, never EC101.
    """
    if word in (code, name):
        return True
    parts = split_code(word)
    return parts is not None and code.rstrip("0123456789") == parts[0] and code.startswith(word)


class RuleRef(NamedTuple):
    """
    What is known of a rule before it is loaded: all that its decorator says, as plain values.

    `signs` are signs of a case (see `gidr_lint.judging.sign_names`), one of which must be there for the rule to have
    anything to say; none means always. `recommended` is false for a rule that docs/rules names as too often wrong
    for the preset. The other fields are those of `rule`.
    """

    code: str
    name: str
    severity: Severity
    module: str
    signs: tuple[str, ...] = ()
    recommended: bool = True
    fixable: str = ""
    official: bool = False
    in_draft: Severity | None = None
    needs: tuple[str, ...] = ()
    outranks: tuple[str, ...] = ()
    identity: str = ""
    on: tuple[str, ...] = ()

    def load(self) -> "Rule":
        """Import the rule; raises PluginError where the module has none of this code."""
        import importlib

        try:
            module = importlib.import_module(self.module)
        except ModuleNotFoundError as error:
            raise PluginError(
                f"{self.module}: 没有这个模块 / no such module ({self.code}, {error})"
            ) from error
        for value in vars(module).values():
            if isinstance(value, Rule) and value.code == self.code:
                return value
        raise PluginError(f"{self.module}: no rule {self.code}")


class Rule(RuleRef):
    """A rule: what its reference says, its options, and `check(case, **options)`, which yields findings."""

    check: Check
    options: Mapping[str, Option]

    def __new__(cls, ref: RuleRef, check: Check, options: Mapping[str, Option]) -> "Rule":
        made = super().__new__(cls, *ref)
        made.check = check
        made.options = dict(options)
        return made

    def __call__(self, subject: object, **options: Any) -> Iterable[Finding]:
        """What the rule finds in a case, or says of an incident, with its defaults where no option is given."""
        return self.check(subject, **{key: value.default for key, value in self.options.items()} | options)

    def load(self) -> "Rule":
        return self

    @property
    def doc(self) -> str:
        """
        The documentation: the docstring of the rule's function where it gives a Source, for a file may have several
        rules; else of its module.
        """
        import inspect
        import sys

        own = self.check.__doc__ or ""
        text = own if "Source:" in own else sys.modules[self.module].__doc__ or own
        return inspect.cleandoc(text)

    @property
    def ref(self) -> RuleRef:
        return RuleRef(*self)


def rule(
    *,
    code: str,
    severity: Severity,
    name: str | None = None,
    options: Mapping[str, Option] | None = None,
    signs: tuple[str, ...] = (),
    recommended: bool = True,
    fixable: str = "",
    official: bool = False,
    in_draft: Severity | None = None,
    needs: tuple[str, ...] = (),
    outranks: tuple[str, ...] = (),
    identity: str = "",
    on: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """
    Make a rule of a function `check(case, **options)`. All that is true of the rule is said here; presets,
    precedence and documents are computed from it.

    Args:
        code: letters of the family and three digits.
        severity: that of its findings, unless one has its own.
        name: the module's, in kebab-case, unless given.
        options: what a configuration may set, by name.
        signs: what must be present for the rule to run, one of them (`gidr_lint.judging.sign_names`; `text:XX` is a literal
            that must occur in the draft, `lacks:XX` one that must not).
        recommended: false leaves a warning or an error out of the preset.
        fixable: `safe` or `unsafe` where it offers fixes.
        official: the law or the official note says so itself; the preset official-only has these rules.
        in_draft: the severity while a report is being drafted, for what may just not be there yet.
        needs: what it cannot judge without: `form` (a year for which there is an official form), `tables` and
            `dates` (that reading them did not fail).
        outranks: codes and prefixes that it speaks before where findings have one cause.
        identity: the id of the sum that it holds the tables to; `*` where it does so for all that no other rule does.
        on: kinds of `Incident` that it tells of; its function is then `check(incident)`, and it is not run on cases.

    Raises:
        UnknownId, TypeError: A word that it declares means nothing, or its function does not take its options.
    """

    def make(check: Check) -> Rule:
        ref = RuleRef(
            code=code,
            name=name or check.__module__.rpartition(".")[2].replace("_", "-"),
            severity=severity,
            module=check.__module__,
            signs=signs,
            recommended=recommended,
            fixable=fixable,
            official=official,
            in_draft=in_draft,
            needs=needs,
            outranks=outranks,
            identity=identity,
            on=on,
        )
        return _checked(Rule(ref, check, options or {}))

    return make


def _checked(rule: Rule) -> Rule:
    """The rule, if what it declares means something; ours are looked at by a test."""
    if not rule.module.startswith(_OURS):
        from gidr_lint.judging import declared

        declared.check(rule)
        declared.check_options(rule.code, rule.check, rule.options)
    return rule
