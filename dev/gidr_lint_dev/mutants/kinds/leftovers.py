"""What was left of a template, of its notes and of another draft: placeholders, instructions, residues."""

from random import Random

from gidr_lint_dev.mutants.edits import add
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare, marks

_PROSE = ("overview", "problems")


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
    return Label("P701 P702", (), (add(sample, text, rng.choice(_PROSE)),))


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
