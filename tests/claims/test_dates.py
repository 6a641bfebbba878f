"""The dates of the period sentence in its forms, and what is none."""

import pytest

from gidr_lint.claims.dates import extract_dates
from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.forms.load import load_forms
from gidr_lint.report.bind import bind

DRAFT = "# 某某县水利局2024年政府信息公开工作年度报告\n\n{}\n\n一、总体情况\n\n{}\n\n六、其他需要报告的事项\n\n无。\n\n{}\n"


def dates_of(preamble="", overview="工作正常。", end="某某县水利局"):
    draft = DRAFT.format(preamble, overview, end)
    return extract_dates(bind(read(Source("draft.md", draft.encode())), load_forms()))


def period(**texts):
    return [
        (date.role, date.year, date.month, date.day)
        for date in dates_of(**texts)
        if date.role.startswith("period")
    ]


WHOLE = [("period-start", 2024, 1, 1), ("period-end", 2024, 12, 31)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("统计期限自2024年1月1日起，至2024年12月31日止。", WHOLE),
        ("数据统计时段为2024年1月1日—2024年12月31日。", WHOLE),
        ("统计期为二〇二四年一月一日至二〇二四年十二月三十一日。", WHOLE),
        ("统计时间：2024.1.1-2024.12.31。", WHOLE),
        ("统计期限为2024年1月1日至12月31日。", [WHOLE[0], ("period-end", None, 12, 31)]),
        ("统计期限为2024年1月1日至2024年12月31日，其中收费数据截至2024年12月20日。", WHOLE),
        ("统计期限为2024年1月1日至2024年12月31日，报告于2025年1月20日公布。", WHOLE),
        (
            "统计期限为2024年1月至11月。",
            [("period-start", 2024, 1, None), ("period-end", None, 11, None)],
        ),
        ("统计截止日期为2024年12月31日。", WHOLE[1:]),
        ("本报告统计数据截至2024年12月31日。", WHOLE[1:]),
        ("统计期限：2024年1—12月。", [("period-start", 2024, 1, None)]),
        ("统计期限为2023年度。", [("period-start", 2023, None, None)]),
        ("办理时限自2024年3月1日起缩短为15日。", []),
        ("网站数据迁移时间为2023年5月1日至6月1日。", []),
        ("统计数据显示，2023年1月至12月水质良好。", []),
    ],
)
def test_the_sentence_on_the_period_has_a_start_and_an_end(sentence, expected):
    assert period(preamble=sentence) == expected
    assert period(overview=sentence) == expected


@pytest.mark.parametrize(
    "line", ["2025年1月20日", "成文日期：2025年1月20日", "（2025年1月20日）", "2025年1月"]
)
def test_a_date_alone_at_the_end_is_that_of_issue(line):
    assert [date.role for date in dates_of(end=line)][-1] == "issue"
