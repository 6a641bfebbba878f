"""What a clean check loads: importing and compiling cost more than linting, so both have a budget."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gidr_lint.plugins.house import reporters
from gidr_lint.testing import Draft

ROOT = Path(__file__).parent.parent.parent
CLEAN = ROOT / "examples" / "clean-2021.md"

PROGRAM = """
import gc
import sys
before = set(sys.modules)
from gidr_lint.cli.main import main
status = main(["check", "--no-plugins", "--isolated", *sys.argv[1:]])
from gidr_lint.document.pattern import Pattern
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
print("PATTERNS", *sorted(names.get(id(p), p.expression) for p in gc.get_objects() if isinstance(p, Pattern) and p._compiled), file=sys.stderr)
sys.exit(status)
"""
# A module costs a cold check a quarter of a millisecond, a pattern half of one: both are budgets, to be raised
# with a reason. What the tests print when one is exceeded says what came along.
MOST_MODULES = 134
MOST_PATTERNS = 14
# Rules that a sign of the clean report calls; every other stays unloaded.
FEW_RULES = 4
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


def test_a_clean_check_keeps_to_its_budget_of_modules(clean):
    ours = [name for name in clean[0] if name.startswith("gidr_lint.")]
    assert len(ours) <= MOST_MODULES, ours


def test_a_clean_check_loads_hardly_a_rule(clean):
    rules = [name for name in clean[0] if re.match(r"gidr_lint\.rules\.[a-z]+\.", name)]
    assert len(rules) <= FEW_RULES, rules


def test_a_clean_check_imports_these_packages_and_no_other(clean):
    packages = {name.partition(".")[0] for name in clean[0]} - set(sys.stdlib_module_names)
    assert {"gidr_lint", "pyromark"} == packages - {"__main__"}


def test_a_clean_check_looks_for_no_mistake_behind_its_sums(clean):
    figures = {name for name in clean[0] if name.startswith("gidr_lint.figures.")}
    assert {"gidr_lint.figures.check", "gidr_lint.figures.model"} == figures


@pytest.mark.parametrize("name", NEVER)
def test_a_clean_check_does_without(clean, name):
    assert not [module for module in clean[0] if module == name or module.startswith(name + ".")]


def test_a_clean_check_loads_one_format_and_one_reporter(clean):
    parts = {tuple(name.split(".")[1:3]) for name in clean[0] if name.startswith("gidr_lint.")}
    kept = {path.name for path in (ROOT / "src" / "gidr_lint" / "formats").iterdir() if path.is_dir()}
    assert {"markdown"} == {name for room, *rest in parts if room == "formats" for name in rest} & kept
    others = {reporter.name for reporter in reporters()}
    assert {"text"} == {name for room, *rest in parts if room == "outputs" for name in rest} & others


def test_a_clean_check_keeps_to_its_budget_of_patterns(clean):
    assert len(clean[1]) <= MOST_PATTERNS, clean[1]


def test_a_check_of_a_draft_with_errors_loads_no_server_word_or_html_either():
    modules, _ = loaded(ROOT / "examples" / "draft.md")
    heavy = {"pygls", "lsprotocol", "docx", "lxml", "asyncio"}
    assert not heavy & {module.partition(".")[0] for module in modules}
    assert "gidr_lint.formats.html.tags" not in modules


def test_html_is_what_the_html_reader_is_for(tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(
        CLEAN.read_text(encoding="utf-8") + "\n<table><tr><td>1</td></tr></table>\n", encoding="utf-8"
    )
    assert "gidr_lint.formats.html.tags" in loaded(draft)[0]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_word_and_odt_are_what_the_xml_parser_is_for_and_nothing_else_comes_along(tmp_path, ending):
    draft = tmp_path / f"draft.{ending}"
    draft.write_bytes(getattr(Draft.clean(), ending)()[0])
    modules = {module.partition(".")[0] for module in loaded(draft)[0]}
    assert "xml" in modules
    assert not {"lxml", "docx", "pygls", "lsprotocol", "asyncio", "pyromark"} & modules
