"""
结转的年份应与报告年度衔接：从上一年结转来，结转到下一年去。

The years between which applications are carried over are those next to the report year.

2024年度报告里的申请从2023年结转来，结转到2025年办理。写成“连同2022年结转的”“结转至2024年办理”，多半是上年文本没有改。
“由2023年结转至2024年”说的就是上年结转，不在此列；结转资金、指标的不看。

Source: derivable

Good: 从上年来，到下年去
    收到群众申请30件，连同2023年结转的2件，办结30件，2件结转至2025年办理。

Good: 由上年结转到本年
    由2023年结转至2024年的2件申请均已办结，2024年结转至2025年2件。

Good: 不是申请
    2021年结转资金3万元用于平台改版。

Bad: 前年结转来的
    收到群众申请30件，连同«2022年»结转的2件，一并办理。
    → 结转来的写的是2022年，而本报告为2024年度报告

Bad: 结转到本年
    收到群众申请30件，其余2件结转至«2024年»办理。
    → 结转到的写的是2024年，而本报告为2024年度报告
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Match, Message, Pattern, Severity, rule, sentence

YEAR = r"年(?:度)?"
CARRIED = Pattern(
    rf"(?P<from>20\d\d){YEAR}(?:未办结(?:的)?)?(?:申请)?(?:结转|转接|顺延)(?:的)?(?:至|到|入)?(?P<into>20\d\d){YEAR}"
    rf"|(?P<source>20\d\d){YEAR}(?:未办结(?:的)?)?(?:申请)?结转(?![至到入下转])"
    rf"|(?:结转|转入|转至|转到|顺延至|顺延到)(?:至|到|入)?(?P<to>20\d\d){YEAR}",
    "结转",
    "转入",
    "转至",
    "转到",
    "顺延",
)
OTHERS = ("资金", "预算", "经费", "指标", "项目", "学分", "余额")
# What comes from last year may be carried over to this one.
FROM_LAST = ("上年", "去年", "上一年", "上年度", "期初", "遗留")
FROM = Message(
    zh="结转来的写的是{found}年，而本报告为{year}年度报告",
    en="What was carried in is said to be from {found}, but this is the {year} report",
    help_zh="应是{right}年结转来的；可能是沿用了上年文本，请顺便看看其他年份。",
    help_en="It should come from {right}; the text may be last year's, so look at the other years too.",
)
TO = Message(
    zh="结转到的写的是{found}年，而本报告为{year}年度报告",
    en="What is carried over is said to go to {found}, but this is the {year} report",
    help_zh="应是结转到{right}年；可能是沿用了上年文本，请顺便看看其他年份。",
    help_en="It should go to {right}; the text may be last year's, so look at the other years too.",
)


@rule(
    code="D517",
    severity=Severity.WARNING, needs=("dates",),
    signs=(*(f"text:{digit}年{words}" for digit in range(10) for words in ("结转", "度结转", "未办结", "申请结转")), "text:转至20", "text:转到20", "text:转入20", "text:结转20", "text:延至20", "text:延到20"),
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    year = case.settled_year
    if year is None:
        return
    for passage, match in case.find(CARRIED, ("paragraph",)):
        string = passage.text.string
        start, end = sentence(string, match.start, match.end)
        said = string[start:end]
        if ("件" not in said and "申请" not in said) or any(word in said for word in OTHERS):
            continue
        if said.count("《", 0, match.start - start) > said.count("》", 0, match.start - start):
            continue
        wrong = _wrong(match, year, string[start : match.start])
        if wrong is None:
            continue
        group, right = wrong
        first, last = match.bounds(group)
        place = passage.text.location(first, last + 1)
        message = FROM if group in ("from", "source") else TO
        yield Finding(
            place, message(found=match.group(group), year=year, right=right), keys=(("date", place),)
        )


def _wrong(match: Match, year: int, before: str) -> tuple[str, int] | None:
    """Which year of a carry-over cannot be, and what it should be."""
    if match.group("from"):
        source, into = int(match.group("from")), int(match.group("into"))
        if (source, into) in ((year - 1, year), (year, year + 1)):
            return None
        if source in (year - 1, year):
            return "into", source + 1
        return ("from", into - 1) if into in (year, year + 1) else ("from", year - 1)
    # Where another year is spoken of, its own carry-over is told.
    told = [other for other in (year - 1, year - 2) if str(other) in before]
    if match.group("source"):
        source = int(match.group("source"))
        return ("source", year - 1) if year - 5 < source < year - 1 and not told else None
    into = int(match.group("to"))
    if into == year + 1 or told or any(word in before for word in FROM_LAST):
        return None
    return ("to", year + 1) if year - 3 < into < year + 4 else None
