"""Errors in years, periods and dates."""

from random import Random

from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare


def _period(sample: Sample, old: str, new: str) -> str | None:
    """The paragraph with the period, with something in the period's sentence replaced."""
    for number, text in enumerate(sample.draft.preamble):
        begin = max(text.find("统计期限"), text.find("统计数据时限"), text.find("统计时间"))
        if begin == -1 or old not in text[begin:]:
            continue
        sample.draft.preamble[number] = text[:begin] + text[begin:].replace(old, new, 1)
        return bare(sample.draft.preamble[number])
    return None


def _period_all(sample: Sample, old: str, new: str) -> str | None:
    for number, text in enumerate(sample.draft.preamble):
        begin = max(text.find("统计期限"), text.find("统计数据时限"), text.find("统计时间"))
        if begin == -1 or old not in text[begin:]:
            continue
        end = text.find("。", begin)
        sample.draft.preamble[number] = text[:begin] + text[begin:end].replace(old, new) + text[end:]
        return bare(sample.draft.preamble[number])
    return None


def _in_period(codes: str, sample: Sample, old: str, new: str, *, every: bool = False) -> Label | None:
    line = (_period_all if every else _period)(sample, old, new)
    return None if line is None else Label(codes, (), (line,))


@kind("year/title")
def _(sample: Sample, rng: Random) -> Label | None:
    draft = sample.draft
    wrong = draft.year + rng.choice((-1, -1, 1))
    if str(draft.year) not in draft.title or wrong < 2019 or (wrong < 2021) != (draft.year < 2021):
        return None
    if not any("12月31日" in text for text in draft.preamble):
        return None
    right = draft.title
    draft.title = draft.title.replace(str(draft.year), str(wrong))
    period = tuple(bare(text) for text in draft.preamble if "12月31日" in text)
    # Which of the two is wrong the page does not say; either place is right.
    return Label("D508 D502 D506 D511 D509 D507", (), (draft.title, *period), many=right == "")


@kind("period/last-year")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    return _in_period("D502", sample, str(year), str(year - 1), every=True)


@kind("period/start-of-last-year")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    return _in_period("D515 D502", sample, f"{year}年1月1日", f"{year - 1}年1月1日")


@kind("period/end-of-next-year")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    return _in_period(
        "D515 D502 D514", sample, f"{year}年12月31日", f"{year + rng.choice((1, -1))}年12月31日"
    )


@kind("period/not-to-the-end")
def _(sample: Sample, rng: Random) -> Label | None:
    return _in_period(
        "D503", sample, "12月31日", rng.choice(("11月30日", "12月30日", "6月30日", "12月20日", "10月31日"))
    )


@kind("period/not-from-the-start")
def _(sample: Sample, rng: Random) -> Label | None:
    return _in_period("D503", sample, "1月1日", rng.choice(("2月1日", "1月10日", "7月1日", "1月2日")))


@kind("period/impossible-day")
def _(sample: Sample, rng: Random) -> Label | None:
    return _in_period(
        "D505 D503", sample, "12月31日", rng.choice(("12月32日", "13月31日", "11月31日", "2月30日"))
    )


@kind("period/sign-lost")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    old, new = rng.choice(
        (
            ("12月31日", "12月31"),
            (f"{year}年1月1日", f"{year}1月1日"),
            ("1月1日", "1月1"),
            (f"{year}年12月31日", f"{year}年1231日"),
        )
    )
    return _in_period("D504 D503", sample, old, new)


@kind("period/reversed")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    for number, text in enumerate(sample.draft.preamble):
        for a, between, b in (
            (f"{year}年1月1日", "至", f"{year}年12月31日"),
            (f"{year}年1月1日", "—", f"{year}年12月31日"),
        ):
            if a + between + b in text:
                sample.draft.preamble[number] = text.replace(a + between + b, b + between + a)
                return Label("D514", (), (bare(sample.draft.preamble[number]),))
    return None


@kind("period/year-of-five-digits")
def _(sample: Sample, rng: Random) -> Label | None:
    year = str(sample.draft.year)
    return _in_period(
        "D504 D502 D515 D505",
        sample,
        f"{year}年1月1日",
        rng.choice((f"{year}{year[-1]}年1月1日", f"{year[:3]}年1月1日")),
    )


