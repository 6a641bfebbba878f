"""Leftovers, slips of the pen, citations, addresses, personal data, and what Word keeps."""

from random import Random
from typing import Any

from gidr_lint.base.settings import Settings
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.prose import silence
from gidr_lint_dev.mutants.varied import Sample, bare, marks

_INFO = "属提示级，默认不开。"
_PROSE = ("overview", "problems", "other-matters")


def add(sample: Sample, text: str, section: str = "overview") -> str:
    heading, texts = sample.draft.sections[section]
    sample.draft.sections[section] = (heading, [*texts, text])
    return bare(text)


def within(sample: Sample, rng: Random, old: str, new: str) -> str | None:
    """Replace some words in one paragraph that has them; the paragraph as it then is."""
    where = [
        (id, n)
        for id, (_, texts) in sample.draft.sections.items()
        for n, text in enumerate(texts)
        if old in text
    ]
    if not where:
        return None
    id, number = rng.choice(where)
    heading, texts = sample.draft.sections[id]
    texts = list(texts)
    texts[number] = texts[number].replace(old, new, 1)
    sample.draft.sections[id] = (heading, texts)
    return bare(texts[number])


def label(codes: str, line: str | None) -> Label | None:
    return None if line is None else Label(codes, (), (line,))


# ---- placeholders and notes of a template ------------------------------------------------------------


@kind("placeholder/figure")
def _(sample: Sample, rng: Random) -> Label | None:
    """A figure that was never filled in."""
    where = [
        (id, n, mark)
        for id, (_, texts) in sample.draft.sections.items()
        for n, text in enumerate(texts)
        for mark in marks(text)
    ]
    if not where:
        return None
    id, n, mark = rng.choice(where)
    heading, texts = sample.draft.sections[id]
    texts = list(texts)
    texts[n] = (
        texts[n][: mark.start]
        + rng.choice(("XX", "××", "X", "xx", "___", "**", "（待补充）", "【待核实】"))
        + texts[n][mark.end :]
    )
    sample.draft.sections[id] = (heading, texts)
    return Label("P701", (), (bare(texts[n]),))


@kind("placeholder/words")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "全年公开信息XX条，涉及XX领域。", "组织培训××次。", "【待补充】", "此处补充典型案例。", "（此处填写培训情况）", "TODO：补充数据", "待核实后填写。",
        "加强与XX单位的沟通协作，推动信息共享。", "截至____年底，专栏访问量____次。", "XXXX年，完成平台改版。", "政策解读【XX】篇。", "数据待补充。",
    ))  # fmt: skip
    return Label("P701 P702", (), (add(sample, text, rng.choice(_PROSE[:2])),))


@kind("placeholder/title")
def _(sample: Sample, rng: Random) -> Label | None:
    draft = sample.draft
    if draft.organisation not in draft.title:
        return None
    draft.title = draft.title.replace(draft.organisation, rng.choice(("XX局", "××县××局", "XX县XX局")))
    return Label("P701 P720", (), (draft.title,))


@kind("placeholder/contact")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            "联系电话：XXXX-XXXXXXX。",
            "联系电话：××××-×××××××。",
            "联系人：XXX，地址：XX路XX号。",
            "邮编：XXXXXX。",
        )
    )
    sample.draft.preamble[-1] += text
    return Label("P701", (), (bare(sample.draft.preamble[-1]),))


@kind("placeholder/date")
def _(sample: Sample, rng: Random) -> Label | None:
    date = rng.choice(
        (
            f"{sample.draft.year + 1}年X月X日",
            f"{sample.draft.year + 1}年××月××日",
            "XXXX年XX月XX日",
            f"{sample.draft.year + 1}年 月 日",
        )
    )
    sample.draft.signature = [sample.draft.organisation, date]
    return Label("P701 D504", (), (date,))


@kind("leftover/instruction")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "该部分以表格形式报告。表格如下：", "（本部分请根据实际情况填写）", "填写说明：本栏填写全年数据。", "（可根据实际情况增减）", "（示例）全年公开信息100条。",
        "（注：此处填写本单位名称）", "（请删除本行）", "样例：我局全年收到申请若干件。", "备注：红色字体部分需修改。",
    ))  # fmt: skip
    return Label("P702 P701", (), (add(sample, text, rng.choice(("overview", "problems"))),))


