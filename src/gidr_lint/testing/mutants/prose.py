"""Errors in the prose: a figure that the tables contradict, a word that denies them, parts that do not add up."""

from collections.abc import Callable
from random import Random

from gidr_lint.testing.mutants.cells import OFF, Alter
from gidr_lint.testing.mutants.model import Label, kind
from gidr_lint.testing.mutants.varied import Mark, Sample, bare, marks

_CODES = "N401 N402 N403 N404 N405 N406 N407 N408 N409 N410 N411 N412 N413 N414 N415 N416 N417 N418 N423"
_ROWS = {
    "new": "一、本年新收", "carried-in": "二、上年结转", "total": "（七）总计", "carried-out": "四、结转下年度",
}  # fmt: skip


def figures(sample: Sample, *names: str) -> list[tuple[str, int, Mark]]:
    """Every marked figure of the prose: section, paragraph, mark."""
    return [
        (id, number, mark)
        for id, (_, texts) in sample.draft.sections.items()
        for number, text in enumerate(texts)
        for mark in marks(text)
        if not names or mark.name in names
    ]


def replace(sample: Sample, id: str, number: int, mark: Mark, written: str) -> str:
    """Write one figure otherwise; the paragraph as it then is."""
    heading, texts = sample.draft.sections[id]
    texts = list(texts)
    texts[number] = texts[number][: mark.start] + written + texts[number][mark.end :]
    sample.draft.sections[id] = (heading, texts)
    return bare(texts[number])


def _off(names: tuple[str, ...], alter: Alter) -> Callable[[Sample, Random], Label | None]:
    def make(sample: Sample, rng: Random) -> Label | None:
        found = figures(sample, *names)
        rng.shuffle(found)
        for id, number, mark in found:
            wrong = alter(mark.value, rng)
            if wrong is None or int(wrong) == int(mark.value):
                continue
            return Label(_CODES, (), (replace(sample, id, number, mark, wrong),))
        return None

    return make


FIGURES: dict[str, tuple[str, ...]] = {
    "new": ("new",),
    "carried-in": ("carried-in",),
    "settled": ("total",),
    "carried-out": ("carried-out",),
    "granted": ("granted",),
    "partly-granted": ("partly-granted",),
    "denied": ("denied",),
    "unable": ("unable",),
    "rejected": ("rejected",),
    "other": ("other",),
    "natural-person": ("natural-person",),
    "organisations": ("organisations",),
    "reason": (
        "denied-process", "denied-enforcement-file", "denied-internal-affairs", "unable-not-held", "rejected-petition",
        "rejected-repeat",
    ),
    "review": ("review-total",),
    "suits": ("suits",),
    "suit-parts": ("direct-suit-total", "after-review-suit-total"),
    "review-result": ("review-upheld", "review-corrected", "review-other", "review-pending"),
    "documents-issued": ("issued",),
    "documents-repealed": ("repealed",),
    "documents-in-force": ("in-force",),
}  # fmt: skip
for _name, _names in FIGURES.items():
    for _how in ("one-more", "digit-misread", "digits-swapped", "far-off"):
        if _how in ("digits-swapped",) and _name not in ("new", "settled", "documents-in-force", "granted"):
            continue
        kind(f"prose-{_name}/{_how}")(_off(_names, OFF[_how]))


def _sentence(sample: Sample, section: str, text: str, rng: Random) -> str:
    """Put a sentence behind the last paragraph of a section, or as one of its own."""
    heading, texts = sample.draft.sections[section]
    sample.draft.sections[section] = (heading, [*texts, text])
    return bare(text)


def _amount(sample: Sample, row: str) -> int:
    return sample.draft.amount("applications", row)


def _case(sample: Sample, *columns: str) -> int:
    return sum(int(sample.draft.tables["disputes"]["cases", column]) for column in columns)


