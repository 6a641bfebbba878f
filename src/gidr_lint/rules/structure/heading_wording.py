"""
一级标题宜用统一格式的名称。

The top headings are best worded as in the form.

简称、旧称能看懂，但与全国统一格式不一致，不便汇总、比对。条例第五十条的长名称也是对的，不在此列。

Source: 国办公开办函〔2021〕30号

Good: 条例的长名称
    @heading disputes = 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况

Bad: 用了简称
    @heading applications = 三、依申请公开情况
    → “依申请公开情况”宜写作“收到和处理政府信息公开申请情况”

Bad: 第一部分换了说法
    @heading overview = 一、2024年工作概述
    → “2024年工作概述”宜写作“总体情况”

Bad: 第五部分只写了问题
    @heading problems = 五、存在的不足
    → “存在的不足”宜写作“存在的主要问题及改进情况”

Bad: 第六部分太短
    @heading other-matters = 六、其他
    → “其他”宜写作“其他需要报告的事项”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Message, Severity, Target, Words, rule

MESSAGE = Message(
    zh="“{found}”宜写作“{right}”",
    en="{found} is better headed {right}",
    help_zh="统一格式的标题是“{right}”。",
    help_en="The form's heading is {right}.",
)
IMPROVING = ("改进", "整改", "措施")


@rule(code="S106", severity=Severity.INFO, needs=("form",), signs=("section:wording",), fixable="unsafe")
def check(case: Case) -> Iterator[Finding]:
    for part in case.report.parts:
        section = case.nearest_form.section(part.section) if part.section else None
        if section is None or part.fit in ("official", "none") or part.heading.run_in:
            continue
        if section.id == "problems" and any(word in part.heading.title for word in IMPROVING):
            continue  # any wording with 问题 and 改进 or 措施 will do
        if part is not case.report.section(section.id):
            continue  # one of two: duplicate-section speaks
        text, mark = part.heading.text, part.heading.mark
        place = text.part(mark.end if mark else 0).strip().location()
        fix = Fix(
            Words(f"改为“{section.title}”", f"Change to {section.title}"),
            (Edit(place, section.title),),
            "unsafe",
        )
        yield Finding(
            part.heading.location,
            MESSAGE(found=part.heading.title, right=section.title),
            target=Target(section.id),
            keys=(("wording", section.id),),
            fixes=(fix,),
        )
