"""Tables that only a local form has: bound in every shape they are written in, or said to be unread; never misread."""

import itertools

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.forms.load import load_form
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

REGISTRY = Registry(installed=False)

FORM = """
id = "city"
extends = "2021"
name = "市格式"
[[sections]]
id = "training"
title = "政务公开培训情况"
after = "other-matters"
table = "training"
[[sections]]
id = "platforms"
title = "平台建设情况"
table = "platforms"
[[sections]]
id = "desk"
title = "收费和办件情况"
[[tables]]
id = "training"
section = "training"
name = "附表一"
title = "政务公开培训情况"
layout = "matrix"
label-columns = 2
[[tables.blocks]]
id = "training"
columns = [
  { id = "first-times", label = "场次", path = ["上半年", "场次"] },
  { id = "first-people", label = "人次", path = ["上半年", "人次"] },
  { id = "second-times", label = "场次", path = ["下半年", "场次"] },
  { id = "second-people", label = "人次", path = ["下半年", "人次"] },
  { id = "total", label = "全年人次" },
]
rows = [
  { id = "in-leaders", label = "领导干部", path = ["内部培训"] },
  { id = "in-other", label = "其他", path = ["内部培训"] },
  { id = "out-villages", label = "村（居）干部", path = ["外部培训"] },
  { id = "out-other", label = "其他", path = ["外部培训"] },
  { id = "all", label = "合计" },
]
[[tables]]
id = "platforms"
section = "platforms"
name = "附表二"
layout = "record"
label-columns = 0
[[tables.blocks]]
id = "platforms"
columns = [
  { id = "site", label = "网站", path = ["平台数", "网站"] },
  { id = "wechat", label = "微信公众号", path = ["平台数", "微信公众号"] },
  { id = "posts", label = "发布信息" },
]
rows = [{ id = "count", label = "" }]
[[tables]]
id = "fees"
section = "desk"
name = "附表三"
layout = "blocks"
label-columns = 1
[[tables.blocks]]
id = "money"
band = "信息处理费"
columns = [{ id = "fee", label = "金额（万元）", value = "money", unit = "万元" }, { id = "cases", label = "件数" }]
rows = [{ id = "by-item", label = "按件计收" }, { id = "by-page", label = "按量计收" }, { id = "fee-total", label = "合计" }]
[[tables.blocks]]
id = "desk"
band = "窗口办件"
columns = [{ id = "hall", label = "政务大厅" }, { id = "station", label = "镇街站点" }]
rows = [{ id = "asked", label = "咨询" }, { id = "handled", label = "办件" }]
[[tables]]
id = "channels"
section = "applications"
name = "附表四"
layout = "matrix"
[[tables.blocks]]
id = "channels"
columns = [{ id = "count", label = "件数" }]
rows = [{ id = "window", label = "当面申请" }, { id = "net", label = "网络申请" }, { id = "mail", label = "信函申请" }]
[[identities]]
id = "training.year"
name = "全年人次等于上下半年之和"
source = "市通知"
kind = "official"
table = "training"
per = "row"
left = ["total"]
op = "="
right = ["first-people", "second-people"]
[[identities]]
id = "training.all"
name = "合计等于四类之和"
source = "市通知"
kind = "official"
table = "training"
per = "column"
left = ["all"]
op = "="
right = ["in-leaders", "in-other", "out-villages", "out-other"]
[[identities]]
id = "fees.all"
name = "合计等于两种之和"
source = "市通知"
kind = "derivable"
table = "fees"
block = "money"
per = "column"
left = ["fee-total"]
op = "="
right = ["by-item", "by-page"]
"""
# Each cell with how many rows and columns it covers.
TRAINING = [
    [("项目", 2, 2), ("上半年", 1, 2), ("下半年", 1, 2), ("全年人次", 2, 1)],
    ["场次", "人次", "场次", "人次"],
    [("内部培训", 2, 1), "领导干部", "1", "12", "3", "14", "26"],
    ["其他", "5", "16", "7", "18", "34"],
    [("外部培训", 2, 1), "村（居）干部", "9", "10", "11", "22", "32"],
    ["其他", "13", "24", "15", "26", "50"],
    [("合计", 1, 2), "28", "62", "36", "80", "142"],
]
PLATFORMS = [[("平台数", 1, 2), ("发布信息", 2, 1)], ["网站", "微信公众号"], ["1", "2", "300"]]
FEES = [
    [("信息处理费", 1, 3)],
    ["计收方式", "金额（万元）", "件数"],
    ["按件计收", "0.25", "3"],
    ["按量计收", "1.5", "2"],
    ["合计", "1.75", "5"],
    [("窗口办件", 1, 3)],
    ["内容", "政务大厅", "镇街站点"],
    ["咨询", "7", "8"],
    ["办件", "9", "10"],
]
CHANNELS = [["渠道", "件数"], ["当面申请", "10"], ["网络申请", "18"], ["信函申请", "2"]]
FIGURES = [
    *("1 12 3 14 26 5 16 7 18 34 9 10 11 22 32 13 24 15 26 50 28 62 36 80 142".split()),
    *("1 2 300".split()),
    *("0.25 3 1.5 2 1.75 5 7 8 9 10".split()),
    *("10 18 2".split()),
]
EXTRA = ("training", "platforms", "fees", "channels")


