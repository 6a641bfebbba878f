"""The page seen through the six sections: title, preamble, parts, signature."""

from functools import lru_cache
from typing import Literal, NamedTuple

from gidr_lint.base.ordinals import numeral
from gidr_lint.document.headings import mark_of
from gidr_lint.document.text import Pattern, Text
from gidr_lint.document.tree import Block, Document, Heading, Paragraph, Table
from gidr_lint.forms.model import FormSection
from gidr_lint.report.labels import FormLabels, core, distance, fold
from gidr_lint.report.model import Part

Fit = Literal["official", "loose", "words", "none"]

_ORGANISATION = Pattern(
    r"(?:关于)?(?:(?:19|20)\d\d年(?:度)?)?(?P<name>[^\d年]{2,30}?)(?:(?:关于)?(?:19|20)\d\d年(?:度)?)?(?:的)?"
    r"(?:政府信息公开|政务公开|信息公开).{0,30}报告.{0,12}",
    "信息公开",
    "政务公开",
)
_ANNEX = ("附件", "附表", "附：", "附:")
_TITLE_BLOCKS = 12
# A line with one of these is a place on the site, a sentence, or the title of something else.
_NO_TITLE = (
    "->",
    "›",
    "»",
    "/",
    "首页",
    "当前位置",
    "所在位置",
    "，",
    "本报告",
    "学年",
    "解读",
    "图解",
    "一图",
)
_LABEL = 8
_TITLE_LABELS = ("标题", "题目", "名称")
_PAGE_WORDS = ("时间", "日期", "来源", "位置", "浏览", "首页", "分类", "索引号", "字体", "作者", "编辑")
_SIGNATURE_LENGTH = 30
# 无其他需要报告的事项 without a stop, above organ and date, is the section's text and no signature.
_SAID = ("事项", "情况", "没有", "收取", "处理费", "报告")
_CONTENTS = 3
_FIGURES = 3
# The words that a heading of section one, five or six may be made of, the longer ones first.
_SUBJECT = ("政府信息公开", "信息公开", "政务公开", "工作", "的")
_OVERALL = ("总体", "整体", "基本", "概况", "概述", "综述")
_OVERVIEW_ENDS = ("情况", "概况", "概述", "综述")
_OVERVIEW = (*_SUBJECT, "年度", "年", *_OVERALL, "情况", "公开", "开展", "本")
_IMPROVING = ("改进", "整改", "措施", "下一步", "下步", "打算", "对策", "努力方向")
_PROBLEMS = (
    *_SUBJECT,
    "中",
    "存在",
    "主要",
    "问题",
    "不足",
    "困难",
    "情况",
    "之处",
    "以及",
    "及",
    "和",
    "与",
)
_OTHERS = ("其他", "其他事项", "其他情况", "其他有关事项", "其他有关情况", "其他相关事项", "其他相关情况")
# What a template says of a heading's type, in brackets behind it: （黑体三号）.
_FACES = ("宋体", "黑体", "仿宋", "楷体", "加粗", "号字", "字号", "字体", "居中", "行距", "Times")


_BAND = 20


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


def is_title(string: str) -> bool:
    """Whether a line looks like the title of such a report: …信息公开…报告, a note in brackets behind it."""
    if len(string) > 80 or "信息公开" not in string:
        return False
    if any(word in string for word in _NO_TITLE) or (">" in string and "<" not in string):
        return False
    words = fold(string)
    label, colon, _ = words.partition(":")
    if colon and len(label) <= _LABEL and not label.endswith(_TITLE_LABELS) and "附件" not in label:
        return False
    if words.endswith(")"):
        head, bracket, note = words.rpartition("(")
        words = head if bracket and len(note) <= 21 else words
    # The first may stand in the organ's name: 信息公开办公室2024年政府信息公开工作年度报告.
    start = words.find("信息公开")
    end = max(start, words.rfind("信息公开")) + len("信息公开")
    return 0 <= start <= 60 and words.endswith("报告") and 0 <= len(words) - 2 - end <= 40


