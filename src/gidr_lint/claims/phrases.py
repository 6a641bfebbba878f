"""The words by which clauses about the figures are read, as data: one pattern, one meaning a group."""

from collections.abc import Iterator

from gidr_lint.document.text import Pattern

# A meaning, the characters by which its words can begin (0 for any digit), and the words. Leftmost
# wins, and of two at one place the first: longer terms stand before shorter ones.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "carried_in_year",
        "0",
        r"(?<!\d)\d{4}年度?(?:未办结的?)?(?:结转|转结|转入|遗留)(?:[至到入](?:\d{4}年度?|本年度?)|(?![至到入下次来]|\d{4}年))",
    ),
    ("carried_in", "上去", r"(?:上一?年度?|去年度?|上年末)(?:未办结)?的?(?:结转|转结|遗留|转入)"),
    (
        "carried_out",
        "下仍尚延未正留结转顺",
        r"(?:结转|转结|顺延|延续|延期|转|留待|留|延)(?:至|到|入)?(?:下一?个?年度?|次年|来年|(?<!\d)\d{4}年度?)(?:继续)?(?:办理|答复|处理)*+"
        r"|下一?年度?结转|(?:正在|仍在|尚在)(?:依法|按程序)?办理中?|尚未办结|未办结(?![转的])",
    ),
    ("carried", "结转", r"结转|转结"),
    (
        "granted_or_partly",
        "予公同给",
        r"(?:予以|同意|给予)公开(?:或|及|和|与|、)(?:予以)?部分公开|公开[或及和与]部分公开",
    ),
    ("denied", "不", r"不(?:予以|予|同意)公开"),
    ("partly_granted", "部", r"部分公开"),
    ("granted", "予准同给", r"(?:予以|同意|给予|准予)公开"),
    ("unable", "不无", r"无法提供|不能提供"),
    ("rejected", "不", r"不予处理"),
    ("other", "其", r"其他(?:方式)?处理"),
    ("row_denied_state_secret", "国属", r"(?:属于)?国家秘密"),
    ("row_denied_security_stability", "三", r"三安全一稳定"),
    ("row_denied_third_party", "保", r"保护第三方合法权益"),
    ("row_denied_internal_affairs", "三", r"三类内部事务信息"),
    ("row_denied_process", "四", r"四类过程性信息"),
    ("row_denied_enforcement_file", "行", r"行政执法案卷"),
    ("row_denied_query_matter", "行", r"行政查询事项"),
    ("row_unable_not_held", "不", r"不掌握"),
    ("row_unable_must_create", "没", r"没有现成信息"),
    ("row_unable_unclear", "补", r"补正后(?:申请内容)?仍不明确"),
    ("row_rejected_petition", "信", r"信访举报投诉类"),
    ("row_rejected_repeat", "重", r"重复申请"),
    ("row_rejected_publication", "公", r"公开出版物"),
    ("row_rejected_excessive", "大", r"大量反复申请"),
    ("row_rejected_reissue", "重", r"重新出具已获取"),
    ("new", "新", r"新(?:收到|受理|接收到?|接到|收|增)"),
    ("received", "受接收", r"收到|收办|(?<!予)受理|接收到?|接到|收悉"),
    ("processed", "办回答", r"(?<!合并|一并|统一)(?:办结|答复|回复|办复)|办毕|办理完毕|办理完成"),
    ("handled", "办处", r"(?<!终止|不再|合并)办理|(?<!不再|合并)处理"),
    ("natural_person", "自", r"自然人"),
    ("organisations", "法", r"法人(?:或者|或|及|和|与|、)?其他组织"),
    ("business", "企商", r"(?:商业)?企业"),
    ("applicant", "公法科", r"科研机构|公益组织|法律服务机构"),
    ("everyone", "公", r"公民、?(?:和|及|或)?法人(?:或者|或|及|和|与|、)?其[他它]组织"),
    ("after_review_suit", "复行", r"(?:行政)?复议后(?:再|又)?(?:起诉|提起的?(?:行政)?诉讼|诉讼)"),
    (
        "direct_suit",
        "未直",
        r"未经复议(?:而)?(?:直接)?(?:起诉|提起的?(?:行政)?诉讼|诉讼)|(?<!复议后)直接(?:起诉|提起的?(?:行政)?诉讼)",
    ),
    ("defeat", "撤确纠被责败", r"败诉|纠错|被?纠正|被?撤销(?!复议|申请)|责令|确认违法"),
    ("upheld", "维", r"维持"),
    ("pending", "仍审尚未正", r"(?:尚|仍)?未审结|尚未结案|(?:正在|仍在)审理中?|审理中"),
    ("result_other", "其撤", r"其他结果|(?:撤回|撤销)(?:行政)?(?:复议|诉讼|起诉)(?:申请)?"),
    ("review", "复行", r"行政复议|复议"),
    ("suit", "行被诉", r"行政诉讼|诉讼|被起诉"),
    (
        "no",
        "不尚无未没零",
        r"(?<!尚)未(?!经|按|审|能|办|予|公开|满|及时)|尚未(?=收到|接到|受理|发生)|没有(?!现成)|(?<![毫皆])无(?!法|正当|障碍|论|须|需(?!结转)|偿|偏|理)|(?<!信息)不存在(?=上年|结转|因|被|行政|政府信息公开|信息公开|依申请)|零(?=申请|复议|诉讼|结转|败诉|纠错|纠正|撤销)",
    ),
    (
        "application",
        "依信公政申",
        r"依申请公开(?:政府信息)?(?:申请|件|信息|事项|案件)?|(?:政府信息|信息|政务|政务信息)公开(?:类)?的?申请|公开(?:政府信息)?申请"
        r"|申请政府信息公开|申请公开|依申请|申请",
    ),
    (
        "foreign",
        "1会信党公厂听咨培居工建意投提政文服村校案检涉热留稿舆行规警许资院项预",
        r"[村党校院居厂警]务公开(?:类)?的?(?:申请)?|留言|信箱|热线|工单|信访|咨询|投诉|建议|提案|意见|行政许可|许可|行政处罚|稿件|12345|资金|预算|项目|检查|培训|会议"
        r"|工作动态|政策|公文|文件|规章|听证|信息处理费|服务事项|舆情|案卷评查|行政应诉|涉企",
    ),
)
_OPENING = sorted({char for _, opens, _ in _WORDS for char in opens})
OPENS = Pattern(rf"[\d{''.join(_OPENING)}]")
# At a place only the words are tried that may begin as its neighbours in this order do. More groups
# would search quicker and take longer to compile, which every check pays.
_GROUPS = 3


