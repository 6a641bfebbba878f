"""
Consistent reports of invented organs, drawn at random: who writes, how much there was, in what words.

A figure in the prose stands between `⟦` and `⟧` with the name of what it repeats: `⟦new|30⟧件`.
So an error can be put into one figure of a known meaning; `bare` takes the marks off again.
"""

import re
from random import Random
from typing import NamedTuple

from gidr_lint.testing.draft import Draft

_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")
_OUTCOMES = (
    ("granted", "予以公开"), ("partly-granted", "部分公开"), ("denied", "不予公开"),
    ("unable", "无法提供"), ("rejected", "不予处理"), ("other", "其他处理"),
)  # fmt: skip
_REASONS = {
    "denied-process": "属于四类过程性信息",
    "denied-enforcement-file": "属于行政执法案卷",
    "denied-internal-affairs": "属于三类内部事务信息",
    "unable-not-held": "本机关不掌握相关政府信息",
    "rejected-petition": "信访举报投诉类申请",
    "rejected-repeat": "重复申请",
}
_RESULTS = ("upheld", "corrected", "other", "pending")
_PARTS = ("review", "direct-suit", "after-review-suit")


def bare(text: str) -> str:
    """The text without its marks."""
    return _MARK.sub(r"\2", text) if "⟦" in text else text


class Mark(NamedTuple):
    """A marked figure: what it repeats, the figure as written, and where the mark stands."""

    name: str
    value: str
    start: int
    end: int


def marks(text: str) -> list[Mark]:
    return [Mark(m[1], m[2], m.start(), m.end()) for m in _MARK.finditer(text)]


class Organ(NamedTuple):
    """Who writes: the name, how it calls itself, where its site is, and what kind of organ it is."""

    name: str
    own: str
    site: str
    kind: str
    over: str


def organ(rng: Random) -> Organ:
    place = rng.choice(
        [
            "青溪",
            "临江",
            "云台",
            "白石",
            "东岭",
            "玉泉",
            "南浦",
            "长河",
            "石鼓",
            "西畴",
            "安澜",
            "桐山",
            "澄湖",
            "永丰",
            "北屏",
        ]
    )
    level = rng.choice(("县", "县", "区", "市"))
    region = place + level
    site = f"{level}政府门户网站"
    kind = rng.choice(("department",) * 6 + ("township", "township", "street", "government", "office"))
    if kind == "department":
        name = rng.choice(
            [
                "水务局",
                "教育局",
                "卫生健康局",
                "市场监督管理局",
                "自然资源局",
                "财政局",
                "审计局",
                "司法局",
                "统计局",
                "民政局",
                "发展和改革局",
                "交通运输局",
                "农业农村局",
                "应急管理局",
                "医疗保障局",
                "退役军人事务局",
                "住房和城乡建设局",
            ]
        )
        return Organ(
            region + name, rng.choice(("我局", "本局", "本机关")), site, kind, f"{level}委、{level}政府"
        )
    if kind == "township":
        name = rng.choice(["石桥镇", "柳河镇", "双泉乡", "大塘镇", "枫林乡", "马鞍镇"])
        whole = region + name + rng.choice(("人民政府", "人民政府", ""))
        return Organ(whole, f"我{name[-1]}", site, kind, f"{level}委、{level}政府")
    if kind == "street":
        name = rng.choice(["龙湾", "朝阳", "城南", "滨河"]) + "街道"
        return Organ(
            region + name + "办事处", rng.choice(("我街道", "街道")), site, kind, f"{level}委、{level}政府"
        )
    if kind == "office":
        return Organ(f"{region}人民政府办公室", "我办", site, kind, f"{level}委、{level}政府")
    return Organ(f"{region}人民政府", f"我{level}", site, kind, "省委、省政府")


class Sample:
    """A varied report: the draft with its marks, and what it was drawn from."""

    def __init__(self, draft: Draft, organ: Organ) -> None:
        self.draft = draft
        self.organ = organ

    def finished(self) -> Draft:
        """The draft as it is written: without the marks."""
        draft = self.draft
        draft.title = bare(draft.title)
        draft.preamble = [bare(text) for text in draft.preamble]
        draft.sections = {
            id: (bare(heading), [bare(text) for text in texts])
            for id, (heading, texts) in draft.sections.items()
        }
        draft.after = {id: [bare(text) for text in texts] for id, texts in draft.after.items()}
        draft.signature = [bare(text) for text in draft.signature]
        return draft


