"""Slips of the pen: words, marks and brackets."""

from random import Random

from gidr_lint_dev.mutants.edits import add, label, within
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample

_INFO = "属提示级，默认不开。"


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
