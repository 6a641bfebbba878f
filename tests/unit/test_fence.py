"""A stage that raises before the rules costs what it would have found, and nothing else."""

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from lsprotocol import types as lsp

from gidr_lint.base.diagnostics import Diagnostic
from gidr_lint.base.errors import Fence, UsageError
from gidr_lint.base.settings import Settings
from gidr_lint.claims import dates, extract, weigh
from gidr_lint.cli.main import main
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.figures import explain
from gidr_lint.lsp.buffers import Buffer
from gidr_lint.lsp.configuration import Prepared, Wishes
from gidr_lint.lsp.diagnostics import Job, check
from gidr_lint.report import bind
from gidr_lint.testing import Draft

SETTINGS = Settings(extends=("gidr-lint:all",))
LINTER = Linter(SETTINGS)
# Where each stage is made to raise, and the families that can have nothing to say then.
STAGES = {
    "tables": (bind, "TableBinder", "TAN"),
    "claims": (extract, "read", "N"),
    "weighing": (weigh, "weigh", "N"),
    "dates": (dates, "_Dates", "D"),
    "explanations": (explain, "slips_of", ""),
    "relating": (explain, "relate", ""),
}
WORDS = {
    "tables": "识别三张表",
    "claims": "读取正文里的件数",
    "weighing": "读取正文里的件数",
    "dates": "读取正文里的日期",
    "explanations": "查找合计不符的原因",
    "relating": "查找合计不符的原因",
}


def draft(change: Callable[[Draft], object] | None = None) -> Draft:
    """A report with a mistake for each family: structure, table, sum, text against table, date, leftovers."""
    made = Draft.clean()
    made.tables["applications"]["total", "natural-person"] = "28"
    made.tables["proactive"]["rules", "issued"] = "/"
    if change is not None:
        change(made)
    return made


def source(kind: str = "md") -> Source:
    made = draft()
    if kind == "docx":
        return Source("稿.docx", made.docx()[0])
    text = {"md": made.markdown, "txt": made.text, "html": lambda: made.page()[0]}[kind]()
    for old, new in (("1月1日", "1月2日"), ("五、", "七、"), ("。", "。。"), ("31日", "30日")):
        text = text.replace(old, new, 1)
    text = text.replace("部分公开3件", "部分公开5件")
    return Source(f"稿.{kind}", text.encode())


def broken(monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    def fail(*given: Any, **named: Any) -> Any:
        raise ZeroDivisionError(f"planted in {stage}")

    module, name, _ = STAGES[stage]
    monkeypatch.setattr(module, name, fail)


def told(diagnostics: Iterable[Diagnostic]) -> set[tuple[str, object, str]]:
    """What is said of which place, that of related places too."""
    found = set()
    for item in diagnostics:
        found.add((item.code, item.location, item.message.text()))
        found |= {(r.code or "", r.location, r.text()) for r in item.related if r.code}
    return found


@pytest.mark.parametrize("kind", ["md", "txt", "html", "docx"])
@pytest.mark.parametrize("stage", STAGES)
def test_what_does_not_need_the_stage_is_found_as_ever_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, stage: str, kind: str
) -> None:
    before = LINTER.lint(source(kind))
    wanted = {"T", "A"} if kind == "docx" else {"S", "T", "A", "N", "D", "P"}
    assert wanted <= {code[0] for code, _, _ in told(before.diagnostics)}
    broken(monkeypatch, stage)
    after = LINTER.lint(source(kind))
    assert after.is_report
    lost = told(before.diagnostics) - told(after.diagnostics)
    more = [item for item in told(after.diagnostics) - told(before.diagnostics) if item[0] != "E004"]
    families = STAGES[stage][2]
    # Sums that fail speak one by one where the cause of them is not known.
    assert [item for item in lost if item[0][0] not in families + ("A" if not families else "")] == []
    assert [item for item in more if item[0][0] != "A"] == []


