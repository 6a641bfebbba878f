"""
模板里的填写说明要删掉。

Instructions of the template are deleted from the report.

“该部分以表格形式报告”“（此处填写……）”是写给起草人的，不是报告的内容。

Source: practice

Good: 没有说明
    全年公开政府信息126条。

Good: 报告自己的说明
    （详见县政府门户网站）请通过网站查询，请根据实际需要选择申请方式。

Good: 删除信息的工作
    对过期信息提请删除，红色预警信息已及时发布。

Bad: 留下了填写说明
    «（此处填写本年培训次数）»
    → 这里留有模板的填写说明“（此处填写本年培训次数）”

Bad: 留下了对起草人的提示
    «备注：红色字体部分需修改»。
    → 这里留有模板的填写说明“备注：红色字体部分需修改”

Bad: 标题后留下了字体要求
    @heading overview = 一、总体情况«（黑体三号）»
    → 这里留有模板的填写说明“（黑体三号）”

Good: 括号里是别的内容
    全年公开政府信息126条（加粗部分除外）。
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Pattern, Severity, Words, excerpt, rule

INSTRUCTION = Pattern(
    r"(?:该|本|此)部分(?:内容)?(?:以|用)表格(?:形式|方式)(?:报告|填报|体现|反映)[^。\n]{0,12}(?:。(?:表格如下[。：:]?)?|\Z)"
    r"|[（(【\[](?:此处|此部分|本部分请|本段|请(?:在此|根据|按照|填写|注意|如实|结合)|可根据实际|根据(?:本单位)?实际情况(?:填写|修改|增减|调整)|如无(?:此项|相关情况|该项)|没有(?:的|此项)(?:请)?(?:填|写|删)|填写(?:说明|要求)|填报说明|样例|示例|范例|模板)[^）)】\]\n]{0,60}[）)】\]]"
    r"|\A(?:填写|填报|填表|编写)(?:说明|要求|提示)[：:][^\n]{0,200}|此处(?:填写|插入|填入|添加|补充)[^，。；\n]{1,20}"
    r"|[（(【\[]?请删除(?:本|此|该|这)(?:行|段|句|说明|提示|表|列|页)[）)】\]]?|(?:备注|说明|注)[：:](?:红|蓝|黄)(?:色字体|色部分|字)[^。；\n]{0,40}",
    "部分", "此处", "此部分", "请", "本段", "实际", "如无", "没有", "填写", "填报", "填表", "编写说明", "编写要求", "编写提示", "样例", "示例", "范例", "模板", "红", "蓝", "黄",
)  # fmt: skip
TYPE = Pattern(
    r"[（(【\[](?=[^）)】\]\n]{0,20}(?:宋体|黑体|仿宋|楷体|小标宋|[一二三四五六]号字))"
    r"(?:方正|华文|小标宋|宋体|黑体|仿宋|楷体|简体|_?GB2312|不?加粗|居中|顶格|左对齐|行距|固定值|小?[一二三四五六]号|字体?|\d{1,2}磅|标题|正文|用|[，,、；：: ]){1,12}[）)】\]]",
    "宋体", "仿宋", "标宋", "黑体", "楷体", "号字",
)  # fmt: skip
MESSAGE = Message(
    zh="这里留有模板的填写说明“{found}”",
    en="An instruction of the template was left here: {found}",
    help_zh="请填好内容后把说明删掉。",
    help_en="Fill in what belongs here and delete the instruction.",
)


@rule(
    code="P702",
    severity=Severity.WARNING,
    signs=("text:此处", "text:此部分", "text:部分以表格", "text:部分用表格", "text:部分内容以表格", "text:本部分请", "text:（请", "text:(请", "text:【请",
           "text:[请", "text:本段", "text:可根据实际", "text:实际情况填写", "text:实际情况修改", "text:实际情况增减",
           "text:实际情况调整", "text:如无此项", "text:如无相关", "text:如无该项", "text:（没有", "text:(没有", "text:填写说明",
           "text:填写要求", "text:填写提示", "text:填报说明", "text:填报要求", "text:填报提示", "text:填表说明", "text:填表要求",
           "text:填表提示", "text:编写说明", "text:编写要求", "text:编写提示", "text:样例", "text:示例", "text:范例", "text:模板",
           "text:请删除", "text:：红", "text:：蓝", "text:：黄", "text::红", "text::蓝", "text::黄", "text:宋体", "text:仿宋", "text:标宋", "text:黑体", "text:楷体", "text:号字"),
    fixable="unsafe",
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    found = list(case.find(INSTRUCTION, ("paragraph", "preamble", "signature", "title"), margins=True))
    found += case.find(TYPE, margins=True)
    for passage, match in found:
        fix = Fix(Words("删除说明", "Delete the instruction"), (Edit(match.location(), ""),), "unsafe")
        yield Finding(
            match.location(),
            MESSAGE(found=excerpt(match.string)),
            keys=(("place", passage.number, match.start),),
            fixes=(fix,),
        )