@kind("period/missing", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    for number, text in enumerate(sample.draft.preamble):
        sentences = [s for s in text.split("。") if "12月31日" not in s and "统计" not in s]
        sample.draft.preamble[number] = "。".join(sentences)
    sample.draft.preamble = [text for text in sample.draft.preamble if text]
    return Label("D501", ("",))


# ---- years in the text -------------------------------------------------------------------------------


def _facts(sample: Sample) -> list[tuple[str, int]]:
    """Paragraphs that begin with the report's year as the time of what they tell."""
    year = sample.draft.year
    return [
        (id, number)
        for id, (_, texts) in sample.draft.sections.items()
        for number, text in enumerate(texts)
        if (f"{year}年，" in text or f"{year}年度" in text or f"{year}年共" in text)
        and id in ("overview", "applications", "disputes", "other-matters", "proactive")
    ]


def _with_year(sample: Sample, rng: Random, shift: int) -> str | None:
    year = sample.draft.year
    where = _facts(sample)
    if not where:
        return None
    id, number = rng.choice(where)
    heading, texts = sample.draft.sections[id]
    texts = list(texts)
    for old in (f"{year}年，", f"{year}年度", f"{year}年共"):
        if old in texts[number]:
            texts[number] = texts[number].replace(old, old.replace(str(year), str(year + shift)), 1)
            break
    sample.draft.sections[id] = (heading, texts)
    return bare(texts[number])


@kind("year/stale")
def _(sample: Sample, rng: Random) -> Label | None:
    line = _with_year(sample, rng, -rng.choice((1, 1, 1, 2)))
    return None if line is None else Label("D506", (), (line,))


@kind("year/future")
def _(sample: Sample, rng: Random) -> Label | None:
    line = _with_year(sample, rng, rng.choice((1, 2, 10)))
    return None if line is None else Label("D507 D506", (), (line,))


@kind("date/impossible")
def _(sample: Sample, rng: Random) -> Label | None:
    heading, texts = sample.draft.sections["overview"]
    day = rng.choice(("2月30日", "4月31日", "13月5日", "9月31日", "6月0日", "11月32日"))
    text = rng.choice((
        f"{sample.draft.year}年{day}，召开政务公开工作推进会。", f"{day}，组织开展政府信息公开业务培训。", f"于{sample.draft.year}年{day}前完成专栏改版。",
    ))  # fmt: skip
    sample.draft.sections["overview"] = (heading, [*texts, text])
    return Label("D505", (), (text,))


@kind("date/broken")
def _(sample: Sample, rng: Random) -> Label | None:
    heading, texts = sample.draft.sections["overview"]
    year = sample.draft.year
    text = rng.choice(
        (
            f"{year}5月20日，召开政务公开工作推进会。",
            f"{year}年520日，召开政务公开工作推进会。",
            f"专栏于{year}年5月20改版上线。",
        )
    )
    sample.draft.sections["overview"] = (heading, [*texts, text])
    return Label("D504", (), (text,))


# ---- the signature ------------------------------------------------------------------------------------


def _signed(sample: Sample, codes: str, date: str) -> Label:
    sample.draft.signature = [sample.draft.organisation, date]
    return Label(codes, (), (date,))


@kind("signed/in-the-report-year")
def _(sample: Sample, rng: Random) -> Label | None:
    return _signed(sample, "D511 D509", f"{sample.draft.year}年1月{rng.randint(5, 31)}日")


@kind("signed/too-early")
def _(sample: Sample, rng: Random) -> Label | None:
    return _signed(
        sample, "D509 D511", f"{sample.draft.year}年{rng.choice((10, 11, 12))}月{rng.randint(1, 30)}日"
    )


@kind("signed/years-off")
def _(sample: Sample, rng: Random) -> Label | None:
    return _signed(
        sample, "D511", f"{sample.draft.year + rng.choice((-2, -1, 2, 3))}年1月{rng.randint(5, 31)}日"
    )


@kind("signed/impossible")
def _(sample: Sample, rng: Random) -> Label | None:
    return _signed(
        sample, "D505", f"{sample.draft.year + 1}年{rng.choice(('1月32日', '2月30日', '13月5日', '1月0日'))}"
    )


@kind("signed/broken")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year + 1
    return _signed(sample, "D504", rng.choice((f"{year}1月20日", f"{year}年1月20", f"{year}年120日")))


@kind("signed/late", aside="属提示级，默认不开：期限因单位而异。")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.organ.kind != "department":
        return None
    return _signed(sample, "D510", f"{sample.draft.year + 1}年{rng.choice((3, 4, 6))}月15日")


@kind("signed/undated", aside="属提示级，默认不开：网页上常没有落款。")
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.signature = []
    return Label("D512", ("", "section:other-matters"))


@kind("signed/numerals", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year + 1
    return _signed(
        sample,
        "D513",
        rng.choice((f"{year}年01月05日", "二○二" + "零一二三四五六七八九"[year % 10] + "年一月二十日")),
    )
