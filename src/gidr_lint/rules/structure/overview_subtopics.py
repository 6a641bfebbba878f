"""
第一部分应包括主动公开、依申请公开、政府信息管理、平台建设和监督保障。

Section one speaks of the five themes that the notice names.

在整个第一部分里找，不要求是小标题；换了说法的也算。

Source: 国办公开办函〔2021〕30号

Good: 写成一段
    @only overview 主动公开政府信息126条；依法办理申请；规范政府信息管理；维护网站平台；加强监督保障，工作纳入考核，社会评议良好，未发生责任追究。

Bad: 没有写监督保障
    @only overview 本局主动公开政府信息126条；依法办理申请；规范政府信息管理；维护网站平台，各项工作有序开展。
    → 第一部分没有写到监督保障
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Severity, Target, rule

# Less than this is not written out yet.
LEAST = 30
MESSAGE = Message(
    zh="第一部分没有写到{missing}",
    en="Section 一 says nothing of {missing}",
    help_zh="格式要求总体情况包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
    help_en="The form asks for all of 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设, 监督保障.",
)


@rule(code="S109", severity=Severity.INFO, needs=("form",), signs=("topic:missing",))
def check(case: Case) -> Iterator[Finding]:
    part = case.report.section("overview")
    missing = case.report.missing_topics()
    if part is not None and missing and len(case.report.prose("overview")) >= LEAST:
        yield Finding(
            part.heading.location,
            MESSAGE(missing="、".join(missing)),
            target=Target("overview"),
            keys=(("topics",),),
        )
