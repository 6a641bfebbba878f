"""
Signs of a case: cheap facts that tell which rules can have anything to say.

A rule that declares `signs` is loaded and run only where one of them is present, so a clean
report costs no import of the rules that would be silent. A sign may be there without a finding;
it must never be missing where there is one. The signs are:

- `cell:<state>` for each state but number, and `cell:<mark>`, as in `Figure`, of bound cells;
  `cell:bare-money` (a unit belongs in the cell and is not there), `cell:large-fee` (one as large
  as some amount in the text, or very large), `less:in-force`, `less:public-total` (fewer in all than new),
  `sums:skipped`; `note:missing` (the printed note of the applications table is not there as such);
- `table:absent`, `table:unreadable`, `table:partial`;
- `label:changed`, `row:missing`, `row:doubtful` (its figures count in no sum), `row:repeated`, `row:unknown`, `row:order`, `column:missing`,
  `column:order`, `era:other`, `era:mixed`, `table:elsewhere`;
- `section:missing`, `section:extra`, `section:repeated`, `section:empty`, `section:order`,
  `section:ordinal`, `section:wording`;
- `fault`, `claims`, `contradiction`, `disagreement` (a claim on the whole that does not agree),
  `denial`, `claims:differ` (two values of one kind about the whole), `claims:sum` (parts of a
  sentence add up to no whole of it), `amount:missing` (a measure word without a number);
- `period`, `no-period`, `period:other-year`, `period:other-span` (not from 1 January to 31 December),
  `date:issue`, `no-issue-date` (none with its day), `issue:other-year` (not the year after the report's), `date:invalid`,
  `date:other-year` (a date that is not of the report year), `date:future`,
  `date:late` (a late date of issue), `fact:earlier-year`, `period:odd` (reversed, or of two years),
  `years:differ`, `preamble:other-year` (a year outside the sections that is not the report's);
- `heading:jump`, `heading:style`, `heading:stop`, `title:form`, `problems:thin`, `topic:missing`;
- `brackets`, `end:open`, `word:doubled`, `paragraph:repeated`, `date:broken`, `number:long`,
  `person`, `units:differ`, `organ:other`, `place:other` (an organ of another place), `rules:made`, `author`, `organisation` (named by the
  configuration);
- `no-title`, `year:early`, `encoding:guessed`;
- `internal`, changes, comments or marked words of a Word file;
- `lists`: the prose lists what was received by channel or by office;
- `history`: there is a report that is given or found as last year's;
- `text:<literal>`: the literal occurs in what a person reads; `lacks:<literal>`: it does not. Both are
  looked up when a rule asks for them.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from gidr_lint.claims.model import Claim, DateMention
from gidr_lint.document.text import has_long_number, may_name_person
from gidr_lint.document.tree import Document, Heading, Paragraph
from gidr_lint.figures.model import Fault, Weighed
from gidr_lint.forms.model import Form
from gidr_lint.report.model import Part, Report

_TEXT = "text:"
_APPLICANTS = frozenset(("natural-person", "organisations"))
_PARTS = _APPLICANTS | {
    "granted", "partly-granted", "granted-or-partly", "denied", "unable", "rejected", "other"
}  # fmt: skip
_WHOLES = frozenset(("processed", "handled", "received", "new"))
_MEASURES, _CLAUSE_ENDS = ("件", "条", "宗", "份", "起", "人次", "次"), "，。；、）)"
# The last characters of 收到, 受理, 办结, 答复, 制发, 发布, 公开, 申请, 信息, 数量, 结转, 自然人, 企业, 其他组织,
# 科研机构, 复议, 诉讼, 培训, 检查, 活动, 座谈会, 讲座, 督查, 例会, 调度, 参加, 接待, 覆盖 and the like.
_BEFORE_MISSING = frozenset(
    "件到理结复发布开请息量转共收的了类计人业织构议讼训查动会座度加待盖员众部供持正为出交年站号信博端体 \u3000\xa0_"
)
_LESS = {"issued": "in-force", "newly-public": "public-total"}
# 万元; what a fee that large says depends on the author.
_MUCH = 10_000
_NOTE = "第一项加第二项之和，等于第三项加第四项之和"
_LACKS = "lacks:"
_BRACKETS = ("（）", "《》", "“”", "〔〕", "【】", "()", "‘’", "「」")
_STOPS = "。！？：；…!?:;.”’）)】》"
_LEAST = 40
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Signs:
    """
    The signs of a case but `text:` and `lacks:`, which `Wanted` looks up. Signs of one kind, the word
    before the colon, are looked for when one of them is first asked for: no rule that is off costs.
    `known` are signs of the circumstances.
    """

    __slots__ = ("_asked", "_done", "_found", "_prose", "claims", "dates", "faults", "report", "weighed")

    def __init__(
        self,
        report: Report,
        claims: Sequence[Claim] = (),
        weighed: Sequence[Weighed] = (),
        dates: Sequence[DateMention] = (),
        faults: Sequence[Fault] = (),
        known: Iterable[str] = (),
    ) -> None:
        self.report = report
        self.claims = claims
        self.weighed = weighed
        self.dates = dates
        self.faults = faults
        self._prose: str | None = None
        self._asked: set[str] = set()
        self._done: set[Look] = set()
        self._found: set[str] = set(known)

    def __contains__(self, sign: object) -> bool:
        kind = str(sign).partition(":")[0]
        if kind not in self._asked:
            self._asked.add(kind)
            for look in _LOOKS.get(kind, ()):
                if look not in self._done:
                    self._done.add(look)
                    self._found.update(look(self))
        return sign in self._found

    def __iter__(self) -> Iterator[str]:
        """Every sign there is."""
        for kind in _LOOKS:
            _ = kind in self
        return iter(self._found)

    @property
    def prose(self) -> str:
        """All prose, a passage a line."""
        if self._prose is None:
            self._prose = "\n".join(passage.text.string for passage in self.report.passages)
        return self._prose


Look = Callable[[Signs], Iterable[str]]


class Wanted:
    """
    Which rules have anything to look at: those one of whose signs is present, and those that
    declare none. Made once for the rules that are on, so that each sign is asked for once a draft.
    """

    __slots__ = ("always", "lacks", "signs", "texts")

    def __init__(self, rules: Mapping[str, Iterable[str]]) -> None:
        self.always: list[str] = []
        self.signs: dict[str, list[str]] = {}
        self.lacks: dict[str, list[str]] = {}
        # By first character, so that most are dismissed together.
        self.texts: dict[str, dict[str, list[str]]] = {}
        for code, wanted in rules.items():
            declared = tuple(wanted)
            if not declared:
                self.always.append(code)
            for sign in declared:
                if sign.startswith(_TEXT):
                    words = sign[len(_TEXT) :]
                    self.texts.setdefault(words[0], {}).setdefault(words, []).append(code)
                elif sign.startswith(_LACKS):
                    self.lacks.setdefault(sign[len(_LACKS) :], []).append(code)
                else:
                    self.signs.setdefault(sign, []).append(code)

    def codes(self, signs: Container[str], document: Document) -> set[str]:
        """The codes of the rules to run."""
        found = set(self.always)
        plain, characters = document.plain, document.characters
        for first in characters.intersection(self.texts):
            for words, codes in self.texts[first].items():
                if words[-1] in characters and words in plain:
                    found.update(codes)
        for words, codes in self.lacks.items():
            if words not in plain:
                found.update(codes)
        for sign, codes in self.signs.items():
            if sign in signs:
                found.update(codes)
        return found


def _of_claims(case: Signs) -> Iterator[str]:
    claims = case.claims
    values: dict[str, object] = {}
    parts: dict[int, list[Claim]] = {}
    wholes: set[tuple[int, object]] = set()
    for claim in claims:
        if values.setdefault(claim.kind, claim.value) != claim.value:
            yield "claims:differ"
        if claim.kind in _PARTS:
            parts.setdefault(claim.sentence, []).append(claim)
        elif claim.kind in _WHOLES:
            wholes.update(((claim.sentence, claim.value), (claim.sentence + 1, claim.value)))
    for sentence, found in parts.items():
        for applicants in (True, False):
            own = [claim.value for claim in found if (claim.kind in _APPLICANTS) is applicants]
            if len(own) > 1 and (sentence, sum(own)) not in wholes:
                yield "claims:sum"


def _lacks_amount(prose: str) -> bool:
    """Whether a measure word stands at the end of a clause with a verb or a noun before it."""
    for measure in _MEASURES:
        for end in _CLAUSE_ENDS:
            place = prose.find(measure + end)
            while place > 0:
                if prose[place - 1] in _BEFORE_MISSING and not prose.startswith("人次", place - 1):
                    return True
                place = prose.find(measure + end, place + 1)
    return False


def is_early(report: Report) -> bool:
    """Whether the report year is before the first year that any form covers."""
    return (
        report.year is not None
        and bool(report.forms)
        and report.year < min(form.years[0] for form in report.forms)
    )


def _of_cells(case: Signs) -> Iterator[str]:
    report = case.report
    for state, marks in {(cell.figure.state, cell.figure.marks) for cell in report.cells.values()}:
        if state != "number":
            yield f"cell:{state}"
        for mark in marks:
            yield f"cell:{mark}"


def _of_amounts(case: Signs) -> Iterator[str]:
    report = case.report
    table = report.tables.get("proactive")
    for block in table.blocks if table is not None else ():
        for (row, column), cell in block.cells.items():
            amount = cell.figure.amount
            if not amount or amount <= 0:
                continue
            if column in _LESS:
                whole = block.cells.get((row, _LESS[column]))
                if whole is not None and whole.figure.amount is not None and whole.figure.amount < amount:
                    yield f"less:{_LESS[column]}"
            elif column == "fee":
                written = cell.figure.digits
                if amount >= _MUCH or f"{written}元" in report.document.plain:
                    yield "cell:large-fee"
            elif cell.column.unit_in_cell and not cell.figure.unit:
                yield "cell:bare-money"
    table = report.tables.get("applications")
    for block in table.blocks if table is not None else ():
        if any(cell.figure.amount is None or cell.figure.amount < 0 for cell in block.cells.values()):
            yield "sums:skipped"
    if _NOTE not in report.document.plain and "applications" in report.tables:
        yield "note:missing"


def _of_tables(case: Signs) -> Iterator[str]:
    report = case.report
    form = report.form
    if form is not None and any(table.id not in report.tables for table in form.tables):
        yield "table:absent"
    eras: set[str] = set()
    for id, table in report.tables.items():
        if table.state != "bound":
            yield f"table:{table.state}"
        if table.section not in (None, id):
            yield "table:elsewhere"
        for block in table.blocks:
            eras.add(block.form.id)
            if block.missing_rows:
                yield "row:missing"
            if block.missing_columns:
                yield "column:missing"
            if block.doubtful_rows:
                yield "row:doubtful"
            if block.repeated:
                yield "row:repeated"
            if block.unknown_rows:
                yield "row:unknown"
            if block.has_slips:
                yield "label:changed"
            if block.moved:
                yield "column:order"
            if block.strays:
                yield "era:mixed"
            if block.is_shuffled:
                yield "row:order"
    if len(eras) > 1 or (form is not None and eras - {form.id}):
        yield "era:other"


def _of_sections(case: Signs) -> Iterator[str]:
    report = case.report
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


def _of_outline(case: Signs) -> Iterator[str]:
    report = case.report
    if next(report.jumps(), None) is not None:
        yield "heading:jump"
    if any(part.points for part in report.parts):
        yield "heading:style"
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
    if report.section("problems") is not None:
        words = report.prose("problems")
        # What is needed is no measure: 有待进一步改进.
        if (
            len("".join(words.split())) < 60
            or not any(word in words for word in ("问题", "不足", "不够", "有待"))
            or not any(word in words for word in ("措施", "下一步", "今后", "举措", "改进情况", "将", "针对"))
        ):
            yield "problems:thin"
    if report.missing_topics():
        yield "topic:missing"
    rules = [cell for target, cell in report.cells.items() if target.row == "rules" and cell.figure.amount]
    if rules:
        yield "rules:made"
    if "author" in report.document.facts or "author" in report.document.front:
        yield "author"


def _of_title(case: Signs) -> Iterator[str]:
    report = case.report
    title = report.title
    if title is not None and (
        not report.organisation
        or "政府信息公开" not in title.string
        or not any(item.origin == "title" for item in report.evidence)
    ):
        yield "title:form"


def _of_organ(case: Signs) -> Iterator[str]:
    """Whether a name in signature or preamble is no part of the title; the name of the organ is looked up later."""
    report = case.report
    title = "".join(report.title.string.split()) if report.title is not None else ""
    for block in report.signature:
        if isinstance(block, Paragraph):
            name = "".join(block.text.string.split())
            if name not in title and not any(map(str.isdecimal, name)):
                yield "organ:other"
    for passage in report.passages:
        if passage.kind == "preamble" and _names_other(passage.text.string, title):
            yield "organ:other"


_ORGAN_ENDS = frozenset("局厅会府处道心关室队院馆社署委")
_AFTER_ORGAN = (
    "20",
    "政府信息公开",
    "编",
    "制作",
    "撰写",
    "形成",
    "根据",
    "结合",
    "负责",
    "按照",
    "依据",
)


def _names_other(string: str, title: str) -> bool:
    """Whether a name that is no part of the title stands before a year or before what its organ does."""
    for words in _AFTER_ORGAN:
        place = string.find(words, 4)
        while place != -1:
            if string[place - 1] in _ORGAN_ENDS and string[place - 4 : place] not in title:
                return True
            place = string.find(words, place + 1)
    return False


_NO_PLACE = frozenset(
    "所各本我该全其兄相邻周外有市级辖属在等和与及新园社发术济治地片山过于由向到请联系据照将为对，。；：、《“（"
)
_OFFICES = ("政府", "局", "委", "办", "中心")


def _of_places(case: Signs) -> Iterator[str]:
    """Whether a county, district or town that is no part of the title has an organ in the prose."""
    title = "".join(case.report.title.string.split()) if case.report.title is not None else ""
    prose = case.prose
    for mark in ("县", "区", "旗", "镇", "乡", "街道"):
        place = prose.find(mark, 2)
        while place != -1:
            name = prose[place - 2 : place]
            if name not in title and _NO_PLACE.isdisjoint(name):
                behind = prose[place + len(mark) : place + 16]
                if any(office in behind for office in _OFFICES):
                    yield "place:other"
                    return
            place = prose.find(mark, place + 1)


def _of_units(case: Signs) -> Iterator[str]:
    if len({claim.unit for claim in case.claims if claim.topic == "applications"}) > 1:
        yield "units:differ"


def _of_verdicts(case: Signs) -> Iterator[str]:
    if case.faults:
        yield "fault"
    if case.claims:
        yield "claims"
    if any(item.verdict.contradicts for item in case.weighed):
        yield "contradiction"
    if any(not item.verdict.agrees for item in case.weighed):
        yield "disagreement"
    if any(claim.denies for claim in case.claims):
        yield "denial"


def _of_report(case: Signs) -> Iterator[str]:
    report = case.report
    if report.title is None:
        yield "no-title"
    if is_early(report):
        yield "year:early"
    if report.document.encoding.guessed:
        yield "encoding:guessed"
    if report.document.facts.get("internal"):
        yield "internal"


def _missing_amount(case: Signs) -> Iterator[str]:
    if _lacks_amount(case.prose):
        yield "amount:missing"


def _doubled_words(case: Signs) -> Iterator[str]:
    if has_doubled_word(case.prose):
        yield "word:doubled"


def _long_numbers(case: Signs) -> Iterator[str]:
    if has_long_number(case.report.document.plain):
        yield "number:long"


def _people(case: Signs) -> Iterator[str]:
    if may_name_person(case.report.document.plain):
        yield "person"


def _fees(case: Signs) -> Iterator[str]:
    if "处理费" in case.prose and "元" in case.prose:
        yield "fee"


def _broken_dates(case: Signs) -> Iterator[str]:
    if _has_broken_date(case.prose):
        yield "date:broken"


def _brackets(case: Signs) -> Iterator[str]:
    pairs = [pair for pair in _BRACKETS if pair[0] in case.prose or pair[1] in case.prose]
    for passage in case.report.passages:
        string = passage.text.string
        if any(string.count(pair[0]) != string.count(pair[1]) for pair in pairs):
            yield "brackets"
        if "《" in string and any("》" not in part for part in string.split("《")[1:]):
            yield "brackets"


def _paragraphs(case: Signs) -> Iterator[str]:
    long: set[str] = set()
    for passage in case.report.passages:
        string = passage.text.string
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


# What ends a sentence or a line before a year that was lost, and what follows it then.
_HEADS = ("", "\n", "。", "；", "！", "？", "）", ")", "：", " ", "\u3000")
_AFTER_YEAR = ("，", "主动", "收到", "新收", "未", "受理", "共", "我", "本", "全")
_DAY_ENDS = frozenset("日号余多几个件条次人项家万亿份篇名场-—–~～.")


def _is_loose(string: str, start: int) -> bool:
    """Whether the day that begins here ends without 日."""
    end = start
    while end - start < 3 and string[end : end + 1].isdecimal():
        end += 1
    return string[end : end + 1] not in _DAY_ENDS


def _has_body(part: Part) -> bool:
    return any(not isinstance(block, Heading) for block in part.blocks)


def _of_dates(case: Signs) -> Iterator[str]:
    report, dates = case.report, case.dates
    roles = {date.role for date in dates}
    yield "period" if "period-start" in roles or "period-end" in roles else "no-period"
    if "issue" in roles:
        yield "date:issue"
    final = report.passages[-1].number if report.passages else None
    if not any(d.day is not None and (d.role == "issue" or d.passage == final) for d in dates):
        yield "no-issue-date"
    years = {item.year for item in report.evidence}
    for date in dates:
        if date.role in ("title", "period-start", "period-end") and date.year is not None:
            years.add(date.year)
        if date.year != report.year and date.year is not None:
            yield "date:other-year"
            if date.role in ("fact", "citation") and date.section is None:
                yield "preamble:other-year"
            if date.role in ("period-start", "period-end"):
                yield "period:other-year"
            if date.role == "fact" and report.year is not None and date.year < report.year:
                yield "fact:earlier-year"
        if date.role == "issue" and date.year is not None and date.year - 1 != report.year:
            yield "issue:other-year"
        if date.month is not None and (
            (date.role == "period-start" and (date.month, date.day) != (1, 1))
            or (date.role == "period-end" and (date.month, date.day) != (12, 31))
        ):
            yield "period:other-span"
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
    if not 1 <= date.month <= 12 or (date.year is not None and not 1000 <= date.year < 10_000):
        return False
    leap = date.year is None or (date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0))
    last = 28 if date.month == 2 and not leap else _DAYS[date.month - 1]
    return date.day is None or 1 <= date.day <= last


# Who looks for the signs of each kind.
_LOOKS: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys(("cell", "less", "sums", "note"), (_of_cells, _of_amounts)),
    **dict.fromkeys(("table", "label", "row", "column", "era"), (_of_tables,)),
    "section": (_of_sections,),
    **dict.fromkeys(("heading", "problems", "topic", "rules", "author"), (_of_outline,)),
    "title": (_of_title,),
    "organ": (_of_organ,),
    "place": (_of_places,),
    **dict.fromkeys(("fault", "contradiction", "disagreement", "denial"), (_of_verdicts,)),
    "claims": (_of_verdicts, _of_claims),
    "units": (_of_units,),
    "amount": (_missing_amount,),
    **dict.fromkeys(
        ("period", "no-period", "no-issue-date", "issue", "fact", "preamble", "years"), (_of_dates,)
    ),
    "date": (_of_dates, _broken_dates),
    **dict.fromkeys(("no-title", "year", "encoding", "internal"), (_of_report,)),
    "word": (_doubled_words,),
    "number": (_long_numbers,),
    "person": (_people,),
    "fee": (_fees,),
    "brackets": (_brackets,),
    **dict.fromkeys(("end", "paragraph"), (_paragraphs,)),
}
