"""
检查超过了时间，没有查完。

The check ran out of time and was not finished.

一份报告用不了一秒。算了十秒（编辑器里五秒）还没有查完的，多半是别的文件，或者里面有很多不属于报告的内容；为
了不耽误其他文件，检查到此为止，并说明哪些没有查。已经查出的照样列出，除非还没运行的规则可能取代它。关闭这条
规则的，不限时间。

A report takes a fraction of a second. A file for which ten seconds of computing are not enough (five while
it is open in an editor) is usually another one, or holds much that is no report; so that
it does not hold up all others the check ends there and says what was not checked. What was found until then
is shown, unless a rule that did not run might have spoken in its place. Where this rule is off, a check takes as long
as it takes.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, Words, option, rule

MESSAGE = Message(
    zh="检查没有做完：{why}，{left}",
    en="The check was not finished: {why}; {left}",
    help_zh="年度报告一般不到1秒就能查完，请确认文件无误、没有夹带其他内容；确需查完的，可在配置文件中调大上限（规则E015的seconds选项，编辑器里是editor-seconds）。",
    help_en="A report is usually checked in less than a second: make sure that it is the right file and holds nothing else; if it must be checked to its end, raise the option seconds of E015, in an editor editor-seconds.",
)
# What was not done, by the stage that was not finished.
LEFT = {
    "reading": Words(
        "文件没有读完，内容没有检查", "the file was not read to its end, and nothing in it was checked"
    ),
    "binding": Words("表格和正文没有核对", "its tables and its text were not checked"),
}


@rule(
    code="E015",
    severity=Severity.ERROR,
    on=("stopped",),
    options={
        "seconds": option(
            10.0, "检查一个文件最多算多少秒。|Seconds of computing after which the check of a file ends."
        ),
        "editor-seconds": option(
            5.0, "编辑器里打开的文件最多算多少秒。|The same for a document that is open in an editor."
        ),
    },
)
def check(incident: Incident, **_: float) -> Iterator[Finding]:
    stage, seconds, first, count = map(incident.values.get, ("stage", "seconds", "first", "count"))
    why = Words("应要求停止", "it was stopped on request")
    if seconds is not None:
        why = Words(f"用时超过{seconds:g}秒", f"it took more than {seconds:g} seconds")
    left = LEFT.get(str(stage)) or Words(
        f"{first}起的{count}条规则没有查", f"{count} rules from {first} on were not run"
    )
    yield Finding(incident.location, MESSAGE(why=why, left=left))
