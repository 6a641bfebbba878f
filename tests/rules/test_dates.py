"""Years and dates of the prose: what is told, and sentences that must stay silent."""

import pytest

PREAMBLE = (
    "@preamble 依照《中华人民共和国政府信息公开条例》编制，{}，电子版可在网站下载，联系电话：0000-6100000。"
)


@pytest.mark.parametrize(
    "period",
    [
        "统计期限为2024111231日",
        "统计时间为2024年111231日止",
        "数据统计自202411日起，至20241231日止",
        "统计周期从2024年1月1日到20241231日",
    ],
)
def test_a_period_with_lost_characters_is_one_finding(lint, period):
    draft = lint("@no-preamble", PREAMBLE.format(period))
    assert ["D504"] == draft.codes


@pytest.mark.parametrize(
    "line",
    [
        "年主动公开图文23篇。",
        "（一）网站管理。年我局更新栏目12个。",
        "网站运行平稳；年，全镇更新栏目12个。",
        "网站运行平稳。年共召开协调会4次。",
    ],
)
def test_a_sentence_that_lost_its_year_is_told(lint, line):
    draft = lint(line)
    assert [("D504", "年")] == list(zip(draft.codes, draft.places, strict=True))


@pytest.mark.parametrize(
    "line",
    [
        "年度共召开协调会4次。年初，全面部署。年均更新300次。年我行我素者受到批评。",
        "平台编号为20240115，日均访问2000000次，累计运行2000日。",
        "一年主动公开三次。三年共培训12次。",
        "连续五\u3000年，网站无差错。",
        "年共享数据一批，年通过率提高。",
    ],
)
def test_what_is_no_lost_year_or_date_is_silent(lint, line):
    assert [] == [code for code in lint(line).codes if code != "P714"]


def test_a_year_on_the_line_above_is_not_lost(lint):
    assert [] == [code for code in lint("网站截至2024", "年，共更新栏目12个。").codes if code != "P708"]
