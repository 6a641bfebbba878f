"""Rule, the decorator that makes one, and its options."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from gidr_lint.base.diagnostics import Finding, Severity
from gidr_lint.base.errors import PluginError

if TYPE_CHECKING:
    from gidr_lint.judging.case import Case

Check = Callable[..., Iterable[Finding]]


class Option(NamedTuple):
    """An option of a rule: its default (whose type it must keep) and what it means."""

    default: Any
    help: str


def option(default: Any, help: str) -> Option:
    """Declare an option; a tuple default takes a list in TOML."""
    return Option(default, help)


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
    A rule before it is loaded. `signs` are signs of a case (see `gidr_lint.judging.signs`), one of which
    must be there for the rule to have anything to say; none means always. `recommended` is false
    for a rule that docs/rules names as too often wrong for the preset.
    """

    code: str
    name: str
    severity: Severity
    module: str
    signs: tuple[str, ...] = ()
    recommended: bool = True
    fixable: str = ""

    def load(self) -> "Rule":
        """Import the rule; raises PluginError where the module has none of this code."""
        import importlib

        module = importlib.import_module(self.module)
        for value in vars(module).values():
            if isinstance(value, Rule) and value.code == self.code:
                return value
        raise PluginError(f"{self.module}: no rule {self.code}")


class Rule:
    """A rule: its identity, defaults, options, and `check(case, **options)`, which yields findings."""

    __slots__ = ("check", "code", "fixable", "module", "name", "options", "recommended", "severity", "signs")

    def __init__(
        self,
        check: Check,
        *,
        code: str,
        name: str,
        severity: Severity,
        options: Mapping[str, Option],
        signs: tuple[str, ...],
        recommended: bool,
        fixable: str,
    ) -> None:
        self.check = check
        self.code = code
        self.name = name
        self.severity = severity
        self.options = dict(options)
        self.signs = signs
        self.recommended = recommended
        self.fixable = fixable
        self.module = check.__module__

    def __call__(self, case: "Case", **options: Any) -> Iterable[Finding]:
        return self.check(case, **{key: value.default for key, value in self.options.items()} | options)

    def load(self) -> "Rule":
        return self

    @property
    def doc(self) -> str:
        """The documentation: the docstring of the rule's module, else of its function."""
        import inspect
        import sys

        return inspect.cleandoc(sys.modules[self.module].__doc__ or self.check.__doc__ or "")

    @property
    def ref(self) -> RuleRef:
        return RuleRef(
            self.code, self.name, self.severity, self.module, self.signs, self.recommended, self.fixable
        )


def rule(
    *,
    code: str,
    severity: Severity,
    name: str | None = None,
    options: Mapping[str, Option] | None = None,
    signs: tuple[str, ...] = (),
    recommended: bool = True,
    fixable: str = "",
) -> Callable[[Check], Rule]:
    """
    Make a rule of a function `check(case, **options)`.

    The name is the module's, in kebab-case, unless given. `signs` names what must be present for
    the rule to run (`gidr_lint.judging.signs` lists them; `text:XX` is a literal that must occur in the
    draft); `fixable` is `safe` or `unsafe` where it offers fixes.
    """

    def make(check: Check) -> Rule:
        return Rule(
            check,
            code=code,
            name=name or check.__module__.rpartition(".")[2].replace("_", "-"),
            severity=severity,
            options=options or {},
            signs=signs,
            recommended=recommended,
            fixable=fixable,
        )

    return make
