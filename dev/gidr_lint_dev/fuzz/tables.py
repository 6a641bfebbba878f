"""Configuration and forms: TOML to begin with, and TOML spoiled in its keys, values and lines."""

import re
from collections.abc import Sequence
from random import Random

from gidr_lint_dev.fuzz import texts
from gidr_lint_dev.fuzz.pieces import ODD

# Beside each configuration lie base.toml, form.toml and last.md, as given here.
BASE = 'extends = ["gidr-lint:strict"]\nignore = ["P"]\n[rules]\nT214 = "info"\n'
CONFIGURATIONS = (
    'extends = ["gidr-lint:recommended"]\nyear = 2024\nform = "auto"\nstage = "final"\nlanguage = "zh"\nfail-on = "warning"\n'
    'ignore = ["D501"]\nexclude = ["归档/**", "*.tmp", "!keep.md"]\n\n[organisation]\nname = "青溪县水务局"\nregion = "青溪县"\nkind = "department"\n\n'
    '[history]\nprevious = "last.md"\n\n[rules]\nT214 = "info"\nD510 = { severity = "warning", deadline = "01-31" }\n\n'
    '[[overrides]]\nfiles = ["草稿/**", "draft.*"]\nstage = "draft"\nyear = 2023\nrules = { L801 = "off" }\n',
    'extends = ["base.toml", "gidr-lint:all"]\nform = "form.toml"\nselect = ["S", "T2", "A301", "application-balance", "E"]\n'
    'extend-select = ["N", "P701"]\n[history]\nprevious = "{year-1}/{name}.md"\n[rules.E005]\nseverity = "error"\nmegabytes = 5\n',
    '[rules]\nA = "warning"\n[[overrides]]\nfiles = ["*.md"]\nselect = ["A"]\n[[overrides]]\nfiles = ["**/draft*"]\nform = "2019"\nignore = ["T"]\n',
    '[organisation]\nkind = "township"\nname = "青溪镇人民政府"\n[rules]\n"no-review-claim-vs-table" = "error"\nplaceholder = "off"\n',
)  # fmt: skip
FORMS = (
    'id = "qingxi"\nextends = "2021"\nname = "青溪市格式"\n\n[[sections]]\nid = "plans"\ntitle = "下一年度工作计划"\nafter = "problems"\n\n'
    '[[sections]]\nid = "other-matters"\nvariants = ["其他需要说明的事项"]\n\n[[tables]]\nid = "applications"\n[[tables.blocks]]\nid = "applications"\n'
    'rows = [{ id = "new", variants = ["一、当年收到的申请数量"] }, { id = "extra", label = "另", path = ["三"], after = "new" }]\n',
    'id = "own"\nextends = "2019"\nyears = { first = 2019, last = 2030 }\n[[tables]]\nid = "disputes"\n[[identities]]\nid = "disputes.own"\n'
    'name = "各项之和"\nkind = "derivable"\ntable = "disputes"\nper = "row"\nleft = ["review-total"]\nop = "≤"\nright = ["review-upheld", "review-other"]\n'
    'source = "自拟"\n[[identities]]\nid = "applications.last"\nname = "结转"\nkind = "plausibility"\ntable = "applications"\nper = "column"\n'
    'left = ["carried-in"]\nright = ["previous.carried-out"]\nsource = "自拟"\n',
)  # fmt: skip
_VALUES = (
    "-1", "0", "1", "2024", "99999999999999999999", "1e999", "nan", "inf", "-0.0", "true", "false", '""', "[]", "{}", "[[]]", "[{}]", '["", ""]', "[1]",
    '["a", 1]', "2024-01-01", "12:00:00", "2024-01-01T00:00:00Z", '"\\u0000"', '"a\\u0000b"', '"\\uFEFF"', '"\\u202e"', '"../../x"', '"/"', '"."', '""',
    '"/dev/null"', '"//host/share/x.toml"', '"C:\\\\x.toml"', '"{year-1}"', '"{name}/{x}"', '"{"', '"%s"', '"*a*a*a*b"', '"**/**/**"', '"!"', '"["', '"\\\\"',
    '"[z-a]"', '"form.toml"', '"base.toml"', '"gidr-lint.toml"', '"missing.toml"', '"x.py"', '"gidr-lint:all"', '"gidr-lint:none"', '"error"', '"off"',
    '"auto"', '"2019"', '"A301"', '"A"', '"E"', '"Z"', '"application-balance"', '"total"', '"new"', '"previous.new"', '"previous."', '"="', '"≤"', '"column"',
    '"row"', '"matrix"', '"record"', '"blocks"', '"money"', '"signed"', '"official"', '"（"', '"total", "total"', "'x'", '"""\n"""', "0x10", "1_0", "{ a = 1 }",
    '{ severity = "off" }', '{ severity = 1 }', '{ first = 3000, last = 1 }', "{ first = 0 }", '["total", "total"]', '["new", "new", "missing"]',
)  # fmt: skip
_KEYS = (
    "extends", "year", "form", "stage", "select", "ignore", "exclude", "plugins", "rules", "overrides", "organisation", "history", "id", "label", "path",
    "variants", "loose", "keys", "signs", "rows", "columns", "blocks", "groups", "column-groups", "headers", "label-columns", "colspan", "unit", "value",
    "unit-in-cell", "band", "after", "left", "right", "op", "per", "only", "kind", "table", "block", "title", "subtopics", "layout", "section", "sections",
    "tables", "identities", "years", "a.b.c", '""', '"\\u0000"', "severity", "A301", "E005", "megabytes", "nosuch", "名",
)  # fmt: skip
_PAIR = re.compile(
    r"""([A-Za-z0-9_"\-.]+)(\s*=\s*)("(?:[^"\\]|\\.)*"|\[[^\[\]{}]*\]|\{[^{}]*\}|[^\s,}\]]+)"""
)
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def _value(rng: Random, text: str, others: Sequence[str]) -> str:
    """The value of a key becomes another."""
    found = list(_PAIR.finditer(text))
    if not found:
        return texts.characters(rng, text, others)
    match = rng.choice(found)
    way = rng.random()
    if way < 0.6:
        new = rng.choice(_VALUES)
    elif way < 0.8:
        new = rng.choice(found)[3]
    elif way < 0.9:
        new = f"[{match[3]}]"
    else:
        depth = rng.choice((2, 50, 3000))
        new = "[" * depth + match[3] + "]" * depth
    return text[: match.start(3)] + new + text[match.end(3) :]


