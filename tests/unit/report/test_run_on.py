"""Headings on one line with their text, and tables in one line, as pages without line breaks have them."""

import re

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft
from gidr_lint.testing.examples import patch

LINTER = Linter(Settings(), Registry(installed=False))
NAMES = ("draft.md", "draft.txt")
OVERVIEW = re.compile(r"(?m)^#* ?一、总体情况$")


def lint(text, name="draft.txt"):
    return LINTER.lint(Source(name, text.encode()))


def codes(text, name="draft.txt"):
    return [diagnostic.code for diagnostic in lint(text, name).diagnostics]


def written(name):
    draft = Draft.clean()
    return draft.markdown() if name.endswith(".md") else draft.text()


def in_one_line(text):
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "line",
    [
        "一、总体情况 2024年，本局组织培训2次。",
        "一、总体情况\u30002024年，本局组织培训2次，培训人员30人次。工作有序开展。",
        "一、总体情况2024年，本局组织培训2次。",
        "一、总体情况概述 本局按照要求组织培训2次，工作有序开展。",
        "一、总体情况（一）组织领导。本局组织培训2次。",
        "????一、总体情况 2024年，本局组织培训2次。",
    ],
)
def test_a_heading_on_one_line_with_its_text_is_the_section(name, line):
    result = lint(OVERVIEW.sub(line, written(name), count=1), name)
    assert not [d for d in result.diagnostics if d.code.startswith("S")]
    assert "培训2次" in result.case.report.prose("overview")


@pytest.mark.parametrize("name", NAMES)
def test_the_text_behind_a_heading_is_compared_with_the_table(name):
    text = OVERVIEW.sub("一、总体情况 2024年，本局未收到政府信息公开申请。", written(name), count=1)
    assert "N410" in codes(text, name)


def test_such_a_line_in_word_keeps_its_place():
    draft = Draft.clean()
    heading, lines = draft.sections["overview"]
    draft.sections["overview"] = (f"{heading} 2024年，本局未收到政府信息公开申请。", lines)
    found = LINTER.lint(Source("draft.docx", draft.docx()[0])).diagnostics
    assert ["N410"] == [diagnostic.code for diagnostic in found if diagnostic.code != "N423"]
    address = found[0].location.address
    assert address is not None and address.start == len(heading) + 1 + len("2024年，本局")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_in_one_line_has_its_sections_and_tables_that_cannot_be_read(name):
    text = in_one_line(Draft.clean().text("lines"))
    result = lint(text, name)
    assert ["E003"] * 3 == [diagnostic.code for diagnostic in result.diagnostics]
    assert ["信息内容", "自然人", "结果维持"] == [
        text[slice(*diagnostic.location.span)] for diagnostic in result.diagnostics
    ]
    assert "青溪县水务局" == result.case.report.organisation
    assert 6 == len({part.section for part in result.case.report.parts})


def test_a_page_in_one_line_without_its_tables_lacks_them():
    draft = Draft.clean()
    patch(draft, [f"[{table}] -table" for table in ("proactive", "applications", "disputes")])
    assert ["T201"] * 3 == codes(in_one_line(draft.text()))


@pytest.mark.parametrize(
    "line",
    [
        "本报告内容： 一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 六、其他需要报告的事项。",
        "本报告由一、总体情况，二、主动公开政府信息情况等六个部分组成。",
        "上年改进的重点见“五、存在的主要问题及改进情况”一节，已全部落实。",
    ],
)
def test_contents_and_citations_in_a_sentence_are_no_headings(line):
    draft = Draft.clean()
    draft.preamble.append(line)
    assert not [code for code in codes(draft.text()) if code[0] in "SET"]


def test_a_contents_line_does_not_stand_for_sections_that_are_missing():
    draft = Draft.clean()
    patch(draft, ["@drop other-matters"])
    draft.preamble.append("本报告内容： 一、总体情况 二、主动公开政府信息情况 六、其他需要报告的事项。")
    assert ["S101"] == codes(draft.text())


def test_results_of_cases_in_a_sentence_are_no_table_in_one_line():
    draft = Draft.clean()
    patch(draft, ["[disputes] -table"])
    draft.sections["disputes"][1].append(
        "行政复议结果维持1件、结果纠正1件、尚未审结1件，行政诉讼结果维持1件，结果纠正0件，其他结果0件，尚未审结0件，均已在系统中登记并按要求报送。"
    )
    assert ["T201"] == codes(draft.text())
