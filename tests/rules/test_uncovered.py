"""What the fixes of our rules may bring to light is listed, with the reasons, in docs/fix.md, and nothing else comes."""

import re
import sys
from pathlib import Path

import pytest

from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.fix import fix
from gidr_lint.engine.linter import Linter
from gidr_lint.judging.documentation import documentation
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.examples import patched

ROOT = Path(__file__).parents[2]
REGISTRY = Registry(installed=False)
FIXABLE = [ref for ref in REGISTRY.rules if ref.fixable]


def uncovered():
    """Each code whose fixes say that they uncover others, with those."""
    found = {}
    for ref in REGISTRY.rules:
        codes = getattr(sys.modules[ref.load().module], "UNCOVERS", ())
        if codes:
            found[ref.code] = set(codes)
    return found


@pytest.mark.parametrize("page", ["docs/fix.md", "docs/en/fix.md"])
def test_the_page_lists_what_fixes_may_bring_to_light(page):
    rows = re.findall(
        r"^\| ([A-Z]\d{3}) \| ([A-Z\d、, ]+) \|", (ROOT / page).read_text("utf-8"), re.MULTILINE
    )
    assert uncovered() == {code: set(re.findall(r"[A-Z]\d{3}", codes)) for code, codes in rows}


# The title is stale here, and a blank is none of the cells that the sums leave at 0.
REFUSED = {("D502", "会带来新的D507"), ("T213", "会带来新的A302"), ("T213", "会带来新的A304")}


@pytest.mark.parametrize("unsafe", [False, True])
def test_the_fixes_of_all_bad_examples_go_in_and_a_second_time_there_is_nothing_left(unsafe):
    refused = set()
    for ref in FIXABLE:
        for example in documentation(ref).examples:
            if example.good:
                continue
            made = patched(example)
            rules = {ref.code: RuleSetting(None, made.options)} if made.options else {}
            linter = Linter(Settings(extends=("gidr-lint:all",), stage=made.stage, rules=rules), REGISTRY)
            last = Source("last.md", made.previous.encode()) if made.previous else None
            done = fix(linter.lint(Source("draft.md", made.text.encode()), previous=last), unsafe=unsafe)
            refused |= {(one.diagnostic.code, one.harm.zh) for one in done.refused}
            again = fix(linter.lint(Source("draft.md", done.data), previous=last), unsafe=unsafe)
            assert (done.data, 0) == (again.data, again.applied), ref.code
    assert (REFUSED if unsafe else set()) >= refused
