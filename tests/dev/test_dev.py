"""What the makers' tools promise: a rule begun leaves one example to write, generated files follow their sources."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from gidr_lint_dev import ROOT, new_rule

from gidr_lint.base.fresh import checksum, is_fresh
from gidr_lint.testing import Draft

SRC = ROOT / "src"


def run(*args, source=SRC, cwd=ROOT):
    return subprocess.run(
        [sys.executable, *map(str, args)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300,
        env={"PYTHONPATH": f"{source}:{ROOT / 'dev'}", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


@pytest.fixture
def checkout(tmp_path):
    """A copy of the package's source, to be changed."""
    shutil.copytree(SRC / "gidr_lint", tmp_path / "gidr_lint", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("N4", "fee-over-notice", "three digits"),
        ("Q427", "fee-over-notice", "one of"),
        ("N499", "Fee over", "kebab-case"),
        ("A301", "fee-over-notice", "taken by A301"),
        ("N499", "application-balance", "taken by A301"),
    ],
)
def test_a_rule_that_cannot_be_begun_is_refused_in_words(code, name, said):
    with pytest.raises(new_rule.Impossible, match=said):
        new_rule.begin(code, name, "warning")


def test_a_rule_that_was_begun_works_and_leaves_one_example_to_write(checkout):
    done = run(
        "-c",
        "from gidr_lint_dev import new_rule; print(new_rule.begin('N499', 'fee-over-notice', 'warning'))",
        source=checkout,
    )
    assert done.stdout.strip() == str(checkout / "gidr_lint" / "rules" / "narrative" / "fee_over_notice.py")
    tried = run(
        "-c",
        "from gidr_lint.plugins.registry import Registry\n"
        "from gidr_lint.testing import documentation\n"
        "from gidr_lint.testing.examples import lint\n"
        "registry = Registry(installed=False)\n"
        "rule = registry.find('N499')\n"
        "for example in documentation(rule).examples:\n"
        "    result, _ = lint(example, 'N499', registry)\n"
        "    found = [d.message.text('zh') for d in result.diagnostics if d.code == 'N499']\n"
        "    print(found == list(example.messages))",
        source=checkout,
    )
    assert tried.stdout.split() == ["True", "True", "False"], tried.stderr


def test_a_label_added_to_a_form_takes_effect_at_once(checkout, tmp_path):
    form = checkout / "gidr_lint" / "forms" / "2021.toml"
    own = Draft.clean().markdown()
    label = "四、结转下年度继续办理"
    assert label in own
    draft = tmp_path / "draft.md"
    draft.write_text(own.replace(label, "四、留待来年再办"), "utf-8")
    before = run("-m", "gidr_lint", "check", "--isolated", "--format", "concise", draft, source=checkout)
    assert "T206" in before.stdout or "E003" in before.stdout or "T205" in before.stdout, before.stderr
    text = form.read_text("utf-8")
    row = next(line for line in text.splitlines() if f'label = "{label}"' in line)
    start = text.index(row)
    changed = text[start:].replace("variants = [", 'variants = ["四、留待来年再办", ', 1)
    form.write_text(text[:start] + changed, "utf-8")
    after = run("-m", "gidr_lint", "check", "--isolated", "--format", "concise", draft, source=checkout)
    assert after.returncode == 0, after.stdout + after.stderr


def test_a_generated_module_is_stale_when_its_source_has_changed_but_not_by_line_ends(tmp_path):
    source = tmp_path / "words.toml"
    source.write_bytes(b"a = 1\nb = 2\n")
    sources = {"words.toml": checksum(source.read_bytes()), "not-shipped.toml": 1}
    assert is_fresh(str(tmp_path), sources)
    source.write_bytes(b"a = 1\r\nb = 2\r\n")
    assert is_fresh(str(tmp_path), sources)
    source.write_bytes(b"a = 1\nb = 3\n")
    assert not is_fresh(str(tmp_path), sources)


def test_generate_check_names_what_is_out_of_date_and_writes_nothing():
    done = run("-m", "gidr_lint_dev", "generate", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_wheel_holds_the_program_and_none_of_its_makers_tools(tmp_path):
    done = run("-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"gidr_lint"}
    rooms = {
        Path(name).parts[1] for name in names if len(Path(name).parts) > 2 and name.startswith("gidr_lint/")
    }
    assert rooms == {
        "api", "assist", "base", "claims", "cli", "document", "engine", "figures", "formats", "forms",
        "judging", "lsp", "outputs", "plugins", "report", "rules", "testing", "workspace",
    }  # fmt: skip
    files = {
        name.removeprefix("gidr_lint/")
        for name in names
        if name.count("/") == 1 and name.startswith("gidr_lint/")
    }
    assert files == {"__init__.py", "__main__.py", "py.typed"}
    assert {"gidr_lint/forms/2019.toml", "gidr_lint/forms/2021.toml", "gidr_lint/claims/lexicon.toml"} <= set(
        names
    )
    assert not [name for name in names if "mutants" in name or "hostile" in name or "_generate" in name]
