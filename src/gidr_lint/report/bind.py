"""Document + forms → Report; what is not certain stays out, with the doubt said."""

from typing import NamedTuple

from gidr_lint.base.errors import Fence
from gidr_lint.base.location import Location
from gidr_lint.base.ordinals import number_of
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.text import Text, join
from gidr_lint.document.tree import Block, Document, Heading, Paragraph, Table
from gidr_lint.forms.model import Form
from gidr_lint.report.labels import FormLabels, labels_of
from gidr_lint.report.model import BoundTable, Passage, Report, YearEvidence
from gidr_lint.report.outline import Outline, read_outline
from gidr_lint.report.tables import TableBinder

__all__ = ["bind"]

_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TITLE_YEAR = Pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)\s?年?")
_CHINESE_YEAR = Pattern(r"[二一][〇零○0九][〇零○一二三四五六七八九]{2}年")
_PERIOD = Pattern(
    r"(?:统计|数据)[^。；]{0,16}?(?:期限|时限|时间|周期|期间|区间|截止)[^。；\d]{0,12}(?P<year>(?:19|20)\d\d)\s?年?\s?0?1\s?月",
    "统计",
    "数据",
)
# So many paragraphs of section one may open a report that has nothing above it.
_FIRST = 2


def bind(
    document: Document,
    forms: tuple[Form, ...],
    *,
    year: int | None = None,
    year_origin: str = "config",
    form: str = "auto",
    fence: Fence | None = None,
) -> Report:
    """
    See a document through the forms.

    `year` is what option or configuration says, `year_origin` which of the two; `form` is `auto`
    or the id of a form. The year chooses the expected form, the labels the actual one of each
    block; without a year two strong signs of an era decide.

    Where the binding of the tables raises, the fence notes it and the report has none; without a
    fence the exception is the caller's.
    """
    labels = labels_of(forms)
    chosen = next((f for f in forms if f.id == form), None)
    sections = (chosen or forms[-1]).sections
    outline = read_outline(document, sections, labels)
    evidence = _evidence(document, outline, year, year_origin)
    report_year = evidence[0].year if evidence else None
    expected = chosen
    if expected is None and report_year is not None:
        expected = next((f for f in forms if f.covers(report_year)), None)

    def bind_tables() -> _Tables:
        return _bound(document, forms, labels, outline, expected, may_vote=report_year is None)

    if fence is None:
        bound = bind_tables()
    else:
        bound = fence.run("tables", bind_tables, _Tables({}, _may_be_table(outline, forms[-1]), expected))
    found = {part.section for part in outline.parts if part.section is not None and part.fit != "words"}
    is_report = not outline.other and (
        outline.title is not None
        or len(found) >= 2
        or any(table.state in ("bound", "partial") for table in bound.tables.values())
        or ("overview" in found and _is_named(outline))
    )
    return Report(
        document,
        form=bound.form,
        forms=forms,
        year=report_year,
        evidence=evidence,
        title=outline.title,
        parts=outline.parts,
        preamble=outline.preamble,
        signature=outline.signature,
        tables=bound.tables,
        passages=_passages(document, outline, bound.used),
        is_report=is_report,
    )


def _is_named(outline: Outline) -> bool:
    """Whether a draft of section one alone, without a title, says what it is in its first sentences."""
    from gidr_lint.report.opening import names_report

    part = next(part for part in outline.parts if part.section == "overview")
    blocks = (*outline.preamble, *part.blocks[:_FIRST])
    return names_report(block.text.string for block in blocks if isinstance(block, Paragraph))


class _Tables(NamedTuple):
    """The tables by id, the blocks that served as one, and the form that is expected of the report."""

    tables: dict[str, BoundTable]
    used: set[Block]
    form: Form | None


def _bound(
    document: Document,
    forms: tuple[Form, ...],
    labels: FormLabels,
    outline: Outline,
    expected: Form | None,
    *,
    may_vote: bool,
) -> _Tables:
    """The official tables; where nothing else tells the form, their labels may."""
    binder = TableBinder(document, forms, labels, outline, expected)
    tables = binder.bind()
    if expected is None and may_vote:
        expected = binder.era()
        if expected is not None:
            tables = TableBinder(document, forms, labels, outline, expected).bind()
    return _Tables(tables, binder.used, expected)