def boxes(table):
    return [[(cell, 1, 1) if isinstance(cell, str) else cell for cell in row] for row in table]


def rectangle(table, *, repeat):
    spread = {}
    for number, row in enumerate(boxes(table)):
        place = 0
        for text, down, right in row:
            while (number, place) in spread:
                place += 1
            for i, j in itertools.product(range(down), range(right)):
                spread[number + i, place + j] = text if repeat or i == j == 0 else ""
            place += right
    width = max(place for _, place in spread) + 1
    return [[spread[number, place] for place in range(width)] for number in range(len(table))]


def pipe(table, *, repeat=False):
    lines = ["| " + " | ".join(row) + " |" for row in rectangle(table, repeat=repeat)]
    return "\n".join([lines[0], "|" + " --- |" * (lines[0].count(" |")), *lines[1:]])


def html(table):
    rows = (
        "".join(f'<td rowspan="{down}" colspan="{right}">{text}</td>' for text, down, right in row)
        for row in boxes(table)
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def tabs(table):
    return "\n".join("\t".join(row) for row in rectangle(table, repeat=False))


def tab(table):
    return "\n\n".join("\n".join(f"\t{text}" for text, _, _ in row) for row in boxes(table))


def lines(table):
    return "\n\n".join(text for row in boxes(table) for text, _, _ in row)


SHAPES = {
    "pipe": pipe,
    "repeat": lambda table: pipe(table, repeat=True),
    "html": html,
    "tabs": tabs,
    "tab": tab,
}


@pytest.fixture(scope="module")
def linter(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "city.toml"
    path.write_text(FORM, encoding="utf-8")
    return Linter(Settings(form=str(path)), REGISTRY)


def text(shape=pipe, training=TRAINING, platforms=PLATFORMS, fees=FEES, channels=CHANNELS):
    base = Draft.clean().markdown()
    behind = [
        ("七、政务公开培训情况", training),
        ("八、平台建设情况", platforms),
        ("九、收费和办件情况", fees),
    ]
    more = "".join(
        f"## {heading}\n\n{shape(table) if table else '本年没有。'}\n\n" for heading, table in behind
    )
    head, sign, tail = base.rpartition("青溪县水务局\n\n2025年")
    base = head + more + sign + tail
    return base.replace("## 四、", (shape(channels) if channels else "") + "\n\n## 四、")


def lint(linter, draft, kind="md"):
    return linter.lint(Source(f"draft.{kind}", draft.encode()))


def figures(result):
    return [str(c.figure.amount) for t, c in result.case.report.cells.items() if t.table in EXTRA]


def told(result):
    return [f"{diagnostic.code} {diagnostic.message.text()}" for diagnostic in result.diagnostics]


def changed(table, old, new):
    """The table with one cell that says another thing, the first where several say the same."""
    made, done = [], False
    for row in boxes(table):
        made.append([])
        for cell, down, right in row:
            is_it = cell == old and not done
            done |= is_it
            made[-1].append((new if is_it else cell, down, right))
    assert done
    return made


class TestBound:
    @pytest.mark.parametrize("shape", SHAPES)
    def test_every_figure_stands_under_its_head(self, linter, shape):
        result = lint(linter, text(SHAPES[shape]))
        assert [] == told(result)
        assert FIGURES == figures(result)
        assert {"bound"} == {result.coverage.tables[id] for id in EXTRA}
        # Five rows and five columns of training, two columns of fees, besides the 42 of the official tables.
        assert {
            "held": 54,
            "failed": 0,
            "skipped": 0,
            "assumed": 0,
            "doubted": 0,
        } == result.coverage.identities

    @pytest.mark.parametrize("shape", SHAPES)
    def test_the_official_tables_beside_them_are_as_they_were(self, linter, shape):
        cells = lint(linter, text(SHAPES[shape])).case.report.cells
        official = Linter(Settings(), REGISTRY).lint(Source("a.md", Draft.clean().markdown().encode()))
        own = {str(t): c.figure.amount for t, c in cells.items() if t.table not in EXTRA}
        assert {str(t): c.figure.amount for t, c in official.case.report.cells.items()} == own

    @pytest.mark.parametrize("kind", ["docx", "odt", "html", "txt"])
    def test_of_other_kinds_of_file(self, tmp_path, kind):
        path = tmp_path / "city.toml"
        own = FORM.replace('section = "applications"', 'section = "desk"')
        path.write_text(
            own.replace('title = "收费和办件情况"', 'title = "收费和办件情况"\ntable = "channels"'), "utf-8"
        )
        linter = Linter(Settings(form=str(path)), REGISTRY)
        draft = Draft.clean()
        draft.form = load_form(path)
        draft.sections["desk"] = ("九、收费和办件情况", ["本年照常收费。"])
        table = draft.form.table("channels")
        draft.tables["channels"] = {(t.row, t.column): str(n) for n, t in enumerate(table.targets(), 7)}
        data = {"docx": lambda: draft.docx()[0], "odt": lambda: draft.odt()[0], "txt": lambda: draft.text().encode(), "html": lambda: draft.page()[0]}[kind]()  # fmt: skip
        data = data.encode() if isinstance(data, str) else data
        result = linter.lint(Source(f"draft.{kind}", data))
        assert ["7", "8", "9"] == figures(result)

    def test_a_head_may_have_its_unit_in_brackets_behind_it(self, linter):
        result = lint(linter, text(fees=changed(FEES, "政务大厅", "政务大厅（件）")))
        assert FIGURES == figures(result)

    @pytest.mark.parametrize("shape", SHAPES)
    def test_a_caption_above_the_head_changes_nothing(self, linter, shape):
        captioned = [[("2024年培训情况统计表", 1, 7)], *TRAINING]
        assert FIGURES == figures(lint(linter, text(SHAPES[shape], captioned)))

    def test_a_table_that_a_page_parts_is_one(self, linter):
        parts = TRAINING[:4], TRAINING[:2] + TRAINING[4:]
        whole = text().replace(pipe(TRAINING), "\n\n".join(map(pipe, parts)))
        assert FIGURES == figures(lint(linter, whole))

    def test_its_names_are_those_of_the_form_in_both_languages(self, linter):
        result = lint(linter, text(platforms=None))
        (found,) = result.diagnostics
        assert "第八部分没有找到附表二" == found.message.text()
        assert "No 附表二 was found in section 八" == found.message.text("en")
        assert {
            "training": "附表一",
            "platforms": "附表二",
            "fees": "附表三",
            "channels": "附表四",
        } == result.coverage.names


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"training": None}, "T201 第七部分没有找到附表一"),
            ({"channels": None}, "T201 第三部分没有找到附表四"),
            ({"channels": CHANNELS[:2] + CHANNELS[3:]}, "T205 附表四缺少“网络申请”一行"),
            ({"channels": [*CHANNELS, ["微博申请", "3"]]}, "T206 附表四的“微博申请”不是附表四的行"),
            ({"channels": [*CHANNELS, ["信函申请", "3"]]}, "T230 附表四的“信函申请”出现了两次"),
            ({"channels": [CHANNELS[0], CHANNELS[2], CHANNELS[1], CHANNELS[3]]}, "T207 附表四“当面申请”一行应在“网络申请”之前"),
            ({"channels": changed(CHANNELS, "网络申请", "网上申请")}, "T206 附表四的“网上申请”不是附表四的行"),
            ({"channels": changed(CHANNELS, "18", "")}, "T213 附表四有1个数据格空白（“网络申请”行“件数”列）"),
            ({"channels": changed(CHANNELS, "18", "—")}, "T214 附表四“网络申请”行“件数”列填的是“—”，这里应填数字"),
            ({"channels": changed(CHANNELS, "18", "见台账")}, "T216 附表四“网络申请”行“件数”列填的是“见台账”，这里应填数字"),
            ({"channels": changed(CHANNELS, "18", "18件")}, "T215 附表四“网络申请”行“件数”列填的是“18件”，数据格只填数字18"),
            ({"platforms": changed(PLATFORMS, "300", "3.5")}, "T220 附表二“发布信息”填的是“3.5”，件数应是整数"),
            ({"platforms": [["网站", "微信公众号"], ["1", "2"]]}, "T208 附表二缺少“发布信息”一列"),
            ({"fees": FEES[:5]}, "T205 附表三缺少2行，从“咨询”起"),
        ],
    )  # fmt: skip
    def test_is_said_as_of_the_official_tables(self, linter, given, message):
        assert [message] == told(lint(linter, text(**given)))

    def test_a_table_in_another_section(self, linter):
        moved = text(platforms=None).replace("## 九、", pipe(TRAINING) + "\n\n## 九、")
        moved = moved.replace(
            "## 七、政务公开培训情况\n\n" + pipe(TRAINING), "## 七、政务公开培训情况\n\n见后。"
        )
        assert "T202 附表一放在了第八部分" in told(lint(linter, moved))

    @pytest.mark.parametrize("shape", SHAPES)
    def test_one_wrong_figure_is_one_finding_at_its_cell(self, linter, shape):
        result = lint(linter, text(SHAPES[shape], changed(TRAINING, "16", "61")))
        (found,) = result.diagnostics
        assert "A315" == found.code
        assert "附表一“其他”行“上半年·人次”列填的是61，改为16后两处合计都对得上" == found.message.text()
        assert "合计等于四类之和（市通知）" in found.message.help()
        assert "training.in-other.first-people" == str(found.target)

    def test_amounts_of_money_are_summed_to_the_last_digit(self, linter):
        assert ["A315 附表三“金额（万元）”列不符合“合计等于两种之和”：“合计”1.76，应等于“按件计收”0.25＋“按量计收”1.5＝1.75，相差0.01"] == told(
            lint(linter, text(fees=changed(FEES, "1.75", "1.76")))
        )  # fmt: skip


