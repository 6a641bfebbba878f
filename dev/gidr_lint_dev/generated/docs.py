"""The pages of docs/ that are written from the rules and the configuration: rules, messages, schema."""

import json
import re
from pathlib import Path

from gidr_lint.cli.config import toml
from gidr_lint.judging.documentation import Documentation, Example, documentation
from gidr_lint.judging.rule import Rule
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.drawn import Rows, Said, drawn
from gidr_lint.workspace.shape import schema
from gidr_lint_dev import ROOT
from gidr_lint_dev.generated.messages_page import page as messages_page

DOCS = ROOT / "docs"
SEVERITY = {"error": "错误", "warning": "警告", "info": "提示", "off": "默认关闭"}
FIXABLE = {"safe": "可自动改正", "unsafe": "可改正，需人工确认（`--unsafe`）", "": ""}
FAMILIES = {
    "E": "文件与程序",
    "S": "结构",
    "T": "表格",
    "A": "勾稽与合计",
    "N": "正文与表格",
    "D": "日期与年份",
    "X": "跨年",
    "P": "残留与占位",
    "L": "依据与用语",
    "W": "个人信息与内部内容",
}
# Rules of the catalogue that are not built, and why.
LEFT_OUT = {
    "A312": "不另报一条：两格、两行、两列对调和一行、一列错位，由A301至A303的同一条提示说明；合计看不出、正文看得出的（第一项与第二项对调），在N401的相关位置里说明。",
    "A314": "各行相差几十倍在无误的报告里也常见，提示多半不对；多打一位的由合计和正文核对发现。",
    "X608": "要有成员单位的完整名单才能核对，跨报告的规则还没有做。",
    "X609": "跨报告的规则还没有做。",
    "T229": "行的格数不齐时按行标题读取，读得准就不影响核对，读不准由E003说明；单独提示对起草的人没有用处。",
    "T231": "只填总计、分项空白的行，空白格由T213一并指出；分项填0的由A303指出。",
}
# What single rules leave out of what the catalogue asks of them, because it would be wrong too often.
PARTLY = {
    "P709": "单字重复只查“的了是在和局”：“县县”“市市”等常是两个词相接（全市市级），报错多于报对。",
    "P720": "只比较落款：“我局”“本机关”和上级机关的名称太多，不查开头和正文里的简称。",
    "P722": "只查标题、开头和落款：正文会提到名称只差一字的别的单位（水务局、税务局）。",
    "P724": "只查读者看得见的文字，不查链接的目标地址。",
    "S115": "只比较各部分的数目：名称写法太多。",
    "L804": "写在第一部分以外的也算，宁可不提示。",
    "L812": "只查10元的整数倍：多人申请、按件按量混用时，按件计收的100元整数倍不成立。",
}

# Rules that warn and are yet in no preset but `all`: docs/rules names them as too often wrong.
NOT_RECOMMENDED = {
    "L804": "考核、评议、责任追究的说法很多，写了而没有认出来的也会提示；需要时用 `--extend-select L804`。",
}


def files() -> dict[Path, str]:
    """Every generated file and its text."""
    rules = [(ref.load(), documentation(ref)) for ref in Registry(installed=False).rules]
    found = {DOCS / "rules" / f"{rule.code}.md": page(rule, doc) for rule, doc in rules}
    found[DOCS / "rules" / "README.md"] = index(rules)
    found[DOCS / "messages.md"] = messages_page()
    found[DOCS / "gidr-lint.schema.json"] = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    return found


def page(rule: Rule, doc: Documentation) -> str:
    facts = [SEVERITY[rule.severity.label], FIXABLE[rule.fixable or ""]]
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        "，".join(fact for fact in facts if fact),
        "",
        doc.zh,
        "",
        doc.en,
    ]
    if doc.why:
        lines += ["", doc.why]
    lines += ["", f"依据 / Source: {doc.source}"]
    if rule.options:
        lines += ["", "## 选项 / Options", "", "| 名称 | 默认 | 说明 |", "| --- | --- | --- |"]
        lines += [
            f"| `{name}` | `{toml(option.default)}` | {option.help.replace('|', ' / ')} |"
            for name, option in rule.options.items()
        ]
    lines += [
        "",
        "## 例子 / Examples",
        "",
        "只列出与一份无误的报告不同的地方；▸…◂ 标出有问题的地方，→ 后是提示。",
    ]
    for example in doc.examples:
        lines += ["", *shown(example)]
    lines += [
        "",
        "## 关闭 / Switch it off",
        "",
        "```toml",
        f'ignore = ["{rule.code}"]',
        "```",
        "",
        f"只关一处：`<!-- gidr-lint-disable-next-line {rule.code} -- 理由 -->`",
    ]
    return "\n".join(lines) + "\n"


def shown(example: Example) -> list[str]:
    kind = "正例 / Good" if example.good else "反例 / Bad"
    lines = [f"**{kind}**：{example.title}"]
    for part in drawn(example):
        if isinstance(part, Rows):
            lines += ["", f"{part.name.zh}：", ""]
            for number, row in enumerate((part.heads, *part.rows)):
                lines.append(f"| {' | '.join(map(_cell, row))} |")
                if number == 0:
                    lines.append("|" + " --- |" * len(part.heads))
            if part.more:
                lines += ["", f"……另有{part.more}行"]
        elif isinstance(part, Said):
            lines += ["", f"{part.where.zh}：", "", "```text", *map(_marked, part.paragraphs), "```"]
        else:
            lines += ["", f"（{part.words.zh}）"]
    for message in example.messages:
        lines += ["", f"→ {_cell(message)}"]
    return lines


def _marked(text: str) -> str:
    return text.translate(str.maketrans("«»", "▸◂"))


def _cell(text: str) -> str:
    """Text in which nothing is Markdown."""
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", _marked(text))


def index(rules: list[tuple[Rule, Documentation]]) -> str:
    lines = ["# 规则", "", "由 `python -m gidr_lint_dev generate` 从规则本身生成。"]
    for letter, family in FAMILIES.items():
        mine = [(rule, doc) for rule, doc in rules if rule.code.startswith(letter)]
        if not mine:
            continue
        lines += [
            "",
            f"## {letter} {family}",
            "",
            "| 代码 | 名称 | 级别 | 改正 | 查什么 |",
            "| --- | --- | --- | --- | --- |",
        ]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {SEVERITY[rule.severity.label]} "
            f"| {FIXABLE[rule.fixable or '']} | {doc.zh} |"
            for rule, doc in mine
        ]
    lines += ["", "## 没有做的规则 / Left out", "", "| 代码 | 原因 |", "| --- | --- |"]
    lines += [f"| {code} | {reason} |" for code, reason in sorted(LEFT_OUT.items())]
    lines += ["", "## 默认不用的规则 / In no preset but `all`", "", "| 代码 | 原因 |", "| --- | --- |"]
    lines += [f"| {code} | {reason} |" for code, reason in sorted(NOT_RECOMMENDED.items())]
    lines += ["", "## 只做了一部分的规则 / Built in part", "", "| 代码 | 没有查的和原因 |", "| --- | --- |"]
    lines += [f"| {code} | {reason} |" for code, reason in sorted(PARTLY.items())]
    return "\n".join(lines) + "\n"
