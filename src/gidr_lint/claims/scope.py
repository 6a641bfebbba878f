"""Whose, when and how much of the whole: what keeps a figure from being the organ's own of the year."""

from collections.abc import Iterator

from gidr_lint.amounts import Quantity
from gidr_lint.claims import phrases
from gidr_lint.claims.model import Scope
from gidr_lint.claims.readings import (
    APPLICANTS,
    APPLICATIONS,
    BRACKETED,
    CASE_KINDS,
    GROUPS,
    READINGS,
    RESULT_KINDS,
    TOPICS,
    shown_kind,
)
from gidr_lint.claims.sentences import (
    ENDS,
    Hit,
    Prose,
    Sentence,
    Subject,
    after,
    blank_brackets,
    count_before,
    without_brackets,
)
from gidr_lint.report.model import Passage, Report

# How far back a year or a reservation is looked for, so that no sentence costs its square.
REACH = 400
_MOST_PARTS = 12
_COUNTED = frozenset(("new", "received", "processed", "handled", "received-and-handled"))


class Scoped(Prose):
    """A passage with what is known of the subject of its sentences."""

    def __init__(self, report: Report, passage: Passage, heading: str) -> None:
        super().__init__(passage)
        self.report = report
        self.about_applications = self.section == "applications" or "申请" in heading
        self.about_cases = self.section == "disputes" or ("复议" in heading and "信息公开" in heading)
        # Figures of the organ itself stand beside those of its whole region.
        self.has_levels = "本级" in self.string and any(
            word in self.string for word in ("全市", "全县", "全区", "全省")
        )
        self.shared: set[tuple[int, str]] = set()
        self._organs: tuple[int, list[Subject]] = (-1, [])
        found = [place for word in phrases.PLANNED if (place := self.string.find(word)) != -1]
        self._planned = min(found, default=len(self.string))

    def _scope(self, sentence: Sentence, figure: Quantity, kind: str) -> Scope:
        kind = shown_kind(kind)
        start, end = (
            self._clause_start(sentence.start, figure.start),
            self._clause_end(figure.end, sentence.end),
        )
        lead = self.string[sentence.start : figure.start]
        if self._elsewhen(sentence, figure.start):
            return "other"
        cut = self._cut(sentence, figure, lead)
        of_others = self._is_of_others(sentence, figure.start)
        if of_others or cut != -1:
            # 本机关不掌握 names the author in the row's own words.
            own = not kind.startswith("row:") and self._names_author(sentence, start, figure.start)
            if cut == -1 or own:
                self.shared.add((sentence.number, kind))
            if of_others:
                return "part"
        if self._is_of_applicants(sentence, figure, kind):
            return "part"
        if kind in _COUNTED:
            # 受理申请29件，另有1件撤回: not all, where the rest is of the year, too.
            rest = self.string[figure.end : figure.end + 10]
            if rest[1:].startswith("另有") and "结转" not in rest:
                return "part"
            # 办结28件，上年结转2件全部办结: what was carried in is not in what was settled.
            if kind != "new" and phrases.CARRIED_SETTLED.search(self.string[figure.end : sentence.end]):
                return "part"
        if kind in CASE_KINDS and phrases.JUDGES.search(self._string(sentence)):
            return "other"
        exact = kind in READINGS and kind not in (
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
        if not any(map(str.isdigit, inside.partition("）")[0])) and not inside.startswith(phrases.ALL):
            rest += inside
        told = without_brackets(self.string[start : figure.end]) + rest
        if not exact and any(map(told.__contains__, phrases.CHANNELS)):
            return "other"
        if self._in_brackets(figure.start, sentence.start) and not self._explains(sentence, figure, kind):
            return "part"
        if not exact and self._is_of_venue(sentence, figure.start):
            return "other"
        if cut != -1 and not exact and not kind.startswith("row:"):
            # 行政复议、行政诉讼共4件，其中行政复议3件
            before = {hit.kind for hit in sentence.hits if hit.end <= sentence.start + cut}
            if kind not in ("review", "litigation") or not before >= {"review", "suit"}:
                return "part"
        if self.has_levels:
            return "part"
        return "whole"

    def _cut(self, sentence: Sentence, figure: Quantity, lead: str) -> int:
        """Where the parts begin that a figure is one of; -1 where it is none, or where they add up before it."""
        cut = max(lead.rfind("其中"), lead.rfind("分别"), lead.rfind("包括"))
        if cut != -1 and self.has_brackets:
            lead = blank_brackets(lead)
            cut = max(lead.rfind("其中"), lead.rfind("分别"), lead.rfind("包括"))
        if cut <= 0:
            return cut
        index = count_before(sentence.figures, figure.start)
        first = count_before(sentence.figures, sentence.start + cut)
        if first == 0 or index - first < 2 or index - first > _MOST_PARTS:
            return cut
        whole, parts = sentence.figures[first - 1], sentence.figures[first:index]
        complete = sum(part.amount for part in parts) == whole.amount
        return -1 if complete and all(part.unit == whole.unit for part in parts) else cut

    def _elsewhen(self, sentence: Sentence, place: int) -> bool:
        """Whether the clause at a place is about another time than the report year."""
        start = self._clause_start(sentence.start, place)
        lead = self.string[start:place]
        carried = "结转" in lead or "转结" in lead
        if not carried and self._is_another_year(max(sentence.start, place - REACH), place):
            return True
        end = self._clause_end(place, sentence.end)
        head = self.string[sentence.start : min(sentence.start + 16, place)]
        if phrases.ELSEWHEN.search(self.string[start : min(place + 8, end)]) or phrases.ELSEWHEN.search(head):
            return not carried or "累计" in lead
        return place > self._planned

    def _is_another_year(self, start: int, place: int) -> bool:
        """Whether the last year named in a stretch, not to compare or to carry over, is not the report's."""
        other = False
        for match in phrases.YEAR.compiled.finditer(self.string, start, place):
            if match["carried"] or (match["aside"] and (match["year"] or match["last"])):
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
        for index in range(count_before(subjects, place) - 1, -1, -1):
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
            following = count_before(sentence.figures, start)
            counts = following < len(sentence.figures) and sentence.figures[
                following
            ].start < self._clause_end(start, sentence.end)
            # 省厅受理针对我局的复议: the author is no subject there.
            if match["own"] and self.string.endswith(("对", "向", "涉及", "以"), sentence.start, start):
                continue
            if match["own"] or not match["named"]:
                yield Subject(start, not match["own"], counts)
                continue
            head = self.string[max(0, start - 12) : start]
            if phrases.NO_SUBJECT.search(head):
                continue
            head = head.replace("人民", "")[-2:]
            head = head if head.isalpha() else head[1:]
            head = head if head.isalpha() and head[-1] not in "年度月日底内间" else ""
            yield Subject(start, head + self.string[start:end] not in title, counts)

    def _is_of_applicants(self, sentence: Sentence, figure: Quantity, kind: str) -> bool:
        """Whether the sentence, or the clause of a figure, speaks of one kind of applicants: 自然人新收24件."""
        if kind in CASE_KINDS or kind in RESULT_KINDS or kind.replace("-", "_") in APPLICANTS:
            return False
        first = next((h for h in sentence.hits if h.kind in APPLICATIONS or h.kind == "applicant"), None)
        start = self._clause_start(sentence.start, figure.start)
        low, high = count_before(sentence.hits, start), count_before(sentence.hits, figure.start)
        near = sentence.hits[low:high]
        return any(
            hit is not None and (hit.kind in APPLICANTS or hit.kind == "applicant") for hit in (first, *near)
        )

    def _names_author(self, sentence: Sentence, start: int, place: int) -> bool:
        return any(start <= s.start < place and not s.other for s in self._subjects(sentence))

    def _is_of_venue(self, sentence: Sentence, place: int) -> bool:
        """Whether a place or channel is the subject: 政务公开专区接待800人次，受理申请3件."""
        for word in phrases.VENUES:
            start = self.string.find(word, sentence.start, place)
            if start == -1:
                continue
            end = after(self.string, start + len(word), phrases.VENUE_LEADS)
            head = self.string[self._clause_start(sentence.start, start) : start]
            if self.string.startswith(phrases.VENUE_VERBS, end) and not any(
                map(head.__contains__, phrases.NO_VENUE)
            ):
                return not self._names_author(sentence, end, place)
        return False

    def _explains(self, sentence: Sentence, figure: Quantity, kind: str) -> bool:
        """Whether a figure in brackets is of the whole all the same."""
        if kind in BRACKETED:
            return True
        opening = max(self.string.rfind(mark, sentence.start, figure.start) for mark in "（(")
        return (kind in GROUPS or kind in RESULT_KINDS or kind.startswith("row:")) and any(
            other.end == opening for other in sentence.figures
        )

    def _in_brackets(self, place: int, start: int) -> bool:
        head = self.string[start:place]
        return head.count("（") + head.count("(") > head.count("）") + head.count(")")

    def _counts(self, figure: Quantity, sentence: Sentence) -> bool:
        """Whether a figure can count applications or cases: its measure word fits, it is no slogan's."""
        if figure.unit not in phrases.MEASURES:
            return False
        if self.string.endswith(("无", "没有", "未"), 0, figure.start):
            return False
        after = self.string[figure.end : figure.end + 1]
        if not figure.unit and after and after not in ENDS:
            return False
        if self.string[figure.start] == "一" and figure.amount == 1 and after and after not in ENDS:
            return not self.string[: figure.start].endswith(("办结", "办理", "答复", "处理", "办好", "每"))
        head = self.string[sentence.start : figure.start]
        return head.count("“") <= head.count("”")

    def _about_others(self, sentence: Sentence, place: int) -> bool:
        """Whether the last thing named before a place is no application."""
        plain: Hit | None = None
        for index in range(count_before(sentence.hits, place) - 1, -1, -1):
            hit = sentence.hits[index]
            if plain is not None:
                # 行政许可申请, 行政复议申请
                return hit.kind in TOPICS and hit.kind != "application" and plain.start - hit.end <= 1
            if hit.kind not in TOPICS or hit.end > place or self._bracketed(hit, sentence.start, place):
                continue
            if hit.kind != "application":
                return True
            if self.string[hit.start : hit.end] != "申请":
                return False
            plain = hit
        return False

    def _fits_cases(self, sentence: Sentence) -> bool:
        whole = self._string(sentence)
        return self.about_cases or phrases.names_disclosure(whole)
