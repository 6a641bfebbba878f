"""Figures about reviews and suits."""

from collections.abc import Iterator

from gidr_lint.amounts import Quantity
from gidr_lint.claims import phrases
from gidr_lint.claims.model import Claim, Scope
from gidr_lint.claims.readings import CASE_NAMES, CASES, PENDING, RESULT_KINDS, RESULTS
from gidr_lint.claims.scope import Scoped
from gidr_lint.claims.sentences import ENDS, Hit, Sentence, after, without_brackets
from gidr_lint.report.model import Passage, Report

_BEFORE_STATE = frozenset("，,（(")
_BEFORE_RESULT = frozenset(("", "被", "获", "获得", "得到", "均", "已", "结果", "予以", "仍", "复议", "判决"))
_PARTS = frozenset(("direct_suit", "after_review_suit"))
_OTHERS = ("其他", "其它", "其余", "一般", "另有", "普通")


class Cases(Scoped):
    """Reads what a sentence says about cases; those of one sentence go on in the next."""

    def __init__(self, report: Report, passage: Passage, heading: str) -> None:
        super().__init__(report, passage, heading)
        self.case_kind = ""
        # What was told of suits so far, in order: kinds of cases, and `result` for what they ended in.
        self.told: list[str] = []
        self.case_scope: Scope = "whole"
        self.fitted = -2
        self.counted: list[tuple[str, Quantity]] = []

    def _cases(self, sentence: Sentence) -> Iterator[Claim]:
        # A sentence that goes on about the cases of the one before means the same cases.
        fits = self.about_cases or self.fitted == sentence.number - 1
        previous = sentence.start
        self.counted = []
        told: list[tuple[str, int]] = []
        said: list[Claim] = []
        for figure in sentence.figures:
            start = previous
            previous = figure.end
            if not self._counts(figure, sentence):
                continue
            clause = self._clause_start(start, figure.start)
            if self.string[figure.start - 1 : figure.start] == "、":
                start = clause = figure.start
            hits = [h for h in self._between(sentence, start, figure.start) if h.kind in CASES | RESULTS]
            near = [
                h for h in hits if h.start >= clause or (h.end == clause - 1 and self.string[h.end] in "：:")
            ]
            before = self.string[clause : figure.start]
            here = fits or self._of_disclosure(sentence, figure)
            # 行政复议36件，其中因政府信息公开的12件 says nothing of the cases that follow.
            fits = fits or (here and "其中" not in before)
            if phrases.is_change(before) or "结转" in before:
                continue
            if hits and self.string.endswith(_OTHERS, clause, hits[-1].start):
                continue
            # 新收14件，上年度未审结2件: neither is the total.
            if self._is_new(sentence, clause, figure.start):
                continue
            kind = self._case_kind(sentence, near or hits, figure, near=bool(near))
            if kind is None:
                continue
            scope: Scope = "whole" if here else "other"
            if self._is_of_all(before, figure.end):
                scope = "other"
            if scope == "whole":
                scope = self._scope(sentence, figure, kind)
            if kind in RESULT_KINDS and scope == "whole":
                scope = self.case_scope
            else:
                self.case_scope = scope
            for name in kind.split("+"):
                told.append((name, figure.end))
                said.append(self._claim(name, "disputes", figure, sentence, scope))
            if scope == "whole":
                said.extend(self._states(sentence, figure, kind))
        yield from self._whole_results(sentence, said)
        if fits:
            self.fitted = sentence.number
        if fits and self.case_scope == "whole":
            open_end = any(hit.kind == "pending" for hit in sentence.hits) or "审结" in self._string(sentence)
            for match in self._find(phrases.ALL_UPHELD, sentence, phrases.ALL):
                place = sentence.start + match.start
                if self._elsewhen(sentence, place) or self._is_of_others(sentence, place):
                    continue
                # 纠正1件，其余均维持
                lead = self.string[sentence.start : place]
                others = any(h.kind in ("defeat", "result_other") and h.end <= place for h in sentence.hits)
                if open_end or others or any(map(lead.__contains__, ("其余", "其他", "除"))):
                    continue
                kinds = {n for n, end in told if n in PENDING and end <= place} or {self.case_kind}
                for prefix in sorted({"review" if kind == "review" else "suit" for kind in kinds if kind}):
                    for ending in ("other", "corrected", "pending"):
                        end = sentence.start + match.end
                        yield self._zero(f"{prefix}-{ending}", "disputes", place, end, sentence)

    def _is_of_all(self, before: str, end: int) -> bool:
        """
        行政复议36件，其中信息公开类3件: the first counts all the organ's cases; nor are those its own
        in which it is a 第三人.
        """
        if "第三人" in before:
            return True
        tail = self.string[end : end + 16]
        return "公开" not in before and "其中" in tail and "信息公开" in tail

    def _whole_results(self, sentence: Sentence, said: list[Claim]) -> Iterator[Claim]:
        """
        The claims of a sentence. Results told by what they were called, 撤销1件、确认违法1件, or with those
        dismissed, which some count as upheld, are parts of their cells.
        """
        kinds = [claim.kind for claim in said]
        defeats = sum(hit.kind == "defeat" for hit in sentence.hits)
        whole = self._string(sentence)
        dismissed = "驳回" in whole
        # 一审胜诉1件，二审维持1件: by instance, not by case.
        instances = any(word in whole for word in ("一审", "二审", "再审"))
        for claim in said:
            several = claim.kind in RESULT_KINDS and kinds.count(claim.kind) > 1
            part = several or (dismissed and claim.kind.endswith("-upheld"))
            part = part or (claim.kind.endswith("-corrected") and defeats > 1)
            part = part or (instances and claim.kind in RESULT_KINDS and "suit" in claim.kind)
            yield claim._replace(scope="part") if part and claim.scope == "whole" else claim

    def _states(self, sentence: Sentence, figure: Quantity, kind: str) -> Iterator[Claim]:
        """行政复议1件，正在审理: what is said of all the cases just counted, or of the only ones."""
        if kind not in PENDING:
            self.counted = []
            return
        self.counted.append((kind, figure))
        start = figure.end + (self.string[figure.end : figure.end + 1] in _BEFORE_STATE)
        place = after(self.string, start, phrases.LEADS)
        lead = self.string[start:place]
        state = next((w for w in (*phrases.GO_ON, *phrases.CLOSED) if self.string.startswith(w, place)), "")
        end = place + len(state)
        if not state or figure.amount == 0 or self.string[end : end + 1] not in ENDS:
            return
        shared = any(map(lead.__contains__, phrases.ALL))
        if len(self.counted) > 1 and not shared:
            return
        counted, self.counted = self.counted if shared else self.counted[-1:], []
        for name, count in counted:
            if state in phrases.GO_ON:
                yield self._claim(PENDING[name], "disputes", count, sentence, "whole")
            elif "已" in lead or shared:
                yield self._zero(PENDING[name], "disputes", start, end, sentence)

    def _is_new(self, sentence: Sentence, clause: int, place: int) -> bool:
        """Whether a clause counts what is new, and the sentence what was left over, too."""
        new = any(h.kind == "new" and clause <= h.start < place for h in sentence.hits)
        if not new and "新发生" not in self.string[clause:place]:
            return False
        whole = self._string(sentence)
        return any(word in whole for word in ("上年", "上一年", "结转", "遗留")) and "结转0" not in whole

    def _of_disclosure(self, sentence: Sentence, figure: Quantity) -> bool:
        """Whether the clause of a figure, or the one that leads to it, names the disclosure of information."""
        start = self._clause_start(sentence.start, figure.start)
        end = self._clause_end(figure.end, sentence.end)
        behind = self.string[figure.end : end]
        # 行政复议25件（含政府信息公开类15件） are not 25 of disclosure, 行政复议3件（均为政府信息公开类） are.
        if not any(map(behind.__contains__, phrases.ALL)):
            behind = without_brackets(self.string[figure.end : sentence.end])[: end - figure.end]
        if phrases.names_disclosure(self.string[start : figure.end] + behind):
            return (
                "其中" not in self.string[sentence.start : start]
                or "其中" not in self.string[start : figure.end]
            )
        lead = self.string[self._clause_start(sentence.start, max(start - 1, sentence.start)) : start].strip(
            "，,：:"
        )
        return phrases.names_disclosure(lead) and (
            "因" in lead or lead.endswith(("方面", "工作中", "案件中", "问题", "情况", "案件", "类"))
        )

    def _case_kind(self, sentence: Sentence, hits: list[Hit], figure: Quantity, *, near: bool) -> str | None:
        cases = [hit for hit in hits if hit.kind in CASES]
        results = [hit for hit in hits if hit.kind in RESULTS]
        if cases:
            last = cases[-1]
            self._tell(last)
            if results and results[-1].start > last.start:
                found = self._result(results[-1], figure, self.string[last.end : figure.start])
                if found or near:
                    return found
                return self._case_behind(sentence, figure)
            gap = self.string[last.end : figure.start]
            if not self._is_case_object(last.end, figure.start) or not (
                near or any(mark in gap for mark in ("，共", "，发生", "：", ":"))
            ):
                return None if near else self._case_behind(sentence, figure)
            # 未经复议直接起诉的行政诉讼案件1件
            if len(cases) > 1 and last.kind == "suit" and cases[-2].kind in _PARTS:
                if self.string[cases[-2].end : last.start] in ("", "的"):
                    self._tell(cases[-2])
                    return CASE_NAMES[cases[-2].kind]
            if len(cases) > 1 and {cases[-1].kind, cases[-2].kind} == {"review", "suit"}:
                between = self.string[cases[-2].end : cases[-1].start]
                if not between or (len(between) <= 8 and any(mark in between for mark in "、和及与或")):
                    tail = self.string[last.end : figure.start]
                    if "各" in tail or "均" in tail or "都" in tail or figure.amount == 0:
                        return "review+litigation"
                    return "cases"
            return CASE_NAMES[last.kind]
        if results and self.case_kind and near:
            return self._result(results[-1], figure, "，")
        if not near:
            found = self._result_behind(sentence, figure)
            if found:
                return found
        if not hits:
            found = self._case_behind(sentence, figure)
            if found:
                return found
        clause = self.string[self._clause_start(sentence.start, figure.start) : figure.start]
        if any(word in clause for word in ("相关案件", "此类案件", "上述案件", "有关案件")):
            both = {hit.kind for hit in sentence.hits} >= {"review", "suit"}
            return "cases" if both else None
        return None

    def _result_behind(self, sentence: Sentence, figure: Quantity) -> str | None:
        """A figure in front of what its cases ended in: 其中9件维持."""
        hit = next((h for h in self._behind(sentence, figure) if h.kind in RESULTS), None)
        if hit is None or not self.case_kind:
            return None
        gap = self.string[figure.end : hit.start].strip()
        told = self.string[hit.end : hit.end + 1] in ENDS or self.string[hit.end] == "、"
        return self._result_kind(hit, "，") if told and gap in _BEFORE_RESULT else None

    def _case_behind(self, sentence: Sentence, figure: Quantity) -> str | None:
        """A figure in front of its noun: 2件行政复议."""
        behind = [hit for hit in self._behind(sentence, figure) if hit.kind in CASES]
        if behind:
            rest = self.string[figure.end : behind[0].start]
            if len(rest) <= 16 and not any(mark in rest for mark in "，。、"):
                following = self.string[behind[0].end : behind[0].end + 6]
                if len(behind) > 1 and behind[1].start - behind[0].end <= 3:
                    return None
                self._tell(behind[0])
                if any(word in following for word in ("维持", "纠", "败诉")):
                    return None
                return CASE_NAMES[behind[0].kind]
        return None

    def _tell(self, hit: Hit) -> None:
        self.case_kind = "review" if hit.kind == "review" else "suit"
        if hit.kind in ("review", "suit"):
            self.told = [hit.kind]
        elif self.told[-1:] != [hit.kind]:
            self.told = [*self.told[-6:], hit.kind]

    def _part(self, gap: str) -> str:
        """Whose result is told: reviews', all suits', or those of one kind; empty where both could be meant."""
        cases = [kind for kind in self.told if kind != "result"]
        last = cases[-1] if cases else ""
        if self.case_kind == "review" or last in ("", "suit", "review"):
            return self.case_kind
        others = [
            place for place, kind in enumerate(self.told) if kind in CASES and kind not in (last, "review")
        ]
        alone = not others or ("，" not in gap and "；" not in gap)
        if alone or (self.told[others[-1]] != "suit" and "result" in self.told[others[-1] :]):
            return CASE_NAMES[last]
        return "suit" if {"direct_suit", "after_review_suit"} <= set(cases) else ""

    def _result(self, hit: Hit, figure: Quantity, before: str) -> str | None:
        gap = without_brackets(self.string[hit.end : figure.start]).strip()
        if len(gap) > 6 or "，" in gap or "复议" in gap or "诉讼" in gap or "率" in gap:
            return None
        return self._result_kind(hit, before)

    def _result_kind(self, hit: Hit, before: str) -> str | None:
        names = {"upheld": "upheld", "defeat": "corrected", "pending": "pending", "result_other": "other"}
        part = self._part(before) if self.case_kind else ""
        if self.told[-1:] != ["result"]:
            self.told.append("result")
        return f"{part}-{names[hit.kind]}" if part else None

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
