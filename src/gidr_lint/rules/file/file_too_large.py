"""
文件过大，没有读取。

The file is larger than the limit and was not read.

年度报告的文字很少超过1MB；更大的，多半是别的文件，或者里面有图片。

A report is rarely larger than one megabyte as text; a larger file is usually another one, or has
pictures in it.

Source: practice
"""

from collections.abc import Iterator

from gidr_lint.api import Finding, Incident, Message, Severity, option, rule

MESSAGE = Message(
    zh="文件有{size}MB，超过上限{limit}MB，没有读取",
    en="The file has {size} MB, more than the limit of {limit} MB; it was not read",
    help_zh="请确认这是年度报告；确需检查的，可在配置文件中调大上限（规则E005的megabytes选项）。",
    help_en="Make sure that it is the report; if it is, raise the option megabytes of E005.",
)


@rule(
    code="E005",
    severity=Severity.ERROR,
    on=("too-large",),
    options={
        "megabytes": option(
            20,
            "超过多少MB（1至200）的文件不读取。|Files above this many megabytes (1 to 200) are not read.",
            (1, 200),
        )
    },
)
def check(incident: Incident, megabytes: int) -> Iterator[Finding]:
    yield Finding(incident.location, MESSAGE(**incident.values))
