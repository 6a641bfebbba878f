"""The pages for authors of plugins: their rules run, their tables name what there is, and nothing is left out."""

import itertools
import re
import subprocess
import sys
from pathlib import Path

import pytest
from gidr_lint_dev.generated.said import SAID, SAID_OF_A_ROW

from gidr_lint import api
from gidr_lint.api import Case, DateMention, Figure, Match, Passage, Pattern, Target, Text
from gidr_lint.judging.sign_names import SIGNS
from gidr_lint.plugins.registry import Registry
from gidr_lint.report.model import BoundCell, BoundTable, Part
from gidr_lint.testing import Draft, Example, check, run_examples
from gidr_lint.testing.examples import drafted

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [DOCS / "plugins.md", DOCS / "en" / "plugins.md"]
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def rules_of(page):
    return [block for block in PYTHON.findall(page.read_text("utf-8")) if "@rule(" in block]


@pytest.mark.parametrize("page", PAGES, ids=["zh", "en"])
def test_the_rules_of_the_page_run_as_they_stand(page, tmp_path):
    blocks = rules_of(page)
    assert 4 == len(blocks)
    for number, block in enumerate(blocks):
        path = tmp_path / f"rule_{number}.py"
        path.write_text(block, "utf-8")
        registry = Registry(installed=False, plugins=(str(path),), trusted=True)
        assert () == registry.failed
        (ref,) = registry.match("XX")
        assert 2 == run_examples(ref.load())


def test_both_pages_show_the_same_rules():
    first, second = map(rules_of, PAGES)
    assert first == second


@pytest.mark.parametrize("page", PAGES, ids=["zh", "en"])
def test_what_the_page_says_of_a_case_is_there(page):
    """Every name in the first column of the table of `Case`, and those of the table of the other types."""
    text = page.read_text("utf-8")
    table = text.partition("| `Case` |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`([a-z_]+)", row)}
    assert len(names) > 18
    assert [] == [name for name in names if not hasattr(Case, name) and name not in Case.__slots__]
    kinds = {
        kind.__name__: kind
        for kind in (Passage, Text, Match, Pattern, Part, BoundTable, BoundCell, Figure, Target, DateMention)
    }
    for name, kind in kinds.items():
        (row,) = re.findall(rf"^\| `{name}\b.*?` \| (.*) \|$", text, re.MULTILINE)
        told = set(re.findall(r"`([a-z_]+)(?:\([^`]*\))?`", row)) - {
            "problems",
            "bound",
            "partial",
            "unreadable",
            "absent",
        }
        slots = {slot for one in kind.__mro__ for slot in getattr(one, "__slots__", ())}
        missing = {word for word in told if not hasattr(kind, word) and word not in slots} - {"value"}
        assert set() == missing - {"str"}, name


@pytest.mark.parametrize("page", PAGES, ids=["zh", "en"])
def test_what_the_page_imports_is_public(page):
    for block in PYTHON.findall(page.read_text("utf-8")):
        for module, names in re.findall(r"^from (gidr_lint\S*) import (.+)$", block, re.MULTILINE):
            if module.startswith("gidr_lint_"):
                continue
            assert module in ("gidr_lint.api", "gidr_lint.testing")
            there = api.__all__ if module == "gidr_lint.api" else __import__(module, fromlist=["x"]).__all__
            assert set() == {name.strip() for name in names.split(",")} - set(there)


@pytest.mark.parametrize("page", [DOCS / "ids.md", DOCS / "en" / "ids.md"], ids=["zh", "en"])
def test_the_page_of_ids_has_every_word(page):
    from gidr_lint.claims.readings import kinds
    from gidr_lint.forms.load import load_forms

    text = page.read_text("utf-8")
    words = {*SIGNS, *kinds()}
    for form in load_forms():
        words |= {section.id for section in form.sections}
        for target in (target for table in form.tables for target in table.targets()):
            words |= {target.table, target.row, target.column}
    assert set() == {word for word in words if f"`{word}`" not in text and f'"{word}"' not in text}


def kinds_read_in(sentence):
    """The kinds of claims that a sentence makes in section one or four of a sound report, of either form."""
    kinds = set()
    for form, section in itertools.product(("2021", "2019"), ("overview", "disputes")):
        draft = Draft.clean(form)
        draft.sections[section] = (draft.sections[section][0], [f"{sentence}。"])
        kinds |= {claim.kind for claim in check(draft).analysis.claims if claim.section == section}
    return kinds


@pytest.mark.parametrize("kind", sorted(SAID))
def test_what_the_page_says_of_a_kind_of_claim_is_read_as_such(kind):
    assert kind in kinds_read_in(SAID[kind])


def test_what_the_page_says_of_a_row_is_read_as_such():
    assert "row:denied-process" in kinds_read_in(SAID_OF_A_ROW)


@pytest.mark.parametrize("page", PAGES, ids=["zh", "en"])
def test_the_test_of_a_local_file_runs_as_it_stands(page, tmp_path):
    (test,) = (
        block for block in PYTHON.findall(page.read_text("utf-8")) if block.startswith("import contact")
    )
    (tmp_path / "contact.py").write_text(rules_of(page)[0], "utf-8")
    (tmp_path / "test_contact.py").write_text(test, "utf-8")
    ran = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(ran, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0 and "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_report_that_examples_change_is_the_one_in_examples():
    text = (DOCS.parent / "examples" / "clean-2021.md").read_text("utf-8")
    own = Draft.clean().markdown().replace("2024年", "2021年").replace("2025年1月20日", "2022年1月20日")
    assert text == own


def test_a_subheading_and_its_text_are_two_passages_and_prose_has_both():
    case = check(Draft.clean()).analysis.case
    first = list(case.passages(section="overview"))[1:3]
    assert ["heading", "paragraph"] == [passage.kind for passage in first]
    assert ("（一）主动公开。", True) == (first[0].text.string, first[1].text.string.startswith("2024年"))
    assert case.prose("overview").startswith("（一）主动公开。\n2024年")


def test_the_span_of_a_quantity_has_its_unit():
    case = check(Draft.clean()).analysis.case
    (passage,) = (one for one in case.passages("paragraph") if "培训" in one.text.string)
    (found,) = case.quantities(passage)
    assert "2次" == passage.text.string[found.start : found.end]


def test_last_years_report_was_not_compared_and_has_prose_and_tables():
    last = check(Draft.clean(), previous=Draft.clean(year=2023)).analysis.case.previous
    assert ((), (), False) == (last.claims, last.dates, bool(last.contradicted()))
    assert (2023, 30) == (last.year, last.amount("applications.new.total"))
    assert "2023年" in last.prose("overview")


def test_last_years_report_of_an_example_leads_over_to_this_one_unless_it_is_the_same():
    def previous(*lines):
        return drafted(Example(False, "", lines, ())).previous

    assert None is previous("文字")
    now = check(Draft.clean()).analysis.case
    fitting, same = (check(previous(f"!previous {line}")).analysis.case for line in ("!year 2023", "!same"))
    assert [2023, 2023] == [fitting.year, same.year]
    cell = "disputes.cases.review-upheld"
    assert (now.amount(cell) != fitting.amount(cell), now.amount(cell)) == (True, same.amount(cell))
    carried = "applications.carried-out.total", "applications.carried-in.total"
    assert fitting.amount(carried[0]) == now.amount(carried[1])
