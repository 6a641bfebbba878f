"""
Report → claims and dates: what the sentences of the prose say about the figures.

A sentence is read as keywords, figures and the words between them. A figure belongs to the
keyword next to it in its clause; what is a change, a share, another year's, a channel's or a
sub-organ's is no claim about the whole. In doubt nothing is claimed.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from gidr_lint.amounts import Quantity, quantities
from gidr_lint.claims import phrases
from gidr_lint.claims.dates import extract_dates
from gidr_lint.claims.model import Claim, DateMention, Reading, Scope, Term, Topic
from gidr_lint.diagnostics import Target
from gidr_lint.document.text import Match, Pattern, Text
from gidr_lint.report.model import Passage, Report

_HINTS = ("件", "申请", "复议", "诉讼", "结转", "起", "宗", "份", "败诉", "纠错")
_STOPS = frozenset("。；;！？!?\n")
_BRACKETS = frozenset("（()）")
_MARKS = _STOPS | _BRACKETS
_ENDS = frozenset("，,。；;、（(）)！：: \n")
_ALL = ("全部", "均", "都", "皆")
_NONE = (
    "为零",
    "均无",
    "均为",
    "都为",
    "各为",
    "为无",
    "诉讼无",
    "诉讼：无",
    "情况：无",
    "案件：无",
    "案件无",
    "复议：无",
    "复议无",
)
_TALLY = frozenset(("new", "received", "processed", "handled"))
_OUTCOMES = frozenset(
    ("granted_or_partly", "denied", "partly_granted", "granted", "unable", "rejected", "other")
)
_APPLICANTS = frozenset(("natural_person", "organisations", "business"))
_CASE_NAMES = {
    "review": "review",
    "suit": "litigation",
    "direct_suit": "direct-suit",
    "after_review_suit": "after-review-suit",
}
_CASES = frozenset(_CASE_NAMES)
_RESULTS = frozenset(("upheld", "defeat", "pending", "result_other"))
_ENDINGS = frozenset(("upheld", "corrected", "pending", "other"))
_TOPICS = _CASES | {"application", "foreign"}
_APPLICATIONS = _TALLY | _OUTCOMES | _APPLICANTS | {"carried_in", "carried_in_year", "carried_out"}


def _cell(row: str, column: str = "total") -> Target:
    return Target("applications", "applications", row, column)


def _case(column: str) -> Target:
    return Target("disputes", "disputes", "cases", column)


def _sum(*targets: Target) -> Reading:
    return Reading(tuple(Term(1, target) for target in targets))


def _less(whole: tuple[Target, ...], part: tuple[Target, ...]) -> Reading:
    return Reading(tuple(Term(1, t) for t in whole) + tuple(Term(-1, t) for t in part))


_NEW, _IN, _TOTAL, _OUT = (_cell(row) for row in ("new", "carried-in", "total", "carried-out"))
_SUITS = (_case("direct-suit-total"), _case("after-review-suit-total"))
_PENDING_SUITS = (_case("direct-suit-pending"), _case("after-review-suit-pending"))
_REVIEW = (_case("review-total"),)


def _of_parts(kind: str) -> tuple[Target, ...]:
    return (_case(f"direct-suit-{kind}"), _case(f"after-review-suit-{kind}"))


def _both(column: str) -> tuple[Reading, ...]:
    return (_sum(_cell("new", column)), _sum(_cell("new", column), _cell("carried-in", column)))


_READINGS: dict[str, tuple[Reading, ...]] = {
    "new": (_sum(_NEW),),
    "received": (_sum(_NEW), _sum(_NEW, _IN)),
    "received-and-handled": (_sum(_NEW), _sum(_NEW, _IN), _sum(_TOTAL)),
    "carried-in": (_sum(_IN),),
    "carried-out": (_sum(_OUT),),
    "all-settled": (_sum(_OUT),),
    "handled": (_sum(_TOTAL), _sum(_NEW, _IN)),
    "processed": (_sum(_TOTAL), _less((_TOTAL,), (_cell("other"),))),
    "granted": (_sum(_cell("granted")),),
    "partly-granted": (_sum(_cell("partly-granted")),),
    "granted-or-partly": (_sum(_cell("granted"), _cell("partly-granted")),),
    "denied": (_sum(_cell("denied")), _sum(_cell("denied"), _cell("unable"))),
    "unable": (_sum(_cell("unable")),),
    "rejected": (_sum(_cell("rejected")),),
    "other": (_sum(_cell("other")),),
    "natural-person": _both("natural-person"),
    "organisations": _both("organisations"),
    "business": _both("business"),
    "all-natural": (_sum(_cell("new", "organisations")),),
    "review": (_sum(*_REVIEW), _less(_REVIEW, (_case("review-pending"),))),
    "litigation": (_sum(*_SUITS), _less(_SUITS, _PENDING_SUITS)),
    "direct-suit": (_sum(_SUITS[0]), _less(_SUITS[:1], _PENDING_SUITS[:1])),
    "after-review-suit": (_sum(_SUITS[1]), _less(_SUITS[1:], _PENDING_SUITS[1:])),
    "cases": (_sum(*_REVIEW, *_SUITS), _less(_REVIEW + _SUITS, (_case("review-pending"), *_PENDING_SUITS))),
    "review-upheld": (_sum(_case("review-upheld")),),
    "review-corrected": (_sum(_case("review-corrected")),),
    "review-other": (_sum(_case("review-other")),),
    "review-pending": (_sum(_case("review-pending")),),
    "review-no-defeat": (_sum(_case("review-corrected")),),
    "suit-upheld": (_sum(*_of_parts("upheld")),),
    "suit-corrected": (_sum(*_of_parts("corrected")),),
    "suit-other": (_sum(*_of_parts("other")),),
    "suit-pending": (_sum(*_of_parts("pending")),),
    "suit-no-defeat": (_sum(*_of_parts("corrected")),),
}
# How far back a year or a reservation is looked for, so that no sentence costs its square.
_REACH = 400
_GROUPS = frozenset(kind.replace("_", "-") for kind in _OUTCOMES)
_BRACKETED = frozenset(
    ("carried-in", "carried-out", "natural-person", "organisations", "direct-suit", "after-review-suit")
)
_CASE_KINDS = frozenset((*_CASE_NAMES.values(), "cases"))
_STRICT = frozenset(_READINGS) - {"received", "received-and-handled", "handled", "processed"}


class Hit(NamedTuple):
    """A keyword in a sentence, offsets in the passage's text."""

    kind: str
    start: int
    end: int


