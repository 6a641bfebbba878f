"""Which of what was not read is taken for a report, told of paths alone."""

import os

import pytest

from gidr_lint.base.diagnostics import Severity
from gidr_lint.cli._company import Company, looks_like_report, nothing_checked
from gidr_lint.cli._files import Unread

NAMED = "溪口镇2024年政府信息公开工作年度报告"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def item(path: str, *, folder: bool = False, company: bool = True, counts: bool = True) -> Unread:
    return Unread(path, path, is_folder=folder, by_company=company, counts=counts)


@pytest.mark.parametrize(
    ("path", "severity"),
    [
        (f"别处/{NAMED}.doc", ERROR),
        ("县/乙.doc", WARNING),
        ("县/附件/乙.pdf", WARNING),
        ("县/附件/二/三/乙.pdf", WARNING),
        ("乙.doc", None),
        ("乡/乙.doc", None),
        ("县城/乙.doc", None),
        ("政府信息公开年报/乙.doc", WARNING),
        # Its folder is not named so, the one above it is.
        ("政府信息公开年报/附件/乙.doc", None),
        ("政府信息公开年度报告模板/乙.doc", None),
    ],
)
def test_name_folder_and_what_was_checked_beside_or_above_say_what_it_is_taken_for(
    path: str, severity: Severity | None
) -> None:
    assert Company(["县/甲.md"]).verdict(item(path)) == severity


@pytest.mark.parametrize("path", ["县/乙.zip", "政府信息公开年报/乙.zip", "县/台账.xlsx"])
def test_what_goes_by_its_name_alone_is_not_taken_for_a_report_by_where_it_lies(path: str) -> None:
    company = Company(["县/甲.md"])
    assert company.verdict(item(path, company=False)) is None
    assert company.verdict(item(f"县/{NAMED}{os.path.splitext(path)[1]}", company=False)) is ERROR


def test_of_a_kind_that_holds_no_report_not_even_the_name_counts() -> None:
    assert Company(["县/甲.md"]).verdict(item(f"县/{NAMED}.png", company=False, counts=False)) is None


def test_only_a_checked_report_of_the_same_name_and_folder_excuses() -> None:
    company = Company([f"县/{NAMED}.docx", "县/甲.v2.md"])
    assert company.verdict(item(f"县/{NAMED}.PDF")) is None
    assert company.verdict(item(f"乡/{NAMED}.pdf")) is ERROR
    assert company.verdict(item("县/甲.v2.doc")) is None
    assert company.verdict(item("县/甲.doc")) is WARNING


def test_a_folder_is_excused_by_nothing() -> None:
    company = Company(["县/甲.md", f"县/{NAMED}.md"])
    assert company.verdict(item("县/甲", folder=True)) is WARNING
    assert company.verdict(item(f"县/{NAMED}", folder=True)) is ERROR


def test_what_lies_near_a_named_file_is_looked_at_up_to_the_current_folder() -> None:
    asked: list[tuple[str, str | None]] = []

    def look(folder: str, stem: str | None) -> bool:
        asked.append((os.path.relpath(folder), stem))
        return (asked[-1]) in ((".", None), ("甲", "乙"))

    company = Company([], look)
    named = item("甲/附件/丙.doc")._replace(named=True)
    assert company.verdict(named) is WARNING
    assert [("甲/附件", None), ("甲", None), (".", None), ("甲/附件", "丙")] == asked
    assert company.verdict(item("甲/乙.doc")._replace(named=True)) is None
    del asked[:]
    assert company.verdict(item("甲/附件/丙.doc")) is None
    assert not asked


def test_a_given_folder_with_nothing_checked_tells_how_much_in_it_may_be_a_report() -> None:
    items = [
        *(item(path) for path in ("县/甲.pdf", "县/深/乙.doc", "乡/丙.doc", "镇/丁.doc")),
        item("县/closed", folder=True),
        item("县/台账.xls", company=False),
        item("县/图.png", company=False, counts=False),
        item("村/材料.zip", company=False),
    ]
    company = Company(["镇/所/甲.md"])
    assert {"县": 3, "乡": 1} == nothing_checked(["县", "乡", "镇", "村", "空"], items, company)
    assert {} == nothing_checked(["."], items, company)
    assert {".": 5} == nothing_checked(["."], items, Company([]))


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (f"{NAMED}.xlsx", True),
        ("政府信息公开年报数据.docx", True),
        ("政府信息公开年报数据.xlsx", False),
        ("政府信息公开工作年度报告附表.xls", False),
        ("各单位政务公开年报报送情况统计.et", False),
        ("政府信息公开年报.zip", True),
    ],
)
def test_a_spreadsheet_that_goes_with_a_report_is_none(name: str, is_one: bool) -> None:
    assert looks_like_report(name) is is_one