@kind("leftover/residue")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "[bookmark: _GoBack]优化专栏设置。", '详见HYPERLINK "http://www.example.gov.cn"县政府网站。', "错误！未找到引用源。", "Error! Reference source not found.",
        "详见 _Toc123456 部分。", "PAGEREF _Toc98765 \\h", "mso-bidi-font-size:16.0pt 完善目录。",
    ))  # fmt: skip
    return Label("P703", (), (add(sample, text),))


@kind("leftover/note-of-a-reader")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            "加强培训。【批注：数据待核】",
            "健全机制。（批注：这里再补一句）",
            "（领导批示：请办公室核对）加强审核。",
            "【修改意见：此段精简】加强审核。",
        )
    )
    return Label("W908 P701 P702", (), (add(sample, text),))


@kind("leftover/page-furniture", aside="默认关闭：文本里常有。")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        ("当前位置：首页 > 政务公开", "字号：大 中 小 打印", "浏览次数：1024", "【打印本页】【关闭窗口】")
    )
    return Label("P716", (), (add(sample, text, "other-matters"),))


@kind("leftover/paragraph-twice")
def _(sample: Sample, rng: Random) -> Label | None:
    where = [
        (id, n)
        for id in ("overview", "problems")
        for n, text in enumerate(sample.draft.sections[id][1])
        if len(bare(text)) > 45 and not text.startswith("（")
    ]
    if not where:
        text = "坚持以公开为常态、不公开为例外，围绕中心工作和群众关切，持续提升政府信息公开的质量和实效，保障公众知情权。"
        add(sample, text, "overview")
        where = [("overview", len(sample.draft.sections["overview"][1]) - 1)]
    id, n = rng.choice(where)
    heading, texts = sample.draft.sections[id]
    other = rng.choice((n + 1, len(texts)))
    texts = [*texts[:other], texts[n], *texts[other:]]
    sample.draft.sections[id] = (heading, texts)
    return Label("P723", (), (bare(texts[n]),))


@kind("leftover/sentence-twice", aside="默认只查整段重复；一句话重复另无规则。")
def _(sample: Sample, rng: Random) -> Label | None:
    texts = sample.draft.sections["problems"][1]
    text = texts[-1]
    sentences = [s for s in text.split("。") if len(s) > 12]
    if not sentences:
        return None
    texts[-1] = text + sentences[-1] + "。"
    return Label("P723 P709", (), (bare(texts[-1]),))


# ---- slips of the pen ------------------------------------------------------------------------------------


@kind("slip/word-twice")
def _(sample: Sample, rng: Random) -> Label | None:
    words = [
        "制度",
        "工作",
        "公开",
        "及时",
        "审查",
        "网站",
        "栏目",
        "信息",
        "培训",
        "机制",
        "的",
        "内容",
        "专栏",
        "问题",
        "解读",
        "考核",
    ]
    rng.shuffle(words)
    for word in words:
        line = within(sample, rng, word, word + word)
        if line is not None:
            return label("P709", line)
    return None


@kind("slip/character-twice", aside="两个相同的字常是两个词相接，只查“的了是在和局”。")
def _(sample: Sample, rng: Random) -> Label | None:
    char = rng.choice("公信县市工年办")
    return label("P709", within(sample, rng, char, char + char))


@kind("slip/typo")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "认真部署，按照上级布署推进公开工作。", "认真办理上年转结的各项工作。", "因政府信息公开被提前行政诉讼的情况没有发生。", "截止2024年底，专栏运行正常。", "做好四类过程性性信息的审查。",
        "按照《政府信息公开工作告年度报》的要求编制。"
    ))  # fmt: skip
    return Label("P710 P709", (), (add(sample, text),))


