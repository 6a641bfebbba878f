"""Personal data: what is told from other numbers and words, and that no output shows it."""

import json

import pytest

from gidr_lint.base.settings import Settings
from gidr_lint.document.personal import SEPARATORS, has_long_number, may_be_private
from gidr_lint.document.privacy import find, masked
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style
from gidr_lint.outputs import json as json_reporter
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.house import reporters
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

LINTER = Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False))
SECRETS = {
    "id-number": ("持身份证{0}。", "110101199001011237"),
    "mobile": ("电话{0}。", "13912345678"),
    "mailbox": ("邮箱{0}。", "somebody@qq.com"),
    "name": ("申请人{0}不服，", "王小川"),
    "address": ("现住{0}。", "桃源小区3号楼2单元"),
    "card": ("账号{0}。", "6222020000000000000"),
}

REPORTERS = [reporter.load() for reporter in reporters()]


@pytest.mark.parametrize(
    ("string", "kind", "shown"),
    [
        ("电话13912345678。", "mobile", "139****5678"),
        ("电话139 1234 5678。", "mobile", "139 **** 5678"),
        ("电话139-1234-5678。", "mobile", "139-****-5678"),
        ("电话+8613912345678。", "mobile", "+86*******5678"),
        ("号码110101199001011237。", "id-number", "11**************37"),
        ("身份证号110101199001011239。", "id-number", "11**************39"),
        ("身份证110101900101123。", "id-number", "11***********23"),
        ("somebody@163.com", "mailbox", "s*******@163.com"),
        ("原告李建国诉本局", "name", "李**"),
        ("申请人：赵六，", "name", "赵*"),
        ("电话１３９１２３４５６７８。", "mobile", "１３９****５６７８"),
        ("身份证110101 19900101 1237。", "id-number", "11**** ******** **37"),
        ("SOMEBODY＠QQ.COM", "mailbox", "S*******＠QQ.COM"),
        ("申请人 张 三，", "name", "张 *"),
    ],
)
def test_personal_data_is_found_and_masked(string, kind, shown):
    assert [(kind, shown)] == [(item.kind, item.shown) for item in find(string)]
    assert len(string) == len(masked(string))


@pytest.mark.parametrize(
    "string",
    [
        "电话0371-66123456、12345热线、400-8001234",
        "统一社会信用代码91410100MA4412345X",
        "索引号00513912345678/2024-00013",
        "网址http://a.cn/13912345678.html",
        "号码110101199001011239",
        "号码110101199013011237",
        "申请人情况、申请人对答复不服、申请人员、申请人张某、申请人王先生、申请人李XX",
        "申请人马上可以查询，申请人周边",
        "office@qingxi.gov.cn",
        "账号数13912345位",
        "居住证、住房保障120户、住建局3号",
    ],
)
def test_what_is_no_personal_data_stays(string):
    assert [] == list(find(string))
    assert string == masked(string)


@pytest.mark.parametrize("sign", SEPARATORS, ids=ascii)
@pytest.mark.parametrize("lead", range(8))
def test_a_number_is_seen_and_masked_whatever_stands_between_its_digits(lead, sign):
    for string in (f"电话139{sign}1234{sign}5678", f"号码110101{sign}19900101{sign}1237"):
        string = "文" * lead + string
        assert has_long_number(string)
        assert "1234" not in masked(string) and "1990" not in masked(string)


@pytest.mark.parametrize("lead", range(8))
@pytest.mark.parametrize("number", ["13912345678", "139 1234 5678", "139-1234-5678", "110101199001011237"])
def test_a_long_number_is_seen_wherever_it_stands(lead, number):
    assert has_long_number("文" * lead + number + "文")
    assert may_be_private("文" * lead + number)


@pytest.mark.parametrize(
    "string", ["2024年1月1日至2024年12月31日", "0371-66123456", "010-65123456", "1、2、3、4、5", ""]
)
def test_other_numbers_are_not_long(string):
    assert not has_long_number(string)


@pytest.mark.parametrize("kind", SECRETS)
def test_no_output_shows_personal_data_not_even_beside_another_finding(kind):
    pattern, secret = SECRETS[kind]
    draft = Draft.clean()
    draft.sections["overview"][1].append("全年培训XX次。" + pattern.format(secret))
    result = LINTER.lint(Source("draft.md", draft.markdown().encode()))
    assert {"P701"} < {item.code for item in result.diagnostics}
    for reporter in REPORTERS:
        for language in ("zh", "en"):
            style = Style(language)
            written = rendered(reporter, [result], style)
            assert secret not in written
    assert json.loads(rendered(json_reporter, [result], Style()))


def test_a_long_line_of_digits_costs_no_square():
    assert has_long_number("1" * 200_000)
    assert not has_long_number("0" * 200_000)
    assert not has_long_number(" " * 200_000)
