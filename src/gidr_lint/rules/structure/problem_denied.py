"""
第五部分不写“不存在突出问题”这样的话。

Section five does not say that there are no problems.

条例要求写出存在的主要问题，国办公开办函〔2021〕30号要求避免敷衍塞责；“目前不存在突出问题，今后将继续努力”等于没有写。后面又写了
具体问题的，不提示。

Source: 《中华人民共和国政府信息公开条例》第五十条

Good: 写了具体问题
    @only problems 公开工作没有大的问题，但仍有不足：栏目更新不及时，解读形式单一。改进措施：明确专人，按月检查，推出图文解读。

Good: 整改以后不再有的
    @only problems 上年度指出的问题已全部整改，不存在整改不到位的问题。今年的不足：栏目更新不及时。改进措施：明确专人，按月检查。

Bad: 没有问题
    @only problems 目前本局信息公开工作«不存在突出问题»，今后将继续按照上级部署加强公开，组织培训，保障群众的知情权和监督权。
    → 第五部分写的是“不存在突出问题”，没有写出具体问题
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, Target, rule

DENIED = Pattern(
    r"(?:不存在|未发现|没有发现|没有|暂无|暂不存在|尚无|无)(?:什么|任何)?(?:较?大的?|明显的?|突出的?|重大的?|严重的?|主要的?|其他的?|明显和突出的?)?(?:问题|不足)"
    r"(?=[，。；,、]|和|及|$)",
    "问题",
    "不足",
)
# What tells that problems are named all the same.
NAMED = (
    *("但", "不够", "不及时", "单一", "滞后", "薄弱", "有待", "短板", "差距", "欠缺", "缺乏", "不强", "不高", "仍存在", "还存在", "不足：", "问题："),
    *("需进一步", "还需", "仍需", "不到位", "不深", "不全", "不规范", "不完善", "不丰富", "较少", "偏少", "不平衡", "一是部分", "一是个别"),
)  # fmt: skip
MESSAGE = Message(
    zh="第五部分写的是“{found}”，没有写出具体问题",
    en="Section 五 says {found} and names no problem",
    help_zh="请写出一两个具体问题和已经或将要采取的措施。",
    help_en="Name a problem or two and what was or will be done.",
)


@rule(
    code="S118",
    severity=Severity.INFO, needs=("form",),
    signs=(
        *("text:不存在", "text:未发现", "text:没有发现", "text:暂无", "text:尚无", "text:无明显", "text:无突出", "text:无重大", "text:没有问题"),
        *("text:没有大", "text:没有较大", "text:没有突出", "text:没有明显", "text:没有不足", "text:没有主要问题", "text:无问题", "text:没有其他问题"),
        *("text:没有任何", "text:没有什么", "text:没有重大", "text:没有严重"),
    ),
)  # fmt: skip
def check(case: Case) -> Iterator[Finding]:
    words = case.report.prose("problems")
    for passage, match in case.find(DENIED):
        if passage.section != "problems" or passage.kind == "heading":
            continue
        rest = words.replace(match.string, "")
        if any(word in rest for word in NAMED):
            return
        yield Finding(
            match.location(),
            MESSAGE(found=match.string),
            target=Target("problems"),
            # Where nothing else is written it is the same mistake.
            keys=(("thin", "problems"),),
        )
        return
