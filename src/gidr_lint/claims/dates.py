"""Dates and years of the prose, with what they are used for; written as they stand, valid or not."""

from collections.abc import Iterator

from gidr_lint.amounts import numeral
from gidr_lint.claims.model import DateMention, DateRole
from gidr_lint.document.text import Match, Pattern
from gidr_lint.report.model import Passage, Report

_FULL = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_DATE = Pattern(
    r"(?:(?<![\d〔\[])(?P<year>[12１２][\d０-９]{3})\s{0,2}年(?:度)?|(?P<chinese>[二一][〇零○0九][〇零○一二三四五六七八九]{2})年(?:度)?)"
    r"(?:\s{0,2}(?P<month>[\d０-９]{1,2}|[一二三四五六七八九十]{1,2})\s{0,2}月(?:份)?(?:\s{0,2}(?P<day>[\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}日)?)?",
    "年",
)
_MONTH_DAY = Pattern(
    r"(?<![\d年])(?P<month>[\d０-９]{1,2})\s{0,2}月\s{0,2}(?P<day>[\d０-９]{1,2})\s{0,2}日", "月"
)
_PERIOD = Pattern(
    r"(?:统计|数据)[^。；]{0,16}?(?:期限|时限|时间|周期|期间|区间|范围|截止日期)|(?:期限|时限)[^。；]{0,8}?(?:自|从|为)|所列数据",
    "统计", "数据", "期限", "时限",
)  # fmt: skip
_TO = ("至", "到", "—", "－", "-", "–", "~", "～")


def extract_dates(report: Report) -> tuple[DateMention, ...]:
    """Every date of the prose in reading order."""
    found: list[DateMention] = []
    for passage in report.passages:
        if "年" in passage.text.string or "月" in passage.text.string:
            found.extend(_Dates(report, passage).find())
    return tuple(found)


class _Dates:
    def __init__(self, report: Report, passage: Passage) -> None:
        self.report = report
        self.passage = passage
        self.string = passage.text.string
        self.bare = self.string.strip(" \u3000（）()")
        self._read = self._titles = self._numbers = 0

    def find(self) -> Iterator[DateMention]:
        matches = sorted(
            [*_DATE.find(self.passage.text), *_MONTH_DAY.find(self.passage.text)],
            key=lambda match: match.start,
        )
        period = self._period()
        last_end = -1
        open_period = False
        for match in matches:
            if match.start < last_end:
                continue
            role = self._role(match)
            if period is not None and period[0] <= match.start < period[1] and self._month(match) is not None:
                between = self.string[last_end : match.start] if last_end >= 0 else ""
                if open_period and any(mark in between for mark in _TO):
                    role, open_period = "period-end", False
                else:
                    role, open_period = "period-start", True
            last_end = match.end
            yield self._mention(match, role)

    def _period(self) -> tuple[int, int] | None:
        """Where the sentence on the statistical period stands."""
        match = _PERIOD.first(self.passage.text)
        if match is None:
            return None
        ends = [end for end in (self.string.find(mark, match.end) for mark in "。；\n") if end != -1]
        return match.start, min(ends, default=len(self.string))

    def _month(self, match: Match) -> str | None:
        return match.group("month") or None

    def _role(self, match: Match) -> DateRole:
        if self.passage.kind == "title":
            return "title"
        if self.passage.kind == "signature":
            return "issue"
        if self.bare == match.string.strip() and match.group("day"):
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
            number = numeral(chinese.replace("0", "〇"))
        return DateMention(
            match.string,
            number,
            _number(groups.get("month")),
            _number(groups.get("day")),
            role,
            match.location(),
            self.passage.section,
            self.passage.number,
            match.start,
            match.end,
        )


def _number(written: str | None) -> int | None:
    if not written:
        return None
    plain = written.translate(_FULL)
    return int(plain) if plain.isdecimal() else (numeral(plain) or 0)
