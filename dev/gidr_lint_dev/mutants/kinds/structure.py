"""Errors in headings, their order and their numbers, and in lists."""

from random import Random

from gidr_lint.base.ordinals import number_of, numeral
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample, bare

_IDS = ("overview", "proactive", "applications", "disputes", "problems", "other-matters")


def _heading(sample: Sample, id: str, heading: str) -> str:
    sample.draft.sections[id] = (heading, sample.draft.sections[id][1])
    return bare(heading)


@kind("heading/section-missing")
def _(sample: Sample, rng: Random) -> Label | None:
    """A section is gone with all that was in it; the ordinals behind it were left as they were."""
    id = rng.choice(("overview", "problems", "other-matters"))
    del sample.draft.sections[id]
    return Label("S101", (f"section:{id}",))


@kind("heading/section-missing-renumbered")
def _(sample: Sample, rng: Random) -> Label | None:
    id = rng.choice(("overview", "problems", "other-matters"))
    del sample.draft.sections[id]
    for number, (other, (heading, _)) in enumerate(list(sample.draft.sections.items())):
        _heading(sample, other, f"{numeral(number + 1)}、{heading.partition('、')[2]}")
    return Label("S101", (f"section:{id}",))


@kind("heading/line-lost")
def _(sample: Sample, rng: Random) -> Label | None:
    """The heading alone is gone; what stood under it is now in the section before."""
    draft = sample.draft
    id = rng.choice(("proactive", "applications", "disputes", "problems", "other-matters"))
    before = _IDS[_IDS.index(id) - 1]
    draft.moved[id] = before
    draft.after[before] = list(draft.sections[id][1])
    del draft.sections[id]
    return Label("S101", (f"section:{id}",))


@kind("heading/tables-section-missing")
def _(sample: Sample, rng: Random) -> Label | None:
    """Section and table are gone together: one is missing because the other is."""
    id = rng.choice(("proactive", "applications", "disputes"))
    del sample.draft.sections[id]
    del sample.draft.tables[id]
    return Label("S101 T201", (f"section:{id}", id))


@kind("heading/empty")
def _(sample: Sample, rng: Random) -> Label | None:
    id = rng.choice(("overview", "problems", "other-matters"))
    sample.draft.sections[id] = (sample.draft.sections[id][0], [])
    if id == "other-matters":
        sample.draft.signature = []
    return Label("S107", (f"section:{id}",))


@kind("heading/order")
def _(sample: Sample, rng: Random) -> Label | None:
    """Two sections change places with their ordinals, or get the ordinals of their new places."""
    ids = list(sample.draft.sections)
    place = rng.randrange(5)
    ids[place], ids[place + 1] = ids[place + 1], ids[place]
    sample.draft.sections = {id: sample.draft.sections[id] for id in ids}
    codes = "S102 S103"
    if rng.random() < 0.5:
        codes = "S102"
        for number, id in enumerate(ids):
            heading = sample.draft.sections[id][0]
            _heading(sample, id, f"{numeral(number + 1)}、{heading.partition('、')[2]}")
    return Label(codes, tuple(f"section:{id}" for id in ids[place : place + 2]))


@kind("heading/ordinal-wrong")
def _(sample: Sample, rng: Random) -> Label | None:
    place = rng.randrange(1, 6)
    id = _IDS[place]
    wrong = rng.choice([n for n in range(8) if n != place and n > 0])
    line = _heading(sample, id, f"{numeral(wrong + 1)}、{sample.draft.sections[id][0].partition('、')[2]}")
    return Label("S103", (f"section:{id}",), (line,))


@kind("heading/ordinal-repeated")
def _(sample: Sample, rng: Random) -> Label | None:
    """From some heading on every ordinal is one too low: one mistake."""
    place = rng.randrange(1, 5)
    for number in range(place, 6):
        id = _IDS[number]
        _heading(sample, id, f"{numeral(number)}、{sample.draft.sections[id][0].partition('、')[2]}")
    id = _IDS[place]
    return Label("S103", (f"section:{id}",), (bare(sample.draft.sections[id][0]),))


@kind("heading/ordinal-lost")
def _(sample: Sample, rng: Random) -> Label | None:
    id = rng.choice(_IDS)
    line = _heading(sample, id, sample.draft.sections[id][0].partition("、")[2])
    return Label("S103 S101", (f"section:{id}",), (line,))


@kind("heading/extra")
def _(sample: Sample, rng: Random) -> Label | None:
    year = sample.draft.year
    words = rng.choice(
        (
            f"{year + 1}年工作思路",
            "工作亮点",
            "下一步工作打算",
            "政务公开标准化建设情况",
            "信息公开收费及减免情况",
            "组织领导情况",
        )
    )
    line = f"七、{words}"
    sample.draft.after["other-matters"] = [line, "进一步加强组织领导，完善制度机制，推动公开工作再上新台阶。"]
    return Label("S104", (), (line,))


@kind("heading/extra-in-between")
def _(sample: Sample, rng: Random) -> Label | None:
    """A section too many between two, and the rest numbered on: one mistake."""
    place = rng.randrange(1, 5)
    line = f"{numeral(place + 1)}、{rng.choice(('工作机制建设情况', '政策解读和回应关切情况', '政务公开培训情况', '组织保障情况'))}"
    for number in range(place, 6):
        id = _IDS[number]
        _heading(sample, id, f"{numeral(number + 2)}、{sample.draft.sections[id][0].partition('、')[2]}")
    sample.draft.after[_IDS[place - 1]] = [line, "建立健全工作机制，明确任务分工，确保各项工作落到实处。"]
    return Label("S104", (), (line,))


