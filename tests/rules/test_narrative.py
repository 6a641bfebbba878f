"""One mistake, one finding, where several sentences or several rules see the same figure."""

import pytest

from gidr_lint.judging.documentation import Example
from gidr_lint.testing.examples import lint

# Lines of an example (see CONTRIBUTING.md), and what is found: code and the words underlined.
CASES = {
    "two clauses of one sentence deny one cell": (
        ["全年政府信息公开申请均已按时答复，无结转。"],
        [("N403", "无结转")],
    ),
    "two sentences of one paragraph deny one cell": (
        ["政府信息公开申请全部依法按时办结。全年无结转下年度办理的申请。"],
        [("N403", "无结转下年度办理的申请")],
    ),
    "two paragraphs are two places to mend": (
        ["政府信息公开申请全部依法按时办结。", "@applications 政府信息公开申请无结转下年度办理的情况。"],
        [("N412", "全部依法按时办结"), ("N403", "无结转下年度办理")],
    ),
    "a wrong cell against the prose is the cell's": (
        [
            "[applications] new.natural-person = 25",
            "@applications 全年新收政府信息公开申请30件，其中自然人24件。",
        ],
        [("A301", "25")],
    ),
    "a wrong count with its share is the count's": (
        ["办结政府信息公开申请30件，其中予以公开15件，占46.7%。"],
        [("N405", "15")],
    ),
    "a wrong share of a right count is the share's": (
        ["办结政府信息公开申请30件，其中予以公开14件，占56.7%。"],
        [("N421", "56.7%")],
    ),
    "a wrong member of a bracketed list is the member's": (
        ["全年新收政府信息公开申请30件（自然人23件、法人及其他组织4件、商业企业0件）。"],
        [("N407", "23")],
    ),
    "a year without applications left standing is one mistake": (
        ["全年未收到政府信息公开申请，无上年结转，无结转下年度办理的申请。"],
        [("N410", "未收到政府信息公开申请")],
    ),
    "four figures of one balance, one of them wrong": (
        ["新收政府信息公开申请30件，上年结转2件，办结30件，结转下年度3件。"],
        [("N409", "3")],
    ),
    "a result of one kind of suit": (
        ["@only disputes 未经复议直接起诉1件，结果维持0件；复议后起诉0件。"],
        [("N416", "0")],
    ),
    "reviews that are all said to go on": (
        ["@only disputes 因政府信息公开被申请行政复议3件，均未审结。"],
        [("N416", "均未审结")],
    ),
    "a denial of both kinds of cases is one statement": (
        ["@only disputes 本年度未发生行政复议、行政诉讼案件。"],
        [("N413", "未发生行政复议、行政诉讼案件")],
    ),
}


@pytest.mark.parametrize("lines, expected", CASES.values(), ids=CASES)
def test_one_mistake_is_one_finding_at_its_place(lines, expected):
    result, made = lint(Example(good=False, title="", body=tuple(lines), messages=()))
    found = [d for d in result.diagnostics if d.code[0] in "NA"]
    said = [(d.code, made.text[d.location.span.start : d.location.span.end]) for d in found]
    assert expected == said, [d.message.text() for d in found]


def test_received_says_how_it_was_taken():
    body = ("收到政府信息公开申请31件，上年结转2件，办结30件，结转下年度2件。",)
    result, _ = lint(Example(good=False, title="", body=body, messages=()))
    (found,) = [d for d in result.diagnostics if d.code[0] == "N"]
    assert found.code == "N409"
    assert "“收到”按只算新收核对；如含上年结转，则应为32件" in found.message.help()


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("本年度因政府信息公开工作被申请行政复议82件。", "INFO"),
        ("本年度被申请行政复议82件，被提起行政诉讼1件。", "ERROR"),
    ],
)
def test_a_count_of_reviews_is_told_as_its_page_says(lint, sentence, severity):
    draft = lint(f"@only disputes {sentence}")
    assert [("N414", severity)] == [(d.code, d.severity.name) for d in draft.found]
