"""What a clean check loads: importing and compiling cost more than linting, so both are held exactly."""

import subprocess
import sys
from pathlib import Path

import pytest

from gidr_lint.testing import Draft

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "examples" / "clean-2021.md"

PROGRAM = """
import sys
before = set(sys.modules)
from gidr_lint.cli.main import main
status = main(["check", "--no-plugins", "--isolated", *sys.argv[1:]])
from gidr_lint.document.text import Pattern
import gidr_lint
names = {}
for module in [m for name, m in sys.modules.items() if name.startswith("gidr_lint")]:
    for name, value in vars(module).items():
        if isinstance(value, Pattern):
            names.setdefault(id(value), f"{module.__name__.removeprefix('gidr_lint.')}:{name}")
        elif isinstance(value, (tuple, list, dict)):
            for number, item in enumerate(value.values() if isinstance(value, dict) else value):
                if isinstance(item, Pattern):
                    names.setdefault(id(item), f"{module.__name__.removeprefix('gidr_lint.')}:{name}[{number}]")
print("MODULES", *sorted(set(sys.modules) - before), file=sys.stderr)
print("PATTERNS", *sorted(names.get(id(p), p.expression) for p in Pattern.known if p.is_compiled), file=sys.stderr)
sys.exit(status)
"""
EXPECTED_MODULES = [
    "amounts",
    "analysis",
    "api",
    "case",
    "claims",
    "claims._rows",
    "claims._words",
    "claims.author",
    "claims.changes",
    "claims.clauses",
    "claims.company",
    "claims.dates",
    "claims.denials",
    "claims.discourse",
    "claims.extract",
    "claims.found",
    "claims.grammar",
    "claims.kinds",
    "claims.lexicon",
    "claims.lists",
    "claims.marks",
    "claims.model",
    "claims.opens",
    "claims.paragraph",
    "claims.read",
    "claims.readings",
    "claims.subjects",
    "claims.times",
    "claims.tokens",
    "claims.topics",
    "claims.universals",
    "claims.weigh",
    "cli",
    "cli._files",
    "cli._options",
    "cli._run",
    "cli.check",
    "cli.main",
    "config",
    "diagnostics",
    "document",
    "document.grid",
    "document.location",
    "document.source",
    "document.text",
    "document.tree",
    "errors",
    "forms",
    "forms._built",
    "forms.load",
    "forms.model",
    "frozen",
    "linter",
    "merge",
    "past",
    "plugins",
    "readers",
    "readers._build",
    "readers._decode",
    "readers._outline",
    "readers._regions",
    "readers._tables",
    "readers.markdown",
    "report",
    "report.applications",
    "report.assignment",
    "report.bind",
    "report.disputes",
    "report.labels",
    "report.layouts",
    "report.matrix",
    "report.model",
    "report.outline",
    "report.page",
    "report.proactive",
    "report.record",
    "report.rows",
    "report.stacked",
    "report.tables",
    "reporters",
    "reporters.text",
    "rule",
    "rules",
    "rules._index",
    "rules.law",
    "rules.law.format_notice_mismatch",
    "rules.structure",
    "rules.structure.enumeration_sequence",
    "settings",
    "signs",
    "solve",
    "spans",
]
EXPECTED_PATTERNS = [
    "claims.dates:_DATE",
    "claims.dates:_MONTH_DAY",
    "claims.dates:_PERIOD",
    "claims.tokens:_REGULAR",
    "readers._outline:_MARK",
    "report.bind:_PERIOD",
    "report.bind:_TITLE_YEAR",
    "report.bind:_YEAR",
    "report.outline:_ORGANISATION",
    "rules.law.format_notice_mismatch:NOTICE",
    "rules.structure.enumeration_sequence:ITEM",
    "rules.structure.enumeration_sequence:STATED",
]
"""Standard modules that a check must do without, and packages that only other work needs."""
NEVER = (
    *(
        "argparse",
        "asyncio",
        "concurrent",
        "dataclasses",
        "email",
        "html",
        "http",
        "importlib.metadata",
        "json",
    ),
    *("logging", "multiprocessing", "pathlib", "random", "shutil", "socket", "ssl", "subprocess"),
    *("tempfile", "threading", "tomllib", "traceback", "unittest", "urllib", "xml", "zipfile"),
    *("pygls", "lsprotocol", "docx", "lxml", "pathspec", "attrs", "cattrs", "pluggy", "inspect"),
)


def loaded(*args):
    """The modules that a check added, and the patterns that it compiled."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, args)], capture_output=True, text=True, encoding="utf-8", timeout=60
    )  # fmt: skip
    lines = dict(line.partition(" ")[::2] for line in done.stderr.splitlines())
    return lines["MODULES"].split(), lines["PATTERNS"].split()


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    """A clean report alone in its folder: beside it lies no report of last year to look into."""
    draft = tmp_path_factory.mktemp("clean") / CLEAN.name
    draft.write_bytes(CLEAN.read_bytes())
    return loaded(draft)


def test_a_clean_check_imports_exactly_these_modules_of_ours(clean):
    ours = [name.removeprefix("gidr_lint.") for name in clean[0] if name.startswith("gidr_lint.")]
    assert EXPECTED_MODULES == ours


def test_a_clean_check_imports_these_packages_and_no_other(clean):
    packages = {name.partition(".")[0] for name in clean[0]} - set(sys.stdlib_module_names)
    assert {"gidr_lint", "pyromark"} == packages - {"__main__"}


@pytest.mark.parametrize("name", NEVER)
def test_a_clean_check_does_without(clean, name):
    assert not [module for module in clean[0] if module == name or module.startswith(name + ".")]


def test_a_clean_check_compiles_exactly_these_patterns(clean):
    assert EXPECTED_PATTERNS == clean[1]


def test_a_check_of_a_draft_with_errors_loads_no_server_word_or_html_either():
    modules, _ = loaded(ROOT / "examples" / "draft.md")
    heavy = {"pygls", "lsprotocol", "docx", "lxml", "asyncio"}
    assert not heavy & {module.partition(".")[0] for module in modules}
    assert "gidr_lint.readers._markup" not in modules


def test_html_is_what_the_html_reader_is_for(tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(
        CLEAN.read_text(encoding="utf-8") + "\n<table><tr><td>1</td></tr></table>\n", encoding="utf-8"
    )
    assert "gidr_lint.readers._markup" in loaded(draft)[0]


def test_word_is_what_lxml_is_for_and_nothing_else_comes_along(tmp_path):
    draft = tmp_path / "draft.docx"
    draft.write_bytes(Draft.clean().docx()[0])
    modules = {module.partition(".")[0] for module in loaded(draft)[0]}
    assert "lxml" in modules
    assert not {"docx", "pygls", "lsprotocol", "asyncio", "pyromark"} & modules
