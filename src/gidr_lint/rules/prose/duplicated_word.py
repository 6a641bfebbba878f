"""
词语不重复。

No word is written twice in a row.

修改、粘贴时容易多出一遍，如“会议精神精神”。“面对面对话”“研究研究”等正常说法不在此列。

Source: practice

Good: 正常的说法
    界限不甚了了，开展面对面对接，一件一件抓落实，仔细进行了了解，由水务局局长负责，公开工作工作机制不断健全。

Good: 单位名称后面接着“政府信息”
    青溪县人民政府政府信息公开工作有序推进，市政府政府网站按时更新。

Bad: 多了一遍
    深入学习会议«精神精神»，提高认识。
    → “精神”重复了一遍

Bad: 后面接着“责任”“内容”，也是多了一遍
    明确«栏目栏目»责任人。
    → “栏目”重复了一遍

Bad: 多了一个“的”
    做好信息公开«的的»工作。
    → “的”重复了一遍
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, rule

DOUBLED = Pattern(
    r"(?P<word>[\u4e00-\u9fff]{2,6})(?P=word)|(?P<one>的)的(?!确|士)|(?P<two>了)了(?!解|结|然|却)|(?<!是)(?P<three>是)是(?!非)|(?<![实在])(?P<four>在)在|(?P<five>和)和(?![谐睦气美平])"
    r"|(?P<six>局)局(?!长|机关|属|党|务|内|领导|办|班|限|部|里)"
)
# Said twice for emphasis, or two words that only look like one: 面对面 对接, 一件一件.
ALLOWED = (
    "研究",
    "讨论",
    "商量",
    "考虑",
    "非常",
    "很多",
    "许多",
    "好多",
    "大大",
    "常常",
    "人人",
    "家家",
    "户户",
    "试试",
    "看看",
)
# What a longer word ends with, 信息公开, 公开工作, and what such a word cannot begin with.
ENDINGS = (
    *("公开", "工作", "信息", "管理", "服务", "监督", "监管", "审查", "建设", "保障", "发展", "改革", "保密"),
    *("政务", "教育", "统计", "审计", "财政", "税务", "公安", "司法", "文化", "卫生", "安全"),
)
NO_NOUN = tuple("是的了和与及对将把为要在从向使让被就")
LINKS = "对连帮挨比换把接打碰"
COUNTED = "一逐每"
# What begins a second word of its own: 公开 公开栏, 工作 工作机制.
COMPOUNDS = (
    *(
        "栏",
        "指南",
        "目录",
        "流程",
        "平台",
        "专栏",
        "制度",
        "机制",
        "属性",
        "领导",
        "方案",
        "要点",
        "会议",
        "人员",
        "计划",
    ),
    *(
        "任务",
        "小组",
        "办法",
        "大厅",
        "中心",
        "窗口",
        "对象",
        "处",
        "科",
        "室",
        "局",
        "条例",
        "系统",
        "专区",
        "部门",
        "队伍",
    ),
    *(
        "渠道",
        "内容",
        "范围",
        "形式",
        "方式",
        "规定",
        "规范",
        "标准",
        "力量",
        "责任",
        "职责",
        "程序",
        "台账",
        "要求",
        "事项",
        "质量",
    ),
)
# 县人民政府 政府信息公开工作: the name of a government, and what begins with the word.
GOVERNMENTS = tuple("民省市州县区旗镇乡级")
OF_GOVERNMENT = ("信息", "网站", "门户", "公报", "采购", "购买", "投资", "文件", "规章", "部门", "职能")
# No word that is looked for behind another is longer.
REACH = 8
MESSAGE = Message(
    zh="“{word}”重复了一遍",
    en="{word} is written twice",
    help_zh="请删去多余的一个。",
    help_en="Delete one of the two.",
)


@rule(code="P709", severity=Severity.WARNING, signs=("word:doubled",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(DOUBLED):
        word = match.string[: len(match.string) // 2]
        string = passage.text.string
        after = string[match.end : match.end + REACH]
        if _is_meant(word, after, string[match.start - 1 : match.start]):
            continue
        half = passage.text.location(match.start + len(word), match.end)
        fix = Fix(Words("删去一个", "Delete one"), (Edit(half, ""),), "unsafe")
        yield Finding(
            match.location(),
            MESSAGE(word=word),
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )


def _is_meant(word: str, after: str, before: str) -> bool:
    if len(word) == 1:
        return word == "了" and before == "甚"  # 不甚了了
    if word == "政府" and before in GOVERNMENTS:
        return after.startswith(OF_GOVERNMENT)
    if word in ALLOWED or word[0] in COUNTED or word[-1] in LINKS or len(set(word)) == 1:
        return True
    return word in ENDINGS and after.startswith(COMPOUNDS) and before >= "一" and before not in NO_NOUN
