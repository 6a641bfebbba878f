"""Where a finding in a Word file stands, in words that a person finds it by."""

import json

import pytest

from gidr_lint.assist.places import Names
from gidr_lint.base.location import Address, Location
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, concise, text
from gidr_lint.outputs import json as as_json
from gidr_lint.outputs._rows import rendered, row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))


def lint(draft):
    return LINTER.lint(Source("draft.docx", draft.docx()[0]))


@pytest.fixture(scope="module")
def clean():
    return lint(Draft.clean())


def named(result, address):
    places = (place for place, _ in result.case.document.places)
    known = next((place for place in places if place._replace(place=0) == address.whole), address)
    return Names(result.case).of(Location(None, known._replace(start=address.start, end=address.end)))


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        (Address(paragraph=0), "标题 “青溪县水务局2024…”", "title: 青溪县水务局2024…"),
        (
            Address(paragraph=1),
            "第一部分之前 “根据《中华人民共和国…”",
            "before section one: 根据《中华人民共和国…",
        ),
        (Address(paragraph=2), "一、总体情况", "一、总体情况"),
        (Address(paragraph=4), "一、总体情况 “（二）依申请公开。”", "一、总体情况: （二）依申请公开。"),
        (
            Address(table=1, row=3, column=9),
            "表三“一、本年新收政府信息公开申请数量”行“总计”列",
            "table 3, row 一、本年新收政府信息公开申请数量, column 总计",
        ),
        (
            Address(table=1, row=4, column=0),
            "表三“二、上年结转政府信息公开申请数量”",
            "table 3, 二、上年结转政府信息公开申请数量",
        ),
        (Address(table=7, row=0, column=0), None, None),
    ],
)
def test_a_place_is_named_by_its_section_or_its_row_and_column(clean, address, zh, en):
    assert (None if zh is None else (zh, en)) == named(clean, address)


def test_the_whole_of_a_place_and_a_part_of_it_have_one_name(clean):
    part = Address(paragraph=4, start=12, end=14)
    assert named(clean, part) == named(clean, part.whole)


def test_text_and_json_give_the_name_beside_the_address():
    draft = Draft.clean()
    draft.sections["overview"][1].append("全年公开政府信息XX条。")
    result = lint(draft)
    name = "一、总体情况 “全年公开政府信息XX条。”"
    assert f"    位置：{name}\n" in text.piece(row_of(result, Style()), Style())
    assert "    at: 一、总体情况: 全年" in text.piece(
        row_of(result, Style(language="en")), Style(language="en")
    )
    assert "位置：" not in text.piece(row_of(result, Style(quiet=True)), Style(quiet=True))
    assert "第9段" in concise.piece(row_of(result, Style()), Style()) and name in concise.piece(
        row_of(result, Style()), Style()
    )
    whole = json.loads(rendered(as_json, [result], Style()))
    assert name == whole["files"][0]["diagnostics"][0]["place"]


def test_a_cell_that_the_message_names_is_not_named_twice():
    draft = Draft.clean()
    draft.tables["disputes"]["cases", "direct-suit-upheld"] = "1件"
    result = lint(draft)
    assert "位置：" not in text.piece(row_of(result, Style()), Style())
    whole = json.loads(rendered(as_json, [result], Style()))
    assert "表四未经复议直接起诉“结果维持”" == whole["files"][0]["diagnostics"][0]["place"]


def test_personal_data_in_a_name_is_masked_before_it_is_cut():
    draft = Draft.clean()
    draft.sections["overview"][1].append("联系人13900000000，公开XX条。")
    result = lint(draft)
    for shown in (
        text.piece(row_of(result, Style()), Style()),
        concise.piece(row_of(result, Style()), Style()),
        json.dumps(row_of(result, Style()).entry, ensure_ascii=False),
    ):
        assert "139****" in shown and "1390000" not in shown


def test_text_files_have_lines_and_no_names():
    result = LINTER.lint(Source("draft.md", Draft.clean().markdown().replace("126条", "XX条").encode()))
    assert result.diagnostics and "位置：" not in text.piece(row_of(result, Style()), Style())
    assert '"place"' not in json.dumps(row_of(result, Style()).entry)
