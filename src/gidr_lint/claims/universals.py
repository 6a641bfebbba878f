"""What a clause says of all: 均已办结, 全部维持, 均为自然人. It leaves none elsewhere."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gidr_lint.claims import grammar, readings
from gidr_lint.claims.discourse import CASES, Context, State
from gidr_lint.claims.found import Found
from gidr_lint.claims.model import Reading
from gidr_lint.claims.tokens import Word

Said = Iterator[tuple[str, tuple[Reading, ...]]]
_TALLY = frozenset(("new", "received", "handled", "processed", "counted"))
_OF_OTHERS = ("part", "other", "up", "rev", "as", "level", "core")


class Universals:
    """Reads what is said of all that the sentence has counted last."""

    state: State
    context: Context
    found: list[Found]
    sentence: int
    gated: bool
    named: frozenset[str]

    def universal(self, words: Sequence[Word]) -> None:
        """The words behind the last number of a clause, or all of one without a number."""
        if self._is_limited(words):
            return
        start = next(word.start for word in words if word.sense.get("set") == "all")
        end = max(
            word.end
            for word in words
            if not word.sense.keys().isdisjoint(("set", "act", "res", "out", "who"))
        )
        for kind, sums, value in self._all(words):
            self.found.append(
                Found(kind, sums, value, start, end, end, start, "", False, "", "", self.sentence)
            )

    def _is_limited(self, words: Sequence[Word]) -> bool:
        """Whether it is said of some, of others, of another year, or with words that are not understood."""
        state = self.state
        if (
            self.found
            and self.found[-1].doubt in ("narrow", "head")
            and self.found[-1].sentence == self.sentence
        ):
            return True
        if state.plan or state.except_ or state.subject in _OF_OTHERS or state.year in ("last", "other"):
            return True
        carried = state.parent.kind.startswith("carried") and state.last.startswith("carried")
        if state.last == "vetoed" or carried:
            return True
        return any(
            "deg" in word.sense or "narrow" in word.sense or "modal" in word.sense or word.kind in ("share", "unknown")
            or word.sense.get("topic") in ("foreign", "items", "infofee")
            for word in words
        )  # fmt: skip

    def _all(self, words: Sequence[Word]) -> Iterator[tuple[str, tuple[Reading, ...], int]]:
        said = {
            name: {word.sense[name] for word in words if name in word.sense}
            for name in ("act", "res", "who", "out")
        }
        state = self.state
        if state.topic == "app" and "settle" in said["act"] and not said["res"] - {"cl"}:
            if self._refers(_TALLY - {"processed"}) and said["act"].isdisjoint(("must", "pending", "carry")):
                yield "all-settled", grammar.readings_of("all-settled"), 0
        elif state.topic == "app" and said["out"] in ({"g"}, {"gw"}):
            own = [readings.COLUMNS[one] for one in said["who"] if one in readings.COLUMNS]
            if own or state.last in _TALLY:
                yield "all-granted", (grammar.reading("total - granted", (*own, state.parent.column)[0]),), 0
        elif len(said["res"]) == 1:
            yield from self._cases(said["res"].pop())
        elif (
            state.topic == "app"
            and said["who"] - {"gen"} == {"np"}
            and self._refers(frozenset(("new", "received", "counted")))
        ):
            yield "all-natural", grammar.readings_of("all-natural"), 0

    def _refers(self, kinds: frozenset[str]) -> bool:
        """Whether the last count of the sentence is one of these, or the sentence counts nothing."""
        state = self.state
        in_sight = "topic:app" in self.named or "topic:appw" in self.named
        return state.last in kinds or (not state.last and in_sight)

    def _cases(self, result: str) -> Iterator[tuple[str, tuple[Reading, ...], int]]:
        for topic in self._cases_told():
            if result == "up":
                for other in ("co", "ot", "pe"):
                    yield (*readings.of_result(other, topic), 0)
            elif result == "cl":
                yield (*readings.of_result("pe", topic), 0)
            elif result == "pe":
                count = self._count(topic)
                if count is not None:
                    yield (*readings.of_result("pe", topic), count)

    def _count(self, topic: str) -> int | None:
        """How many cases of a kind the sentence counts."""
        name = readings.CASES[topic]
        return next(
            (
                int(item.value)
                for item in reversed(self.found)
                if item.kind == name and item.sentence == self.sentence
            ),
            None,
        )

    def _cases_told(self) -> list[str]:
        """The cases that a sentence has counted up to 均维持, or that it is about where it counts none."""
        state = self.state
        names = {name: key for key, name in readings.CASES.items()}
        last = {names[name] for name in takewhile(names.__contains__, reversed(state.said))}
        counted = [key for key in readings.CASES if key in last]
        if counted:
            return counted if state.last in readings.CASES.values() else []
        return [state.topic] if not state.last and state.topic in CASES and self.gated else []

    def single(self, words: Sequence[Word]) -> None:
        """行政复议1件，尚未审结: what became of the one case."""
        results = {word.sense["res"] for word in words if "res" in word.sense}
        if not results and any(word.sense.get("act") == "pending" for word in words):
            results = {"pe"}
        last = self.found[-1] if self.found else None
        if (
            len(results) != 1
            or self.state.last not in readings.CASES.values()
            or last is None
            or last.value != 1
        ):
            return
        topic = next(key for key, name in readings.CASES.items() if name == self.state.last)
        kind, sums = readings.of_result(results.pop(), topic)
        start, end = words[0].start, words[-1].end
        self.state.said = (*self.state.said, kind)
        self.found.append(
            Found(kind, sums, 1, start, end, end, start, "", False, last.doubt, "", self.sentence)
        )