def silence(sample: Sample) -> None:
    """No sentence speaks of applications, reviews or suits any more."""
    for id, (heading, texts) in sample.draft.sections.items():
        if id == "problems":
            continue
        kept = []
        for text in texts:
            if not any(word in text for word in ("申请", "复议", "诉讼")) or "。" not in text:
                kept.append(text)
            elif text.startswith("（"):
                kept.append(f"{text.partition('。')[0]}。规范办理登记、审核、答复各环节。")
            elif id == "overview" or not sample.draft.tables_under(id):
                kept.append("规范办理登记、审核、答复各环节。")
        sample.draft.sections[id] = (heading, kept)


@kind("denial/no-applications")
def _(sample: Sample, rng: Random) -> Label | None:
    if _amount(sample, "new") == 0:
        return None
    silence(sample)
    year, own = sample.draft.year, sample.organ.own
    text = rng.choice((
        f"（二）依申请公开。{year}年，{own}未收到政府信息公开申请。", "全年未收到政府信息公开申请。", f"{year}年无依申请公开事项。",
        "本年度没有收到任何形式的政府信息公开申请。", "全年受理政府信息公开申请0件。",
    ))  # fmt: skip
    return Label("N410 N401", (), (_sentence(sample, rng.choice(("overview", "applications")), text, rng),))


@kind("denial/applications-in-empty-table")
def _(sample: Sample, rng: Random) -> Label | None:
    if _amount(sample, "new") or _amount(sample, "carried-in"):
        return None
    silence(sample)
    n = rng.randint(1, 20)
    text = rng.choice(
        (
            f"全年收到政府信息公开申请{n}件。",
            f"{sample.draft.year}年新收政府信息公开申请{n}件。",
            f"本年共受理政府信息公开申请{n}件。",
        )
    )
    return Label("N411 N401", (), (_sentence(sample, "overview", text, rng),))


@kind("denial/all-settled")
def _(sample: Sample, rng: Random) -> Label | None:
    if _amount(sample, "carried-out") == 0:
        return None
    silence(sample)
    n = _amount(sample, "new")
    text = rng.choice(
        (
            f"全年收到政府信息公开申请{n}件，全部办结。",
            f"新收政府信息公开申请{n}件，均已按期办结。",
            f"收到政府信息公开申请{n}件，已全部答复。",
        )
    )
    return Label("N412", (), (_sentence(sample, "overview", text, rng),))


@kind("denial/no-carry-out")
def _(sample: Sample, rng: Random) -> Label | None:
    if _amount(sample, "carried-out") == 0:
        return None
    silence(sample)
    text = f"新收政府信息公开申请{_amount(sample, 'new')}件，{rng.choice(('无结转下年度办理件', '无结转', '无下年度结转'))}。"
    return Label("N403 N412", (), (_sentence(sample, "overview", text, rng),))


@kind("denial/no-cases")
def _(sample: Sample, rng: Random) -> Label | None:
    if _case(sample, "review-total", "direct-suit-total", "after-review-suit-total") == 0:
        return None
    silence(sample)
    year, own = sample.draft.year, sample.organ.own
    text = rng.choice((
        f"{year}年，{own}未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", "全年无政府信息公开行政复议、行政诉讼案件。",
        "没有因政府信息公开引起的行政复议和行政诉讼。", "本年度未发生政府信息公开行政复议、行政诉讼。",
        f"{year}年，政府信息公开行政复议、行政诉讼均为0件。",
    ))  # fmt: skip
    return Label(
        "N413 N414 N415",
        (),
        (_sentence(sample, rng.choice(("overview", "disputes", "disputes")), text, rng),),
        many=False,
    )


@kind("denial/no-review")
def _(sample: Sample, rng: Random) -> Label | None:
    if _case(sample, "review-total") == 0:
        return None
    silence(sample)
    text = rng.choice(
        ("未发生行政复议案件。", f"{sample.draft.year}年未被申请行政复议。", "无行政复议案件。")
    )
    return Label("N413 N414", (), (_sentence(sample, "disputes", text, rng),))