class TestWhatIsNotCertain:
    def test_a_column_under_another_name_leaves_the_table_unread(self, linter):
        result = lint(linter, text(fees=changed(FEES, "政务大厅", "综合窗口")))
        assert [
            "E003 第九部分的表格有一部分没能可靠识别（表头与数据列对不上），表内合计和相关表述均未核对"
        ] == told(result)
        assert "partial" == result.coverage.tables["fees"]

    @pytest.mark.parametrize("shape", SHAPES)
    def test_a_column_whose_head_is_blank_is_not_missing(self, linter, shape):
        result = lint(linter, text(SHAPES[shape], fees=changed(FEES, "镇街站点", "")))
        assert ["E003"] == [diagnostic.code for diagnostic in result.diagnostics]

    def test_loose_lines_are_no_missing_table(self, linter):
        result = lint(linter, text().replace(pipe(PLATFORMS), lines(PLATFORMS)))
        assert "unreadable" == result.coverage.tables["platforms"]
        assert "T201" not in [diagnostic.code for diagnostic in result.diagnostics]

    def test_rows_of_one_name_under_no_head_count_in_no_sum(self, linter):
        bare = [row if len(row) < 7 else row[1:] for row in boxes(TRAINING)]
        bare[0][0] = ("项目", 2, 1)
        bare[6] = [("合计", 1, 1), *bare[6][1:]]
        result = lint(linter, text(training=bare))
        assert not [d for d in result.diagnostics if d.code == "A315"]

    def test_another_table_of_the_section_is_not_taken_for_it(self, linter):
        other = pipe([["姓名", "职务"], ["甲", "主任"]])
        result = lint(linter, text().replace("## 八、", other + "\n\n## 八、"))
        assert FIGURES == figures(result)
        assert [] == told(result)

    def test_a_report_held_to_the_official_form_has_no_such_tables(self):
        result = Linter(Settings(), REGISTRY).lint(Source("draft.md", text().encode()))
        assert {"proactive", "applications", "disputes"} == set(result.case.report.tables)
