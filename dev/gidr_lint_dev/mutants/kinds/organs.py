"""Whose report it is: another organ, or its name written otherwise."""

from random import Random

from gidr_lint.base.settings import Settings
from gidr_lint_dev.mutants.edits import add, silence
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample


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
