"""What a clause says there was none of: 未收到申请, 未发生行政复议, 无结转."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gidr_lint.claims import grammar, marks, readings
from gidr_lint.claims.discourse import CASES, Context, State
from gidr_lint.claims.found import Found
from gidr_lint.claims.model import Reading
from gidr_lint.claims.times import carry_place, clause_year, year_marks
from gidr_lint.claims.tokens import Word

Said = Iterator[tuple[str, tuple[Reading, ...]]]
# A noun that leaves a denial of applications something else: 未收到申请收费投诉.
_OTHER_HEADS = frozenset(("foreign", "infofee", "items"))
_DOCUMENTS = {"issue": "issued", "repeal": "repealed", "inforce": "in-force"}
_DECISIONS = {
    "lic": "decisions-licence",
    "pen": "decisions-penalty",
    "coe": "decisions-coercion",
    "fee": "fee",
}
# What a quotation of a denial goes on to.
_SHOWN = ("neg", "act", "when")
_GOALS = frozenset(("实现", "目标", "确保", "保持"))
_LESS_THAN_ALL = frozenset(("不", "非", "新增"))
_OTHER_MATTERS = frozenset(("foreign", "licw", "penw", "coew"))
_RESULTS = ("-upheld", "-corrected", "-other", "-pending")
_AS = frozenset(("按", "作为", "以", "当", "按照", "依", "当作", "经"))
_JOINTS = frozenset(("、", "或", "和"))
# Words of the procedure that do not narrow a denial down.
_LOOSE = frozenset(("有关", "关于", "涉及"))


class Denied(NamedTuple):
    """A denial: the words of its clause, what it denies, and the topics among that."""

    words: Sequence[Word]
    objects: Sequence[Word]
    topics: tuple[str, ...]
    cases: tuple[str, ...]

    @property
    def head(self) -> str:
        """The last noun: what is not there."""
        return self.topics[-1] if self.topics else ""

    def values(self, feature: str) -> list[str]:
        return [word.sense[feature] for word in self.objects if feature in word.sense]


class Denials:
    """Reads denials; the first of `_KINDS` that fits says what is denied."""

    state: State
    context: Context
    found: list[Found]
    sentence: int
    gated: bool
    named: frozenset[str]

    def denial(self, words: Sequence[Word], place: int) -> None:
        """A clause whose word at a place denies."""
        state = self.state
        before = marks.case_topics(words[:place])
        if before:
            state.topic = before[-1]
        settled = words[place].text == "清零" and any(word.kind == "number" for word in words[:place])
        if settled or self._is_aside(words):
            return  # 结转的30件已清零
        objects = self._objects(words, place) if len(words) > 1 else state.pending
        if any(map(_narrows, objects)) or any(map(_narrows, words[:place])):
            return
        doubt = "scope" if state.subject in ("level", "core") else ""
        if any(word.kind == "unknown" for word in words):
            doubt = "unknown-word"
        last = max(
            word.end - word.text.endswith("的")
            for word in words
            if _tells(word) or not word.sense.keys().isdisjoint(_SHOWN)
        )
        quote = min(
            (word.start for word in objects if word in words and _tells(word)), default=words[place].start
        )
        for kind, sums in self._denied(words, objects):
            start = words[place].start
            self.found.append(
                Found(kind, sums, 0, start, last, last, min(start, quote), "", True, doubt, "", self.sentence)
            )

    def _is_aside(self, words: Sequence[Word]) -> bool:
        """Whether a denial is of another time or organ, or only hoped for."""
        state = self.state
        if (
            state.plan
            or state.cum
            or state.part
            or state.except_
            or state.subject in ("part", "other", "up", "as")
        ):
            return True
        if state.subject == "rev" and not any("res" in word.sense for word in words):
            return True
        if any(
            "modal" in word.sense or word.text in _GOALS or word.sense.get("deg") == "rate" for word in words
        ):
            return True
        when = clause_year(words, self.context.year) or state.year
        return carry_place(words) == -1 and when in ("last", "other")

    def _objects(self, words: Sequence[Word], place: int) -> Sequence[Word]:
        """What stands behind a denial, or before it where it ends the clause; empty for nothing that counts."""
        behind = words[place + 1 :]
        short = len(words[place].text) == 1
        if any("cause" in word.sense for word in words[:place]):
            return ()
        if "topic" in words[place].sense:
            return words[place : place + 1]
        first = next((index for index, word in enumerate(behind) if _tells(word)), -1)
        if first != -1:
            # 未 denies the very next word, 无 a noun.
            next_to = not first or words[place].text == "无" or "act" in behind[0].sense
            return behind if next_to or not short else ()
        if behind and (short or len(behind) > 2 or not all("neu" in word.sense for word in behind)):
            return ()
        return words[:place]

    def _denied(self, words: Sequence[Word], objects: Sequence[Word]) -> Said:
        topics = tuple(word.sense["topic"] for word in objects if "topic" in word.sense)
        cases = tuple(marks.case_topics(objects))
        denied = Denied(words, objects, topics, cases)
        if not cases and not CASES.isdisjoint(topics):
            return  # cases about another matter
        if any(word.text in _LESS_THAN_ALL for word in objects) or (cases and "新" in words[0].text):
            return
        for fits, read in _KINDS:
            if fits(denied):
                yield from read(self, denied)
                return

    def _no_rows(self, denied: Denied) -> Said:
        rows = list(dict.fromkeys(denied.values("row")))
        if denied.head == "app" and not denied.values("out") and not denied.values("ended"):
            return
        if "row-not-exist" not in rows:
            joined = rows if any(word.text in _JOINTS for word in denied.objects) else rows[:1]
            yield f"row:{rows[0]}", (grammar.reading(readings.joined(joined), self.state.parent.column),)

    def _no_result(self, denied: Denied) -> Said:
        results = set(denied.values("res"))
        if results not in ({"co"}, {"pe"}) or not self.gated:
            return
        if any(word.sense.get("topic") in _OTHER_MATTERS for word in denied.words):
            return  # 处罚、许可方面的复议没有一件被撤销
        cases = denied.cases or tuple(marks.case_topics(denied.words))
        if not cases and any(word.sense.get("topic") in CASES for word in denied.words):
            return
        told = any(word.sense.get("org") == "rev" for word in denied.words)
        running = self.state.topic if self.state.topic in CASES else "suit"
        for topic in cases or ("rev" if told else running,):
            kind, sums = readings.of_result(results.copy().pop(), topic)
            if results == {"co"}:
                kind = "review-no-defeat" if topic == "rev" else "suit-no-defeat"
            yield kind, sums

    def _no_carry(self, denied: Denied) -> Said:
        words, state = denied.words, self.state
        if denied.cases or state.topic in CASES or self.context.section == "disputes":
            return
        if state.last == "applicants" or (state.last == "vetoed" and not state.said):
            return  # of several applicants together, or of something else
        found = year_marks(words, self.context.year, state.year) | {f"said:{kind}" for kind in state.said}
        found |= {f"act:{word.sense['act']}" for word in words if "act" in word.sense}
        bare = not any(mark.startswith(("origin:", "target:")) for mark in found)
        name = grammar.load().direction(found) or ("carried-out" if bare else "")
        if not name or "act:carry" not in found or not found.isdisjoint(("origin:other", "target:other")):
            return
        own = _columns(words)
        columns = own or [one for one in (state.parent.column, state.earlier.column, *state.hints) if one]
        sums = [] if own else list(grammar.readings_of(name))
        for column in dict.fromkeys(columns):
            sums += grammar.readings_of(name, column)
        yield name, tuple(sums)

    def _no_cases(self, denied: Denied) -> Said:
        counted = (set(readings.CASES.values()) - {"cases"}) & {*self.state.said}
        if not self.gated or (not counted and any(item.endswith(_RESULTS) for item in self.state.said)):
            return
        for topic in dict.fromkeys(denied.cases):
            for kind in ("review", "litigation") if topic == "cases" else (readings.CASES[topic],):
                yield kind, grammar.readings_of(kind)[:1]

    def _no_applications(self, denied: Denied) -> Said:
        state, words = self.state, denied.words
        if denied.head == "appw" and not self._means_applications(words):
            return
        if denied.objects and denied.objects[0].text in _AS:
            return  # 没有按公开申请处理
        if "foreign" in denied.topics and not any(word.text in _JOINTS for word in denied.objects):
            return  # 未收到要求更正的申请
        ways = set(denied.values("chan"))
        if "one" in ways and "all" not in ways and not any(word.text == "等" for word in denied.objects):
            return
        if any("proc" in word.sense and word.text not in _LOOSE for word in denied.objects):
            return
        columns = _columns(words)
        whole = grammar.readings_of("new")
        if columns and not any(word.sense.get("who") == "gen" for word in words):
            for column in columns:
                yield column, grammar.readings_of("new", column)
        elif state.hints:
            for column in state.hints:
                yield column, (*grammar.readings_of("new", column), *whole)
        else:
            yield "new", whole

    def _means_applications(self, words: Sequence[Word]) -> bool:
        """Whether 申请 alone is for information, and none is counted in the same sentence."""
        state = self.state
        if not {"new", "received", "handled"}.isdisjoint(state.said):
            return False
        known = state.topic == "app" or self.context.section == "applications" or "topic:app" in self.named
        return known or words[0].text in ("零", "零申请")

    def _no_documents(self, denied: Denied) -> Said:
        what = denied.head if denied.head in ("doc", "rule") else self.state.topic
        act = next((word.sense["act"] for word in denied.words if word.sense.get("act") in _DOCUMENTS), "")
        if act and what in ("doc", "rule"):
            kind = f"{'documents' if what == 'doc' else 'rules'}-{_DOCUMENTS[act]}"
            yield kind, grammar.readings_of(kind)

    def _no_decisions(self, denied: Denied) -> Said:
        if denied.head == "fee" or any(
            word.sense.get("act") in ("decide", "collect") for word in denied.words
        ):
            yield _DECISIONS[denied.head], grammar.readings_of(_DECISIONS[denied.head])

    def _no_outcome(self, denied: Denied) -> Said:
        outs = denied.values("out")
        known = self.state.topic == "app" or (not self.state.topic and self.context.section == "applications")
        if len(outs) == 1 and outs[0] in ("d", "r", "p") and known:
            kind = readings.OUTCOMES[outs[0]]
            yield kind, grammar.readings_of(kind, self.state.parent.column)[:1]


Fits = Callable[[Denied], bool]
_KINDS: tuple[tuple[Fits, Callable[[Denials, Denied], Said]], ...] = (
    (
        lambda denied: denied.head in _OTHER_HEADS and carry_place(denied.objects) == -1,
        lambda _, __: iter(()),
    ),
    (lambda denied: bool(denied.values("row")) and not denied.cases, Denials._no_rows),
    (lambda denied: bool(denied.values("res")), Denials._no_result),
    (lambda denied: carry_place(denied.objects) != -1, Denials._no_carry),
    (lambda denied: bool(denied.cases) and denied.head in (*CASES, "appw"), Denials._no_cases),
    (lambda denied: denied.head in ("app", "appw"), Denials._no_applications),
    (lambda denied: denied.head in _DECISIONS, Denials._no_decisions),
    (lambda denied: any(act in _DOCUMENTS for act in denied.values("act")), Denials._no_documents),
    (lambda denied: denied.head in ("doc", "rule"), Denials._no_documents),
    (lambda denied: bool(denied.values("out")), Denials._no_outcome),
)


def _columns(words: Sequence[Word]) -> list[str]:
    return [
        readings.COLUMNS[word.sense["who"]] for word in words if word.sense.get("who") in readings.COLUMNS
    ]


def _tells(word: Word) -> bool:
    return not word.sense.keys().isdisjoint(("topic", "out", "row", "res")) or word.sense.get("act") in (
        "carry", "pending", "issue", "repeal", "inforce", "decide", "collect",
    )  # fmt: skip


def _narrows(word: Word) -> bool:
    """Whether a word leaves a denial only a part: what was late, another kind, another cause."""
    return "narrow" in word.sense or word.sense.get("set") == "except"
