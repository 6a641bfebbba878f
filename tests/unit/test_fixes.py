"""Fixing compares before and after: a fix that does harm is taken back and said, and the others go in."""

import pytest

from gidr_lint.base.diagnostics import Diagnostic, Edit, Fix, Message, Related, Severity, Target, Words
from gidr_lint.base.location import at
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.analysis import Analysis
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing import Draft

LINTER = Linter(registry=Registry(installed=False))
CLEAN = Draft.clean().markdown()
SAFE, UNSAFE = "safe", "unsafe"


def offering(*changes):
    """
    Lints, and finds besides each of some words, with a fix that writes other words there; a change may go on with
    the target of its finding, or with other words that its finding and its fix have.
    """

    def lint(source):
        result = LINTER.lint(source)
        text = result.case.document.text
        found = list(result.diagnostics)
        for number, (old, new, safety, *more) in enumerate(changes):
            if old in text:
                place = at(text.index(old), text.index(old) + len(old))
                target, uncovers, severity, related = (*more, *(None, (), Severity.WARNING, ())[len(more) :])
                said = Message(zh=f"第{number}处", en=f"number {number}", help_zh="", help_en="")()
                offer = Fix(Words("改", "change"), (Edit(place, new),), safety, uncovers)
                found.append(
                    Diagnostic(
                        "Z101", "z", severity, said, place, target=target, fixes=(offer,), related=related
                    )
                )
        return with_diagnostics(result, found, lint)

    return lint


def with_diagnostics(result, found, lint):
    """An analysis with other diagnostics, that lints its changes by `lint`."""
    return Analysis(
        lambda inputs: lint(inputs.source),
        result.inputs,
        result.kind,
        result.case,
        format=result.format,
        diagnostics=tuple(found),
    )


def fixed(*changes, unsafe=False, text=CLEAN):
    """The text after these fixes, and the harm of each that was taken back by its number."""
    done = fix(offering(*changes)(Source("draft.md", text.encode())), unsafe=unsafe)
    assert len(changes) == done.applied + len(done.refused)
    return done.data.decode(), {int(d.message.text()[1:-1]): harm for d, harm in done.refused}


def test_tracked_changes_are_what_a_fix_was_asked_for_and_no_harm():
    draft = Draft.clean()
    draft.tables["applications"]["granted", "natural-person"] = "11个"
    done = fix(LINTER.lint(Source("a.docx", draft.docx()[0])), tracked=True)
    assert (1, ()) == (done.applied, done.refused)
    assert ["W908"] == [diagnostic.code for diagnostic in done.result.diagnostics]
    assert ["T215"] == [made.diagnostic.code for made in done.made]


PENALTY = "表二“行政处罚”行“本年处理决定数量”列"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| 行政处罚 | 12 |", "| 行政处罚 | 21 |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 | |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 | 一些 |"),
        ("| 行政处罚 | 12 |", "| 行政处罚 12 | |"),
        ("| 行政处罚 | 12 |", "| 某些事项 | 12 |"),
        ("| 行政处罚 | 12 |  |  |\n", ""),
    ],
)
def test_a_safe_fix_that_changes_a_figure_or_unbinds_a_cell_is_taken_back(old, new):
    text, refused = fixed((old, new, SAFE))
    assert (CLEAN, {0: Words(f"会改动{PENALTY}", refused[0].en)}) == (text, refused)
    assert "it would change table 2, row 行政处罚, column 本年处理决定数量" == refused[0].en


def test_a_blank_that_a_safe_fix_would_fill_stays_blank():
    text = CLEAN.replace("| 行政处罚 | 12 |", "| 行政处罚 |  |")
    assert text == fixed(("| 行政处罚 |  |", "| 行政处罚 | 一些 |", SAFE), text=text)[0]


@pytest.mark.parametrize("safety", [SAFE, UNSAFE])
def test_any_fix_that_unbinds_a_table_is_taken_back(safety):
    row = next(line for line in reversed(CLEAN.splitlines()) if line.startswith("|"))
    text, refused = fixed((row, row.replace(" | ", "，"), safety), unsafe=True)
    assert (CLEAN, {0: Words("会使表四读不准", "it would make table 4 unreadable")}) == (text, refused)


