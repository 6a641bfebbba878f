"""
Tables whose author never writes a zero: blanks count as 0, which is an assumption. A sound table
brings no alarm, a wrong figure is named, a figure that was left out is named at its blank cell.
"""

from collections import Counter
from random import Random

import pytest
from gidr_lint_dev.sampling import sample

from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine import fix as fixes
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, Totals, text
from gidr_lint.outputs._rows import row_of
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

REGISTRY = Registry(installed=False)
LINTER = Linter(Settings(), REGISTRY)
TABLES = ("applications", "disputes")
EMPTY = ("", "—", "/")


def empty_of(number):
    return EMPTY[number % len(EMPTY)]


def lint(draft, linter=LINTER):
    return linter.lint(Source("draft.md", draft.markdown().encode()))


def sums(result):
    """What the rules of sums said."""
    return [item for item in result.diagnostics if item.code[0] == "A"]


def sparse(name, form, empty="", *, prose=False):
    """A sound report, its zeros left out, and its random source."""
    rng = Random(f"blank {name} {form}")
    draft = Draft.random(rng, form, prose=prose, small=rng.random() < 0.5)
    for table in TABLES:
        cells = draft.tables[table]
        cells.update({place: empty for place, text in cells.items() if text == "0"})
    return draft, rng


def filled(draft, table):
    return [place for place, text in draft.tables[table].items() if text.isdigit()]


def leaves_blank(draft, table):
    """Whether blanks of a table are a habit."""
    return bool(filled(draft, table)) and len(draft.tables[table]) - len(filled(draft, table)) >= 3


def named(item):
    return (item.target.table, item.target.row, item.target.column)


def is_blank(draft, target):
    return not draft.tables[target.table][target.row, target.column].isdigit()


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("empty", EMPTY, ids=["blank", "dash", "slash"])
@pytest.mark.parametrize("prose", [False, True], ids=["alone", "with-prose"])
def test_a_sound_table_brings_no_alarm_and_its_sums_are_counted_apart(form, empty, prose):
    for number in sample(range(12), 6):
        draft, _ = sparse(number, form, empty, prose=prose)
        result = lint(draft)
        assert [] == sums(result), number
        counted = result.coverage.identities
        assert (0, 0) == (counted["failed"], counted["doubted"]), number
        if all(leaves_blank(draft, table) for table in TABLES):
            assert counted["skipped"] == 0 < counted["assumed"], number


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_figure_that_was_left_out_is_named_at_its_blank_and_no_figure_is(form):
    for number in sample(range(10), 5):
        draft, rng = sparse(f"left out {number}", form, empty_of(number))
        for table in TABLES:
            places = filled(draft, table)
            for place in rng.sample(places, min(12, len(places))):
                right = draft.tables[table][place]
                draft.tables[table][place] = empty_of(number)
                if leaves_blank(draft, table):
                    result = lint(draft)
                    about = (number, table, place, right, [str(d) for d in sums(result)])
                    (found,) = sums(result)
                    assert "warning" == found.severity.label, about
                    assert () == found.fixes, about
                    assert is_blank(draft, found.target), about
                    others = [related.target for related in found.related if related.code is None]
                    assert all(is_blank(draft, target) for target in others), about
                    assert (table, *place) in {named(found), *((t.table, t.row, t.column) for t in others)}, (
                        about
                    )
                    if table == "applications":
                        assert (table, *place) == named(found), about
                        assert f"填{right}后" in found.message.text(), about
                draft.tables[table][place] = right


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_wrong_figure_is_named_or_is_in_the_sum_that_is(form):
    for number in sample(range(10), 5):
        draft, rng = sparse(f"wrong {number}", form)
        for table in TABLES:
            places = list(draft.tables[table])
            written = filled(draft, table)
            for place in (*rng.sample(places, 8), *rng.sample(written, min(6, len(written)))):
                right = draft.tables[table][place]
                value = int(right) if right.isdigit() else 0
                wrong = [v for v in (value + 1, value - 1, value + 9, value * 10) if v > 0 and v != value]
                draft.tables[table][place] = str(rng.choice(wrong))
                if not leaves_blank(draft, table):
                    draft.tables[table][place] = right
                    continue
                result = lint(draft)
                about = (number, table, place, right, [str(d) for d in sums(result)])
                (found,) = sums(result)
                assert () == found.fixes, about
                faults = [fault for fault in result.case.faults if fault.broken]
                assert any(
                    (table, *place) == (cell.table, cell.row, cell.column)
                    for fault in faults
                    for instance in fault.broken
                    for cell in instance.cells
                ), about
                certain = any(state == "failed" for _, state in result.case.instances)
                assert ("error" if certain else "warning") == found.severity.label, about
                if table == "applications":
                    assert (table, *place) == named(found), about
                    assert f"应为{value}" in found.message.text(), about
                draft.tables[table][place] = right


