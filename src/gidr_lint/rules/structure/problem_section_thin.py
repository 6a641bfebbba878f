"""
第五部分要写出问题和改进的做法。

Section five names problems and what is done about them.

条例第五十条要求写存在的主要问题及改进情况；写“无”或一两句话，等于没有写。只列问题没有一条措施，或者只说打算没有一个问题的，
也提示。“有待加强”“需进一步完善”说的是问题，不算措施。上年报告里写的打算今年有没有落实，要懂两年的意思才看得出来，不作判断。

Source: 《中华人民共和国政府信息公开条例》第五十条

Good: 有问题有措施
    @only problems 存在的问题：政策解读形式单一，部分栏目更新不及时。改进措施：增加图文解读，明确专人按月检查栏目更新情况。

Good: 措施不用“措施”两个字
    @only problems 存在的问题：栏目更新不及时，政策解读形式单一。配备兼职信息员，按月检查栏目，推出图文和短视频解读。

Bad: 写“无”
    @only problems 无。
    → 第五部分只有2个字，没有写出问题和改进的做法

Bad: 只有问题
    @only problems 一年来的公开工作仍有差距：一是栏目更新不够及时，内容有待进一步丰富；二是解读的形式单一，还需进一步完善；三是兼职人员对业务不熟。
    → 第五部分没有写出改进的做法

Bad: 只有打算
    @only problems 下一步，本局将继续按照上级部署，加大主动公开力度，优化栏目设置，推出更多图文解读，组织好业务培训，让群众看得到、看得懂。
    → 第五部分没有写出存在的问题
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, Target, Words, option, rule

PROBLEMS = (
    *("问题", "不足", "不够", "不强", "不高", "不到位", "不及时", "薄弱", "差距", "欠缺", "有待", "短板", "单一", "滞后", "缺乏", "困难"),
    *("不深", "不全", "不平衡", "不均衡", "不规范", "不完善", "不丰富", "不熟", "不多", "不准", "不严", "不广", "不细", "不大", "不快"),
    *("较少", "偏少", "偏低", "偏弱", "较弱", "较低", "亟待", "仍需", "还需", "尚需", "需进一步", "需要进一步", "需加强", "参差不齐", "弱项"),
)  # fmt: skip
# What is needed is a problem, not a measure.
NEEDED = Pattern(
    r"(?:有待|亟待|需要?|亟需|须|未能|缺乏|不够|不)(?:进一步|继续|不断|再)?[^，。；、]{0,6}",
    "有待",
    "亟待",
    "需",
    "须",
    "未能",
    "缺乏",
    "不",
)
MEASURES = (
    *("改进", "整改", "措施", "举措", "下一步", "下步", "今后", "将", "针对", "对策", "打算", "计划", "已"),
    *("加强", "完善", "提高", "提升", "强化", "健全", "增加", "继续", "进一步", "规范", "优化", "加大", "拓宽", "拓展", "丰富"),
    *("建立", "制定", "组织", "开展", "推出", "推行", "配备", "邀请", "编制", "编写", "修订", "明确", "落实", "深化", "细化", "推进", "推动"),
    *("学习", "培训", "检查", "督促", "督办", "把", "利用", "创新", "抓", "调整", "充实", "实施", "实行", "设立", "开设", "梳理", "新增"),
)  # fmt: skip
MESSAGE = Message(
    zh="第五部分只有{count}个字，没有写出{missing}",
    en="Section 五 has {count} characters and names no {missing}",
    help_zh="请写出一两个具体问题和已经或将要采取的措施。",
    help_en="Name a problem or two and what was or will be done.",
)
LACKING = Message(
    zh="第五部分没有写出{missing}",
    en="Section 五 names no {missing}",
    help_zh="请写出一两个具体问题和已经或将要采取的措施。",
    help_en="Name a problem or two and what was or will be done.",
)
BOTH = Words("问题和改进的做法", "problem and no measure")
PROBLEM = Words("存在的问题", "problem")
MEASURE = Words("改进的做法", "measure")


@rule(
    code="S108",
    severity=Severity.INFO,
    needs=("form",),
    signs=("problems:thin",),
    options={
        "least": option(
            30,
            "少于多少字（不计空白）算过于简单。|Characters, white space apart, below which the section is thin.",
            (0, 10_000),
        )
    },
)
def check(case: Case, least: int) -> Iterator[Finding]:
    part = case.report.section("problems")
    words = "".join(case.report.prose("problems").split())
    if part is None or not words:
        return  # empty-section speaks
    problem = any(hint in words for hint in PROBLEMS)
    done = NEEDED.compiled.sub("", words)
    measure = any(hint in done for hint in MEASURES)
    if len(words) >= least and problem and measure:
        return
    missing = BOTH if problem == measure else MEASURE if problem else PROBLEM
    message = LACKING if len(words) >= least and problem != measure else MESSAGE
    yield Finding(
        part.heading.location,
        message(missing=missing) if message is LACKING else message(count=len(words), missing=missing),
        target=Target("problems"),
        keys=(("thin", "problems"),),
    )
