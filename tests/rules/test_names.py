"""Names of organs and places: what is told, and what must stay silent."""

import pytest

from gidr_lint.report.organs import are_foreign, is_full_name, may_be_one, places

TITLE = "@title {}2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青溪县教体局", "青溪县教育和体育局"),
        ("青溪县水务局", "县水务局"),
        ("青溪县水务局", "水务局办公室"),
        ("青溪县卫健委", "青溪县卫生健康委员会"),
        ("青溪县市监局", "青溪县市场监督管理局"),
        ("青溪县人民政府", "青溪县人民政府办公室"),
        ("青溪县", "青溪县政府办"),
        ("青溪县人民政府", "青溪县政务服务和数据管理局"),
        ("石盘镇人民政府", "青溪县石盘镇党政综合办公室"),
        ("石盘镇", "中共石盘镇委员会"),
        ("石盘镇人民政府", "石盘乡人民政府"),
        ("蒙山县石盘镇人民政府", "云州市石盘镇人民政府"),
        ("槐安街道办事处", "临水区人民政府槐安街道办事处"),
        ("槐安街道", "槐安街道党工委"),
        ("滨江高新区管委会", "滨江高新技术产业开发区管理委员会"),
        ("云津海关", "中华人民共和国云津海关"),
        ("国家税务总局平远市税务局", "平远市税务局"),
        ("淮川市住房公积金管理中心", "淮川市公积金中心"),
        ("青溪县自然资源局临水分局", "临水分局"),
    ],
)
def test_names_that_may_mean_one_organ(one, other):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青溪县水务局", "青溪县水利局"),
        ("青溪县水务局", "白石县水务局"),
        ("石盘镇人民政府", "石桥镇人民政府"),
        ("澜江市人民政府", "清河市人民政府"),
        ("槐安街道办事处", "白石县水利局"),
        ("河东省生态环境厅", "河东省水利厅"),
        ("云津海关", "白石县水利局"),
        ("滨江高新技术产业开发区管理委员会", "临水区民政局"),
        ("青溪县人民政府办公室", "青溪县教育局"),
    ],
)
def test_names_that_cannot_mean_one_organ(one, other):
    assert not may_be_one(one, other)
    assert not may_be_one(other, one)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青溪县城市管理局", {"county": "青溪"}),
        ("青溪县住房和城乡建设局", {"county": "青溪"}),
        ("澜江市市场监督管理局", {"city": "澜江"}),
        ("青溪县乡村振兴局", {"county": "青溪"}),
        ("凉川彝族自治州教育局", {"city": "凉川彝族"}),
        ("青溪县城关镇人民政府", {"county": "青溪", "town": "城关"}),
        ("郑川州市水务局", {"city": "郑川州"}),
        ("滨江高新技术产业开发区管理委员会", {}),
        ("市公安局", {}),
        ("城镇管理局", {}),
    ],
)
def test_the_places_of_a_name(name, expected):
    assert expected == places(name)


def test_places_of_two_levels_are_not_foreign_to_each_other():
    assert not are_foreign(places("青溪县水务局"), places("澜江市水务局"))
    assert are_foreign(places("青溪县水务局"), places("白石县水务局"))


@pytest.mark.parametrize(
    "name", ["水务局", "办公室", "二〇二四年度总结", "青溪县水务集团", "2024青溪县水务局"]
)
def test_what_is_no_full_name(name):
    assert not is_full_name(name)


@pytest.mark.parametrize(
    "organ",
    [
        *("槐安街道办事处", "河东省水利厅", "云津海关", "淮川市住房公积金管理中心", "石盘镇人民政府"),
        *("滨江高新技术产业开发区管理委员会", "定川县人民政府办公室", "澜江市人民政府"),
    ],
)
@pytest.mark.parametrize("place", ["@signer {}", "@preamble 现公布{}2024年政府信息公开工作年度报告。"])
def test_another_organ_is_told_whatever_the_kind_of_the_own(lint, organ, place):
    draft = lint(TITLE.format(organ), f"@signer {organ}", place.format("白石县民政局"))
    assert [("P720", "白石县民政局")] == [
        (code, found) for code, found in zip(draft.codes, draft.places) if code[0] != "L"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "@preamble 白石县民政局编制了2024年度政府信息公开工作年度报告。",
        "@preamble 本报告由白石县民政局根据有关要求编制。",
        "@preamble 白石县民政局2024年政府信息公开工作年度报告",
        "@preamble 按照要求编制白石县民政局2024年政府信息公开工作年度报告。",
        "@preamble 《白石县民政局政府信息公开2024年度报告》由六个部分组成。",
    ],
)
def test_the_report_of_another_organ_in_the_preamble_is_told(lint, line):
    draft = lint(line)
    assert [("P720", "白石县民政局")] == list(zip(draft.codes, draft.places))


@pytest.mark.parametrize(
    "line",
    [
        "@preamble 本报告由青溪县人民政府办公室编制。",
        "@preamble 本报告由县水务局办公室根据有关要求编制。",
        "@preamble 现公布水务局2024年政府信息公开工作年度报告。",
        "@preamble 按照白石县民政局关于做好2024年政府信息公开工作年度报告编制工作的通知编制。",
        "@preamble 现将本局2024年政府信息公开工作情况报告如下。",
    ],
)
def test_the_own_name_and_the_office_of_the_government_are_silent(lint, line):
    assert [] == lint(line).codes


