#!/usr/bin/env python3
"""
Accuracy over a folder of reports with truth files.

    python bench/accuracy.py FOLDER [--json FILE]

For each complete report: form and year, figures bound and right by table, tables reported as unreadable, and every
finding of error or warning with the verdict true, false or unjudged by the rules of the folder's README: an A finding
is false if `clean_of` has an A- entry; an N finding is true if `prose_claims` has an entry with false at the same
number; S101 is true if the defects name the section; S104 and S105 if `sections` has a heading that is none, or the
second, of the six; T203, T204, T205 are false unless a defect says so. The totals stand at the end.
"""

import argparse
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from gidr_lint.base.diagnostics import Severity, Target
from gidr_lint.base.errors import ReadError
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.formats import kind_of
from gidr_lint.forms.load import load_forms
from gidr_lint.plugins.registry import Registry
from gidr_lint.report.labels import core

SEVEN = (
    "natural-person",
    "business",
    "research",
    "public-interest",
    "legal-service",
    "other-entity",
    "total",
)
FORMS = {form.id: form for form in load_forms()}


def expected_figures(truth: dict[str, Any], form_id: str) -> dict[Target, Decimal | None]:
    """Every printed figure of the truth file by target; None where nothing or no number is printed."""
    form = FORMS[form_id]
    found: dict[Target, Decimal | None] = {}
    for row, values in (truth.get("applications") or {}).items():
        for column, value in zip(SEVEN, values, strict=False):
            found[Target("applications", "applications", row, column)] = number(value)
    disputes = form.table("disputes")
    if truth.get("disputes") and disputes is not None:
        for column, value in zip(disputes.blocks[0].columns, truth["disputes"], strict=False):
            found[Target("disputes", "disputes", "cases", column.id)] = number(value)
    proactive = form.table("proactive")
    for row, values in (truth.get("proactive") or {}).items():
        block = proactive.block_of(row) if proactive is not None else None
        if block is not None:
            listed = values if isinstance(values, list) else [values]
            for column, value in zip(block.columns, listed, strict=False):
                found[Target("proactive", "proactive", row, column.id)] = number(value)
    return found


def number(value: Any) -> Decimal | None:
    if value is None:
        return None
    text = str(value).rstrip("个件条项宗起次份万亿元")
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def verdict(diagnostic: Any, truth: dict[str, Any], text: str) -> str:
    """true, false or unjudged."""
    code, defects = diagnostic.code, json.dumps(truth.get("defects", []), ensure_ascii=False)
    if code.startswith("A"):
        return "false" if any(entry.startswith("A-") for entry in truth.get("clean_of", [])) else "unjudged"
    if code.startswith("N"):
        span = diagnostic.location.span
        digits = "".join(filter(str.isdigit, text[span.start : span.end])) if span else ""
        wrong = [claim for claim in truth.get("prose_claims", []) if claim[3] is False]
        return "true" if any(digits and digits in claim[0] for claim in wrong) else "false"
    if code == "S101":
        section = FORMS["2021"].section(diagnostic.target.section) if diagnostic.target else None
        return (
            "true"
            if section is not None and section.title.removeprefix("政府信息公开") in defects
            else "false"
        )
    if code in ("S104", "S105"):
        return "true" if is_extra(diagnostic, truth, text, repeated=code == "S105") else "false"
    if code in ("T203", "T204", "T205"):
        return "unjudged" if "T-" in defects else "false"
    return "unjudged"


def is_extra(diagnostic: Any, truth: dict[str, Any], text: str, *, repeated: bool) -> bool:
    from gidr_lint.report.sections import official_section

    span = diagnostic.location.span
    heading = text[span.start : span.end] if span else ""
    named = [official_section(core(title), FORMS["2021"].sections)[0] for title in truth.get("sections", [])]
    for title, section in zip(truth.get("sections", []), named, strict=True):
        if core(title) == core(heading):
            return named.count(section) > 1 if repeated and section else section is None
    return False


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    linter = Linter(Settings(), Registry(installed=False))
    totals = {"reports": 0, "form and year": 0, "expected": 0, "bound": 0, "right": 0, "unreadable": 0}
    judged = {"true": 0, "false": 0, "unjudged": 0}
    rows: list[dict[str, Any]] = []
    for path in sorted(args.folder.iterdir()):
        truth_path = args.folder / "truth" / f"{path.stem}.json"
        if not path.is_file() or not truth_path.exists():
            continue
        truth = json.loads(truth_path.read_text(encoding="utf-8"))
        if not kind_of(path.name):
            print(f"{path.name}: no reader for this kind yet")
            continue
        try:
            result = linter.lint(Source(path.name, path.read_bytes()))
        except ReadError as error:
            print(f"{path.name}: {error}")
            continue
        complete = truth.get("complete", True)
        line = measure(path.name, result, truth, complete)
        rows.append(line)
        text = result.case.document.text if result.case else ""
        for diagnostic in result.diagnostics:
            if diagnostic.severity < Severity.WARNING:
                continue
            what = verdict(diagnostic, truth, text)
            if complete or diagnostic.code[0] in "AN":
                judged[what] += 1
                print(
                    f"    {what:<9} {diagnostic.severity.label:<8} {diagnostic.code} {diagnostic.message.text()}"
                )
        if complete:
            totals["reports"] += 1
            for key in ("form and year", "expected", "bound", "right", "unreadable"):
                totals[key] += line[key]
    print()
    print("complete reports   " + ", ".join(f"{key} {value}" for key, value in totals.items()))
    print("findings judged    " + ", ".join(f"{key} {value}" for key, value in judged.items()))
    if args.json:
        args.json.write_text(
            json.dumps({"totals": totals, "judged": judged, "rows": rows}, ensure_ascii=False, indent=1)
        )
    return 0


def measure(name: str, result: Any, truth: dict[str, Any], complete: bool) -> dict[str, Any]:
    case = result.case
    era = str(truth.get("era", ""))
    form = case.form.id if case is not None and case.form is not None else None
    wanted = expected_figures(truth, era) if era in FORMS else {}
    bound = right = 0
    wrong: list[str] = []
    for target, value in wanted.items():
        cell = case.cell(target) if case is not None else None
        if cell is None:
            continue
        bound += 1
        amount = cell.figure.amount
        if (amount is None) == (value is None) and (amount is None or Decimal(amount) == value):
            right += 1
        else:
            wrong.append(f"{target} {cell.text.string!r} is not {value}")
    coverage = result.coverage
    unreadable = (
        sum(1 for state in coverage.tables.values() if state in ("unreadable", "partial")) if coverage else 0
    )
    year_right = case is not None and case.year == truth.get("year") and form == era
    print(
        f"{name}: form {form} year {case.year if case else None}{'' if year_right else ' (WRONG)'}; "
        f"figures {right} right of {bound} bound of {len(wanted)}; tables {coverage.tables if coverage else {}}; "
        f"sums {coverage.identities if coverage else {}}; claims {coverage.claims if coverage else {}}"
        + ("" if complete else "; an opening, cut off")
    )
    for line in wrong:
        print(f"    WRONG {line}")
    return {
        "name": name, "form and year": int(year_right), "expected": len(wanted), "bound": bound, "right": right,
        "unreadable": unreadable,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
