"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. The signs are:

- `cell:<state>` for each state but number, and `cell:<mark>`, as in `Figure`, of bound cells;
  `cell:bare-money` (a unit belongs in the cell and is not there), `cell:large-fee` (one as large
  as some amount in the text, or very large), `less:in-force`, `less:public-total` (fewer in all than new),
  `sums:skipped`; `note:missing` (the printed note of the applications table is not there as such);
- `table:absent`, `table:unreadable`, `table:partial`;
- `label:changed`, `row:missing`, `row:doubtful` (its figures count in no sum), `row:repeated`, `row:unknown`, `row:order`, `column:missing`,
  `column:order`, `era:other`, `era:mixed`, `table:elsewhere`;
- `section:missing`, `section:extra`, `section:repeated`, `section:empty`, `section:order`,
  `section:ordinal`, `section:wording`;
- `fault`, `claims`, `contradiction`, `disagreement` (a claim on the whole that does not agree),
  `denial`, `claims:differ` (two values of one kind about the whole), `claims:sum` (parts of a
  sentence add up to no whole of it), `amount:missing` (a measure word without a number);
- `period`, `no-period`, `period:other-year`, `period:other-span` (not from 1 January to 31 December),
  `date:issue`, `no-issue-date` (none with its day), `issue:other-year` (not the year after the report's), `date:invalid`,
  `date:other-year` (a date that is not of the report year), `date:future`,
  `date:late` (a late date of issue), `fact:earlier-year`, `period:odd` (reversed, or of two years),
  `years:differ`, `preamble:other-year` (a year outside the sections that is not the report's);
- `heading:jump`, `heading:style`, `heading:stop`, `title:form`, `problems:thin`, `topic:missing`;
- `brackets`, `end:open`, `word:doubled`, `paragraph:repeated`, `date:broken`, `number:long`,
  `person`, `mailbox`, `units:differ`, `organ:other`, `place:other` (an organ of another place), `rules:made`, `author`, `organisation` (named by the
  configuration);
- `no-title`, `year:early`, `encoding:guessed`;
- `internal`, changes, comments or marked words of a Word file; `margins`, its headers, footers and endnotes;
- `lists`: the prose lists what was received by channel or by office;
- `history`: there is a report that is given or found as last year's;
- `text:<literal>`: the literal occurs in what a person reads; `lacks:<literal>`: it does not. Both are
  looked up when a rule asks for them.
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