CELL = Target("proactive", "proactive", "penalty", "decisions")
OTHER = Target("proactive", "proactive", "licence", "decisions")
CHANGE = ("| 行政处罚 | 12 |", "| 行政处罚 | 21 |", UNSAFE)


@pytest.mark.parametrize(
    "target",
    [CELL, CELL._replace(row=None), CELL._replace(column=None), CELL._replace(row=None, column=None)],
)
def test_an_unsafe_fix_may_change_the_cells_of_its_own_finding(target):
    text, refused = fixed((*CHANGE, target), unsafe=True)
    assert (CLEAN.replace("| 行政处罚 | 12 |", "| 行政处罚 | 21 |"), {}) == (text, refused)


def test_the_cells_of_a_finding_are_its_related_ones_of_this_file_too():
    for path, goes_in in ((None, True), ("last.md", False)):
        related = (Related(at(0, 0), Words("此处", "here"), None, CELL, path),)
        text, refused = fixed(
            (*CHANGE, OTHER._replace(column="x"), (), Severity.WARNING, related), unsafe=True
        )
        assert goes_in == ("| 行政处罚 | 21 |" in text) == (not refused)


def test_a_finding_owns_the_cells_of_its_row_that_its_fix_writes_into():
    """Of a row of many cells the finding names a few."""

    def lint(source):
        result = LINTER.lint(source)
        cells = [cell for target, cell in result.case.report.cells.items() if target.row == "granted"]
        assert 7 == len(cells)
        edits = tuple(Edit(cell.cell.fill, "9") for cell in cells if cell.figure.amount != 9)
        said = Message(zh="此行", en="this row", help_zh="", help_en="")()
        offer = Fix(Words("改", "change"), edits, UNSAFE)
        found = Diagnostic(
            "Z101", "z", Severity.WARNING, said, cells[0].location, target=cells[0].target, fixes=(offer,)
        )
        return with_diagnostics(result, (found,) if edits else (), lint)

    done = fix(lint(Source("draft.md", CLEAN.encode())), unsafe=True)
    assert (1, ()) == (done.applied, done.refused)


@pytest.mark.parametrize(
    "target",
    [None, Target("proactive"), OTHER, CELL._replace(table="disputes"), CELL._replace(column="change")],
)
def test_an_unsafe_fix_that_changes_another_cell_is_taken_back(target):
    text, refused = fixed((*CHANGE, target), unsafe=True)
    assert (CLEAN, f"会改动{PENALTY}") == (text, refused[0].zh)


def test_no_fix_may_unbind_a_cell_not_even_of_its_own_finding():
    text, refused = fixed(("| 行政处罚 | 12 |", "| 某些事项 | 12 |", UNSAFE, CELL), unsafe=True)
    assert (CLEAN, f"会改动{PENALTY}") == (text, refused[0].zh)


ANNEX = "\n\n| 单位 | 件数 | 金额 |\n|---|---|---|\n| 甲镇 | 17 | 2.5 |\n"


@pytest.mark.parametrize("safety", [SAFE, UNSAFE])
@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("| 17 |", "| 71 |", "17"),
        ("甲镇 | 17", "甲镇 17", "17"),
        ("| 2.5 |", "| 25 |", "2.5"),
        ("17 | 2.5", "172 | 5", "17"),
    ],
)
def test_the_figures_of_a_table_that_is_not_of_the_form_stay_too(safety, old, new, number):
    text = CLEAN + ANNEX
    after, refused = fixed((old, new, safety), unsafe=True, text=text)
    assert (text, f"会改动表格里的数{number}") == (after, refused[0].zh)
    assert f"it would change the figure {number} in a table" == refused[0].en