@lru_cache(maxsize=1024)
def official_section(title: str, sections: tuple[FormSection, ...]) -> tuple[str | None, Fit]:
    """Which official section a heading names, and how well; one that fits two names none."""
    words = core(without_face(title))
    for section in sections:
        if words == core(section.title) or any(words == core(text) for text in section.variants):
            return section.id, "official"
    for section in sections:
        if any(words == core(text) for text in section.loose):
            return section.id, "loose"
    found = {section.id for section in sections if _by_words(words, section.id)}
    if not found:
        found = {
            section.id
            for section in sections
            if len(section.title) >= 4
            and distance(words, core(section.title), 2 if len(section.title) >= 10 else 1)
            <= (2 if len(section.title) >= 10 else 1)
        }
    return (found.pop(), "words") if len(found) == 1 else (None, "none")


def without_face(title: str) -> str:
    """A heading without the note on its type that a template puts behind it: 总体情况（黑体三号）."""
    if title[-1:] not in ("）", ")"):
        return title
    place = max(title.rfind("（"), title.rfind("("))
    is_note = place > 0 and any(word in title[place:] for word in _FACES)
    return title[:place].rstrip() if is_note else title


def _by_words(words: str, section: str) -> bool:
    """The words that decide, whatever else the heading says."""
    if len(words) > 32:
        return False
    if section == "disputes":
        return "复议" in words and "诉讼" in words
    if section == "proactive":
        return "主动公开" in words and "情况" in words
    if section == "applications":
        return (
            "申请" in words
            and any(word in words for word in ("收到", "处理", "依申请"))
            and "复议" not in words
        )
    if section == "problems":
        return any(word in words for word in ("问题", "不足")) and (
            any(word in words for word in _IMPROVING) or _consists_of(words, _PROBLEMS)
        )
    if section == "other-matters":
        return words in _OTHERS or (
            "其他" in words and ("报告" in words or "说明" in words) and ("事项" in words or "情况" in words)
        )
    return (
        section == "overview"
        and words.endswith(_OVERVIEW_ENDS)
        and any(word in words for word in _OVERALL)
        and _consists_of(words.lstrip("0123456789"), _OVERVIEW)
    )


def _consists_of(words: str, known: tuple[str, ...]) -> bool:
    """Whether nothing is left of a heading once these words are taken out of it."""
    for word in known:
        words = words.replace(word, "")
    return not words


def read_outline(document: Document, sections: tuple[FormSection, ...], labels: FormLabels) -> Outline:
    """Find the parts; row labels of the tables are never headings of one."""
    blocks = document.blocks
    if any(map(_may_run_on, blocks)):
        from gidr_lint.report.run_on import unfold

        blocks = unfold(blocks, sections, official_section, is_title)
    blocks = _with_headings_of_tables(blocks, sections)
    heads = _without_contents(blocks, _part_heads(blocks, sections, labels), sections)
    points: list[int] = []
    if any(official_section(heading_of(blocks[index]).title, sections)[1] != "official" for index in heads):
        from gidr_lint.report.points import without_points

        heads, points = without_points(blocks, heads, sections)
    first = heads[0] if heads else len(blocks)
    head = blocks[: min(first, _TITLE_BLOCKS)]
    title, title_end, rest = _title(head)
    signature_start = _signature(blocks, heads[-1] + 1 if heads else title_end)
    above = (*rest, *(blocks[title_end + bool(rest) : first if heads else signature_start]))
    parts = _parts(blocks, heads, points, signature_start, sections, labels)
    other = _is_other(head, title)
    return Outline(title, _without_page_lines(above), parts, tuple(blocks[signature_start:]), other)


def _with_headings_of_tables(
    blocks: tuple[Block, ...], sections: tuple[FormSection, ...]
) -> tuple[Block, ...]:
    """The blocks with the heading of a section that is the first row of its table above that table."""
    found: dict[int, Heading] = {}
    for index, block in enumerate(blocks):
        if not isinstance(block, Table) or not block.rows:
            continue
        words = {string for string in block.rows[0].strings if string}
        mark = mark_of(words.pop()) if len(words) == 1 else None
        if mark is not None and mark.style == "一、":
            cell = next(cell for cell in block.rows[0].cells if cell.text.string)
            heading = Heading(cell.text, 2, mark)
            if official_section(heading.title, sections)[1] == "official":
                found[index] = heading
    if not found:
        return blocks
    # A table may be captioned with the heading above it.
    above = [heading_of(block).title for block in blocks if not isinstance(block, Table)]
    named = {id for id, fit in (official_section(title, sections) for title in above) if fit == "official"}
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if index in found and official_section(found[index].title, sections)[0] not in named:
            kept.append(found[index])
        kept.append(block)
    return tuple(kept)