class Subject(NamedTuple):
    """An organ that a sentence names: whether it is another than the author, and whether its clause counts."""

    start: int
    other: bool
    counts: bool


class Sentence(NamedTuple):
    """One sentence: its place in the passage's text, its keywords and figures."""

    start: int
    end: int
    hits: tuple[Hit, ...]
    figures: tuple[Quantity, ...]
    number: int


def extract(report: Report) -> tuple[tuple[Claim, ...], tuple[DateMention, ...]]:
    """The claims about figures and the dates of a report, in reading order."""
    claims: list[Claim] = []
    heading = ""
    number = 0
    for passage in report.passages:
        string = passage.text.string
        if passage.kind == "heading":
            heading = string
        if passage.kind in ("title", "signature") or not any(map(string.__contains__, _HINTS)):
            continue
        reader = _Reader(report, passage, heading)
        said: list[Claim] = []
        for sentence in _sentences(string, number):
            said.extend(reader.read(sentence))
            number = sentence.number + 1
        claims.extend(_one_whole(said, reader.shared))
        if passage.kind == "paragraph" and _names_documents(string):
            from gidr_lint.claims.documents import documents

            claims.extend(documents(report, passage, number))
    return tuple(claims), extract_dates(report)


def _names_documents(string: str) -> bool:
    """Whether a passage may count what the table of proactive disclosure counts."""
    return any(word in string for word in ("规范性文件", "行政处罚", "行政许可", "行政强制"))


# What goes on for longer without a stop is no sentence that could be read.
_LONGEST = 3000


def _one_whole(said: list[Claim], shared: set[tuple[int, str]]) -> list[Claim]:
    """
    The claims of a passage; those that cannot all be about the whole are about parts.

    Two amounts of one kind are two organs' or two scopes', and a denial beside an amount, or a
    count of what was received below that of what was new, leaves something out. `shared` has the
    kinds, by sentence, of which it gives another organ's amount too.
    """
    amounts: dict[str, set[int | Decimal]] = {}
    for claim in said:
        if claim.scope == "whole" and not claim.denies:
            amounts.setdefault(claim.kind, set()).add(claim.value)
    if not amounts:
        return said
    counted = {value for kind in ("new", "received") for value in amounts.get(kind, ())}
    partial = {kind for kind, values in amounts.items() if len(values) > 1}
    if counted and max(counted) > max(amounts.get("received", {max(counted)})):
        partial.add("received")
    return [
        claim._replace(scope="part")
        if claim.scope == "whole"
        and (
            (claim.denies and claim.kind == "new" and counted)
            or (claim.kind in partial and not claim.denies)
            or (claim.sentence, claim.kind) in shared
        )
        else claim
        for claim in said
    ]


def _sentences(string: str, first: int) -> Iterator[Sentence]:
    """The sentences that hold a keyword; numbered on through the report."""
    figures = quantities(string)
    hits = [Hit(m.lastgroup or "", m.start(), m.end()) for m in phrases.KEY.compiled.finditer(string)]
    place = h = q = 0
    number = first
    depth = 0
    marks = [index for index, char in enumerate(string) if char in _MARKS]
    for index in (*marks, len(string)):
        char = string[index] if index < len(string) else "。"
        if char in _BRACKETS:
            depth += 1 if char in "（(" else -1
            continue
        if depth > 0 and char in "；;":
            continue
        depth = 0
        h_end, q_end = h, q
        while h_end < len(hits) and hits[h_end].start < index:
            h_end += 1
        while q_end < len(figures) and figures[q_end].start < index:
            q_end += 1
        if h_end > h and index - place <= _LONGEST:
            yield Sentence(place, index, tuple(hits[h:h_end]), tuple(figures[q:q_end]), number)
            number += 1
        h, q, place = h_end, q_end, index + 1


