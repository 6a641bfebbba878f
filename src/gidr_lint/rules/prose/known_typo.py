"""
常见错别字：结转写成转结、提起写成提前、部署写成布署等。

Slips that are often seen, such as 转结 for 结转 or 提前 for 提起.

词表来自见过的报告；只收不会是别的词一部分的写法。“截止2024年12月31日”的“截止”只作提示；“转结”有的单位一直这样写，
也只作提示。

Source: practice

Good: 正确的写法
    上年结转2件，因提前行政审批而提前公开，推进一部分流转结果公示，统计截止日期为年底。

Bad: 结转写成转结
    上年«转结»的问题已经整改。
    → “转结”宜写作“结转”

Bad: 部署写成布署
    年初对公开工作作出«布署»。
    → “布署”应为“部署”

Bad: 截至写成截止
    «截止»2024年底，栏目全部更新。
    → “截止”宜写作“截至”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

# What is wrong, the context that makes it certain, and what is right.
TYPOS = {
    "转结": ("(?<=年)转结|(?<=年度)转结|转结(?=[至到]?下[年一])", "结转"),
    "提前行政诉讼": ("提前(?=行政诉讼)", "提起"),
    "工作告年度报": ("工作告年度报(?!告)", "工作年度报告"),
    "过程性性": ("过程性性", "过程性"),
    "布署": ("布署", "部署"),
    "迫不急待": ("迫不急待", "迫不及待"),
    "按装": ("(?<!请)按装(?=设备|系统|软件|电子)", "安装"),
    "国务院办工厅": ("国务院办工厅", "国务院办公厅"),
    "办工室": ("办工室", "办公室"),
    "信息公公开": ("信息公公开", "信息公开"),
    "依申申请": ("依申申请", "依申请"),
    "行政复意": ("行政复意", "行政复议"),
    "行政诉论": ("行政诉论", "行政诉讼"),
    "申情公开": ("申情公开", "申请公开"),
    "信息公开条列": ("信息公开条列", "信息公开条例"),
    "统记": ("统记(?=期限|数据)", "统计"),
    "进一部": ("进一部(?=加强|完善|规范|提升|健全|强化|提高|做好|深化|优化|加大|明确)", "进一步"),
    "通迅": ("通迅", "通讯"),
    "竟争": ("竟争", "竞争"),
    "措失": ("措失", "措施"),
    "贯切": ("贯切(?=落实|执行)", "贯彻"),
    "坚固树立": ("坚固树立", "牢固树立"),
    "年度度报告": ("年度度(?=报告)", "年度"),
    "截止2": ("截止(?=(?:19|20)\\d\\d年)", "截至"),
}
TYPO = Pattern("|".join(expression for expression, _ in TYPOS.values()), *(word[:4] for word in TYPOS))
HEADS = ("府信息公开", "动公开情况", "申请公开情况")
MESSAGE = Message(
    zh="“{found}”应为“{right}”",
    en="{found} should be {right}",
    help_zh="请核对后改正。",
    help_en="Check and correct.",
)
BETTER = Message(
    zh="“{found}”宜写作“{right}”",
    en="{found} is better written {right}",
    help_zh="“截至”用于到某时为止，“截止”用于停止。",
    help_en="截至 means up to a time, 截止 means to stop.",
)
# Published reports use it, so it is a matter of taste.
TURNED = Message(
    zh="“{found}”宜写作“{right}”",
    en="{found} is better written {right}",
    help_zh="官方表格里写作“结转”。",
    help_en="The official table says 结转.",
)
MILD = {"截至": BETTER, "结转": TURNED}
CUT = "府信息公开"


@rule(
    code="P710",
    severity=Severity.WARNING,
    signs=(*(f"text:{word}" for word in TYPOS if word not in ("转结", "措失")), "text:年转结", "text:年度转结",
           "text:转结至下", "text:转结下", "text:转结到下",  "text:措失", *(f"text:{mark}{CUT}" for mark in "）)、.")),
    fixable="unsafe",
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(TYPO):
        found = match.string
        right = next(
            right
            for word, (_, right) in TYPOS.items()
            if found == word or word.startswith(found) or found in word
        )
        fix = Fix(Words(f"改为“{right}”", f"Change to {right}"), (Edit(match.location(), right),), "unsafe")
        yield Finding(
            match.location(),
            MILD.get(right, MESSAGE)(found=found, right=right),
            severity=Severity.INFO if right in MILD else None,
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )
    for passage in case.passages("heading"):
        start = passage.text.string.find(CUT)
        before = passage.text.string[:start].rstrip()
        if start > 0 and before[-1:] in ("）", ")", "、", "."):
            place = passage.text.location(start, start + len(CUT))
            fix = Fix(Words("补上“政”", "Add 政"), (Edit(place, "政" + CUT),), "unsafe")
            yield Finding(
                place,
                MESSAGE(found=CUT, right="政" + CUT),
                keys=(("place", passage.number, start),),
                fixes=(fix,),
            )
