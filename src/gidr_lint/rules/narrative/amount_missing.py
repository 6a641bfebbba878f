"""
“收到申请”“办结”“制发”等后面的件数不要漏写。

A count is not left out behind 收到, 办结, 制发 and the like.

模板里留空的数字删掉占位符以后，就剩下“共收到申请件”。条例、条件、件数、逐件等不是漏写。

Source: practice

Good: 写了件数
    全年共主动公开信息8条。

Good: 不是漏写
    严格执行政府信息公开条例，逐件办结，件件答复。

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
    r"(?:政府|信息|公开|申请|规范性文件|各类|数量|共计|共|的|了){0,4}\s{0,2}(?P<unit>[件条宗份起])(?=[，。；、）])",
    "件",
    "条",
    "宗",
    "份",
    "起",
)
NEXT = ("每", "按", "逐", "一")


@rule(code="N424", severity=Severity.WARNING, signs=("amount:missing",))
def check(case: Case) -> Iterator[Finding]:
    for passage, match in case.find(MISSING, ("paragraph", "preamble")):
        text = match.string
        if text[-2:-1] in NEXT:
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
