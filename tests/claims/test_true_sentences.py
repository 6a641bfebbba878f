"""True sentences about drawn figures: none is contradicted, and those that state a cell plainly are bound to it."""

from random import Random

import pytest

from gidr_lint.claims.extract import extract
from gidr_lint.claims.weigh import weigh
from gidr_lint.document.source import Source
from gidr_lint.formats import read
from gidr_lint.forms.load import load_forms
from gidr_lint.report.bind import bind
from gidr_lint.testing import Draft

FORMS = load_forms()
LAST, YEAR, NEXT = 2023, 2024, 2025
OUTCOMES = ("granted", "partly", "denied", "unable", "rejected", "other")

# Sentences of section one and four, each with the kinds that must be bound to it, and agree.
PLAIN = [
    ("全年新收政府信息公开申请{new}件。", "new"),
    ("{year}年，本局本年新收政府信息公开申请{new}件，上年结转{in}件，办结{total}件，结转下年度继续办理{out}件。",
     "new carried-in processed carried-out"),
    ("{year}年度，共收到政府信息公开申请{new}件，同比{change}；上年结转{in}件。", "received carried-in"),
    ("依申请公开方面，{last}年结转至{year}年{in}件，{year}年共受理{new}件，已办结{total}件，结转下年度办理{out}件。",
     "carried-in received processed carried-out"),
    ("共收办政府信息公开申请{all}件（含上年结转{in}件），办结{total}件，{out}件结转{next}年办理。",
     "received carried-in processed carried-out"),
    ("全年共办理政府信息公开申请{all}件，其中：予以公开{granted}件、部分公开{partly}件、不予公开{denied}件、"
     "无法提供{unable}件、不予处理{rejected}件、其他处理{other}件、结转下年度{out}件。",
     "handled granted partly-granted denied unable rejected other carried-out"),
    ("全年答复政府信息公开申请{total}件，予以公开及部分公开{open}件，不予公开{denied}件，无法提供{unable}件。",
     "processed granted-or-partly denied unable"),
    ("共受理公民、法人或者其他组织提出的政府信息公开申请{new}件，其中自然人{np}件，法人及其他组织{org}件；办结{total}件。",
     "received natural-person organisations processed"),
    ("收到政府信息公开网上申请{np}件，信函申请{org}件，合计{new}件，上年结转{in}件，已回复{total}件，{out}件正在办理中。",
     "carried-in processed carried-out"),
    ("我局按规定答复政府信息公开申请{total}件，较上年的{some}件有所变化，结转到下年度的{out}件。", "processed carried-out"),
    ("因政府信息公开被申请行政复议{rev}件，被提起行政诉讼{suit}件。", "review litigation"),
    ("因政府信息公开工作被申请行政复议{rev}件（{some}件为上年），未经复议直接起诉{direct}件，复议后起诉{after}件。",
     "review direct-suit after-review-suit"),
    ("政府信息公开行政复议{rev}件，其中维持{rup}件、纠正{rcorr}件、其他结果{roth}件、尚未审结{rpend}件。",
     "review review-upheld review-corrected review-other review-pending"),
    ("涉及政府信息公开的行政复议、行政诉讼案件共{cases}件。", "cases"),
    ("政府信息公开案件中，未经复议直接起诉{direct}件，维持{dup}件；复议后起诉{after}件，维持{aup}件。",
     "direct-suit direct-suit-upheld after-review-suit after-review-suit-upheld"),
]  # fmt: skip
# True of any figures, and about other things: nothing is to be said of them.
ASIDE = [
    "{last}年收到政府信息公开申请{some}件，{year}年收到{new}件。",
    "上半年收到政府信息公开申请{some}件，下半年{more}件。",
    "全年收到政府信息公开申请较上年增加{some}件，其中网络申请增加{more}件。",
    "主动公开政府信息{more}条，依申请公开{some}条，不予公开{some}条。",
    "办理人大代表建议{some}件、政协提案{more}件，均已办结。12345热线受理工单{more}件，办结{some}件。",
    "受理公租房申请{more}件，办结{some}件，均已答复申请人。",
    "各乡镇收到政府信息公开申请{some}件，办结{some}件，结转下年度{more}件。",
    "县自然资源局收到政府信息公开申请{some}件，被申请行政复议{more}件。",
    "近三年累计受理政府信息公开申请{more}件，年均受理{some}件，最多一年受理{more}件。",
    "全县办理行政复议案件{more}件、行政诉讼案件{some}件，其中维持{some}件。",
    "政府信息公开申请办理中，延期答复{some}件，征求第三方意见{more}件，告知补正{some}件，实际办理{more}件。",
    "政务公开专区接待群众{more}人次，受理申请{some}件，门户网站收到留言{more}件，答复{some}件。",
    "下一步，计划办理政府信息公开申请{some}件，力争行政复议{some}件以内。",
    "公文属性审查中，主动公开{more}件，依申请公开{some}件，不予公开{some}件。",
    "2020年以来，共收到政府信息公开申请{more}件，行政复议{some}件。",
    "作为复议机关，受理政府信息公开行政复议案件{more}件，维持{some}件，纠正{some}件。",
    "每月平均受理政府信息公开申请{some}件，平均{some}个工作日答复{more}件。",
    "受理信访{more}件、咨询{some}件、举报{some}件，按期办结{more}件，结转{some}件。",
    "其中{some}件申请因内容不明确告知补正，{more}件申请人主动撤回政府信息公开申请。",
    "与{last}年的{some}件相比，政府信息公开申请量有所变化；{last}年办结{some}件，结转{more}件。",
]
ONES = "零一二三四五六七八九"


