"""Cells that hold what is no figure, or one written otherwise."""

from collections.abc import Callable
from random import Random

from gidr_lint_dev.mutants.digits import Alter
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.places import target
from gidr_lint_dev.mutants.varied import Sample


def _written(
    codes: str, alter: Alter, *, tables: tuple[str, ...] = ("applications", "disputes", "proactive")
) -> Callable[[Sample, Random], Label | None]:
    """A cell of any table written otherwise."""

    def make(sample: Sample, rng: Random) -> Label | None:
        table = rng.choice(tables)
        cells = sample.draft.tables[table]
        where = [
            place
            for place, text in cells.items()
            if text.isdigit() and place[1] not in ("fee", "change", "amount")
        ]
        rng.shuffle(where)
        for row, column in where:
            new = alter(cells[row, column], rng)
            if new is not None:
                cells[row, column] = new
                places = (
                    (target(table, row, column), table) if "T213" in codes else (target(table, row, column),)
                )
                return Label(codes, places)
        return None

    return make


def _one_of(*texts: str) -> Alter:
    return lambda text, rng: rng.choice(texts)


def _on_figures(change: Callable[[str, Random], str]) -> Alter:
    return lambda text, rng: change(text, rng) if text != "0" else None


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WRITTEN: dict[str, tuple[str, Alter]] = {
    "blank": ("T213", _one_of("")),
    "slash": ("T214", _one_of("/", "／", "\\")),
    "dash": ("T214", _one_of("-", "－", "—", "——", "–")),
    "words": ("T216", _one_of("见附件", "详见说明", "同上", "不详", "若干", "以上", "未统计")),
    "letter-for-digit": ("T216", lambda text, rng: text.replace("0", "O").replace("1", "l") if set(text) & {"0", "1"} and len(text) > 1 else None),
    "unit": ("T215", lambda text, rng: text + rng.choice(("件", "个", "条", "项", " 件", "宗", "起"))),
    "decimal": ("T220", lambda text, rng: f"{text}.{rng.randint(1, 9)}"),
    "negative": ("T219", _on_figures(lambda text, rng: rng.choice(("-", "－")) + text)),
    "placeholder": ("T223", _one_of("XX", "××", "X", "待补充", "？", "?", "…", "**", "待核实", "xxx")),
    "residue": ("T224", lambda text, rng: rng.choice(("[bookmark: _GoBack]", "[bookmark: _Hlk18]")) + text),
    "zero-width": ("T224", lambda text, rng: text + rng.choice(("\u200b", "\ufeff"))),
    "two-figures": ("T216", _on_figures(lambda text, rng: f"{text} {rng.randint(1, 9)}")),
    "question": ("T216 T223", _on_figures(lambda text, rng: f"{text}？")),
}  # fmt: skip
for _name, (_codes, _alter) in WRITTEN.items():
    kind(f"cell/{_name}")(_written(_codes, _alter))
_INFO = "属提示级，默认不开。"
ASIDE: dict[str, tuple[str, Alter]] = {
    "fullwidth": ("T222", lambda text, rng: text.translate(_WIDE)),
    "thousands": ("T221", lambda text, rng: f"{int(text):,}" if int(text) >= 1000 else None),
    "word-for-zero": ("T218", lambda text, rng: rng.choice(("无", "零", "〇")) if text == "0" else None),
    "leading-zero": ("T225", lambda text, rng: "0" + text if text != "0" else None),
    "note": ("T232", _on_figures(lambda text, rng: f"{text}（含上年{rng.randint(1, 3)}件）")),
}
for _name, (_codes, _alter) in ASIDE.items():
    kind(f"cell/{_name}", aside=_INFO)(_written(_codes, _alter))


@kind("cell/table-blank")
def _(sample: Sample, rng: Random) -> Label | None:
    table = rng.choice(("applications", "disputes", "proactive"))
    for place in sample.draft.tables[table]:
        sample.draft.tables[table][place] = ""
    return Label("T217", (table,))


@kind("cell/many-blank")
def _(sample: Sample, rng: Random) -> Label | None:
    """Zeros left blank, as many do."""
    table = rng.choice(("applications", "disputes", "proactive"))
    cells = sample.draft.tables[table]
    zeros = [place for place, text in cells.items() if text == "0"]
    if len(zeros) in (0, len(cells)):
        return None
    for place in zeros:
        cells[place] = ""
    return Label("T213", (table, target(table, *zeros[0])) + tuple(target(table, *place) for place in zeros))


@kind("cell/unit-of-other-size")
def _(sample: Sample, rng: Random) -> Label | None:
    if sample.draft.form.id != "2021":
        return None
    sample.draft.tables["proactive"]["administrative-fee", "fee"] = rng.choice(
        ("125000元", "3.2亿元", "26.5万元", "8800元")
    )
    return Label("T215", ("proactive.administrative-fee.fee",))


@kind("cell/procurement-without-unit")
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("procurement", "amount") not in cells:
        return None
    cells["procurement", "amount"] = rng.choice(("352000", "35.2", "1200"))
    return Label("T228", ("proactive.procurement.amount",))


@kind("cell/change-in-words", aside=_INFO)
def _(sample: Sample, rng: Random) -> Label | None:
    cells = sample.draft.tables["proactive"]
    if ("licence", "change") not in cells:
        return None
    cells["licence", "change"] = rng.choice(("增2", "减1", "增加3", "－"))
    return Label("T227", ("proactive.licence.change",))
