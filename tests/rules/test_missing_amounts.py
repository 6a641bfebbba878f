"""A measure word whose number is missing, and words that end in one."""

import pytest


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("本年新来30件，连同结转的件，一并登记。", "结转的件"),
        ("接到咨询9件，加上2023年结转件，均已回复。", "2023年结转件"),
        ("全年接到咨询为件，均已回复。", "为件"),
        ("接到咨询9件，办结件，回访3件。", "办结件"),
        ("接到咨询9件，其中自然人件、企业2件。", "自然人件"),
        ("接到咨询9件（法律服务机构件）。", "法律服务机构件"),
        ("9件咨询中，结转下年度继续办理的件。", "结转下年度继续办理的件"),
        ("9件咨询中，结转至2025年件。", "结转至2025年件"),
        ("收到村民书面申请  件，均已回复。", "申请  件"),
        ("收到村民书面申请　件，均已回复。", "申请　件"),
        ("公布图文信息__条，更新栏目2个。", "信息__条"),
        ("因门牌编制被申请行政复议件。", "被申请行政复议件"),
        ("新出台行政规范性文件件，配套解读2篇。", "行政文件件"),
        ("接到咨询9件，回访3件，合计件。", "合计件"),
        ("接到咨询9件，予以公开件，回访3件。", "予以公开件"),
        ("全年组织培训次，更新栏目2个。", "培训次"),
        ("更新栏目2次，其中网站条、公众号9条。", "网站条"),
        ("召开例会4次，参训人次。", "参训人次"),
    ],
)
def test_a_missing_number_is_one_finding(lint, line, quote):
    draft = lint(line)
    quote = "规范性文件件" if quote == "行政文件件" else quote
    unit = next(unit for unit in ("人次", "件", "条", "次") if quote.endswith(unit))
    assert [f"第一部分“{quote}”漏写了{unit}数"] == draft.messages
    assert [unit] == draft.places


@pytest.mark.parametrize(
    "line",
    [
        "梳理结转件，建立台账，逐件销号3件。",
        "寄送答复件，归档3件，做到件件有着落。",
        "建立办结件、答复件、待办件三本台账。",
        "提高培训人次，扩大覆盖面，全年培训4次。",
        "增加检查频次，全年检查4次，覆盖230人次。",
        "完善政策文件，规范制发文件，公开2份文件。",
        "打造精品案件，按件、按次、按人次统计，全年4次。",
        "以事定件，分为件、条两类，累计4类。",
        "关注企业事件，核查身份，全年4次。",
        "全年开展培训班次、活动层次均有提高，共4次。",
        "网站条目、公众号条目更新4次。",
        "做到能公开件件公开，群众来信一件，回复一件。",
        "接到咨询9件，均予以公开，件件有回音。",
        "窗口受理自然人件、企业件、其他组织件，共300件。",
        "更换公共件，全年4次。",
        "接到咨询9件，无结转下年办理件，没有被申请行政复议件。",
    ],
)
def test_a_word_that_ends_in_a_measure_word_lacks_nothing(lint, line):
    assert [] == lint(line).codes


@pytest.mark.parametrize(
    "line", ["上年结转件，共计41件。", "新收政府信息公开申请30件，上年结转申请件，共计41件。"]
)
def test_the_next_number_is_not_taken_for_the_missing_one(lint, line):
    assert ["N424"] == lint(f"@only applications {line}").codes


def test_a_blank_that_waits_for_its_number_is_not_deleted(lint):
    draft = lint("收到村民书面申请  件，均已回复。")
    assert draft.text == draft.fixed()
