"""
What the prose says of normative documents and decisions, which table 2 counts.

Only the form's own words are read: 制发, 废止, 现行有效, and 作出 with 处罚, 强制, 许可. What is
revised, cleared up, published, drafted for others or counted over several years is no such figure.
"""

from collections.abc import Iterator

from gidr_lint.amounts import Quantity, quantities
from gidr_lint.claims.model import Claim, Reading, Term
from gidr_lint.diagnostics import Target
from gidr_lint.document.text import Pattern
from gidr_lint.report.model import Passage, Report

_NORMATIVE = Pattern(
    r"(?:(?P<issued>制发|制定发布|制定印发)|(?P<repealed>废止|宣布失效)|(?P<force>现行有效))"
    r"(?:的|本级|行政|规范性文件|数量|总数|文件|件数|共计|共|为|了|有|：|:){0,6}\Z"
)
_DECISIONS = Pattern(
    r"作出(?:的)?行政(?P<kind>处罚|强制|许可)(?:的|类|决定书?|数量|总数|案件|共计|共|为|了){0,4}\Z"
)
# The next of a list that 作出 began: 作出行政许可决定97件、行政处罚决定12件.
_NEXT = Pattern(r"\A[，,、；;和及以\s]{0,3}行政(?P<kind>处罚|强制|许可)决定(?:书|共|为){0,2}\Z", "决定")
_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d年", "年")
_NOT_OWN = (
    *(
        "修改",
        "修订",
        "清理",
        "备案",
        "审查",
        "审核",
        "名义",
        "代拟",
        "起草",
        "提请",
        "累计",
        "以来",
        "历年",
        "公开",
    ),
    *(
        "各",
        "全市",
        "全县",
        "全区",
        "全省",
        "全镇",
        "部门",
        "乡镇",
        "街道",
        "下属",
        "上年",
        "近",
        "五年",
        "三年",
        "去年",
        "上级",
        "下一步",
    ),
    *("计划", "将", "其中", "含", "包括", "季度", "半年", "规章", "党内", "解读", "涉", "领域", "类", "方面"),
)
_MEASURES = ("件", "个", "份", "起", "宗", "")
_CUTS = "，,；;、（("
_LONGEST = 400


def documents(report: Report, passage: Passage, first: int) -> Iterator[Claim]:
    """The claims of one passage; their sentences are numbered from `first`."""
    string = passage.text.string
    start = 0
    for number, sentence in enumerate(string.replace("；", "。").split("。")):
        if len(sentence) <= _LONGEST and _is_own(report, sentence):
            yield from _read(passage, sentence, start, first + number)
        start += len(sentence) + 1


def _is_own(report: Report, sentence: str) -> bool:
    """Whether a sentence counts the author's own documents or decisions of the report year."""
    if any(word in sentence for word in _NOT_OWN):
        return False
    title = report.title.string if report.title else ""
    if (
        any(f"{level}政府" in sentence for level in "省市县区州")
        and "政府" not in title.partition("政府信息")[0]
    ):
        return False
    return all(int(match.group()[:4]) == report.year for match in _YEAR.compiled.finditer(sentence))


def _read(passage: Passage, sentence: str, start: int, number: int) -> Iterator[Claim]:
    normative = sentence.find("规范性文件")
    last = -1
    for figure in quantities(sentence):
        if figure.unit not in _MEASURES or figure.loose:
            continue
        clause = max(sentence.rfind(cut, 0, figure.start) for cut in _CUTS) + 1
        before = sentence[clause : figure.start].strip()
        # What the first clause names goes on in those that follow: 制发规范性文件4件，废止2件.
        target = kind = ""
        match = _NORMATIVE.compiled.search(before) if 0 <= normative < figure.start else None
        if match is not None and match.lastgroup is not None:
            kind = {"issued": "issued", "repealed": "repealed", "force": "in-force"}[match.lastgroup]
            target = "normative"
        else:
            decided = _DECISIONS.compiled.search(before)
            if decided is None and last >= 0:
                decided = _NEXT.compiled.match(sentence[last : figure.start])
            if decided is not None:
                target = {"处罚": "penalty", "强制": "coercion", "许可": "licence"}[decided["kind"]]
                kind = "decisions"
                last = figure.end
        if target:
            yield _claim(passage, kind, target, figure, start, start + clause, number)


def _claim(
    passage: Passage, kind: str, row: str, figure: Quantity, start: int, clause: int, number: int
) -> Claim:
    text = passage.text
    reading = Reading((Term(1, Target("proactive", "proactive", row, kind)),))
    left, digits, end = start + figure.start, start + figure.digits_end, start + figure.end
    return Claim(
        f"documents-{kind}" if row == "normative" else f"decisions-{row}",
        "proactive",
        (reading,),
        figure.amount,
        "whole",
        True,
        True,
        False,
        figure.unit,
        text.string[clause:end].strip(),
        text.location(left, digits),
        text.location(clause, end),
        passage.section,
        number,
        passage.number,
    )
