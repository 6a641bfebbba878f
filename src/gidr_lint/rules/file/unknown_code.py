"""
指令里写的规则代码或名称不存在。

A directive names a rule that does not exist.

A slip in a code would leave the directive without effect, and nobody would notice. Codes (A301),
prefixes (A3) and names (application-balance) are understood.

Source: practice
"""

from collections.abc import Iterable

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="指令中的“{word}”不是规则代码或名称{hint}",
    en="{word} in this directive is no code or name of a rule{hint}",
    help_zh="请改为正确的代码；gidr-lint rules 可列出全部规则。",
    help_en="Correct it; gidr-lint rules lists all rules.",
)


@rule(code="E006", severity=Severity.WARNING, signs=("linter",))
def check(case: Case) -> Iterable[Finding]:
    """Yields nothing: the linter reports it while it reads the directives."""
    return ()
