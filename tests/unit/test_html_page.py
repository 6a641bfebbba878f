"""The page: markup that parses strictly, what it says of each report, and the tables that it draws."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from gidr_lint.cli.main import main
from gidr_lint.outputs import Style, Totals, html
from gidr_lint.outputs._page import url_of
from gidr_lint.testing import Draft

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DRAFT = EXAMPLES / "draft.md"
CLEAN = EXAMPLES / "clean-2021.md"
SIXTY = [DRAFT, CLEAN, EXAMPLES / "clean-2019.md", *sorted((EXAMPLES / "errors").glob("*.md"))[::3]][:60]


def page_of(folder, *paths, lang="zh"):
    """The page of some reports, parsed without any leniency, and the run's JSON."""
    page, data = folder / "结果.html", folder / "结果.json"
    main([
        "check", "--isolated", "--no-history", "--format", "json", "--output", str(data), "--lang", lang,
        "--output-file", f"html={page}", *map(str, paths),
    ])  # fmt: skip
    return etree.fromstring(page.read_bytes()), json.loads(data.read_text("utf-8"))


def text(node):
    return " ".join("".join(node.itertext()).split())


def in_order(data):
    """The files as the page has them: those with findings, those that were not read, those without findings."""
    unread = {item["path"] for item in data["unread"]}
    return sorted(
        data["files"],
        key=lambda file: (1 if file["path"] in unread else 0 if file["diagnostics"] else 2, file["path"]),
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return page_of(tmp_path_factory.mktemp("page"), *SIXTY)


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    return page_of(tmp_path_factory.mktemp("page"), DRAFT)


def edited(folder, *changes, name="draft.md"):
    """A copy of the example with some words exchanged."""
    source = DRAFT.read_text("utf-8")
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    path = folder / name
    path.write_text(source, "utf-8")
    return path


def mixed(folder):
    """A folder of a report with findings, one without, two that cannot be read, and what is no report."""
    folder = folder / "报告"
    folder.mkdir()
    (folder / "a.md").write_text(CLEAN.read_text("utf-8"), "utf-8")
    (folder / "b.md").write_text(DRAFT.read_text("utf-8"), "utf-8")
    for name in ("a年度报告.doc", "c年度报告.doc"):
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0 no")
    (folder / "通知.md").write_text("会议通知\n", "utf-8")
    (folder / "材料.zip").write_bytes(b"PK")
    return folder


class TestSixtyReports:
    def test_each_has_a_line_in_the_overview_and_a_section_with_its_findings(self, many):
        page, data = many
        assert 60 == len(data["files"])
        lines = page.xpath("//section[@class='overview']//tbody/tr")
        told = {line[3].text: [text(cell) for cell in line[5:8]] for line in lines}
        unread = {item["path"] for item in data["unread"]}
        for file in data["files"]:
            if file["path"] in unread:
                continue
            counts = [sum(d["severity"] == label for d in file["diagnostics"]) for label in ("error", "warning", "info")]  # fmt: skip
            assert counts == [int(cell.split()[-1]) for cell in told[file["path"]]], file["path"]

    def test_the_findings_are_those_of_the_json_in_their_order(self, many):
        page, data = many
        articles = page.xpath("//article")
        files = in_order(data)
        assert [file["path"] for file in files] == [
            article.xpath(".//span[@class='path']")[0].text for article in articles
        ]
        for file, article in zip(files, articles, strict=True):
            found = [
                (text(item.xpath("./p/strong")[0]), text(item.xpath("./p/span[@class='code']")[0]))
                for item in article.xpath("./ol/li")
            ]
            assert [(" ".join(d["message"].split()), d["code"]) for d in file["diagnostics"]] == found

    def test_the_counts_at_the_top_are_the_summary(self, many):
        page, data = many
        boxes = {text(box).split()[-2]: int(box.xpath("./b")[0].text) for box in page.xpath("//header/ul/li")}
        summary = data["summary"]
        assert [summary[key] for key in ("error", "warning", "info", "fixable")] == [
            boxes[name] for name in ("错误", "警告", "提示", "可自动改正")
        ]
        assert len(data["unread"]) == boxes["没有读取"]
        assert summary["files"] == boxes["检查的报告"] + boxes["没有读取"]

    def test_every_link_leads_somewhere_and_no_id_stands_twice(self, many):
        page, _ = many
        ids = page.xpath("//@id")
        assert len(set(ids)) == len(ids)
        inside = [target for target in page.xpath("//@href") if target.startswith("#")]
        assert len(inside) > 100
        assert {target[1:] for target in inside} <= set(ids)

    def test_nothing_is_fetched_and_nothing_runs(self, many):
        page, _ = many
        assert [] == page.xpath("//script | //link | //img | //iframe | //@src | //@onclick | //@style")
        assert "url(" not in page.xpath("string(//style)")
        assert "@import" not in page.xpath("string(//style)")

    def test_it_is_a_page_in_chinese_with_headings_in_steps(self, many):
        page, _ = many
        assert "zh-CN" == page.get("lang")
        levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4")]
        assert 1 == levels[0] and 1 == levels.count(1)
        assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))

    def test_those_with_most_to_do_come_first(self, many):
        page, _ = many
        lines = [
            [text(cell) for cell in line] for line in page.xpath("//section[@class='overview']//tbody/tr")
        ]
        unread = page.xpath("count(//section[@class='overview']//tr[@class='unread'])")
        ranks = [(line[5] == "0", line[5] == line[6] == "0") for line in lines[int(unread) :]]
        assert ranks == sorted(ranks)

    def test_a_table_is_drawn_only_where_a_finding_is_in_it(self, many):
        page, data = many
        for file, article in zip(in_order(data), page.xpath("//article"), strict=True):
            places = [d["target"] for d in file["diagnostics"]]
            places += [r["target"] for d in file["diagnostics"] for r in d["related"] if r["path"] is None]
            named = {place["table"] for place in places} - {None}
            bound = {
                name for name, state in file["coverage"]["tables"].items() if state in ("bound", "partial")
            }
            assert len(named & bound) == len(article.xpath(".//section[@class='official']")), file["path"]

    def test_the_json_of_the_same_run_has_no_drawn_tables(self, many):
        assert not any("tables" in file for file in many[1]["files"])


