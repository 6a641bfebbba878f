"""
报告里写的是本单位、本地的事，不是向别的机关提出的申请，也不是别处的单位。

A report speaks of its own organ and place, and of the applications made to it.

从上级、政府的报告里抄来的句子，常留着“向市政府提出的申请”。代收、转办的不在此列。从别处抄来的，留着别的县、区、镇：
在依据（“根据白石县水务局……制度”）、联系方式、下载网站和“白石县水务局共收到……”这样的主语里才看，并且只与标题、配置里
同一级的地名比：上级市、省的名称看不出来，不作判断。

Source: practice

Good: 转办的申请
    协助办理向县政府提出的政府信息公开申请2件，收到向本局提出的申请。

Good: 上级和本地的名称
    根据《澜江市人民政府办公室关于公开工作的通知》，在青溪县人民政府门户网站公布，请与青溪县水务局办公室联系。

Good: 别处的单位不是主语、依据
    赴白石县水务局学习交流，接待白石县人民政府办公室来访。同期县政府收到的申请另行统计。

Bad: 抄来的句子
    «受理向市政府提出的申请»，规范办理流程。
    → 这里说的是向“市政府”提出的申请，而报告单位是青溪县水务局

Bad: 依据的是别处的制度
    根据«白石县水务局»公开工作制度，本局明确专人负责。
    → 这里写的是“白石县水务局”，而报告单位是青溪县水务局

Bad: 网站是别处的
    @preamble 电子版可在«白石县人民政府»门户网站下载。
    → 这里写的是“白石县人民政府”，而报告单位是青溪县水务局
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, are_foreign, places, rule, sentence

TEXT = Pattern(
    r"(?:受理|收到|接收|办理)(?:公民、法人(?:(?:和|或者|或)其他组织)?|群众|公众|申请人)?向(?P<organ>[省市县区州]人民政府|[省市县区州]政府)(?:及其?[^，。；]{0,16})?提出的(?:(?:政府)?信息公开)?申请",
    "政府",
)
_PLACE = (
    r"(?P<name>(?:[^\W\d_省市县区旗镇乡]{2,4}省)?(?:[^\W\d_省市县区旗镇乡]{2,5}市)?[^\W\d_省市县区旗镇乡]{2,5}(?:县|区|旗|镇|乡|街道)"
    r"(?:(?:人民)?政府(?:办公室|办公厅)?|[\u4e00-\u9fff]{2,12}?(?:局|委员会|办公室|中心)))"
)
PLACE = Pattern(
    rf"(?:根据|依据|按照|遵照|执行)《?{_PLACE}(?=[^，。；]{{0,24}}(?:制度|规定|办法|要求|通知|指南|方案|规范))"
    r"|(?:在|登录|登陆|访问|通过|进入|浏览|于)“?" + _PLACE.replace("<name>", "<site>") + r"(?=(?:门户|官方|政务)?(?:网站|网页|官网|信息公开))"
    r"|(?:与|联系|致电|向|到)" + _PLACE.replace("<name>", "<contact>") + r"(?=[^，。；（(]{0,16}(?:联系|反映|咨询|查询|查阅|（|\())"
    r"|(?:^|[。；])(?:20\d\d年度?[，,]?)?" + _PLACE.replace("<name>", "<self>") + r"(?=(?:共|累计)?(?:收到|新收|未收到|受理|没有收到|主动公开|未发生|认真|坚持|严格|高度重视|深入|积极))",
    "县", "区", "旗", "镇", "乡", "街道",
)  # fmt: skip
# Characters of words that stand before 县, 区 and the like without naming a place.
NO_NAME = frozenset("同期去今时所各本我该全其兄相邻周外有市级辖属在等和与及新园社发术济治地片山")
OTHERS = ("协助", "配合", "转办", "交办", "转来", "代", "协办", "会同")
GOVERNMENT = ("政府", "政府办公室", "政府办公厅", "政府办", "省", "市", "县", "区", "州")
MESSAGE = Message(
    zh="这里说的是向“{found}”提出的申请，而报告单位是{organ}",
    en="This speaks of applications made to {found}, but the report is that of {organ}",
    help_zh="可能是从别的报告抄来的，请改为本单位的情况。",
    help_en="It may come from another report; tell of your own organ.",
)


ELSEWHERE = Message(
    zh="这里写的是“{found}”，而报告单位是{organ}",
    en="This names {found}, but the report is that of {organ}",
    help_zh="可能是从别处的文本抄来的，请核对地名和单位名称；确有其事的，可以忽略。",
    help_en="It may come from another place's report; check the names, and pass over this where it is meant.",
)


@rule(
    code="P721",
    severity=Severity.WARNING,
    signs=("text:向市", "text:向县", "text:向区", "text:向省", "text:向州", "place:other"),
)
def check(case: Case) -> Iterator[Finding]:
    organ = case.report.organisation
    yield from _elsewhere(case, organ or "")
    if not organ or (
        organ.endswith(GOVERNMENT) and not organ.endswith(("镇人民政府", "乡人民政府", "镇政府", "乡政府"))
    ):
        return
    if case.organisation.kind in ("government", "government-office"):
        return
    for passage, match in case.find(TEXT):
        string = passage.text.string
        start, _ = sentence(string, match.start, match.end)
        if any(word in string[start : match.start] for word in OTHERS):
            continue
        yield Finding(
            match.location(),
            MESSAGE(found=match.group("organ"), organ=organ),
            keys=(("place", passage.number, match.start),),
        )


def _elsewhere(case: Case, organ: str) -> Iterator[Finding]:
    """Organs of another place of the same level where the own organ, or one above it, must stand."""
    home = places(case.organisation.region) | places(case.organisation.name) | places(organ)
    if "county" not in home:
        home.pop("city", None)  # a county's city, or a city that is one of a greater one
    if not home:
        return
    for passage, match in case.find(PLACE, ("paragraph", "preamble")):
        group = next(name for name in ("name", "site", "contact", "self") if match.group(name))
        name = match.group(group)
        found = places(name)
        proper = "".join(found.values())
        if not found or not NO_NAME.isdisjoint(proper) or not are_foreign(home, found):
            continue
        place = match.location(group)
        yield Finding(
            place,
            ELSEWHERE(found=name, organ=organ),
            keys=(("place", passage.number, match.bounds(group)[0]),),
        )
