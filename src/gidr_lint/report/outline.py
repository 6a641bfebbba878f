"""The page seen through the six sections: title, preamble, parts, signature."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gidr_lint.base.ordinals import numeral
from gidr_lint.document.headings import mark_of
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Document, Heading, Paragraph, Row, Table
from gidr_lint.forms.model import FormSection
from gidr_lint.report.frame import find_title, is_annex_line, lines_of, paragraph_of, signature_of
from gidr_lint.report.labels import FormLabels, core
from gidr_lint.report.model import Part
from gidr_lint.report.sections import Fit, heading_of, official_section

_TITLE_BLOCKS = 12
_PAGE_WORDS = ("时间", "日期", "来源", "位置", "浏览", "首页", "分类", "索引号", "字体", "作者", "编辑")
_CONTENTS = 3
_FIGURES = 3
_STOPS = ("、", "．", ".")

_BAND = 20
_HEAD_LENGTH = 40
# So many paragraphs, each as long as a line and no whole sentence, may be lines of others.
_TORN = 3
_LINE = 18


class Outline(NamedTuple):
    """
    Where the parts of the page are; `title` None where nothing looks like one. `other` is true
    where the page names another kind of report.
    """

    title: Text | None
    preamble: tuple[Block, ...]
    parts: tuple[Part, ...]
    signature: tuple[Block, ...]
    other: bool = False


def read_outline(document: Document, sections: tuple[FormSection, ...], labels: FormLabels) -> Outline:
    """Find the parts; row labels of the tables are never headings of one."""
    blocks = document.blocks
    if sum(map(_may_go_on, blocks)) >= _TORN:
        from gidr_lint.report.wrapped import rejoined

        blocks = rejoined(blocks)
    if any(map(_may_run_on, blocks)):
        from gidr_lint.report.run_on import unfold

        blocks = unfold(blocks, sections)
    blocks = _with_headings_of_tables(blocks, sections)
    heads = _without_contents(blocks, _part_heads(blocks, sections, labels), sections)
    points: list[int] = []
    if any(official_section(heading_of(blocks[index]).title, sections)[1] != "official" for index in heads):
        from gidr_lint.report.points import without_points

        heads, points = without_points(blocks, heads, sections)
    first = heads[0] if heads else len(blocks)
    head = blocks[: min(first, _TITLE_BLOCKS)]
    title, title_end, rest = find_title(head)
    signature_start = signature_of(blocks, heads[-1] + 1 if heads else title_end)
    above = (*rest, *(blocks[title_end + bool(rest) : first if heads else signature_start]))
    parts = _parts(blocks, heads, points, signature_start, sections, labels)
    other = _is_other(head, title)
    return Outline(title, _without_page_lines(above), parts, tuple(blocks[signature_start:]), other)


def _with_headings_of_tables(
    blocks: tuple[Block, ...], sections: tuple[FormSection, ...]
) -> tuple[Block, ...]:
    """The blocks with the heading of a section that is a row of a table above the rows that follow it."""
    found: dict[int, list[tuple[int, Heading]]] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            heads = [
                (number, heading)
                for number, row in enumerate(block.rows)
                if (heading := _heading_in(row, sections)) is not None
            ]
            if heads:
                found[index] = heads
    if not found:
        return blocks
    # A table may be captioned with the heading above it.
    above = [heading_of(block).title for block in blocks if not isinstance(block, Table)]
    named = {id for id, fit in (official_section(title, sections) for title in above) if fit == "official"}
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            kept.extend(_parted(block, found.get(index, ()), named, sections))
        else:
            kept.append(block)
    return tuple(kept)


def _heading_in(row: Row, sections: tuple[FormSection, ...]) -> Heading | None:
    """The heading of a section that is all that a row says."""
    strings = row.strings
    first = strings[0] if strings and strings[0] else next(filter(None, strings), "")
    # Most rows are told from one by their second character, the others by their figures.
    if first[1:2] not in _STOPS or any(string not in ("", first) for string in strings):
        return None
    mark = mark_of(first)
    if mark is None or mark.style != "一、":
        return None
    cell = next(cell for cell in row.cells if cell.text.string)
    heading = Heading(cell.text, 2, mark)
    return heading if official_section(heading.title, sections)[1] == "official" else None


def _parted(
    table: Table,
    heads: Iterable[tuple[int, Heading]],
    named: set[str | None],
    sections: tuple[FormSection, ...],
) -> Iterator[Block]:
    """A table with each heading that stands nowhere else above what follows it."""
    done = 0
    for number, heading in heads:
        if official_section(heading.title, sections)[0] in named:
            continue
        if number > done:
            rows = table.rows[done:number]
            yield Table(rows, table.location if done == 0 else rows[0].location, table.shape)
        yield heading
        done = number
    yield Table(table.rows[done:], table.rows[done].location, table.shape) if done else table


def _is_other(head: tuple[Block, ...], title: Text | None) -> bool:
    """Whether what stands above the first part names a school's report, or an explanation of one."""
    lines = [line.string for block in head for line in lines_of(block)]
    words = ("学年",) if title is not None else ("学年", "解读", "图解", "一图", "图说")
    if not any(word in line for line in lines for word in words):
        return False
    from gidr_lint.report.opening import is_of_another_kind

    prose = [block.text.string for block in head if not isinstance(block, Table)]
    return is_of_another_kind(lines, prose, titled=title is not None)


