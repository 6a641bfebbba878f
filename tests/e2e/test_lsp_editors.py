"""What the editors' files say agrees with the server, and the extension's lock names no host."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gidr_lint import __version__
from gidr_lint.lsp.configuration import SECTION, Wishes, read_wishes

VSCODE = Path(__file__).parents[2] / "editors" / "vscode"
NEOVIM = VSCODE.parent / "neovim"


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((VSCODE / name).read_text("utf-8"))
    return found


def properties() -> dict[str, Any]:
    found: dict[str, Any] = read("package.json")["contributes"]["configuration"]["properties"]
    return found


def test_the_extension_has_the_version_of_the_package() -> None:
    assert __version__ == read("package.json")["version"] == read("package-lock.json")["version"]


@pytest.mark.parametrize("name", ["stage", "language"])
def test_every_choice_that_the_extension_offers_is_one_the_server_takes(name: str) -> None:
    choices = properties()[f"{SECTION}.{name}"]["enum"]
    assert "auto" == choices[0] == properties()[f"{SECTION}.{name}"]["default"]
    for choice in choices:
        wishes, mistakes = read_wishes({name: choice}, None)
        assert () == mistakes
        assert ("" if choice == "auto" else choice) == getattr(wishes, name)


def test_a_workspace_cannot_choose_the_program() -> None:
    assert "machine" == properties()[f"{SECTION}.path"]["scope"]
    assert "limited" == read("package.json")["capabilities"]["untrustedWorkspaces"]["supported"]


def test_every_text_of_the_manifest_is_there_in_both_languages() -> None:
    used = set(re.findall(r'"%([^%]+)%"', (VSCODE / "package.json").read_text("utf-8")))
    assert used == set(read("package.nls.json")) == set(read("package.nls.zh-cn.json"))


def test_the_lock_file_names_no_registry() -> None:
    assert "resolved" not in (VSCODE / "package-lock.json").read_text("utf-8")


def test_the_settings_of_the_neovim_configuration_change_nothing() -> None:
    text = (NEOVIM / "lsp" / "gidr_lint.lua").read_text("utf-8")
    given = dict(re.findall(r'^\s*(stage|language) = "(\w+)"', text, re.MULTILINE))
    assert {"stage", "language"} == set(given)
    assert (Wishes(), ()) == read_wishes(None, given)
