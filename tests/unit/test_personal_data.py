"""
Every spelling of personal data that drafts have: found where it is certain, and recoverable from no output.

A spelling is what stands in a Markdown draft. Its data are looked for in each output with markup, entities,
separators and odd widths undone, piece by piece, so that half a number is a leak as well.
"""

import re
from statistics import median
from time import process_time

import pytest
from gidr_lint_dev.leaks import leaks, outputs
from gidr_lint_dev.sampling import paired

from gidr_lint import formats as readers
from gidr_lint.base.settings import Settings
from gidr_lint.cli.main import main
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Shown
from gidr_lint.outputs._veil import Veil
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

ID, MOBILE, OTHER, CARD = "11010519491231002X", "13800138000", "13900139000", "6222023456789014769"
MAIL, NAME, HOME = "wangxq87", "张三丰", "桃源小区3号楼2单元"
FULL = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
ZERO, NBSP = "\u200b", "\xa0"

# Code of the rule, the draft's words, the data in them. Those of each group stand as the group says.
WITH_MARKUP = [
    ("W901", "身份证110105**19491231**002X", ID),
    ("W901", "身份证110105<span>19491231</span>002X", ID),
    ("W901", "身份证&#49;10105194912310&#48;2X", ID),
    ("W901", "身份证1**1**010519491231002X", ID),
    ("W901", "身份证**110105***19491231*002X", ID),
    ("W901", "身份证110105~~19491231~~002X", ID),
    ("W901", "身份证110105<!-- -->19491231002X", ID),
    ("W901", "身份证110105`19491231`002X", ID),
    ("W902", "电话138**0013**8000", MOBILE),
    ("W902", "电话138<b>0013</b>8000", MOBILE),
    ("W902", "电话1&#51;800138000", MOBILE),
    ("W902", "电话1&#x33;80013800&#x30;", MOBILE),
    ("W902", "电话138\\-0013\\-8000", MOBILE),
    ("W902", "电话**138**&nbsp;0013&nbsp;8000", MOBILE),
    ("W902", "电话138&#8203;0013&#8203;8000", MOBILE),
    ("W902", "电话[138**0013**8000](tel:0371)", MOBILE),
    ("W903", "邮箱wang**xq87**@qq.com", MAIL),
    ("W903", "邮箱wangxq87&#64;qq.com", MAIL),
    ("W903", "邮箱wang<i>xq87</i>@qq.com", MAIL),
    ("W903", "邮箱wangxq87\\@qq.com", MAIL),
    ("W904", "申请人**张三丰**提出申请", NAME),
    ("W904", "申请人张**三丰**提出申请", NAME),
    ("W904", "申请人<u>张三丰</u>提出申请", NAME),
    ("W905", "现住**桃源小区**3号楼2单元", HOME),
    ("W906", "账号**622202**3456789014769", CARD),
]
OF_OTHER_WIDTH = [
    ("W901", "身份证" + ID.translate(FULL), ID),
    ("W901", "身份证" + ID[:6].translate(FULL) + ID[6:], ID),
    ("W902", "电话" + MOBILE.translate(FULL), MOBILE),
    ("W902", "电话１３８－００１３－８０００", MOBILE),
    ("W902", "电话＋８６１３８００１３８０００", MOBILE),
    ("W902", "电话𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", MOBILE),
    ("W903", "邮箱" + "wangxq87@qq.com".translate(FULL), MAIL),
    ("W905", "现住桃源小区３号楼２单元", "桃源小区３号楼２单元"),
    ("W906", "账号" + CARD.translate(FULL), CARD),
]
WITH_SEPARATORS = [
    ("W901", "身份证110105 19491231 002X", ID),
    ("W901", "身份证1101 0519 4912 3100 2X", ID),
    ("W901", "身份证110105-19491231-002X", ID),
    ("W901", "身份证110105\\-19491231\\-002X", ID),
    ("W901", "身份证110105–19491231–002X", ID),
    ("W901", "身份证110105.19491231.002X", ID),
    ("W901", "身份证110105　19491231　002X", ID),
    ("W901", f"身份证110105{NBSP}19491231{NBSP}002X", ID),
    ("W901", f"身份证110105{ZERO}19491231{ZERO}002X", ID),
    ("W901", "身份证" + ZERO.join(ID), ID),
    ("W902", "电话138 0013 8000", MOBILE),
    ("W902", "电话138-0013-8000", MOBILE),
    ("W902", "电话1380 013 8000", MOBILE),
    ("W902", "电话1380-013-8000", MOBILE),
    ("W902", "电话138.0013.8000", MOBILE),
    ("W902", "电话138·0013·8000", MOBILE),
    ("W902", "电话138—0013—8000", MOBILE),
    ("W902", "电话138 00138000", MOBILE),
    ("W902", "电话13800 138000", MOBILE),
    ("W902", f"电话138{NBSP}0013{NBSP}8000", MOBILE),
    ("W902", f"电话138{ZERO}0013{ZERO}8000", MOBILE),
    ("W902", "电话138\u20090013\u20098000", MOBILE),
    ("W902", "电话138\u00ad0013\u00ad8000", MOBILE),
    ("W904", "申请人 张 三，", "张三"),
    ("W904", f"申请人{NBSP}张三丰提出", NAME),
    ("W906", "账号6222 0234 5678 9014 769", CARD),
    ("W906", f"账号6222{NBSP}0234{NBSP}5678{NBSP}9014{NBSP}769", CARD),
    ("W906", "卡号622202 3456789014769", CARD),
]
BESIDE_OTHER_SIGNS = [
    ("W902", "电话0086138 0013 8000", MOBILE),
    ("W902", "电话008613800138000", MOBILE),
    ("W902", "电话+86-138-0013-8000", MOBILE),
    ("W902", "电话+86 13800138000", MOBILE),
    ("W902", "电话013800138000", MOBILE),
    ("W902", "手机=13800138000", MOBILE),
    ("W902", "电话13800138000/13900139000", MOBILE + " " + OTHER),
    ("W902", "电话13800138000／13900139000", MOBILE + " " + OTHER),
    ("W902", "电话0371-66123456/13800138000", MOBILE),
    ("W902", "电话/13800138000", MOBILE),
    ("W902", "电话_13800138000_，", MOBILE),
    ("W902", "电话____13800138000____", MOBILE),
    ("W902", "电话13800138000-2", MOBILE),
    ("W902", "Tel13800138000", MOBILE),
    ("W902", "编号12的电话13800138000", MOBILE),
    ("W902", "微信账号13800138000", MOBILE),
    ("", "账号13800138000", MOBILE),
    ("", "编号：13800138000", MOBILE),
    ("", "共1380 013 8000", MOBILE),
]
OF_MAILBOXES = [
    ("W903", "邮箱WANGXQ87@QQ.COM", MAIL),
    ("W903", "邮箱WangXq87@Qq.Com", MAIL),
    ("W903", "邮箱wangxq87＠qq.com", MAIL),
    ("W903", "邮箱wangxq87﹫qq.com", MAIL),
    ("W903", "邮箱wangxq87 @ qq.com", MAIL),
    ("W903", "邮箱wangxq87@88.com", MAIL),
    ("W903", "邮箱wangxq87@vip.163.com", MAIL),
    ("W903", f"邮箱wang{ZERO}xq87@qq.com", MAIL),
]
PLAIN = [
    ("W901", "身份证11010519491231002X", ID),
    ("W901", "身份证11010519491231002x", ID),
    ("W901", "号码11010519491231002X", ID),
    ("W901", "身份证110105491231002", "110105491231002"),
    ("W902", "电话13800138000", MOBILE),
    ("W902", "电话+8613800138000", MOBILE),
    ("W903", "邮箱wangxq87@qq.com", MAIL),
    ("W904", "申请人张三丰提出申请", NAME),
    ("W905", "现住桃源小区3号楼2单元", HOME),
    ("W906", "账号6222023456789014769", CARD),
]
SPELLINGS = [
    *(WITH_MARKUP + OF_OTHER_WIDTH + WITH_SEPARATORS),
    *(BESIDE_OTHER_SIGNS + OF_MAILBOXES + PLAIN),
]
IN_HTML = [(code, words, data) for code, words, data in SPELLINGS if not re.search(r"[*`\\~\]]", words)] + [
    ("W901", "身份证110105<b class='a'>19491231</b>002X", ID),
    ("W902", "电话<font>138</font><font>00138000</font>", MOBILE),
]
IN_WORD = [(code, words, data) for code, words, data in SPELLINGS if not re.search(r"[*`\\<&~\]]", words)]
ALL = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
WITHOUT = Linter(Settings(extends=("gidr-lint:all",), ignore=("W",)), Registry(installed=False))