class TestTables:
    def numbered(self, draft, code):
        return next(n for n, d in enumerate(draft[1]["files"][0]["diagnostics"], 1) if d["code"] == code)

    def cells(self, page, kind):
        return {text(cell) for cell in page.xpath(f"//table[@class='form']//*[contains(@class, '{kind}')]")}

    def test_the_cell_that_is_wrong_has_the_number_of_its_finding(self, draft):
        assert f"5▲{self.numbered(draft, 'A302')}" in self.cells(draft[0], "marked")
        assert f"97件▲{self.numbered(draft, 'T215')}" in self.cells(draft[0], "marked")

    def test_a_label_that_is_wrong_too_as_the_draft_has_it(self, draft):
        assert f"5.属于三类内容事务信息▲{self.numbered(draft, 'T210')}" in self.cells(draft[0], "marked")

    def test_a_cell_that_a_sentence_contradicts_is_marked_lightly(self, draft):
        number = self.numbered(draft, "N413")
        assert f"3△{number}" in self.cells(draft[0], "near")
        assert not any(f"▲{number}" in cell for cell in self.cells(draft[0], "marked"))

    def test_the_marks_lead_to_the_finding(self, draft):
        page, _ = draft
        number = self.numbered(draft, "A302")
        (target,) = {a.get("href") for a in page.xpath("//td//a") if a.text == f"▲{number}"}
        assert "A302" in text(page.xpath(f"//*[@id='{target[1:]}']")[0])

    def test_every_figure_stands_in_its_row_and_column(self, draft):
        """Also below labels that span rows, and behind those that span columns."""
        (table,) = [t for t in draft[0].xpath("//table[@class='form']") if len(t.xpath(".//tr")) > 25]
        grid = {}
        for y, line in enumerate(table.xpath(".//tr")):
            x = 0
            for cell in line:
                while (y, x) in grid:
                    x += 1
                for dy in range(int(cell.get("rowspan", 1))):
                    for dx in range(int(cell.get("colspan", 1))):
                        assert (y + dy, x + dx) not in grid
                        grid[y + dy, x + dx] = re.sub("[▲△].*", "", text(cell))
        widths = {max(x for y, x in grid if y == line) for line, _ in grid}
        assert {9} == widths
        source = [
            [part.strip() for part in line.strip().strip("|").split("|")]
            for line in DRAFT.read_text("utf-8").splitlines()[40:66]
            if line.count("|") == 11
        ]
        drawn = [[grid[y, x] for x in range(3, 10)] for y in sorted({y for y, _ in grid})[2:]]
        assert [row[-7:] for row in source if row[-1].isdecimal()] == drawn

    def test_the_sums_that_fail_are_added_up_beside(self, draft):
        sums = [
            [[text(cell) for cell in line] for line in table.xpath(".//tr")]
            for table in draft[0].xpath("//aside//table")
        ]
        assert 2 == len(sums)
        column, row = sums
        assert [["相加", "28"], ["“（七）总计”填的是", "25"], ["相差", "3"]] == column[-3:]
        assert [["相加", "5"], ["“总计”填的是", "2"], ["相差", "3"]] == row[-3:]
        for told in sums:
            assert int(told[-3][1]) == sum(int(line[1]) for line in told[:-3])

    def test_a_balance_has_two_sides(self, tmp_path):
        page, _ = page_of(tmp_path, EXAMPLES / "errors" / "A301.md")
        captions = [text(table.xpath("./caption")[0]) for table in page.xpath("//aside//table")]
        balance = page.xpath("//aside//table")[next(n for n, said in enumerate(captions) if "列" in said)]
        lines = [[text(cell) for cell in line] for line in balance.xpath(".//tr")]
        assert ["本年新收", "上年结转"] == [lines[n][0][2:6] for n in (0, 1)]
        assert int(lines[2][1]) == int(lines[0][1]) + int(lines[1][1])
        assert abs(int(lines[2][1]) - int(lines[5][1])) == int(lines[6][1])

    def test_a_row_that_is_not_there_is_drawn_as_missing(self, tmp_path):
        lines = DRAFT.read_text("utf-8").splitlines(keepends=True)
        path = tmp_path / "draft.md"
        path.write_text("".join(line for line in lines if "8.属于行政查询事项" not in line), "utf-8")
        page, _ = page_of(tmp_path, path)
        assert 7 == len([cell for cell in page.xpath("//td[contains(@class, 'gone')]") if text(cell) == "缺"])

    def test_a_finding_of_a_word_file_is_marked_in_its_cell(self, tmp_path):
        path = tmp_path / "draft.docx"
        report = Draft.clean()
        report.tables["applications"]["total", "total"] = "99"
        path.write_bytes(report.docx()[0])
        page, data = page_of(tmp_path, path)
        (found,) = [d for d in data["files"][0]["diagnostics"] if d["code"][0] == "A"]
        assert "99▲1" in self.cells(page, "marked")
        assert found["message"] in text(page.xpath("//li[contains(@class, 'finding')]")[0])


