"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. `gidr_lint.judging.sign_names` says what each tells; `text:<literal>`
besides, that the literal occurs in what a person reads, and `lacks:<literal>`, that it does not, both looked up when a
rule asks for them.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from gidr_lint.base import stopping
from gidr_lint.base.frozen import ONCE, Frozen, fill
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.tree import Document
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.judging.looks import LOOKS, Look
from gidr_lint.report.model import Report

_TEXT = "text:"
_LACKS = "lacks:"


class Signs(Frozen):
    """
    The signs of a case but `text:` and `lacks:`, which `Wanted` looks up. Signs of one kind, the word
    before the colon, are looked for when one of them is first asked for: no rule that is off costs.
    `known` are signs of the circumstances.
    """

    __slots__ = ("_asked", "_done", "_found", "_prose", "claims", "dates", "faults", "report", "weighed")

    def __init__(
        self,
        report: Report,
        claims: Sequence[Claim] = (),
        weighed: Sequence[Weighed] = (),
        dates: Sequence[DateMention] = (),
        faults: Sequence[Fault] = (),
        known: Iterable[str] = (),
    ) -> None:
        self.report = report
        self.claims = claims
        self.weighed = weighed
        self.dates = dates
        self.faults = faults
        self._prose: str | None = None
        self._asked: set[str] = set()
        self._done: set[Look] = set()
        self._found: set[str] = set(known)
        self.__class__ = self.frozen

    def __contains__(self, sign: object) -> bool:
        kind = str(sign).partition(":")[0]
        if kind not in self._asked:
            with ONCE:
                for look in LOOKS.get(kind, ()):
                    if look not in self._done:
                        stopping.look()
                        self._done.add(look)
                        self._found.update(look(self))
                self._asked.add(kind)
        return sign in self._found

    def __iter__(self) -> Iterator[str]:
        """Every sign there is."""
        for kind in LOOKS:
            _ = kind in self
        return iter(frozenset(self._found))

    @property
    def prose(self) -> str:
        """All prose, a passage a line."""
        if self._prose is None:
            return fill(self, "_prose", "\n".join(passage.text.string for passage in self.report.passages))
        return self._prose


class Wanted:
    """
    Which rules have anything to look at: those one of whose signs is present, and those that
    declare none. Made once for the rules that are on, so that each sign is asked for once a draft.
    """

    __slots__ = ("always", "lacks", "signs", "texts")

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        self.always: list[str] = []
        self.signs: dict[str, list[str]] = {}
        self.lacks: dict[str, list[str]] = {}
        # By first character, so that most are dismissed together.
        self.texts: dict[str, dict[str, list[str]]] = {}
        for code, wanted in rules.items():
            declared = tuple(wanted)
            if not declared:
                self.always.append(code)
            for sign in declared:
                if sign.startswith(_TEXT):
                    words = sign[len(_TEXT) :]
                    self.texts.setdefault(words[0], {}).setdefault(words, []).append(code)
                elif sign.startswith(_LACKS):
                    self.lacks.setdefault(sign[len(_LACKS) :], []).append(code)
                else:
                    self.signs.setdefault(sign, []).append(code)

    def codes(self, signs: Container[str], document: Document) -> set[str]:
        """The codes of the rules to run."""
        found = set(self.always)
        plain, characters = document.plain, document.characters
        for first in characters.intersection(self.texts):
            for words, codes in self.texts[first].items():
                if words[-1] in characters and words in plain:
                    found.update(codes)
        for words, codes in self.lacks.items():
            if words not in plain:
                found.update(codes)
        for sign, codes in self.signs.items():
            if sign in signs:
                found.update(codes)
        return found