def chinese(number):
    """A number to 999 in Chinese."""
    if number < 10:
        return ONES[number]
    if number < 20:
        return "十" + (ONES[number - 10] if number > 10 else "")
    if number < 100:
        return ONES[number // 10] + "十" + (ONES[number % 10] if number % 10 else "")
    if number > 999:
        return str(number)
    rest = number % 100
    middle = (
        "" if not rest else "零" + ONES[rest] if rest < 10 else ("一" if rest < 20 else "") + chinese(rest)
    )
    return ONES[number // 100] + "百" + middle


WRITINGS = {
    "digits": str,
    "full width": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "Chinese": chinese,
    "bold": lambda n: f"**{n}**",
    "spaced": lambda n: f" {n} ",
    "on the next line": lambda n: f"\n{n}",
}


def drawn(seed):
    """A consistent report without prose about its figures, and the figures by short names."""
    rng = Random(seed)
    draft = Draft.random(rng, "2021", YEAR, prose=False)
    for row in ("new", "carried-in"):
        assert ("applications", row) not in draft.dropped
    table = draft.amount
    groups = {group: [row for row in draft._outcomes() if row.startswith(f"{group}-")] for group in OUTCOMES}
    of = {
        "granted": table("applications", "granted"),
        "partly": table("applications", "partly-granted"),
        **{
            group: sum(table("applications", row) for row in groups[group])
            for group in ("denied", "unable", "rejected", "other")
        },
    }
    case = {
        column: table("disputes", "cases", column)
        for part in ("review", "direct-suit", "after-review-suit")
        for column in (f"{part}-{end}" for end in ("upheld", "corrected", "other", "pending", "total"))
    }
    new, carried = table("applications", "new"), table("applications", "carried-in")
    np = table("applications", "new", "natural-person")
    figures = {
        **of,
        "open": of["granted"] + of["partly"],
        "new": new, "in": carried, "all": new + carried, "out": table("applications", "carried-out"),
        "total": table("applications", "total"), "np": np, "org": new - np,
        "rev": case["review-total"], "rup": case["review-upheld"], "rcorr": case["review-corrected"],
        "roth": case["review-other"], "rpend": case["review-pending"],
        "direct": case["direct-suit-total"], "after": case["after-review-suit-total"],
        "dup": case["direct-suit-upheld"], "aup": case["after-review-suit-upheld"],
        "suit": case["direct-suit-total"] + case["after-review-suit-total"],
        "some": rng.randint(2, 60), "more": rng.randint(61, 900),
    }  # fmt: skip
    figures["cases"] = figures["rev"] + figures["suit"]
    return draft, figures, rng


def weighed(draft, sentence):
    """The claims of a report with one more sentence in section one, each with its verdict."""
    heading, paragraphs = draft.sections["overview"]
    draft.sections["overview"] = (heading, [*paragraphs, sentence])
    text = draft.markdown()
    draft.sections["overview"] = (heading, paragraphs)
    report = bind(read(Source("draft.md", text.encode())), FORMS)
    claims, _ = extract(report)
    return [(claim, weigh(report, claim)) for claim in claims]


def filled(template, figures, write):
    words = {"year": YEAR, "last": LAST, "next": NEXT, "change": "增长12.5%"}
    return template.format(**words, **{name: write(number) for name, number in figures.items()})


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("template, kinds", PLAIN, ids=[kinds for _, kinds in PLAIN])
def test_a_true_sentence_is_bound_and_agrees(template, kinds, writing):
    for seed in range(4):
        draft, figures, _ = drawn(seed)
        found = weighed(draft, filled(template, figures, WRITINGS[writing]))
        assert [claim.quote for claim, verdict in found if verdict.contradicts and not claim.doubt] == []
        agreed = {claim.kind for claim, verdict in found if verdict.agrees}
        assert set(kinds.split()) <= agreed


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("template", ASIDE, ids=lambda template: template[:20])
def test_a_sentence_about_other_things_is_not_contradicted(template, writing):
    for seed in range(4):
        draft, figures, _ = drawn(seed)
        found = weighed(draft, filled(template, figures, WRITINGS[writing]))
        assert [claim.quote for claim, verdict in found if verdict.contradicts and not claim.doubt] == []
