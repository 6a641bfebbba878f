"""From the kind of a figure to its readings, given the whole that it may be a part of."""

from collections.abc import Sequence

from gidr_lint.claims import grammar, readings
from gidr_lint.claims.clauses import AND
from gidr_lint.claims.discourse import Context, State
from gidr_lint.claims.marks import joins_public
from gidr_lint.claims.model import Reading
from gidr_lint.claims.tokens import Word

_JOINTS = AND | {"或", "或者", "的", "加", "加上", "两类", "含", "包括", "并"}
_ENDINGS = (("-pending", "pe"), ("-closed", "cl"), ("-upheld", "up"), ("-corrected", "co"), ("-other", "ot"))
Made = tuple[str, tuple[Reading, ...], str]
_SHOWN = {
    "balance": "handled",
    "received-and-handled": "received",
    "sum": "received",
    "bare": "received",
    "must": "handled",
}
ITEMS = {
    "lic": "licence", "svc": "other-service", "pen": "penalty", "coe": "coercion", "fee": "administrative-fee",
}  # fmt: skip
# The rows of applicants that are parts of a count.
_ROWS = {
    "new": ("new",), "carried-in": ("carried-in",), "carried-out": ("carried-out",), "processed": ("total",),
    "granted": ("granted",), "partly-granted": ("partly-granted",), "granted-or-partly": ("granted", "partly-granted"),
    "denied": ("denied",), "unable": ("unable",), "rejected": ("rejected",), "other": ("other",),
}  # fmt: skip


