"""Section one of a varied report: its five matters, in one of several shapes."""

from gidr_lint_dev.mutants.varied.repeated import documents
from gidr_lint_dev.mutants.varied.words import Words


def overview(words: Words, requests: str, disputes: str) -> list[str]:
    """Section one: five matters as paragraphs, as run-in numbered ones, or in one paragraph."""
    year, own = words.year, words.who.own
    lead = words.pick(
        "",
        "",
        f"{year}年，{own}坚持以习近平新时代中国特色社会主义思想为指导，认真落实{words.who.over}关于政务公开工作的部署，"
        "持续提升公开质量。",
        f"{year}年，在{words.who.over}的正确领导下，{own}扎实推进政府信息公开工作，取得了新的成效。",
        f"一年来，{own}围绕中心、服务大局，依法依规做好政府信息公开各项工作，现将有关情况报告如下。",
    )
    matters = [
        ("主动公开", _published(words)),
        ("依申请公开", requests + (disputes if words.chance(0.25) else "")),
        ("政府信息管理", _management(words)),
        (words.pick("政府信息公开平台建设", "平台建设"), _platform(words)),
        ("监督保障", _supervision(words)),
    ]
    numerals = "一二三四五"
    style = words.rng.choice(("run-in", "run-in", "lines", "word", "first"))
    start = [lead] if lead else []
    if style == "run-in":
        tail = words.pick("", "情况", "方面")
        return start + [f"（{numerals[i]}）{title}{tail}。{text}" for i, (title, text) in enumerate(matters)]
    if style == "lines":
        tail = words.pick("", "情况")
        return start + [
            line
            for i, (title, text) in enumerate(matters)
            for line in (f"（{numerals[i]}）{title}{tail}", text)
        ]
    if style == "word":
        return start + [f"{title}方面，{text}" for title, text in matters]
    return [*start, "".join(f"{numerals[i]}是{title}。{text}" for i, (title, text) in enumerate(matters))]


def _published(words: Words) -> str:
    year, own, rng = words.year, words.who.own, words.rng
    total = rng.randint(20, 3000)
    site = rng.randint(1, total)
    text = words.pick(
        f"{year}年，{own}通过{words.who.site}主动公开政府信息{total}条。",
        f"全年主动公开政府信息{total}条，其中通过门户网站公开{site}条，通过政务新媒体公开{total - site}条。",
        f"{own}全年在{words.who.site}发布各类信息{total}条，政策解读{rng.randint(1, 30)}条，回应公众关注热点{rng.randint(1, 12)}次。",
        f"本年度累计公开信息{total}条，主要涉及政策文件、财政预决算、重大项目、民生保障等领域。",
        f"坚持以公开为常态、不公开为例外，及时公开工作动态、通知公告、规划计划等信息{total}条。",
    )
    if words.chance(0.3):
        text += documents(words)
    extra = words.pick(
        "",
        "",
        f"公开{year}年部门预算和{year - 1}年部门决算，接受社会监督。",
        f"办理人大代表建议{rng.randint(2, 60)}件、政协委员提案{rng.randint(2, 60)}件，办复率100%。",
        f"受理网民留言{rng.randint(2, 900)}件，办结率100%，群众满意度{rng.randint(93, 99)}%。",
        f"召开新闻发布会{rng.randint(1, 9)}场，举办政府开放日活动{rng.randint(1, 6)}次。",
    )
    return text + extra


def _management(words: Words) -> str:
    rng = words.rng
    return words.pick(
        "严格落实信息发布“三审三校”制度，做到先审查、后公开，一事一审、全面审查。",
        f"健全公文公开属性源头认定机制，全年审核拟公开信息{rng.randint(10, 900)}条，未发生失泄密事件。",
        "及时更新政府信息公开指南和主动公开目录，规范信息制作、获取、保存、处理流程。",
        f"修订《政府信息公开保密审查办法》，开展信息自查{rng.randint(2, 12)}次，对失效信息及时清理。",
        "明确专人负责信息的收集、整理、审核和发布，确保内容准确、表述规范。",
    )


def _platform(words: Words) -> str:
    rng = words.rng
    return words.pick(
        f"优化{words.who.site}政府信息公开专栏栏目设置，完善检索功能。",
        f"依托门户网站和政务微信公众号发布信息，公众号全年推送图文{rng.randint(20, 400)}篇，关注人数{rng.randint(1, 90)}00余人。",
        f"在政务服务大厅设置查阅点{rng.randint(1, 9)}处，配备查询设备和宣传资料，方便群众查询。",
        "加强政务新媒体管理，落实内容审核和日常监测，未发生重大表述错误。",
        "发挥政府网站第一平台作用，做好专栏维护和信息迁移，链接均可正常访问。",
    )


def _supervision(words: Words) -> str:
    rng = words.rng
    return words.pick(
        f"将政府信息公开工作纳入年度考核，组织业务培训{rng.randint(1, 6)}次，培训{rng.randint(10, 200)}人次，社会评议良好，未发生责任追究情形。",
        "主要领导亲自抓、分管领导具体抓，定期通报工作进展，主动接受社会监督；年内工作考核合格，社会评议满意，没有责任追究情况。",
        f"建立季度检查制度，开展检查{rng.randint(2, 5)}次，发现问题{rng.randint(1, 20)}个并督促整改到位。考核、评议、责任追究机制运行正常。",
        "畅通监督投诉渠道，公布监督电话，全年未收到有关政府信息公开的投诉举报；纳入绩效考核，开展社会评议，无责任追究。",
    )
