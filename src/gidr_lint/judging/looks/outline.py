"""Signs of the outline: sections and headings, the title, organs and places that are named."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gidr_lint.document.tree import Heading, Paragraph
from gidr_lint.forms.model import Form
from gidr_lint.report.model import Part, Report

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

_STOPS = ("、", "，", ",", "：", ":", "；", ";", "。")
# Fewer characters say little of problems and measures.
_THIN = 60
_PROBLEMS = ("问题", "不足", "不够", "有待")
# What is needed is not a measure: 有待进一步改进.
_MEASURES = ("措施", "下一步", "今后", "举措", "改进情况", "将", "针对")
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
_NO_PLACE = frozenset(
    "所各本我该全其兄相邻周外有市级辖属在等和与及新园社发术济治地片山过于由向到请联系据照将为对，。；：、《“（"
)
_OFFICES = ("政府", "局", "委", "办", "中心")


def is_early(report: Report) -> bool:
    """Whether the report year is before the first year that any form covers."""
    return (
        report.year is not None
        and bool(report.forms)
        and report.year < min(form.years[0] for form in report.forms)
    )


def of_report(case: "Signs") -> Iterator[str]:
    report = case.report
    if report.title is None:
        yield "no-title"
    if is_early(report):
        yield "year:early"
    if report.document.encoding.guessed:
        yield "encoding:guessed"
    if report.document.facts.get("internal"):
        yield "internal"
    if report.document.margins:
        yield "margins"


def of_sections(case: "Signs") -> Iterator[str]:
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


def _has_body(part: Part) -> bool:
    return any(not isinstance(block, Heading) for block in part.blocks)


def of_headings(case: "Signs") -> Iterator[str]:
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
            if not block.run_in and passage.text.string.rstrip().endswith(_STOPS):
                yield "heading:stop"


def of_content(case: "Signs") -> Iterator[str]:
    """What the law wants said, as far as a glance tells that it may not be there."""
    report = case.report
    if report.section("problems") is not None:
        words = report.prose("problems")
        if (
            len("".join(words.split())) < _THIN
            or not any(word in words for word in _PROBLEMS)
            or not any(word in words for word in _MEASURES)
        ):
            yield "problems:thin"
    if report.missing_topics():
        yield "topic:missing"
    if any(target.row == "rules" and cell.figure.amount for target, cell in report.cells.items()):
        yield "rules:made"
    if "author" in report.document.facts or "author" in report.document.front:
        yield "author"


def of_title(case: "Signs") -> Iterator[str]:
    report = case.report
    title = report.title
    if title is not None and (
        not report.organisation
        or "政府信息公开" not in title.string
        or not any(item.origin == "title" for item in report.evidence)
    ):
        yield "title:form"


def of_organ(case: "Signs") -> Iterator[str]:
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


def _names_other(string: str, title: str) -> bool:
    """Whether a name that is no part of the title stands before a year or before what its organ does."""
    for words in _AFTER_ORGAN:
        place = string.find(words, 4)
        while place != -1:
            if string[place - 1] in _ORGAN_ENDS and string[place - 4 : place] not in title:
                return True
            place = string.find(words, place + 1)
    return False


def of_places(case: "Signs") -> Iterator[str]:
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
