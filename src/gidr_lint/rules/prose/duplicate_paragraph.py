"""
同一段话不写两遍。

No paragraph stands twice in one report.

粘贴时容易重复。法定依据一类的固定语句不在此列。

Source: practice

Good: 各段不同
    全年公开政府信息126条。

Good: 第一部分概括的一段，又写在表格前
    本年新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件，均按规定的程序和期限办理。
    @applications 本年新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度继续办理2件，均按规定的程序和期限办理。

Bad: 写了两遍
    健全政府信息公开审查机制，明确各科室职责分工，落实先审查后公开的要求，确保公开的信息准确、及时、规范。
    «健全政府信息公开审查机制，明确各科室职责分工，落实先审查后公开的要求，确保公开的信息准确、及时、规范。»
    → 这一段与前面的一段完全相同
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Passage, Related, Severity, Words, rule

LEAST = 40
FIXED = ("根据", "依据", "按照《", "注：", "注:", "备注", "本报告", "现将")
TABLES = ("proactive", "applications", "disputes")
MESSAGE = Message(
    zh="这一段与前面的一段完全相同",
    en="This paragraph is the same as an earlier one",
    help_zh="如是重复粘贴，请删去一段。",
    help_en="Delete one of the two if it was pasted twice.",
)


@rule(code="P723", severity=Severity.WARNING, signs=("paragraph:repeated",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    first: dict[str, Passage] = {}
    for passage in case.passages("paragraph", "preamble"):
        words = passage.text.string.strip()
        if len(words) < LEAST or words.startswith(FIXED):
            continue
        earlier = first.setdefault(words, passage)
        if earlier is passage or _is_summed_up(earlier, passage):
            continue
        place = passage.text.location()
        yield Finding(
            place,
            MESSAGE(),
            keys=(("paragraph", passage.number),),
            related=(Related(earlier.text.location(), Words("前面的一段", "the earlier one")),),
            fixes=(Fix(Words("删去这一段", "Delete this paragraph"), (Edit(place, ""),), "unsafe"),),
        )


def _is_summed_up(earlier: Passage, later: Passage) -> bool:
    """Whether section one sums up in the same words what stands with one of the tables."""
    return earlier.section == "overview" and later.section in TABLES