@kind("slip/stop-twice")
def _(sample: Sample, rng: Random) -> Label | None:
    old, new = rng.choice(
        (
            ("，", "，，"),
            ("。", "。。"),
            ("、", "、、"),
            ("，", "，、"),
            ("，", "，。"),
            ("；", "；；"),
            ("：", "：："),
            ("，", ",，"),
        )
    )
    return label("P707", within(sample, rng, old, new))


@kind("slip/bracket-lost")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "完善制度（含保密审查制度，明确责任分工。", "落实《政府信息公开条例要求，规范办理流程。", "坚持“先审查、后公开的原则。", "公开信息12条，含解读3条），均已归档。", "健全机制，落实责任》。",
        "开展“政府开放日活动2次，邀请群众代表参加。",
    ))  # fmt: skip
    return Label("P711", (), (add(sample, text),))


@kind("slip/empty-brackets")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            "报告可在县政府门户网站（）下载。",
            "详见政府网站( )。",
            "开展培训（　）次。",
            "印发《》文件，规范公开工作。",
        )
    )
    return Label("P715 P701", (), (add(sample, text),))


@kind("slip/halfwidth", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    old, new = rng.choice((("，", ","), ("；", ";"), ("：", ":")))
    return label("P706", within(sample, rng, old, new))


@kind("slip/straight-quotes", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("P713", (), (add(sample, '落实"三审三校"制度，严格信息发布审核。'),))


@kind("slip/spaces", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("P714", (), (add(sample, "全年 开展培训 3 次，加强 业务指导。"),))


@kind("slip/no-stop", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label(
        "P708", (), (add(sample, "进一步完善工作机制，明确责任分工，确保公开内容及时准确", "overview"),)
    )


@kind("slip/inner-title-marks", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("P712", (), (add(sample, "落实《关于印发《政府信息公开工作办法》的通知》要求，规范流程。"),))


@kind("slip/traditional", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("P719", (), (add(sample, "持續做好政府信息公開工作。"),))


# ---- whose report it is -----------------------------------------------------------------------------------


def _other_organ(sample: Sample, rng: Random) -> str:
    name = sample.organ.name
    others = [
        o for o in ("教育局", "民政局", "财政局", "卫生健康局", "水利局", "审计局") if not name.endswith(o)
    ]
    return name[:3] + rng.choice(others)


@kind("organ/signed-by-another")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.organ.kind != "department" or not sample.organ.name.endswith("局"):
        return None
    other = _other_organ(sample, rng)
    sample.draft.signature = [other, f"{sample.draft.year + 1}年1月20日"]
    return Label("P720", (), (other,))


@kind("organ/applications-to-another")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.organ.kind not in ("street", "township", "department"):
        return None
    silence(sample)
    text = rng.choice((
        "认真受理向市政府及市政府办公室提出的政府信息公开申请。", "依法办理公民、法人向县人民政府提出的信息公开申请。",
        "规范受理群众向区政府提出的政府信息公开申请。",
    ))  # fmt: skip
    return Label("P721", (), (add(sample, text),))


@kind("organ/one-character-off")
def _(sample: Sample, rng: Random) -> Label | None:
    name = sample.organ.name
    swaps = (
        ("教育", "数育"),
        ("水务", "水努"),
        ("财政", "财证"),
        ("司法", "司发"),
        ("县", "具"),
        ("审计", "审记"),
        ("统计", "统汁"),
        ("民政", "民证"),
        ("管理", "管里"),
    )
    fitting = [(a, b) for a, b in swaps if a in name]
    if not fitting:
        return None
    a, b = rng.choice(fitting)
    wrong = name.replace(a, b, 1)
    sample.draft.signature = [wrong, f"{sample.draft.year + 1}年1月20日"]
    settings = Settings(organisation_name=name)
    return Label("P722 P720", (), (wrong,), settings=settings)


# ---- what is cited -----------------------------------------------------------------------------------------


def _cite(sample: Sample, text: str, codes: str) -> Label:
    sample.draft.preamble[0] = f"{text}{sample.draft.preamble[0]}"
    return Label(codes, (), (bare(sample.draft.preamble[0]),))


@kind("law/old-number")
def _(sample: Sample, rng: Random) -> Label | None:
    number = rng.choice(("492", "492", "717", "771", "710"))
    head = rng.choice(("国务院令第", "国令第", "中华人民共和国国务院令第"))
    sample.draft.preamble = [t.replace("（国务院令第711号）", "") for t in sample.draft.preamble]
    return _cite(sample, f"为贯彻落实《中华人民共和国政府信息公开条例》（{head}{number}号），", "L802")


@kind("law/notice-of-other-years")
def _(sample: Sample, rng: Random) -> Label | None:
    draft = sample.draft
    draft.preamble = [t.replace(f"（{draft.form.notice}）", "") for t in draft.preamble]
    # The title goes with the number that is cited: one mistake.
    draft.preamble = [
        t.replace(
            "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》",
            "有关通知",
        ).replace(
            "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》", "有关通知"
        )
        for t in draft.preamble
    ]
    if draft.form.id == "2021":
        text = rng.choice(
            (
                "按照国办公开办函〔2019〕60号文件要求，",
                "根据《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号），",
            )
        )
    else:
        text = "按照国办公开办函〔2021〕30号文件要求，"
    return _cite(sample, text, "L803")


@kind("law/title-and-number-of-two")
def _(sample: Sample, rng: Random) -> Label | None:
    draft = sample.draft
    if draft.form.id != "2021":
        return None
    draft.preamble = [t.replace(f"（{draft.form.notice}）", "") for t in draft.preamble]
    return _cite(
        sample,
        "根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号），",
        "L803",
    )


@kind("law/number-in-other-brackets")
def _(sample: Sample, rng: Random) -> Label | None:
    a, b = rng.choice(("[]", "()", "（）", "【】", "［］"))
    year, number = ("2021", "30") if sample.draft.form.id == "2021" else ("2019", "60")
    sample.draft.preamble = [t.replace(f"（{sample.draft.form.notice}）", "") for t in sample.draft.preamble]
    return _cite(sample, f"按照国办公开办函{a}{year}{b}{number}号文件要求，", "P704")


@kind("law/number-without-brackets")
def _(sample: Sample, rng: Random) -> Label | None:
    year, number = ("2021", "30") if sample.draft.form.id == "2021" else ("2019", "60")
    sample.draft.preamble = [t.replace(f"（{sample.draft.form.notice}）", "") for t in sample.draft.preamble]
    return _cite(
        sample,
        rng.choice(
            (f"按照国办公开办函{year}{number}号文件要求，", f"按照国办公开办函{year} {number}号文件要求，")
        ),
        "P705",
    )


@kind("law/old-fees", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("L809", (), (add(sample, "全年依申请提供政府信息收取检索费、复制费50元。"),))


@kind("law/old-term", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label("L810", (), (add(sample, "严格按照规定在15个工作日内答复政府信息公开申请。"),))


@kind("law/odd-fee", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    heading, _ = sample.draft.sections["other-matters"]
    text = f"{sample.draft.year}年收取政府信息公开信息处理费15元。"
    sample.draft.sections["other-matters"] = (heading, [text])
    return Label("L812", (), (text,))


# ---- addresses and personal data ------------------------------------------------------------------------------


@kind("address/internal")
def _(sample: Sample, rng: Random) -> Label | None:
    where = rng.choice(
        (
            "http://192.168.1.20/zwgk",
            "http://10.12.0.8:8080/xxgk",
            "http://localhost:8080",
            "file:///D:/年报/终稿.docx",
            "http://172.16.3.4/",
            "http://127.0.0.1/a",
        )
    )
    return Label("P724", (), (add(sample, f"报告全文可在{where} 查阅。"),))


def _identity(rng: Random) -> str:
    digits = f"{rng.choice(('110101', '320106', '440303', '510104'))}19{rng.randint(50, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


@kind("privacy/identity-number")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            f"申请人（身份证号{_identity(rng)}）通过邮寄方式提出申请，已依法答复。",
            f"群众来电反映，身份证{_identity(rng)}，已办结。",
        )
    )
    return Label("W901 W904", (), (add(sample, text, "problems"),))


@kind("privacy/mobile")
def _(sample: Sample, rng: Random) -> Label | None:
    number = f"1{rng.choice('3578')}{rng.randint(0, 999_999_999):09}"
    written = rng.choice(
        (number, f"{number[:3]}-{number[3:7]}-{number[7:]}", f"{number[:3]} {number[3:7]} {number[7:]}")
    )
    sample.draft.preamble[-1] += f"联系人手机：{written}。"
    return Label("W902", (), (bare(sample.draft.preamble[-1]),))


@kind("privacy/account")
def _(sample: Sample, rng: Random) -> Label | None:
    digits = [6, 2, 2, *(rng.randint(0, 9) for _ in range(15))]
    for check in range(10):
        whole = [*digits, check]
        total = sum(
            d if n % 2 == 0 else (d * 2 - 9 if d > 4 else d * 2) for n, d in enumerate(reversed(whole))
        )
        if total % 10 == 0:
            break
    return Label("W906", (), (add(sample, f"信息处理费缴费账号：{''.join(map(str, whole))}。", "problems"),))


@kind("privacy/name")
def _(sample: Sample, rng: Random) -> Label | None:
    name = rng.choice(("张建国", "李秀英", "王小明", "陈志强", "刘芳", "赵永福"))
    text = rng.choice(
        (
            f"申请人{name}不服答复，已依法作出说明。",
            f"原告{name}不服答复提出异议，已沟通说明。",
        )
    )
    return Label("W904", (), (add(sample, text, "problems"),))


@kind("privacy/secret")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(("机密★1年", "秘密★", "内部资料，不得外传", "内部资料 注意保存", "绝密"))
    sample.draft.preamble.insert(0, text)
    return Label("W907", (), (text,))


@kind("privacy/mailbox", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.preamble[-1] += rng.choice(("邮箱：12345678@qq.com。", "电子邮箱：qxxxgk@163.com。"))
    return Label("W903", (), (bare(sample.draft.preamble[-1]),))


@kind("privacy/home", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label(
        "W905 W904",
        (),
        (add(sample, "申请人王某，住幸福小区3号楼2单元501室，申请公开征地信息。", "problems"),),
    )


@kind("privacy/staff", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    return Label(
        "W909",
        (),
        (
            add(
                sample,
                "成立领导小组，组长：张建国，副组长：李秀英、王小明，成员：陈志强、刘芳芳、赵永福、周海涛。",
            ),
        ),
    )


# ---- what only Word keeps ---------------------------------------------------------------------------------------


def _paragraph(document: Any) -> Any:
    # What stands above the first section may be red on purpose.
    texts = iter(document.paragraphs)
    next(p for p in texts if p.text.startswith("一、"))
    return next(p for p in texts if len(p.text) > 20 and p.runs)


def _revised(tag: str) -> Any:
    def change(document: Any) -> None:
        from docx.oxml.parser import parse_xml

        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        inner = "<w:t>加强审核。</w:t>" if tag == "ins" else "<w:delText>加强审核。</w:delText>"
        _paragraph(document)._p.append(
            parse_xml(
                f'<w:{tag} xmlns:w="{w}" w:id="7" w:author="a" w:date="2025-01-05T09:00:00Z"><w:r>{inner}</w:r></w:{tag}>'
            )
        )

    return change


def _highlighted(document: Any) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    _paragraph(document).runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW


def _red(document: Any) -> None:
    from docx.shared import RGBColor

    _paragraph(document).runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)


def _hidden(document: Any) -> None:
    run = _paragraph(document).add_run("此处数据请再核对。")
    run.font.hidden = True


def _commented(document: Any) -> None:
    document.add_comment(_paragraph(document).runs, text="请核对", author="a", initials="a")


for _name, _word in (
    ("insertion", _revised("ins")), ("deletion", _revised("del")), ("highlight", _highlighted), ("red", _red),
    ("hidden", _hidden), ("comment", _commented),
):  # fmt: skip

    @kind(f"word/{_name}")
    def _(sample: Sample, rng: Random, word: Any = _word) -> Label | None:
        return Label("W908", ("",), word=word)
