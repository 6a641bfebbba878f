"""
引用的格式通知应与报告年度对应，名称与文号也要对应。

The notice that is cited for the form fits the report year, and its title its number.

2019、2020年度依据国办公开办函〔2019〕60号，2021年度起依据国办公开办函〔2021〕30号。两个文件都提到的，视为说明沿革。

Source: 国办公开办函〔2019〕60号；国办公开办函〔2021〕30号

Good: 2024年度引用2021年的通知
    2024年，本局工作正常开展。

Bad: 仍引用2019年的通知
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。按照《中华人民共和国政府信息公开工作年度报告格式》（«国办公开办函〔2019〕60号»）编制，统计期限为2024年1月1日至2024年12月31日。
    → 2024年度报告引用了〔2019〕60号通知，应引用〔2021〕30号

Bad: 2019年的名称配2021年的文号
    @no-preamble
    @preamble 根据《中华人民共和国政府信息公开条例》编制，电子版可在网站下载，联系电话：0000-6100000。按照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（«国办公开办函〔2021〕30号»）编制，统计期限为2024年1月1日至2024年12月31日。
    → 通知的名称与文号“〔2021〕30号”不对应
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
)

NOTICE = Pattern(
    r"国办公开办函\s?[〔\[［【(（]?\s?(?P<year>20\d\d)\s?[〕\]］】)）]?\s?(?P<number>\d{1,3})\s?号",
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
KNOWN = {("2019", "60"): "有关事项", ("2021", "30"): "格式"}


@rule(code="L803", severity=Severity.WARNING, signs=("text:国办公开办函",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    if case.form is None:
        return
    cited = [(p, m) for p, m in case.find(NOTICE) if (m.group("year"), m.group("number")) in KNOWN]
    right = next((key for key in KNOWN if f"〔{key[0]}〕{key[1]}号" in case.form.notice), None)
    if right is None:
        return
    seen = {(m.group("year"), m.group("number")) for _, m in cited}
    for passage, match in cited:
        key = (match.group("year"), match.group("number"))
        cause = (("place", passage.number, match.start),)
        if key != right and right not in seen:
            yield Finding(
                match.location(),
                MESSAGE(
                    year=case.year,
                    found=key[0],
                    number=key[1],
                    right=f"〔{right[0]}〕{right[1]}号",
                    notice=case.form.notice,
                ),
                cause=cause,
                fixes=(
                    Fix(
                        Words(f"改为“{case.form.notice}”", f"Change to {case.form.notice}"),
                        (Edit(match.location(), case.form.notice),),
                        "unsafe",
                    ),
                ),
            )
        elif key == right and _is_other_title(passage, match, key):
            yield Finding(match.location(), TITLE(found=key[0], number=key[1]), cause=cause)


def _is_other_title(passage: Passage, match: Match, key: tuple[str, str]) -> bool:
    """Whether the title right before a number is that of the other notice."""
    before = passage.text.string[max(0, match.start - 90) : match.start]
    start = before.rfind("《国务院办公厅政府信息与政务公开办公室")
    if start == -1:
        return False
    title = before[start:]
    other = next(word for other, word in KNOWN.items() if other != key)
    return other in title and KNOWN[key] not in title
