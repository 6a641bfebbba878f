"""What is denied: 未收到申请, 未发生行政复议, 无结转."""

from collections.abc import Iterator

from gidr_lint.claims import phrases
from gidr_lint.claims.model import Claim
from gidr_lint.claims.readings import CASE_NAMES, CASES
from gidr_lint.claims.scope import Scoped
from gidr_lint.claims.sentences import Hit, Sentence

_NONE = (
    "未发生",
    "未出现",
    "未产生",
    "为零",
    "为0",
    "为０",
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

# 未新增, 无其他: some are left out.
_ONLY_SOME = ("新增", "新的", "新发", "其他", "其它", "另外", "需要说明", "需说明")
_NO_CASES = (
    *("职能", "职权", "职责", "权", "机构", "机关", "资格", "部门", "人员", "费用", "方面的费用", "方面费用"),
    *("导致", "造成", "风险", "隐患", "压力", "任务"),
)


class Denials(Scoped):
    """Reads what a sentence says there was none of."""

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
            yield from self._none(sentence, place, sentence.start + match.end)
            before = self._named_together(
                [h for h in sentence.hits if h.kind in CASES and place - 24 <= h.start and h.end <= place]
            )
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

    def _named_together(self, cases: list[Hit]) -> list[Hit]:
        """The last of some cases and those named with it: 行政复议和诉讼均无, but not 行政复议1件，行政诉讼无."""
        first = len(cases) - 1
        while first > 0:
            between = self.string[cases[first - 1].end : cases[first].start]
            if "，" in between or any(map(str.isdigit, between)) or "件" in between:
                break
            first -= 1
        return cases[max(first, 0) :]

    def _none(self, sentence: Sentence, place: int, end: int) -> Iterator[Claim]:
        """依申请公开受理量为零, where no figure of its own says so."""
        clause = self._clause_start(sentence.start, place)
        said = [hit for hit in sentence.hits if clause <= hit.start and hit.end <= place]
        application = next((hit for hit in said if hit.kind == "application"), None)
        written = self.string[application.start : application.end] if application is not None else ""
        if application is None or (written == "申请" and not self.about_applications):
            return
        if any(hit.kind not in ("application", "received", "new", "handled") for hit in said):
            return
        if any(q.start < end and q.end > place for q in sentence.figures) and len(said) > 1:
            return
        lead = self.string[clause:place]
        if (
            phrases.AMOUNT.fullmatch(self.string[application.end : place]) is None
            or any(map(lead.__contains__, phrases.CHANNELS))
            or self._elsewhen(sentence, place)
            or self._is_of_others(sentence, place)
            or self._about_others(sentence, place)
        ):
            return
        claim = self._zero("new", "applications", place, end, sentence, denies=True)
        yield claim._replace(quote=self.string[application.start : end])

    def _denied(
        self, sentence: Sentence, no: Hit, span: list[Hit], clause: str, stop: int
    ) -> Iterator[Claim]:
        cases = [h for h in span if h.kind in CASES and h.start - no.end <= 44]
        defeat = next((h for h in span if h.kind == "defeat"), None)
        if cases:
            between = self.string[no.end : cases[0].start]
            if (
                not self._fits_cases(sentence)
                or between.startswith(_ONLY_SOME)
                or between.endswith(_ONLY_SOME)
            ):
                return
            # 无行政复议职能, 没有因行政复议产生的费用: another thing is denied.
            if defeat is None and (
                self.string.startswith(_NO_CASES, cases[-1].end) or between.endswith("因")
            ):
                return
            # 无行政复议案件结转 denies what is left over only.
            if any(h.kind.startswith("carried") for h in span if h.start >= cases[-1].end):
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
            for name in dict.fromkeys(CASE_NAMES[h.kind] for h in cases):
                yield self._zero(name, "disputes", no.start, cases[-1].end, sentence, denies=True)
            return
        if defeat is not None and defeat.start - no.end <= 8:
            own = self._clause_start(sentence.start, no.start)
            named = [h for h in sentence.hits if h.kind in CASES and h.end <= no.start]
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
        if any(h.kind == "foreign" for h in span):
            return
        if phrases.DENIED.fullmatch(between) is None and phrases.LACKING.fullmatch(between) is None:
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
