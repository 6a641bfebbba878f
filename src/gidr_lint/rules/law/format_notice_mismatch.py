"""
引用的格式通知应与报告年度对应，名称与文号也要对应。

The notice that is cited for the form fits the report year, and its title its number.

2019、2020年度依据国办公开办函〔2019〕60号，2021年度起依据国办公开办函〔2021〕30号。两个文件都提到的，视为说明沿革。
这两个文号是固定的：写着通知名称、序号或年份却是别的，或者只差丢了、多了、颠倒了一位数字的，也提示。

Source: 国办公开办函〔2019〕60号；国办公开办函〔2021〕30号

Good: 2024年度引用2021年的通知
    2024年，本局工作正常开展。

Good: 同一机关的另一个文件
    按照国办公开办函〔2019〕61号通知要求，规范政府信息公开平台。

Bad: 仍引用2019年的通知
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。按照《中华人民共和国政府信息公开工作年度报告格式》（«国办公开办函〔2019〕60号»）编制，统计期限为2024年1月1日至2024年12月31日。
    → 2024年度报告引用了〔2019〕60号通知，应引用〔2021〕30号

Bad: 2019年的名称配2021年的文号
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。按照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（«国办公开办函〔2021〕30号»）编制，统计期限为2024年1月1日至2024年12月31日。
    → 通知的名称与文号“〔2021〕30号”不对应

Bad: 文号的序号丢了一位
    @no-preamble
    @preamble 依照《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（«国办公开办函〔2021〕3号»）编制，统计期限为2024年1月1日至2024年12月31日，电子版可在网站下载，联系电话：0000-6100000。
    → 通知文号“国办公开办函〔2021〕3号”不对，应为〔2021〕30号
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Match,
    Message,
    Passage,
    Pattern,
    Severity,
    Words,
    rule,
    sentence,
)

NOTICE = Pattern(
    r"国办公开办函\s?[〔\[［【(（]?\s?(?P<year>20\d\d)\s?[〕\]］】)）]?\s?(?P<number>\d{1,4})\s?号",
    "国办公开办函",
)
# What is left of such a number where digits of the year or the serial were lost.
BROKEN = Pattern(
    r"国办公开办函\s?[〔\[［【(（]\s?(?P<year>\d{2,6})\s?[〕\]］】)）]?\s?(?P<number>\d{0,4})\s?号?",
    "国办公开办函",
)
MESSAGE = Message(
    zh="{year}年度报告引用了〔{found}〕{number}号通知，应引用{right}",
    en="A {year} report cites notice 〔{found}〕{number}号; it should be {right}",
    help_zh="应为“{notice}”，通知名称也请一并核对。",
    help_en="It should be {notice}; check the title of the notice as well.",
)
TITLE = Message(
    zh="通知的名称与文号“〔{found}〕{number}号”不对应",
    en="The title of the notice does not belong to the number 〔{found}〕{number}号",
    help_zh="〔2019〕60号是关于年度报告有关事项的通知，〔2021〕30号是关于印发年度报告格式的通知，请核对。",
    help_en="〔2019〕60号 is the notice on matters of the report (有关事项), 〔2021〕30号 the one that issues the form (格式).",
)
NUMBER = Message(
    zh="通知文号“{found}”不对，应为{right}",
    en="The number {found} is not that of the notice, which is {right}",
    help_zh="可能是丢了、多了或写错了数字；年度报告的通知只有〔2019〕60号和〔2021〕30号两个文号。",
    help_en="A digit may have been lost, added or mistyped; the notices on the report are 〔2019〕60号 and 〔2021〕30号.",
)
ORGAN = "国办公开办函"
KNOWN = {("2019", "60"): "有关事项", ("2021", "30"): "格式"}


@rule(
    code="L803", severity=Severity.WARNING, in_draft=Severity.INFO, signs=(f"text:{ORGAN}",), fixable="unsafe"
)
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return
    right = next((key for key in KNOWN if _numbered(key) in case.form.notice), None)
    if right is None:
        return
    found = list(_cited(case))
    seen = {_key(match) for _, match in found}
    for passage, match in found:
        key = _key(match)
        keys = (("place", passage.number, match.start),)
        if key not in KNOWN:
            meant = _meant(passage, match, right)
            if meant is not None:
                meant = meant if right in seen else right
                yield Finding(
                    match.location(),
                    NUMBER(found=match.string, right=_numbered(meant)),
                    keys=(
                        *keys,
                        ("number", passage.number, match.start),
                        ("place", passage.number, match.start + match.string.find("〔")),
                    ),
                    fixes=(_change(match, ORGAN + _numbered(meant)),),
                )
        elif key != right and right not in seen:
            yield Finding(
                match.location(),
                MESSAGE(
                    year=case.year,
                    found=key[0],
                    number=key[1],
                    right=_numbered(right),
                    notice=case.form.notice,
                ),
                keys=keys,
                fixes=(_change(match, case.form.notice),),
            )
        elif key == right and _other_title(passage, match, key):
            yield Finding(match.location(), TITLE(found=key[0], number=key[1]), keys=keys)


def _key(match: Match) -> tuple[str, str]:
    return match.group("year") or "", match.group("number") or ""


def _numbered(key: tuple[str, str]) -> str:
    return f"〔{key[0]}〕{key[1]}号"


def _change(match: Match, text: str) -> Fix:
    return Fix(Words(f"改为“{text}”", f"Change to {text}"), (Edit(match.location(), text),), "unsafe")


def _cited(case: Case) -> Iterator[tuple[Passage, Match]]:
    """Numbers of this organ, whole ones and what is left of others."""
    for passage in case.passages():
        whole = list(NOTICE.find(passage.text))
        yield from ((passage, match) for match in whole)
        if passage.text.string.count(ORGAN) > len(whole):
            starts = {match.start for match in whole}
            yield from ((passage, m) for m in BROKEN.find(passage.text) if m.start not in starts)


def _meant(passage: Passage, match: Match, right: tuple[str, str]) -> tuple[str, str] | None:
    """
    The notice that a number which is none of the two stands for: by the title before it, else the
    one that differs by a digit lost, added or exchanged, where the sentence is about the report.
    """
    before = _title(passage, match)
    named = [key for key, word in KNOWN.items() if word in before]
    if "年度报告" in before and named:
        return named[0] if len(named) == 1 else right
    start, end = sentence(passage.text.string, match.start, match.end)
    around = passage.text.string[start:end]
    if passage.kind != "preamble" and "年度报告" not in around and "年报" not in around:
        return None
    if match.string.endswith("〕号"):
        return next((key for key in KNOWN if key[0] == match.group("year")), None)
    digits = "".join(_key(match))
    return next((key for key in KNOWN if _is_slip(digits, "".join(key))), None)


def _is_slip(found: str, right: str) -> bool:
    """Whether a digit was lost or added, or the last two changed places."""
    short, long = sorted((found, right), key=len)
    if len(long) == len(short) + 1:
        return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    return found == right[:-2] + right[-1] + right[-2]


def _title(passage: Passage, match: Match) -> str:
    """What stands right before a number from the title's opening mark, or its last words where there is none."""
    before = passage.text.string[max(0, match.start - 90) : match.start]
    before = before[before.rfind("号") + 1 :]
    start = before.find("《国务院办公厅政府信息与政务公开办公室")
    return before[start:] if start != -1 else before[-40:]


def _other_title(passage: Passage, match: Match, key: tuple[str, str]) -> bool:
    """Whether the title right before a number is that of the other notice."""
    before = passage.text.string[max(0, match.start - 90) : match.start]
    start = before.rfind("《国务院办公厅政府信息与政务公开办公室")
    if start == -1:
        return False
    title = before[start:]
    other = next(word for other, word in KNOWN.items() if other != key)
    return other in title and KNOWN[key] not in title
