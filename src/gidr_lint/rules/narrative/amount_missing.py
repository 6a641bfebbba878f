"""
“收到申请”“办结”“制发”等后面的件数不要漏写。

A count is not left out behind 收到, 办结, 制发 and the like.

模板里留空的数字删掉占位符以后，就剩下“共收到申请件”“加上结转的件”“自然人件”“培训次”。条例、条件、件数、逐件等不是漏写；
“办结件”“予以公开件”也可能是名词，前后几项都写了件数的才提示。后面一句的数不会当作这里的数。

Source: practice

Good: 写了件数
    全年共主动公开信息8条。

Good: 不是漏写
    严格执行政府信息公开条例，逐件办结，件件答复。

Good: 说的是申请件本身
    对收到申请件，逐件登记。

Good: 答复件是名词
    及时寄送答复件，做好归档。

Good: 件、次是别的词的一部分
    梳理结转件，及时办理答复件，细化各类公开条，增加培训人次、会议频次。

Bad: 漏写件数
    全年共收到申请«件»，均已按时办理。
    → 第一部分“收到申请件”漏写了件数

Bad: 漏写条数
    全年共主动公开«条»。
    → 第一部分“主动公开条”漏写了条数

Bad: 空着没有填
    全年收到群众来信转来的申请　«件»，均已回复。
    → 第一部分“申请　件”漏写了件数

Bad: 各项都有，漏了一项
    接到咨询9件，其中自然人«件»，企业2件。
    → 第一部分“自然人件”漏写了件数

Bad: 次数
    全年培训«次»，参训90人次。
    → 第一部分“培训次”漏写了次数
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
    claim_key,
    rule,
    section_name,
    sentence,
)

MESSAGE = Message(
    zh="{section}“{quote}”漏写了{unit}数",
    en="{section}: the number is missing in {quote}",
    help_zh="请补上；没有发生的写0{unit}。",
    help_en="Add it; write 0 if there were none.",
)
_END = "(?=[，。；、）)])"
MISSING = Pattern(
    r"(?:新收|收到|受理|办结|答复|制发|发布|(?:主动|予以|共|累计|总计)公开|上年结转)"
    rf"(?:政府|信息|公开|申请|规范性文件|文件|各类|数量|共计|共|了){{0,4}}\s{{0,2}}(?P<unit>[件条宗份起]){_END}",
    "件",
    "条",
    "宗",
    "份",
    "起",
)
# Words with a measure word behind them that are no word together.
SURE = Pattern(
    r"(?:(?:结转|遗留)的(?:申请)?\s{0,2}|(?:结转|转入?)(?:至|到)?(?:下一?年度?|20\d\d年度?)(?:继续)?(?:办理|答复)?的?\s{0,2}"
    r"|(?:上年度?|去年|20\d\d年度?|年度?)结转\s{0,2}|(?<![成作认分称])为|(?P<who>自然人|其他组织|企业|科研机构|公益组织|法律服务机构)(?:申请|提出的?|提交的?)?"
    r"|被?(?:申请|提起|发生|引发)的?行政(?:复议|诉讼)|(?:规范性|行政)文件|(?<!公)(?:共|共计|合计|总计|累计)"
    r"|(?:申请|信息|文件|公文|复议|诉讼|数量|办结|收到|公开|结转)(?:[ \u3000\xa0]{1,12}|_{1,2})|(?<!_)_{1,2})"
    rf"(?P<unit>[件条宗份起]){_END}",
    "件",
    "条",
    "宗",
    "份",
    "起",
)
# Some of these are words, or ends of words; what stands around them tells.
LIKELY = Pattern(
    r"(?:(?:新收|收到|受理|办结|答复|予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|结果维持|结果纠正|尚未审结)(?P<unit>件)"
    r"|(?:网站|公众号|微信|微博|客户端|新媒体)(?P<items>条)"
    r"|(?:培训|会议|检查|活动|巡查|自查|讲座|例会|调度|督查|抽查|发布会|座谈会)(?P<times>次)"
    rf"|(?:培训|参训|参加|接待|覆盖)(?:人员|群众|干部)?(?P<people>人次)){_END}",
    "件",
    "条",
    "次",
)
COUNTED = ("共", "累计", "总计", "合计", "全年", "本年", "年度", "其中", "通过")
NEXT = ("每", "按", "逐", "一")
# What may stand before a likely one in its clause.
LEADS = ("", "已", "共", "累计", "其中", "全年", "本年", "本年度", "年内", "开展", "组织", "召开", "举办", "共开展", "共组织", "全年共", "全年组织", "全年开展", "全年共开展", "全年共组织")  # fmt: skip
UNITS = frozenset(("件", "条", "次", "份", "人次", "宗", "起", "期", "人", "场"))
MARKS = "，。；、：:（("
# Who handles 结转件 handles a thing.
HANDLED = ("办理", "处理", "办结", "答复", "完成", "梳理", "清理", "对", "将", "把", "凡", "所")
DENIED = ("无", "没有", "未", "不存在")
TOTAL = ("共", "合计", "总计", "累计")


@rule(
    code="N424", severity=Severity.WARNING, outranks=("N40", "N41", "N423", "P714"), signs=("amount:missing",)
)
def check(case: Case) -> Iterator[Finding]:
    for passage in case.passages("paragraph", "preamble"):
        found = sorted(_missing(case, passage).items())
        for start, (quote, unit, end) in found:
            place = passage.text.location(start, end)
            blank = quote[: -len(unit)]
            gap = len(blank) - len(blank.rstrip())
            yield Finding(
                place,
                MESSAGE(section=section_name(case.report, passage.section), quote=quote, unit=unit),
                keys=(
                    ("text", passage.number, start),
                    # A blank that waits for its number is no space too many.
                    ("space", passage.text.location(start - gap, start)),
                    *_taken(case, passage, end),
                ),
            )


def _missing(case: Case, passage: Passage) -> dict[int, tuple[str, str, int]]:
    """Measure words without a number: where each begins, the words before it and itself, where it ends."""
    string = passage.text.string
    found: dict[int, tuple[str, str, int]] = {}
    for match in MISSING.find(passage.text):
        text = match.string
        if text[-2:-1] in NEXT or (text.endswith("件件") and not text.endswith("文件件")):
            continue
        if not _is_count(string, match.start, text):
            continue
        clause = string[max(0, match.start - 2) : match.start]
        shown = clause[-2:] + text if clause.endswith("主动") else text
        found[match.bounds("unit")[0]] = (shown, match.group("unit"), match.end)
    for match in SURE.find(passage.text):
        lead = _lead(string, match.start)
        if lead.endswith(DENIED) or (match.group("who") and not _is_counted_beside(string, match)):
            continue  # 无结转下年度办理件; 受理个人件、企业件
        if not (match.string.endswith("结转件") and any(word in lead for word in HANDLED)):
            found.setdefault(match.bounds("unit")[0], (match.string, match.group("unit"), match.end))
    likely = [m for m in LIKELY.find(passage.text) if _lead(string, m.start) in LEADS]
    for match in likely:
        unit = next(name for name in ("unit", "items", "times", "people") if match.group(name))
        start = match.bounds(unit)[0]
        begin, end = sentence(string, match.start, match.end)
        others = {*found, *(other.end - 1 for other in likely)} - {start, match.end - 1}
        if (
            any(word in _lead(string, match.start) for word in COUNTED)
            or any(begin <= place < end for place in others)
            or _has_counts(case, passage, begin, end)
        ):
            found.setdefault(start, (match.string, match.group(unit), match.end))
    return found


def _is_counted_beside(string: str, match: Match) -> bool:
    """Whether the item before or behind in a list has its number."""
    before = string[: match.start].rstrip(MARKS + "其中")
    behind = string[match.end + 1 : match.end + 17]
    place = behind.find("件")
    return (before[-1:] in UNITS and before[-2:-1].isdecimal()) or (
        place > 0 and behind[place - 1].isdecimal() and not behind.startswith(TOTAL)
    )


def _has_counts(case: Case, passage: Passage, begin: int, end: int) -> bool:
    """Whether other things are counted in a sentence."""
    return any(begin <= q.start < end and q.unit in UNITS for q in case.quantities(passage))


def _lead(string: str, start: int) -> str:
    """What stands before a place in its clause."""
    return string[max(string.rfind(mark, 0, start) for mark in MARKS) + 1 : start]


def _taken(case: Case, passage: Passage, end: int) -> Iterator[tuple[object, ...]]:
    """The claims that took the number of the clause behind, and what is said of all that were not counted."""
    string = passage.text.string
    _, stop = sentence(string, end, end)
    for item in case.contradicted():
        if item.claim.passage == passage.number and item.claim.kind.startswith("all-"):
            if string.find(item.claim.quote, end, stop) != -1:
                yield claim_key(item)
    if string[end : end + 1] == "，" and string.startswith(TOTAL, end + 1):
        for item in case.contradicted():
            claim = item.claim
            if claim.passage == passage.number and string.startswith(claim.quote, end + 1):
                yield claim_key(item)


def _is_count(string: str, start: int, text: str) -> bool:
    """Whether the clause is about to give a total: 共收到申请件; 寄送答复件 names a thing."""
    lead = _lead(string, start)
    if lead.endswith(DENIED):
        return False
    if any(word in lead for word in ("对", "将", "把", "凡", "所")):
        return False
    if text.startswith("上年结转"):
        return not any(word in lead for word in HANDLED)
    return text.startswith(("新收", "共", "累计", "总计")) or any(word in lead for word in COUNTED)