def _grouped() -> list[tuple[frozenset[str], Pattern]]:
    def first(char: str) -> int:
        return next(place for place, (_, opens, _) in enumerate(_WORDS) if char in opens)

    found = []
    chars = sorted(_OPENING, key=first)
    size = -(-len(chars) // _GROUPS)
    for start in range(0, len(chars), size):
        group = set(chars[start : start + size])
        if any(map(str.isdecimal, group)):
            group.update("0123456789")
        parts = [f"(?P<{name}>{words})" for name, opens, words in _WORDS if not group.isdisjoint(opens)]
        found.append((frozenset(group), Pattern("|".join(parts))))
    return found


_BY_GROUP = _grouped()
SEARCHES = tuple(pattern for _, pattern in _BY_GROUP)
KEYS = {char: pattern for group, pattern in _BY_GROUP for char in group}


def keywords(string: str) -> Iterator[tuple[str, int, int]]:
    """The words in a text, left to right, none within another: meaning, start, end."""
    end = 0
    for match in OPENS.compiled.finditer(string):
        place = match.start()
        if place < end:
            continue
        char = string[place]
        key = KEYS.get(char) or KEYS["0"]
        found = key.compiled.match(string, place)
        if found is not None:
            end = found.end()
            yield found.lastgroup or "", place, end


# What makes a figure a change, a part, a running sum or another year's.
_CHANGES = (
    "增加",
    "减少",
    "增长",
    "下降",
    "上升",
    "提高",
    "降低",
    "回落",
    "增多",
    "净增",
    "增幅",
    "降幅",
    "多",
    "少",
)


_COMPARED = Pattern(
    r"同比|环比|[较比][上去同]|[较比](?:19|20)\d\d|占|[年月日周季]均|平均|人均|最[多高少低](?!人民)|单[日月]|每[年月日周天季]",
    "比", "较", "占", "均", "最", "单", "每",
)  # fmt: skip


def is_change(before: str) -> bool:
    """Whether the words before a figure make it a difference, a share or a rate: 较上年增加3件, 月均5件."""
    return before.rstrip(" 了到约近").endswith(_CHANGES) or _COMPARED.search(before) is not None


ELSEWHEN = Pattern(
    r"(?:近|过去)?(?!一年)[一二两三四五六七八九十\d]{1,2}年(?:来|以来|间)|近[一二两三四五]年|(?<![今本一])年以来|(?<!年)(?<!年初)以来|历年|累计|截至目前|上半年|下半年|季度|月份"
    r"|(?<!\d)(?!12月[底末])\d{1,2}月(?!\d{0,2}日)|去年同期|上年同期|(?:下一步|明年|计划|拟|力争|争取|确保|避免|防止|杜绝)"
)
# The year that a stretch is about; `aside` where it is compared with, listed or carried over to.
YEAR = Pattern(
    r"(?P<aside>(?:[较比与同和、入是]|(?<!截)至|(?<!截止)到|结转|转结)\s?)?(?:(?<![\d〔\[（(])(?P<year>(?:19|20)\d{2})\s?年|(?P<last>去年|上一?年)|(?:今|本|当)年)度?"
    r"(?P<carried>[底末]?的?(?:同期|结转|转结|未办结|遗留|转入))?",
    "年",
)
# What is planned is no claim; the words hold for all that follows in the paragraph.
PLANNED = ("下一步", "下步", "今后", "努力方向")
# The subjects of what is counted: the author (`own`), parts of the whole, and organs by `named` endings.
ORGAN = Pattern(
    r"(?P<own>[我本全](?=[局市县区镇乡州省旗街单机委办校院厅]))|(?<!各级)各(?:有关)?(?:部门|单位|机关|科室|处室|股室|站所|乡|镇|街道|县|区|市|村|社区|学校|医院|办事处)"
    r"|[省市州县区旗](?:直|属|级)(?:各|有关)?(?:部门|单位|机关)|(?:其[他它余]|有关|相关|承办|多数|部分)(?:部门|单位|乡|镇|街道)"
    r"|[\d一二三四五六七八九十两]个(?:部门|单位|乡|镇|街道|县|区|局)|下属|所属|直属|基层"
    r"|(?P<named>局(?![面部势])|厅|街道|镇|乡(?!村)|委(?![托员派])|政府(?!信息|门户|网|公报|系统|采购|文件|公开)|办公室|分局|支队|大队|医院|学校|大学|公司|中心"
    r"|法院(?=[共全年新]{0,4}(?:受理|收到|审结))|系统(?=[共全年新总计]{0,4}(?:受理|收到|办理|答复|接收)))"
)
# An organ behind these is not the subject; 我局 and 全局 are the author's and met already.
NO_SUBJECT = Pattern(
    r"(?:[格布结当大城我本全]|(?:[向由经对被以据照托转报在给从]|通过|代表)[\u4e00-\u9fff]{0,10}|各级)$"
)
# A place or a channel as the subject, in whose name the clauses behind go on: 查阅专区接待800人次，受理申请3件.
VENUES = ("网站", "专区", "平台", "窗口", "大厅", "专栏", "公开栏", "信箱", "查阅点", "服务点", "热线")
VENUE_LEADS = ("全年", "本年度", "本年", "今年", "年内", "累计", "共计", "共", "一共", "总共")
VENUE_VERBS = ("接待", "受理", "收到", "访问", "发布", "点击", "浏览", "接收", "接听", "办理", "答复")
NO_VENUE = (
    "通过",
    "依托",
    "利用",
    "借助",
    "在",
    "于",
    "经",
    "从",
    "由",
    "向",
    "对",
    "完善",
    "优化",
    "规范",
    "畅通",
    "加强",
)
# The organ that judges counts the cases of others.
JUDGES = Pattern(r"复议(?:机关|机构|部门)|(?<!作)为被申请人", "复议机", "复议部", "被申请人")
# What was carried in is said to be settled by itself.
CARRIED_SETTLED = Pattern(
    r"结转的?\d{1,6}件(?:也|都|均|已|全部|已全部|均已)办结",
    "也办结",
    "都办结",
    "均办结",
    "已办结",
    "全部办结",
)
# Documents by their degree of openness, not applications by their outcome.
ATTRIBUTES = Pattern(
    r"公开属性|属性为|标注|主动公开(?:的|类|各类|政府|政务|信息|文件|公文|数量|共|为|了)*+\s?[\d０-９一二三四五六七八九十百]",
    "属性",
    "标注",
    "主动公开",
)
# An outcome with another counted in it: 予以公开（含部分公开）17件.
INCLUDED = Pattern(r"[（(](?:其中)?(?:含|包括|包含)[^）)]{0,8}公开", "含", "包括")
ASIDE = ("延期", "延长", "超期", "逾期", "超时", "未按", "提前", "协助", "配合", "协办", "会办", "转办", "转来", "转送", "移交", "需办理", "应办理", "应答复", "需答复", "应办结", "需办结", "应回复", "跨年", "实际", "名义", "直接", "自行", "交办", "代办", "指导", "督促")  # fmt: skip
PUNCTUAL = ("按时", "按期", "如期", "及时")
LATE = ("延期", "延长", "超期", "逾期", "超时")


def names_disclosure(string: str) -> bool:
    """Whether a stretch is about the disclosure of information, by which its cases count in table 4."""
    return any(word in string for word in ("信息公开", "依申请", "公开申请", "公开工作"))


CHANNELS = (
    *(
        "当面",
        "现场",
        "窗口",
        "网络",
        "网上",
        "线上",
        "平台",
        "信函",
        "邮寄",
        "快递",
        "电子邮件",
        "邮件",
        "传真",
        "书面",
    ),
    *("口头", "渠道", "专区", "大厅", "查阅"),
)
ALL = ("全部", "均", "都", "皆")
ALL_SETTLED = Pattern(
    r"(?:全部|均|都|皆)(?:已|已经)?(?:在)?(?:按照?|依照?|规范|法定|规定|时限|时|答复期|期限|期|要求|程序|法律|法|规|的|内|及时|给予|予以|进行|作出了?|完成){0,8}"
    r"(?:办结|答复|回复|办理完毕|办理完成|办复)",
    "办结", "答复", "回复", "办理完", "办复",
)  # fmt: skip
# Behind a count of cases: all of them go on, or all are closed.
LEADS = ("目前", "现", "均", "都", "已", "皆", "全部")
GO_ON = (
    *(
        "正在审理中",
        "正在审理",
        "正在办理中",
        "正在办理",
        "仍在审理中",
        "仍在审理",
        "尚在审理中",
        "尚在审理",
        "审理中",
    ),
    *("尚未审结", "尚未办结", "尚未结案", "仍未审结", "未审结", "未办结", "未结案"),
)
CLOSED = ("审结", "办结", "结案")
ALL_NATURAL = Pattern(
    r"(?:全部|均|都|皆)(?:为|是|由|系|来自|来自于)自然人(?![和、及与或])", "均", "全部", "都", "皆"
)
ALL_UPHELD = Pattern(r"(?:全部|均|都)(?:获|被|为|予以|予|得到|结果)?(?:结果)?维持", "维持")
# What may stand between the verb and the number of a count of applications.
OBJECT = Pattern(
    r"(?:[的有共为计约各类已均了到以按在内和及或者、于]|共计|合计|总计|总数|数量|数|量|件|办件|政府信息|政务信息|信息|政府|政务|公开|依申请|申请书?|案件"
    r"|事项|本年度?|全年|当年|公民|法人|其他组织|自然人|社会|公众|群众|提出|提交|提起|共有|累计|依法|按时|按期|法定|期限|全部|人|转来|面向|任何|形式)*+"
)
# What is granted by telling where it is public already is told apart from 予以公开, but counted in its row.
TOLD_APART = ("主动公开", "获取", "已公开", "对外公开", "途径")
# Between an application and 为零.
AMOUNT = Pattern(r"(?:申请|受理|收到|收件|办理|件|数量|总数|总量|数|量|情况|事项|均|都|的)*+")
# Between 未 or 无 and what is denied, between 收到 and the application, and behind it.
LACKING = Pattern(r"(?:有|再|曾|发生|出现|产生|存在|收到|需要?|的|政府信息公开|依申请公开|申请|件|事项)*+")
DENIED = Pattern(
    r"(?:[的或者及和与、过了任何各类种其他它有关件]|形式|公民|法人|组织|自然人|社会|公众|群众|机关|单位|个人|向|我局?|本|政府信息|政务信息|信息|政府|政务|公开"
    r"|依申请|申请书?|提出|提交|要求|办理|处理|受理|答复|情况|情形|案件|事项|业务|办件|需要|行政|方面|相关|内容|继续|下年|年|度)*+"
)
ZERO = Pattern(
    r"(?:均|都|各|皆)?(?:(?:为|是)?(?:零|0|０|无)(?:件|起|宗|例|次)?|未发生|未出现|未产生)(?=[。；，、）)]|$)"
)
# What may stand before applications that are counted without a verb: 2024年，我局政府信息公开申请30件.
BARE_LEAD = Pattern(
    r"(?:(?:19|20)\d\d年度?|全年|本年度?|今年|年内|我|本|局|县|市|区|镇|乡|街道|委|办|院|单位|机关|共|[：:，,\s])*+"
)
MEASURES = frozenset(("件", "件次", "宗", "起", "份", "条", "项", "个", "例", "次", ""))