@pytest.mark.parametrize(
    ("old", "new"),
    [("2024年1月1日", "2024年2月1日"), ("新收政府信息公开申请30件", "新收政府信息公开申请31件")],
)
def test_the_numbers_of_the_prose_stay_where_a_fix_is_called_safe(old, new):
    text = CLEAN.replace("## 二、", "2024年，本年新收政府信息公开申请30件。\n\n## 二、", 1)
    assert old in text
    after, refused = fixed((old, new, SAFE), text=text)
    assert text == after
    assert refused[0].zh.startswith(("会改动正文里的数", "会带来新的"))
    assert "会改动正文里的数" in refused[0].zh


@pytest.mark.parametrize("safety", [SAFE, UNSAFE])
def test_a_fix_that_brings_a_warning_is_taken_back_unless_it_says_that_it_uncovers_it(safety):
    change = ("没有其他需要报告的事项。", "相关材料见XX件。", safety)
    text, refused = fixed(change, unsafe=True)
    assert (CLEAN, "会带来新的P701") == (text, refused[0].zh)
    text, refused = fixed((*change, None, ("P701",)), unsafe=True)
    assert ("XX件" in text, {}) == (True, refused)


def test_a_finding_that_a_fix_makes_worse_is_new():
    def lint(source):
        result = LINTER.lint(source)
        again = "！！" in result.case.document.text
        said = Message(zh="此处", en="here", help_zh="", help_en="")()
        place = at(0, 1)
        offer = Fix(Words("改", "change"), (Edit(at(0, 0), "\n<!--！！-->\n"),), UNSAFE)
        found = Diagnostic(
            "Z101", "z", Severity.ERROR if again else Severity.WARNING, said, place, fixes=(offer,)
        )
        return with_diagnostics(result, (found,), lint)

    done = fix(lint(Source("draft.md", CLEAN.encode())), unsafe=True)
    assert ["会带来新的Z101"] == [refused.harm.zh for refused in done.refused]


@pytest.mark.parametrize("safety", [SAFE, UNSAFE])
def test_a_fix_whose_finding_is_still_there_afterwards_is_taken_back(safety):
    text, refused = fixed(("本报告", "本报告 ", safety), unsafe=True)
    assert (CLEAN, "改了以后问题仍在", "the finding would still be there") == (text, *refused[0])


def test_of_findings_that_say_the_same_those_go_in_that_are_gone_afterwards():
    """Three doubled marks are three equal findings; one stands where nothing can be written."""
    text = CLEAN.replace("## 二、", "甲，，乙，，丙，，丁。\n\n## 二、", 1)
    done = fix(LINTER.lint(Source("draft.md", text.encode())))
    assert "甲，乙，丙，丁。" in done.data.decode()
    assert 3 == done.applied


def growing(number, severity=Severity.INFO):
    """Lints, and finds something else each time that it has been fixed."""

    def lint(source):
        result = LINTER.lint(source)
        text = result.case.document.text
        said = Message(zh="又{times}", en="again {times}", help_zh="", help_en="")(
            times=text.count("\u3000\n")
        )
        place = at(len(text), len(text))
        offer = Fix(Words("改", "change"), (Edit(place, "\u3000\n"),), "safe")
        found = Diagnostic(number, "z", severity, said, place, fixes=(offer,))
        return with_diagnostics(result, (*result.diagnostics, found), lint)

    return lint


def swinging(source):
    """Lints, and calls for one wording where the other stands."""
    result = LINTER.lint(source)
    text = result.case.document.text
    one, other = ("编制本报告", "编写本报告") if "编制本报告" in text else ("编写本报告", "编制本报告")
    start = text.index(one)
    place = at(start, start + len(one))
    said = Message(zh="写{what}", en="write {what}", help_zh="", help_en="")(what=other)
    code = "Z101" if other == "编写本报告" else "Z102"
    found = Diagnostic(
        code,
        "z",
        Severity.INFO,
        said,
        place,
        fixes=(Fix(Words("改", "change"), (Edit(place, other),), "safe"),),
    )
    return with_diagnostics(result, (*result.diagnostics, found), swinging)


