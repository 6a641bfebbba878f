"""
指令里写的规则代码或名称不存在，或者指令本身写错了。

A directive names a rule that does not exist, or is itself none.

代码或指令写错一个字，指令就不起作用，而且没有人会发现。可以写代码（A301）、前缀（A3）或名称
（application-balance）。

A slip in a code or in the directive would leave the directive without effect, and nobody would notice. Codes (A301),
prefixes (A3) and names (application-balance) are understood.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, rule

MESSAGE = Message(
    zh="指令中的“{word}”不是规则代码或名称{hint}",
    en="{word} in this directive is no code or name of a rule{hint}",
    help_zh="请改为正确的代码；gidr-lint rules 可列出全部规则。",
    help_en="Correct it; gidr-lint rules lists all rules.",
)

NO_DIRECTIVE = Message(
    zh="“{word}”不是指令，不起作用{hint}",
    en="There is no directive {word}, so that it has no effect{hint}",
    help_zh="指令有gidr-lint-disable-next-line、gidr-lint-disable-line、gidr-lint-disable、gidr-lint-enable、gidr-lint-disable-file。",
    help_en="There are gidr-lint-disable-next-line, gidr-lint-disable-line, gidr-lint-disable, gidr-lint-enable and gidr-lint-disable-file.",
)


@rule(code="E006", severity=Severity.WARNING, on=("unknown-code", "no-directive"))
def check(incident: Incident) -> Iterator[Finding]:
    said = MESSAGE if incident.kind == "unknown-code" else NO_DIRECTIVE
    yield Finding(incident.location, said(**incident.values))
