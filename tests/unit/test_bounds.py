"""What no report can have is refused with a sentence, and what is long costs no more than it is long."""

import pytest
from gidr_lint_dev import hostile

from gidr_lint import Linter, Source
from gidr_lint.claims import lexicon
from gidr_lint.claims.discourse import Context
from gidr_lint.claims.paragraph import LONGEST, read
from gidr_lint.claims.tokens import chunks, cut
from gidr_lint.engine import merge, reading
from gidr_lint.formats import package as packages
from gidr_lint.formats.odt import package as odt_packages
from gidr_lint.plugins.registry import Registry
from gidr_lint.report import stacked
from gidr_lint.rules.dates import broken_date
from gidr_lint.rules.structure import enumeration_sequence
from gidr_lint.testing import Draft
from gidr_lint.testing.word import package

LINTER = Linter(registry=Registry(installed=False))
FIGURE = "收到政府信息公开申请30件"


def draft(words):
    made = Draft.clean()
    made.sections["problems"][1].append(words)
    return made.markdown()


def lint(text, name="draft.md"):
    return LINTER.lint(Source(name, text.encode()))


def codes(result):
    return {item.code for item in result.diagnostics}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("甲" * (reading.MOST_IN_ONE + 1), "一段文字过长（20万字以上），不像年度报告"),
        ("甲乙丙丁\n\n" * (reading.MOST_TEXT // 4 + 1), "文字过多（30万字以上），不像年度报告"),
    ],
    ids=["one paragraph", "all of it"],
)
@pytest.mark.parametrize("name", ["draft.md", "draft.txt", "draft.html"])
def test_more_text_than_a_report_can_have_is_refused(text, words, name):
    if name.endswith("html"):
        text = "".join(f"<p>{line}</p>" for line in text.split())
    result = lint(text, name)
    assert {"E001"} == codes(result)
    assert words in result.diagnostics[0].message.text()


def test_pictures_in_the_text_are_no_text():
    picture = "![图](data:image/png;base64," + "QUJD" * 500_000 + ")"
    assert () == lint(draft(picture)).diagnostics


def test_text_in_cells_counts_too():
    rows = "<tr>" + f"<td>{'甲' * 1000}</td>" * 10 + "</tr>"
    assert {"E001"} == codes(lint(f"<table>{rows * 31}</table>", "draft.html"))


def test_a_sentence_that_is_too_long_is_not_read_and_that_is_said():
    long = ("，" + FIGURE) * (LONGEST // len(FIGURE)) + "。"
    said = read.__wrapped__(f"{FIGURE}。{long}{FIGURE}。", Context("applications", 2024, "", True, True), "")
    assert ["", "long", ""] == [item.reason for item in said.found]
    assert 3 == said.sentences
    result = lint(draft(long))
    assert ["long"] == [item.reason for item in result.case.uncompared]


def test_a_sentence_is_cut_by_itself_wherever_it_stands():
    words, before = lexicon.load(), "本年度无。"
    string = before + f"新收申请12件，办结2023年的1.5万件。{before}"
    (begin, end), *_ = chunks(string)
    shifted = cut(string, words, begin, end)
    alone = cut(string[begin:end], words)
    assert [(w.start + begin, w.end + begin, w.text, w.amount) for w in alone] == [
        (w.start, w.end, w.text, w.amount) for w in shifted
    ]
    assert [string[w.start : w.digits] for w in shifted if w.kind == "number"] == ["12", "1.5万"]


def test_a_title_that_runs_over_a_stop_is_no_failure():
    assert "E004" not in codes(lint(draft("申请《关于公开。通知》3件。")))


def test_stops_within_brackets_that_are_never_closed_are_each_looked_at_once():
    class Counted(str):
        looked = 0

        def count(self, sign, start=0, end=None):
            Counted.looked += (len(self) if end is None else end) - start
            return super().count(sign, start, end)

    string = Counted("（" + "申请3件。" * 500)
    assert [(0, len(string))] == list(chunks(string))
    assert Counted.looked <= 2 * len(string)


def test_related_places_are_told_up_to_a_bound():
    lit = '<w:p><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>甲</w:t></w:r></w:p>'
    title = "<w:p><w:r><w:t>2024年政府信息公开工作年度报告</w:t></w:r></w:p>"
    found = LINTER.lint(Source("a.docx", package(title + lit * 500))).diagnostics
    (marked,) = [item for item in found if item.code == "W908"]
    assert "500处" in marked.message.text()
    assert merge.MOST_RELATED == len(marked.related)


def test_a_claim_is_weighed_in_the_company_of_those_around_it_only(monkeypatch):
    from gidr_lint.claims import company

    seen = []
    told = company._told
    monkeypatch.setattr(company, "_told", lambda item, near: seen.append(len(near)) or told(item, near))
    result = lint(draft("本年新收政府信息公开申请99件。" * 500))
    assert 500 < len(seen) == len(result.claims)
    assert max(seen) == 2 * company._REACH + 1
    order = [(item.claim.passage, item.claim.number.order) for item in result.case.weighed]
    assert sorted(order) == order


def test_what_stands_above_the_sections_is_looked_up_and_not_gone_through():
    class Counted(tuple):
        asked = 0

        def __contains__(self, block):
            Counted.asked += 1
            return super().__contains__(block)

    report = lint("# 2024年政府信息公开工作年度报告\n\n" + "（一）甲\n\n" * 50).case.report
    object.__setattr__(report, "preamble", Counted(report.preamble))
    assert [] == list(report.jumps())
    assert 0 == Counted.asked


def counted(monkeypatch, owner, name):
    """The calls of a function from now on."""
    calls = []
    plain = getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *given: calls.append(None) or plain(*given))
    return calls


def test_a_header_is_asked_once_for_all_rows_under_it(monkeypatch):
    head = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n"
    named = counted(monkeypatch, stacked.Stacked, "_named")
    voted = counted(monkeypatch, stacked.Stacked, "_voted")
    lint("## 二、主动公开政府信息情况\n\n" + head + "| 规章 | 1 | 2 | 3 |\n" * 50)
    assert 1 <= len(named) == len(voted) <= 2


def test_whether_a_passage_is_the_period_is_asked_once(monkeypatch):
    asked = counted(monkeypatch, broken_date, "_is_period")
    result = lint(draft("统计期限自20241月1日起，" * 50))
    assert "D504" in codes(result)
    assert 1 == len(asked)


@pytest.mark.parametrize(
    "made", [lambda: hostile.noted(1), lambda: hostile.opened("notes", 1)], ids=["Word", "ODT"]
)
def test_what_is_parsed_of_all_parts_is_bounded_together(made, monkeypatch):
    data = made()
    name = "draft.odt" if b"opendocument" in data[:200] else "draft.docx"
    assert "E001" not in codes(LINTER.lint(Source(name, data)))
    # More than any one part of the Word file has.
    for module in (packages, odt_packages):
        monkeypatch.setattr(module, "MOST_PARSED", 5000)
    (told,) = LINTER.lint(Source(name, data)).diagnostics
    assert "E001" == told.code
    assert "段落、表格、批注等过多" in told.message.text()


def test_of_lists_that_begin_again_and_again_few_are_kept_open():
    passage = max(lint(draft("一是甲。" * 200)).case.passages(), key=lambda item: len(item.text.string))
    items = list(enumeration_sequence.ITEM.find(passage.text))
    lists = []
    for again in range(3):
        assert [] == list(enumeration_sequence._jumps(passage, items[again:], lists))
        assert len(lists) <= enumeration_sequence.MOST_OPEN