class Kinds:
    """Makes the readings of a figure."""

    state: State
    context: Context
    named: frozenset[str]

    def readings(self, kind: str, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        """The kind by which rules know a figure, its readings and a doubt; None where it says nothing that a cell has."""
        make = getattr(self, f"_of_{kind.replace('-', '_')}", None)
        if make is not None:
            made: Made | None = make(topic, found, words)
            return made
        column = self.column(words)
        if kind == "processed" and "set:all" in found and "from:behind" not in found and "act:any" in found:
            return "received", grammar.readings_of("received-and-handled"), ""
        if kind in ("new", "received") and kind in self.state.said:
            return _SHOWN.get(kind, kind), grammar.readings_of(kind), "twice"
        if column and kind in ("processed", "handled", "new", "received", "must", "received-and-handled"):
            return self._of_applicant(topic, found, words)
        sums = grammar.readings_of(kind)
        parent = self.state.parent
        if len(self.state.hints) == 1 and not parent.column:
            sums = (*sums, *grammar.readings_of(kind, self.state.hints[0]))
        if parent.column and kind in (
            "processed",
            "handled",
            "new",
            "received",
            "must",
            "received-and-handled",
        ):
            own = grammar.readings_of(kind, parent.column)
            sums = own if self.state.inside else (*own, *sums)
        return _SHOWN.get(kind, kind), sums, "no-verb" if kind == "bare" else ""

    def column(self, words: Sequence[Word]) -> str:
        who = {
            word.sense["who"]
            for place, word in enumerate(words)
            if word.sense.get("who") in readings.COLUMNS
            and not any("row" in other.sense for other in words[place + 1 : place + 3])
        }  # of 别的单位商业秘密 no word is about an applicant
        return readings.COLUMNS[who.pop()] if len(who) == 1 and not joins_public(words) else ""

    def rows(self, words: Sequence[Word]) -> list[str]:
        return list(dict.fromkeys(word.sense["row"] for word in words if "row" in word.sense))

    def part_rows(self) -> tuple[str, ...]:
        """The rows that applicants behind the last count are parts of, where these are not the new ones."""
        parent = self.state.parent
        return () if parent.kind == "new" else parent.rows or _ROWS.get(parent.kind, ())

    # ---- applications ----------------------------------------------------------------------

    def _of_sum(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        """合计 behind a list is its sum; else all that was received or settled."""
        items = self.state.items
        if len(items) > 1:
            total = Reading(tuple(term for _, item in items for term in item.terms))
            groups = [
                grammar.readings_of(kind)
                for out, kind in readings.OUTCOMES.items()
                if f"behind.out:{out}" in found
            ]
            return (
                "outcomes",
                (total, *(one for group in groups for one in group), *grammar.readings_of("sum")),
                "",
            )
        if self.state.parent.kind == "vetoed" or (self.state.inside and self.state.parent.kind):
            return None
        sums = grammar.readings_of("sum")
        if "carried-in" in self.state.said:
            sums = (*grammar.readings_of("must"), *sums)
        return "received", sums, ""

    def _of_rest(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        return None

    def _of_carried(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        name = grammar.load().direction(found)
        column = self.column(words)
        if "origin:other" in found or "target:other" in found:
            return None
        if not name:
            both = grammar.readings_of("carried-both", column)
            return "carried-out", (both[1], both[0]), "direction"
        sums = grammar.readings_of(name, column)
        parent = self.state.parent
        if self.state.earlier.column and not column and not parent.column:
            sums = (*sums, *grammar.readings_of(name, self.state.earlier.column))
        if len(self.state.hints) == 1 and not column and not parent.column:
            sums = (*sums, *grammar.readings_of(name, self.state.hints[0]))
        if parent.column and not column:
            own = grammar.readings_of(name, parent.column)
            sums = own if self.state.inside else (*sums, *own)
        return name, sums, ""

    def _of_outcome(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        outs = _told_outs(words)
        rows = self.rows(words)
        if outs and not rows and "from:behind" not in found and "behind.row:first" in found:
            rows = [
                mark[11:]
                for mark in sorted(found)
                if mark.startswith("behind.row:") and mark != "behind.row:first"
            ]
            self.state.pending = tuple(words)
        if outs and any(word.text in ("含", "包括", "包含") for word in words):
            rows = []
        if set(outs) == {"d"} and not rows:
            # By its article: 依《条例》第十四条决定不予公开8件.
            articles = grammar.load().articles
            rows = [row for word in words if word.kind == "law" for row in articles.get(word.text, ())]
            outs = [] if rows else outs
        if len(outs) > 1:
            outs = [out for out in dict.fromkeys(outs) if out != "gw"] or outs[:1]
        parent = self.state.parent
        if parent.kind in ("carried-in", "carried-out") and self.state.inside:
            return None
        column = self.column(words)
        also = any(
            word.text in ("等", "等原因", "等情形", "或") or word in self.state.pending for word in words
        )
        kind, sums = readings.of_outcomes(outs, rows, column, also_group=also, alone="out:u" in self.named)
        if parent.column and not column:
            own = readings.of_outcomes(
                outs, rows, parent.column, also_group=also, alone="out:u" in self.named
            )[1]
            sums = own if self.state.inside else (*sums, *own)
        earlier = self.state.earlier
        if len(self.state.hints) == 1 and not parent.column and not column:
            sums = (
                *sums,
                *readings.of_outcomes(
                    outs, rows, self.state.hints[0], also_group=also, alone="out:u" in self.named
                )[1],
            )
        if earlier.column and not parent.kind and not column:
            sums = (
                *sums,
                *readings.of_outcomes(
                    outs, rows, earlier.column, also_group=also, alone="out:u" in self.named
                )[1],
            )
        named = sum(mark.startswith("out:") for mark in self.named)
        if also and outs and rows and kind.startswith("row"):
            kind, sums = readings.OUTCOMES[outs[0]], sums[::-1]
        soft = "soft" if rows == ["other-misc"] and not outs else ""
        return kind, sums, "bare-outcome" if outs == ["gw"] and named < 2 else soft

    def _of_etc(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        """其他N件: the rest of the list that it ends."""
        family = self.state.items[-1][0] if self.state.items else ""
        if family == "applicant":
            return self._applicants(["oth"], found)
        if family == "outcome":
            rows = [item.terms[0].target.row for kind, item in self.state.items if kind == "outcome"]
            if rows and rows[-1] and rows[-1].startswith("other-"):
                return "row:other-misc", grammar.readings_of("other"), ""
            last = rows[-1] or "" if rows else ""
            if "-" in last and last != "partly-granted":
                return None
            return "other", (*grammar.readings_of("other"), *self._unnamed()), ""
        return None

    def _unnamed(self) -> tuple[Reading, ...]:
        """All groups that the list has not named."""
        named = {term.target.row for _, item in self.state.items for term in item.terms}
        rest = [
            row
            for row in ("granted", "partly-granted", "denied", "unable", "rejected", "other")
            if row not in named
        ]
        return (grammar.reading(readings.joined(rest)),) if rest else ()

    def _of_applicant(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        return self._applicants(
            [word.sense["who"] for word in words if word.sense.get("who") in readings.COLUMNS], found
        )

    def _applicants(self, who: Sequence[str], found: set[str]) -> Made:
        state = self.state
        act = next((act for act in ("new", "settle", "handle", "receive") if f"act:{act}" in found), "")
        if not act and "new" in state.said and "carried-in" not in state.said:
            act = "new"
        name, sums = readings.of_applicants(who, act)
        rows = self.part_rows()
        if not act and not self.named.isdisjoint(("act:settle", "act:handle", "results:1")):
            sums = (*sums, readings.of_rows(who, ("total",)))
        elif state.parent.kind in ("counted", "handled") and not act:
            sums = (*sums, readings.of_rows(who, ("total",)))
        if not rows and not act and self.state.earlier.kind in ("carried-in", "carried-out"):
            sums = (*sums, readings.of_rows(who, _ROWS[self.state.earlier.kind]))
        if rows and not (act and act != "receive"):
            own = readings.of_rows(who, rows)
            if rows == ("other",):
                return name, (own, readings.of_rows(who, ("other-misc",))), ""
            sums = (own,) if state.inside and rows != ("total",) else (own, *sums)
        return name, sums, ""

    # ---- the form of 2019 ------------------------------------------------------------------

    def _of_items_previous(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        return "items-previous", (grammar.reading(f"{ITEMS[topic]}.previous-items"),), ""

    def _of_items_change(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        change = grammar.reading(f"{ITEMS[topic]}.change")
        if "down:1" in found:
            change = Reading(tuple(term._replace(sign=-1) for term in change.terms))
        return "items-change", (change,), ""

    # ---- cases -----------------------------------------------------------------------------

    def _of_case(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        name = readings.CASES[topic]
        items = self.state.items
        cases = readings.CASES.values()
        said = next((kind for kind in reversed(self.state.said) if kind not in cases), "")
        if said != self.state.last and said.startswith(("direct-suit", "after-review")):
            said = ""  # what became of those is not said of the next
        result = next((code for end, code in _ENDINGS if said.endswith(end)), "")
        if result and "topic:own" in found:
            # 官司还有3起没审完，复议也是3起; 诉讼维持共12件，直接起诉类3件
            return name, (*grammar.readings_of(name), *readings.of_result(result, topic)[1]), ""
        if "set:sum" in found and len(items) > 1 and "topic:own" not in found:
            total = Reading(tuple(term for _, item in items for term in item.terms))
            if {item.terms[0].target.column for _, item in items} > {"review-total"}:
                self.state.topic = "cases"  # what follows is of them all
            return "cases", (total, *grammar.readings_of("cases"), *grammar.readings_of(name)), ""
        if "etc:1" in found:
            if self.state.items and self.state.items[-1][0] == "result":
                return self._result("ot", topic, found)
            return None
        if "topic:own" not in found and (self.state.inside or "act:x" in found or "set:rest" in found):
            return None
        return name, grammar.readings_of(name), "" if "topic:own" in found else "topic"

    def _of_result(self, topic: str, found: set[str], words: Sequence[Word]) -> Made | None:
        own = [word.sense["res"] for word in words if "res" in word.sense]
        told = [result for result in own if result != "cl"] or own  # 以撤回方式结案
        return self._result(told[-1] if told else "ot", topic, found)

    def _result(self, result: str, topic: str, found: set[str]) -> Made:
        if topic == "suit" and "org:rev" in found:
            topic = "rev"
        kind, sums = readings.of_result(result, topic)
        if topic in ("direct", "after") and not (
            self.state.inside and self.state.parent.kind == readings.CASES[topic]
        ):
            sums = (*sums, *readings.of_result(result, "suit")[1])
        if (
            topic != "cases"
            and "topic:own" not in found
            and not self.state.inside
            and "topic:rev" in self.named
            and "org:suit" not in found
        ):
            sums = (*sums, *readings.of_result(result, "cases")[1])
        return kind, sums, ""


def _told_outs(words: Sequence[Word]) -> list[str]:
    """The outcomes of a figure: the last one, and those that stand side by side with it: 予以公开、部分公开."""
    places = [place for place, word in enumerate(words) if "out" in word.sense]
    first = len(places) - 1
    while first > 0:
        between = words[places[first - 1] + 1 : places[first]]
        if not all(word.text in _JOINTS or "row" in word.sense for word in between):
            break
        first -= 1
    return [words[place].sense["out"] for place in places[max(first, 0) :]]
