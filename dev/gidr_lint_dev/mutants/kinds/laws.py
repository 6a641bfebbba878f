"""What is cited: laws and notices by name and number, and what they provide."""

from random import Random

from gidr_lint_dev.mutants.edits import add
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare

_INFO = "属提示级，默认不开。"


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
