"""
某条规则运行时出错，本文件没有按这条规则检查；其他规则不受影响。

A rule failed on this file, which was not checked by it; the other rules were.

The message names the exception and the line of the rule that raised it. It stands at the top of
the file, once for each rule that failed.

Source: practice
"""

from collections.abc import Iterable

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="规则{code}运行出错（{exception}，{place}），本文件未按该规则检查",
    en="Rule {code} failed ({exception}, {place}); this file was not checked by it",
    help_zh="这不是报告的问题。请把这句话告诉规则的作者；在此之前可以在配置中关闭{code}。",
    help_en="The report is not to blame. Please send this sentence to the author of the rule; until it is mended, {code} can be turned off in the configuration.",
)


@rule(code="E004", severity=Severity.ERROR, signs=("linter",))
def check(case: Case) -> Iterable[Finding]:
    """Yields nothing: the linter reports it for the rule that failed."""
    return ()
