"""A passage → what its sentences say about the figures, and the figures that are not compared, with the reason."""

from collections.abc import Sequence

from gidr_lint.claims import grammar, marks
from gidr_lint.claims.changes import Told, changes
from gidr_lint.claims.clauses import Clause, Piece, pieces, sentences, shared
from gidr_lint.claims.denials import Denials
from gidr_lint.claims.discourse import CASES, NOTHING, Context, Parent, State
from gidr_lint.claims.found import Found
from gidr_lint.claims.kinds import ITEMS, Kinds
from gidr_lint.claims.model import Reading
from gidr_lint.claims.opens import TELLING, Opens
from gidr_lint.claims.times import carry_place, tells_another, year_marks
from gidr_lint.claims.tokens import Word
from gidr_lint.claims.topics import Topics
from gidr_lint.claims.universals import Universals

# Reasons that leave the whole as it was, that make no figure behind them a part, and that are parts themselves.
_PASSING = frozenset(("change", "rate", "average", "last-year", "other-year"))
_HARMLESS = frozenset(("no-verb", "no-topic", "approximate", "unit"))
_PARTS = frozenset(("channel", "subject-matter", "other-act", "no-verb", "open", "approximate"))
_NAMED = frozenset(("out", "topic", "act", "results", "open", "files", "each-one"))
# A clause of such words says nothing.
_PLAIN = frozenset(("neu", "prep", "cause"))
_EARLY = (2019, 2020)  # the form of these years counts items, not only decisions
_BACK = frozenset(("此类", "此种", "该类", "这类", "这种", "这样", "此等", "上述", "该种", "照此", "此"))
_DECISIONS = frozenset(("lic", "pen", "coe"))
# Words that only narrow; those of the table `light` leave a number what it was.
_NOUNS = frozenset(("neu", "field", "organ", "unitlike"))
# So much of a sentence that is not read is quoted.
_SHOWN = 20
_COUNTS = frozenset(("new", "received", "handled", "processed", "counted"))


