"""Figures about reviews and suits."""

from collections.abc import Iterator

from gidr_lint.amounts import Quantity
from gidr_lint.claims import phrases
from gidr_lint.claims.model import Claim, Scope
from gidr_lint.claims.readings import CASE_NAMES, CASES, ENDINGS, RESULTS
from gidr_lint.claims.scope import Scoped
from gidr_lint.claims.sentences import Hit, Sentence, without_brackets
from gidr_lint.report.model import Passage, Report


class Cases(Scoped):
    """Reads what a sentence says about cases; those of one sentence go on in the next."""

    def __init__(self, report: Report, passage: Passage, heading: str) -> None:
        super().__init__(report, passage, heading)
        self.case_kind = ""
        self.case_scope: Scope = "whole"
        self.fitted = -2

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
            hits = [h for h in self._between(sentence, start, figure.start) if h.kind in CASES | RESULTS]
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
            if kind.partition("-")[2] in ENDINGS and scope == "whole":
                scope = self.case_scope
            else:
                self.case_scope = scope
            for name in kind.split("+"):
                yield self._claim(name, "disputes", figure, sentence, scope)
        if fits:
            self.fitted = sentence.number
        if fits and self.case_scope == "whole":
            kinds = {hit.kind for hit in sentence.hits if hit.kind in CASES} or {self.case_kind}
            for match in self._find(phrases.ALL_UPHELD, sentence, phrases.ALL):
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
        cases = [hit for hit in hits if hit.kind in CASES]
        results = [hit for hit in hits if hit.kind in RESULTS]
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
            return CASE_NAMES[last.kind]
        if results and self.case_kind and near:
            return self._result(results[-1], figure)
        behind = [hit for hit in self._behind(sentence, figure) if hit.kind in CASES]
        if behind and not hits:
            rest = self.string[figure.end : behind[0].start]
            if len(rest) <= 16 and "，" not in rest and "。" not in rest:
                following = self.string[behind[0].end : behind[0].end + 6]
                if len(behind) > 1 and behind[1].start - behind[0].end <= 3:
                    return None
                self.case_kind = "review" if behind[0].kind == "review" else "suit"
                if any(word in following for word in ("维持", "纠", "败诉")):
                    return None
                return CASE_NAMES[behind[0].kind]
        clause = self.string[self._clause_start(sentence.start, figure.start) : figure.start]
        if any(word in clause for word in ("相关案件", "此类案件", "上述案件", "有关案件")):
            both = {hit.kind for hit in sentence.hits} >= {"review", "suit"}
            return "cases" if both else None
        return None

    def _result(self, hit: Hit, figure: Quantity) -> str | None:
        gap = without_brackets(self.string[hit.end : figure.start]).strip()
        if len(gap) > 6 or "复议" in gap or "诉讼" in gap or "率" in gap:
            return None
        names = {"upheld": "upheld", "defeat": "corrected", "pending": "pending", "result_other": "other"}
        return f"{self.case_kind}-{names[hit.kind]}" if self.case_kind else None

    def _is_case_object(self, start: int, end: int) -> bool:
        """Whether a number right behind 行政复议 or 诉讼 counts cases."""
        gap = without_brackets(self.string[start:end]).replace(" ", "")
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
