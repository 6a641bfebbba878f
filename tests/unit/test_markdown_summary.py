"""The summary in Markdown, as a renderer of GitHub's flavour shows it."""

import json
import re
from pathlib import Path

import pytest
from lxml import html
from markdown_it import MarkdownIt

from gidr_lint.cli.main import main
from gidr_lint.outputs import Style, Totals, markdown
from gidr_lint.outputs.markdown import plain

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DRAFT = EXAMPLES / "draft.md"
SIXTY = [DRAFT, EXAMPLES / "clean-2021.md", *sorted((EXAMPLES / "errors").glob("*.md"))[::3]][:60]
RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rendered(source):
    return html.fromstring(f"<body>{RENDERER.render(source)}</body>")


def summary_of(folder, *paths, more=()):
    """The summary of some reports and the run's JSON."""
    told, data = folder / "结果.md.out", folder / "结果.json"
    main([
        "check", "--isolated", "--no-history", "--format", "json", "--output", str(data), *more,
        "--output-file", f"markdown={told}", *map(str, paths),
    ])  # fmt: skip
    return told.read_text("utf-8"), json.loads(data.read_text("utf-8"))


def words(node):
    return " ".join(node.text_content().replace("\u200b", "").split())


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return summary_of(tmp_path_factory.mktemp("summary"), *SIXTY)


def test_the_table_has_the_numbers_of_the_json_for_each_of_sixty_reports(many):
    told, data = many
    lines = {words(line[2]): [int(words(cell)) for cell in line[4:7]] for line in rendered(told).xpath("//table[1]//tbody/tr")}  # fmt: skip
    assert {
        file["path"] if len(file["path"]) <= 80 else file["path"][:80] + "…": [
            sum(d["severity"] == label for d in file["diagnostics"]) for label in ("error", "warning", "info")
        ]
        for file in data["files"]
    } == lines


def test_the_findings_of_each_are_listed_in_their_order(many):
    told, data = many
    page = rendered(told)
    lists = [[words(item.xpath("./code")[0]) for item in found.xpath("./li")] for found in page.xpath("//ul")]
    assert [
        [d["code"] for d in file["diagnostics"]] for file in data["files"] if file["diagnostics"]
    ] == lists
    shown = words(page)
    for file in data["files"]:
        for diagnostic in file["diagnostics"]:
            assert " ".join(diagnostic["message"].split()) in shown


def test_the_counts_stand_in_the_first_line(many):
    told, data = many
    first = words(rendered(told).xpath("//p")[0])
    for name, label in (("错误", "error"), ("警告", "warning"), ("提示", "info")):
        assert f"{name} {data['summary'][label]}" in first
    assert f"{data['summary']['fixable']}个可用" in first


@pytest.mark.parametrize(
    "string",
    [
        "a|b", "`a` b", "*甲*", "__乙__", "~~丙~~", "[x](http://y.example/)", "![x](y)", "<b>粗</b>", "<!-- x",
        "&lt;", "\\|", "a\\", "# 一", "$x$", "1. x", "- x", "&#64;x", "<script>alert(1)</script>", "``` a",
    ],
)  # fmt: skip
def test_what_comes_from_elsewhere_is_words(string):
    page = rendered(f"| 甲 | 乙 |\n|---|---|\n| x {plain(string)} | y |\n\n- x {plain(string)}\n")
    assert f"x {string}" == words(page.xpath("//td")[0]) == words(page.xpath("//li")[0])
    assert not page.xpath("//td/* | //li/*")
    assert 2 == len(page.xpath("//td"))


@pytest.mark.parametrize(
    "string", ["@alice", "x@b.example", "#12", "GH-12", "https://a.example", "www.a.example"]
)
def test_nobody_is_called_and_nothing_is_linked(string):
    """GitHub looks for names, issues and addresses in the words that it shows."""
    shown = rendered(f"x {plain(string)}").text_content()
    assert string not in shown
    assert string == shown.replace("\u200b", "").strip().removeprefix("x ")


