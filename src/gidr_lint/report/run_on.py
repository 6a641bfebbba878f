"""
Headings that stand on one line with their text, as in the text of pages that lost its line breaks.

Only what names an official section, and has no heading of its own elsewhere, is taken for one.
"""

from collections.abc import Iterable, Iterator

from gidr_lint.document.headings import mark_of
from gidr_lint.document.lines import join_lines
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Heading, Paragraph, Table
from gidr_lint.forms.model import FormSection
from gidr_lint.report.frame import is_title
from gidr_lint.report.sections import official_section

_START = Pattern(
    r"(?:\A|(?<=[\s。；：！]))(?:\?{2,8}\s?)?[一二三四五六七八九]、\s?(?P<title>[^\s。；：，]{2,36})", "、"
)
_LEAST = 8
_CONTENTS = 3
# What a sentence begins with right behind a title: a year, a bracket, a quotation, the organ.
_OPENS = (*"0123456789（(“《", "本年", "全年", "今年", "我局", "我县", "我市", "我区", "我镇", "根据", "按照")


def unfold(blocks: tuple[Block, ...], sections: tuple[FormSection, ...]) -> tuple[Block, ...]:
    """The blocks with such headings, and a title before its text, as blocks of their own."""
    alone = {
        official_section(block.title, sections)[0]
        for block in blocks
        if isinstance(block, Heading) and official_section(block.title, sections)[1] == "official"
    }
    found: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or (isinstance(block, Paragraph) and block.kind == "code"):
            found.append(block)
            continue
        lines = block.lines if isinstance(block, Paragraph) else (block.text,)
        cuts = [_cuts(line, sections, alone) for line in lines]
        if index == 0:
            end = _title_end(lines[0].string)
            cuts[0] = [(0, end), *(cut for cut in cuts[0] if cut[0] >= end)] if end else cuts[0]
        if any(cuts):
            kind = block.kind if isinstance(block, Paragraph) else "paragraph"
            found += _apart(lines, cuts, kind == "item")
        else:
            found.append(block)
    return tuple(found)


def _title_end(line: str) -> int:
    """Where the report's title ends that has text behind it on its line; 0 where there is none."""
    words = line.split(maxsplit=1)
    return len(words[0]) if len(words) == 2 and len(words[1]) >= _LEAST and is_title(words[0]) else 0


def _cuts(line: Text, sections: tuple[FormSection, ...], alone: set[str | None]) -> list[tuple[int, int]]:
    """Where headings begin and end in a line that holds more than one heading."""
    string = line.string
    found: list[tuple[int, int]] = []
    seen: list[str] = []
    for match in _START.find(line):
        start, end = match.bounds("title")
        title = match.group("title")
        rest = string[end:]
        if rest[:1].strip() == "":
            section, fit = official_section(title, sections)
        else:
            section, fit = None, "none"
        if section is None or (fit != "official" and match.start):
            section, end = _prefix(title, start, sections)
            rest = string[end:]
        if section is None:
            continue
        seen.append(section)
        # A heading alone on its line is none that runs on.
        if section not in alone and (match.start or len(rest.strip()) >= _LEAST):
            found.append((match.start, end))
    if len(found) == 1 and not any(stop in string[found[0][1] :] for stop in "，。：（"):
        return []
    # A list of contents names what has a heading further on.
    return [] if len(seen) >= _CONTENTS and len(found) < len(seen) else found


def _prefix(title: str, start: int, sections: tuple[FormSection, ...]) -> tuple[str | None, int]:
    """The section whose title the words begin with, a sentence right behind it, and where it ends."""
    best: tuple[int, str] = (0, "")
    for section in sections:
        for words in (section.title, *section.variants):
            if title.startswith(words) and title[len(words) :].startswith(_OPENS):
                best = max(best, (len(words), section.id))
    return (best[1], start + best[0]) if best[0] else (None, start)


def _apart(lines: Iterable[Text], cuts: list[list[tuple[int, int]]], item: bool) -> Iterator[Block]:
    held: list[Text] = []

    def flush() -> Iterator[Block]:
        if held:
            yield Paragraph(join_lines(held), "item" if item else "paragraph", tuple(held))
            held.clear()

    for line, places in zip(lines, cuts, strict=True):
        place = 0
        for start, end in places:
            before = line.part(place, start).strip()
            if before.string:
                held.append(before)
            yield from flush()
            text = line.part(start, end).strip()
            mark = mark_of(text.string)
            yield Paragraph(text) if mark is None else Heading(text, 2, mark, run_in=True)
            place = end
        rest = line.part(place).strip() if place else line
        if rest.string:
            held.append(rest)
    yield from flush()