@pytest.mark.parametrize("lint", [growing("Z101"), swinging], ids=["growing", "swinging"])
def test_fixes_that_call_for_others_without_end_are_not_made_and_all_others_are(lint):
    text = CLEAN.replace("## 二、", "本局工作正常开展，，成效明显。\n\n## 二、", 1)
    done = fix(lint(Source("draft.md", text.encode())))
    assert (text.replace("，，", "，"), 1) == (done.data.decode(), done.applied)
    assert ["改了又要再改，没有尽头"] == [refused.harm.zh for refused in done.refused]
    again = fix(lint(Source("draft.md", done.data)))
    assert (done.data, 0) == (again.data, again.applied)


def test_a_chain_of_fixes_that_ends_is_followed_to_its_end():
    words = [f"第{number}版" for number in range(30)]

    def lint(source):
        result = LINTER.lint(source)
        text = result.case.document.text
        here = next(number for number, word in enumerate(words) if word in text)
        said = Message(zh="是{word}", en="it is {word}", help_zh="", help_en="")(word=words[here])
        place = at(text.index(words[here]), text.index(words[here]) + len(words[here]))
        found = [
            Diagnostic(
                "Z101",
                "z",
                Severity.INFO,
                said,
                place,
                fixes=(Fix(Words("改", "change"), (Edit(place, new),), "unsafe"),),
            )
            for new in words[here + 1 : here + 2]
        ]
        return with_diagnostics(result, found, lint)

    text = CLEAN.replace("编制本报告", "编制本报告第0版")
    done = fix(lint(Source("draft.md", text.encode())), unsafe=True)
    assert (29, ()) == (done.applied, done.refused)


def test_what_did_harm_goes_in_once_it_does_none_any_more():
    """So that fixing a second time has nothing left to do."""
    change = ("| 行政处罚 | 12 |", "|  行政处罚 | 12 |", SAFE)

    def lint(source):
        result = offering(change, ("编制本报告", "编写本报告", UNSAFE))(source)
        if "编制本报告" in result.case.document.text and change[0] not in result.case.document.text:
            said = Message(zh="还不行", en="not yet", help_zh="", help_en="")()
            error = Diagnostic("Z102", "z", Severity.WARNING, said, result.case.document.beginning)
            return with_diagnostics(result, (*result.diagnostics, error), lint)
        return with_diagnostics(result, result.diagnostics, lint)

    done = fix(lint(Source("draft.md", CLEAN.encode())), unsafe=True)
    assert (2, ()) == (done.applied, done.refused)
    again = fix(lint(Source("draft.md", done.data)), unsafe=True)
    assert (0, done.data) == (again.applied, again.data)


def test_many_that_say_the_same_and_do_harm_are_not_tried_one_by_one():
    text = CLEAN.replace("## 二、", "文字，" * 400 + "。\n\n## 二、", 1)
    tries = []

    def lint(source):
        tries.append(source)
        result = LINTER.lint(source)
        page = result.case.document.text
        said = Message(zh="此处", en="here", help_zh="", help_en="")()
        found, start = [], 0
        while (start := page.find("文字，", start) + 1) > 0:
            place = at(start - 1, start + 2)
            found.append(
                Diagnostic(
                    "Z101",
                    "z",
                    Severity.INFO,
                    said,
                    place,
                    fixes=(Fix(Words("改", "change"), (Edit(place, "文字， "),), "safe"),),
                )
            )
        return with_diagnostics(result, found, lint)

    done = fix(lint(Source("draft.md", text.encode())))
    assert (text, 0, 400) == (done.data.decode(), done.applied, len(done.refused))
    assert len(tries) < 60


def test_a_heading_inside_of_an_open_fence_is_not_added_again_and_again():
    text = "信息公开报告\n一、体情况\n```\n|"
    done = fix(
        Linter(Settings(extends=("gidr-lint:all",)), Registry(installed=False)).lint(
            Source("a.md", text.encode())
        ),
        unsafe=True,
    )
    assert {"S101": "改了以后问题仍在"} == {r.diagnostic.code: r.harm.zh for r in done.refused}
    assert text == done.data.decode().replace("总体", "体") or "五、" not in done.data.decode()