@pytest.mark.parametrize("stage", STAGES)
def test_it_is_said_once_at_the_top_with_the_exception_and_its_place(
    monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    broken(monkeypatch, stage)
    [found] = [item for item in LINTER.lint(source()).diagnostics if item.code == "E004"]
    assert found.location.span is not None and found.location.span.start == 0
    said = found.message.text()
    assert said.startswith(WORDS[stage])
    assert re.search(rf"ZeroDivisionError: planted in {stage}，test_fence\.py:\d+）", said)
    assert "ZeroDivisionError" in found.message.text("en")


def test_sums_whose_cause_is_not_looked_for_are_listed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = [item.code for item in LINTER.lint(source()).diagnostics if item.code.startswith("A30")]
    assert len(codes) == 1
    broken(monkeypatch, "explanations")
    result = LINTER.lint(source())
    alone = [item for item in result.diagnostics if item.code.startswith("A30")]
    assert {"A301", "A302", "A303"} == {item.code for item in alone}
    assert result.coverage is not None
    assert result.coverage.identities["failed"] == len(alone) == 3


def test_the_search_in_one_table_does_not_cost_that_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(lambda made: made.tables["disputes"].__setitem__(("cases", "review-total"), "9"))
    grid = explain._grid

    def fail(report: Any, relations: Any, residuals: Any) -> Any:
        if relations.instances[next(iter(residuals))].identity.table == "disputes":
            raise LookupError("planted")
        return grid(report, relations, residuals)

    monkeypatch.setattr(explain, "_grid", fail)
    result = LINTER.lint(Source("稿.md", made.markdown().encode()))
    said = {item.code: item.message.text() for item in result.diagnostics}
    assert {"E004", "A304"} <= set(said)
    assert [text for text in said.values() if "改为" in text and "合计都对得上" in text]


def test_tables_that_were_not_bound_are_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "tables")
    result = LINTER.lint(source())
    assert result.coverage is not None
    assert {"unreadable"} == set(result.coverage.tables.values())
    assert result.coverage.identities["held"] == result.coverage.identities["failed"] == 0
    assert not {"T201", "E003"} & {item.code for item in result.diagnostics}


def test_dates_that_were_not_read_are_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch, "dates")
    assert not [item for item in LINTER.lint(source()).diagnostics if item.code.startswith("D")]


def test_what_may_be_no_report_is_not_passed_over_where_its_tables_could_not_be_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    note = Source("记录.md", "会议记录。\n\n| 序号 | 事项 |\n|---|---|\n| 1 | 通报 |\n".encode())
    assert not LINTER.lint(note).is_report
    broken(monkeypatch, "tables")
    result = LINTER.lint(note)
    assert (True, ["E004"]) == (result.is_report, [item.code for item in result.diagnostics])


def test_no_directive_is_called_idle_where_a_stage_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<!-- gidr-lint-disable-file T214 -- 已核对 -->\n\n" + source().data.decode()
    marked = Source("稿.md", text.encode())
    broken(monkeypatch, "tables")
    assert "E009" not in [item.code for item in LINTER.lint(marked).diagnostics]


def test_a_failure_at_last_years_report_costs_the_comparison_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(report: object) -> None:
        raise ZeroDivisionError("planted")

    before = LINTER.lint(source())
    after = LINTER.lint(source(), previous=fail)
    assert told(before.diagnostics) == {item for item in told(after.diagnostics) if item[0] != "E004"}
    assert "读取上年报告时程序出错" in after.diagnostics[0].message.text()


def test_the_command_exits_with_1_and_e004_can_be_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "稿.md"
    path.write_text(Draft.clean().markdown(), "utf-8")
    assert main(["check", "--isolated", str(path)]) == 0
    broken(monkeypatch, "claims")
    assert main(["check", "--isolated", str(path)]) == 1
    captured = capsys.readouterr()
    assert f"{path}:1:1 错误 E004 读取正文里的件数时程序出错" in captured.out
    assert "Traceback" not in captured.out + captured.err
    assert main(["check", "--isolated", "--ignore", "E004", str(path)]) == 0


def test_the_fence_lets_our_own_errors_through() -> None:
    def fail() -> None:
        raise UsageError("a wrong option")

    with pytest.raises(UsageError):
        Fence().run("previous", fail, None)


# A table of which only a few rows are there, torn and with blanks: figures that no sum could check.
BARE = """\
1.属于国家秘密|4|0|2|0|6|0|3
2.其他法律行政法规禁止公开|0|||||||
3.危及“三安全一稳定”|0|||||||
4.保护第三方合法权益|5|1|0|6|9|0|<b>5
5.属于三类内部事务信息|8|2|0|0|0|0|8
"""


def job(text: str) -> Job:
    buffer = Buffer(lsp.TextDocumentItem("file:///稿.md", "markdown", 1, text), "utf-16")
    return Job(
        buffer.uri, "/稿.md", "markdown", 1, buffer.data(), buffer.positions, Wishes(),
        with_related=True, with_url=True, today=datetime.date(2026, 1, 31),
    )  # fmt: skip


class Prepares:
    """The editor's configuration, made of the linter above."""

    def prepare(self, path: str, wishes: Wishes) -> Prepared:
        return Prepared(SETTINGS, LINTER)


@pytest.mark.parametrize("stage", [None, *STAGES])
def test_the_editor_shows_what_the_command_line_does(
    monkeypatch: pytest.MonkeyPatch, stage: str | None
) -> None:
    if stage is not None:
        broken(monkeypatch, stage)
    for text in (BARE, source().data.decode()):
        result = LINTER.lint(Source("/稿.md", text.encode(), "markdown"))
        shown = check(job(text), Prepares()).items
        assert [item.code for item in result.diagnostics] == [item.code for item in shown] != []


def test_a_few_torn_rows_are_judged_without_a_failure() -> None:
    codes = [item.code for item in LINTER.lint(Source("稿.md", BARE.encode())).diagnostics]
    assert "A303" in codes and "E004" not in codes
