"""Where rules come from: the built-in plugin, installed ones, local files; and what is refused."""

import subprocess
import sys
import threading

import pytest

from gidr_lint.base.errors import PluginError
from gidr_lint.base.settings import RuleSetting, Settings
from gidr_lint.engine.selection import enabled_rules
from gidr_lint.judging.rule import Rule, RuleRef
from gidr_lint.plugins.discovery import EntryPoint, entry_points
from gidr_lint.plugins.guard import Aside
from gidr_lint.plugins.house import built_in_rules
from gidr_lint.plugins.registry import BUILT_IN, Registry, ask

RULE = '''"""规则。"""
from gidr_lint.api import Finding, Message, Severity, rule


@rule(code="{code}", severity=Severity.WARNING{more})
def check(case):
    return ()
'''
HOOK = """
from gidr_lint.api import hookimpl


@hookimpl
def gidr_lint_rules():
    print("asked")
    return [check]
"""


@pytest.fixture
def local(tmp_path):
    """Write a local plugin of one rule; returns its path."""

    def write(name, code, more="", tail=""):
        path = tmp_path / name
        path.write_text(RULE.format(code=code, more=more) + tail, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a distribution with an entry point of the group, as a folder on `sys.path`."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))

    def install(name, module, source, entry=None):
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(
            f"[console_scripts]\nx = y:z\n\n[gidr_lint]\n# ours\n{entry or name} = {module}\n\n[other]\na = b\n",
            encoding="utf-8",
        )
        (folder / f"{module}.py").write_text(source, encoding="utf-8")

    return install


def refused(**arguments):
    with pytest.raises(PluginError) as caught:
        Registry(**arguments)
    assert 2 == caught.value.exit_status
    return str(caught.value)


def failed(**arguments):
    """The registry in which one plugin, or a part of one, failed, and what is said of it."""
    registry = Registry(**arguments)
    (failure,) = registry.failed
    assert not registry.is_complete
    assert {BUILT_IN} <= {registry.plugin_of(rule.code) for rule in registry.rules}
    return registry, failure


def failed_file(path):
    return failed(installed=False, plugins=(path,), trusted=True)


def test_built_in_rules_come_as_references_through_the_hook():
    registry = Registry(installed=False)
    assert all(isinstance(rule, RuleRef) for rule in registry.rules)
    assert sorted(rule.code for rule in registry.rules) == [rule.code for rule in registry.rules]
    assert {BUILT_IN} == {registry.plugin_of(rule.code) for rule in registry.rules}


HOOKS = [
    "gidr_lint_rules",
    "gidr_lint_forms",
    "gidr_lint_readers",
    "gidr_lint_reporters",
    "gidr_lint_presets",
]


@pytest.mark.parametrize("hook", HOOKS)
def test_the_house_answers_every_hook_the_same_with_pluggy_and_without(hook):
    alone = list(ask(hook))
    assert alone and alone == list(ask(hook, Registry(installed=False).manager))
    assert {BUILT_IN} == {name for name, _ in alone}


def test_the_hooks_are_those_of_the_specification():
    from gidr_lint.api import hookspecs

    assert sorted(HOOKS) == sorted(name for name in vars(hookspecs) if name.startswith("gidr_lint_"))


@pytest.mark.parametrize("hook", HOOKS)
def test_a_plugin_comes_behind_the_house(local, hook):
    path = local(
        "local.py", "QX101", tail=HOOK.replace("gidr_lint_rules", hook).replace("[check]", "['own']")
    )
    registry = Registry(installed=False, plugins=(path,), trusted=True)
    assert [*ask(hook), (path, "own")] == list(registry._ask(hook))


def test_what_is_ours_is_found_before_a_plugin_is_asked(local):
    tail = HOOK.replace("gidr_lint_rules", "gidr_lint_readers").replace("[check]", "1 / 0")
    tail += tail.replace("gidr_lint_readers", "gidr_lint_presets").replace(
        "from gidr_lint.api import hookimpl", ""
    )
    registry = Registry(installed=False, plugins=(local("local.py", "QX101", tail=tail),), trusted=True)
    assert ("word", "gidr-lint:all") == (registry.reader(".docm").kind, registry.preset("all").name)
    assert () == registry.failed
    assert (None, None) == (registry.reader(".ofd"), registry.preset("city:all"))
    assert 2 == len(registry.failed)
    assert {"ZeroDivisionError: division by zero"} == {failure.reason.en for failure in registry.failed}


def test_making_a_registry_imports_no_rule():
    program = (
        "import sys; from gidr_lint.plugins.registry import Registry; Registry();"
        "print([m for m in sys.modules if m.startswith('gidr_lint.rules.') and m.count('.') > 2],"
        " 'importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "[] False" == done.stdout.strip()


def test_a_rule_is_found_by_code_and_name_and_matched_by_prefix():
    registry = Registry(installed=False)
    assert "unreadable-table" == registry.find("E003").name
    assert "E003" == registry.find("unreadable-table").code
    assert {"E"} == {rule.code[0] for rule in registry.match("E0")}
    assert () == registry.match("EC")
    assert "unreadable-table" == registry.nearest("unreadble-table")


def test_prefixes_of_official_families_are_known_before_their_rules_are_built():
    registry = Registry(installed=False)
    assert [True, True, False, False] == [registry.knows(word) for word in ("W", "W9", "W999", "Q")]


def test_a_rule_file_that_is_not_in_the_index_works_at_once(tmp_path, monkeypatch):
    family = tmp_path / "droprules" / "file"
    family.mkdir(parents=True)
    (family / "__init__.py").write_text("", encoding="utf-8")
    (family / "new_rule.py").write_text(RULE.format(code="E099", more=""), encoding="utf-8")
    (tmp_path / "droprules" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    refs = list(built_in_rules(str(tmp_path / "droprules"), "droprules"))
    assert [("E099", "new-rule", "droprules.file.new_rule")] == [(r.code, r.name, r.module) for r in refs]


def test_a_package_that_is_no_folder_still_has_the_index(tmp_path):
    assert [rule.code for rule in built_in_rules()] == [
        rule.code for rule in built_in_rules(str(tmp_path / "none"))
    ]


def test_an_installed_plugin_is_found_without_being_named(installed):
    installed("city-rules", "city_rules", RULE.format(code="QX101", more="") + HOOK)
    registry = Registry()
    assert ("city-rules", "city-rules") == (registry.plugin_of("QX101"), registry.plugin_of("QX101"))
    assert isinstance(registry.find("QX101"), Rule)


def test_without_installed_plugins_none_is_asked(installed):
    installed("city-rules", "city_rules", "raise SystemExit")
    assert {BUILT_IN} == {
        Registry(installed=False).plugin_of(rule.code) for rule in Registry(installed=False).rules
    }


def test_a_named_plugin_that_is_not_installed_is_refused(installed):
    installed("city-rules", "city_rules", RULE.format(code="QX101", more="") + HOOK)
    assert "QX101" == Registry(plugins=("City_Rules",)).find("QX101").code
    assert refused(plugins=("city-rule",)).endswith(
        "no such plugin is installed: city-rule; did you mean city-rules?"
    )


def test_an_installed_plugin_that_does_not_import_is_named_and_the_others_are_there(installed):
    installed("bad-rules", "city_rules_broken", "import os\n\nimport nothing_of_that_name\n")
    installed("city-rules", "city_rules_sound", RULE.format(code="QX101", more="") + HOOK)
    registry, failure = failed()
    assert "city-rules" == registry.plugin_of("QX101")
    assert ("bad-rules", "city_rules_broken.py", 3) == (
        failure.plugin,
        failure.file.rpartition("/")[2],
        failure.line,
    )
    assert "ModuleNotFoundError: No module named 'nothing_of_that_name'" == failure.reason.en
    assert failure.words.en.endswith("; the rest runs, --no-plugins goes without")


def test_an_entry_point_that_leads_nowhere_is_named(installed):
    installed("city-rules", "city_rules_gone:plugin", "")
    _, failure = failed()
    assert ("city-rules", None) == (failure.plugin, failure.file)
    assert failure.words.zh.startswith("插件city-rules没有载入：ModuleNotFoundError")


def test_entry_points_are_read_once_for_each_distribution(tmp_path):
    for folder in ("first", "second"):
        info = tmp_path / folder / "city_rules-1.0.dist-info"
        info.mkdir(parents=True)
        info.joinpath("entry_points.txt").write_text(
            f"[gidr_lint]\ncity = {folder}:plugin [extra]\n", encoding="utf-8"
        )
    found = list(entry_points([str(tmp_path / "first"), str(tmp_path / "second"), str(tmp_path / "none")]))
    assert [EntryPoint("city", "first:plugin", "city-rules")] == found


def test_the_current_folder_is_no_place_of_plugins(tmp_path, monkeypatch):
    info = tmp_path / "evil-1.0.dist-info"
    info.mkdir()
    info.joinpath("entry_points.txt").write_text("[gidr_lint]\nevil = evil\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [] == list(entry_points(["", str(tmp_path)]))


def test_an_untrusted_local_file_is_left_out_unread(local):
    path = local("local.py", "QX101", tail="\nraise SystemExit('it ran')\n")
    registry = Registry(installed=False, plugins=(path,))
    assert ((path,), None, False) == (registry.left_out, registry.find("QX101"), registry.is_complete)


def test_words_of_a_plugin_that_was_left_out_may_stand(local):
    registry = Registry(plugins=(local("local.py", "QX101"),))
    assert [True, True, False] == [registry.knows(word) for word in ("QX101", "local-rule", "A999")]
    assert not Registry().knows("QX101")


def test_a_trusted_local_file_needs_no_hook(local):
    path = local("contact_line.py", "QX101")
    registry = Registry(installed=False, plugins=(path,), trusted=True)
    assert ("contact-line", path) == (registry.find("QX101").name, registry.plugin_of("QX101"))
    assert "规则。" == registry.find("QX101").load().doc


def test_what_a_plugin_prints_goes_to_standard_error(local, capsys):
    path = local("loud.py", "QX101", tail=HOOK + "\nprint('loaded')\n")
    registry = Registry(installed=False, plugins=(path,), trusted=True)
    assert registry.find("QX101") is not None
    out, err = capsys.readouterr()
    assert ("", ["loaded", "asked"]) == (out, err.split())


def test_standard_output_comes_back_when_threads_overlap(capsys):
    before = sys.stdout
    inside, leave = threading.Event(), threading.Event()

    def stay():
        with Aside():
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=stay)
    with Aside():
        thread.start()
        assert inside.wait(5)
    print("aside")
    leave.set()
    thread.join()
    assert sys.stdout is before
    assert ("", "aside\n") == capsys.readouterr()


@pytest.mark.parametrize("code", ["Q101", "QX1", "qx101", "QX1011", "101"])
def test_a_plugin_takes_two_letters_or_more_and_three_digits(local, code):
    path = local("local.py", code)
    _, failure = failed_file(path)
    assert f"a plugin's code is two or more capital letters and three digits, not {code}" == failure.reason.en
    assert (path, 5) == (failure.file, failure.line)


def test_of_two_plugins_with_the_same_letters_the_later_is_left_out_and_named(local):
    paths = (local("one.py", "QX101"), local("two.py", "QX102"))
    registry, failure = failed(installed=False, plugins=paths, trusted=True)
    assert (paths[0], None) == (registry.plugin_of("QX101"), registry.find("QX102"))
    assert (paths[1], f"{paths[0]} uses codes in QX, too (QX102)") == (failure.plugin, failure.reason.en)
    assert f"{paths[1]}:5" in failure.words.en


def test_a_name_that_is_taken_is_left_out_and_named(local):
    path = local("local.py", "QX101", more=', name="unreadable-table"')
    registry, failure = failed_file(path)
    assert ("E003", None) == (registry.find("unreadable-table").code, registry.find("QX101"))
    assert "gidr-lint has a rule unreadable-table already" == failure.reason.en


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("QX102", "two rules are called local: give QX102 a name= of its own"),
        ("QX101", "two rules have the code QX101: give one of them a code= of its own"),
    ],
)
def test_of_a_file_with_two_rules_of_one_name_or_code_none_is_there(local, code, said):
    second = RULE.format(code=code, more="").replace("def check", "def other").partition("\n")[2]
    path = local("local.py", "QX101", tail=second)
    registry, failure = failed_file(path)
    assert (said, 11) == (failure.reason.en, failure.line)
    assert [None, None, None] == [registry.find(word) for word in ("QX101", "QX102", "local")]
    assert [] == [rule.code for rule in registry.rules if registry.plugin_of(rule.code) != BUILT_IN]


def test_a_rule_that_clashes_with_ours_takes_the_others_of_its_file_along(local):
    second = RULE.format(code="QX102", more=', name="unreadable-table"').replace("def check", "def other")
    path = local("local.py", "QX101", tail=second.partition("\n")[2])
    registry, failure = failed_file(path)
    assert "gidr-lint has a rule unreadable-table already" == failure.reason.en
    assert (None, "E003") == (registry.find("QX101"), registry.find("unreadable-table").code)


HOOKED = "\nfrom gidr_lint.api import hookimpl\n\n\n@hookimpl\ndef gidr_lint_rules({}):\n    {}\n"


@pytest.mark.parametrize(
    ("tail", "zh", "en"),
    [
        (HOOKED.format("", "return [check]").replace("rules(", "rulez("), "没有gidr_lint_rulez这个钩子，是不是gidr_lint_rules？", "there is no hook gidr_lint_rulez; did you mean gidr_lint_rules?"),
        (HOOKED.format("config", "return [check]"), "gidr_lint_rules不带参数，写了config", "gidr_lint_rules takes no arguments, it has config"),
        (HOOKED.format("", "pass"), "gidr_lint_rules没有返回值，应返回列表", "gidr_lint_rules returns None, not a list"),
        (HOOKED.format("", "return 'QX101'"), "gidr_lint_rules应返回列表，不是'QX101'", "gidr_lint_rules returns a list, not 'QX101'"),
        (HOOKED.format("", "return ['QX101']"), "gidr_lint_rules给出的'QX101'不是规则", "gidr_lint_rules gives 'QX101', which is no rule"),
        (HOOKED.format("", "return [check, 1 / 0]"), "ZeroDivisionError: division by zero", "ZeroDivisionError: division by zero"),
    ],
)  # fmt: skip
def test_a_hook_that_is_not_as_it_should_be_is_named_with_its_line(local, tail, zh, en):
    path = local("local.py", "QX101", tail=tail)
    registry, failure = failed_file(path)
    assert (zh, en) == failure.reason
    if "no rule" not in en:
        assert (path, True) == (failure.file, 9 < failure.line < 18)
    assert None is registry.find("QX101")


def test_a_hook_returns_a_list_and_not_a_rule(local):
    _, failure = failed_file(local("local.py", "QX101", tail=HOOKED.format("", "return check")))
    assert failure.reason.en.startswith("gidr_lint_rules returns a list, not Rule")


def test_a_local_file_without_a_rule_is_said(tmp_path):
    path = tmp_path / "local.py"
    path.write_text("from gidr_lint.api import Case\n\n\ndef check(case):\n    return ()\n", encoding="utf-8")
    _, failure = failed_file(str(path))
    assert ("没有规则，规则是写有@rule的函数", str(path)) == (failure.reason.zh, failure.file)


def test_a_hook_without_its_mark_is_said(tmp_path):
    path = tmp_path / "local.py"
    path.write_text("\n\ndef gidr_lint_forms():\n    return []\n", encoding="utf-8")
    _, failure = failed_file(str(path))
    assert "gidr_lint_forms is not marked with @hookimpl" == failure.reason.en
    assert 3 == failure.line


def test_an_installed_plugin_without_a_hook_is_said(installed):
    installed("city-rules", "city_rules_bare", RULE.format(code="QX101", more=""))
    _, failure = failed()
    assert "it has no hook marked with @hookimpl" == failure.reason.en
    assert failure.file.endswith("city_rules_bare.py")


def test_rules_of_a_local_file_that_has_another_hook_are_there_too(local):
    path = local("local.py", "QX101", tail=HOOKED.format("", "return []").replace("_rules", "_presets"))
    registry = Registry(installed=False, plugins=(path,), trusted=True)
    assert (path, ()) == (registry.plugin_of("QX101"), registry.failed)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (', signs=("contradictoin",)', "did you mean contradiction?"),
        (', fixable="sometimes"', "there are safe, unsafe"),
        (", options={'phrase': 1}", "option phrase is to be made by option(default, help)"),
    ],
)
def test_what_a_rule_declares_wrongly_is_named_with_its_line(local, more, said):
    path = local("local.py", "QX101", more=more)
    _, failure = failed_file(path)
    assert failure.reason.en.endswith(said)
    assert (path, 5) == (failure.file, failure.line)


