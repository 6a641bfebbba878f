"""
开头说报告由几个部分组成、有哪些部分，应与正文一致。

The number and names of the parts that the preamble announces are those of the report.

沿用旧文本时，开头还写着“由五个部分组成”，或列出的部分里少了一个，正文已是六个部分。默认打开：只在正文六个部分齐全时才比，
部分的名称按意思认（“依申请公开情况”就是第三部分），公开的报告里没有误报；列举后面有“等”而没有写几个部分的，视为没有列全，
不比；写着“等六个部分”却只列了四五个的，只作提示。正文多出、缺少部分的，由 S104、S101 说。

Source: practice

Good: 与正文一致
    @preamble 本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。

Good: 没有列全，也没有写几个部分
    @preamble 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题等部分组成。

Bad: 说五个部分，实际六个
    @preamble 本报告由总体情况等«五个部分»组成。
    → 开头说由五个部分组成，正文有6个部分

Bad: 列出的少了一个
    @preamble 本报告包括«总体情况、主动公开情况、依申请公开情况、存在的问题和改进措施、其他需要报告的事项»。
    → 开头列出的部分里没有“政府信息公开行政复议、行政诉讼情况”，正文有

Bad: 列出的有一个正文没有
    @preamble 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题和改进措施、«政务公开经验介绍»、其他需要报告的事项组成。
    → 开头列出的“政务公开经验介绍”，正文没有这个部分
"""

from collections.abc import Iterator

from gidr_lint.api import (
    Case,
    Finding,
    Match,
    Message,
    Passage,
    Pattern,
    Severity,
    number_of,
    rule,
    same_words,
)

STATED = Pattern(
    r"(?P<whole>(?P<number>[二三四五六七八九十]|\d{1,2})(?:个|大|项)?(?:部分|方面|章节|项内容|项目))(?:内容)?(?:的内容)?(?:组成|构成|[。，；])"
    r"|(?:包括|共分|共分?为|分为|共有)(?P<other>(?P<count>[二三四五六七八九十]|\d{1,2})个?部分)",
    "部分", "方面", "章节", "项",
)  # fmt: skip
LIST = Pattern(
    r"(?:由|包括了?|包含|分为|内容为|内容有|内容是|主要从)(?:以下)?[:：]?(?P<list>[^。；]{24,320})",
    "由",
    "包括",
    "包含",
    "分为",
    "内容",
    "主要从",
)
# Where a list ends.
END = Pattern(
    r"(?P<etc>等)?(?:[一二三四五六七八九十]|\d)?(?:个|大|项)?(?:部分|方面|内容|章节)?(?:内容)?(?:组成|构成)"
    r"|(?P<more>等)(?:[一二三四五六七八九十]|\d)?(?:个|大|项)?(?:部分|方面|内容|章节|情况|$|[，。])"
    r"|(?:[一二三四五六七八九十]|\d)(?:个|大|项)?(?:部分|方面|项?内容|章节)|[，。](?:所列|本报告|报告|其中|统计|数据|电子版|公众|如)",
    "组成", "构成", "部分", "方面", "内容", "章节", "等", "，", "。",
)  # fmt: skip
# What the name of each part is known by, in any wording.
KNOWN = {
    "overview": ("总体", "概述", "概况", "基本情况"),
    "proactive": ("主动公开",),
    "applications": ("收到", "依申请", "处理政府信息公开申请", "申请办理", "办理申请"),
    "disputes": ("复议", "诉讼"),
    "problems": ("问题", "改进", "不足"),
    "other-matters": ("其他", "其它", "需要报告"),
}
# So many named parts make a list.
LEAST = 4
MESSAGE = Message(
    zh="开头说由{stated}组成，正文有{count}个部分",
    en="The preamble announces {stated}, the report has {count} parts",
    help_zh="请改开头的数，或查看是否漏了一个部分。",
    help_en="Change the number, or look whether a part was lost.",
)
UNNAMED = Message(
    zh="开头列出的部分里没有“{name}”，正文有",
    en="The preamble lists the parts without {name}, which the report has",
    help_zh="请按正文的标题改开头的列举。",
    help_en="List the parts as the headings have them.",
)
FOREIGN = Message(
    zh="开头列出的“{name}”，正文没有这个部分",
    en="The preamble lists {name}, which is no part of the report",
    help_zh="请按正文的标题改开头的列举。",
    help_en="List the parts as the headings have them.",
)


