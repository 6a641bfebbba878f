"""
答复申请的期限是20个工作日，不再是15个工作日。

An application is answered within 20 working days, no longer 15.

2019年修订的《条例》把期限由15个工作日改为20个工作日。征求第三方意见、补正等另有期限的不在此列。

Source: 《中华人民共和国政府信息公开条例》第三十三条

Good: 20个工作日
    严格执行20个工作日的答复期限。第三方应当自收到征求意见书之日起15个工作日内提出意见。

Good: 自己定的更短
    平均在15个工作日内办结，比法定期限缩短5个工作日。

Bad: 仍写15个工作日
    收到申请后，在法定«15个工作日»内作出答复。
    → 答复期限写的是15个工作日，现行《条例》为20个工作日
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule, sentence

DAYS = Pattern(r"(?<!\d)15个?工作日", "15个工作日", "15工作日")
OTHERS = (
    "第三方",
    "补正",
    "征求",
    "缩短",
    "平均",
    "比法定",
    "复议",
    "诉讼",
    "缴费",
    "告知",
    "压缩",
    "承诺",
    "20个工作日",
)
LIMIT = ("法定", "期限", "时限", "规定", "应当", "应在", "依法", "严格")
MESSAGE = Message(
    zh="答复期限写的是15个工作日，现行《条例》为20个工作日",
    en="The time limit is given as 15 working days; the Regulation in force says 20",
    help_zh="如指答复申请的法定期限，请改为20个工作日。",
    help_en="If the legal limit for answers is meant, change it to 20.",
)


@rule(code="L810", severity=Severity.INFO, signs=("text:15个工作日", "text:15工作日"))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(DAYS):
        string = passage.text.string
        start, end = sentence(string, match.start, match.end)
        words = string[start:end]
        if any(word in words for word in OTHERS) or not any(word in words for word in LIMIT):
            continue
        if "申请" in words or "答复" in words:
            yield Finding(match.location(), MESSAGE(), keys=(("place", passage.number, match.start),))