class Reader(Opens, Topics, Denials, Universals, Kinds):
    """Reads the sentences of one passage; `state` is what they have said so far."""

    def __init__(self, context: Context) -> None:
        self.state = State(context.topic, gate=context.gate)
        self.context = context
        self.found: list[Found] = []
        self.changes: list[Told] = []
        self.sentence = -1
        self.gated = False
        self.gate_ahead = False
        self.named: frozenset[str] = frozenset()

    def read(self, words: Sequence[Word]) -> list[Found]:
        for clauses in sentences(words):
            self.sentence += 1
            before = len(self.found)
            self._prepare(clauses)
            self._clauses(clauses)
            if len(self.found) > before and _tells_change(clauses):
                self.changes.extend(changes(clauses, self.found, self.context.year))
            self.state.close(grammar.load().closes["。"])
            self._come_home()
        return self.found

    def leave_out(self, start: int, end: int) -> None:
        """Pass over a sentence that is too long to be one."""
        self.sentence += 1
        shown = min(end, start + _SHOWN)
        self.found.append(
            Found("", (), 0, start, shown, shown, start, "件", False, "", "long", self.sentence)
        )
        self.state.close(grammar.load().closes["。"])
        self._come_home()

    def _come_home(self) -> None:
        """Behind a sentence that counted something else the passage is likely about what it was."""
        state = self.state
        if state.topic == "foreign" and state.home == "app":
            state.topic, state.unsure = state.home, "topic"
        elif state.topic in ("fee", *_DECISIONS):
            state.topic = ""  # other money may follow
        state.home = ""

    def _prepare(self, clauses: tuple[Clause, ...]) -> None:
        """What is looked up in the whole sentence: the gate, outcomes and topics that it names."""
        state = self.state
        features = frozenset().union(*(clause.features for clause in clauses))
        named: set[str] = set()
        ones = 0
        for clause in clauses:
            for word in clause.words:
                for name in _NAMED & word.sense.keys():
                    named.add(f"{name}:{word.sense[name]}")
                if word.amount == 1 and word.text[0] == "一":
                    ones += 1
        self.named = frozenset(named)
        self.gated = "other" not in features and (
            state.gate or self.context.section == "disputes" or "gate" in features or "topic:app" in named
        )
        self.gate_ahead = "gate" in features and self._narrows(clauses)
        state.late = "late" in features
        acts = named.isdisjoint(("act:receive", "act:settle", "act:handle", "act:handleall", "act:carry"))
        either = "files:1" in named or (acts and not named.isdisjoint(("topic:app", "out:d")))
        state.classified = "openness" in features or ("open:1" in named and either)
        state.listed = "one" if ones > 1 or "each-one:1" in named else ""

    def _narrows(self, clauses: Sequence[Clause]) -> bool:
        """Whether cases are narrowed down later in the sentence: 应诉94件，其中因信息公开引发的36件."""
        gates = ["gate" in clause.features for clause in clauses]
        first = next((place for place, gate in enumerate(gates) if gate), 0)
        counted = any(clause.numbers for clause in clauses[first:])
        named = [any(word.sense.get("topic") in CASES for word in clause.words) for clause in clauses]
        return (
            first > 0 and counted and any(named[place] and clauses[place].numbers for place in range(first))
        )

    def _clauses(self, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._clause(clause)
            if clause.after == "；":
                self.state.said = (*self.state.said, clause.after)
            if not (clause.after == "；" and self.state.colon):
                self.state.close(grammar.load().closes.get(clause.after, ()))
            if clause.after == "：" and self.state.parent.kind:
                self.state.inside = self.state.colon = True

    def _clause(self, clause: Clause) -> None:
        state = self.state
        if not clause.inside and clause.features <= _PLAIN:
            state.pending = ()
            return
        self.lead(clause)
        if self.gate_ahead and "gate" in clause.features:
            self.gate_ahead = False
        brackets = list(clause.inside)
        paired = list(shared(clause, state.pending))
        for piece in paired or (pieces(clause) if clause.numbers else ()):
            while brackets and brackets[0][0] <= piece.place:
                self._bracket(brackets.pop(0)[1], clause.words[: piece.place])
            self._piece(clause, piece, paired=bool(paired))
        for place, inside in brackets:
            self._bracket(inside, clause.words[:place])
        self._statement(clause)
        self.end(clause)

    def _statement(self, clause: Clause) -> None:
        """What a clause says behind its last number, or without one."""
        words, features, last = clause.words, clause.features, clause.last
        if last == -1:
            self.label(clause)
        denied = []
        if "neg" in features:
            denied = [place for place, word in enumerate(words) if "neg" in word.sense and place > last]
        tail = words[last + 1 :]
        if denied:
            self._denials(words, denied)
        elif "set" in features and any(word.sense.get("set") == "all" for word in tail):
            if last == -1 or self.found[-1].start < words[last].start or not self.found[-1].reason:
                self.universal(tail)
        elif last == -1 and ("res" in features or "act" in features):
            if "res" in features or any(word.sense.get("act") == "pending" for word in words):
                self.single(words)

    def _denials(self, words: Sequence[Word], places: Sequence[int]) -> None:
        """无上年结转、无结转下年度: each denial with the words up to the next."""
        self.denial(words[: places[1]] if len(places) > 1 else words, places[0])
        for number, place in enumerate(places[1:], 1):
            if words[place - 1].text == "、":
                end = places[number + 1] if number + 1 < len(places) else len(words)
                self.denial(words[place:end], 0)

    def _bracket(self, inside: tuple[Clause, ...], before: Sequence[Word]) -> None:
        outer = self.state
        self.state = outer.copy()
        last = next((place for place in range(len(before) - 1, -1, -1) if before[place].kind == "number"), -1)
        if last != len(before) - 1:
            self.column_label(before[last + 1 :])
        self.state.inside = True
        self._clauses(inside)
        said, self.state = self.state.said, outer
        outer.said = said

    # ---- one figure ----------------------------------------------------------------------

    def _piece(self, clause: Clause, piece: Piece, *, paired: bool = False) -> None:
        state = self.state
        piece = piece._replace(before=_without_excluded(piece.before))
        if piece.number.unit not in marks.UNITS:
            average = any(word.sense.get("deg") == "avg" for word in piece.before)
            self._leave_out(piece, "average" if average else "unit", "")
            return
        modified = _is_bare(piece) and _is_modified(piece.before or piece.behind)
        if state.told and _points_back(piece.before):
            piece = piece._replace(before=(*state.told[-1:], *piece.before))
        elif state.pending and not paired:
            piece = _with_pending(piece, state.pending)
        found = marks.marks_of(piece, state)
        if paired:
            found.add("pair:yes")
        if modified:
            found.add("modified:1")
        topic, doubt = self.topic(piece, found)
        found.add(f"topic:{topic}")
        if "unit:项" in found and topic in ITEMS and self.context.year in _EARLY:
            found.add("items:1")
        arms = self.context.governs and state.subject in ("part", "other")
        if arms and topic in _DECISIONS and "topic:own" in found:
            found.add("arm:1")  # who decides for a town is a part of it
        if topic in CASES:
            self._case(clause, found)
        words = (*piece.before, *piece.behind) if not piece.before or "from:behind" in found else piece.before
        if tells_another(piece.before, self.context.year):
            found.add("deg:chg")
        found |= year_marks(self._timed(clause, piece, found), self.context.year, state.year)
        rules = grammar.load()
        reason = rules.veto(found, topic)
        kind = "" if reason else rules.kind(found, topic)
        made = self.readings(kind, topic, found, words) if kind else None
        if made is None:
            unread = "no-topic" if not topic else "no-verb"
            as_own = self._as_own(found, topic, words) if reason == "last-year" else ()
            self._leave_out(piece, reason or ("open" if kind else unread), topic)
            self.found[-1] = self.found[-1]._replace(as_own=as_own)
            return
        doubt = doubt or rules.doubt(found | _doubts(piece)) or made[2]
        self._put(piece, made[0], made[1], doubt)
        if doubt == "head":
            state.last = "vetoed"
            return
        self._after("counted" if kind in ("sum", "bare") else made[0], made[1], topic, found, words)
        if made[0] == "carried-in" and any(word.sense.get("act") == "settle" for word in piece.behind):
            self._settled_apart()
        if any(word.sense.get("set") in ("among", "of") for word in piece.behind[:2]):
            rows = tuple(self.rows(words)) if marks.family(found) == "outcome" else ()
            state.parent, state.inside = Parent(made[0], topic, self.column(words), rows), True

    def _as_own(self, found: set[str], topic: str, words: Sequence[Word]) -> tuple[Reading, ...]:
        """What a figure of last year would mean if it were of this year."""
        rules = grammar.load()
        own = found - {"year:last"}
        kind = "" if rules.veto(own, topic) else rules.kind(own, topic)
        made = self.readings(kind, topic, own, words) if kind else None
        return made[1] if made is not None else ()

    def _settled_apart(self) -> None:
        """上年结转2件已全部办结: what was settled besides may leave them out."""
        for place in range(len(self.found) - 1, -1, -1):
            item = self.found[place]
            if item.sentence != self.sentence:
                break
            if item.kind == "processed" and not item.reason:
                self.found[place] = item._replace(doubt=item.doubt or "apart")

    def _case(self, clause: Clause, found: set[str]) -> None:
        """Reviews and suits count where they are said to be about disclosure."""
        found.add("topic:case")
        tied = any(
            "gate" in word.sense or word.sense.get("topic") in ("app", "appw") for word in clause.words
        )
        if not tied and any("cause" in word.sense for word in clause.words):
            self.gated = False  # 因行政处罚引起的行政复议
        if not self.gated or self.gate_ahead:
            found.add("gate:shut")

    def _timed(self, clause: Clause, piece: Piece, found: set[str]) -> tuple[Word, ...]:
        """The words whose years are those of a figure."""
        own = clause.words[: piece.place] if piece.first else piece.before
        if not piece.first and carry_place(clause.words[: piece.place]) == -1:
            own = clause.words[: piece.place]
        own = own if len(own) > len(piece.before) or not piece.before else piece.before
        behind = "from:behind" in found or "act:any" in found or carry_place(piece.behind) != -1
        return (*own, *piece.behind) if behind and carry_place(own) == -1 else tuple(own)

    def _leave_out(self, piece: Piece, reason: str, topic: str) -> None:
        number, state = piece.number, self.state
        own = [word for word in piece.before if word.end <= number.start and word not in state.pending]
        place = number.start, number.end, number.digits, own[0].start if own else number.start
        self.found.append(Found("", (), number.amount, *place, number.unit, False, "", reason, self.sentence))
        if reason in _PASSING:
            return
        if reason not in _HARMLESS:
            state.parent, state.items = Parent("channels" if reason == "channel" else "vetoed"), ()
        of_parts = reason == "unit" and number.unit in ("个", "家") and piece.behind
        if of_parts and "subj" in piece.behind[0].sense:
            state.subject = "part"
        if not (state.inside and reason in _PARTS):
            state.last = "vetoed"
        if reason == "other-topic" and topic == "foreign":
            state.home = state.home or (state.topic if state.topic != "foreign" else "")
            state.topic = "foreign"
            if any(word.sense.get("topic") in CASES or "复议" in word.text for word in piece.before):
                self.gated = False  # 行政处罚类复议6件、诉讼4件
        if any(word.text.startswith("清理") for word in piece.before):
            state.inside = True  # what a review of documents found is no act of the year

    def _put(self, piece: Piece, kind: str, sums: tuple[Reading, ...], doubt: str) -> None:
        number = piece.number
        own = [word for word in piece.before if word.end <= number.start and word not in self.state.pending]
        first = own[0].start if own else number.start
        last = piece.behind[-1].end if piece.behind and not own else number.end
        self.found.append(
            Found(
                kind, sums, number.amount, number.start, last, number.digits, first, number.unit, number.amount == 0, doubt,
                "", self.sentence,
            )
        )  # fmt: skip

    def _after(
        self, kind: str, sums: tuple[Reading, ...], topic: str, found: set[str], words: Sequence[Word]
    ) -> None:
        """What a figure opens for those behind it: the whole that they may be parts of, and their list."""
        state = self.state
        family = marks.family(found)
        if family in ("", "carried") or "set:sum" in found or (state.items and state.items[-1][0] != family):
            state.items = ()
        if family in ("outcome", "applicant", "result", "case"):
            state.items = (*state.items, (family, sums[0]))
        if self._is_whole(kind, family, words):
            rows = tuple(self.rows(words)) if family == "outcome" else ()
            state.parent = Parent(kind, topic, self.column(words) if family else "", rows)
            if "etc:1" not in found:
                state.inside = False
        elif state.parent.kind == "vetoed":
            state.parent = NOTHING
        state.last = kind
        state.said = (*state.said, *(("settled",) if kind == "processed" else ()), kind)

    def _is_whole(self, kind: str, family: str, words: Sequence[Word]) -> bool:
        """Whether a figure is the whole of those behind it, and no part of the one before it."""
        parent = self.state.parent
        if family == "applicant" and self.part_rows():
            return False
        if parent.column and (family == "outcome" or (family in ("", "carried") and not self.column(words))):
            return False
        opens = family in ("applicant", "outcome") and not self.state.inside
        return kind in _COUNTS or family in ("carried", "case") or opens


def _tells_change(clauses: Sequence[Clause]) -> bool:
    return any(
        "deg" in clause.features or any(_tells_change(inside) for _, inside in clause.inside)
        for clause in clauses
    )


def _doubts(piece: Piece) -> set[str]:
    return (
        {"unknown:1"}
        if any(word.kind == "unknown" for words in (piece.before, piece.behind) for word in words)
        else set()
    )


def _without_excluded(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """科研机构以外的其他主体: what stands before 以外 is not counted."""
    place = next(
        (index for index, word in enumerate(words) if word.text in ("以外", "之外", "以外的", "之外的")), -1
    )
    return words[place + 1 :] if place > 0 and any("who" in word.sense for word in words[:place]) else words


def _with_pending(piece: Piece, pending: tuple[Word, ...]) -> Piece:
    """A number with the words that waited for it: all where it has none, a reason where it has an outcome."""
    if _is_bare(piece):
        return piece._replace(before=(*pending, *piece.before))
    own = {name for word in piece.before for name in word.sense}
    results = tuple(word for word in pending if "res" in word.sense)
    if results and "topic" in own and "res" not in own:
        return piece._replace(before=(*results, *piece.before))  # 没有审结的，复议4件、诉讼5件
    rows = tuple(word for word in pending if "row" in word.sense)
    if rows and "out" in own and "row" not in own:
        return piece._replace(before=(*rows, *piece.before))
    return piece


def _points_back(words: Sequence[Word]) -> bool:
    """全年此类情形41件: the outcome that the clauses before described."""
    return any(word.text in _BACK for word in words) and not any(
        not word.sense.keys().isdisjoint(("out", "row", "res", "who", "chan")) for word in words
    )


def _is_modified(words: Sequence[Word]) -> bool:
    """Whether a number without a word of its own for what it counts has one that narrows it: 简易程序120件."""
    return any(
        word.kind == "unknown" or (word.kind == "word" and len(word.text) > 1 and word.sense.keys() <= _NOUNS)
        for word in words
    )


def _is_bare(piece: Piece) -> bool:
    """Whether a number has no word of its own that says what it counts."""
    behind = (
        piece.behind if not any(not word.sense.keys().isdisjoint(TELLING) for word in piece.before) else ()
    )
    return not any(
        not word.sense.keys().isdisjoint((*TELLING, "chan", "deg", "neg"))
        and word.sense.get("topic") != "appw"
        for word in (*piece.before, *behind)
    )