@rule(
    code="S115",
    severity=Severity.WARNING, needs=("form",),
    signs=(
        *("text:部分组成", "text:部分构成", "text:方面组成", "text:方面构成", "text:部分内容组成", "text:章节", "text:个部分"),
        *("text:六部分", "text:五部分", "text:七部分", "text:报告包括", "text:全文包括", "text:内容包括", "text:报告由", "text:全文由"),
        *("text:项内容", "text:个方面", "text:报告包含", "text:全文包含", "text:组成。", "text:构成。", "text:主要包括", "text:年报由", "text:年报包括"),
    ),
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    report = case.report
    form = case.nearest_form
    if len({part.run for part in report.parts}) != 1 or any(
        report.section(section.id) is None for section in form.sections
    ):
        return
    count, official = len(report.parts), len(form.sections)
    for passage in case.passages("preamble"):
        for match in STATED.find(passage.text):
            name = "whole" if match.group("whole") else "other"
            written = match.group("number") or match.group("count")
            stated = int(written) if written.isdecimal() else number_of(written)
            # A part too many is told at its heading.
            if stated and stated not in (count, official) and _is_of_report(passage, match):
                yield Finding(
                    match.location(name),
                    MESSAGE(stated=match.group(name), count=count),
                    keys=(("parts-stated",),),
                )
                return
        found = next(_listed(case, passage), None)
        if found is not None:
            yield found
            return


def _is_of_report(passage: Passage, match: Match) -> bool:
    """Whether a number counts the parts of the report, and not those of its first section or of a task."""
    string = passage.text.string
    start = max(string.rfind(mark, 0, match.start) for mark in "。；") + 1
    before = string[start : match.start]
    if len(_named(before)) >= LEAST:
        return True
    is_report = any(word in before for word in ("报告", "年报", "全文"))
    return is_report and (match.group("other") is not None or match.string.endswith(("组成", "构成")))


def _named(listed: str) -> set[str]:
    """The parts that a list names."""
    return {id for id, words in KNOWN.items() if any(word in listed for word in words)}


def _listed(case: Case, passage: Passage) -> Iterator[Finding]:
    """What is wrong with the names that are listed."""
    for match in LIST.find(passage.text):
        start, end = match.bounds("list")
        text = passage.text.part(start, end)
        stop = END.first(text)
        listed = text.string[: stop.start if stop is not None else None].rstrip("，、 ")
        named = _named(listed)
        if len(named) < LEAST:
            continue
        is_open = stop is not None and bool(stop.group("etc") or stop.group("more"))
        is_counted = stop is not None and any(
            char.isdecimal() or number_of(char) is not None for char in stop.string
        )
        missing = [section for section in case.nearest_form.sections if section.id in set(KNOWN) - named]
        if missing and (is_counted or not is_open):
            yield Finding(
                passage.text.location(start, start + len(listed)),
                UNNAMED(name="、".join(section.title for section in missing)),
                severity=Severity.INFO if is_open else None,
                keys=(("parts-stated",),),
            )
            return
        yield from _foreign(case, passage, start, listed)
        return


def _foreign(case: Case, passage: Passage, start: int, listed: str) -> Iterator[Finding]:
    """A name in a list that is that of no part."""
    headings = [part.heading.text.string for part in case.report.parts]
    place = 0
    for name in listed.replace("，", "、").split("、"):
        if (
            len(name) > 5
            and not any(word in name for words in KNOWN.values() for word in words)
            and not any(name in heading or same_words(name, heading) for heading in headings)
            and name.endswith(
                ("情况", "工作", "思考", "介绍", "打算", "计划", "建议", "思路", "措施", "做法")
            )
        ):
            yield Finding(
                passage.text.location(start + place, start + place + len(name)),
                FOREIGN(name=name),
                keys=(("parts-stated",),),
            )
            return
        place += len(name) + 1