def test_wrong_syntax_is_named_with_its_line(local):
    path = local("local.py", "QX101", tail="\n\ndef (:\n")
    _, failure = failed_file(path)
    assert (path, 10) == (failure.file, failure.line)
    assert failure.reason.en.startswith("SyntaxError: ")


def test_a_reference_to_a_rule_that_declares_a_wrong_word_is_named(local):
    tail = HOOK.replace("[check]", "[check.ref._replace(signs=('claim:sum',))]")
    _, failure = failed_file(local("local.py", "QX101", tail=tail))
    assert failure.reason.en.endswith("no such sign: claim:sum; did you mean claims:sum?")


def test_words_of_a_plugin_that_failed_may_stand(local):
    """The configuration that names its rules is not wrong because of it."""
    registry, _ = failed_file(local("local.py", "QX101", tail="\n1 / 0\n"))
    assert [True, True, False] == [registry.knows(word) for word in ("QX101", "local-rule", "A999")]


PRESET = HOOKED.format("", "return [Preset('city:all', {})]").replace("_rules", "_presets").replace(
    "import hookimpl", "import Preset, RuleSetting, hookimpl"
)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("select='QX'", "select of city:all is a tuple of codes, not 'QX'"),
        ("rules={'QX101': 'error'}", "QX101 of city:all is a RuleSetting(Severity.…), not 'error'"),
        ("rules={'QX101': RuleSetting('error')}", "QX101 of city:all is a RuleSetting(Severity.…), not 'error'"),
    ],
)  # fmt: skip
def test_a_preset_that_is_none_is_named(local, given, said):
    registry = Registry(
        installed=False, plugins=(local("local.py", "QX101", tail=PRESET.format(given)),), trusted=True
    )
    assert None is registry.preset("city:all")
    (failure,) = registry.failed
    assert said == failure.reason.en


