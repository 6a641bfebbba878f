"""Dates and years of the prose, with what they are used for; written as they stand, valid or not."""

from collections.abc import Iterator

from gidr_lint.base.ordinals import number_of
from gidr_lint.base.stopping import look
from gidr_lint.claims.model import DateMention, DateRole
from gidr_lint.document.pattern import Match, Pattern
from gidr_lint.report.model import Passage, Report

_FULL = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_DATE = Pattern(
    r"(?:(?<![\d〔\[])(?P<year>[12１２][\d０-９]{3}|(?:19|20)(?:\d|\d{3})(?=年\d{1,2}月))\s{0,2}年(?:度)?|(?P<chinese>[二一][〇零○0九][〇零○一二三四五六七八九]{2})年(?:度)?)"
    r"(?:\s{0,2}(?P<month>[\d０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:[-—–~至][\d０-９]{1,2})?\s{0,2}月(?:份)?(?:\s{0,2}(?P<day>[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}日)?)?",
    "年",
)
_MONTH_DAY = Pattern(
    r"(?<![\d年])(?P<month>[\d０-９]{1,2})\s{0,2}月\s{0,2}(?P<day>[\d０-９]{1,2})\s{0,2}日", "月"
)
# Within the sentence on the period a month may stand alone, and a date may be written with dots.
_IN_PERIOD = Pattern(
    r"(?<![\d.])(?P<year>20\d{2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d.])"
    r"|(?<![\d年\-—–~])(?P<only>\d{1,2})\s{0,2}月(?!\s{0,2}\d)"
)
_PERIOD = Pattern(
    r"(?:统计|报告)(?:数据)?的?(?:期限|时限|时间|周期|期间|区间|范围|时段|起止|截止|截至|期(?=[为自从是：:]))"
    r"|数据的?(?:统计|汇总)?的?(?:期限|时限|截止)|所列数据",
    "统计", "数据", "报告",
)  # fmt: skip
_UNTIL = ("截止", "截至")
_OWN_DATE = ("成文日期", "报告日期", "编制日期")
_TO = ("至", "到", "—", "－", "-", "–", "~", "～")


def extract_dates(report: Report) -> tuple[DateMention, ...]:
    """Every date of the prose in reading order."""
    found: list[DateMention] = []
    for passage in report.passages:
        look()
        string = passage.text.string
        if "年" in string or "月" in string or "统计" in string:
            found.extend(_Dates(report, passage).find())
    return tuple(found)


class _Dates:
    def __init__(self, report: Report, passage: Passage) -> None:
        self.report = report
        self.passage = passage
        self.string = passage.text.string
        bare = self.string.strip(" \u3000（）()")
        self.bare = bare[4:].lstrip(":： \u3000") if bare.startswith(_OWN_DATE) else bare
        self._read = self._titles = self._numbers = 0

    def find(self) -> Iterator[DateMention]:
        matches = [*_DATE.find(self.passage.text), *_MONTH_DAY.find(self.passage.text)]
        period = self._period()
        if period is not None and self._has_more(period, matches):
            inside = _IN_PERIOD.find(self.passage.text)
            matches.extend(match for match in inside if period[0] <= match.start < period[2])
        matches.sort(key=lambda match: match.start)
        last_end = -1
        begin = period[0] if period is not None else 0
        seen: DateRole | None = None
        for match in matches:
            look()
            if match.start < last_end:
                continue
            role = self._role(match)
            if seen == "period-end" and self._begins_anew(last_end, match.start):
                seen, begin = None, last_end
            if period is not None and seen != "period-end" and self._is_bound(match, period):
                between = self.string[last_end if seen else begin : match.start]
                if any(mark in between for mark in (_TO if seen else _UNTIL)):
                    role = seen = "period-end"
                elif not seen:
                    role = seen = "period-start"
            last_end = match.end
            yield self._mention(match, role)

    def _period(self) -> tuple[int, int, int] | None:
        """Where the sentence on the statistical period begins, its words end, and it ends."""
        match = _PERIOD.first(self.passage.text)
        if match is None:
            return None
        ends = [end for end in (self.string.find(mark, match.end) for mark in "。；\n") if end != -1]
        return match.start, match.end, min(ends, default=len(self.string))

    def _begins_anew(self, start: int, end: int) -> bool:
        """Whether words for the period stand between two dates: 截止日期为…，统计期限为…."""
        between = self.string[start:end]
        return "统计" in between and _PERIOD.search(between) is not None

    def _has_more(self, period: tuple[int, int, int], matches: list[Match]) -> bool:
        """Whether the sentence on the period may hold dates that stand only there."""
        sentence = self.string[period[0] : period[2]]
        months = sum(period[0] <= match.start < period[2] and _month(match) is not None for match in matches)
        return sentence.count("月") > months or any(mark in sentence for mark in "./-")

    def _is_bound(self, match: Match, period: tuple[int, int, int]) -> bool:
        """Whether a date in the sentence on the period begins or ends it; a year alone does only right behind the words."""
        if not period[0] <= match.start < period[2]:
            return False
        return _month(match) is not None or not self.string[period[1] : match.start].strip("为是自从：: ")

    def _role(self, match: Match) -> DateRole:
        if self.passage.kind == "title":
            return "title"
        if self.passage.kind == "signature":
            return "issue"
        if self.bare == match.string.strip() and (
            match.group("day") or self.passage is self.report.passages[-1]
        ):
            return "issue"
        # Dates are met in their order: what stands before the last one is counted already.
        read = self.string[self._read : match.start]
        self._read = match.start
        self._titles += read.count("《") - read.count("》")
        self._numbers += read.count("〔") - read.count("〕")
        return "citation" if self._titles > 0 or self._numbers > 0 else "fact"

    def _mention(self, match: Match, role: DateRole) -> DateMention:
        groups = match._match.groupdict()
        year = groups.get("year")
        chinese = groups.get("chinese")
        number: int | None = None
        if year:
            number = int(year.translate(_FULL))
        elif chinese:
            number = number_of(chinese)
        return DateMention(
            match.string,
            number,
            _number(_month(match)),
            _number(groups.get("day")),
            role,
            match.location(),
            self.passage.section,
            self.passage.number,
            match.start,
            match.end,
        )


def _month(match: Match) -> str | None:
    groups = match._match.groupdict()
    return groups["month"] or groups.get("only")


def _number(written: str | None) -> int | None:
    if not written:
        return None
    plain = written.translate(_FULL)
    return int(plain) if plain.isdecimal() else (number_of(plain) or 0)