def test_personal_data_is_masked(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(DRAFT.read_text("utf-8").replace("0000-6100000", "13912345678"), "utf-8")
    told, data = summary_of(tmp_path, path)
    assert any(d["code"] == "W902" for d in data["files"][0]["diagnostics"])
    assert "13912345678" not in told


def test_of_one_report_twenty_are_listed_and_how_many_more_there_are(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(DRAFT.read_text("utf-8").replace("业务培训XX次", "、".join(["培训XX次"] * 300)), "utf-8")
    told, data = summary_of(tmp_path, path)
    found = [item for item in rendered(told).xpath("//ul/li")]
    summary = data["summary"]
    assert 21 == len(found)
    assert f"另有{summary['error'] + summary['warning'] + summary['info'] - 20}处" in words(found[-1])


def test_of_many_reports_as_much_as_a_comment_may_hold(tmp_path):
    for number in range(130):
        (tmp_path / f"{number:03}.md").write_bytes(DRAFT.read_bytes())
    told, data = summary_of(tmp_path, tmp_path)
    assert 65_536 > len(told)
    page = rendered(told)
    assert 100 == len(page.xpath("//table[1]//tbody/tr"))
    assert "另有30份报告没有列出" in words(page)
    listed = len(page.xpath("//h3"))
    assert 20 < listed < 130
    assert f"另有{130 - listed}份报告的问题没有写在这里" in words(page)


def test_clean_reports_stand_in_the_table_alone(tmp_path):
    told, _ = summary_of(tmp_path, EXAMPLES / "clean-2021.md")
    page = rendered(told)
    assert 1 == len(page.xpath("//tbody/tr"))
    assert not page.xpath("//ul | //h3")
    assert "已核对：表二、表三、表四" in words(page)


def test_what_was_not_read_is_named_with_the_reason(tmp_path):
    (tmp_path / "水务局年度报告.doc").write_bytes(b"no")
    (tmp_path / "材料.zip").write_bytes(b"no")
    (tmp_path / "a.md").write_bytes(DRAFT.read_bytes())
    told, data = summary_of(tmp_path, tmp_path)
    page = rendered(told)
    assert 2 == len(data["unread"])
    for item in data["unread"]:
        assert item["path"].rpartition("/")[2] in words(page)
        assert item["reason"] in words(page)
    assert "⚠️" in words(page.xpath("//tbody/tr")[0])


def test_an_interrupted_run_says_so():
    totals = Totals()
    totals.left = 3
    told = markdown.start(totals, Style())
    assert re.search(r"^> \[!WARNING\]\n> .*还有3个文件没有检查", told, re.M)


def test_rules_are_counted_where_asked(tmp_path):
    told, data = summary_of(tmp_path, DRAFT, more=("--statistics",))
    lines = [[words(cell) for cell in line] for line in rendered(told).xpath("//table[2]//tbody/tr")]
    assert [[str(i["count"]), i["code"], i["name"], str(i["fixable"])] for i in data["statistics"]] == lines


def test_in_english(tmp_path):
    told, data = summary_of(tmp_path, DRAFT, more=("--lang", "en"))
    assert "What to do: " in told
    assert data["files"][0]["diagnostics"][0]["message"] in words(rendered(told))
    assert not re.search("怎样改|错误|警告", told)


def test_what_all_files_came_to_stands_before_the_table(tmp_path):
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "草稿.md").write_text(DRAFT.read_text("utf-8"), "utf-8")
    (folder / "通知.md").write_text("会议通知\n", "utf-8")
    (folder / "材料.zip").write_bytes(b"PK")
    told, data = summary_of(tmp_path, folder)
    (account,) = [line for line in told.split("\n|")[0].splitlines() if line.startswith("共")]
    numbers = [data["summary"]["accounts"][key] for key in ("walked", "reports", "others", "counted")]
    assert [3, 1, 1, 1] == numbers == [int(number) for number in re.findall("[0-9]+", account)]


def test_where_all_were_checked_nothing_of_the_kind_is_said(tmp_path):
    assert "不是年度报告" not in summary_of(tmp_path, DRAFT)[0]
