"""try-it: it says at once what it does and how far it is, and stops where nothing could be installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PIP = """#!/usr/bin/env bash
case "$*" in
  *"pip install"*) echo "Collecting pluggy<2,>=1.5"; echo "  Downloading pluggy.whl"; echo "Collecting attrs (from cattrs)"
    echo "Installing collected packages: pluggy"; exit {status} ;;
  *"import gidr_lint"*) exit 1 ;;
esac
"""


@pytest.fixture
def tree(tmp_path):
    """A source tree whose environment's Python only tells what pip would."""
    (tmp_path / "try-it").write_bytes((ROOT / "try-it").read_bytes())
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in ("pyproject.toml", "dev/pyproject.toml", "plugins/city/pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "gidr-lint").write_text('#!/usr/bin/env bash\necho checked "$@"\n')
    (binaries / "gidr-lint").chmod(0o755)

    def run(status):
        (binaries / "python").write_text(PIP.format(status=status))
        (binaries / "python").chmod(0o755)
        done = subprocess.run(["bash", "try-it"], cwd=tmp_path, capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()

    return run


def test_the_first_line_says_that_it_installs_and_each_package_is_named(tree):
    status, out, err = tree(0)
    assert (0, "checked check examples/draft.md\n") == (status, out)
    assert err[0].startswith("正在安装")
    assert ["pluggy", "attrs"] == [line.strip() for line in err if line.startswith("      ")][:2]


def test_the_second_time_nothing_is_said(tree):
    tree(0)
    assert [] == tree(0)[2]


def test_a_failure_is_told_and_ends_it(tree):
    status, out, err = tree(1)
    assert (2, "") == (status, out)
    assert "安装失败" in err[-1]
