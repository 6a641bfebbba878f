"""What a directive covers, what it takes with it, and what is said of one that is wrong."""

import pytest

from gidr_lint import formats as readers
from gidr_lint.base.diagnostics import Finding, Message, Severity
from gidr_lint.base.location import at
from gidr_lint.document.source import Source
from gidr_lint.engine.merge import Stamped
from gidr_lint.engine.suppression import Silencer
from gidr_lint.judging.rule import RuleRef
from gidr_lint.plugins.registry import Registry

SAY = Message(zh="有", en="yes")
NAMES = {
    "A301": "application-balance",
    "A303": "applicant-total",
    "N401": "new-mismatch",
    "T213": "blank-cell",
}

RAN = tuple(NAMES.items())
OWN = (("E009", "unused-directive"),)
BUILT_IN = Registry(installed=False).rules


def document(text):
    return readers.read(Source("draft.md", text.encode(), "markdown"))


def silencer(text, known=NAMES):
    words = {*known, *known.values(), "A", "A3", "N", "T"}
    return Silencer(
        document(text), knows=words.__contains__, near=lambda word: "A301" if word[0] == "A" else None
    )


def silences(text, marked, code="A301", nth=0):
    """Whether a finding at the n-th occurrence of `marked` is silenced."""
    place = -1
    for _ in range(nth + 1):
        place = text.index(marked, place + 1)
    return silencer(text).silences(code, NAMES[code], at(place, place + len(marked)))


def stamped(code, text, marked):
    place = text.index(marked)
    finding = Finding(at(place, place + len(marked)), SAY())
    ref = RuleRef(code, NAMES[code], Severity.ERROR, "nowhere")
    return Stamped(ref, Severity.ERROR, Severity.ERROR, finding)


TABLE = """# 标题

{0}

| 项 | 数 |
| --- | --- |
| 甲 | 11 |
| 乙 | 22 |

后面33。
"""


def test_next_line_covers_the_whole_table_and_nothing_after_it():
    text = TABLE.format("<!-- gidr-lint-disable-next-line A301 -- 已核对 -->")
    assert [True, True, False] == [silences(text, cell) for cell in ("11", "22", "33")]


def test_next_line_covers_one_paragraph_even_over_wrapped_lines():
    text = "前11。\n\n<!-- gidr-lint-disable-next-line A301 -- 因 -->\n\n中22，\n又23。\n\n后33。\n"
    assert [False, True, True, False] == [silences(text, word) for word in ("11", "22", "23", "33")]


def test_next_line_covers_a_heading_but_not_what_stands_under_it():
    text = "<!-- gidr-lint-disable-next-line A301 -- 因 -->\n## 一、总体11\n\n正文22。\n"
    assert [True, False] == [silences(text, word) for word in ("11", "22")]


def test_next_line_covers_a_run_in_heading_with_the_rest_of_its_line():
    text = "一、总体情况\n\n<!-- gidr-lint-disable-next-line A301 -- 因 -->\n\n（一）主动公开。全年11件。\n\n后22。\n"
    assert [True, False] == [silences(text, word) for word in ("11", "22")]


def test_next_line_covers_one_list_item():
    text = "<!-- gidr-lint-disable-next-line A301 -- 因 -->\n\n- 甲11\n- 乙22\n"
    assert [True, False] == [silences(text, word) for word in ("11", "22")]


def test_line_covers_its_line_only():
    text = "前11。\n\n中22。<!-- gidr-lint-disable-line A301 -- 因 -->\n\n后33。\n"
    assert [False, True, False] == [silences(text, word) for word in ("11", "22", "33")]


def test_line_in_a_cell_covers_its_row():
    text = TABLE.format("前。").replace("| 11 |", "| 11 <!-- gidr-lint-disable-line A301 -- 因 --> |")
    assert [True, True, False] == [silences(text, word) for word in ("甲", "11", "22")]


