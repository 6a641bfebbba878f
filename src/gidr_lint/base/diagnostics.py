"""What rules yield and what everyone else sees: messages, findings, fixes, diagnostics, results."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

from gidr_lint.base.frozen import Frozen
from gidr_lint.base.location import Location

Language = Literal["zh", "en"]


class Severity(IntEnum):
    """`error` is certainly wrong, `warning` very likely or against the form, `info` worth a look."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> "Severity":
        """Raises KeyError for a word that is no severity."""
        return cls[label.upper()]


class Target(NamedTuple):
    """What a finding is about, in the ids of the form; None where a part does not apply."""

    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None

    def __str__(self) -> str:
        if self.table and self.row and self.column:
            return f"{self.table}.{self.row}.{self.column}"
        if self.table:
            return ".".join(part for part in (self.table, self.row, self.column) if part)
        return f"section:{self.section}" if self.section else ""


class Message(Frozen):
    """
    The wording of a finding in both languages; call it with the values to fill in.

    One sentence for the message, what to do for the help. `{amount}` and the like are filled by
    `str.format`; a value may be a `Words`, which has a Chinese and an English form.
    """

    __slots__ = ("en", "help_en", "help_zh", "zh")

    def __init__(self, *, zh: str, en: str, help_zh: str = "", help_en: str = "") -> None:
        self.zh = zh
        self.en = en
        self.help_zh = help_zh
        self.help_en = help_en
        self.__class__ = self.frozen

    def __call__(self, **values: object) -> "Said":
        return Said(self, values)


class Words(NamedTuple):
    """A value of a message that is worded differently in the two languages."""

    zh: str
    en: str


class Said(Frozen):
    """A message with its values."""

    __slots__ = ("message", "values")

    def __init__(self, message: Message, values: Mapping[str, object]) -> None:
        self.message = message
        self.values: Mapping[str, object] = MappingProxyType(dict(values))
        self.__class__ = self.frozen

    def _fill(self, pattern: str, language: Language) -> str:
        return pattern.format(
            **{
                key: (value.zh if language == "zh" else value.en) if isinstance(value, Words) else value
                for key, value in self.values.items()
            }
        )

    def text(self, language: Language = "zh") -> str:
        if language == "zh":
            return self._fill(self.message.zh, language)
        text = self._fill(self.message.en, language)
        # A value that begins a sentence, such as the name of a table, has its capital.
        return text[:1].upper() + text[1:] if self.message.en.startswith("{") else text

    def help(self, language: Language = "zh") -> str | None:
        return (
            self._fill(self.message.help_zh if language == "zh" else self.message.help_en, language).strip()
            or None
        )


class Edit(NamedTuple):
    """Replace what stands at `location` by `text`."""

    location: Location
    text: str


class Fix(NamedTuple):
    """
    An offered change; one that alters a reported figure is never `safe`.

    `uncovers` are the codes of findings that the faulty text may have hidden: a fix that brings another, which is
    a warning or worse, is taken back.
    """

    title: Words
    edits: tuple[Edit, ...]
    safety: Literal["safe", "unsafe"]
    uncovers: tuple[str, ...] = ()


class Related(NamedTuple):
    """A further place of a finding. `path` is None for the same file."""

    location: Location
    message: Words | Said
    code: str | None = None
    target: Target | None = None
    path: str | None = None

    def text(self, language: Language = "zh") -> str:
        if isinstance(self.message, Said):
            return self.message.text(language)
        return self.message.zh if language == "zh" else self.message.en


class Finding(Frozen):
    """
    What a rule yields. Findings that share one of their `keys` are one mistake and become one
    diagnostic. `severity` None is the rule's; the configuration's replaces both.
    """

    __slots__ = ("fixes", "keys", "location", "message", "related", "severity", "target")

    def __init__(
        self,
        location: Location,
        message: Said,
        *,
        target: Target | None = None,
        severity: Severity | None = None,
        keys: tuple[object, ...] = (),
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        self.location = location
        self.message = message
        self.target = target
        self.severity = severity
        self.keys = keys
        self.related = related
        self.fixes = fixes
        self.__class__ = self.frozen

    def with_fixes(self, fixes: tuple[Fix, ...]) -> "Finding":
        """The same with other fixes."""
        return Finding(
            self.location,
            self.message,
            target=self.target,
            severity=self.severity,
            keys=self.keys,
            related=self.related,
            fixes=fixes,
        )


class Diagnostic(Frozen):
    """A finding stamped with code, rule name and the severity in force."""

    __slots__ = ("code", "fixes", "location", "message", "name", "related", "severity", "target", "url")

    def __init__(
        self,
        code: str,
        name: str,
        severity: Severity,
        message: Said,
        location: Location,
        *,
        target: Target | None = None,
        related: tuple[Related, ...] = (),
        fixes: tuple[Fix, ...] = (),
        url: str | None = None,
    ) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.message = message
        self.location = location
        self.target = target
        self.related = related
        self.fixes = fixes
        self.url = url
        self.__class__ = self.frozen

    @property
    def is_fixable(self) -> bool:
        return any(fix.safety == "safe" for fix in self.fixes)

    def __repr__(self) -> str:
        return f"Diagnostic({self.code}, {self.target}, {self.message.text()!r})"


# How sums stand, as coverage counts them.
SUMS = ("held", "failed", "skipped", "assumed", "doubted")


class Coverage(NamedTuple):
    """
    What was checked. `tables`: id → bound, partial, unreadable or absent; `identities` counts
    held, failed and skipped instances of official and derivable identities, apart from these those
    that hold (assumed) or do not (doubted) with blanks as 0 in a table that writes no zero; `claims`
    those that name a cell: agreed, contradicted, unknown. `names` are those of tables that only a local form has.
    """

    tables: Mapping[str, str]
    identities: Mapping[str, int]
    claims: Mapping[str, int]
    names: Mapping[str, str] = MappingProxyType({})
