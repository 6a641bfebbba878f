"""
A report is the same report in every form: those that this package writes, and what converters make of it.

The reports are those of tests/invariance.toml; bench/invariance.py runs all of them through the converters, of
which tests/converted.tar.xz keeps what they made of some.
"""

import re
import tarfile
from functools import cache
from pathlib import Path
from random import Random

import pytest
from gidr_lint_dev.conversions import Written, native
from gidr_lint_dev.invariance import differences, planned, verdict
from gidr_lint_dev.sampling import paired, sample

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import documentation
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft
from gidr_lint.testing.examples import drafted

REGISTRY = Registry(installed=False)
STRICT = Linter(Settings(extends=("gidr-lint:strict",)), REGISTRY)
HERE = Path(__file__).parent
PLANNED = {plan.name: plan for plan in planned(HERE / "invariance.toml")}
FIXTURES = [name for name, plan in PLANNED.items() if plan.fixture]
EXAMPLES = [
    (ref.code, example) for ref in REGISTRY.rules for example in documentation(ref.load()).examples
]  # fmt: skip
# Each bad one says something of its own.
TRIED = [item for item in EXAMPLES if not item[1].good] + sample(
    (item for item in EXAMPLES if item[1].good), 60
)


def plain(draft):
    """The draft without the marks that say what an example underlines."""

    def bare(value):
        if isinstance(value, str):
            return re.sub("[«»]", "", value)
        if isinstance(value, list):
            return [bare(item) for item in value]
        if isinstance(value, tuple):
            return tuple(bare(item) for item in value)
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items()}
        return value

    for name in ("title", "preamble", "sections", "after", "tables", "labels", "heads", "signature"):
        setattr(draft, name, bare(getattr(draft, name)))
    return draft


def findings(result):
    return sorted((d.code, str(d.target), d.severity, d.message.text()) for d in result.diagnostics)


def seen(result):
    """All that the forms of one report must agree on."""
    report = result.case.report
    return (
        findings(result),
        {str(target): (cell.figure.text, cell.figure.state) for target, cell in report.cells.items()},
        {id: table.state for id, table in report.tables.items()},
        [(part.section, part.number) for part in report.parts],
        (report.year, report.form.id if report.form else None, report.organisation),
        sorted((claim.claim.quote, claim.verdict.outcome) for claim in result.case.weighed),
        result.coverage,
    )


# Rules that text of TAB-led cells gives nothing to: it has no grid, so no order of columns to read.
NOT_IN_TEXT = ("T209",)
OFF = tuple(ref.code for ref in REGISTRY.rules if ref.severity is Severity.OFF)


@cache
def linter_with(code, stage):
    """One of all rules but those that are off; `code` is on."""
    off = tuple(item for item in OFF if item != code)
    return Linter(Settings(extends=("gidr-lint:all",), ignore=off, stage=stage), REGISTRY)


def linted(draft, code="", options=None, stage="final"):
    linter = linter_with(code if code in OFF else "", stage)
    if options:
        linter = Linter(linter.settings._replace(rules={code: RuleSetting(None, options)}), REGISTRY)
    return {
        "markdown": linter.lint(Source("draft.md", draft.markdown().encode())),
        "text": linter.lint(Source("draft.txt", draft.text().encode())),
        "word": linter.lint(Source("draft.docx", draft.docx()[0])),
        "odt": linter.lint(Source("draft.odt", draft.odt()[0])),
    }


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_clean_report_is_one_report(form):
    found = linted(Draft.clean(form))
    assert seen(found["markdown"]) == seen(found["text"]) == seen(found["word"]) == seen(found["odt"])
    assert [] == findings(found["word"])


@pytest.mark.parametrize("seed", range(12))
def test_a_wrong_cell_is_found_alike(seed):
    rng = Random(seed)
    draft = Draft.random(rng, "2019" if seed % 3 == 0 else "2021")
    cells = draft.tables[rng.choice(("applications", "disputes"))]
    place = rng.choice(sorted(cells))
    cells[place] = str(int(cells[place]) + rng.randint(1, 9))
    found = linted(draft)
    assert seen(found["markdown"]) == seen(found["text"]) == seen(found["word"]) == seen(found["odt"])
    assert findings(found["word"])


@pytest.mark.parametrize(("code", "example"), TRIED, ids=lambda value: getattr(value, "title", value))
def test_an_example_of_a_rule_is_found_alike(code, example):
    draft, front, stage, options, _, previous, form = drafted(example)
    if front or previous is not None or form:
        return  # only Markdown has front matter; history and local forms are tested by themselves
    marked = re.search("«(.*)»", draft.markdown())
    found = linted(plain(draft), code, options, stage)
    assert findings(found["markdown"]) == findings(found["word"]) == findings(found["odt"])
    if code not in NOT_IN_TEXT:
        assert findings(found["markdown"]) == findings(found["text"])
    if marked and marked[1]:
        word = found["word"]
        address = next(d for d in word.diagnostics if d.code == code).location.address
        assert marked[1] == word.case.document.written(address)


@pytest.fixture(scope="module")
def converted():
    found = {}
    with tarfile.open(HERE / "converted.tar.xz") as archive:
        for member in archive.getmembers():
            name, form, file = member.name.split("/")
            found.setdefault(name, {})[form] = Written(file, archive.extractfile(member).read())
    return found


def in_markdown(plan):
    return verdict(STRICT, Written("draft.md", plan.draft.markdown().encode()))


def differing(base, forms):
    return {
        form: found
        for form, written in forms.items()
        if (found := differences(form, base, verdict(STRICT, written)))
    }


@pytest.mark.parametrize("name", PLANNED)
def test_a_planned_report_has_the_findings_that_are_planned(name):
    found = in_markdown(PLANNED[name]).findings
    assert PLANNED[name].codes <= {code for code, _ in found}
    assert PLANNED[name].codes or not found


@pytest.mark.parametrize("name", PLANNED)
def test_every_form_that_is_written_here_is_judged_alike(name):
    forms = native(PLANNED[name].draft)
    tried = {form: forms[form] for plan, form in paired(PLANNED, tuple(forms), 6) if plan == name}
    assert {} == differing(in_markdown(PLANNED[name]), tried)


@pytest.mark.parametrize("name", FIXTURES)
def test_every_converted_form_is_judged_alike(name, converted):
    forms = {form: written for form, written in converted[name].items() if "-pdf" not in form}
    assert len(forms) == 20
    assert {} == differing(in_markdown(PLANNED[name]), forms)


@pytest.mark.parametrize("name", FIXTURES)
def test_text_of_a_pdf_is_judged_alike_or_said_to_be_unreadable(name, converted):
    base = in_markdown(PLANNED[name])
    for form in ("word-pdf", "word-pdf-layout"):
        found = verdict(STRICT, converted[name][form])
        extra = [entry for entry in differences(form, base, found) if entry.startswith(("extra", "cell"))]
        assert [] == extra
        lost = base.findings - found.findings
        assert {target.table for _, target in lost if target is not None and target.table} <= found.unread


def test_a_difference_is_seen():
    plan = PLANNED["outcome"]
    base = in_markdown(plan)
    assert [] != differences("word", base, in_markdown(PLANNED["consistent-older"]))
    shifted = plan.draft.markdown().replace("| （七）总计 |", "| （七）总计 | 0 |")
    assert [] != differences("markdown", base, verdict(STRICT, Written("draft.md", shifted.encode())))
