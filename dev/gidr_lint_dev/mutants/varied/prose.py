"""The prose of a varied report: title, opening, sections, signature."""

from gidr_lint_dev.mutants.varied.closing import other_matters, problems
from gidr_lint_dev.mutants.varied.overview import overview
from gidr_lint_dev.mutants.varied.repeated import disputes, documents, requests
from gidr_lint_dev.mutants.varied.words import Words


def write(words: Words) -> None:
    """Write all of the prose into the draft."""
    draft, year, rng = words.draft, words.year, words.rng
    name = words.who.name
    draft.title = words.pick(
        f"{name}{year}年政府信息公开工作年度报告",
        f"{name}{year}年政府信息公开工作年度报告",
        f"{year}年{name}政府信息公开工作年度报告",
        f"{name}{year}年度政府信息公开工作年度报告",
        f"{name}关于{year}年政府信息公开工作的年度报告",
    )
    draft.preamble = _preamble(words)
    applications, cases = requests(words), disputes(words)
    paragraphs: dict[str, list[str]] = {
        "overview": overview(words, applications, cases),
        "proactive": [documents(words)] if words.chance(0.3) else [],
        "applications": [words.pick("", f"{year}年，") + applications] if words.chance(0.3) else [],
        "disputes": [cases] if words.chance(0.4) else [],
        "problems": problems(words),
        "other-matters": other_matters(words),
    }
    draft.sections = {
        s.id: (_heading(words, s.heading, s.id), paragraphs.get(s.id, [])) for s in draft.form.sections
    }
    day = rng.randint(4, 31)
    draft.signature = [name, f"{year + 1}年1月{day}日"] if words.chance(0.7) else []


def _heading(words: Words, heading: str, id: str) -> str:
    """A heading in one of the wordings that the form accepts."""
    section = words.draft.form.section(id)
    if section is None or words.chance(0.8):
        return heading
    ordinal = heading.partition("、")[0]
    return f"{ordinal}、{words.rng.choice([section.title, *section.variants])}"


def _preamble(words: Words) -> list[str]:
    year, form = words.year, words.draft.form
    format_name = "中华人民共和国政府信息公开工作年度报告格式" + ("（试行）" if form.id == "2019" else "")
    title = (
        "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知"
        if form.id == "2021"
        else "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知"
    )
    basis = words.pick(
        f"《中华人民共和国政府信息公开条例》和《{title}》（{form.notice}）的要求",
        f"《中华人民共和国政府信息公开条例》（国务院令第711号）和《{title}》（{form.notice}）要求",
        "《中华人民共和国政府信息公开条例》（以下简称《条例》）规定",
        f"《中华人民共和国政府信息公开条例》《{format_name}》等文件精神",
        "《中华人民共和国政府信息公开条例》第五十条的规定",
    )
    who = words.who.name
    opening = words.pick(
        f"根据{basis}，编制本报告。",
        f"根据{basis}，现公布{who}{year}年政府信息公开工作年度报告。",
        f"本报告根据{basis}编制。",
        f"按照{basis}，结合{words.who.own}工作实际，编制{year}年度政府信息公开工作年度报告。",
        f"依据{basis}，现将{words.who.own}{year}年度政府信息公开工作情况报告如下。",
    )
    period = words.pick(
        f"本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
        f"本报告中所列数据的统计期限自{year}年1月1日起，至{year}年12月31日止。",
        f"数据统计期限从{year}年1月1日起到{year}年12月31日止。",
        f"本报告统计数据时限为{year}年1月1日至12月31日。",
        f"统计时间：{year}年1月1日—{year}年12月31日。",
        f"报告中数据统计截止日期为{year}年12月31日，统计期限为{year}年1月1日至{year}年12月31日。",
    )
    parts = words.pick(
        "",
        "",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项等六部分组成。",
        "全文共六个部分。",
    )
    office = who if who.endswith("办公室") else f"{who}办公室"
    contact = words.pick(
        "",
        f"本报告电子版可在{words.who.site}下载。",
        f"如对本报告有疑问，请与{office}联系（地址：{words.who.name[:3]}人民路18号，邮编：410000，电话：0000-6100000）。",
        "如有疑问，请致电0000-88120000。",
        f"报告电子版可从{words.who.site}（http://www.example.gov.cn）下载。联系电话：0000-7230000，电子邮箱：xxgk@example.gov.cn。",
    )
    if words.chance(0.15):
        return [opening + parts, period + contact] if parts or contact else [opening, period]
    return [opening + parts + period + contact]
