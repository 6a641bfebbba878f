"""Errors in the prose that the tables have no part in; those that they contradict are in `blind`."""

from random import Random

from gidr_lint_dev.mutants.edits import add, figures, silence
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare


def _amount(sample: Sample, row: str) -> int:
    return sample.draft.amount("applications", row)


@kind("sum/parts")
def _(sample: Sample, rng: Random) -> Label | None:
    """Parts that do not add up to a whole which no table has."""
    a, b, c = (rng.randint(5, 90) for _ in range(3))
    whole = a + b + c + rng.choice((-1, 1, 9, -9, 10))
    text = f"全年主动公开政府信息{whole}条（通知公告{a}条、工作动态{b}条、政策文件{c}条）。"
    return Label("N425 N408", (), (add(sample, text),))


@kind("sum/fees")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.draft.form.id != "2021":
        return None
    a, b = rng.randint(1, 9) * 100, rng.randint(1, 9) * 100
    sample.draft.tables["proactive"]["administrative-fee", "fee"] = "12.5"
    heading, _ = sample.draft.sections["other-matters"]
    text = f"{sample.draft.year}年共收取信息处理费{a + b + 100}元。其中教育局2件、收取{a}元，民政局1件、收取{b}元。"
    sample.draft.sections["other-matters"] = (heading, [text])
    return Label("N426", (), (text,))


@kind("sum/share", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    new, own = _amount(sample, "new"), sample.draft.amount("applications", "new", "natural-person")
    if new < 3 or own in (0, new):
        return None
    silence(sample)
    share = own / new * 100 + rng.choice((-7, 5, 11))
    text = f"新收政府信息公开申请{new}件，其中自然人{own}件，占{share:.1f}%。"
    return Label("N421", (), (add(sample, text),))


@kind("amount/missing")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice(
        (
            "全年共主动公开政府信息条。",
            "全年共制发文件件。",
            "通过微信公众号发布信息条，通过网站发布信息条。",
            "共收到政府信息公开申请件。",
        )
    )
    if "申请" in text:
        silence(sample)
    return Label("N424", (), (add(sample, text),), many="，" in text)


@kind("amount/ten-thousand")
def _(sample: Sample, rng: Random) -> Label | None:
    a, b = rng.randint(100, 900), rng.randint(100, 900)
    text = f"全年公开政府信息{a + b}万条，其中门户网站{a}条、微信公众号{b}条。"
    return Label("P718", (), (add(sample, text),))


@kind("amount/other-unit", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    found = figures(sample, "total")
    if not found or int(found[0][2].value) == 0:
        return None
    id, number, mark = found[0]
    texts = sample.draft.sections[id][1]
    text = texts[number]
    texts[number] = text[: mark.end] + text[mark.end :].replace("件", "条", 1)
    return Label("P717", (), (bare(texts[number]),))
