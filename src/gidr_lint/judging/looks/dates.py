"""Signs of dates: period, day of issue, years that differ, dates that are broken or impossible."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from gidr_lint.claims.model import DateMention

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# What ends a sentence or a line before a year that was lost, and what follows it then.
_HEADS = ("", "\n", "。", "；", "！", "？", "）", ")", "：", " ", "\u3000")
_AFTER_YEAR = ("，", "主动", "收到", "新收", "未", "受理", "共", "我", "本", "全")
_DAY_ENDS = frozenset("日号余多几个件条次人项家万亿份篇名场-—–~～.")


def of_broken_dates(case: "Signs") -> Iterator[str]:
    if _has_broken_date(case.prose):
        yield "date:broken"


def _has_broken_date(string: str) -> bool:
    """Whether a date seems to lack its year, 年, 月 or 日: 20241月1日, 2024年12年31日, 12月31止, 20241231日."""
    place = string.find("月")
    while place != -1:
        start = place
        while start and place - start < 8 and string[start - 1].isdecimal():
            start -= 1
        if place - start >= 3 or (string[place + 1 : place + 2].isdecimal() and _is_loose(string, place + 1)):
            return True
        place = string.find("月", place + 1)
    place = string.find("日")
    while place != -1:
        if place >= 6 and string[place - 6 : place].isdecimal():
            return True
        place = string.find("日", place + 1)
    if " 日" in string or "\u3000日" in string or "\xa0日" in string:
        return True
    place = string.find("年")
    while place != -1:
        if string[place - 1 : place] in _HEADS and string.startswith(_AFTER_YEAR, place + 1):
            return True
        end = place + 1
        while end - place < 5 and string[end : end + 1].isdecimal():
            end += 1
        if end > place + 1 and string[end : end + 1] in ("年", "日"):
            return True
        place = string.find("年", place + 1)
    return False


def _is_loose(string: str, start: int) -> bool:
    """Whether the day that begins here ends without 日."""
    end = start
    while end - start < 3 and string[end : end + 1].isdecimal():
        end += 1
    return string[end : end + 1] not in _DAY_ENDS


def of_period(case: "Signs") -> Iterator[str]:
    """The period that the report names: whether it does, and whether it is a whole year."""
    period = [date for date in case.dates if date.role in ("period-start", "period-end")]
    yield "period" if period else "no-period"
    for date in period:
        if date.year not in (None, case.report.year):
            yield "period:other-year"
        whole = (1, 1) if date.role == "period-start" else (12, 31)
        if date.month is not None and (date.month, date.day) != whole:
            yield "period:other-span"
    for start, end in pairwise(case.dates):
        if start.role == "period-start" and end.role == "period-end":
            first, last = (start.month or 0, start.day or 0), (end.month or 12, end.day or 31)
            if end.year not in (None, start.year) or last < first:
                yield "period:odd"


def of_issue(case: "Signs") -> Iterator[str]:
    """The day of issue: in the signature, or in the last passage."""
    final = case.report.passages[-1].number if case.report.passages else None
    if not any(d.day is not None and (d.role == "issue" or d.passage == final) for d in case.dates):
        yield "no-issue-date"
    year = case.report.year
    for date in case.dates:
        if date.role != "issue":
            continue
        yield "date:issue"
        if date.year is None:
            continue
        if date.year - 1 != year:
            yield "issue:other-year"
        if year is not None and (date.year, date.month or 0, date.day or 0) > (year + 1, 1, 31):
            yield "date:late"


def of_years(case: "Signs") -> Iterator[str]:
    """Years beside the report's: earlier, later, in the opening, or in what tells the report's own."""
    own = case.report.year
    told = {item.year for item in case.report.evidence}
    for date in case.dates:
        year = date.year
        if year is None:
            continue
        if date.role in ("title", "period-start", "period-end"):
            told.add(year)
        if year == own:
            continue
        yield "date:other-year"
        if date.role in ("fact", "citation") and date.section is None:
            yield "preamble:other-year"
        if own is None:
            continue
        if date.role == "fact" and year < own:
            yield "fact:earlier-year"
        if year > own + 1 or (year == own + 1 and date.role == "fact"):
            yield "date:future"
    if len(told) > 1:
        yield "years:differ"


def of_calendar(case: "Signs") -> Iterator[str]:
    """Dates that no calendar has."""
    if any(0 in (date.year, date.day) or not _exists(date) for date in case.dates):
        yield "date:invalid"


def _exists(date: DateMention) -> bool:
    """Whether month and day, as far as they are written, are those of a calendar."""
    if date.month is None:
        return True
    if not 1 <= date.month <= 12 or (date.year is not None and not 1000 <= date.year < 10_000):
        return False
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    last = 28 if date.month == 2 and not leap else _DAYS[date.month - 1]
    return date.day is None or 1 <= date.day <= last