def test_the_last_line_and_json_count_what_rests_on_blanks_apart():
    draft = Draft.clean()
    cells = draft.tables["disputes"]
    cells.update({place: "" for place, text in cells.items() if text == "0"})
    cells["cases", "review-upheld"] = "9"
    result = lint(draft)
    totals = Totals()
    totals.add(row_of(result, Style()))
    assert "39条相符、0条不符、0条未能核对、按空白为0核对3条（1条不符）；" in text.end(totals, Style())
    assert ", 3 checked with blanks as 0 (1 fail); " in text.end(totals, Style("en"))
    counted = row_of(result, Style()).entry["coverage"]["identities"]
    assert {"held": 39, "failed": 0, "skipped": 0, "assumed": 2, "doubted": 1} == counted


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("gone", [2, 3, 6, 20])
def test_however_many_figures_are_left_out_no_figure_is_named(form, gone):
    for number in sample(range(12), 6):
        draft, rng = sparse(f"many {number}", form, empty_of(number))
        for table in TABLES:
            cells = draft.tables[table]
            for place in rng.sample(sorted(cells), min(gone, len(cells))):
                cells[place] = empty_of(number)
        for found in sums(lint(draft)):
            assert is_blank(draft, found.target), (number, gone, str(found))


def test_a_blank_beside_another_mistake_is_not_said_to_mend_the_sums_alone():
    draft = Draft.clean()
    draft.sections["overview"] = (draft.sections["overview"][0], ["各项工作正常开展。"])
    cells = draft.tables["applications"]
    cells.update({place: "" for place, text in cells.items() if text == "0"})
    cells["granted", "natural-person"], cells["granted", "business"] = "", "11"
    first, second = sums(lint(draft))
    assert "表三“（一）予以公开”行“自然人”列空白，可能应为11" == first.message.text()
    assert "“商业企业”列填的是11，空白按0计可能应为2" in second.message.text()


def test_the_fix_of_blanks_leaves_out_the_one_that_is_no_zero_and_then_gives_its_value():
    draft, _ = sparse("fix", "2021")
    place = filled(draft, "applications")[0]
    right = draft.tables["applications"][place]
    draft.tables["applications"][place] = ""
    source = Source("draft.md", draft.markdown().encode())
    once = fixes.fix(LINTER.lint(source), unsafe=True)
    result = LINTER.lint(Source("draft.md", once.data))
    assert [] == sums(result)
    cell = next(c for c in result.case.report.cells.values() if (c.target.row, c.target.column) == place)
    assert right == cell.text.string


def test_totals_alone_are_no_table_of_zeros():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    cells.update({place: "" for place, text in cells.items() if place[1] != "total" or text == "0"})
    result = lint(draft)
    assert ["T213"] == [item.code for item in result.diagnostics]
    assert "都按0计有11处合计对不上，暂未核对" in result.diagnostics[0].message.text()
    assert 0 == result.coverage.identities["assumed"] + result.coverage.identities["doubted"]
    assert () == result.diagnostics[0].fixes


