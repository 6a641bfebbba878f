"""The last two sections of a varied report: problems with what is done about them, and other matters."""

from gidr_lint_dev.mutants.varied.words import Words


def problems(words: Words) -> list[str]:
    year = words.year
    style = words.rng.choice(("two", "one", "subs", "past"))
    found = words.rng.sample(
        (
            "政策解读形式较为单一", "部分栏目更新不够及时", "工作人员业务水平有待提高",
            "公开内容的针对性不强", "与公众互动不够充分", "依申请公开答复的规范性仍需加强",
        ),
        2,
    )  # fmt: skip
    done = words.rng.sample(
        (
            "丰富图文、视频等解读方式", "明确栏目责任人，定期检查更新情况", "加强业务学习，组织专题培训",
            "围绕群众关切，细化公开内容", "完善答复文书模板，强化法制审核", "拓宽互动渠道，及时回应关切",
        ),
        2,
    )  # fmt: skip
    if style == "two":
        return [
            f"（一）存在的主要问题。一是{found[0]}；二是{found[1]}。",
            f"（二）改进情况。一是{done[0]}；二是{done[1]}。",
        ]
    if style == "subs":
        return [
            "（一）存在的主要问题",
            f"{found[0]}，{found[1]}。",
            "（二）改进措施",
            f"下一步，将{done[0]}，{done[1]}。",
        ]
    if style == "past":
        return [
            f"针对{year - 1}年度报告中提出的“{found[0]}”问题，已采取措施加以改进。",
            f"{year}年，工作中还存在{found[1]}等问题。{year + 1}年，将{done[0]}，{done[1]}。",
        ]
    return [
        f"{year}年，政府信息公开工作取得了一定成效，但仍存在一些不足：一是{found[0]}，二是{found[1]}。下一步，将{done[0]}，{done[1]}。"
    ]


def other_matters(words: Words) -> list[str]:
    year, own = words.year, words.who.own
    return [
        words.pick(
            "无",
            "无。",
            "无其他需要报告的事项。",
            f"{year}年，{own}未收取政府信息公开信息处理费，无其他需要报告的事项。",
            f"按照《政府信息公开信息处理费管理办法》规定的按件、按量收费标准，{year}年没有产生信息处理费。",
            "本年度无需要报告的其他事项。",
            f"根据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号），{year}年{own}未产生收费。"
            if words.draft.year > 2019
            else "没有其他需要报告的事项。",
        )
    ]
