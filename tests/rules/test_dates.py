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


@pytest.mark.parametrize(
    "line",
    [
        "2023年，因政府信息公开事项引发来信14封。",
        "2023年收到村民递来的意见12条。",
        "2023年通过宣传栏张贴告示52张。",
        "2023年度没有收取查询费用。",
        "2022年，青溪县水务局始终把公开当作日常工作。",
        "2023年，水务局公布水质月报12期。",
        "2023年，我局认真贯彻《中华人民共和国政府信息公开条例》，张贴告示52张。",
        "本局2023年主动公开图文352条，同比增长19.2%。",
        "主动公开方面，2023年，水务局公布水质月报12期。",
        "平台建设方面：我局2023年共更新栏目12个。",
    ],
)
def test_a_sentence_that_tells_what_was_done_is_stale(lint, line):
    assert ["D506"] == lint(line).codes


@pytest.mark.parametrize(
    "line",
    [
        "2023年度我局接到来信43封，本年度升至71封。",
        "2023年，我局接到来信43封，今年有71封。",
        "今年接到来信12封。2023年，我局共接到来信7封。",
        "2023年，我局共接到来信7封。2024年度接到来信12封。",
        "2023年全年接到的是7封来信，大家越来越习惯写信了。",
        "2023年底没办完、转过来的2封来信均已回复。",
        "2023年末，全县共有栏目12个。",
        "2023年接到的来信3封均已回复。",
        "2023年本局接到的来信3封均已回复。",
        "我局2023年办理的来信3封均已归档。",
        "2023年，省政府修订办法，共5条。",
        "2023年，县政府把供水列入实事，全县共12项。",
        "2023年县教育局接到来信3封。",
        "2023年主动公开目录已经修订，共12项。",
        "自2023年以来，我局共接到来信43封。",
        "我局对2023年的栏目逐一核查，共12个。",
        "较2023年，我局公布的水质月报增加2期。",
    ],
)
def test_a_sentence_that_tells_another_years_matter_is_silent(lint, line):
    assert [] == lint(line).codes


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("村民申请30件，连同2022年结转的2件一并办理。", "2022年"),
        ("村民申请30件，其余2件结转至2024年办理。", "2024年"),
        ("村民申请30件，其余2件转入2023年办理。", "2023年"),
        ("村民申请30件，其余2件结转2026年办理。", "2026年"),
        ("由2022年结转至2023年的2件村民申请已办结。", "2022年"),
        ("2023年结转到2025年的2件村民申请已办结。", "2025年"),
    ],
)
def test_a_carry_over_between_other_years_is_told(lint, line, year):
    draft = lint(line)
    assert [("D517", year)] == list(zip(draft.codes, draft.places))


@pytest.mark.parametrize(
    "line",
    [
        "村民申请30件，连同2023年结转的2件一并办理，2件结转到2025年。",
        "由2023年结转至2024年的2件村民申请已办结。",
        "2024年结转至2025年办理的村民申请2件。",
        "上年结转至2024年的2件村民申请已办结。",
        "2022年结转资金用于购买2件设备。",
        "比2023年多3件，其中2022年结转的1件也已办结。",
        "《2022年结转事项清单》列了2件村民申请。",
    ],
)
def test_a_carry_over_that_can_be_is_silent(lint, line):
    assert [] == lint(line).codes


@pytest.mark.parametrize(
    "line",
    [
        "改进方向：2024年，我局将进一步整理栏目。",
        "2024年，将重点抓好栏目整理。",
        "2024年度我们将从以下方面着手。",
        "2023年，本局力争栏目零差错。",
    ],
)
def test_a_plan_for_the_year_that_is_over_is_told(lint, line):
    assert ["D518"] == lint(f"@problems {line}").codes


@pytest.mark.parametrize(
    "line",
    [
        "2025年，我局将进一步整理栏目。",
        "2024年，我局将栏目整理纳入考核。",
        "2024年，我局将重点栏目作为检查内容。",
        "2024年，我局按将进一步公开列为目标的要求，整理了栏目。",
        "针对2024年存在的不足，我局将进一步整理栏目。",
        "2024年制定了计划，从栏目开始整理。",
    ],
)
def test_what_is_done_or_lies_ahead_is_no_past_plan(lint, line):
    assert [] == lint(f"@problems {line}").codes