def varied(rng: Random, form: str | None = None) -> Sample:
    """A consistent report drawn from `rng`."""
    form = form or rng.choice(("2021", "2021", "2021", "2019"))
    year = rng.choice((2021, 2022, 2023, 2024, 2025)) if form == "2021" else rng.choice((2019, 2020))
    draft = Draft.clean(form, year)
    who = organ(rng)
    draft.organisation = who.name
    _draw_applications(draft, rng)
    _draw_disputes(draft, rng)
    _draw_proactive(draft, rng)
    draft.settle()
    Words(draft, who, rng).write()
    return Sample(draft, who)


# ---- the figures ---------------------------------------------------------------------------------


def _draw_applications(draft: Draft, rng: Random) -> None:
    cells = draft.tables["applications"]
    scale = rng.choice((0, 4, 12, 12, 40, 160, 900))
    columns = [column.id for column in draft.form.table("applications").blocks[0].columns][:6]  # type: ignore[union-attr]
    outcomes = [row for row, column in cells if column == columns[0] and row not in _FRAME]
    for number, column in enumerate(columns):
        busy = scale and (number == 0 or rng.random() < (0.75 if number == 1 else 0.25))
        done = 0
        for row in outcomes:
            frequent = row in (
                "granted",
                "partly-granted",
                "unable-not-held",
                "denied-process",
                "rejected-petition",
            )
            top = (scale if frequent else scale // 4) // (1 if number == 0 else 5)
            amount = rng.randint(0, max(top, 1)) if busy and rng.random() < (0.7 if frequent else 0.2) else 0
            cells[row, column] = str(amount)
            done += amount
        out = rng.randint(0, 1 + scale // 12) if busy and rng.random() < 0.6 else 0
        carried = min(rng.randint(0, 1 + scale // 12), done + out) if busy and rng.random() < 0.6 else 0
        cells["carried-out", column] = str(out)
        cells["carried-in", column] = str(carried)
        cells["new", column] = str(done + out - carried)


_FRAME = ("new", "carried-in", "total", "carried-out")


def _draw_disputes(draft: Draft, rng: Random) -> None:
    scale = rng.choice((0, 0, 2, 5, 40))
    for part in _PARTS:
        busy = scale and rng.random() < 0.6
        for result in _RESULTS:
            amount = rng.randint(0, scale) if busy and rng.random() < 0.6 else 0
            draft.tables["disputes"]["cases", f"{part}-{result}"] = str(amount)


def _draw_proactive(draft: Draft, rng: Random) -> None:
    cells = draft.tables["proactive"]
    new = rng.choice((0, 0, rng.randint(1, 9), rng.randint(1, 60)))
    least, most = ("issued", "in-force") if draft.form.id == "2021" else ("newly-public", "public-total")
    for row, column in cells:
        if row == "rules":
            cells[row, column] = "0"
        elif column in ("decisions", "previous-items", "projects"):
            cells[row, column] = str(rng.choice((0, rng.randint(1, 60), rng.randint(1, 9000))))
        elif column == "change":
            change = rng.choice((0, 0, rng.randint(-int(cells[row, "previous-items"]), 9)))
            cells[row, column] = f"{change:+d}" if change else "0"
        elif column == "amount":
            cells[row, column] = f"{rng.randint(0, 900_000) / 100:.2f}万元"
        elif column == "fee":
            cells[row, column] = f"{rng.choice((0, rng.randint(1, 90_000))) / 100:g}"
    cells["normative", least] = str(new)
    cells["normative", most] = str(new + rng.randint(0, 90))
    if draft.form.id == "2021":
        cells["normative", "repealed"] = str(rng.choice((0, 0, rng.randint(1, 20))))
    else:
        cells["normative", "made"] = str(new + rng.choice((0, 0, rng.randint(1, 4))))


# ---- the words -----------------------------------------------------------------------------------


class Words:
    """Writes the prose of a draft; every figure that repeats a cell is marked."""

    def __init__(self, draft: Draft, who: Organ, rng: Random) -> None:
        self.draft = draft
        self.who = who
        self.rng = rng
        self.year = draft.year
        amount = draft.amount
        self.n: dict[str, int] = {row: amount("applications", row) for row in _FRAME}
        self.n |= {row: amount("applications", row) for row, _ in _OUTCOMES}
        for row in _REASONS:
            if (row, "total") in draft.tables["applications"]:
                self.n[row] = amount("applications", row)
        self.n["natural-person"] = amount("applications", "new", "natural-person")
        self.n["business"] = amount("applications", "new", "business")
        self.n["organisations"] = self.n["new"] - self.n["natural-person"]
        case = {id: int(text) for (_, id), text in draft.tables["disputes"].items()}
        self.n |= case
        self.n["suits"] = case["direct-suit-total"] + case["after-review-suit-total"]
        self.n["suits-upheld"] = case["direct-suit-upheld"] + case["after-review-suit-upheld"]
        self.n |= {
            column: int(text)
            for (row, column), text in draft.tables["proactive"].items()
            if row == "normative"
        }
        self.n |= {
            row: int(text)
            for (row, column), text in draft.tables["proactive"].items()
            if column == "decisions"
        }

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def fig(self, name: str) -> str:
        return f"⟦{name}|{self.n[name]}⟧"

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def write(self) -> None:
        draft, year, rng = self.draft, self.year, self.rng
        name = self.who.name
        draft.title = self.pick(
            f"{name}{year}年政府信息公开工作年度报告",
            f"{name}{year}年政府信息公开工作年度报告",
            f"{year}年{name}政府信息公开工作年度报告",
            f"{name}{year}年度政府信息公开工作年度报告",
            f"{name}关于{year}年政府信息公开工作的年度报告",
        )
        draft.preamble = self.preamble()
        requests, disputes = self.requests(), self.disputes()
        paragraphs: dict[str, list[str]] = {
            "overview": self.overview(requests, disputes),
            "proactive": [self.documents()] if self.chance(0.3) else [],
            "applications": [self.pick("", f"{year}年，") + requests] if self.chance(0.3) else [],
            "disputes": [disputes] if self.chance(0.4) else [],
            "problems": self.problems(),
            "other-matters": self.other_matters(),
        }
        draft.sections = {
            s.id: (self.heading(s.heading, s.id), paragraphs.get(s.id, [])) for s in draft.form.sections
        }
        day = rng.randint(4, 31)
        draft.signature = [name, f"{year + 1}年1月{day}日"] if self.chance(0.7) else []

    def heading(self, heading: str, id: str) -> str:
        """A heading in one of the wordings that the form accepts."""
        section = self.draft.form.section(id)
        if section is None or self.chance(0.8):
            return heading
        ordinal = heading.partition("、")[0]
        return f"{ordinal}、{self.rng.choice([section.title, *section.variants])}"

    def preamble(self) -> list[str]:
        year, form = self.year, self.draft.form
        format_name = "中华人民共和国政府信息公开工作年度报告格式" + ("（试行）" if form.id == "2019" else "")
        title = (
            "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知"
            if form.id == "2021"
            else "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知"
        )
        basis = self.pick(
            f"《中华人民共和国政府信息公开条例》和《{title}》（{form.notice}）的要求",
            f"《中华人民共和国政府信息公开条例》（国务院令第711号）和《{title}》（{form.notice}）要求",
            "《中华人民共和国政府信息公开条例》（以下简称《条例》）规定",
            f"《中华人民共和国政府信息公开条例》《{format_name}》等文件精神",
            "《中华人民共和国政府信息公开条例》第五十条的规定",
        )
        who = self.who.name
        opening = self.pick(
            f"根据{basis}，编制本报告。",
            f"根据{basis}，现公布{who}{year}年政府信息公开工作年度报告。",
            f"本报告根据{basis}编制。",
            f"按照{basis}，结合{self.who.own}工作实际，编制{year}年度政府信息公开工作年度报告。",
            f"依据{basis}，现将{self.who.own}{year}年度政府信息公开工作情况报告如下。",
        )
        period = self.pick(
            f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
            f"本报告中所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。",
            f"数据统计期限从{year}年1月1日起到{year}年12月31日止。",
            f"本报告统计数据时限为{year}年1月1日至12月31日。",
            f"统计时间：{year}年1月1日—{year}年12月31日。",
            f"报告中数据统计截止日期为{year}年12月31日，统计期限为{year}年1月1日至{year}年12月31日。",
        )
        parts = self.pick(
            "",
            "",
            "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
            "存在的主要问题及改进情况、其他需要报告的事项等六部分组成。",
            "全文共六个部分。",
        )
        office = who if who.endswith("办公室") else f"{who}办公室"
        contact = self.pick(
            "",
            f"本报告电子版可在{self.who.site}下载。",
            f"如对本报告有疑问，请与{office}联系（地址：{self.who.name[:3]}人民路18号，邮编：410000，电话：0000-6100000）。",
            "如有疑问，请致电0000-88120000。",
            f"报告电子版可从{self.who.site}（http://www.example.gov.cn）下载。联系电话：0000-7230000，电子邮箱：xxgk@example.gov.cn。",
        )
        if self.chance(0.15):
            return [opening + parts, period + contact] if parts or contact else [opening, period]
        return [opening + parts + period + contact]

    def overview(self, requests: str, disputes: str) -> list[str]:
        """Section one: five matters as paragraphs, as run-in numbered ones, or in one paragraph."""
        year, own = self.year, self.who.own
        lead = self.pick(
            "",
            "",
            f"{year}年，{own}坚持以习近平新时代中国特色社会主义思想为指导，认真落实{self.who.over}关于政务公开工作的部署，"
            "持续提升公开质量。",
            f"{year}年，在{self.who.over}的正确领导下，{own}扎实推进政府信息公开工作，取得了新的成效。",
            f"一年来，{own}围绕中心、服务大局，依法依规做好政府信息公开各项工作，现将有关情况报告如下。",
        )
        matters = [
            ("主动公开", self.published()),
            ("依申请公开", requests + (disputes if self.chance(0.25) else "")),
            ("政府信息管理", self.management()),
            (self.pick("政府信息公开平台建设", "平台建设"), self.platform()),
            ("监督保障", self.supervision()),
        ]
        numerals = "一二三四五"
        style = self.rng.choice(("run-in", "run-in", "lines", "word", "first"))
        start = [lead] if lead else []
        if style == "run-in":
            tail = self.pick("", "情况", "方面")
            return start + [
                f"（{numerals[i]}）{title}{tail}。{text}" for i, (title, text) in enumerate(matters)
            ]
        if style == "lines":
            tail = self.pick("", "情况")
            return start + [
                line
                for i, (title, text) in enumerate(matters)
                for line in (f"（{numerals[i]}）{title}{tail}", text)
            ]
        if style == "word":
            return start + [f"{title}方面，{text}" for title, text in matters]
        return [*start, "".join(f"{numerals[i]}是{title}。{text}" for i, (title, text) in enumerate(matters))]

    def published(self) -> str:
        year, own, rng = self.year, self.who.own, self.rng
        total = rng.randint(20, 3000)
        site = rng.randint(1, total)
        text = self.pick(
            f"{year}年，{own}通过{self.who.site}主动公开政府信息{total}条。",
            f"全年主动公开政府信息{total}条，其中通过门户网站公开{site}条，通过政务新媒体公开{total - site}条。",
            f"{own}全年在{self.who.site}发布各类信息{total}条，政策解读{rng.randint(1, 30)}条，回应公众关注热点{rng.randint(1, 12)}次。",
            f"本年度累计公开信息{total}条，主要涉及政策文件、财政预决算、重大项目、民生保障等领域。",
            f"坚持以公开为常态、不公开为例外，及时公开工作动态、通知公告、规划计划等信息{total}条。",
        )
        if self.chance(0.3):
            text += self.documents()
        extra = self.pick(
            "",
            "",
            f"公开{year}年部门预算和{year - 1}年部门决算，接受社会监督。",
            f"办理人大代表建议{rng.randint(2, 60)}件、政协委员提案{rng.randint(2, 60)}件，办复率100%。",
            f"受理网民留言{rng.randint(2, 900)}件，办结率100%，群众满意度{rng.randint(93, 99)}%。",
            f"召开新闻发布会{rng.randint(1, 9)}场，举办政府开放日活动{rng.randint(1, 6)}次。",
        )
        return text + extra

    def documents(self) -> str:
        if self.draft.form.id == "2019":
            return self.pick(
                "规范性文件制定、备案、清理工作依法开展。",
                f"{self.year}年，共主动公开规范性文件⟦newly-public|{self.n['newly-public']}⟧件。",
            )
        issued, repealed, force = self.fig("issued"), self.fig("repealed"), self.fig("in-force")
        if self.n["issued"] == 0 and self.chance(0.5):
            return self.pick(f"{self.year}年未制发行政规范性文件。", "本年度没有制发行政规范性文件。")
        return self.pick(
            f"{self.year}年，共制发行政规范性文件{issued}件，废止{repealed}件，现行有效{force}件。",
            f"全年制发行政规范性文件{issued}件，废止行政规范性文件{repealed}件，现行有效行政规范性文件{force}件。",
            f"本年度制定发布行政规范性文件{issued}件，现行有效行政规范性文件{force}件。",
        )

    def requests(self) -> str:
        year, own, n, fig = self.year, self.who.own, self.n, self.fig
        if n["new"] == 0 and n["carried-in"] == 0:
            return self.pick(
                f"{year}年，{own}未收到政府信息公开申请。",
                "全年未收到政府信息公开申请，无上年结转。",
                f"{year}年度未收到任何形式的政府信息公开申请。",
                f"本年新收政府信息公开申请{fig('new')}件，上年结转{fig('carried-in')}件。",
                f"{own}本年度没有收到政府信息公开申请。",
            )
        carried = self.pick(
            f"上年结转{fig('carried-in')}件",
            f"上年结转政府信息公开申请{fig('carried-in')}件",
            f"{year - 1}年结转{fig('carried-in')}件",
        )
        settled = self.pick(
            f"办结{fig('total')}件",
            f"全年办结{fig('total')}件",
            f"答复{fig('total')}件",
            f"已办结{fig('total')}件",
        )
        over = self.pick(
            f"结转下年度继续办理{fig('carried-out')}件",
            f"结转下年度{fig('carried-out')}件",
            f"转下年度继续办理{fig('carried-out')}件",
        )
        start = self.pick(
            f"{year}年，{own}新收政府信息公开申请{fig('new')}件，{carried}，{settled}，{over}。",
            f"本年新收政府信息公开申请数量{fig('new')}件，{carried}，{settled}，{over}。",
            f"全年新收到政府信息公开申请{fig('new')}件，{carried}。{settled}，{over}。",
            f"全年共收到政府信息公开申请{fig('new')}件，{carried}。{settled}，{over}。",
            f"{year}年共新受理政府信息公开申请{fig('new')}件，{carried}，共计{n['new'] + n['carried-in']}件。{settled}，{over}。",
            f"全年新收申请{fig('new')}件，{carried}；{settled}；{over}。",
        )
        if n["carried-in"] == 0 and self.chance(0.5):
            start = start.replace(f"，{carried}", "，无上年结转" if self.chance(0.5) else "", 1)
        if n["carried-out"] == 0 and self.chance(0.5):
            start = (
                start.replace(over, self.pick("无结转下年度办理件", "无结转")) if self.chance(0.5) else start
            )
        parts = [(name, word) for name, word in _OUTCOMES if n[name] or self.chance(0.4)]
        join = self.pick("、", "，")
        listed = join.join(f"{word}{fig(name)}件" for name, word in parts)
        if not all(n[name] == 0 or (name, word) in parts for name, word in _OUTCOMES) or not listed:
            listed = ""
        text = start
        if listed and self.chance(0.6):
            text += self.pick(
                f"其中{listed}。",
                f"其中：{listed}。",
                f"办理结果为：{listed}。",
                f"在已办结的申请中，{listed}。",
            )
        if self.chance(0.3):
            kinds = self.pick(
                f"从申请人情况看，自然人{fig('natural-person')}件，法人或其他组织{fig('organisations')}件。",
                f"新收申请中，自然人申请{fig('natural-person')}件，法人或其他组织申请{fig('organisations')}件。",
            )
            if n["new"]:
                text += kinds
        reasons = [name for name in _REASONS if n.get(name)]
        if reasons and self.chance(0.25):
            name = self.rng.choice(reasons)
            text += self.pick(
                f"依申请公开答复中，{_REASONS[name]}{fig(name)}件。",
                f"其中，{_REASONS[name]}的{fig(name)}件。",
            )
        if n["carried-out"] == 0 and self.chance(0.3):
            text += self.pick("所有申请均已按期办结。", "全部依法按时答复。", "均在法定期限内答复。")
        return text

    def disputes(self) -> str:
        year, own, n, fig = self.year, self.who.own, self.n, self.fig
        reviews, suits = n["review-total"], n["suits"]
        if reviews == suits == 0:
            return self.pick(
                f"{year}年，{own}未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
                "全年未发生因政府信息公开引发的行政复议和行政诉讼案件。",
                "本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼。",
                f"因政府信息公开被申请行政复议{fig('review-total')}件，被提起行政诉讼{fig('suits')}件。",
                f"{year}年无政府信息公开行政复议、行政诉讼案件。",
            )
        results = "、".join(
            f"{word}{fig(f'review-{id}')}件"
            for id, word in (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
            if n[f"review-{id}"]
        )  # fmt: skip
        review = (
            self.pick("未发生因政府信息公开被申请行政复议的情况", "没有因政府信息公开被申请行政复议")
            if not reviews
            else f"因政府信息公开被申请行政复议{fig('review-total')}件"
            + (f"，其中{results}" if results and self.chance(0.7) else "")
        )
        suit = (
            self.pick("未发生因政府信息公开被提起行政诉讼的情况", "没有被提起政府信息公开行政诉讼")
            if not suits
            else self.pick(
                f"被提起政府信息公开行政诉讼{fig('suits')}件",
                f"因政府信息公开被提起行政诉讼{fig('suits')}件，其中未经复议直接起诉{fig('direct-suit-total')}件，复议后起诉{fig('after-review-suit-total')}件",
            )
        )
        return f"{year}年，{review}；{suit}。" if self.chance(0.6) else f"{review}。{suit}。"

    def management(self) -> str:
        rng = self.rng
        return self.pick(
            "严格落实信息发布“三审三校”制度，做到先审查、后公开，一事一审、全面审查。",
            f"健全公文公开属性源头认定机制，全年审核拟公开信息{rng.randint(10, 900)}条，未发生失泄密事件。",
            "及时更新政府信息公开指南和主动公开目录，规范信息制作、获取、保存、处理流程。",
            f"修订《政府信息公开保密审查办法》，开展信息自查{rng.randint(2, 12)}次，对失效信息及时清理。",
            "明确专人负责信息的收集、整理、审核和发布，确保内容准确、表述规范。",
        )

    def platform(self) -> str:
        rng = self.rng
        return self.pick(
            f"优化{self.who.site}政府信息公开专栏栏目设置，完善检索功能。",
            f"依托门户网站和政务微信公众号发布信息，公众号全年推送图文{rng.randint(20, 400)}篇，关注人数{rng.randint(1, 90)}00余人。",
            f"在政务服务大厅设置查阅点{rng.randint(1, 9)}处，配备查询设备和宣传资料，方便群众查询。",
            "加强政务新媒体管理，落实内容审核和日常监测，未发生重大表述错误。",
            "发挥政府网站第一平台作用，做好专栏维护和信息迁移，链接均可正常访问。",
        )

    def supervision(self) -> str:
        rng = self.rng
        return self.pick(
            f"将政府信息公开工作纳入年度考核，组织业务培训{rng.randint(1, 6)}次，培训{rng.randint(10, 200)}人次，社会评议良好，未发生责任追究情形。",
            "主要领导亲自抓、分管领导具体抓，定期通报工作进展，主动接受社会监督；年内工作考核合格，社会评议满意，没有责任追究情况。",
            f"建立季度检查制度，开展检查{rng.randint(2, 5)}次，发现问题{rng.randint(1, 20)}个并督促整改到位。考核、评议、责任追究机制运行正常。",
            "畅通监督投诉渠道，公布监督电话，全年未收到有关政府信息公开的投诉举报；纳入绩效考核，开展社会评议，无责任追究。",
        )

    def problems(self) -> list[str]:
        year = self.year
        style = self.rng.choice(("two", "one", "subs", "past"))
        found = self.rng.sample(
            (
                "政策解读形式较为单一", "部分栏目更新不够及时", "工作人员业务水平有待提高",
                "公开内容的针对性不强", "与公众互动不够充分", "依申请公开答复的规范性仍需加强",
            ),
            2,
        )  # fmt: skip
        done = self.rng.sample(
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

    def other_matters(self) -> list[str]:
        year, own = self.year, self.who.own
        return [
            self.pick(
                "无",
                "无。",
                "无其他需要报告的事项。",
                f"{year}年，{own}未收取政府信息公开信息处理费，无其他需要报告的事项。",
                f"按照《政府信息公开信息处理费管理办法》规定的按件、按量收费标准，{year}年没有产生信息处理费。",
                "本年度无需要报告的其他事项。",
                f"根据《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号），{year}年{own}未产生收费。"
                if self.draft.year > 2019
                else "没有其他需要报告的事项。",
            )
        ]