@pytest.mark.parametrize("given", ["select=('QX100',)", "rules={'QX100': RuleSetting(Severity.ERROR)}"])
def test_a_preset_that_names_no_rule_is_named_and_the_rest_of_it_counts(local, given):
    tail = PRESET.format(given.replace("=(", "=('QX101', "))
    registry = Registry(installed=False, plugins=(local("local.py", "QX101", tail=tail),), trusted=True)
    on = [item.ref.code for item in enabled_rules(Settings(extends=("city:all",)), registry)]
    assert ("select" in given) == ("QX101" in on)
    (failure,) = registry.failed
    assert "city:all names no rule with QX100; did you mean QX101?" == failure.reason.en


def test_an_option_of_a_rule_that_does_not_import_is_no_mistake_of_the_configuration(local):
    tail = HOOK.replace("[check]", "[check.ref._replace(module='nothing_of_that_name')]")
    registry = Registry(installed=False, plugins=(local("local.py", "QX101", tail=tail),), trusted=True)
    settings = Settings(rules={"QX101": RuleSetting(options={"phrase": "x"})})
    assert "QX101" in [item.ref.code for item in enabled_rules(settings, registry)]
    (failure,) = registry.failed
    assert failure.reason.en.startswith("QX101: ")


def test_missing_and_declarative_files_are_refused_even_untrusted(tmp_path):
    missing = str(tmp_path / "none.py")
    assert f"{missing}: 没有这个插件文件 / no such plugin file" == refused(
        installed=False, plugins=(missing,)
    )
    assert refused(installed=False, plugins=("rules.toml",)).endswith(
        "rules in TOML cannot be read by this version; use a .py file"
    )


@pytest.mark.parametrize(
    ("hook", "value", "said"),
    [("gidr_lint_readers", "['.ofd']", "no reader"), ("gidr_lint_reporters", "[print]", "no reporter")],
)
def test_what_is_no_reader_or_reporter_is_refused(local, hook, value, said):
    tail = HOOK.replace("gidr_lint_rules", hook).replace("[check]", value)
    registry = Registry(installed=False, plugins=(local("local.py", "QX101", tail=tail),), trusted=True)
    assert (None, None) == (registry.reader(".ofd"), registry.reporter("table"))
    (failure,) = registry.failed
    assert failure.reason.en.startswith(f"{hook} gives ")
    assert failure.reason.en.endswith(f", which is {said}")