def in_prose(draft, words):
    draft.sections["overview"][1].append(f"全年培训XX次，{words}。")


def in_heading(draft, words):
    draft.sections["overview"][1].append(f"### （三）{words}，")


def in_cell(draft, words):
    draft.tables["applications"]["new", "total"] = words


def in_label(draft, words):
    draft.labels["applications", "denied-process"] = f"2.{words}"


def in_remark(draft, words):
    draft.sections["overview"][1].append(f"【批注：请办公室的同志再核对一次，这里先写{words}，公开前删掉】")


def in_excerpt(draft, words):
    draft.sections["overview"][1].append(f"{words}收到政府信息公开申请999件，" + "甲" * 60 + "XX件。")


PLACES = [in_prose, in_heading, in_cell, in_label, in_remark, in_excerpt]


def spelled(spellings, places, each):
    """Every spelling in so many of the places, each a case with its name."""
    return [
        pytest.param(code, words, data, put, id=f"{words}-{put.__name__}")
        for (code, words, data), put in paired(spellings, places, each)
    ]


def test_there_are_all_the_spellings():
    assert len({words for _, words, _ in SPELLINGS}) == len(SPELLINGS) >= 61


@pytest.mark.parametrize(("code", "words", "data", "put"), spelled(SPELLINGS, PLACES, 2))
def test_no_output_of_a_markdown_draft_gives_personal_data_away(code, words, data, put):
    draft = Draft.clean()
    put(draft, words)
    source = Source("draft.md", draft.markdown().encode())
    for linter in (ALL, WITHOUT):
        result = linter.lint(source)
        assert result.diagnostics or linter is WITHOUT
        for output in outputs(result):
            assert [] == leaks(data, output)