def _without_page_lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The preamble without what the site says of the page: its date, source, place and tools."""
    found: list[Block] = []
    for block in blocks:
        lines = lines_of(block)
        if not any(word in line.string for line in lines[:_TITLE_BLOCKS] for word in _PAGE_WORDS):
            found.append(block)
            continue
        from gidr_lint.report.opening import is_page_line

        kept = tuple(line for line in lines if not is_page_line(line.string))
        if len(kept) == len(lines):
            found.append(block)
        elif kept:
            found.append(paragraph_of(kept))
    return tuple(found)


def _may_go_on(block: Block) -> bool:
    """Whether a sentence of a paragraph may go on in the next one: it is as long as a line and ends nowhere."""
    return (
        isinstance(block, Paragraph)
        and len(block.text.string) >= _LINE
        and block.text.string[-1] not in "。；："
    )


def _may_run_on(block: Block) -> bool:
    """Whether a heading may stand on one line with the text of its section."""
    if isinstance(block, Table):
        return False
    string = block.text.string
    if isinstance(block, Heading):
        mark = block.mark
        return (
            mark is not None
            and mark.style == "一、"
            and (len(string.split()) > 1 or "，" in string or "（一）" in string)
        )
    return any(f"{ordinal}、" in string for ordinal in "一二三四五六")


def _is_row_label(heading: Heading, labels: FormLabels) -> bool:
    # With figures behind it a line is a row, whatever is left of its label.
    tail = heading.text.string.split()[-_FIGURES:]
    if len(tail) == _FIGURES and all(word.isdecimal() for word in tail):
        return True
    words = core(heading.text.string)
    # A converter may cut a label (三、本年度办), or leave the row behind it.
    if any(words and (head.startswith(words) or words.startswith(head)) for head in labels.row_heads):
        return True
    hit = labels.applications.find(heading.text.string)
    return hit is not None and (len(words) >= 6 or words in labels.applications.groups)


def _part_heads(
    blocks: tuple[Block, ...], sections: tuple[FormSection, ...], labels: FormLabels
) -> list[int]:
    """Indexes of the headings that begin a top-level part."""
    numbered = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Heading)
        and block.mark is not None
        and block.mark.style == "一、"
        and not (_ends_list(blocks, index) or _counts_on(block) or _lists_all(block, _next(blocks, index)))
        and not _is_row_label(block, labels)
    ]
    return sorted((*numbered, *_named_heads(blocks, numbered, sections)))


def _named_heads(
    blocks: tuple[Block, ...], numbered: list[int], sections: tuple[FormSection, ...]
) -> Iterator[int]:
    """Indexes of further headings that begin a part by what they say, beside the numbered ones."""
    named = {official_section(heading_of(blocks[index]).title, sections)[0] or "" for index in numbered}
    by_number = set(numbered)
    for index, block in enumerate(blocks):
        if index in by_number:
            continue
        if isinstance(block, Heading) and (block.mark is None or not numbered):
            lower = block.mark is not None and block.mark.style == "（一）"
            section, fit = official_section(block.title, sections)
            known = fit == "official" or (fit != "none" and not numbered and not lower)
            if section is not None and known and (section not in named or not numbered):
                yield index
        elif isinstance(block, Paragraph) and (section := _of_bare_line(block, sections)) is not None:
            if section not in named:
                named.add(section)
                yield index


def _of_bare_line(block: Paragraph, sections: tuple[FormSection, ...]) -> str | None:
    """The section that a short line names in its official words."""
    string = block.text.string
    if len(string) > _HEAD_LENGTH or block.kind == "code":
        return None
    section, fit = official_section(string, sections)
    return section if fit == "official" and string[-1] not in "。；，" else None


def _ends_list(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a line is the last of a list in prose: 五、…； above it, and a stop at its end."""
    if index == 0 or blocks[index].text.string[-1:] != "。":  # type: ignore[union-attr]
        return False
    above = lines_of(blocks[index - 1])
    return bool(above) and above[-1].string.endswith(("；", ";"))