def _is_other(head: tuple[Block, ...], title: Text | None) -> bool:
    """Whether what stands above the first part names a school's report, or an explanation of one."""
    lines = [line.string for block in head for line in _lines(block)]
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
        lines = _lines(block)
        if not any(word in line.string for line in lines[:_TITLE_BLOCKS] for word in _PAGE_WORDS):
            found.append(block)
            continue
        from gidr_lint.report.opening import is_page_line

        kept = tuple(line for line in lines if not is_page_line(line.string))
        if len(kept) == len(lines):
            found.append(block)
        elif kept:
            found.append(_paragraph(kept))
    return tuple(found)


def _paragraph(lines: tuple[Text, ...]) -> Paragraph:
    from gidr_lint.document.lines import join_lines

    return Paragraph(join_lines(lines), lines=lines)


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
    found: list[int] = []
    named: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading):
            continue
        mark = block.mark
        if mark is not None and mark.style == "一、":
            prose = _ends_list(blocks, index) or _counts_on(block) or _lists_all(block, _next(blocks, index))
            if not prose and not _is_row_label(block, labels):
                found.append(index)
                named.add(official_section(block.title, sections)[0] or "")
    numbered = bool(found)
    by_number = set(found)
    for index, block in enumerate(blocks):
        if index in by_number:
            continue
        if isinstance(block, Heading) and (block.mark is None or not numbered):
            lower = block.mark is not None and block.mark.style == "（一）"
            section, fit = official_section(block.title, sections)
            known = fit == "official" or (fit != "none" and not numbered and not lower)
            if section is not None and known and (section not in named or not numbered):
                found.append(index)
        elif isinstance(block, Paragraph) and len(block.text.string) <= 40 and block.kind != "code":
            section, fit = official_section(block.text.string, sections)
            if (
                section is not None
                and fit == "official"
                and section not in named
                and block.text.string[-1] not in "。；，"
            ):
                found.append(index)
                named.add(section)
    return sorted(found)


