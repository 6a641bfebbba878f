"""What a figure counts: the noun that it has, or what the sentence, the label and the section are about."""

from collections.abc import Sequence

from gidr_lint.claims import grammar, marks
from gidr_lint.claims.clauses import Clause, Piece
from gidr_lint.claims.discourse import CASES, Context, State
from gidr_lint.claims.tokens import Word

_DECISIONS = ("lic", "pen", "coe", "licw", "penw", "coew")
_LASTING = frozenset(("app", "doc", "rule", "lic", "pen", "coe", "fee", "svc", "proc", *CASES))


class Topics:
    """Finds the topic of a figure, and keeps what the passage is about."""

    state: State
    context: Context
    named: frozenset[str]

    def topic(self, piece: Piece, found: set[str]) -> tuple[str, str]:
        """What a figure counts and, where that is only likely, why; a noun of its own is marked."""
        nearest = next(marks.topics(piece), None)
        if nearest is None:
            return self._running(found)
        found.add("topic:own")
        topic, full = nearest
        topic = (topic in CASES and marks.joined_cases(piece.before)) or topic
        if topic in ("licw", "penw", "coew"):
            listed = sum(f"topic:{name}" in self.named for name in _DECISIONS)
            return (topic[:3] if listed > 1 or self.context.section == "proactive" else "foreign"), ""
        if topic == "docw":
            return ("doc" if self.state.topic == "doc" or "topic:doc" in self.named else "items"), ""
        if topic == "appx":
            return self._of_requests()[0], "head"
        if topic == "app" and not full:
            return self._of_requests()
        if full and topic not in ("foreign", "items"):
            self.state.topic, self.state.unsure = topic, ""
        return topic, ""

    def _of_requests(self) -> tuple[str, str]:
        """申请 alone: for information, unless something else is the matter."""
        state = self.state
        named = "topic:app" in self.named
        if state.topic in (*CASES, "foreign", "doc") and not named:
            near = self.context.section in ("overview", "applications")
            return ("app", "topic") if near else (state.topic, "")
        sure = state.topic == "app" or self.context.section == "applications" or named
        state.topic, state.unsure = "app", state.unsure if sure else "topic"
        return "app", state.unsure

    def _running(self, found: set[str]) -> tuple[str, str]:
        """By the table `topic` of the grammar; else what the passage is about."""
        state = self.state
        about = "case" if state.topic in CASES else state.topic or "none"
        row = grammar.load().topic(found | {f"running:{about}", f"section:{self.context.section}"})
        if row is None or row.gives == "running":
            return state.topic, state.unsure
        doubt = row.doubt or (state.unsure if about == "app" else "")
        if about == "none" and row.gives == "app":
            state.topic, state.unsure = "app", doubt
        return row.gives, doubt

    def label(self, clause: Clause) -> None:
        """A clause without a number tells what is counted next."""
        state = self.state
        words = clause.words
        if clause.features.isdisjoint(("topic", "gate")):
            return
        named = [word.sense["topic"] for word in words if word.sense.get("topic") in _LASTING]
        weak = any(word.sense.get("topic") == "appw" for word in words)
        if weak and not state.topic and self.context.section in ("overview", "applications"):
            state.topic, state.unsure = "app", "" if self.context.section == "applications" else "topic"
        if {"doc", "rule"} <= set(named):
            state.topic = "foreign"  # 规章与规范性文件合并计算
        elif named and not any("neg" in word.sense for word in words):
            state.topic = marks.joined_cases(words) or named[-1]
        elif clause.after == "：" and any(word.sense.get("topic") in ("foreign", "items") for word in words):
            state.topic = "foreign"
        if any("gate" in word.sense for word in words):
            state.gate = state.gate or clause.after in ("：", "。")


def context_topic(words: Sequence[Word]) -> str:
    """What a heading makes its passages about: 依申请公开情况, 行政复议和诉讼."""
    return next(
        (word.sense["topic"] for word in words if word.sense.get("topic") in ("app", "doc", *CASES)), ""
    )
