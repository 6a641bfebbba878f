"""What stands around the sections of a report: the title above them, organ and date or an annex below."""

from gidr_lint.document.lines import join_lines
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.text import Text
from gidr_lint.document.tree import Block, Heading, Paragraph, Table
from gidr_lint.report.labels import fold

_ORGANISATION = Pattern(
    r"(?:关于)?(?:(?:19|20)\d\d年(?:度)?)?(?P<name>[^\d年]{2,30}?)(?:(?:关于)?(?:19|20)\d\d年(?:度)?)?(?:的)?"
    r"(?:政府信息公开|政务公开|信息公开).{0,30}报告.{0,12}",
    "信息公开",
    "政务公开",
)
_ANNEX = ("附件", "附表", "附：", "附:")
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
_SIGNATURE_LENGTH = 30
# 无其他需要报告的事项 without a stop, above organ and date, is the section's text and no signature.
_SAID = ("事项", "情况", "没有", "收取", "处理费", "报告")


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


def organisation_of(title: str) -> str | None:
    """The organ that a title names, None where it names none."""
    words = fold(title)
    label, colon, rest = words.partition(":")
    match = _ORGANISATION.match(rest if colon and len(label) <= _LABEL else words)
    name = match["name"].removesuffix("关于") if match else ""
    return name if len(name) >= 2 else None


def find_title(blocks: tuple[Block, ...]) -> tuple[Text | None, int, tuple[Block, ...]]:
    """
    The title and the index of the first block behind it; a title may stand on two lines. Where
    its block has more lines, the index is that of the block, and what is left of it comes too.
    """
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or (isinstance(block, Heading) and block.mark is not None):
            continue
        lines = lines_of(block)
        for number, line in enumerate(lines):
            if is_title(line.string):
                before = _organisation_line(blocks, index, number, lines)
                text = join_lines([before, line]) if before is not None else line
                return text, *_behind(index, lines, number + 1)
            two = lines[number + 1] if number + 1 < len(lines) else _next_line(blocks, index)
            if two is not None and len(line.string) <= 40 and "。" not in line.string:
                joined = line.string + two.string
                if is_title(joined) and not is_title(two.string):
                    before = _organisation_line(blocks, index, number, lines)
                    title = join_lines([line, two] if before is None else [before, line, two])
                    if number + 1 < len(lines):
                        return title, *_behind(index, lines, number + 2)
                    return title, *_behind(index + 1, lines_of(blocks[index + 1]), 1)
    return None, 0, ()


def _behind(index: int, lines: tuple[Text, ...], place: int) -> tuple[int, tuple[Block, ...]]:
    """The index of the block that goes on behind a title, and what is left of its block, if anything."""
    return (index, (paragraph_of(lines[place:]),)) if place < len(lines) else (index + 1, ())


def _organisation_line(
    blocks: tuple[Block, ...], index: int, number: int, lines: tuple[Text, ...]
) -> Text | None:
    """The line above a title that begins with 政府信息公开, with a year before it or none: the organ's name."""
    line = lines[number].string
    if line[:4].isdigit():
        line = line[4:].lstrip().removeprefix("年").removeprefix("度").lstrip()
    if not line.startswith(("政府信息公开", "信息公开")):
        return None
    above = lines[number - 1] if number else None
    if above is None and index:
        previous = lines_of(blocks[index - 1])
        above = previous[-1] if previous else None
    if (
        above is None
        or len(above.string) > 30
        or above.string.endswith("号")
        or is_title(above.string)
        or any(stop in above.string for stop in "。，：；")
    ):
        return None
    return above


def _next_line(blocks: tuple[Block, ...], index: int) -> Text | None:
    if index + 1 >= len(blocks):
        return None
    lines = lines_of(blocks[index + 1])
    return lines[0] if lines else None


def lines_of(block: Block) -> tuple[Text, ...]:
    if isinstance(block, Paragraph):
        return block.lines
    return (block.text,) if isinstance(block, Heading) else ()


def paragraph_of(lines: tuple[Text, ...]) -> Paragraph:
    return Paragraph(join_lines(lines), lines=lines)


def is_date_line(string: str) -> bool:
    """Whether a line is a date and nothing else, as under a signature."""
    if len(string) > 24 or "年" not in string:
        return False
    year, _, rest = "".join(string.split()).strip("（()）").partition("年")
    month, _, day = rest.partition("月")
    if len(year) != 4 or not (year.isdecimal() or all(char in "二〇零○0一三四五六七八九" for char in year)):
        return False
    return 1 <= len(month) <= 3 and 2 <= len(day) <= 4 and day.endswith("日")


def signature_of(blocks: tuple[Block, ...], first: int) -> int:
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


def is_annex_line(block: Block) -> bool:
    """Whether a line of a block begins an annex."""
    return not isinstance(block, Table) and any(line.string.startswith(_ANNEX) for line in lines_of(block))
