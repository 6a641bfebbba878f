"""Generated files are fresh, links lead somewhere, and the configuration in the docs is accepted."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from gidr_lint_dev import generated

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.workspace.load import load
from gidr_lint.workspace.shape import SHAPE

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "plugins").glob("*/README.md")])


@pytest.mark.parametrize("name", (*generated.MODULES, *generated.PAGES))
def test_the_generated_files_are_fresh(name):
    stale = [str(path.relative_to(ROOT)) for path in generated.stale((name,))]
    assert stale == [], "run python -m gidr_lint_dev generate"


def test_nothing_else_lies_among_the_generated_pages():
    assert [path for path, text in generated.stale(generated.PAGES).items() if text is None] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    missing = [
        target
        for target in targets
        if "://" not in target and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert not missing


def said(*args):
    done = subprocess.run(
        [sys.executable, "-m", "gidr_lint", *args],
        cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout


def test_the_output_that_the_readme_shows_is_what_the_example_gives():
    (shown,) = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)
    out = said("check", "--isolated", "examples/draft.md")
    for block in shown.strip().split("\n\n"):
        assert block in out


def commands():
    """The command lines that the pages show, each once."""
    found = set()
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL):
            for line in block.splitlines():
                if line.startswith("gidr-lint "):
                    found.add(tuple(line.partition(" #")[0].split()[1:]))
    return sorted(found)


def test_the_commands_that_the_pages_show_exist_with_their_options():
    shown = commands()
    assert len(shown) > 8
    for command, *rest in shown:
        usage = said(command, "--help", "--lang", "zh")
        options = [word for word in rest if word.startswith("--")]
        assert usage
        assert [option for option in options if not re.search(rf"{option}\b", usage)] == []


@pytest.mark.parametrize("name", ["README.md", "docs/config.md", "docs/en/config.md"])
def test_the_configuration_in_the_docs_is_accepted(name, tmp_path):
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    assert blocks
    for block in blocks:
        path = tmp_path / ("pyproject.toml" if "[tool.gidr-lint" in block else "gidr-lint.toml")
        path.write_text(block, "utf-8")
        assert load(str(path)) is not None


@pytest.mark.parametrize("name", ["docs/config.md", "docs/en/config.md"])
def test_every_key_of_the_configuration_is_described(name):
    text = (ROOT / name).read_text("utf-8")
    assert [key for key in SHAPE if f"`{key}`" not in text and f"[{key}" not in text] == []


def test_a_rule_that_warns_but_is_not_recommended_is_named_with_its_reason():
    doubtful = {ref.code for ref in Registry(installed=False).rules if not ref.recommended}
    page = (ROOT / "docs" / "rules" / "README.md").read_text("utf-8")
    named = page.partition("## 默认不用的规则")[2].partition("\n## ")[0]
    assert doubtful == set(re.findall(r"^\| ([A-Z]\d{3}) \|", named, re.M))


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs/rules").glob("[A-Z]*[0-9].md")), ids=lambda page: page.stem
)
def test_a_page_has_no_space_where_a_line_of_its_source_ends(page):
    assert not re.findall(
        "[，；：、。] [\u4e00-\u9fff]", page.read_text(encoding="utf-8").partition("## 例子")[0]
    )


ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PACKAGE = ROOT / "src" / "gidr_lint"


def test_the_map_names_every_room_and_no_other():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    table = ARCHITECTURE[ARCHITECTURE.index("| room |") : ARCHITECTURE.index("At the top level")]
    assert rooms == set(re.findall(r"`(\w+)/`", table))


def test_the_rule_that_the_map_shows_is_the_file():
    path = re.search(r"^`(rules/[\w/]+\.py)`:$", ARCHITECTURE, re.MULTILINE)[1]
    assert f"```python\n{(PACKAGE / path).read_text('utf-8')}```" in ARCHITECTURE


def test_the_wrong_number_of_the_map_is_found_as_it_says():
    draft = ROOT / "examples" / "draft.md"
    result = Linter(registry=Registry(installed=False)).lint(Source("draft.md", draft.read_bytes()))
    [found] = [item for item in result.diagnostics if item.code == "A302"]
    assert "applications.denied-process.natural-person" == str(found.target)
    assert ["2"] == [edit.text for fix in found.fixes for edit in fix.edits]
    assert f"`{found.target}` and the amount 5" in ARCHITECTURE


def test_the_modules_that_the_map_walks_through_are_there():
    walk = ARCHITECTURE[ARCHITECTURE.index("## One wrong number") : ARCHITECTURE.index("## The types")]
    for name in re.findall(r"`([a-z_]+(?:\.[a-z_]+)+)(?:\.[A-Z]\w+(?:\.\w+)?)?`", walk):
        parts = name.split(".")
        places = [PACKAGE.joinpath(*parts[:end]) for end in range(len(parts), 0, -1)]
        assert any(place.with_suffix(".py").is_file() or place.is_dir() for place in places[:2]), name
