"""Signs of the prose as it is written: amounts that lack, doubled words, brackets, private data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gidr_lint.document.personal import (
    has_broken_number,
    has_long_number,
    may_be_mailbox,
    may_name_person,
    may_name_person_in_table,
)

if TYPE_CHECKING:
    from gidr_lint.judging.signs import Signs

_MEASURES, _CLAUSE_ENDS = ("件", "条", "宗", "份", "起", "人次", "次"), "，。；、）)"
# The last characters of 收到, 受理, 办结, 答复, 制发, 发布, 公开, 申请, 信息, 数量, 结转, 自然人, 企业, 其他组织,
# 科研机构, 复议, 诉讼, 培训, 检查, 活动, 座谈会, 讲座, 督查, 例会, 调度, 参加, 接待, 覆盖 and the like.
_BEFORE_MISSING = frozenset(
    "件到理结复发布开请息量转共收的了类计人业织构议讼训查动会座度加待盖员众部供持正为出交年站号信博端体 \u3000\xa0_"
)
_BRACKETS = ("（）", "《》", "“”", "〔〕", "【】", "()", "‘’", "「」")
_STOPS = "。！？：；…!?:;.”’）)】》"
_LEAST = 40


def of_missing_amount(case: "Signs") -> Iterator[str]:
    if _lacks_amount(case.prose):
        yield "amount:missing"


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


def of_doubled_words(case: "Signs") -> Iterator[str]:
    if has_doubled_word(case.prose):
        yield "word:doubled"


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
            # Only whole characters count.
            place = rest.find(bytes(4 * size), place + 4 - place % 4)
    return False


def of_long_numbers(case: "Signs") -> Iterator[str]:
    document = case.report.document
    if has_long_number(document.plain) or has_broken_number(document):
        yield "number:long"


def of_mailboxes(case: "Signs") -> Iterator[str]:
    if may_be_mailbox(case.report.document.plain):
        yield "mailbox"


def of_people(case: "Signs") -> Iterator[str]:
    document = case.report.document
    if may_name_person(document.plain) or may_name_person_in_table(document):
        yield "person"


def of_fees(case: "Signs") -> Iterator[str]:
    if "处理费" in case.prose and "元" in case.prose:
        yield "fee"


def of_brackets(case: "Signs") -> Iterator[str]:
    pairs = [pair for pair in _BRACKETS if pair[0] in case.prose or pair[1] in case.prose]
    for passage in case.report.passages:
        string = passage.text.string
        if any(string.count(pair[0]) != string.count(pair[1]) for pair in pairs):
            yield "brackets"
        if "《" in string and any("》" not in part for part in string.split("《")[1:]):
            yield "brackets"


def of_paragraphs(case: "Signs") -> Iterator[str]:
    long: set[str] = set()
    for passage in case.report.passages:
        string = passage.text.string
        if passage.kind in ("paragraph", "preamble") and len(string) >= 20 and string[-1] not in _STOPS:
            yield "end:open"
        if len(string) >= _LEAST:
            if string in long:
                yield "paragraph:repeated"
            long.add(string)
