"""What holds for the project as a whole: codes, the index, and every rule file."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from gidr_lint.base.diagnostics import Message
from gidr_lint.plugins.house import FAMILIES, rule_modules, rules_of
from gidr_lint.plugins.registry import Registry

ROOT = Path(__file__).parent.parent
MODULES = sorted(rule_modules())
FOLDERS = {
    "file": "E",
    "structure": "S",
    "tables": "T",
    "arithmetic": "A",
    "narrative": "N",
    "dates": "D",
    "history": "X",
    "prose": "P",
    "law": "L",
    "privacy": "W",
}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def loaded(module):
    return importlib.import_module(module)


def source(module):
    return Path(loaded(module).__file__).read_text(encoding="utf-8")


def test_every_folder_of_rules_is_a_family():
    assert set(FOLDERS) >= {module.split(".")[-2] for module in MODULES}
    assert set(FAMILIES) == set(FOLDERS.values())


def test_codes_and_names_are_unique():
    rules = [rule for module in MODULES for rule in rules_of(loaded(module))]
    assert len(rules) == len({rule.code for rule in rules}) == len({rule.name for rule in rules})
    assert sorted(rule.code for rule in rules) == [rule.code for rule in Registry(installed=False).rules]


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_file_holds_one_rule_of_its_family_named_after_it(module):
    family, name = module.split(".")[-2:]
    [rule] = rules_of(loaded(module))
    assert re.fullmatch(FOLDERS[family] + r"\d{3}", rule.code)
    assert name.replace("_", "-") == rule.name


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_imports_of_gidr_lint_its_api_alone_and_no_re(module):
    imported = set()
    for node in ast.walk(ast.parse(source(module))):
        if isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imported.add(f"{'.' * node.level}{node.module or ''}")
    assert set() == {name for name in imported if name.startswith((".", "gidr_lint"))} - {"gidr_lint.api"}
    assert "re" not in imported


@pytest.mark.parametrize("module", MODULES)
def test_a_rule_is_documented_in_chinese_and_english_with_its_source(module):
    lines = loaded(module).__doc__.strip().splitlines()
    assert CHINESE.search(lines[0])
    assert "" == lines[1]
    assert re.match(r"[A-Z“]", lines[2])
    assert 1 == sum(line.startswith("Source: ") for line in lines)


@pytest.mark.parametrize("module", [module for module in MODULES if ".file." not in module])
def test_a_rule_has_examples_of_both_kinds(module):
    lines = loaded(module).__doc__.splitlines()
    assert any(line.startswith("Good:") for line in lines)
    assert any(line.startswith("Bad:") for line in lines)


@pytest.mark.parametrize("module", MODULES)
def test_messages_and_help_are_there_in_both_languages_and_calm(module):
    messages = [value for value in vars(loaded(module)).values() if isinstance(value, Message)]
    assert messages
    for message in messages:
        assert all((message.zh, message.en, message.help_zh, message.help_en))
        assert CHINESE.search(message.zh)
        assert not re.search(r"[!！]", message.zh + message.en + message.help_zh + message.help_en)


@pytest.mark.parametrize("module", MODULES)
def test_options_say_what_they_mean(module):
    [rule] = rules_of(loaded(module))
    for name, option in rule.load().options.items():
        assert option.help.endswith("."), name


MOST_LINES, MOST_OF_A_FUNCTION = 500, 60
# Written by programs, one line an entry.
GENERATED = {"_built.py", "_index.py", "_rows.py", "_words.py"}
SOURCES = sorted(
    path
    for folder in ("src", "dev")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in GENERATED and "__pycache__" not in path.parts
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_its_functions_can_be_read_at_one_go(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    functions = [
        n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    lengths = {node.name: node.end_lineno - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > MOST_OF_A_FUNCTION} == {}