def _key(rng: Random, text: str, others: Sequence[str]) -> str:
    """A key is another, lost with its value, or added."""
    found = list(_PAIR.finditer(text))
    if not found:
        return text + f"{rng.choice(_KEYS)} = {rng.choice(_VALUES)}\n"
    match = rng.choice(found)
    way = rng.random()
    if way < 0.4:
        return text[: match.start(1)] + rng.choice(_KEYS) + text[match.end(1) :]
    if way < 0.6:
        return text[: match.start()] + text[match.end() :].lstrip(", ")
    mark = ", " if text[match.end() : match.end() + 2].strip()[:1] in (",", "}") else "\n"
    return text[: match.end()] + f"{mark}{rng.choice(_KEYS)} = {rng.choice(_VALUES)}" + text[match.end() :]


def _string(rng: Random, text: str, others: Sequence[str]) -> str:
    """A string becomes another, or is spoiled."""
    found = list(_STRING.finditer(text))
    if not found:
        return texts.characters(rng, text, others)
    match = rng.choice(found)
    if rng.random() < 0.4:
        new = rng.choice(found)[0]
    elif rng.random() < 0.3:
        new = '"' + match[0][1:-1] * rng.choice((2, 300)) + '"'
    else:
        place = rng.randint(1, len(match[0]) - 1)
        new = (
            match[0][:place]
            + rng.choice((*ODD[20:], "*", "?", "[", "{", "/", "..", "（", " ", "\\n"))
            + match[0][place:]
        )
    return text[: match.start()] + new + text[match.end() :]


_WAYS = (
    *(_value,) * 4,
    *(_key,) * 3,
    *(_string,) * 3,
    texts.lines,
    texts.lines,
    texts.splice,
    texts.characters,
    texts.window,
)


def spoiled(rng: Random, text: str, others: Sequence[str]) -> str:
    """A configuration or form spoiled a few times; mostly still TOML."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
        text = rng.choice(_WAYS)(rng, text, others)
    return text