def _ends_list(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a line is the last of a list in prose: 五、…； above it, and a stop at its end."""
    if index == 0 or blocks[index].text.string[-1:] != "。":  # type: ignore[union-attr]
        return False
    above = _lines(blocks[index - 1])
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


def heading_of(block: Block) -> Heading:
    """The heading that a block is, also where it is a line without an ordinal."""
    if isinstance(block, Heading):
        return block
    assert isinstance(block, Paragraph)
    return Heading(block.text, 2, None)


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
    inside = {id(blocks[index]) for index in points}
    named = [official_section(heading.title, sections) for heading, _ in raw]
    runs = _runs(raw, named, labels)
    # A prose run before an annex of tables: its parts are the sub-topics of the first section.
    again = {section for (section, _), run in zip(named, runs, strict=True) if run}
    parts: list[Part] = []
    for (heading, body), (section, fit), run in zip(raw, named, runs, strict=True):
        if run == 0 and section != "overview" and section in again:
            section, fit = None, "none"
        own = tuple(block for block in body if isinstance(block, Heading) and id(block) in inside)
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
    return any(len(line.string) <= _BAND and core(line.string) in labels.bands for line in _lines(block))


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


def is_annex_line(block: Block) -> bool:
    """Whether a line of a block begins an annex."""
    return not isinstance(block, Table) and any(line.string.startswith(_ANNEX) for line in _lines(block))


def _lines(block: Block) -> tuple[Text, ...]:
    if isinstance(block, Paragraph):
        return block.lines
    return (block.text,) if isinstance(block, Heading) else ()


def _title(blocks: tuple[Block, ...]) -> tuple[Text | None, int, tuple[Block, ...]]:
    """
    The title and the index of the first block behind it; a title may stand on two lines. Where
    its block has more lines, the index is that of the block, and what is left of it comes too.
    """
    from gidr_lint.document.lines import join_lines

    for index, block in enumerate(blocks):
        if isinstance(block, Table) or (isinstance(block, Heading) and block.mark is not None):
            continue
        lines = _lines(block)
        for number, line in enumerate(lines):
            if is_title(line.string):
                before = _organisation_line(blocks, index, number, lines)
                text = join_lines([before, line]) if before is not None else line
                return text, *_behind(index, lines, number + 1)
            two = lines[number + 1] if number + 1 < len(lines) else _next_line(blocks, index)
            if two is not None and len(line.string) <= 40 and "。" not in line.string:
                joined = line.string + two.string
                if is_title(joined) and not is_title(two.string):
                    title = join_lines([line, two])
                    if number + 1 < len(lines):
                        return title, *_behind(index, lines, number + 2)
                    return title, *_behind(index + 1, _lines(blocks[index + 1]), 1)
    return None, 0, ()


def _behind(index: int, lines: tuple[Text, ...], place: int) -> tuple[int, tuple[Block, ...]]:
    """The index of the block that goes on behind a title, and what is left of its block, if anything."""
    return (index, (_paragraph(lines[place:]),)) if place < len(lines) else (index + 1, ())


def _organisation_line(
    blocks: tuple[Block, ...], index: int, number: int, lines: tuple[Text, ...]
) -> Text | None:
    """The line above a title that begins with the year or with 政府信息公开: the organ's name."""
    line = lines[number].string
    if not (line[:4].isdigit() or line.startswith(("政府信息公开", "信息公开"))):
        return None
    above = lines[number - 1] if number else None
    if above is None and index:
        previous = _lines(blocks[index - 1])
        above = previous[-1] if previous else None
    if (
        above is None
        or len(above.string) > 30
        or is_title(above.string)
        or any(stop in above.string for stop in "。，：；")
    ):
        return None
    return above


def _next_line(blocks: tuple[Block, ...], index: int) -> Text | None:
    if index + 1 >= len(blocks):
        return None
    lines = _lines(blocks[index + 1])
    return lines[0] if lines else None


def organisation_of(title: str) -> str | None:
    """The organ that a title names, None where it names none."""
    words = fold(title)
    label, colon, rest = words.partition(":")
    match = _ORGANISATION.match(rest if colon and len(label) <= _LABEL else words)
    name = match["name"].removesuffix("关于") if match else ""
    return name if len(name) >= 2 else None


def is_date_line(string: str) -> bool:
    """Whether a line is a date and nothing else, as under a signature."""
    if len(string) > 24 or "年" not in string:
        return False
    year, _, rest = "".join(string.split()).strip("（()）").partition("年")
    month, _, day = rest.partition("月")
    if len(year) != 4 or not (year.isdecimal() or all(char in "二〇零○0一三四五六七八九" for char in year)):
        return False
    return 1 <= len(month) <= 3 and 2 <= len(day) <= 4 and day.endswith("日")


def _signature(blocks: tuple[Block, ...], first: int) -> int:
    """The index where organ and date after the last section begin; the end where there is none."""
    end = len(blocks)
    for index in range(len(blocks) - 1, max(first - 1, len(blocks) - 6), -1):
        block = blocks[index]
        if not isinstance(block, Paragraph):
            continue
        last = block.lines[-1].string
        if block.text.string.startswith(_ANNEX):
            continue
        if is_date_line(last) and all(_may_sign(line.string) for line in block.lines[:-1]):
            start = index
            while start > first and _is_signer(blocks[start - 1]):
                start -= 1
            return start
        if len(block.text.string) > _SIGNATURE_LENGTH:
            break
    return end


def _is_signer(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return _may_sign(block.text.string)


def _may_sign(string: str) -> bool:
    return (
        4 <= len(string) <= _SIGNATURE_LENGTH
        and not any(stop in string for stop in "。，；：、")
        and string != "无"
        and not any(word in string for word in _SAID)
    )