def test_range_ends_at_enable_for_the_codes_it_names():
    text = (
        "前11。\n\n<!-- gidr-lint-disable A301 N401 -- 因 -->\n\n中22。\n\n"
        "<!-- gidr-lint-enable A301 -->\n\n后33。\n"
    )
    assert [False, True, False] == [silences(text, word) for word in ("11", "22", "33")]
    assert [False, True, True] == [silences(text, word, "N401") for word in ("11", "22", "33")]


def test_enable_without_a_code_ends_every_range():
    text = "<!-- gidr-lint-disable A301 -- 因 -->\n\n中22。\n\n<!-- gidr-lint-enable -->\n\n后33。\n"
    assert [True, False] == [silences(text, word) for word in ("22", "33")]


def test_file_covers_everything_before_and_after_it():
    text = "前11。\n\n<!-- gidr-lint-disable-file A301 -- 因 -->\n\n后22。\n"
    assert [True, True] == [silences(text, word) for word in ("11", "22")]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("A301", True),
        ("A3", True),
        ("A", True),
        ("application-balance", True),
        ("A303", False),
        ("AB", False),
    ],
)
def test_codes_prefixes_and_names_are_understood(word, expected):
    text = f"<!-- gidr-lint-disable-file {word} -- 因 -->\n\n后11。\n"
    assert expected == silences(text, "11")


def test_a_prefix_names_one_family_only():
    draft = document("<!-- gidr-lint-disable-file A -- 因 -->\n\n后11。\n")
    quiet = Silencer(draft, knows=lambda word: True, near=lambda word: None)
    assert not quiet.silences("AB301", "local-rule", at(45, 46))


def test_a_silenced_finding_lets_the_next_of_its_mistake_speak_elsewhere():
    text = TABLE.format("<!-- gidr-lint-disable-next-line A301 -- 因 -->")
    group = [stamped("A301", text, "11"), stamped("N401", text, "33")]
    assert ["N401"] == [item.code for item in silencer(text).spoken(group)]


def test_a_silenced_finding_takes_those_at_its_own_place_along():
    text = TABLE.format("<!-- gidr-lint-disable-next-line A301 -- 因 -->")
    group = [stamped("A301", text, "11"), stamped("A303", text, "11"), stamped("N401", text, "11")]
    assert [] == silencer(text).spoken(group)


def test_a_directive_at_a_related_place_leaves_the_finding_alone():
    text = TABLE.format("").replace(
        "后面33。", "<!-- gidr-lint-disable-next-line A301 N401 -- 因 -->\n\n后面33。"
    )
    group = [stamped("A301", text, "11"), stamped("N401", text, "33")]
    assert ["A301"] == [item.code for item in silencer(text).spoken(group)]


def mistakes(text):
    return [
        (ref.code, finding.message.text())
        for incident in silencer(text).mistakes()
        for ref in BUILT_IN
        if incident.kind in ref.on
        for finding in ref.load()(incident)
    ]


def test_unknown_code_is_named_with_the_nearest():
    assert [("E006", "指令中的“A3O1”不是规则代码或名称，是否指A301")] == mistakes(
        "<!-- gidr-lint-disable-file A3O1 -- 因 -->\n\n文。\n"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("disable-nextline", "，是否指gidr-lint-disable-next-line"),
        ("ignore", ""),
        ("disabled", "，是否指gidr-lint-disable"),
    ],
)
def test_what_is_no_directive_is_said_to_be_none(word, hint):
    text = f"<!-- gidr-lint-{word} A301 -- 因 -->\n\n文。\n"
    assert [("E006", f"“gidr-lint-{word}”不是指令，不起作用{hint}")] == mistakes(text)
    assert [] == mistakes(f"```\n{text}```\n")
    assert [] == mistakes("<!-- gidr-lint-说明：这里已核对 -->\n\n文。\n")


