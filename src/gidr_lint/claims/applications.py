"""Figures about applications: which of the form's quantities each counts."""

from collections.abc import Iterator, Sequence

from gidr_lint.amounts import Quantity
from gidr_lint.claims import phrases
from gidr_lint.claims.model import Claim
from gidr_lint.claims.readings import APPLICANTS, APPLICATIONS, CASES, OUTCOMES, RESULTS, TALLY
from gidr_lint.claims.scope import REACH, Scoped
from gidr_lint.claims.sentences import ENDS, Hit, Sentence, without_brackets
from gidr_lint.report.model import Passage, Report

# What 均已办结 is said of, where it is counted in the same sentence.
_COUNTED = frozenset(("new", "received", "received-and-handled", "handled", "processed", "carried-in"))


def _last(hits: Sequence[Hit], place: int) -> Hit | None:
    """The last application named before a place."""
    return next((h for h in reversed(hits) if h.kind == "application" and h.end <= place), None)


class Applications(Scoped):
    """Reads what a sentence says about applications."""

    def __init__(self, report: Report, passage: Passage, heading: str) -> None:
        super().__init__(report, passage, heading)
        # What was received last is another matter: 受理公租房申请86件. What is settled next goes with it.
        self.strange = False
        self.case_named = False

    def _applications(self, sentence: Sentence) -> Iterator[Claim]:
        previous = sentence.start
        counted = False
        self.case_named = any(hit.kind in CASES for hit in sentence.hits)
        for figure in sentence.figures:
            window = (previous, figure.start)
            previous = figure.end
            if not self._counts(figure, sentence):
                continue
            kind = self._application_kind(sentence, figure, window) or self._sum_of_parts(
                sentence, figure, window
            )
            if kind is None:
                continue
            counted = counted or kind in _COUNTED
            scope = self._scope(sentence, figure, kind)
            yield self._claim(kind, "applications", figure, sentence, scope)
        if "复议" not in self._string(sentence) and "诉讼" not in self._string(sentence):
            for match in self._find(phrases.ALL_SETTLED, sentence, phrases.ALL):
                start = sentence.start + match.start
                if self.strange or not (counted or self._names_applications(sentence, start)):
                    continue
                if "一件" in self.string[start - 2 : start + 8]:
                    continue
                if any(hit.kind == "foreign" for hit in self._clause_hits(sentence, start)):
                    continue
                # 按时答复率100% is of those that were due.
                if "率" in self.string[start : start + 16] and any(
                    f"{word}{verb}" in self.string[start : start + 16]
                    for word in phrases.PUNCTUAL
                    for verb in ("答复率", "办结率", "办理率", "回复率")
                ):
                    continue
                # 占全部办结件的46.7%
                if self.string[start - 1 : start] == "占" or self.string.startswith(
                    ("件", "率"), sentence.start + match.end
                ):
                    continue
                if self._is_of_others(sentence, start) or self._leaves_out(sentence, start):
                    continue
                yield self._zero("all-settled", "applications", start, sentence.start + match.end, sentence)
        for match in self._find(phrases.ALL_NATURAL, sentence, ("自然人",)):
            start, end = sentence.start + match.start, sentence.start + match.end
            if self._are_all_new(sentence, start):
                yield self._zero("all-natural", "applications", start, end, sentence)

    def _sum_of_parts(self, sentence: Sentence, figure: Quantity, window: tuple[int, int]) -> str | None:
        """合计7件 behind a list: 收到网上申请4件，快递申请3件，合计7件."""
        if self.string[window[0] : figure.start].strip("，,、 共") not in ("合计", "总计", "计", "一", "总"):
            return None
        before = [hit for hit in sentence.hits if hit.end <= figure.start]
        tally = {hit.kind for hit in before if hit.kind in TALLY}
        parts = [hit.kind for hit in before if hit.kind not in TALLY]
        if len(tally) != 1 or not tally <= {"new", "received"} or self.strange:
            return None
        listed = all(kind in APPLICANTS or kind == "application" for kind in parts)
        several = sum(q.end <= figure.start for q in sentence.figures) > 1
        return tally.pop() if listed and several and "application" in parts else None

    def _are_all_new(self, sentence: Sentence, place: int) -> bool:
        """Whether 均为自然人 is said of all that was received, not of some or of another matter."""
        lead = self.string[sentence.start : place]
        tally = [hit.kind for hit in sentence.hits if hit.kind in TALLY and hit.end <= place]
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

    def _application_kind(self, sentence: Sentence, figure: Quantity, window: tuple[int, int]) -> str | None:
        """What a figure counts, by the keywords before it in its clause, else behind it."""
        clause = self._clause_start(window[0], figure.start)
        # 其中3件予以公开、2件不予公开: a number behind 、 has nothing before it.
        if self.string[figure.start - 1 : figure.start] == "、":
            clause = figure.start
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
        named = [hit for hit in hits if hit.kind in APPLICATIONS or hit.kind.startswith("row_")]
        cases = [hit for hit in hits if hit.kind in CASES | RESULTS]
        if cases and (not named or cases[-1].start > named[-1].start):
            return None
        if not named and hits and hits[-1].kind == "carried":
            return self._carried_bare(sentence, hits[-1], clause, figure)
        first = sentence.figures[0] is figure
        if not named and hits and first and self._are_counted_bare(hits, behind, figure, clause):
            return "received-and-handled"
        if not named:
            return self._kind_behind(behind, figure, before)
        if any(hit.kind == "no" for hit in hits) or self._about_others(sentence, figure.start):
            return None
        return self._choose(sentence, named, hits, behind, figure, clause)

    def _are_counted_bare(self, hits: list[Hit], behind: list[Hit], figure: Quantity, clause: int) -> bool:
        """Whether applications are counted without a verb: 2024年，我局政府信息公开申请30件."""
        hit = hits[-1]
        written = self.string[hit.start : hit.end]
        return (
            len(hits) == 1
            and hit.kind == "application"
            and len(written) > 4
            and written.endswith(("申请", "申请件"))
            and self.string[hit.end : figure.start].strip(" 数量总共计为：:") == ""
            and phrases.BARE_LEAD.fullmatch(self.string[clause : hit.start]) is not None
            and self._takes_applications(behind, figure)
        )

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
        outcomes = [hit for hit in named if hit.kind in OUTCOMES]
        if outcomes:
            # 针对不予公开的2件, and 2件不予公开引发行政复议: some of them.
            if self.string.startswith(("针对", "对"), clause + (self.string[clause] in ENDS)):
                return None
            if outcomes[-1].kind in ("granted", "granted_or_partly") and any(
                map(self._string(sentence).__contains__, phrases.TOLD_APART)
            ):
                return None
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
            alone = outcomes[-1].kind == "denied" and any(
                hit.kind == "unable" and not self._bracketed(hit, sentence.start, sentence.end)
                for hit in sentence.hits
            )
            return outcomes[-1].kind.replace("_", "-") + ("-alone" if alone else "")
        if rows:
            if any(hit.kind in ("received", "new") for hit in named):
                return None
            return "row:" + rows[-1].kind.removeprefix("row_").replace("_", "-")
        carried = [hit for hit in named if hit.kind.startswith("carried")]
        tally = [hit for hit in named if hit.kind in TALLY]
        if carried:
            if any(hit.kind == "foreign" for hit in hits):
                return None
            if tally and tally[-1].end > carried[-1].end and tally[-1].kind != "handled":
                return None
            return self._carried(carried[-1])
        applicant = [hit for hit in named if hit.kind in APPLICANTS]
        if applicant and (not tally or applicant[-1].start > tally[-1].start):
            if not self._is_object(applicant[-1].end, figure.start):
                self.strange = self.strange or not any(map(self._is_named, hits))
                return None
            before = {hit.kind for hit in sentence.hits if hit.end <= figure.start}
            alone = "new" in before and "carried_in" not in before and "carried_in_year" not in before
            return applicant[-1].kind.replace("_", "-") + ("-alone" if alone else "")
        bare = not any(
            hit.kind == "application" and self.string[hit.end : hit.end + 1] != "人"
            for hit in hits + behind[:1]
        )
        if bare and self.strange:
            return None
        if any(
            hit.kind == "foreign" and hit.end <= figure.start for hit in hits if hit.start >= tally[0].start
        ):
            self.strange = self.strange or bare or not self._is_named(behind[0] if behind else tally[0])
            return None
        last = tally[-1]
        if self._is_aside(sentence, last, clause, figure):
            return None
        if not self._is_object(last.end, figure.start) or not self._takes_applications(behind, figure):
            between = self.string[last.end : figure.start]
            for word in phrases.CHANNELS:
                between = between.replace(word, "")
            if not phrases.OBJECT.fullmatch(without_brackets(between).replace(" ", "").strip("，,：:")):
                self.strange = True
            return None
        if not bare:
            self.strange = False
        spoken = {hit.kind for hit in tally}
        if spoken == {"received", "handled"} or spoken == {"new", "handled"}:
            return "received-and-handled"
        if len(spoken) > 1:
            # 办理答复508件, but not 收到并答复
            joined = spoken == {"handled", "processed"} and tally[-2].end == last.start
            return last.kind if joined else None
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

    def _leaves_out(self, sentence: Sentence, place: int) -> bool:
        """Whether 均已办结 is said of some only: of the rest, of other years, of another matter."""
        lead = self.string[max(sentence.start, place - REACH) : place]
        return (
            any(word in lead for word in ("其余", "除", "到期", *phrases.ASIDE))
            or "结转" in self.string[self._clause_start(sentence.start, place) : place]
            or ("结转" in lead and not any(h.kind in TALLY and h.end <= place for h in sentence.hits))
            or phrases.ELSEWHEN.search(lead) is not None
            or self._elsewhen(sentence, place)
            or self._about_others(sentence, place)
        )

    def _kind_behind(self, behind: list[Hit], figure: Quantity, before: str) -> str | None:
        """A figure in front of its noun: 3件结转下年度, 31件已答复."""
        rest = self.string[figure.end : figure.end + 14]
        for hit in behind[:2]:
            if hit.kind in OUTCOMES and self._is_told_behind(hit, figure) and not self.case_named:
                return hit.kind.replace("_", "-")
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

    def _is_told_behind(self, hit: Hit, figure: Quantity) -> bool:
        """Whether an outcome or result stands right behind its number, and no other number behind it: 3件不予公开."""
        gap = self.string[figure.end : hit.start].strip()
        return gap in ("", "被", "获", "均", "已", "予以", "作出", "为", "依法") and (
            self.string[hit.end : hit.end + 1] in ENDS or self.string[hit.end] == "、"
        )

    def _names_applications(self, sentence: Sentence, place: int) -> bool:
        """Whether the last application named before a place, if there is one, is for information."""
        hit = _last(sentence.hits, place)
        if hit is None or self._is_named(hit):
            return True
        return self.string.endswith(("全部", "所有", "上述", "以上", "各类"), sentence.start, hit.start)

    def _carried_bare(self, sentence: Sentence, hit: Hit, clause: int, figure: Quantity) -> str | None:
        """结转1件 behind what was settled is carried over."""
        settled = any(h.kind == "processed" and h.end <= hit.start for h in sentence.hits)
        alone = not self.string[clause : hit.start].strip("，,、 ")
        bare = self.string[hit.end : figure.start].strip(" 数量：:为") == ""
        if not (settled and alone and bare) or self.strange or self._about_others(sentence, hit.start):
            return None
        start = max(sentence.start, hit.start - REACH)
        return None if self._is_another_year(start, hit.start) else "carried-out"

    def _carried(self, hit: Hit) -> str | None:
        if hit.kind == "carried_in":
            return "carried-in"
        if hit.kind == "carried_out":
            # 结转2025年办理, but not 2023年转2024年办理
            written = self.string[hit.start : hit.end].partition("年")[0][-4:]
            late = not written.isdecimal() or self.report.year is None or int(written) > self.report.year
            return "carried-out" if late else None
        if hit.kind == "carried_in_year":
            year = int(self.string[hit.start : hit.start + 4])
            if self.report.year is None:
                return None
            return {self.report.year - 1: "carried-in", self.report.year: "carried-out"}.get(year)
        return None

    def _is_object(self, start: int, end: int) -> bool:
        """Whether nothing but applications stands between a verb and its number."""
        between = without_brackets(self.string[start:end])
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

    def _is_named(self, hit: Hit) -> bool:
        """Whether a keyword names applications for information, not 申请 alone."""
        return hit.kind == "application" and self.string[hit.start : hit.end] != "申请"

    def _says_applications(self, hits: list[Hit], behind: list[Hit]) -> bool:
        return self.about_applications and (
            any(hit.kind == "application" for hit in hits + behind[:1])
            or self.section in ("overview", "applications")
        )