@pytest.mark.parametrize(
    "line",
    [
        "@preamble 现公布青溪县水务局2023年度政府信息公开年度报告。",
        "@preamble 特编制2023年度政府信息公开工作年度报告。",
        "@preamble 现向社会公布2023年度水务局信息公开年度报告。",
        "@preamble 《青溪县水务局2023年政府信息公开工作年度报告》由六个部分组成。",
    ],
)
def test_the_report_of_another_year_in_the_preamble_is_told(lint, line):
    draft = lint(line)
    assert ["D516"] == draft.codes
    assert "2023" not in draft.fixed(unsafe=True)


@pytest.mark.parametrize(
    "line",
    [
        "@preamble 针对2023年度政府信息公开工作年度报告指出的问题，本局逐项整改。",
        "@preamble 《青溪县水务局2023年政府信息公开工作年度报告》中的问题已经整改。",
        "@preamble 按照《关于做好2023年政府信息公开工作年度报告编制发布的通知》编制。",
        "@preamble 继2023年政府信息公开工作年度报告之后，公布本报告。",
    ],
)
def test_the_report_of_last_year_may_be_named(lint, line):
    assert [] == lint(line).codes


PARTS = "总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在问题及改进情况、其他事项"


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("本报告由总体情况等七个部分组成。", "warning"),
        ("全文共分五个部分。", "warning"),
        ("本报告包括总体情况、主动公开和依申请公开情况、复议诉讼情况、存在问题及改进情况、其他事项五项内容。", "warning"),
        (f"本报告包括{PARTS.replace('复议诉讼情况、', '')}。", "warning"),
        (f"本报告由{PARTS.replace('、其他事项', '')}六部分组成。", "warning"),
        (f"本报告由{PARTS.replace('存在问题及改进情况', '下步工作思考')}组成。", "warning"),
        (f"本报告由{PARTS.replace('复议诉讼情况、', '')}等六部分组成。", "info"),
        (f"本报告由{PARTS.replace('存在', '政务公开经验介绍、存在')}组成。", "warning"),
    ],
)  # fmt: skip
def test_parts_that_the_preamble_tells_otherwise(lint, line, severity):
    draft = lint(f"@preamble {line}")
    assert [("S115", severity)] == list(zip(draft.codes, draft.severities))


@pytest.mark.parametrize(
    "line",
    [
        f"本报告由{PARTS}六个部分组成。",
        f"全文包括{PARTS.replace('、', '，')}等六个方面，数据由各股室提供。",
        f"报告内容主要包括{PARTS.replace('复议诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况')}，另附表格。",
        f"本报告由{PARTS.replace('、其他事项', '')}等部分组成。",
        "本报告由总体情况等六部分组成。",
        "本报告包括六个部分。",
        "本局从主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面推进。",
        "本局建立由主任、副主任和办公室三个方面组成的工作组。",
    ],
)
def test_parts_that_the_preamble_tells_rightly(lint, line):
    assert [] == lint(f"@preamble {line}").codes


def test_a_part_too_many_is_told_at_its_heading_alone(lint):
    assert ["S104"] == lint(
        f"@preamble 本报告由{PARTS}六个部分组成。",
        "@after other-matters ## 七、工作思路",
        "@after other-matters 继续努力。",
    ).codes


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("根据白石县水务局公开制度，专人负责。", "白石县水务局"),
        ("按照《白石县人民政府办公室公开工作办法》办理。", "白石县人民政府办公室"),
        ("@preamble 本报告可在白石县人民政府网站查阅。", "白石县人民政府"),
        ("@preamble 请与澜江市白石县水务局办公室联系。", "澜江市白石县水务局"),
        ("白石县水务局主动公开图文12条。", "白石县水务局"),
        ("2024年，白石区水务局认真整理栏目。", "白石区水务局"),
    ],
)
def test_an_organ_of_another_county_is_told(lint, line, name):
    draft = lint(line)
    assert [("P721", name)] == list(zip(draft.codes, draft.places))


@pytest.mark.parametrize(
    "line",
    [
        "按照《澜江市人民政府办公室公开工作办法》办理。",
        "@preamble 本报告可在澜江市人民政府网站查阅。",
        "@preamble 请与青溪县水务局办公室（地址：青溪县城关镇政府街1号）联系。",
        "@preamble 请与澜江市青溪县水务局办公室联系。",
        "通过县政府门户网站、各乡镇政府网站和所属区政府信息公开栏张贴告示。",
        "与白石县人民政府开展结对学习，请白石县水务局讲课。",
        "青溪区水务局认真整理栏目。",
        "城关镇人民政府积极配合。",
        "通过高新区管委会网站张贴告示，按照开发区管委会办公室要求整理。",
    ],
)
def test_the_own_place_and_those_of_other_levels_are_silent(lint, line):
    assert [] == lint(line).codes


def test_a_town_in_the_name_of_another_is_told(lint):
    title, signer = TITLE.format("石盘镇人民政府"), "@signer 石盘镇人民政府"
    assert ["P721"] == lint(title, signer, "石桥镇人民政府认真整理栏目。").codes
    assert [] == lint(title, signer, "青溪县人民政府认真整理栏目。").codes


def test_a_list_of_the_reports_of_others_is_no_own_name(lint):
    lines = [f"@preamble {name}2024年政府信息公开工作年度报告" for name in ("白石县民政局", "白石县教育局")]
    assert [] == [code for code in lint(*lines).codes if code == "P720"]


def test_a_title_that_names_no_organ_is_not_compared(lint):
    assert "P720" not in lint(TITLE.format("青溪县人民政府门户网站"), "@signer 青溪县水务局").codes


def test_the_link_to_last_years_report_is_not_the_own_name(lint):
    assert "D516" not in lint("@preamble 上一篇：青溪县水务局2023年政府信息公开工作年度报告").codes
