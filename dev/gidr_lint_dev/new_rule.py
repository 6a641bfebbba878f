"""
The beginning of a rule: one file that works, whose last example fails until the rule says what it should.

The rest of the tree stays green: the index, the pages and the error file are generated along with it.
"""

import re
from pathlib import Path

from gidr_lint import rules
from gidr_lint.plugins.registry import Registry

SEVERITIES = ("error", "warning", "info")
FOLDERS = {
    "E": "file",
    "S": "structure",
    "T": "tables",
    "A": "arithmetic",
    "N": "narrative",
    "D": "dates",
    "X": "history",
    "P": "prose",
    "L": "law",
    "W": "privacy",
}
_TEMPLATE = '''"""
正文写了“某种写法{code}”。

The text has the wording 某种写法{code}.

Say here why it matters to whoever reads or signs the report.

Source: practice

Good: 没有这种写法
    全年收到政府信息公开申请30件。

Bad: 写了这种写法
    本报告写了«某种写法{code}»。
    → “某种写法{code}”需要核对

Bad: 请换成这条规则真正要查的句子和提示
    请换成真正要查的句子。
    → 请换成应有的提示
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

WORDING = Pattern("某种写法{code}", "某种写法{code}")
MESSAGE = Message(
    zh="“{{quote}}”需要核对",
    en="{{quote}} needs a look",
    help_zh="请核对后改写。",
    help_en="Check it and write it otherwise.",
)


@rule(code="{code}", severity=Severity.{severity}, signs=("text:某种写法{code}",))
def check(case: Case) -> Iterator[Finding]:
    for _, match in case.find(WORDING):
        yield Finding(match.location(), MESSAGE(quote=match.string))
'''


class Impossible(Exception):
    """No such rule can be begun; the text says why."""


def begin(code: str, name: str, severity: str) -> Path:
    """Write the file of a new rule; raises Impossible for a code or name that is taken or malformed."""
    if not re.fullmatch(r"[A-Z]\d{3}", code) or code[0] not in FOLDERS:
        raise Impossible(f"{code}: a code is one of {' '.join(FOLDERS)} and three digits")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or name[0].isdigit():
        raise Impossible(f"{name}: a name is kebab-case and begins with a letter")
    registry = Registry(installed=False)
    for word in (code, name):
        other = registry.find(word)
        if other is not None:
            raise Impossible(f"{word} is taken by {other.code} {other.name}")
    path = Path(rules.__path__[0]) / FOLDERS[code[0]] / f"{name.replace('-', '_')}.py"
    path.write_text(_TEMPLATE.format(code=code, severity=severity.upper()), "utf-8")
    return path