def _may_be_table(outline: Outline, form: Form) -> set[Block]:
    """The blocks that a table may be written in, line by line, in the sections that should hold one."""
    holding = {section.id for section in form.sections if section.table}
    parts = [part for part in outline.parts if part.section in holding]
    return {
        block
        for part in parts
        if not any(isinstance(block, Table) for block in part.blocks)
        for block in part.blocks
    }


def _evidence(
    document: Document, outline: Outline, year: int | None, origin: str
) -> tuple[YearEvidence, ...]:
    """All that names the report year, in the order of its weight."""
    found: list[YearEvidence] = []
    if year is not None and origin == "option":
        found.append(YearEvidence("option", year, None))
    front = document.front.get("year", "")
    if len(front) == 4 and front.isdecimal():
        found.append(YearEvidence("front", int(front), None))
    if year is not None and origin != "option":
        found.append(YearEvidence("config", year, None))
    if outline.title is not None:
        spot = _title_year(outline.title)
        if spot is not None:
            found.append(YearEvidence("title", *spot))
    elif "title" in document.front:
        # A converter makes the title of a Word file one of the front matter.
        spot = _title_year(Text(document.front["title"], 0))
        if spot is not None:
            found.append(YearEvidence("title", spot[0], None))
    found.extend(_period(document, outline))
    name = document.source.uri.replace("\\", "/").rpartition("/")[2]
    years = (
        {match.group() for match in _YEAR.compiled.finditer(name)} if any(map(str.isdigit, name)) else set()
    )
    if len(years) == 1:
        found.append(YearEvidence("file", int(years.pop()), None))
    return tuple(found)


def _title_year(title: Text) -> tuple[int, Location] | None:
    folded = title.string.translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})
    match = _TITLE_YEAR.search(folded)
    if match is not None:
        return int(match["year"]), title.location(*match.span("year"))
    written = _CHINESE_YEAR.search(folded)
    year = number_of(written.group()[:4]) if written is not None else None
    if written is None or year is None:
        return None
    return year, title.location(written.start(), written.end() - 1)


def _period(document: Document, outline: Outline) -> list[YearEvidence]:
    blocks: list[Block] = list(outline.preamble)
    for part in outline.parts:
        if part.section == "overview":
            blocks.extend(part.blocks)
    texts = [block.text for block in blocks or document.blocks if isinstance(block, Paragraph)]
    match = next((found for text in texts if (found := _PERIOD.first(text)) is not None), None)
    if match is None and texts:
        # Each line of a wrapped page may be a paragraph of its own.
        match = _PERIOD.first(join(texts))
    return [YearEvidence("period", int(match.group("year")), match.location("year"))] if match else []


def _passages(document: Document, outline: Outline, used: set[Block]) -> tuple[Passage, ...]:
    """The prose in reading order; blocks that served as a table are none."""
    found: list[Passage] = []

    def add(text: Text, section: str | None, kind: str, block: Heading | Paragraph) -> None:
        found.append(Passage(text, section, kind, len(found), block))  # type: ignore[arg-type]

    def take(blocks: tuple[Block, ...], section: str | None, kind: str) -> None:
        for block in blocks:
            if isinstance(block, Table) or block in used:
                continue
            if isinstance(block, Heading):
                add(block.text, section, "heading", block)
            elif block.kind != "code":
                add(block.text, section, kind, block)

    if outline.title is not None:
        first = document.blocks[0]
        add(outline.title, None, "title", first if not isinstance(first, Table) else Paragraph(outline.title))
    take(outline.preamble, None, "preamble")
    restarted = any(part.run for part in outline.parts)
    for part in outline.parts:
        # The parts of a prose run before an annex of tables are sub-topics of the first section.
        section = part.section or ("overview" if restarted and part.run == 0 else None)
        add(part.heading.text, section, "heading", part.heading)
        take(part.blocks, section, "paragraph")
    take(outline.signature, None, "signature")
    return tuple(found)