def test_no_code_no_reason_are_findings_of_their_own():
    assert ["E007", "E008"] == [code for code, _ in mistakes("<!-- gidr-lint-disable-file -->\n\n文。\n")]
    assert ["E008"] == [code for code, _ in mistakes("<!-- gidr-lint-disable-file A301 -->\n\n文。\n")]


def test_enable_needs_neither_code_nor_reason():
    assert [] == mistakes("<!-- gidr-lint-disable A301 -- 因 -->\n\n文。\n\n<!-- gidr-lint-enable -->\n")


def unused(text, *places, ran=RAN):
    quiet = silencer(text)
    for code, marked in places:
        place = text.index(marked)
        quiet.silences(code, NAMES[code], at(place, place + 1))
    return [incident.values["codes"] for incident in quiet.unused(ran, OWN)]


def test_only_words_that_silenced_nothing_are_unused():
    text = "<!-- gidr-lint-disable-next-line A301 N401 T -- 因 -->\n\n中22。\n"
    assert ["N401 T"] == unused(text, ("A301", "22"))
    assert [] == unused(text, ("A301", "22"), ("N401", "22"), ("T213", "22"))


def test_a_range_that_was_closed_before_the_finding_is_unused():
    text = "<!-- gidr-lint-disable A301 -- 因 -->\n\n前。\n\n<!-- gidr-lint-enable A301 -->\n\n后33。\n"
    assert ["A301"] == unused(text, ("A301", "33"))


def test_enable_that_closes_nothing_is_unused():
    assert ["A301"] == unused("前。\n\n<!-- gidr-lint-enable A301 -->\n\n后33。\n")


def test_a_directive_for_a_rule_that_did_not_run_is_not_to_blame():
    text = "<!-- gidr-lint-disable-next-line A301 Z999 -- 因 -->\n\n中22。\n"
    assert [] == unused(text, ran=(("N401", "new-mismatch"),))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n\n\n"])
def test_next_line_needs_no_particular_gap(gap):
    comment = f"<!-- gidr-lint-disable-next-line A301 -- 因 -->{gap}"
    paragraph = f"前11。\n\n{comment}中22。\n\n后33。\n"
    table = f"前11。\n\n{comment}| 项 | 数 |\n| --- | --- |\n| 甲 | 22 |\n\n后33。\n"
    for text in (paragraph, table):
        assert [False, True, False] == [silences(text, word) for word in ("11", "22", "33")]


def test_between_the_rows_of_an_html_table_next_line_covers_the_next_row():
    rows = [
        "<tr><td>甲</td><td>11</td></tr>",
        "<tr><td>乙</td><td>22</td></tr>",
        "<tr><td>丙</td><td>33</td></tr>",
    ]
    comment = "<!-- gidr-lint-disable-next-line A301 -- 因 -->"
    text = "前。\n\n<table>\n" + "\n".join([rows[0], comment, *rows[1:]]) + "\n</table>\n"
    assert [False, True, False] == [silences(text, word) for word in ("11", "22", "33")]


@pytest.mark.parametrize(
    ("comment", "silent"),
    [
        ("<!-- gidr-lint-disable-nextline A301 -- 因 -->", False),
        ("<!-- gidr-lint-disabled A301 -- 因 -->", False),
        ("<!-- gidr-lint-disable-next-line A301 —— 见a>b -->", True),
        ("<!-- gidr-lint-disable-next-line A301 -- " + "长" * 1500 + " -->", True),
        ("```\n<!-- gidr-lint-disable-next-line A301 -- 因 -->\n```", False),
    ],
)
def test_what_is_a_directive_and_what_only_looks_like_one(comment, silent):
    assert silent == silences(f"前11。\n\n{comment}\n\n中22。\n", "22")


def test_two_chinese_dashes_begin_a_reason():
    text = "<!-- gidr-lint-disable-next-line A301 —— 系统导出 -->\n\n中22。\n"
    assert [("A301",)] == [d.codes for d in document(text).directives]
    assert "系统导出" == document(text).directives[0].reason
