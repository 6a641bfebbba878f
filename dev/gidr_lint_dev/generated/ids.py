"""`docs/ids.md` and its English twin: every word that a rule may ask for or declare, as the program has it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from gidr_lint.base.diagnostics import Words
from gidr_lint.claims import grammar, readings
from gidr_lint.claims.model import DateRole
from gidr_lint.document.privacy import Kind as PersonalKind
from gidr_lint.forms.load import load_forms
from gidr_lint.forms.model import Block, Form, FormTable, Group
from gidr_lint.judging.rule import NEEDS
from gidr_lint.judging.sign_names import SIGNS
from gidr_lint.report.amounts import Mark, State
from gidr_lint.report.model import PassageKind, TableState
from gidr_lint_dev import ROOT
from gidr_lint_dev.generated.said import SAID, SAID_OF_A_ROW

TITLE = Words("插件里用的名称", "Words that plugins use")
HEAD = Words(
    "由程序生成：`python -m gidr_lint_dev generate`。写错一个词，规则会报错并给出最接近的词；怎么用见[plugins.md](plugins.md)。"
    "本地格式另有的部分、表、行、列，用格式文件里的编号；`gidr-lint forms 2021` 列出同样的编号。",
    "Written by the program: `python -m gidr_lint_dev generate`. A rule that has a word wrong is told the nearest; how they "
    "are used: [plugins.md](plugins.md). Sections, tables, rows and columns of a local form go by the ids of its file; "
    "`gidr-lint forms 2021` lists the same ids.",
)
KINDS = {
    "heading": ("标题和小标题", "headings and subheadings"),
    "paragraph": ("各部分里的段落", "paragraphs of the sections"),
    "title": ("报告标题", "the title of the report"),
    "preamble": ("第一部分之前的段落", "paragraphs before section one"),
    "signature": ("落款：单位、日期", "organ and date at the end"),
    "margin": (
        "页眉、页脚、尾注，只在`case.margins`里",
        "headers, footers, endnotes; in `case.margins` only",
    ),
}
STATES = {
    "number": ("数", "a number"),
    "word-zero": ("“无”“零”，当作0", "无 or 零, which is 0"),
    "blank": ("空白", "nothing"),
    "dash": ("短横、斜杠", "a dash or slash"),
    "placeholder": ("占位符", "a placeholder"),
    "text": ("读不成数的文字", "words that are no number"),
    "absent": ("这一行没有这一格", "the row is too short to have it"),
}
MARKS = {
    "unit": ("带单位", "with its unit"),
    "fullwidth": ("全角数字", "digits of full width"),
    "thousands": ("千分号", "thousands separators"),
    "decimal": ("小数", "decimals"),
    "sign": ("正负号", "a sign"),
    "leading-zero": ("前面有多余的0", "a zero in front"),
    "residue": ("转换残留", "what a converter left"),
    "note": ("注释", "a note"),
}
ROLES = {
    "title": ("标题里的", "in the title"),
    "period-start": ("统计期限的开始", "begins the period"),
    "period-end": ("统计期限的结束", "ends the period"),
    "issue": ("落款日期", "the date of issue"),
    "fact": ("叙述里的", "in what is told"),
    "citation": ("文件名称、文号里的", "in the name or number of a document"),
    "other": ("其他", "any other"),
}
PERSONAL = {
    "id-number": ("身份证号", "identity number"),
    "mobile": ("手机号码", "mobile number"),
    "mailbox": ("个人邮箱", "private mailbox"),
    "name": ("人名", "name of a person"),
    "address": ("住址", "home address"),
    "card": ("银行卡号", "bank card"),
}
TABLES = {
    "bound": ("读准了", "read with certainty"),
    "partial": ("只读准一部分", "read in part"),
    "unreadable": ("没能读准", "not read with certainty"),
    "absent": ("没有找到", "not found"),
}
NEEDED = {
    "form": ("有适用的格式（2019年度起）", "a year for which there is a form (2019 on)"),
    "tables": ("表格读取没有出错", "that reading the tables did not fail"),
    "dates": ("日期读取没有出错", "that reading the dates did not fail"),
}
# Kinds of claims that have no reading of their own in the grammar.
OTHERS = {
    "all-granted": ("全部予以公开", "all were granted"),
    "outcomes": ("几类结果合写一个数", "one figure for several outcomes"),
    "rows": ("几种具体情形合写一个数", "one figure for several rows"),
    "applicants": ("几类申请人合写一个数", "one figure for several applicants"),
    "items-previous": ("上一年项目数量（2019）", "items of the year before (2019)"),
    "items-change": ("本年增减（2019）", "their change (2019)"),
    "review-no-defeat": ("复议没有被纠正的", "no review was lost"),
    "suit-no-defeat": ("诉讼没有败诉的", "no suit was lost"),
}


def files() -> dict[Path, str]:
    """Both pages."""
    return {
        ROOT / "docs" / "ids.md": page(0),
        ROOT / "docs" / "en" / "ids.md": page(1),
    }


def page(spoken: int) -> str:
    """The page in Chinese (0) or English (1)."""
    forms = load_forms()[::-1]
    lines = [f"# {TITLE[spoken]}", "", HEAD[spoken], ""]
    lines += _sections(forms, spoken)
    for form in forms:
        for table in form.tables:
            lines += _table(form, table, spoken)
    lines += _words(Words("段落的种类", "Kinds of passages"), "case.passages(…)", PassageKind, KINDS, spoken)
    lines += _words(
        Words("格的状态", "States of cells"), "figure.state, case.cells(state=…)", State, STATES, spoken
    )
    lines += _words(
        Words("格的记号", "Marks of cells"), "figure.marks, case.cells(mark=…)", Mark, MARKS, spoken
    )
    lines += _words(Words("表的状态", "States of tables"), "case.table(…).state", TableState, TABLES, spoken)
    lines += _words(Words("日期的种类", "Roles of dates"), "case.dates_of(…)", DateRole, ROLES, spoken)
    lines += _words(Words("个人信息", "Personal data"), "case.personal(…)", PersonalKind, PERSONAL, spoken)
    lines += _claims(spoken)
    needs = Words("规则所需", "What rules need")
    lines += _heading(needs, "@rule(needs=(…,))", spoken)
    lines += _rows(((word, NEEDED[word][spoken]) for word in sorted(NEEDS)), spoken)
    lines += _heading(Words("征兆", "Signs"), "@rule(signs=(…,))", spoken)
    lines += [SIGN_NOTE[spoken], ""]
    lines += _rows(((sign, words[spoken]) for sign, words in SIGNS.items()), spoken)
    return "\n".join(lines).rstrip() + "\n"


SIGN_NOTE = Words(
    "其中一个出现，规则才载入、运行；不写的每次都运行。另有 `text:文字`（全文里有这几个字）和 `lacks:文字`（没有）。",
    "The rule is loaded and run only where one of them is there; without any it always is. Besides there are `text:words` "
    "(the draft has these words) and `lacks:words` (it has not).",
)


def _heading(title: Words, where: str, spoken: int) -> list[str]:
    return ["", f"## {title[spoken]}", "", f"`{where}`", ""]


def _rows(rows: Iterable[tuple[str, str]], spoken: int) -> list[str]:
    head = ("名称", "含义") if spoken == 0 else ("word", "what it means")
    cells = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    return [*cells, *(f"| `{word}` | {said} |" for word, said in rows)]


def _words(
    title: Words, where: str, kind: object, said: Mapping[str, tuple[str, str]], spoken: int
) -> Iterator[str]:
    """A section on the words of a literal type; KeyError for one that nothing is said of."""
    yield from _heading(title, where, spoken)
    yield from _rows(((word, said[word][spoken]) for word in get_args(kind)), spoken)


def _sections(forms: tuple[Form, ...], spoken: int) -> Iterator[str]:
    title = Words("部分", "Sections")
    yield from _heading(title, "case.section(…), case.passages(section=…), case.prose(…)", spoken)
    sections = {section.id: section for form in forms for section in form.sections}
    yield from _rows(((id, section.heading) for id, section in sections.items()), spoken)


def _table(form: Form, table: FormTable, spoken: int) -> Iterator[str]:
    title = Words(f"{form.id}年度格式的{table.name}", f"Table {table.id} of the form of {form.id}")
    block = table.blocks[0]
    example = f"{table.id}.{block.rows[0].id}.{block.columns[-1].id}"
    yield from _heading(title, f'case.table("{table.id}"), case.cell("{example}")', spoken)
    row, column, name = ("行", "列", "名称") if spoken == 0 else ("row", "column", "label")
    if len(table.blocks) > 1:
        yield f"| {row} | {name} | {column} |"
        yield "| --- | --- | --- |"
        for block in table.blocks:
            for one in block.rows:
                columns = "、".join(f"`{c.id}`" for c in block.columns)
                yield f"| `{one.id}` | {one.label or '—'} | {columns} |"
        return
    yield from _lines(row, block, spoken, is_row=True)
    yield from _groups(table.row_groups, spoken)
    yield ""
    yield from _lines(column, block, spoken, is_row=False)
    yield from _groups(table.column_groups, spoken)


def _lines(head: str, block: Block, spoken: int, *, is_row: bool) -> Iterator[str]:
    yield f"| {head} | {'名称' if spoken == 0 else 'label'} |"
    yield "| --- | --- |"
    for part in block.rows if is_row else block.columns:
        yield f"| `{part.id}` | {'·'.join(filter(None, part.path)) or part.label or '—'} |"


def _groups(groups: tuple[Group, ...], spoken: int) -> Iterator[str]:
    """Groups as further lines: what stands for several is asked for by `case.amount`."""
    note = "一组，用`case.amount`" if spoken == 0 else "a group: `case.amount`"
    for group in groups:
        yield f"| `{group.id}` | {group.label}（{note}） |"


def _claims(spoken: int) -> Iterator[str]:
    yield from _heading(
        Words("正文的说法", "What the prose says"), "claim.kind, case.contradicted(…)", spoken
    )
    kind, meant, said = (
        ("名称", "表里的数", "正文如") if spoken == 0 else ("word", "in the tables", "such as")
    )
    yield from (f"| {kind} | {meant} | {said} |", "| --- | --- | --- |")
    for name in sorted(readings.kinds()):
        yield f"| `{name}` | {_meant(name, spoken)} | {SAID[name]} |"
    row = Words(
        "办理结果里的一行，如`row:denied-process`", "one row of outcomes, such as `row:denied-process`"
    )
    yield f"| `row:…` | {row[spoken]} | {SAID_OF_A_ROW} |"


def _meant(kind: str, spoken: int) -> str:
    if kind in OTHERS:
        return OTHERS[kind][spoken]
    if kind in grammar.load().readings:
        return f"`{grammar.readings_of(kind)[0]}`"
    if kind in readings.COLUMNS.values():
        return f"`applications.new.{kind}`"
    for topic in ("rev", "suit", "direct", "after", "cases"):
        for result in (*readings.RESULTS, "cl"):
            name, (sums, *_) = readings.of_result(result, topic)
            if name == kind:
                return f"`{sums}`"
    raise KeyError(kind)