@pytest.mark.parametrize(
    ("code", "words", "data", "put"), spelled(SPELLINGS, [in_prose, in_heading, in_cell], 1)
)
def test_what_is_certain_is_found_in_prose_headings_and_tables(code, words, data, put):
    draft = Draft.clean()
    put(draft, words)
    result = ALL.lint(Source("draft.md", draft.markdown().encode()))
    found = [
        item.code
        for item in result.diagnostics
        if item.code in ("W901", "W902", "W903", "W904", "W905", "W906")
    ]
    assert [code] * len(data.split()) * bool(code) == found


@pytest.mark.parametrize(("code", "words", "data"), IN_HTML, ids=[words for _, words, _ in IN_HTML])
def test_no_output_of_a_page_gives_personal_data_away(code, words, data):
    draft = Draft.clean()
    in_excerpt(draft, "◇")
    page = draft.page()[0].replace("◇", words)
    for linter in (ALL, WITHOUT):
        for output in outputs(linter.lint(Source("draft.html", page.encode()))):
            assert [] == leaks(data, output)


@pytest.mark.parametrize(("code", "words", "data", "put"), spelled(IN_WORD, [in_excerpt, in_cell], 1))
def test_no_output_of_a_word_file_gives_personal_data_away(code, words, data, put):
    draft = Draft.clean()
    put(draft, words)
    data_of_file = draft.docx()[0]
    for linter in (ALL, WITHOUT):
        result = linter.lint(Source("draft.docx", data_of_file))
        assert result.diagnostics
        for output in outputs(result):
            assert [] == leaks(data, output)


NONE = [
    "办公电话0371-66123456、66123456、0371 66123456-801、（0371）66123456",
    "热线12345、400-800-1380、010-65123456",
    "索引号00513800138000/2024-00013",
    "索引号114101000052525250/2024-00001",
    "索引号13912345678-2024-00013",
    "编号：13912345678",
    "编号13912345678号",
    "统一社会信用代码91410100MA4412345X",
    "统一社会信用代码11410100005252525X",
    "统计期限2024.1.1-2024.12.31",
    "统计期限2024-01-01至2024-12-31，20240101-20241231",
    "收费13800138000元、13912345678.50元、13,800,138,000元、13800138000万元",
    "面积13800138000平方米",
    "豫政〔2024〕13800138号",
    "NO13912345678、A13912345678",
    "网址http://a.cn/13912345678.html",
    "网址https://a.cn/?id=13912345678&p=1",
    "文件img_13912345678.jpg",
    "内网10.138.0.1",
    "各列为1380 230 4500 12",
    "各列为12 3 0 0 1 0 16 15 2 0 0 0 1 18",
    "各年为150 2023 2024",
    "各列为1500 2300 400",
    "数额138 20241231",
    "比例13.8001380001",
    "号码110101199001011239",
    "号码 11 01 01 19 90 01 01 12 37",
    "邮箱office@qingxi.gov.cn、office@qingxi.example.cn",
    "申请人情况、申请人 情况、申请人高度关注、申请人周 边",
    "居住证、住房保障120户",
]


