"""The grammar's data: built afresh, complete, and small enough to read."""

from pathlib import Path

import pytest

import gidr_lint.claims
from gidr_lint.claims import grammar
from gidr_lint.claims.discourse import Context, State
from gidr_lint.claims.kinds import Kinds
from gidr_lint.claims.lexicon import load
from gidr_lint.claims.read import Reader
from gidr_lint.claims.tokens import cut, normal
from gidr_lint.document.source import Source
from gidr_lint.formats import read as read_source
from gidr_lint.forms.load import load_forms
from gidr_lint.report.bind import bind

FOLDER = Path(gidr_lint.claims.__file__).parent
GRAMMAR = grammar.load()


def read(sentence, section="applications", year=2024, *, governs=False):
    string = normal(sentence).string
    return Reader(Context(section, year, "", False, governs)).read(cut(string, load()))


def test_every_reason_and_doubt_of_a_row_has_its_words():
    rows = {row.gives for row in (*GRAMMAR.vetoes, *GRAMMAR.doubts)} | {
        row.doubt for row in GRAMMAR.topics
    } - {""}
    assert rows - {""} <= GRAMMAR.reasons.keys()
    for zh, en in GRAMMAR.reasons.values():
        assert zh
        assert en


def test_what_a_mark_closes_is_kept_by_the_discourse():
    assert {name for names in GRAMMAR.closes.values() for name in names} <= {*State.__slots__}


def test_every_frame_is_read_by_someone():
    for row in GRAMMAR.frames:
        method = "_of_" + row.gives.replace("-", "_")
        assert row.gives in GRAMMAR.readings or hasattr(Kinds, method), row.gives


@pytest.mark.parametrize(
    "path", sorted(p for p in FOLDER.glob("*.py") if not p.name.startswith("_")), ids=lambda path: path.stem
)
def test_a_file_is_short_enough_to_read(path):
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_the_words_of_a_sentence_cover_it():
    sentence = "本年新收政府信息公开申请12件，其中自然人10件、商业企业2件；均按期答复。"
    words = cut(normal(sentence).string, load())
    assert "".join(word.text for word in words) == sentence


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("明年计划办理政府信息公开申请30件。", "plan"),
        ("收到政府信息公开申请约30件。", "approximate"),
        ("2021年收到政府信息公开申请30件。", "other-year"),
        ("前年收到政府信息公开申请30件。", "other-year"),
        ("上一报告期收到政府信息公开申请30件。", "last-year"),
        ("上半年收到政府信息公开申请30件。", "part-of-year"),
        ("五年来累计收到政府信息公开申请30件。", "cumulative"),
        ("同比增加政府信息公开申请30件。", "change"),
        ("收到信访件30件。", "other-topic"),
        ("网上申请30件，信函申请12件。", "channel"),
    ],
)
def test_a_figure_that_is_no_claim_says_why(sentence, reason):
    found = read(sentence)
    assert found[0].reason == reason
    assert not [item for item in found if item.value == 30 and not item.reason]


def test_a_year_is_closed_by_a_stop_and_not_by_a_comma():
    found = read("2021年收到申请30件，办结29件。收到申请12件。")
    assert [(item.value, bool(item.reason)) for item in found] == [(30, True), (29, True), (12, False)]


def test_an_unknown_word_leaves_a_doubt_and_no_silence():
    found = read("魑魅新收政府信息公开申请12件。")
    assert [(item.kind, item.doubt) for item in found] == [("new", "unknown-word")]


def test_a_bracket_is_read_inside_and_closes():
    found = read("共收到申请12件（含上年结转2件），办结11件。")
    assert [(item.kind, item.value) for item in found] == [
        ("received", 12),
        ("carried-in", 2),
        ("processed", 11),
    ]


def test_pairs_are_told_apart_where_names_and_numbers_go_together():
    found = read("予以公开、部分公开分别为3件、2件。")
    assert [(item.kind, item.value) for item in found] == [("granted", 3), ("partly-granted", 2)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("上年未办结的3件已全部办结。", "carried-in"),
        ("尚有3件在年末未办结。", "carried-out"),
        ("3件结转下年度继续办理。", "carried-out"),
        ("2025年继续办理3件。", "carried-out"),
        ("2023年转来3件。", "carried-in"),
    ],
)
def test_what_is_carried_has_its_direction_from_the_years(sentence, kind):
    assert read(sentence)[0].kind == kind


def test_a_street_is_not_its_district():
    from gidr_lint.claims.author import author_of
    from gidr_lint.claims.paragraph import with_names

    author = author_of("青溪区柳园街道办事处")
    string = normal("全区各单位因信息公开被申请行政复议71件。").string
    found = Reader(Context("disputes", 2024, "", False, author.governs)).read(
        cut(string, with_names(author.name))
    )
    assert [item.reason for item in found] == ["other-organ"]


def test_all_in_a_bracket_are_those_before_it():
    found = read(
        "诉讼案件3件，其中未经复议直接起诉1件（尚未审结），复议后起诉2件（均为维持）。政府信息公开案件。",
        "disputes",
    )
    assert {item.kind for item in found if item.value == 0} == {
        "after-review-suit-corrected", "after-review-suit-other", "after-review-suit-pending",
    }  # fmt: skip


def test_a_paragraph_is_read_once_in_one_context():
    from gidr_lint.claims.paragraph import read as read_paragraph

    string = "本年新收政府信息公开申请31件，办结29件。"
    context = Context("applications", 2024, "", False, False)
    read_paragraph.cache_clear()
    first = read_paragraph(string, context, "海州市水利局")
    assert read_paragraph(string, context, "海州市水利局") is first
    assert read_paragraph.cache_info().hits == 1
    other = read_paragraph(string, context._replace(year=2023), "海州市水利局")
    assert other is not first
    assert (other.topic, other.sentences) == ("app", 1)


def test_an_edit_reads_only_its_own_paragraph_again():
    from gidr_lint.claims.extract import read_prose
    from gidr_lint.claims.paragraph import read as read_paragraph
    from gidr_lint.testing.draft import Draft

    draft = Draft.clean("2021")
    heading, paragraphs = draft.sections["overview"]
    draft.sections["overview"] = heading, [*paragraphs, "收到政府信息公开申请30件。"]

    def lint(cell: str) -> int:
        draft.tables["applications"]["new", "total"] = cell
        before = read_paragraph.cache_info().misses
        read_prose(bind(read_source(Source("draft.md", draft.markdown().encode())), load_forms()))
        return read_paragraph.cache_info().misses - before

    lint("30")
    assert lint("31") == 0
    draft.sections["overview"] = heading, [*paragraphs, "收到政府信息公开申请32件。"]
    assert lint("31") == 1


@pytest.mark.parametrize(
    ("signed", "organ"),
    [
        ("青溪县水务局", "青溪县水务局"),
        ("青溪县水务局办公室印发的通知由各乡镇人民政府和县直有关部门参照执行不再另行发文", ""),
        ("2025年1月20日", ""),
    ],
)
def test_a_report_without_a_title_is_that_of_the_organ_that_signs(signed, organ):
    from gidr_lint.claims.author import organ_of
    from gidr_lint.testing.draft import Draft

    draft = Draft.clean("2021")
    draft.signature = [signed, "2025年1月20日"]
    text = draft.markdown().split("\n", 2)[2]  # without its title
    bound = bind(read_source(Source("draft.md", text.encode())), load_forms())
    assert bound.organisation is None
    assert organ_of(bound) == organ
