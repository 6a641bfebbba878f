"""
“收到申请”“办结”“制发”等后面的件数不要漏写。

A count is not left out behind 收到, 办结, 制发 and the like.

模板里留空的数字删掉占位符以后，就剩下“共收到申请件”。条例、条件、件数、逐件等不是漏写。

Source: practice

Good: 写了件数
    全年共主动公开信息8条。

Good: 不是漏写
    严格执行政府信息公开条例，逐件办结，件件答复。

Good: 说的是申请件本身
    对收到申请件，逐件登记。

Good: 答复件是名词
    及时寄送答复件，做好归档。

Bad: 漏写件数
    全年共收到申请«件»，均已按时办理。
    → 第一部分“收到申请件”漏写了件数

Bad: 漏写条数
    全年共主动公开«条»。
    → 第一部分“主动公开条”漏写了条数
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule, section_name

MESSAGE = Message(
    zh="{section}“{quote}”漏写了{unit}数",
    en="{section}: the number is missing in {quote}",
    help_zh="请补上；没有发生的写0{unit}。",
    help_en="Add it; write 0 if there were none.",
)
MISSING = Pattern(
    r"(?:新收|收到|受理|办结|答复|制发|发布|(?:主动|予以|共|累计|总计)公开|上年结转)"
    r"(?:政府|信息|公开|申请|规范性文件|文件|各类|数量|共计|共|了){0,4}\s{0,2}(?P<unit>[件条宗份起])(?=[，。；、）])",
    "件",
    "条",
    "宗",
    "份",
    "起",
)
COUNTED = ("共", "累计", "总计", "合计", "全年", "本年", "年度", "其中", "通过")
NEXT = ("每", "按", "逐", "一")


@rule(code="N424", severity=Severity.WARNING, signs=("amount:missing",))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(MISSING, ("paragraph", "preamble")):
        text = match.string
        if text[-2:-1] in NEXT or (text.endswith("件件") and not text.endswith("文件件")):
            continue
        if not _is_count(passage.text.string, match.start, text):
            continue
        clause = passage.text.string[max(0, match.start - 2) : match.start]
        shown = clause[-2:] + text if clause.endswith("主动") else text
        start, end = match.bounds("unit")
        yield Finding(
            passage.text.location(start, end),
            MESSAGE(
                section=section_name(case.report, passage.section), quote=shown, unit=match.group("unit")
            ),
            cause=(("text", passage.number, start),),
        )


def _is_count(string: str, start: int, text: str) -> bool:
    """Whether the clause is about to give a total: 共收到申请件; 寄送答复件 names a thing."""
    clause = max(string.rfind(mark, 0, start) for mark in "，。；、：（") + 1
    lead = string[clause:start]
    if any(word in lead for word in ("对", "将", "把", "凡", "所")):
        return False
    return text.startswith(("新收", "上年结转", "共", "累计", "总计")) or any(
        word in lead for word in COUNTED
    )
