"""
One place of the command line writes, and what the server says is made visible where it is said: read off the
source, so that a new direct write fails here.
"""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import gidr_lint

ROOT = Path(gidr_lint.__file__).parent
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}
STREAMS = "cli/_streams.py"
CALLS = {"print", "input", "breakpoint", "exit", "quit"}
NAMES = {
    *("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__", "sys.displayhook", "sys.excepthook"),
    *("os.write", "os.writev", "os.fdopen", "os.system", "warnings.warn", "pprint.pprint"),
    *("traceback.print_exc", "traceback.print_exception", "traceback.print_stack", "traceback.print_last"),
    *("logging.basicConfig", "logging.StreamHandler", "logging.FileHandler"),
}
# Who else names them, and what for.
ALLOWED = {
    "plugins/guard.py": {
        "sys.stdout",
        "sys.stderr",
    },  # what plugins print goes to standard error, made visible
    "lsp/log.py": {"sys.stderr", "logging.basicConfig", "logging.StreamHandler"},  # the log, made visible
    "lsp/serve.py": {"sys.stdout", "os.fdopen"},  # the protocol's own stream
    "workspace/cache.py": {"os.write"},  # results of earlier runs, masked
    "workspace/temporary.py": {"os.write"},  # a draft written back
}
# What a client shows, and which argument says it.
SAID = {"ShowMessageParams": 1, "LogMessageParams": 1, "ShowMessageRequestParams": 1}


def names(tree):
    """What a module names that may write: a function called, or an attribute of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield node.func.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_one_module_of_the_command_line_writes():
    found = defaultdict(set)
    for module, tree in TREES.items():
        for name in names(tree):
            if name in NAMES | CALLS and module != STREAMS:
                found[module].add(name)
    assert ALLOWED == found


def opens_to_write(node):
    if not isinstance(node, ast.Call):
        return False
    called = ast.unparse(node.func)
    mode = next((word.value for word in node.keywords if word.arg == "mode"), *node.args[1:2] or [None])
    by_mode = called in ("open", "io.open") and mode is not None and set("wax+") & set(ast.unparse(mode))
    return by_mode or called.rpartition(".")[2] in (
        "write_text",
        "write_bytes",
        "NamedTemporaryFile",
        "mkstemp",
    )


def test_files_are_written_in_the_workspace_only():
    writers = {module for module, tree in TREES.items() if any(map(opens_to_write, ast.walk(tree)))}
    assert {STREAMS} == {module for module in writers if not module.startswith("workspace/")}


@pytest.mark.parametrize("name", SAID)
def test_what_the_server_says_is_made_visible(name):
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                said = node.args[SAID[name]]
                assert isinstance(said, ast.Call) and ast.unparse(said.func) == "visible", node.lineno


def test_the_streams_are_given_what_was_made_visible():
    """Each function that writes a string calls `visible`; those for bytes are for drafts and for our own line of progress."""
    for node in TREES[STREAMS].body:
        if isinstance(node, ast.FunctionDef):
            calls = {ast.unparse(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
            if any(call.endswith(".write") for call in calls) and node.name not in ("give", "draw"):
                assert "visible" in calls, node.name