class _Reader:
    """Reads the sentences of one passage; the topic of one sentence goes on in the next."""

    def __init__(self, report: Report, passage: Passage, heading: str) -> None:
        self.report = report
        self.passage = passage
        self.text: Text = passage.text
        self.string = passage.text.string
        self.section = passage.section
        self.about_applications = self.section == "applications" or "申请" in heading
        self.about_cases = self.section == "disputes" or ("复议" in heading and "信息公开" in heading)
        # Figures of the organ itself stand beside those of its whole region.
        self.has_levels = "本级" in self.string and any(
            word in self.string for word in ("全市", "全县", "全区", "全省")
        )
        self.case_kind = ""
        self.case_scope: Scope = "whole"
        self.fitted = -2
        self.strange = -1
        self.shared: set[tuple[int, str]] = set()
        self._organs: tuple[int, list[Subject]] = (-1, [])
        found = [place for word in phrases.PLANNED if (place := passage.text.string.find(word)) != -1]
        self._planned = min(found, default=len(passage.text.string))
        self.cuts = _cuts(self.string)
        self.has_brackets = "（" in self.string or "(" in self.string

    def read(self, sentence: Sentence) -> Iterator[Claim]:
        kinds = {hit.kind for hit in sentence.hits}
        if "application" in kinds:
            self.about_applications = True
        yield from self._denials(sentence)
        if self.about_applications:
            yield from self._applications(sentence)
        if kinds & _CASES or (kinds & _RESULTS and self.case_kind):
            yield from self._cases(sentence)
        else:
            self.case_kind = ""

    # ---- figures about applications -------------------------------------------------------

    def _applications(self, sentence: Sentence) -> Iterator[Claim]:
        previous = sentence.start
        for figure in sentence.figures:
            window = (previous, figure.start)
            previous = figure.end
            if not self._counts(figure, sentence):
                continue
            kind = self._application_kind(sentence, figure, window)
            if kind is None:
                continue
            scope = self._scope(sentence, figure, kind)
            yield self._claim(kind, "applications", figure, sentence, scope)
        if "复议" not in self._string(sentence) and "诉讼" not in self._string(sentence):
            for match in self._find(phrases.ALL_SETTLED, sentence, _ALL):
                start = sentence.start + match.start
                if "率" in self.string[start : start + 16] or "一件" in self.string[start - 2 : start + 8]:
                    continue
                if any(hit.kind == "foreign" for hit in self._clause_hits(sentence, start)):
                    continue
                # 占全部办结件的46.7%
                if self.string[start - 1 : start] == "占" or self.string.startswith(
                    "件", sentence.start + match.end
                ):
                    continue
                if self._is_of_others(sentence, start) or self._leaves_out(sentence, start):
                    continue
                yield self._zero("all-settled", "applications", start, sentence.start + match.end, sentence)
        for match in self._find(phrases.ALL_NATURAL, sentence, ("自然人",)):
            start, end = sentence.start + match.start, sentence.start + match.end
            if self._are_all_new(sentence, start):
                yield self._zero("all-natural", "applications", start, end, sentence)

    def _are_all_new(self, sentence: Sentence, place: int) -> bool:
        """Whether 均为自然人 is said of all that was received, not of some or of another matter."""
        lead = self.string[sentence.start : place]
        tally = [hit.kind for hit in sentence.hits if hit.kind in _TALLY and hit.end <= place]
        return (
            bool(tally)
            and tally[-1] in ("new", "received")
            and not any(word in lead for word in ("其中", "其余", "结转", *phrases.CHANNELS))
            and not self._about_others(sentence, place)
            and not self._is_of_others(sentence, place)
            and not self._elsewhen(sentence, place)
            and not any(hit.kind == "foreign" and hit.end <= place for hit in sentence.hits)
            and not self.has_levels
        )

    def _counts(self, figure: Quantity, sentence: Sentence) -> bool:
        """Whether a figure can count applications or cases: its measure word fits, it is no slogan's."""
        if figure.unit not in phrases.MEASURES:
            return False
        if self.string.endswith(("无", "没有", "未"), 0, figure.start):
            return False
        after = self.string[figure.end : figure.end + 1]
        if not figure.unit and after and after not in _ENDS:
            return False
        if self.string[figure.start] == "一" and figure.amount == 1 and after and after not in _ENDS:
            return not self.string[: figure.start].endswith(("办结", "办理", "答复", "处理", "办好", "每"))
        head = self.string[sentence.start : figure.start]
        return head.count("“") <= head.count("”")

    def _application_kind(self, sentence: Sentence, figure: Quantity, window: tuple[int, int]) -> str | None:
        """What a figure counts, by the keywords before it in its clause, else behind it."""
        clause = self._clause_start(window[0], figure.start)
        hits = self._between(sentence, clause, figure.start)
        if not hits and clause > window[0]:
            lead = self.string[clause : figure.start].strip("，, ")
            if lead in ("共计", "合计", "总计", "共", "总数为", "数量为", "为", "一共", "总共"):
                hits = self._between(sentence, window[0], figure.start)
                clause = window[0]
        behind = self._behind(sentence, figure)
        before = self.string[clause : figure.start]
        if phrases.is_change(before):
            return None
        named = [hit for hit in hits if hit.kind in _APPLICATIONS or hit.kind.startswith("row_")]
        cases = [hit for hit in hits if hit.kind in _CASES | _RESULTS]
        if cases and (not named or cases[-1].start > named[-1].start):
            return None
        if not named:
            return self._kind_behind(behind, figure, before)
        if any(hit.kind == "no" for hit in hits) or self._about_others(sentence, figure.start):
            return None
        return self._choose(sentence, named, hits, behind, figure, clause)

    def _choose(
        self,
        sentence: Sentence,
        named: list[Hit],
        hits: list[Hit],
        behind: list[Hit],
        figure: Quantity,
        clause: int,
    ) -> str | None:
        kinds = {hit.kind for hit in named}
        rows = [hit for hit in named if hit.kind.startswith("row_")]
        outcomes = [hit for hit in named if hit.kind in _OUTCOMES]
        if outcomes:
            if self._is_listed(named, outcomes[-1], figure) or phrases.ATTRIBUTES.search(
                self._string(sentence)
            ):
                return None
            if phrases.INCLUDED.search(self.string[clause : figure.start]) or phrases.INCLUDED.match(
                self.string[figure.end : figure.end + 12]
            ):
                return None
            # 信息不存在无法提供6件，不掌握无法提供2件: by reason, so none is the group.
            said = [hit for hit in sentence.hits if hit.kind == outcomes[-1].kind]
            if len(said) > 1 and said[0].kind not in ("granted", "partly_granted"):
                return None
            if rows and "等" not in self.string[rows[-1].end : outcomes[-1].start]:
                return "row:" + rows[-1].kind.removeprefix("row_").replace("_", "-")
            return outcomes[-1].kind.replace("_", "-")
        if rows:
            return "row:" + rows[-1].kind.removeprefix("row_").replace("_", "-")
        carried = [hit for hit in named if hit.kind.startswith("carried")]
        tally = [hit for hit in named if hit.kind in _TALLY]
        if carried:
            if any(hit.kind == "foreign" for hit in hits):
                return None
            if tally and tally[-1].end > carried[-1].end and tally[-1].kind != "handled":
                return None
            return self._carried(carried[-1])
        applicant = [hit for hit in named if hit.kind in _APPLICANTS]
        if applicant and (not tally or applicant[-1].start > tally[-1].start):
            if not self._is_object(applicant[-1].end, figure.start):
                return None
            return applicant[-1].kind.replace("_", "-")
        bare = not any(
            hit.kind == "application" and self.string[hit.end : hit.end + 1] != "人"
            for hit in hits + behind[:1]
        )
        if bare and self.strange == sentence.number:
            return None
        if any(
            hit.kind == "foreign" and hit.end <= figure.start for hit in hits if hit.start >= tally[0].start
        ):
            return None
        last = tally[-1]
        if self._is_aside(sentence, last, clause, figure):
            return None
        if not self._is_object(last.end, figure.start) or not self._takes_applications(behind, figure):
            # What is settled in the clauses that follow is what was received here: 受理公租房申请86件，办结80件.
            if not any(word in self.string[clause : figure.start] for word in phrases.CHANNELS):
                self.strange = sentence.number
            return None
        if not bare:
            self.strange = -1
        spoken = {hit.kind for hit in tally}
        if spoken == {"received", "handled"} or spoken == {"new", "handled"}:
            return "received-and-handled"
        if len(spoken) > 1:
            return None
        if last.kind == "handled" and "handled" in kinds and not self._says_applications(hits, behind):
            return None
        return last.kind

    def _is_listed(self, named: list[Hit], last: Hit, figure: Quantity) -> bool:
        """Whether several outcomes share a figure, or each has one of several: 不予公开、无法提供共11件."""
        if "分别" in self.string[last.end : figure.start]:
            return True
        index = named.index(last)
        gap = self.string[named[index - 1].end : last.start] if index else ""
        return bool(gap) and not gap.strip("、和及或与以者并的“”")

    def _is_aside(self, sentence: Sentence, last: Hit, clause: int, figure: Quantity) -> bool:
        """Whether the clause counts what was late, early or another organ's."""
        if any(word in self.string[clause : figure.start] for word in phrases.ASIDE):
            return True
        punctual = last.kind == "processed" and self.string[clause : last.start].endswith(phrases.PUNCTUAL)
        return punctual and any(word in self._string(sentence) for word in phrases.LATE)

    def _about_others(self, sentence: Sentence, place: int) -> bool:
        """Whether the last thing named before a place is no application."""
        plain: Hit | None = None
        for index in range(_count_before(sentence.hits, place) - 1, -1, -1):
            hit = sentence.hits[index]
            if plain is not None:
                # 行政许可申请, 行政复议申请
                return hit.kind in _TOPICS and hit.kind != "application" and plain.start - hit.end <= 1
            if hit.kind not in _TOPICS or hit.end > place or self._bracketed(hit, sentence.start, place):
                continue
            if hit.kind != "application":
                return True
            if self.string[hit.start : hit.end] != "申请":
                return False
            plain = hit
        return False

    def _leaves_out(self, sentence: Sentence, place: int) -> bool:
        """Whether 均已办结 is said of some only: of the rest, of other years, of another matter."""
        lead = self.string[max(sentence.start, place - _REACH) : place]
        return (
            any(word in lead for word in ("其余", "除", "到期", *phrases.ASIDE))
            or "结转" in self.string[self._clause_start(sentence.start, place) : place]
            or ("结转" in lead and not any(h.kind in _TALLY and h.end <= place for h in sentence.hits))
            or phrases.ELSEWHEN.search(lead) is not None
            or self._elsewhen(sentence, place)
            or self._about_others(sentence, place)
        )

    def _kind_behind(self, behind: list[Hit], figure: Quantity, before: str) -> str | None:
        """A figure in front of its noun: 3件结转下年度, 31件已答复."""
        rest = self.string[figure.end : figure.end + 14]
        for hit in behind[:2]:
            if hit.kind == "carried_out" and (
                hit.start - figure.end <= 4 or self._is_object(figure.end, hit.start)
            ):
                return "carried-out"
            if (
                hit.kind == "processed"
                and rest.startswith(("已", "均已", "全部"))
                and before.strip("，、 ") in ("", "其中")
            ):
                return "processed"
        return None

    def _carried(self, hit: Hit) -> str | None:
        if hit.kind == "carried_in":
            return "carried-in"
        if hit.kind == "carried_out":
            return "carried-out"
        if hit.kind == "carried_in_year":
            year = int(self.string[hit.start : hit.start + 4])
            if self.report.year is None:
                return None
            return {self.report.year - 1: "carried-in", self.report.year: "carried-out"}.get(year)
        return None

    def _is_object(self, start: int, end: int) -> bool:
        """Whether nothing but applications stands between a verb and its number."""
        between = _without_brackets(self.string[start:end])
        return phrases.OBJECT.fullmatch(between.replace(" ", "").strip("，,：:")) is not None

    def _takes_applications(self, behind: list[Hit], figure: Quantity) -> bool:
        """Whether the noun behind a number, if there is one, is an application."""
        rest = self.string[figure.end : figure.end + 12].lstrip()
        if not rest or rest[0] in "，,。；;、（(）)！：: ":
            return True
        if rest.startswith(
            ("均", "已", "全", "都", "其中", "同比", "较", "比", "占", "按", "结转", "办", "答", "作", "转")
        ):
            return True
        return bool(behind) and behind[0].kind == "application" and behind[0].start - figure.end <= 10

    def _says_applications(self, hits: list[Hit], behind: list[Hit]) -> bool:
        return self.about_applications and (
            any(hit.kind == "application" for hit in hits + behind[:1])
            or self.section in ("overview", "applications")
        )

    # ---- figures about cases --------------------------------------------------------------

    def _cases(self, sentence: Sentence) -> Iterator[Claim]:
        # A sentence that goes on about the cases of the one before means the same cases.
        fits = self.about_cases or self.fitted == sentence.number - 1
        previous = sentence.start
        for figure in sentence.figures:
            start = previous
            previous = figure.end
            if not self._counts(figure, sentence):
                continue
            clause = self._clause_start(start, figure.start)
            hits = [h for h in self._between(sentence, start, figure.start) if h.kind in _CASES | _RESULTS]
            near = [
                h for h in hits if h.start >= clause or (h.end == clause - 1 and self.string[h.end] in "：:")
            ]
            fits = fits or self._of_disclosure(sentence, figure)
            before = self.string[clause : figure.start]
            if phrases.is_change(before) or "结转" in before:
                continue
            kind = self._case_kind(sentence, near or hits, figure, near=bool(near))
            if kind is None:
                continue
            scope: Scope = "whole" if fits else "other"
            if scope == "whole":
                scope = self._scope(sentence, figure, kind)
            if kind.partition("-")[2] in _ENDINGS and scope == "whole":
                scope = self.case_scope
            else:
                self.case_scope = scope
            for name in kind.split("+"):
                yield self._claim(name, "disputes", figure, sentence, scope)
        if fits:
            self.fitted = sentence.number
        if fits and self.case_scope == "whole":
            kinds = {hit.kind for hit in sentence.hits if hit.kind in _CASES} or {self.case_kind}
            for match in self._find(phrases.ALL_UPHELD, sentence, _ALL):
                place = sentence.start + match.start
                if self._elsewhen(sentence, place) or self._is_of_others(sentence, place):
                    continue
                for prefix in sorted({"review" if kind == "review" else "suit" for kind in kinds if kind}):
                    yield self._zero(
                        f"{prefix}-pending", "disputes", place, sentence.start + match.end, sentence
                    )

    def _of_disclosure(self, sentence: Sentence, figure: Quantity) -> bool:
        """Whether the clause of a figure, or the one that leads to it, names the disclosure of information."""
        start = self._clause_start(sentence.start, figure.start)
        if phrases.names_disclosure(self.string[start : self._clause_end(figure.end, sentence.end)]):
            return (
                "其中" not in self.string[sentence.start : start]
                or "其中" not in self.string[start : figure.end]
            )
        lead = self.string[self._clause_start(sentence.start, max(start - 1, sentence.start)) : start].strip(
            "，,：:"
        )
        return phrases.names_disclosure(lead) and (
            "因" in lead or lead.endswith(("方面", "工作中", "问题", "情况", "案件", "类"))
        )

    def _case_kind(self, sentence: Sentence, hits: list[Hit], figure: Quantity, *, near: bool) -> str | None:
        cases = [hit for hit in hits if hit.kind in _CASES]
        results = [hit for hit in hits if hit.kind in _RESULTS]
        if cases:
            last = cases[-1]
            self.case_kind = "review" if last.kind == "review" else "suit"
            if results and results[-1].start > last.start:
                return self._result(results[-1], figure)
            gap = self.string[last.end : figure.start]
            if not self._is_case_object(last.end, figure.start) or not (
                near or any(mark in gap for mark in ("，共", "，发生", "：", ":"))
            ):
                return None
            if len(cases) > 1 and {cases[-1].kind, cases[-2].kind} == {"review", "suit"}:
                between = self.string[cases[-2].end : cases[-1].start]
                if not between or (len(between) <= 8 and any(mark in between for mark in "、和及与或")):
                    tail = self.string[last.end : figure.start]
                    if "各" in tail or "均" in tail or "都" in tail or figure.amount == 0:
                        return "review+litigation"
                    return "cases"
            return _CASE_NAMES[last.kind]
        if results and self.case_kind and near:
            return self._result(results[-1], figure)
        behind = [hit for hit in self._behind(sentence, figure) if hit.kind in _CASES]
        if behind and not hits:
            rest = self.string[figure.end : behind[0].start]
            if len(rest) <= 16 and "，" not in rest and "。" not in rest:
                following = self.string[behind[0].end : behind[0].end + 6]
                if len(behind) > 1 and behind[1].start - behind[0].end <= 3:
                    return None
                self.case_kind = "review" if behind[0].kind == "review" else "suit"
                if any(word in following for word in ("维持", "纠", "败诉")):
                    return None
                return _CASE_NAMES[behind[0].kind]
        clause = self.string[self._clause_start(sentence.start, figure.start) : figure.start]
        if any(word in clause for word in ("相关案件", "此类案件", "上述案件", "有关案件")):
            both = {hit.kind for hit in sentence.hits} >= {"review", "suit"}
            return "cases" if both else None
        return None

    def _result(self, hit: Hit, figure: Quantity) -> str | None:
        gap = _without_brackets(self.string[hit.end : figure.start]).strip()
        if len(gap) > 6 or "复议" in gap or "诉讼" in gap or "率" in gap:
            return None
        names = {"upheld": "upheld", "defeat": "corrected", "pending": "pending", "result_other": "other"}
        return f"{self.case_kind}-{names[hit.kind]}" if self.case_kind else None

    def _is_case_object(self, start: int, end: int) -> bool:
        """Whether a number right behind 行政复议 or 诉讼 counts cases."""
        gap = _without_brackets(self.string[start:end]).replace(" ", "")
        for word in (
            "案件",
            "申请",
            "方面",
            "情况",
            "本年度",
            "全年",
            "类",
            "案",
            "总数",
            "数",
            "量",
            "的",
            "共计",
            "共",
            "合计",
            "总计",
            "各",
            "均",
            "都",
            "为",
            "有",
            "了",
            "收到",
            "发生",
            "受理",
            "办理",
            "，",
            "：",
        ):
            gap = gap.replace(word, "")
        return not gap

    # ---- denials --------------------------------------------------------------------------

    def _denials(self, sentence: Sentence) -> Iterator[Claim]:
        """未收到申请, 未发生行政复议, 无结转: a denial needs its object in its own clause."""
        for index, hit in enumerate(sentence.hits):
            if (
                hit.kind != "no"
                or self._elsewhen(sentence, hit.start)
                or self._is_of_others(sentence, hit.start)
            ):
                continue
            end = self._clause_end(hit.end, sentence.end)
            if "目标" in self.string[hit.end : end]:
                continue
            span = [h for h in sentence.hits[index + 1 :] if h.start < end]
            stop = next((h.start for h in span if h.kind == "no"), end)
            span = [h for h in span if h.start < stop]
            clause = self.string[hit.start : stop]
            yield from self._denied(sentence, hit, span, clause, stop)
        for match in self._find(phrases.ZERO, sentence, _NONE):
            place = sentence.start + match.start
            before = [
                h for h in sentence.hits if h.kind in _CASES and place - 24 <= h.start and h.end <= place
            ]
            if (
                before
                and not self._elsewhen(sentence, place)
                and not any(char in self.string[before[-1].end : place] for char in "，。；")
                and self._fits_cases(sentence)
            ):
                gap = (
                    self.string[before[-1].end : place]
                    .replace("案件", "")
                    .replace("数量", "")
                    .replace("情况", "")
                )
                if (
                    len(gap.strip("：: 数")) <= 2
                    and not match.string[:1].isdigit()
                    and "0" not in match.string
                ):
                    for kind in dict.fromkeys(
                        "review" if h.kind == "review" else "litigation" for h in before
                    ):
                        end = sentence.start + match.end
                        claim = self._zero(kind, "disputes", place, end, sentence, denies=True)
                        yield claim._replace(quote=self.string[before[0].start : end])

    def _denied(
        self, sentence: Sentence, no: Hit, span: list[Hit], clause: str, stop: int
    ) -> Iterator[Claim]:
        cases = [h for h in span if h.kind in _CASES and h.start - no.end <= 44]
        defeat = next((h for h in span if h.kind == "defeat"), None)
        if cases:
            if not self._fits_cases(sentence) or "新增" in self.string[no.end : cases[0].start]:
                return
            if (
                any(h.kind == "foreign" for h in span if h.start < cases[0].start)
                and "信息公开" not in clause
            ):
                return
            kinds = dict.fromkeys("review" if h.kind == "review" else "suit" for h in cases)
            if defeat is not None:
                end = max(defeat.end, cases[0].end)
                for kind in kinds:
                    yield self._zero(f"{kind}-no-defeat", "disputes", no.start, end, sentence, denies=True)
                return
            if any(h.kind in ("upheld", "pending", "result_other") for h in span):
                return
            for name in dict.fromkeys(_CASE_NAMES[h.kind] for h in cases):
                yield self._zero(name, "disputes", no.start, cases[-1].end, sentence, denies=True)
            return
        if defeat is not None and defeat.start - no.end <= 8:
            own = self._clause_start(sentence.start, no.start)
            named = [h for h in sentence.hits if h.kind in _CASES and h.end <= no.start]
            before = [h.kind for h in named if h.start >= own] or [h.kind for h in named]
            if self._fits_cases(sentence) or before:
                names = dict.fromkeys("review" if k == "review" else "suit" for k in before) or {"suit": None}
                for kind in names:
                    if self._fits_cases(sentence):
                        yield self._zero(
                            f"{kind}-no-defeat", "disputes", no.start, defeat.end, sentence, denies=True
                        )
            return
        carried = next((h for h in span if h.kind.startswith("carried") and h.start - no.end <= 14), None)
        if carried is not None and self.about_applications:
            if any(h.kind == "foreign" for h in span) or self._about_others(sentence, no.start):
                return
            if phrases.LACKING.fullmatch(self.string[no.end : carried.start]) is None:
                return
            if phrases.DENIED.fullmatch(self.string[carried.end : self._tail(carried, span, stop)]) is None:
                return
            kind = "carried-in" if carried.kind == "carried_in" else "carried-out"
            if carried.kind == "carried_in_year":
                return
            yield self._zero(kind, "applications", no.start, carried.end, sentence, denies=True)
            return
        application = next((h for h in span if h.kind == "application"), None)
        if application is None or application.start - no.end > 30:
            return
        first = span[0]
        between = self.string[no.end : application.start]
        written = self.string[application.start : application.end]
        # 申请 alone, as in 未申请, denies nothing; it must be received, or be the noun of 无.
        if first.kind in ("received", "new", "handled"):
            between = self.string[first.end : application.start]
            if phrases.LACKING.fullmatch(self.string[no.end : first.start]) is None:
                return
        elif written == "申请" and (between or self.string[no.start] != "零"):
            return
        if written == "申请" and not self.about_applications:
            return
        if phrases.DENIED.fullmatch(between) is None or any(h.kind == "foreign" for h in span):
            return
        if (
            phrases.DENIED.fullmatch(self.string[application.end : self._tail(application, span, stop)])
            is None
        ):
            return
        lead = self.string[self._clause_start(sentence.start, no.start) : stop]
        if any(word in lead for word in phrases.CHANNELS):
            return
        yield self._zero("new", "applications", no.start, application.end, sentence, denies=True)

    def _tail(self, denied: Hit, span: list[Hit], stop: int) -> int:
        """Where what is said of a denied thing ends: at a mark, or at another denied thing."""
        marks = [place for mark in "（(、" if (place := self.string.find(mark, denied.end, stop)) != -1]
        others = [
            h.start
            for h in span
            if h.start >= denied.end
            and h.kind not in ("handled", "application")
            and self.string[h.start] not in "未尚"
        ]
        return min([stop, *marks, *others])

    def _fits_cases(self, sentence: Sentence) -> bool:
        whole = self._string(sentence)
        return self.about_cases or phrases.names_disclosure(whole)

    # ---- scope ----------------------------------------------------------------------------

    def _scope(self, sentence: Sentence, figure: Quantity, kind: str) -> Scope:
        start, end = (
            self._clause_start(sentence.start, figure.start),
            self._clause_end(figure.end, sentence.end),
        )
        lead = self.string[sentence.start : figure.start]
        if self._elsewhen(sentence, figure.start):
            return "other"
        cut = max(lead.rfind("其中"), lead.rfind("分别"), lead.rfind("包括"))
        of_others = self._is_of_others(sentence, figure.start)
        if of_others or cut != -1:
            if cut == -1 or self._names_author(sentence, start, figure.start):
                self.shared.add((sentence.number, kind))
            if of_others:
                return "part"
        if self._is_of_applicants(sentence, figure, kind):
            return "part"
        if kind in _CASE_KINDS and phrases.JUDGES.search(self._string(sentence)):
            return "other"
        exact = kind in _READINGS and kind not in (
            "received",
            "processed",
            "handled",
            "received-and-handled",
            "new",
            "review",
            "litigation",
        )
        # A list in brackets behind the figure, 30件（网上20件，书面10件）, says nothing of the figure.
        rest, _, inside = self.string[figure.end : end].partition("（")
        if not any(map(str.isdigit, inside.partition("）")[0])):
            rest += inside
        told = _without_brackets(self.string[start : figure.end]) + rest
        if not exact and any(map(told.__contains__, phrases.CHANNELS)):
            return "other"
        if self._in_brackets(figure.start, sentence.start) and not self._explains(sentence, figure, kind):
            return "part"
        if cut != -1 and not exact and not kind.startswith("row:"):
            # 行政复议、行政诉讼共4件，其中行政复议3件
            before = {hit.kind for hit in sentence.hits if hit.end <= sentence.start + cut}
            if kind not in ("review", "litigation") or not before >= {"review", "suit"}:
                return "part"
        if self.has_levels:
            return "part"
        return "whole"

    def _elsewhen(self, sentence: Sentence, place: int) -> bool:
        """Whether the clause at a place is about another time than the report year."""
        start = self._clause_start(sentence.start, place)
        lead = self.string[start:place]
        carried = "结转" in lead or "转结" in lead
        if not carried and self._is_another_year(max(sentence.start, place - _REACH), place):
            return True
        head = self.string[sentence.start : min(sentence.start + 16, place)]
        if phrases.ELSEWHEN.search(self.string[start : place + 8]) or phrases.ELSEWHEN.search(head):
            return not carried or "累计" in lead
        return place > self._planned

    def _is_another_year(self, start: int, place: int) -> bool:
        """Whether the last year named in a stretch, not to compare or to carry over, is not the report's."""
        other = False
        for match in phrases.YEAR.compiled.finditer(self.string, start, place):
            if match["aside"] or match["carried"]:
                continue
            if self._bracketed(Hit("", match.start(), match.end()), start, place):
                continue
            year = match["year"]
            other = bool(match["last"]) or (
                year is not None and self.report.year is not None and int(year) != self.report.year
            )
        return other

    def _is_of_others(self, sentence: Sentence, place: int) -> bool:
        """Whether the last organ named as a subject up to a place is not the author."""
        clause = self._clause_start(sentence.start, place)
        if clause > sentence.start and self.string[clause - 1] in "：:":
            clause = self._clause_start(sentence.start, clause - 1)
        subjects = self._subjects(sentence)
        for index in range(_count_before(subjects, place) - 1, -1, -1):
            subject = subjects[index]
            counts = subject.start >= clause or subject.counts
            if counts and not self._bracketed(
                Hit("", subject.start, subject.start + 1), sentence.start, place
            ):
                return subject.other
        return False

    def _subjects(self, sentence: Sentence) -> list[Subject]:
        if self._organs[0] != sentence.number:
            self._organs = sentence.number, list(self._organs_of(sentence))
        return self._organs[1]

    def _organs_of(self, sentence: Sentence) -> Iterator[Subject]:
        """The organs that a sentence names where they may be its subject."""
        title = self.report.title.string.replace("人民政府", "政府") if self.report.title else ""
        for match in phrases.ORGAN.compiled.finditer(self.string, sentence.start, sentence.end):
            start, end = match.span()
            following = _count_before(sentence.figures, start)
            counts = following < len(sentence.figures) and sentence.figures[
                following
            ].start < self._clause_end(start, sentence.end)
            if match["own"] or not match["named"]:
                yield Subject(start, not match["own"], counts)
                continue
            head = self.string[max(0, start - 12) : start]
            if phrases.NO_SUBJECT.search(head):
                continue
            head = head.replace("人民", "")[-2:]
            head = head if head.isalpha() else head[1:]
            yield Subject(start, head + self.string[start:end] not in title, counts)

    def _is_of_applicants(self, sentence: Sentence, figure: Quantity, kind: str) -> bool:
        """Whether the sentence, or the clause of a figure, speaks of one kind of applicants: 自然人新收24件."""
        if kind in _CASE_KINDS or kind.partition("-")[2] in _ENDINGS or kind.replace("-", "_") in _APPLICANTS:
            return False
        first = next((h for h in sentence.hits if h.kind in _APPLICATIONS or h.kind == "applicant"), None)
        start = self._clause_start(sentence.start, figure.start)
        low, high = _count_before(sentence.hits, start), _count_before(sentence.hits, figure.start)
        near = sentence.hits[low:high]
        return any(
            hit is not None and (hit.kind in _APPLICANTS or hit.kind == "applicant") for hit in (first, *near)
        )

    def _names_author(self, sentence: Sentence, start: int, place: int) -> bool:
        return any(start <= s.start < place and not s.other for s in self._subjects(sentence))

    def _explains(self, sentence: Sentence, figure: Quantity, kind: str) -> bool:
        """Whether a figure in brackets is of the whole all the same."""
        if kind in _BRACKETED:
            return True
        opening = max(self.string.rfind(mark, sentence.start, figure.start) for mark in "（(")
        return (kind in _GROUPS or kind.partition("-")[2] in _ENDINGS) and any(
            other.end == opening for other in sentence.figures
        )

    def _in_brackets(self, place: int, start: int) -> bool:
        head = self.string[start:place]
        return head.count("（") + head.count("(") > head.count("）") + head.count(")")

    def _find(self, pattern: Pattern, sentence: Sentence, words: tuple[str, ...]) -> Iterator[Match]:
        """Matches in a sentence that holds one of the words; places count from its start."""
        string = self._string(sentence)
        if any(map(string.__contains__, words)) and pattern.may_occur(string):
            yield from pattern.find(self.text.part(sentence.start, sentence.end))

    # ---- places ---------------------------------------------------------------------------

    def _string(self, sentence: Sentence) -> str:
        return self.string[sentence.start : sentence.end]

    def _between(self, sentence: Sentence, start: int, end: int) -> list[Hit]:
        """The keywords of a stretch, those in closed brackets left out."""
        found = []
        for hit in sentence.hits:
            if hit.start >= start and hit.end <= end and not self._bracketed(hit, start, end):
                found.append(hit)
        return found

    def _bracketed(self, hit: Hit, start: int, end: int) -> bool:
        if not self.has_brackets:
            return False
        opening = max(self.string.rfind("（", start, hit.start), self.string.rfind("(", start, hit.start))
        if (
            opening == -1
            or "）" in self.string[opening : hit.start]
            or ")" in self.string[opening : hit.start]
        ):
            return False
        closing = [
            p for p in (self.string.find("）", hit.end, end), self.string.find(")", hit.end, end)) if p != -1
        ]
        return bool(closing)

    def _behind(self, sentence: Sentence, figure: Quantity) -> list[Hit]:
        end = self._clause_end(figure.end, sentence.end)
        following = next((q.start for q in sentence.figures if q.start > figure.start), end)
        return [hit for hit in sentence.hits if figure.end <= hit.start and hit.end <= min(end, following)]

    def _clause_hits(self, sentence: Sentence, place: int) -> list[Hit]:
        start, end = self._clause_start(sentence.start, place), self._clause_end(place, sentence.end)
        return [hit for hit in sentence.hits if start <= hit.start < end]

    def _clause_start(self, low: int, place: int) -> int:
        before = bisect_left(self.cuts, place) - 1
        return max(self.cuts[before] + 1, low) if before >= 0 else low

    def _clause_end(self, place: int, high: int) -> int:
        behind = bisect_left(self.cuts, place)
        return min(self.cuts[behind], high) if behind < len(self.cuts) else high

    # ---- making claims --------------------------------------------------------------------

    def _claim(self, kind: str, topic: Topic, figure: Quantity, sentence: Sentence, scope: Scope) -> Claim:
        start = self._clause_start(sentence.start, figure.start)
        start = max([start, *(q.end for q in sentence.figures if q.end <= figure.start)])
        while self.string[start : start + 1] in _ENDS and start < figure.start:
            start += 1
        readings = _READINGS.get(kind) or (_sum(_cell(kind.removeprefix("row:"))),)
        shown = "received" if kind == "received-and-handled" else kind
        return Claim(
            shown,
            topic,
            readings,
            figure.amount,
            scope,
            kind in _STRICT or kind.startswith("row:"),
            not figure.loose,
            figure.amount == 0,
            figure.unit,
            self.string[start : figure.end].strip(),
            self.text.location(figure.start, figure.digits_end),
            self.text.location(start, figure.end),
            self.section,
            sentence.number,
            self.passage.number,
        )

    def _zero(
        self, kind: str, topic: Topic, start: int, end: int, sentence: Sentence, *, denies: bool = False
    ) -> Claim:
        place = self.text.location(start, end)
        return Claim(
            kind, topic, _READINGS[kind], 0, "whole", True, True, denies, "", self.string[start:end], place, place,
            self.section, sentence.number, self.passage.number,
        )  # fmt: skip


def _cuts(string: str) -> list[int]:
    """Where the clauses of a passage end; a comma in 1,234 ends none."""
    return [
        place
        for place, char in enumerate(string)
        if char in "，,：:"
        and not (
            char in ",，" and string[place - 1 : place].isdigit() and string[place + 1 : place + 2].isdigit()
        )
    ]


def _count_before(items: Sequence[Hit | Subject | Quantity], place: int) -> int:
    """How many of the items, which stand in order, begin before a place."""
    return bisect_left(items, place, key=lambda item: item.start)


def _without_brackets(string: str) -> str:
    """A stretch without its bracketed insertions."""
    for opening, closing in ("（）", "()"):
        while opening in string and closing in string[string.find(opening) :]:
            left = string.find(opening)
            right = string.find(closing, left)
            string = string[:left] + string[right + 1 :]
    return string


__all__ = ["extract"]
