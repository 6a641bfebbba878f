"""What the files of a workspace that nobody trusts can do to the command and to the editor: nothing but be refused."""

import json
import os
import re
import subprocess
import sys

import pytest

from gidr_lint.testing import Draft

COMMAND = [sys.executable, "-m", "gidr_lint"]
# Seconds of CPU and bytes of memory in which every case must be over; a whole check takes 0.2 s and 60 MB.
CPU, MEMORY = 10, 700 * 1024 * 1024
posix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and limits of POSIX")


def limit():
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def limited(args, cwd, stdin=b""):
    """A process that cannot outlive its test; (status, standard output, standard error)."""
    done = subprocess.run(
        args, cwd=cwd, input=stdin, capture_output=True, timeout=60,
        preexec_fn=limit if os.name == "posix" else None,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def check(folder, *args):
    status, out, err = limited([*COMMAND, "check", *(args or ("a.md",))], folder)
    assert "Traceback" not in err
    return status, out, err


def frames(*messages):
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def edited(*paths):
    """What an editor shows when drafts are opened one after another: the codes at each, and all messages."""
    requests = [{"method": "initialized", "params": {}}]
    for number, path in enumerate(paths, 2):
        document = {"uri": path.as_uri(), "languageId": "markdown", "version": 1, "text": wrong()}
        params = {"textDocument": {"uri": path.as_uri()}}
        requests.append({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        requests.append({"id": number, "method": "textDocument/diagnostic", "params": params})
    begun = {"capabilities": {"textDocument": {"diagnostic": {}}}}
    said = frames({"id": 1, "method": "initialize", "params": begun}, *requests)
    ended = frames({"id": 0, "method": "shutdown"}, {"method": "exit"})
    # The end of the input would cut off the answers: a client stays until it has the last.
    program = f"""
import subprocess, sys
server = subprocess.Popen({[*COMMAND, "server"]!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
server.stdin.write(sys.stdin.buffer.read())
server.stdin.flush()
found = b""
while b'"id":{len(paths) + 1},' not in found.replace(b" ", b""):
    piece = server.stdout.read1(65536)
    if not piece:
        break
    found += piece
server.stdin.write({ended!r})
server.stdin.flush()
sys.stdout.buffer.write(found + server.stdout.read())
sys.exit(server.wait())
"""
    status, out, err = limited([sys.executable, "-c", program], paths[0].parent, said)
    assert 0 == status, err
    bodies = [json.loads(body) for body in re.findall(r"\r\n\r\n(\{.*?\})(?=Content-|$)", out, re.S)]
    answers = {body["id"]: body["result"] for body in bodies if body.get("id") and "result" in body}
    messages = [body["params"]["message"] for body in bodies if body.get("method") == "window/showMessage"]
    return [[item["code"] for item in answers[number + 2]["items"]] for number in range(len(paths))], messages


def wrong():
    draft = Draft.clean()
    draft.tables["applications"]["total", "natural-person"] = "26"
    return draft.markdown()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text(wrong(), encoding="utf-8")
    return tmp_path


def configure(folder, text, name="gidr-lint.toml"):
    (folder / name).write_text(text, encoding="utf-8")


def link(name, target):
    return lambda folder: (folder / name).symlink_to(target)


def pipe(name):
    return lambda folder: os.mkfifo(folder / name)


def sparse(name, size):
    def make(folder):
        with open(folder / name, "wb") as file:
            file.truncate(size)

    return make


def doubling(folder):
    for number in range(24):
        configure(folder, f'extends = ["{number + 1}.toml", "{number + 1}.toml"]\n', f"{number}.toml")
    configure(folder, "", "24.toml")


def chain(folder):
    for number in range(2000):
        configure(folder, f'extends = ["{number + 1}.toml"]\n', f"{number}.toml")
    configure(folder, "", "2000.toml")


# What the workspace holds besides, its configuration, and what is said of it: where, and why.
REFUSED = {
    "a form that never ends": ('form = "f.toml"', link("f.toml", "/dev/zero"), ":1: form", "不是普通文件"),
    "a form that is a pipe": ('form = "f.toml"', pipe("f.toml"), ":1: form", "不是普通文件"),
    "a form of 3 GB": ('form = "f.toml"', sparse("f.toml", 3 * 1024**3), ":1: form", "超过1MB"),
    "a form under a name with NUL": ('form = "\\u0000.toml"', None, ":1: form", "路径"),
    "a form on another machine": ('form = "//evil/share/f.toml"', None, ":1: form", "网络"),
    "a form on another machine of Windows": ('form = "\\\\\\\\evil\\\\share\\\\f.toml"', None, ":1: form", "网络"),
    "a form of 100,000 brackets": (
        'form = "f.toml"', lambda folder: configure(folder, "id = " + "[" * 100000, "f.toml"), ":1: form", "f.toml",
    ),
    "a base that is a pipe": ('extends = ["b.toml"]', pipe("b.toml"), ":1: extends", "不是普通文件"),
    "a base that never ends": ('extends = ["b.toml"]', link("b.toml", "/dev/zero"), ":1: extends", "不是普通文件"),
    "a base of 3 GB": ('extends = ["b.toml"]', sparse("b.toml", 3 * 1024**3), "b.toml", "超过1MB"),
    "a base on another machine": ('extends = ["//evil/share/b.toml"]', None, ":1: extends", "网络"),
    "a base under a name with NUL": ('extends = ["\\u0000.toml"]', None, ":1: extends", "路径"),
    "bases that double": ('extends = ["0.toml"]', doubling, "extends", "20"),
    "bases in a long chain": ('extends = ["0.toml"]', chain, "extends", "20"),
    "last year's report under a name with NUL": ('[history]\nprevious = "\\u0000"', None, ":2: history.previous", "路径"),
    "last year's report on another machine": (
        '[history]\nprevious = "//evil/share/{year-1}.md"', None, ":2: history.previous", "网络",
    ),
    "a device of Windows": ('[history]\nprevious = "\\\\\\\\?\\\\C:\\\\a.md"', None, ":2: history.previous", "网络"),
    "a plugin on another machine": ('plugins = ["//evil/share/p.py"]', None, ":1: plugins", "网络"),
    "a plugin under a name with NUL": ('plugins = ["\\u0000.py"]', None, ":1: plugins", "路径"),
    "brackets without end": ("year = 2024\nignore = " + "[" * 100000, None, "gidr-lint.toml:", "TOML"),
    "brackets that end": ("ignore = " + "[" * 300 + "]" * 300, None, ":1: ignore", "层"),
    "a key of 50,000 dots": (".".join("a" * 50000) + " = 1", None, "gidr-lint.toml:1", "a.a.a"),
    "rules 50,000 deep": ("[rules.A301]\n" + ".".join("a" * 50000) + " = 1", None, ":2: a.a.a", "层"),
    "a key of 900 kB": ("a" * 900_000 + " = 1", None, ":1: aaaa", "键名太长"),
    "a value of 900 kB": ('stage = "' + "a" * 900_000 + '"', None, ":1: stage", "超过10000个字"),
    "20,000 overrides": ('[[overrides]]\nfiles = ["b.md"]\n' * 20000, None, "overrides", "200"),
    "a list of 90,000 codes": ("select = [" + '"A301",' * 90000 + "]", None, ":1: select", "1000"),
    "a pattern that cannot be": ('exclude = ["a\\\\"]', None, ":1: exclude", ".gitignore"),
    "a limit without an end": (f"rules.E005 = {{ megabytes = {'9' * 9} }}", None, ":1: rules.E005", "200"),
    "a limit beyond any number": (f"rules.E005.megabytes = 0x{'f' * 9000}", None, ":1: rules.E005.megabytes", "数字太大"),
    "a limit below nothing": ("rules.E005 = { megabytes = -1 }", None, ":1: rules.E005", "1至200"),
    "a number of 20,000 digits": (f"year = {'9' * 20000}", None, "gidr-lint.toml:1", ""),
}  # fmt: skip


@posix
@pytest.mark.parametrize("name", REFUSED)
def test_what_goes_wrong_is_an_error_of_the_configuration_with_its_place(folder, name):
    config, make, where, why = REFUSED[name]
    configure(folder, config + "\n")
    if make is not None:
        make(folder)
    status, out, err = check(folder)
    assert (2, "") == (status, out), err[:500]
    assert where in err and why in err, err[:500]
    assert len(err) < 1000


@posix
def test_an_editor_says_that_the_configuration_cannot_be_used_and_goes_on(tmp_path):
    for name, (config, make, _, _) in REFUSED.items():
        (tmp_path / name).mkdir()
        configure(tmp_path / name, config + "\n")
        if make is not None:
            make(tmp_path / name)
    (tmp_path / "good").mkdir()
    codes, messages = edited(*(tmp_path / name / "a.md" for name in (*REFUSED, "good")))
    assert [*[[]] * len(REFUSED), ["A301"]] == codes
    assert len(REFUSED) == len(messages)
    for (name, (_, _, where, why)), message in zip(REFUSED.items(), messages):
        assert f"/{name}/" in message
        assert where in message and why in message
        assert len(message) < 1000


@posix
def test_a_configuration_that_is_no_file_or_too_large_is_said(folder):
    for make in (
        pipe("gidr-lint.toml"),
        link("gidr-lint.toml", "/dev/zero"),
        sparse("gidr-lint.toml", 3 * 1024**3),
    ):
        make(folder)
        status, _, err = check(folder)
        assert (2, True) == (status, "gidr-lint.toml: " in err), err
        assert "不是普通文件" in err or "超过1MB" in err
        (folder / "gidr-lint.toml").unlink()


SLOW = ["*a*a*a*a*a*a*a*a*b", "*?" * 40 + "b", "[a-z]*" * 9 + "1", "**/a/" * 30 + "b", "*a" * 400 + "b"]


@posix
@pytest.mark.parametrize("pattern", SLOW)
@pytest.mark.parametrize("where", ["exclude", "overrides", ".gitignore"])
def test_no_pattern_can_be_slow(tmp_path, pattern, where):
    name = "a" * 200 + ".md"
    deep = tmp_path.joinpath(*"a" * 300)
    deep.mkdir(parents=True)
    for place in (tmp_path, deep):
        (place / name).write_text(wrong(), encoding="utf-8")
    if where == "exclude":
        configure(tmp_path, f'exclude = ["{pattern}"]\n')
    elif where == "overrides":
        configure(tmp_path, f'[[overrides]]\nfiles = ["{pattern}"]\nstage = "draft"\n')
    else:
        configure(tmp_path, pattern + "\n", ".gitignore")
    status, out, _ = check(tmp_path, "--format", "json", ".")
    assert (1, 2) == (status, len(json.loads(out)["files"]))
    if where != ".gitignore":
        assert [["A301"]] == edited(deep / name)[0]


@posix
def test_a_gitignore_that_is_none_costs_a_word_and_no_file(folder):
    for make, said in (
        (pipe(".gitignore"), ""),
        (link(".gitignore", "/dev/zero"), ""),
        (sparse(".gitignore", 3 * 1024**3), ".gitignore"),
        (
            lambda folder: configure(folder, "b.md\\\n[z-a]\n\\\n" + "x" * 5000 + "\n", ".gitignore"),
            ".gitignore:1",
        ),
    ):
        make(folder)
        status, out, err = check(folder, ".")
        assert (1, True) == (status, "A301" in out)
        assert said in err
        (folder / ".gitignore").unlink()


@posix
def test_a_report_beside_the_draft_that_is_none_is_not_waited_for(folder):
    os.mkfifo(folder / "b.md")
    (folder / "c.md").symlink_to("/dev/zero")
    configure(folder, '[history]\nprevious = "b.md"\n')
    status, _, err = check(folder)
    assert (1, True) == (status, "没有上年报告" in err)
    assert [["A301"]] == edited(folder / "a.md")[0]


class TestCodeOfTheFolder:
    """Python looks for modules in the folder that it is started in; nothing of a workspace may come in that way."""

    @pytest.mark.parametrize("name", ["pyromark", "json", "tomli", "difflib", "gidr_lint_local"])
    def test_no_module_that_lies_there_is_run(self, folder, name):
        (folder / f"{name}.py").write_text("raise SystemExit('run!')\n", encoding="utf-8")
        configure(folder, "yaer = 2024\n")
        assert "run!" not in check(folder)[2]
        configure(folder, "")
        status, out, err = check(folder, "--format", "json")
        assert (1, "") == (status, err)
        assert json.loads(out)["files"]

    def test_nor_in_the_processes_of_a_check_by_several(self, folder, tmp_path_factory):
        (folder / "b.md").write_text(wrong(), encoding="utf-8")
        for name in ("multiprocessing", "pyromark", "pickle"):
            (folder / f"{name}.py").write_text("raise SystemExit('run!')\n", encoding="utf-8")
        script = tmp_path_factory.mktemp("elsewhere") / "script.py"
        script.write_text(
            "import multiprocessing, sys\n"
            "from gidr_lint.cli.main import main\n"
            "if __name__ == '__main__':\n"
            "    multiprocessing.set_start_method('spawn')  # as on Windows\n"
            "    sys.exit(main(['check', '--jobs', '2', '--format', 'json', 'a.md', 'b.md']))\n",
            encoding="utf-8",
        )
        status, out, err = limited([sys.executable, str(script)], folder)
        assert (1, "") == (status, err)
        assert 2 == len(json.loads(out)["files"])
