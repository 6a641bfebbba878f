"""Plugins are written against types: what an author writes by the pages passes `mypy --strict`."""

import importlib.util
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "plugins").glob("*/src"))
PLUGIN = '''
"""Several rules as an author may write them: lookups, patterns, options, fixes, presets."""

from collections.abc import Iterator, Sequence

from gidr_lint.api import (
    Case,
    Edit,
    Finding,
    Fix,
    Message,
    Pattern,
    Preset,
    Related,
    Rule,
    RuleSetting,
    Severity,
    Target,
    Words,
    hookimpl,
    option,
    rule,
)

PHONE = Pattern(r"\\d{7,8}", "")
SHORT = Message(zh="只有{count}字", en="{count} characters only", help_zh="请补充。", help_en="Say more.")
MANY = Message(zh="不予公开{count}件", en="{count} were denied")


@rule(code="QX101", severity=Severity.INFO, options={"least": option(60, "Fewest characters.", (1, 999))})
def thin(case: Case, least: int) -> Iterator[Finding]:
    part = case.section("problems")
    count = len(case.prose("problems"))
    if part is not None and count < least:
        yield Finding(part.heading.location, SHORT(count=count), target=Target(section="problems"))


@rule(code="QX102", severity=Severity.WARNING, name="many-denied", signs=("claims",), needs=("tables",))
def denied(case: Case) -> Iterator[Finding]:
    amount = case.amount("applications.denied.total")
    cell = case.cell("applications.new.total")
    if amount is None or cell is None or cell.figure.amount is None or amount * 2 <= cell.figure.amount:
        return
    related = tuple(Related(passage.text.location(), Words("这里", "here")) for passage, _ in case.find(PHONE))
    yield Finding(cell.location, MANY(count=amount), target=cell.target, related=related)


@rule(code="QX103", severity=Severity.INFO, name="spaced", fixable="safe")
def spaced(case: Case) -> Iterator[Finding]:
    for passage in case.passages("paragraph", section="overview"):
        place = passage.text.string.find("  ")
        if place >= 0:
            where = passage.text.location(place, place + 2)
            fix = Fix(Words("去掉空格", "drop the spaces"), (Edit(where, ""),), "safe")
            yield Finding(where, SHORT(count=2), fixes=(fix,))


@hookimpl
def gidr_lint_rules() -> Sequence[Rule]:
    return [thin, denied, spaced]


@hookimpl
def gidr_lint_presets() -> Sequence[Preset]:
    return [Preset("city:all", select=("QX",), rules={"QX101": RuleSetting(Severity.ERROR)})]
'''
TESTS = """
from city import denied, spaced, thin

from gidr_lint.testing import Draft, check, run_examples


def test_rules() -> None:
    found = check(Draft.clean(), rule=thin, options={"least": 5})
    assert found.codes == () and found.fixed() and not found.underlined
    assert run_examples(denied) == run_examples(spaced, with_core=True)
"""


@pytest.fixture
def mypy():
    """Run mypy as an author does; a machine without it says so."""
    if importlib.util.find_spec("mypy") is None:
        warnings.warn("mypy is not installed: the types of the plugin API were not checked", stacklevel=1)
        pytest.skip("mypy is not installed: the types of the plugin API were not checked")

    def run(*paths, path=""):
        given = os.pathsep.join([str(ROOT / "src"), path] if path else [str(ROOT / "src")])
        return subprocess.run(
            [sys.executable, "-m", "mypy", "--strict", *map(str, paths)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "MYPYPATH": given},
        )

    return run


def test_the_sample_plugins_pass(mypy):
    assert SAMPLES
    for sample in SAMPLES:
        done = mypy(sample)
        assert (0, "Success") == (done.returncode, done.stdout[:7]), done.stdout


def test_a_plugin_and_its_tests_pass(mypy, tmp_path):
    (tmp_path / "city.py").write_text(PLUGIN, "utf-8")
    (tmp_path / "test_city.py").write_text(TESTS, "utf-8")
    done = mypy(tmp_path / "city.py", tmp_path / "test_city.py", path=str(tmp_path))
    assert (0, "Success") == (done.returncode, done.stdout[:7]), done.stdout


def test_what_is_wrong_in_a_plugin_is_seen(mypy, tmp_path):
    """Types are there, and are not all Any."""
    wrong = PLUGIN.replace('case.section("problems")', "case.section(5)").replace(
        "cell.figure.amount is None", "cell.figure.value is None"
    )
    (tmp_path / "city.py").write_text(wrong, "utf-8")
    done = mypy(tmp_path / "city.py")
    assert 1 == done.returncode
    assert "[arg-type]" in done.stdout and '"Figure" has no attribute "value"' in done.stdout


def test_the_plugin_does_what_its_types_say(tmp_path):
    from gidr_lint.plugins.registry import Registry

    path = tmp_path / "city.py"
    path.write_text(PLUGIN, "utf-8")
    registry = Registry(installed=False, plugins=(str(path),), trusted=True)
    assert () == registry.failed
    assert ["QX101", "QX102", "QX103"] == [rule.code for rule in registry.match("QX")]
    assert "city:all" == registry.preset("city:all").name
