"""
某条规则运行时出错，本文件没有按这条规则检查；其他规则不受影响。

A rule failed on this file, which was not checked by it; the other rules were.

提示里写明出了什么错、在规则的第几行。每条出错的规则一条，标在文件开头。规则运行之前，识别表格、读正文的数和
日期、查找填错的格时程序自身出错的，也这样说明，其余照常检查。

The message names the exception and the line of the rule that raised it. It stands at the top of
the file, once for each rule that failed. Where gidr-lint itself fails before the rules, while it
binds the tables, reads figures or dates of the prose, or looks for the mistake behind sums that
fail, it says so in the same way, and everything else is checked.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, Words, rule

MESSAGE = Message(
    zh="规则{code}运行出错（{exception}，{place}），本文件未按该规则检查",
    en="Rule {code} failed ({exception}, {place}); this file was not checked by it",
    help_zh="这不是报告的问题。请把这句话告诉规则的作者；在此之前可以在配置中关闭{code}。",
    help_en="The report is not to blame. Please send this sentence to the author of the rule; until it is mended, {code} can be turned off in the configuration.",
)

STAGE = Message(
    zh="{stage}时程序出错（{exception}，{place}），{lost}",
    en="gidr-lint failed when {stage} ({exception}, {place}); {lost}",
    help_zh="这不是报告的问题，其余内容照常检查。请把这句话告诉gidr-lint的作者。",
    help_en="The report is not to blame, and the rest of it was checked. Please send this sentence to gidr-lint's authors.",
)
# What gidr-lint does before the rules, and what is lost where that fails.
STAGES = {
    "tables": (
        Words("识别三张表", "reading the three tables"),
        Words("三张表和用到表格的内容没有核对", "these and what is compared with them were not checked"),
    ),
    "claims": (
        Words("读取正文里的件数", "reading the figures of the text"),
        Words("正文与表格没有对照", "the text was not compared with the tables"),
    ),
    "dates": (
        Words("读取正文里的日期", "reading the dates of the text"),
        Words("日期没有核对", "the dates were not checked"),
    ),
    "explanations": (
        Words("查找合计不符的原因", "looking for the mistake behind sums that fail"),
        Words("对不上的合计逐条列出", "each sum that fails is listed by itself"),
    ),
    "fit": (
        Words("使改正合乎版面", "fitting fixes to the page"),
        Words("没有给出改正", "no fixes are offered"),
    ),
    "previous": (
        Words("读取上年报告", "reading last year's report"),
        Words("没有与上年报告核对", "nothing was compared with it"),
    ),
}


@rule(code="E004", severity=Severity.ERROR, on=("rule-crashed", "stage-failed"))
def check(incident: Incident) -> Iterator[Finding]:
    if incident.kind == "rule-crashed":
        yield Finding(incident.location, MESSAGE(**incident.values))
        return
    stage, lost = STAGES[str(incident.values["stage"])]
    yield Finding(incident.location, STAGE(**{**incident.values, "stage": stage, "lost": lost}))