@kind("heading/section-twice")
def _(sample: Sample, rng: Random) -> Label | None:
    line = rng.choice(
        ("七、存在的主要问题及改进情况", "七、政府信息公开行政复议、行政诉讼情况", "七、其他需要报告的事项")
    )
    sample.draft.after["other-matters"] = [line, "按要求推进各项工作，持续改进。"]
    return Label("S105", (), (line,))


@kind("heading/title-missing")
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.title = ""
    # The page around it has the title, too.
    return Label("S113", ("",), not_in=("web-furniture",))


@kind("heading/old-outline")
def _(sample: Sample, rng: Random) -> Label | None:
    draft = sample.draft
    draft.sections = {
        "a": ("一、概述", ["根据要求，编制本报告。"]),
        "b": ("二、主动公开政府信息情况", ["全年主动公开政府信息126条。"]),
        "c": ("三、依申请公开政府信息办理情况", ["按规定办理。"]),
        "d": ("四、政府信息公开收费及减免情况", ["未收取费用。"]),
        "e": ("五、咨询处理情况", ["接受咨询12人次。"]),
        "f": ("六、回应解读情况", ["发布解读3篇。"]),
        "g": ("七、机构建设和保障经费情况", ["落实工作人员2名。"]),
    }
    draft.tables = {}
    return Label("S116 S101 T201", (), ("概述", draft.title), many=True)


@kind("heading/loose-words", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    id, words = rng.choice(
        (("overview", "一、概述"), ("overview", "一、基本情况"), ("applications", "三、依申请公开情况"))
    )
    line = _heading(sample, id, words)
    return Label("S106", (f"section:{id}",), (line,))


@kind("heading/typo", aside="标题认得出就不提示；写法不同属提示级。")
def _(sample: Sample, rng: Random) -> Label | None:
    id, a, b = rng.choice(
        (
            ("overview", "总体", "总休"),
            ("applications", "处理", "处里"),
            ("disputes", "复议", "复义"),
            ("problems", "问题", "问提"),
            ("other-matters", "需要", "须要"),
        )
    )
    heading = sample.draft.sections[id][0]
    if a not in heading:
        return None
    line = _heading(sample, id, heading.replace(a, b, 1))
    return Label("S106 P710 S101", (f"section:{id}",), (line,))


@kind("heading/stop-behind", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    id = rng.choice(_IDS)
    line = _heading(sample, id, sample.draft.sections[id][0] + rng.choice("、。，"))
    return Label("S112", (f"section:{id}",), (line,))


@kind("heading/parts-announced", aside="属提示级，默认不开。")
def _(sample: Sample, rng: Random) -> Label | None:
    sample.draft.preamble[0] += "全文共五个部分。"
    if any("六" in text for text in sample.draft.preamble):
        return None
    return Label("S115", (), (bare(sample.draft.preamble[0]),))


# ---- lists --------------------------------------------------------------------------------------------


@kind("list/sub-ordinal-jumps")
def _(sample: Sample, rng: Random) -> Label | None:
    texts = sample.draft.sections["overview"][1]
    where = [n for n, text in enumerate(texts) if text.startswith(("（二）", "（三）", "（四）"))]
    if not where:
        return None
    number = rng.choice(where)
    own = (number_of(texts[number][1]) or 0) - 1
    wrong = rng.choice([n for n in range(7) if n != own])
    # From there on the numbers go on as they were: one of them is out of the sequence.
    texts[number] = f"（{numeral(wrong + 1)}）{texts[number][3:]}"
    return Label(
        "S111",
        (),
        (bare(texts[number]), *(bare(text) for text in texts[number + 1 :][:2] if text.startswith("（"))),
    )


@kind("list/sub-ordinal-left-out")
def _(sample: Sample, rng: Random) -> Label | None:
    """One of the matters is gone: those behind it keep their numbers."""
    texts = sample.draft.sections["overview"][1]
    where = [n for n, text in enumerate(texts) if text.startswith(("（二）", "（三）", "（四）"))]
    if not where or not any(text.startswith("（五）") for text in texts):
        return None
    number = rng.choice(where)
    end = next(n for n in range(number + 1, len(texts) + 1) if n == len(texts) or texts[n].startswith("（"))
    following = bare(texts[end])
    del texts[number:end]
    return Label("S111", (), (following,))


def _list(sample: Sample, text: str, section: str = "problems") -> str:
    heading, _ = sample.draft.sections[section]
    sample.draft.sections[section] = (heading, [text])
    return text


@kind("list/enumeration-jumps")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "存在的主要问题：一是政策解读形式单一；二是栏目更新不够及时；四是业务培训不够。下一步将加强学习、改进工作。",
        "主要问题有：一是解读形式单一，二是更新不及时，二是培训不够。改进措施：加强学习，明确责任。",
        "一是政策解读形式单一；三是栏目更新不够及时。针对问题，将强化责任、完善机制，逐项改进。",
    ))  # fmt: skip
    return Label("S117", (), (_list(sample, text),))


@kind("list/number-of-items")
def _(sample: Sample, rng: Random) -> Label | None:
    text = rng.choice((
        "主要存在三个方面的问题：一是政策解读形式单一；二是栏目更新不够及时。下一步将强化责任、改进工作。",
        "主要存在以下两个问题：一是解读形式单一；二是更新不及时；三是培训不够。下一步将逐项整改。",
    ))  # fmt: skip
    return Label("S117", (), (_list(sample, text),))