def test_the_year_of_the_period_is_not_made_that_of_a_stale_title():
    text = CLEAN.replace("青溪县水务局2024年", "青溪县水务局2023年", 1)
    done = fix(LINTER.lint(Source("draft.md", text.encode())), unsafe=True)
    assert text == done.data.decode()
    assert ["D502"] == [refused.diagnostic.code for refused in done.refused]
    assert done.refused[0].harm.zh.startswith("会带来新的D5")


def test_a_fix_that_brings_an_error_is_taken_back_and_names_it():
    text, refused = fixed(("## 五、", "## 改进、", SAFE))
    assert CLEAN == text
    assert refused[0].zh.startswith("会带来新的S") and refused[0].en.startswith("it would bring S")


@pytest.mark.parametrize("bad", [(0,), (6,), (12,), (1, 5, 8, 11)])
def test_of_many_fixes_those_that_do_no_harm_go_in(bad):
    rows = [line for line in CLEAN.splitlines() if line.startswith("|  |")][-13:]
    changes = [(row, row.replace("|  |", "|   |", 1), SAFE) for row in rows]
    for number in bad:
        row = rows[number]
        changes[number] = (row, row.rpartition("| ")[0] + "| 77 |", SAFE)
    text, refused = fixed(*changes)
    assert set(bad) == set(refused)
    for number, (old, new, _) in enumerate(changes):
        assert (old if number in bad else new) in text.splitlines()


def test_safe_and_other_fixes_of_one_run_are_held_to_what_each_may_do():
    """A safe fix is compared although an unsafe one changes a figure in the same run."""
    text, refused = fixed(
        ("| 行政处罚 | 12 |", "| 行政处罚 | 13 |", SAFE),
        ("| 行政许可 | 97 |", "| 行政许可 | 98 |", UNSAFE, OTHER),
        unsafe=True,
    )
    assert ([0], CLEAN.replace("| 97 |", "| 98 |")) == (list(refused), text)


def test_fixes_that_do_harm_only_together_go_in_as_far_as_they_do_none():
    words = ("行政许可 |", "行政处罚 |")

    def lint(source):
        result = offering(*((word, word.replace(" |", "  |"), SAFE) for word in words))(source)
        if any(word in result.case.document.text for word in words):
            return with_diagnostics(result, result.diagnostics, lint)
        said = Message(zh="合起来才有", en="together only", help_zh="", help_en="")()
        error = Diagnostic("Z102", "z", Severity.ERROR, said, result.case.document.beginning)
        return with_diagnostics(result, (*result.diagnostics, error), lint)

    done = fix(lint(Source("draft.md", CLEAN.encode())))
    assert (1, ["会带来新的Z102"]) == (done.applied, [refused.harm.zh for refused in done.refused])


@pytest.mark.parametrize(
    "written", ["9\u200b7件", "97\u200b件", "\ufeff97件", "[bookmark: _GoBack]97个", "9\u200b７", "0\u200b97"]
)
@pytest.mark.parametrize("others", [0, 9])
@pytest.mark.parametrize("tracked", [False, True])
def test_residue_and_what_stands_beside_it_in_the_cell_are_both_mended(written, others, tracked):
    draft = Draft.clean()
    cells = draft.tables["applications"]
    for key in list(cells)[:others]:
        cells[key] = f"{cells[key]}\u200b"
    draft.tables["proactive"]["licence", "decisions"] = written
    source = Source("a.docx", draft.docx()[0]) if tracked else Source("a.md", draft.markdown().encode())
    done = fix(LINTER.lint(source), tracked=tracked)
    assert () == done.refused
    assert set() == {diagnostic.code for diagnostic in done.result.diagnostics} - {"W908"}
    assert 0 == fix(LINTER.lint(source._replace(data=done.data)), tracked=tracked).applied