@pytest.mark.parametrize("put", [in_prose, in_heading], ids=lambda put: put.__name__)
@pytest.mark.parametrize("words", NONE)
def test_other_numbers_and_words_are_no_finding(words, put):
    draft = Draft.clean()
    put(draft, words)
    result = ALL.lint(Source("draft.md", draft.markdown().encode()))
    assert [] == [item.code for item in result.diagnostics if item.code.startswith("W")]


@pytest.mark.parametrize("words", NONE)
def test_other_numbers_and_words_are_no_finding_in_a_table(words):
    draft = Draft.clean()
    table = "| 事项 | 内容 |\n| --- | --- |\n" + "".join(f"| 其他 | {word} |\n" for word in words.split("、"))
    draft.sections["overview"][1].append(table)
    result = ALL.lint(Source("draft.md", draft.markdown().encode()))
    assert [] == [item.code for item in result.diagnostics if item.code.startswith("W")]


def test_a_label_in_the_cell_before_says_what_a_number_is():
    draft = Draft.clean()
    rows = f"| 账号 | {CARD} |\n| 身份证号 | 110105194912310021 |\n| 手机账号 | {MOBILE} |\n"
    draft.sections["overview"][1].append("| 项目 | 内容 |\n| --- | --- |\n" + rows)
    source = draft.markdown()
    result = ALL.lint(Source("draft.md", source.encode()))
    places = {
        item.code: source[item.location.span.start : item.location.span.end]
        for item in result.diagnostics
        if item.code.startswith("W")
    }
    assert {"W901": "110105194912310021", "W902": MOBILE, "W906": CARD} == places


def test_masked_markup_is_as_long_as_it_was():
    draft = Draft.clean()
    in_prose(draft, "电话138**0013**8000")
    result = ALL.lint(Source("draft.md", draft.markdown().encode()))
    shown = Shown(result.case)
    number = next(i for i, line in enumerate(result.case.document.text.splitlines()) if "XX次" in line)
    assert f"全年培训XX次，电话{'*' * 15}。" == shown.line(number)
    assert len(result.case.document.text) == len(shown.source())


def test_a_diff_gives_no_personal_data_away(tmp_path, capsys):
    draft = Draft.clean()
    draft.sections["overview"][1].append(
        "另见[bookmark: _GoBack]，手机138**0013**8000，申请人**张三丰**提出。"
    )
    path = tmp_path / "draft.md"
    path.write_text(draft.markdown(), encoding="utf-8")
    main(["fix", "--isolated", "--no-history", "--diff", "--unsafe", str(path)])
    diff = capsys.readouterr().out
    assert "-另见[bookmark: _GoBack]，手机***************，申请人**张****提出。" in diff
    assert "+另见，手机***************，申请人**张****提出。" in diff


def test_a_quotation_that_is_cut_gives_nothing_away():
    draft = Draft.clean()
    for data, start in ((ID, 18), (MOBILE, 20), (f"申请人{NAME}提出", 22)):
        remark = f"{'【批注：请再核对':找<{start}}{data}，改好以后删掉这一句】"
        draft.sections["overview"][1].append(remark)
    result = ALL.lint(Source("draft.md", draft.markdown().encode()))
    remarks = [item.message.text() for item in result.diagnostics if item.code == "W908"]
    assert 3 == len(remarks)
    assert all("…" in remark for remark in remarks)
    assert [] == leaks(f"{ID} {MOBILE} {NAME}", " ".join(remarks))


def cost(document):
    """The time that it takes to mask the one line of a draft."""
    start = process_time()
    Veil(document).line(0)
    return process_time() - start


@pytest.mark.parametrize(
    "unit", ["13800138000，", "申请人张三丰，", "110105**19491231**002X，", "138 0013 8000 "]
)
def test_masking_costs_what_a_line_is_long(unit):
    document = readers.read(Source("draft.md", (unit * 4000).encode(), "markdown"))
    half = readers.read(Source("draft.md", (unit * 2000).encode(), "markdown"))
    assert median(cost(document) / cost(half) for _ in range(5)) < 3
