"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. The signs are:

- `cell:<state>` for each state but number, and `cell:<mark>`, as in `Figure`, of bound cells;
- `table:absent`, `table:unreadable`, `table:partial`;
- `label:changed`, `row:missing`, `row:repeated`, `row:unknown`, `column:missing`, `era:other`;
- `section:missing`, `section:extra`, `section:repeated`, `section:empty`, `section:order`,
  `section:ordinal`, `section:wording`;
- `fault`, `claims`, `contradiction`, `denial`;
- `heading:jump`, `heading:style`, `heading:stop`, `title:form`, `problems:thin`, `topic:missing`;
- `brackets`, `end:open`, `word:doubled`, `paragraph:repeated`, `date:broken`, `number:long`,
  `person`, `fee`, `units:differ`, `organ:other`, `rules:made`, `author`, `organisation` (named by
  the configuration);
- `period`, `no-period`, `date:issue`, `no-issue-date`, `date:invalid`, `date:other-year` (a date
  that is not of the report year), `date:future`, `date:late` (a late date of issue),
  `period:odd` (reversed, or of two years), `years:differ`;
- `no-title`, `not-a-report`, `year:early`, `encoding:guessed`;
- `linter`, which is never present: it keeps aside the rules that the linter itself speaks for;
- `text:<literal>`: the literal occurs in what a person reads; `lacks:<literal>`: it does not. Both are
  looked up when a rule asks for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gidr_lint.case import Fault, Weighed
from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.text import has_long_number
from gidr_lint.document.tree import Document, Heading, Paragraph
from gidr_lint.forms.model import Form
from gidr_lint.report.model import Part, Report

_TEXT = "text:"
_LACKS = "lacks:"
_BRACKETS = ("（）", "《》", "“”", "〔〕", "【】", "()", "‘’", "「」")
_PEOPLE = ("申请人", "原告", "当事人", "上诉人", "投诉人", "举报人", "信访人", "申诉人", "住")
_STOPS = "。！？：；…!?:;.”’）)】》"
_LEAST = 40
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def signs(
    report: Report,
    claims: Sequence[Claim],
    weighed: Sequence[Weighed],
    dates: Sequence[DateMention],
    faults: Sequence[Fault],
) -> frozenset[str]:
    """Every sign of a report but `text:`, which `present` looks up."""
    found: set[str] = set()
    found.update(_of_cells(report))
    found.update(_of_tables(report))
    found.update(_of_sections(report))
    found.update(_of_dates(report, dates))
    found.update(_of_outline(report))
    found.update(_of_prose(report))
    if len({claim.unit for claim in claims if claim.topic == "applications"}) > 1:
        found.add("units:differ")
    if faults:
        found.add("fault")
    if claims:
        found.add("claims")
    if any(item.verdict.contradicts for item in weighed):
        found.add("contradiction")
    if any(claim.denies for claim in claims):
        found.add("denial")
    if report.title is None:
        found.add("no-title")
    if not report.is_report:
        found.add("not-a-report")
    if is_early(report):
        found.add("year:early")
    if report.document.encoding.guessed:
        found.add("encoding:guessed")
    return frozenset(found)


def present(wanted: Iterable[str], signs: frozenset[str], document: Document) -> bool:
    """Whether a rule that declares these signs has anything to look at; without signs it always has."""
    any_wanted = False
    for sign in wanted:
        any_wanted = True
        if sign in signs or (sign.startswith(_TEXT) and sign[len(_TEXT) :] in document.plain):
            return True
        if sign.startswith(_LACKS) and sign[len(_LACKS) :] not in document.plain:
            return True
    return not any_wanted


def is_early(report: Report) -> bool:
    """Whether the report year is before the first year that any form covers."""
    return (
        report.year is not None
        and bool(report.forms)
        and report.year < min(form.years[0] for form in report.forms)
    )


def _of_cells(report: Report) -> Iterator[str]:
    for state, marks in {(cell.figure.state, cell.figure.marks) for cell in report.cells.values()}:
        if state != "number":
            yield f"cell:{state}"
        for mark in marks:
            yield f"cell:{mark}"


def _of_tables(report: Report) -> Iterator[str]:
    form = report.form
    if form is not None and any(table.id not in report.tables for table in form.tables):
        yield "table:absent"
    eras: set[str] = set()
    for table in report.tables.values():
        if table.state != "bound":
            yield f"table:{table.state}"
        for block in table.blocks:
            eras.add(block.form.id)
            if block.missing_rows:
                yield "row:missing"
            if block.missing_columns:
                yield "column:missing"
            if block.repeated:
                yield "row:repeated"
            if block.unknown_rows:
                yield "row:unknown"
            if any(label.distance for label in block.labels):
                yield "label:changed"
    if len(eras) > 1 or (form is not None and eras - {form.id}):
        yield "era:other"


def _of_sections(report: Report) -> Iterator[str]:
    found = [part.section for part in report.parts if part.section is not None]
    if len(found) < len(report.parts):
        yield "section:extra"
    if len(set(found)) < len(found):
        yield "section:repeated"
    for part in report.parts:
        if part.fit not in ("official", "none"):
            yield "section:wording"
        if not _has_body(part):
            yield "section:empty"
    runs: dict[int, list[Part]] = {}
    for part in report.parts:
        runs.setdefault(part.run, []).append(part)
    for run in runs.values():
        if any(part.number != place for place, part in enumerate(run, 1)):
            yield "section:ordinal"
    forms: tuple[Form, ...] = report.forms if report.form is None else (report.form,)
    for form in forms[:1]:
        if any(section.id not in found for section in form.sections):
            yield "section:missing"
        ordinals = {section.id: section.ordinal for section in form.sections}
        for run in runs.values():
            order = [ordinals[part.section] for part in run if part.section in ordinals]
            if order != sorted(order):
                yield "section:order"


