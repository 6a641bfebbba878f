"""What a clause opens for the figures in it and behind it: time, subject, set, and words that wait."""

from collections.abc import Sequence
from itertools import pairwise

from gidr_lint.claims import grammar, marks, readings
from gidr_lint.claims.clauses import Clause
from gidr_lint.claims.discourse import CASES, Context, Parent, State
from gidr_lint.claims.subjects import subject_of
from gidr_lint.claims.times import carry_place, clause_year, year_marks
from gidr_lint.claims.tokens import Word

# Words that say what a number counts; a clause of them without a number lends them to the next number.
TELLING = ("act", "out", "row", "res", "who", "topic", "etc")
# What a clause must have for its time, its subject, and its head to be looked at.
_TIMES = frozenset(("year", "years", "date", "when", "deg"))
_SUBJECTS = frozenset(("subj", "organ", "number", "when"))
_HEADS = frozenset(("when", "date", "about", "set"))
_FUTURE = frozenset(("下一步", "今后", "下阶段", "下步"))
_TOWARD = frozenset(("对", "针对"))


class Opens:
    """Keeps the discourse of a passage."""

    state: State
    context: Context

    def lead(self, clause: Clause) -> None:
        """What a clause opens before its first number."""
        state = self.state
        words, features = clause.words, clause.features
        head = words[: clause.first] if clause.numbers else words
        if not state.plan and any(word.text in _FUTURE for word in head):
            state.plan = True
        if not features.isdisjoint(_TIMES):
            self._year(words, head)
        if not features.isdisjoint(_SUBJECTS):
            self._subject(words, head)
        if not features.isdisjoint(_HEADS):
            for place, word in enumerate(head):
                self._time(word)
                if "about" in word.sense and not _ties(head[place:]):
                    state.about = True
                if word.sense.get("set") in ("of", "among"):
                    state.inside = True
        if head and head[0].text in _TOWARD and carry_place(head) != -1:
            state.parent, state.inside = Parent("carried-in"), True

    def _subject(self, words: Sequence[Word], head: Sequence[Word]) -> None:
        state = self.state
        if state.vague and any(word.sense.get("when") == "this" for word in head):
            state.subject = ""
        whose = subject_of(words, governs=self.context.governs)
        if whose in ("other", "up", "part") and not self.context.known:
            whose = "level"  # it may be the author
        if whose:
            state.vague = len(head) == len(words)
            state.subject = "" if whose == "self" else whose

    def _year(self, words: Sequence[Word], head: Sequence[Word]) -> None:
        state = self.state
        when = clause_year(head, self.context.year) if carry_place(words) == -1 else ""
        told = len(head) == len(words) or any("act" in word.sense or "topic" in word.sense for word in head)
        if when and (when != "last" or told):
            state.year = when
            if when == "own":
                state.part = state.cum = False

    def _time(self, word: Word) -> None:
        state = self.state
        when = word.sense.get("when")
        if when == "cum":
            state.cum = True
        elif when == "part" or (word.kind == "date" and marks.is_part(word.text)):
            state.part = True
        elif when == "this":
            state.part = state.cum = False

    def end(self, clause: Clause) -> None:
        """What a clause leaves to the next: words that wait for a number, a whole whose parts follow."""
        state = self.state
        words: Sequence[Word] = clause.words
        if "who" in clause.features and "topic" in clause.features:
            words = [
                word
                for word, behind in pairwise((*words, None))
                if word is not None
                and not (
                    "who" in word.sense and behind is not None and behind.sense.get("topic") == "foreign"
                )
            ]  # of 企业项目 no word is about an applicant
        last = -1
        if clause.numbers:
            last = next(place for place in range(len(words) - 1, -1, -1) if words[place].kind == "number")
        state.pending = ()
        if state.parent.kind.startswith("carried") and words and words[0].text in _TOWARD:
            state.inside = True  # 对上年结转的13件，予以公开5件
        if "set" in clause.features:
            if any(word.sense.get("set") in ("of", "among") for word in words[last + 1 :]):
                state.inside = True
            if any(word.sense.get("set") == "except" for word in words):
                state.except_ = True
        if last != -1:
            return
        if not clause.features.isdisjoint(("row", "out")):
            state.told = tuple(word for word in words if "row" in word.sense or "out" in word.sense)
        if "neg" in clause.features:
            state.pending = tuple(word for word in words if "row" in word.sense)
        else:
            state.pending = tuple(filter(_waits, words))
            listed = clause.after == "：" or (clause.after == "，" and words and _ends_with_request(words))
            if listed and self._carried_label(words):
                return
        if "who" not in clause.features:
            return
        columns = {word.sense["who"] for word in words if word.sense.get("who") in readings.COLUMNS}
        if columns:
            state.hints = tuple(readings.COLUMNS[one] for one in sorted(columns))
        of_parts = state.inside and state.parent.kind != "vetoed" and "set" in clause.features
        if clause.after == "：" or of_parts:
            self.column_label(words)

    def _carried_label(self, words: Sequence[Word]) -> bool:
        """结转下年的构成：… lists parts of what was carried over."""
        if carry_place(words) == -1:
            return False
        name = grammar.load().direction(year_marks(words, self.context.year, self.state.year))
        if name:
            self.state.parent, self.state.inside, self.state.colon = Parent(name, "app"), True, True
        return bool(name)

    def column_label(self, words: Sequence[Word]) -> None:
        """自然人申请的办理结果：… is about one column."""
        columns = {word.sense["who"] for word in words if word.sense.get("who") in readings.COLUMNS}
        if len(columns) == 1 and carry_place(words) == -1:
            column = readings.COLUMNS[columns.pop()]
            self.state.parent, self.state.inside, self.state.colon = (
                Parent("applicant", "app", column),
                True,
                True,
            )


def _ends_with_request(words: Sequence[Word]) -> bool:
    """转入下一年度继续办理的申请，自然人16件…: nothing but the requests is named."""
    return words[-1].sense.get("topic") in ("app", "appw")


def _waits(word: Word) -> bool:
    return word.kind == "year" or not word.sense.keys().isdisjoint((*TELLING, "when", "chan"))


def _ties(words: Sequence[Word]) -> bool:
    """Whether what is spoken of is disclosure or a case, not the subject of requests."""
    return any("gate" in word.sense or word.sense.get("topic") in CASES for word in words)
