"""
文件没有标明编码，按最可能的一种读取。

The file does not say how it is encoded; it was read in the most likely way.

提示里如果有个别字不对，说明编码也猜错了。

If single characters look wrong in the messages, the guess was wrong too.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, rule

MESSAGE = Message(
    zh="文件编码是推测的（按{encoding}读取），个别文字可能有误",
    en="The encoding was guessed (read as {encoding}); single characters may be wrong",
    help_zh="请另存为UTF-8后再检查。",
    help_en="Save it as UTF-8 and check again.",
)


@rule(code="E011", severity=Severity.INFO, signs=("encoding:guessed",))
def check(case: Case) -> Iterator[Finding]:
    encoding = case.document.encoding
    if encoding.guessed:
        yield Finding(case.top, MESSAGE(encoding=encoding.name.upper()))