def _of_outline(report: Report) -> Iterator[str]:
    if next(report.jumps(), None) is not None:
        yield "heading:jump"
    for passage in report.passages:
        block = passage.block
        if passage.kind == "heading" and isinstance(block, Heading):
            if block.mark is not None and block.mark.style in ("1.", "（1）"):
                yield "heading:style"
            if not block.run_in and passage.text.string.rstrip()[-1:] in (
                "、",
                "，",
                ",",
                "：",
                ":",
                "；",
                ";",
                "。",
            ):
                yield "heading:stop"
    title = report.title
    if title is not None and (
        not report.organisation
        or "政府信息公开" not in title.string
        or not any(item.origin == "title" for item in report.evidence)
    ):
        yield "title:form"
    if report.section("problems") is not None:
        words = report.prose("problems")
        if len("".join(words.split())) < 60 or not any(
            word in words for word in ("问题", "不足", "不够", "不")
        ):
            yield "problems:thin"
    if report.missing_topics():
        yield "topic:missing"
    rules = [cell for target, cell in report.cells.items() if target.row == "rules" and cell.figure.amount]
    if rules:
        yield "rules:made"
    if report.organisation and any(
        isinstance(block, Paragraph)
        and not any(map(str.isdecimal, block.text.string))
        and report.organisation not in block.text.string
        for block in report.signature
    ):
        yield "organ:other"
    if "author" in report.document.facts or "author" in report.document.front:
        yield "author"


def _of_prose(report: Report) -> Iterator[str]:
    prose = "\n".join(passage.text.string for passage in report.passages)
    if has_doubled_word(prose):
        yield "word:doubled"
    if has_long_number(prose):
        yield "number:long"
    if any(word in prose for word in _PEOPLE):
        yield "person"
    if "处理费" in prose and "元" in prose:
        yield "fee"
    if _has_broken_date(prose):
        yield "date:broken"
    pairs = [pair for pair in _BRACKETS if pair[0] in prose or pair[1] in prose]
    long: set[str] = set()
    for passage in report.passages:
        string = passage.text.string
        if any(string.count(pair[0]) != string.count(pair[1]) for pair in pairs):
            yield "brackets"
        if "《" in string and any("》" not in part for part in string.split("《")[1:]):
            yield "brackets"
        if passage.kind in ("paragraph", "preamble") and len(string) >= 20 and string[-1] not in _STOPS:
            yield "end:open"
        if len(string) >= _LEAST:
            if string in long:
                yield "paragraph:repeated"
            long.add(string)


def has_doubled_word(string: str) -> bool:
    """Whether two characters or more stand twice in a row, or one of 的了是在和."""
    if any(word in string for word in ("的的", "了了", "是是", "在在", "和和", "局局")):
        return True
    # Seen as one number, a text less itself moved by n characters is zero where n characters repeat.
    data = string.encode("utf-32-le")
    number = int.from_bytes(data, "little")
    for size in range(2, 7):
        rest = (number ^ number >> 32 * size).to_bytes(len(data), "little")
        place = rest.find(bytes(4 * size))
        while place != -1:
            if place % 4 == 0 and string[place // 4] >= "一":
                return True
            place = rest.find(bytes(4 * size), place + 1)
    return False


def _has_broken_date(string: str) -> bool:
    """Whether a date seems to lack 年, 月 or 日: 20241月1日, 2024年12年31日, 12月31止."""
    place = string.find("月")
    while place != -1:
        start = place
        while start and place - start < 8 and string[start - 1].isdecimal():
            start -= 1
        if place - start >= 3 or (string[place + 1 : place + 2].isdecimal() and _is_loose(string, place + 1)):
            return True
        place = string.find("月", place + 1)
    if " 日" in string or "\u3000日" in string or "\xa0日" in string:
        return True
    place = string.find("年")
    while place != -1:
        end = place + 1
        while end - place < 4 and string[end : end + 1].isdecimal():
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
    return string[end : end + 1] in ("止", "至", "期", "，", "。", "")


def _has_body(part: Part) -> bool:
    return any(not isinstance(block, Heading) for block in part.blocks)


def _of_dates(report: Report, dates: Sequence[DateMention]) -> Iterator[str]:
    roles = {date.role for date in dates}
    yield "period" if "period-start" in roles or "period-end" in roles else "no-period"
    yield "date:issue" if "issue" in roles else "no-issue-date"
    years = {item.year for item in report.evidence}
    for date in dates:
        if date.role in ("title", "period-start", "period-end") and date.year is not None:
            years.add(date.year)
        if date.year != report.year and date.year is not None:
            yield "date:other-year"
        if report.year is not None and date.year is not None:
            if date.year > report.year + 1 or (date.year == report.year + 1 and date.role == "fact"):
                yield "date:future"
            if date.role == "issue" and (date.year, date.month or 0, date.day or 0) > (
                report.year + 1,
                1,
                31,
            ):
                yield "date:late"
        if 0 in (date.year, date.day) or not _exists(date):
            yield "date:invalid"
    for start, end in pairwise(dates):
        if start.role == "period-start" and end.role == "period-end":
            first, last = (start.month or 0, start.day or 0), (end.month or 12, end.day or 31)
            if end.year not in (None, start.year) or last < first:
                yield "period:odd"
    if len(years) > 1:
        yield "years:differ"


def _exists(date: DateMention) -> bool:
    """Whether month and day, as far as they are written, are those of a calendar."""
    if date.month is None:
        return True
    if not 1 <= date.month <= 12:
        return False
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    last = 28 if date.month == 2 and not leap else _DAYS[date.month - 1]
    return date.day is None or 1 <= date.day <= last