class TestWhatComesFromElsewhere:
    def test_markup_in_a_cell_a_title_or_a_name_stays_words(self, tmp_path):
        path = edited(
            tmp_path,
            ("| 97件 |", "| &lt;script&gt;alert(1)&lt;/script&gt; |"),
            ("青溪县水务局2024年", "青溪县<b>水务&amp;局</b>2024年"),
            ("业务培训XX次", "业务培训XX次\"'<!-- x --> ]]> </style></body>"),
            name="a'b&c.md",
        )
        page, _ = page_of(tmp_path, path)
        assert [] == page.xpath("//script")
        assert any("<script>alert(1)" in text(cell) for cell in page.xpath("//td"))
        assert "a'b&c.md" in text(page.xpath("//td[@class='path']")[0])

    def test_a_cell_with_a_book_in_it_is_cut(self, tmp_path):
        path = edited(tmp_path, ("| 97件 |", f"| {'很长' * 5000} |"))
        page, _ = page_of(tmp_path, path)
        assert max(len(text(cell)) for cell in page.xpath("//table[@class='form']//td")) < 200

    def test_personal_data_is_masked_in_prose_and_in_cells(self, tmp_path):
        path = edited(tmp_path, ("0000-6100000", "13912345678"), ("| 97件 |", "| 联系13987654321 |"))
        page, _ = page_of(tmp_path, path)
        whole = etree.tostring(page, encoding="unicode")
        assert "13912345678" not in whole and "13987654321" not in whole
        assert any("139****4321" in text(cell) for cell in page.xpath("//td"))

    def test_what_is_no_character_is_spelt_out(self, tmp_path):
        page, _ = page_of(tmp_path, edited(tmp_path, ("| 97件 |", "| 9\ufffe7\ufdd0 |")))
        assert any("9\\ufffe7\\ufdd0" in text(cell) for cell in page.xpath("//td"))

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "", None])
    def test_a_link_that_is_no_web_address_is_none(self, url):
        assert "" == url_of(url)

    def test_a_web_address_is_one(self):
        assert "https://example.org/?a=1&amp;b=&quot;" == url_of('https://example.org/?a=1&b="')