def _lists_all(heading: Heading, following: Block | None) -> bool:
    """Whether a line is the first point of a list in one paragraph: 一、……。二、……。"""
    rest = following.text.string if isinstance(following, Paragraph) else ""
    number = heading.mark.number if heading.mark is not None else 9
    return number < 9 and f"。{numeral(number + 1)}、" in heading.text.string + rest


def _next(blocks: tuple[Block, ...], index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


def _counts_on(heading: Heading) -> bool:
    """Whether the ordinal is the first of two in a sentence: 一、二季度集中公开…"""
    mark = heading.mark
    return mark is not None and mark.number < 9 and heading.title.startswith(numeral(mark.number + 1))


def _parts(
    blocks: tuple[Block, ...],
    heads: list[int],
    points: list[int],
    stop: int,
    sections: tuple[FormSection, ...],
    labels: FormLabels,
) -> tuple[Part, ...]:
    raw: list[tuple[Heading, tuple[Block, ...]]] = []
    for place, index in enumerate(heads):
        end = heads[place + 1] if place + 1 < len(heads) else max(stop, index + 1)
        raw.append((heading_of(blocks[index]), tuple(blocks[index + 1 : end])))
    raw = _without_annex(raw, sections)
    inside = {blocks[index] for index in points}
    named = [official_section(heading.title, sections) for heading, _ in raw]
    runs = _runs(raw, named, labels)
    # A prose run before an annex of tables: its parts are the sub-topics of the first section.
    again = {section for (section, _), run in zip(named, runs, strict=True) if run}
    parts: list[Part] = []
    for (heading, body), (section, fit), run in zip(raw, named, runs, strict=True):
        if run == 0 and section != "overview" and section in again:
            section, fit = None, "none"
        own = tuple(block for block in body if isinstance(block, Heading) and block in inside)
        parts.append(Part(heading, section, fit, run, body, own))
    return tuple(parts)


def _runs(
    raw: list[tuple[Heading, tuple[Block, ...]]], named: list[tuple[str | None, Fit]], labels: FormLabels
) -> list[int]:
    """The numbering run of each part, from 0: an annex of tables is numbered again from 一."""
    runs: list[int] = []
    run = 0
    for place, (heading, body) in enumerate(raw):
        number = heading.mark.number if heading.mark else None
        # Behind the first heading alone it is a slip: a run of prose has more than one.
        if (
            place > 1
            and number == 1
            and any(isinstance(block, Table) or _is_band(block, labels) for block in body)
            and named[place][0] not in (None, "overview")
        ):
            run += 1
        runs.append(run)
    return runs


def _is_band(block: Block, labels: FormLabels) -> bool:
    """Whether a line stands in a table alone: one that came apart on the way is a table."""
    return any(len(line.string) <= _BAND and core(line.string) in labels.bands for line in lines_of(block))


def _without_contents(
    blocks: tuple[Block, ...], heads: list[int], sections: tuple[FormSection, ...]
) -> list[int]:
    """Drop a list of contents: headings right behind one another that all come again further on."""
    titles = [_contents_name(blocks[index], sections) for index in heads]
    kept: list[int] = []
    place = 0
    while place < len(heads):
        end = place + 1
        while end < len(heads) and heads[end] == heads[end - 1] + 1:
            end += 1
        # The first title may be a real heading with the list right below it.
        start = place + (titles[place] in titles[place + 1 : end])
        others = titles[:start] + titles[end:]
        if end - start >= _CONTENTS and all(title in others for title in titles[start:end]):
            kept += heads[place:start]
        elif end - place > _CONTENTS and all(title in titles[end - 1 :] for title in titles[place : end - 1]):
            kept.append(heads[end - 1])
        else:
            kept += heads[place:end]
        place = end
    return kept


def _contents_name(block: Block, sections: tuple[FormSection, ...]) -> str:
    title = heading_of(block).title.rstrip("0123456789.…·-— ")
    return official_section(title, sections)[0] or core(title)


def _without_annex(
    raw: list[tuple[Heading, tuple[Block, ...]]], sections: tuple[FormSection, ...]
) -> list[tuple[Heading, tuple[Block, ...]]]:
    """Take headings numbered again from 一 behind a line 附件 as text: an annex has no sections."""
    for place in range(1, len(raw)):
        mark = raw[place][0].mark
        heading, before = raw[place - 1]
        if (
            mark is not None
            and mark.number == 1
            and any(is_annex_line(block) for block in before)
            and not any(official_section(later.title, sections)[0] for later, _ in raw[place:])
        ):
            annex = tuple(block for later, body in raw[place:] for block in (later, *body))
            return [*raw[: place - 1], (heading, before + annex)]
    return raw