def test_one_written_zero_keeps_blanks_unknown():
    draft, _ = sparse("zero", "2021")
    blank = [place for place, text in draft.tables["applications"].items() if not text]
    draft.tables["applications"][blank[0]] = "0"
    counted = lint(draft).coverage.identities
    assert counted["skipped"] > 0


def test_blanks_of_a_row_in_doubt_count_for_nothing():
    draft, _ = sparse("doubt", "2021")
    draft.labels["applications", "carried-out"] = "四、跨到下一年的"
    result = lint(draft)
    assert [] == sums(result)
    assert 8 == result.coverage.identities["skipped"]


def test_in_a_draft_a_blank_that_is_no_zero_is_only_a_note():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    cells.update({place: "" for place, text in cells.items() if text == "0"})
    place = "granted", "natural-person"
    right = draft.tables["applications"][place]
    linter = Linter(Settings(stage="draft"), REGISTRY)
    draft.tables["applications"][place] = ""
    assert ["info"] == [item.severity.label for item in sums(lint(draft, linter))]
    draft.tables["applications"][place] = right + "1"
    assert ["warning"] == [item.severity.label for item in sums(lint(draft, linter))]


def test_a_sentence_decides_between_blanks_and_figures():
    draft = Draft.clean()
    draft.sections["disputes"] = (draft.sections["disputes"][0], ["行政复议结果纠正1件。"])
    cells = draft.tables["disputes"]
    cells.update({place: "" for place, text in cells.items() if text == "0"})
    cells["cases", "review-corrected"] = ""
    (found,) = sums(lint(draft))
    assert "表四行政复议“结果纠正”空白，填1后合计都对得上" == found.message.text()
    cells["cases", "review-corrected"] = "1"
    cells["cases", "review-pending"] = ""
    cells["cases", "review-corrected"] = "3"
    cells["cases", "review-total"] = "2"
    (found,) = sums(lint(draft))
    assert "表四行政复议“结果纠正”填的是3，空白按0计可能应为1" == found.message.text()


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_an_isolated_blank_is_offered_what_row_and_column_agree_on(form):
    for number in range(6):
        rng = Random(f"isolated {number} {form}")
        draft = Draft.random(rng, form, prose=False)
        cells = draft.tables["applications"]
        for place in rng.sample(sorted(cells), 8):
            right, cells[place] = cells[place], ""
            source = Source("draft.md", draft.markdown().encode())
            (found,) = LINTER.lint(source).diagnostics
            assert "T213" == found.code
            assert f"，按行、列合计应为{right}" in found.message.text()
            assert [right] == [edit.text for fix in found.fixes for edit in fix.edits]
            assert {"unsafe"} == {fix.safety for fix in found.fixes}
            cells[place] = right


def test_where_the_sums_disagree_a_blank_is_offered_nothing():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    cells["granted", "natural-person"] = ""
    cells["granted", "business"] = "4"
    found = next(item for item in lint(draft).diagnostics if item.code == "T213")
    assert "应为" not in found.message.text()
    assert () == found.fixes


def test_a_dash_that_is_no_zero_is_left_as_it_is_by_the_fix():
    draft = Draft.clean()
    cells = draft.tables["applications"]
    cells.update({place: "—" for place, text in cells.items() if text == "0"})
    cells["granted", "natural-person"] = "—"
    source = Source("draft.md", draft.markdown().encode())
    assert ["A302", "T214"] == sorted(item.code for item in LINTER.lint(source).diagnostics)
    fixed = LINTER.lint(Source("draft.md", fixes.fix(LINTER.lint(source), unsafe=True).data))
    assert {"—": 1} == {
        text: count
        for text, count in Counter(cell.text.string for cell in fixed.case.report.cells.values()).items()
        if not text.replace(".", "").isdigit()
    }