class TestWhatWasNotChecked:
    def test_an_unread_report_stands_on_top_with_the_reason(self, tmp_path):
        (tmp_path / "水务局年度报告.doc").write_bytes(b"\xd0\xcf\x11\xe0 no")
        page, data = page_of(tmp_path, DRAFT, tmp_path / "水务局年度报告.doc")
        first = page.xpath("//section[@class='overview']//tbody/tr")[0]
        (unread,) = data["unread"]
        assert "unread" == first.get("class")
        assert unread["reason"] in text(first)

    def test_other_files_that_were_not_read_are_named(self, tmp_path):
        (tmp_path / "材料.zip").write_bytes(b"PK")
        edited(tmp_path)
        page, data = page_of(tmp_path, tmp_path)
        assert 1 == len(data["unread"])
        assert [item["path"] for item in data["unread"]] == [
            node.text for node in page.xpath("//section[@class='overview']//details//span[@class='path']")
        ]

    def test_an_interrupted_run_says_so(self):
        totals = Totals()
        totals.left = 7
        run = html.for_run()
        page = etree.fromstring(run.start(totals, Style()) + run.end(totals, Style()))
        assert "还有7个文件没有检查" in text(page.xpath("//p[@class='alert']")[0])

    def test_a_clean_report_is_one_line_that_says_what_was_checked(self, tmp_path):
        page, _ = page_of(tmp_path, CLEAN)
        (article,) = page.xpath("//article")
        assert [] == article.xpath(".//table | .//ol | .//p")
        assert "没有发现问题" in text(article) and "已核对：表二、表三、表四" in text(article)

    def test_what_all_files_came_to_stands_on_top(self, tmp_path):
        page, data = page_of(tmp_path, mixed(tmp_path))
        (account,) = page.xpath("//header/p[@class='account']")
        numbers = [
            data["summary"]["accounts"][key] for key in ("walked", "reports", "others", "told", "counted")
        ]
        assert numbers == [int(number) for number in re.findall("[0-9]+", text(account))]
        assert [6, 2, 1, 2, 1] == numbers
        assert "（见下）" in text(account)

    def test_where_all_were_checked_there_is_no_such_line(self, draft):
        assert [] == draft[0].xpath("//p[@class='account']")

    def test_files_not_read_and_reports_without_findings_stand_together_behind_the_others(self, tmp_path):
        page, data = page_of(tmp_path, mixed(tmp_path))
        sections = {
            section.get("id"): [text(path) for path in section.xpath(".//article//span[@class='path']")]
            for section in page.xpath("//main/section[.//article]")
        }
        assert ["reports", "unread", "clean"] == list(sections)
        names = {kind: [path.rpartition("/")[2] for path in paths] for kind, paths in sections.items()}
        assert ["b.md"] == names["reports"]
        assert ["a年度报告.doc", "c年度报告.doc"] == names["unread"]
        assert "a.md" in names["clean"]
        # Only those of the first are given a sheet of their own.
        assert ["reports"] == [s.get("id") for s in page.xpath("//main/section[.//article[@class='report']]")]

    def test_the_numbers_of_the_overview_are_those_of_the_sections(self, tmp_path):
        page, _ = page_of(tmp_path, mixed(tmp_path))
        numbers = {
            line[1].xpath("./a/@href")[0][1:]: int(text(line[0]))
            for line in page.xpath("//section[@class='overview']//tbody/tr")
        }
        assert numbers == {id: number for number, id in enumerate(page.xpath("//article/@id"), 1)}

    def test_no_report_at_all_is_said(self, tmp_path):
        page, _ = page_of(tmp_path, tmp_path)
        assert "没有检查到年度报告。" in text(page)


def test_an_english_page_has_english_words(tmp_path):
    page, data = page_of(tmp_path, DRAFT, lang="en")
    assert "en" == page.get("lang")
    assert "Sums that fail" in text(page)
    assert data["files"][0]["diagnostics"][0]["message"] in text(page)
    assert not re.search("怎样改|位置|总览", text(page))
