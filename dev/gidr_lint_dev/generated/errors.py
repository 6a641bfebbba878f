"""
`examples/errors/CODE.md`: a report with the mistake of a rule, its first bad example; for rules that compare with
last year's report that report, too, in `examples/last-year`.

Those of family E are written by hand: what is wrong with them is often their bytes.
"""

from pathlib import Path

from gidr_lint.judging.documentation import documentation
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.examples import patched
from gidr_lint_dev import ROOT

FOLDER = ROOT / "examples" / "errors"
LAST_YEAR = ROOT / "examples" / "last-year"


def files() -> dict[Path, str]:
    """Every error file and last year's report beside it, by their paths."""
    found: dict[Path, str] = {}
    for rule in Registry(installed=False).rules:
        if rule.code.startswith("E0"):
            continue
        example = next((e for e in documentation(rule).examples if not e.good), None)
        if example is None:
            continue
        made = patched(example)
        if made.form:
            continue  # a file alone does not bring its form along
        found[FOLDER / f"{rule.code}.md"] = made.text
        if made.previous is not None:
            found[LAST_YEAR / f"{rule.code}.md"] = made.previous
    return found