@kind("denial/no-defeat")
def _(sample: Sample, rng: Random) -> Label | None:
    reviews, corrected = _case(sample, "review-total"), _case(sample, "review-corrected")
    if not corrected:
        return None
    silence(sample)
    text = rng.choice(
        (
            f"被申请政府信息公开行政复议{reviews}件，均未被纠正。",
            "全年政府信息公开行政复议零纠正。",
            f"政府信息公开行政复议{reviews}件，无被纠正情形。",
        )
    )
    return Label("N417", (), (_sentence(sample, "disputes", text, rng),))


@kind("denial/all-upheld")
def _(sample: Sample, rng: Random) -> Label | None:
    reviews = _case(sample, "review-total")
    if not reviews or reviews == _case(sample, "review-upheld"):
        return None
    silence(sample)
    text = (
        f"因政府信息公开被申请行政复议{reviews}件，{rng.choice(('均获维持', '结果均为维持', '全部维持'))}。"
    )
    return Label("N416 N417", (), (_sentence(sample, "disputes", text, rng),))


@kind("denial/all-natural-persons")
def _(sample: Sample, rng: Random) -> Label | None:
    new, own = _amount(sample, "new"), sample.draft.amount("applications", "new", "natural-person")
    if new == own:
        return None
    silence(sample)
    text = f"全年共收到政府信息公开申请{new}件，均为自然人申请。"
    return Label("N407", (), (_sentence(sample, "overview", text, rng),))


@kind("sum/parts")
def _(sample: Sample, rng: Random) -> Label | None:
    """Parts that do not add up to a whole which no table has."""
    a, b, c = (rng.randint(5, 90) for _ in range(3))
    whole = a + b + c + rng.choice((-1, 1, 9, -9, 10))
    text = f"全年主动公开政府信息{whole}条（通知公告{a}条、工作动态{b}条、政策文件{c}条）。"
    return Label("N425 N408", (), (_sentence(sample, "overview", text, rng),))


@kind("sum/balance")
def _(sample: Sample, rng: Random) -> Label | None:
    """All four terms in one sentence, one of them off."""
    n = {row: _amount(sample, row) for row in _ROWS}
    if not n["new"]:
        return None
    silence(sample)
    row = rng.choice(list(n))
    n[row] += rng.randint(1, 9)
    text = f"本年新收政府信息公开申请{n['new']}件，上年结转{n['carried-in']}件，办结{n['total']}件，结转下年度继续办理{n['carried-out']}件。"
    return Label("N409 N401 N402 N403 N404", (), (_sentence(sample, "overview", text, rng),))


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


@kind("sum/two-sections")
def _(sample: Sample, rng: Random) -> Label | None:
    """The same figure twice in the prose, once wrong; a table that says nothing of it."""
    found = figures(sample, "new", "received")
    if len({id for id, _, _ in found}) < 2:
        return None
    id, number, mark = rng.choice(found)
    return Label(
        "N401 N423 N409", (), (replace(sample, id, number, mark, str(int(mark.value) + rng.randint(1, 9))),)
    )


@kind("sum/share", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    new, own = _amount(sample, "new"), sample.draft.amount("applications", "new", "natural-person")
    if new < 3 or own in (0, new):
        return None
    silence(sample)
    share = own / new * 100 + rng.choice((-7, 5, 11))
    text = f"新收政府信息公开申请{new}件，其中自然人{own}件，占{share:.1f}%。"
    return Label("N421", (), (_sentence(sample, "overview", text, rng),))


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
    return Label("N424", (), (_sentence(sample, "overview", text, rng),), many="，" in text)


@kind("amount/ten-thousand")
def _(sample: Sample, rng: Random) -> Label | None:
    a, b = rng.randint(100, 900), rng.randint(100, 900)
    text = f"全年公开政府信息{a + b}万条，其中门户网站{a}条、微信公众号{b}条。"
    return Label("P718", (), (_sentence(sample, "overview", text, rng),))


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
