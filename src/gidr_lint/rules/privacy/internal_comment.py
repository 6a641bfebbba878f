"""
稿子里还有批注、修订痕迹、隐藏文字、删除线或标红、突出显示的内容，公开前应清理。

Comments, tracked changes, words hidden, struck out or marked are still in the draft; they must go before
it is published.

在Word里“接受”以前，修订和批注都随文件公开；标红、突出显示多半是等人核对的地方。白底上的白字和隐藏的行也算隐藏文字。加了删除线的字不当作报告的
内容。标题和正文上方的红色文件头不算标红。

In Word a change that has not been accepted, and a comment, go out with the file. Red or
highlighted words mostly wait for somebody to check them. White words on white and hidden rows
are hidden, too. Words struck out are not read as part of the report. Headings in red, and a red
letterhead above the text, are none of this.

Source: practice

Good: 已清理
    全年公开政府信息126条。

Good: “批注”是普通的词
    对征求意见稿上的批注逐条研究。

Bad: 正文里写着批注
    全年公开政府信息126条«【批注：数据待核】»。
    → 这里有内部批注“【批注：数据待核】”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Location, Message, Pattern, Related, Severity, Words, excerpt, rule

REMARK = Pattern(
    r"[【\[［〔(（](?:批注|审稿意见|修改意见|内部意见|领导批示|领导意见|审核意见)(?:\d{1,3}|\s?\[[^\]\n]{0,20}\])?[:：][^【\[［〔(（】\]］〕)）\n]{0,200}+[】\]］〕)）]",
    "批注", "审稿意见", "修改意见", "内部意见", "领导批示", "领导意见", "审核意见",
)  # fmt: skip
MESSAGE = Message(
    zh="这里有内部批注“{found}”",
    en="An internal remark is still here: {found}",
    help_zh="公开前请处理并删除。",
    help_en="Settle it and delete it before the report is published.",
)
IN_WORD = Message(
    zh="文件里还有{what}，共{count}处",
    en="The file still has {what} ({count} in all)",
    help_zh="{advice}",
    help_en="{advice}",
)
HERE = Words("这里也有", "here, too")
_REVIEW = Words(
    "公开前请在“审阅”中逐条接受或拒绝。这里按接受后的内容检查。",
    "Accept or reject each under Review before publishing. The text was checked as if all were accepted.",
)
_MARKED = Words("请核对后取消标记。", "Check them and take the marking off.")
_CHANGES = Words("修订痕迹", "tracked changes")
_KINDS: dict[str, tuple[Words, Words]] = {
    "insertion": (_CHANGES, _REVIEW),
    "deletion": (_CHANGES, _REVIEW),
    "format": (_CHANGES, _REVIEW),
    "comment": (
        Words("批注", "comments"),
        Words("公开前请处理并删除批注。", "Settle the comments and delete them before publishing."),
    ),
    "hidden": (
        Words("隐藏文字", "hidden text"),
        Words(
            "隐藏文字打印不出来，但随文件公开；请删除。这里没有检查其内容。",
            "It is not printed but goes out with the file; delete it. What it says was not checked.",
        ),
    ),
    "struck": (
        Words("带删除线的文字", "words struck out"),
        Words(
            "带删除线的字没有当作报告的内容检查；请删除，仍要保留的取消删除线。",
            "They were not read as part of the report; delete them, or take the line off those to be kept.",
        ),
    ),
    "highlight": (Words("突出显示的文字", "highlighted words"), _MARKED),
    "red": (Words("标红的文字", "words in red"), _MARKED),
}


@rule(
    code="W908",
    severity=Severity.WARNING,
    signs=("internal", *(f"text:{literal}" for literal in REMARK.literals)),
)
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(REMARK, margins=True):
        yield Finding(
            match.location(),
            MESSAGE(found=excerpt(match.string)),
            keys=(("place", passage.number, match.start),),
        )
    places: dict[tuple[Words, Words], dict[object, Location]] = {}
    for kind, location in case.internal:
        # What is struck out and written anew is one place: that of the words that are there now.
        spot = location.address.whole if location.address is not None else location
        known = places.setdefault(_KINDS[kind], {})
        if spot not in known or known[spot].address == spot:
            known[spot] = location
    for (what, advice), found in places.items():
        spots = list(found.values())
        yield Finding(
            spots[0],
            IN_WORD(what=what, count=len(spots), advice=advice),
            related=tuple(Related(location, HERE) for location in spots[1:]),
        )
