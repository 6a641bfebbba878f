"""Whatever clauses stand side by side, reading them raises nothing, and every claim and date leads back to its words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gidr_lint.base.settings import Settings
from gidr_lint.claims.extract import extract
from gidr_lint.claims.weigh import weigh
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import read
from gidr_lint.forms.load import load_forms
from gidr_lint.report.bind import bind
from gidr_lint.testing import Draft

FORMS = load_forms()
PIECES = st.sampled_from(
    [
        "本年新收", "收到", "共受理", "受理", "办理", "办结", "已答复", "处理", "上年结转", "2023年结转至2024年", "结转下年度", "转2025年办理",
        "结转", "未办结", "正在办理", "政府信息公开申请", "依申请公开", "申请", "公租房申请", "村务公开申请", "行政许可", "信访",
        "予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理", "属于国家秘密", "重复申请", "不掌握相关政府信息",
        "自然人", "法人及其他组织", "商业企业", "公民、法人或者其他组织", "均为自然人", "网上", "信函", "政务公开专区",
        "行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "因政府信息公开", "维持", "纠正", "尚未审结", "已审结", "正在审理",
        "均获维持", "败诉", "撤回复议申请", "驳回", "未", "无", "没有", "未发生", "未收到", "零", "为零", "均为0",
        "全部", "均", "按时答复", "其中", "分别", "包括", "合计", "共计", "各", "同比增长", "较上年增加", "占", "月均",
        "2023年", "2024年", "去年", "上半年", "近三年", "累计", "下一步", "我局", "全市", "本级", "各乡镇", "县教育局", "系统",
        "3件", "0件", "１２件", "二十九件", "两件", "1,234件", "1.5万件", "30余件", "约5件", "一件", "20%", "230元", "2个工作日",
        "制发规范性文件4件", "废止2件", "作出行政处罚决定12件", "行政许可决定97件", "2024年2月30日", "统计期限自2024年1月1日至12月31日",
        "（", "）", "(", ")", "“", "”", "，", "、", "：", "；", "。", "\n", "\n\n", "**", " ", "　", "&nbsp;", "《", "》", "\u200b", "𠮷",
    ]
)  # fmt: skip
PROSE = st.lists(PIECES, max_size=40).map("".join)
SECTIONS = st.sampled_from(
    ["一、总体情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况"]
)
TITLE = "# 某某县水利局2024年政府信息公开工作年度报告"


@given(SECTIONS, PROSE, st.sampled_from(["markdown", "text"]))
@settings(max_examples=250, deadline=None)
def test_claims_and_dates_of_any_clauses_lead_back(heading, prose, kind):
    draft = f"{TITLE if kind == 'markdown' else TITLE[2:]}\n\n{heading}\n\n{prose}\n"
    document = read(Source("draft", draft.encode(), kind))
    report = bind(document, FORMS)
    claims, dates = extract(report)
    for claim in claims:
        weigh(report, claim)
        span, own = claim.number.span, claim.location.span
        assert span is not None
        assert own is not None
        assert own.start <= span.start < span.end <= own.end <= len(document.text)
        written = document.text[own.start : own.end]
        # A quote is the words of its place, less markup and the white space around it.
        assert set(claim.quote.replace(" ", "").replace("\n", "")) <= set(written.replace("&nbsp;", " \xa0"))
        passage = report.passages[claim.passage]
        assert passage.text.string.strip()
        assert claim.section == passage.section
    for date in dates:
        span = date.location.span
        assert span is not None
        assert 0 <= span.start < span.end <= len(document.text)
        assert date.written == report.passages[date.passage].text.string[date.start : date.end]


LINTER = Linter(Settings(extends=("gidr-lint:all",)))


@given(PROSE)
@settings(max_examples=30, deadline=None)
def test_rules_of_the_prose_never_raise_on_any_clauses(prose):
    draft = Draft.clean()
    heading, paragraphs = draft.sections["overview"]
    draft.sections["overview"] = (heading, [*paragraphs, prose or "无"])
    result = LINTER.lint(Source("draft.md", draft.markdown().encode(), "markdown"))
    assert [d.message.text() for d in result.diagnostics if d.code == "E004"] == []
