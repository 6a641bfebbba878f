"""The pages for authors of plugins: their rules run, their tables name what there is, and nothing is left out."""

import re
from pathlib import Path

import pytest

from gidr_lint import api
from gidr_lint.api import Case, DateMention, Figure, Match, Passage, Pattern, Target, Text
from gidr_lint.judging.sign_names import SIGNS
from gidr_lint.plugins.registry import Registry
from gidr_lint.report.model import BoundCell, BoundTable, Part
from gidr_lint.testing import run_examples

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
