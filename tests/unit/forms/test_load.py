"""A form file is read with its checks: what is wrong is named by file and key, with the nearest right name."""

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from gidr_lint.base.diagnostics import Target
from gidr_lint.base.errors import ConfigError
from gidr_lint.forms import load
from gidr_lint.forms.load import load_form, load_forms

KEYS = [
    load._FORM,
    load._YEARS,
    load._SECTION,
    load._TABLE,
    load._GROUP,
    load._BLOCK,
    load._COLUMN,
    load._ROW,
    load._IDENTITY,
]

WHOLE = """
id = "pond"
name = "池塘格式"
notice = "池办函〔2024〕1号"
title = "关于格式的通知"
source = "《关于格式的通知》（池办函〔2024〕1号）"
years = { first = 2024 }
sections = [
  { id = "overview", title = "总体情况" },
  { id = "ponds", title = "池塘情况", table = "ponds" },
]
[[tables]]
id = "ponds"
section = "ponds"
name = "表二"
layout = "matrix"
groups = [{ id = "small", label = "小池塘", rows = ["a", "b"] }]
column-groups = [{ id = "both", label = "鱼", columns = ["carp", "perch"] }]
[[tables.blocks]]
id = "ponds"
columns = [{ id = "carp", label = "鲤鱼" }, { id = "perch", label = "鲈鱼" }, { id = "total", label = "总计" }]
rows = [{ id = "a", label = "甲" }, { id = "b", label = "乙" }, { id = "all", label = "合计" }]
[[identities]]
id = "ponds.fish"
name = "总计等于两种鱼之和"
kind = "derivable"
table = "ponds"
per = "row"
left = ["total"]
op = "="
right = ["carp", "perch"]
source = "由总计的含义得出"
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "form.toml"
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return write


def error(path):
    with pytest.raises(ConfigError) as caught:
        load_form(path)
    file, _, rest = str(caught.value).partition(": ")
    assert str(path) == file.rstrip(":0123456789")
    said, _, english = rest.partition(" / ")
    key, _, chinese = said.rpartition(": ")
    assert re.search("[\u4e00-\u9fff]", chinese) or not english
    return f"{key}: {english}" if english and key else rest


def local(extra="", **keys):
    """A form that starts from that of 2021."""
    head = "".join(f"{key} = {value!r}\n" for key, value in keys.items())
    return f'id = "city"\nextends = "2021"\n{head}{dedent(extra)}'


class TestWholeForm:
    def test_is_read(self, write):
        form = load_form(write(WHOLE))
        assert ("pond", "池塘格式", (2024, None)) == (form.id, form.name, form.years)
        assert ["一、总体情况", "二、池塘情况"] == [section.heading for section in form.sections]
        assert [("a", "ponds.fish"), ("b", "ponds.fish"), ("all", "ponds.fish")] == [
            (instance.line, instance.identity.id) for instance in form.instances
        ]

    def test_what_is_not_said_has_its_default(self, write):
        table = load_form(write(WHOLE)).table("ponds")
        column = table.blocks[0].columns[0]
        assert ("count", "件", 1, ("鲤鱼",)) == (column.value, column.unit, column.colspan, column.path)
        assert (1, None) == (table.label_columns, table.note)

    def test_path_may_be_a_string(self, write):
        assert "pond" == load_form(str(write(WHOLE))).id

    def test_a_byte_order_mark_and_windows_line_ends_are_read(self, tmp_path):
        path = tmp_path / "form.toml"
        path.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
        assert "pond" == load_form(path).id

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('id = "pond"\n', "", "id: this key is needed"),
            ('notice = "池办函〔2024〕1号"\n', "", "notice: this key is needed"),
            ('name = "池塘格式"', "name = 3", "name: expected a text, not 3"),
            ('name = "池塘格式"', 'nmae = "池塘格式"', "nmae: no such key; did you mean name?"),
            ("{ first = 2024 }", "{ frist = 2024 }", "years.frist: no such key; did you mean first?"),
            ("{ first = 2024 }", "{ last = 2024 }", "years.first: this key is needed"),
            ("{ first = 2024 }", "{ first = true }", "years.first: expected a whole number, not True"),
            ("{ first = 2024 }", "{ first = 2024, last = 2020 }", "years.last: 2020 is before years.first, 2024"),
            ('{ id = "overview", title', '{ id = "overview", titel', "sections.overview.titel: no such key; did you mean title?"),
            ('{ id = "overview", title', "{ title", "sections[1].id: this key is needed"),
            ('{ id = "overview", title = "总体情况" },', '{ id = "overview" },', "sections.overview.title: this key is needed"),
            ('{ id = "overview", title = "总体情况" },', '"overview",', "sections[1]: expected a table, not 'overview'"),
            ('"总体情况" }', '"总体情况", variants = "概述" }', "sections.overview.variants: expected a list, not '概述'"),
            ('"总体情况" }', '"总体情况", loose = ["概述", 1] }', "sections.overview.loose: expected a list of texts, not 1 in it"),
            ('id = "overview"', 'id = "ponds"', "sections: ponds stands twice"),
            ('"总体情况" }', '"总体情况", after = "pondz" }', "sections.overview.after: no such id: pondz"),
            ('table = "ponds" }', 'table = "pond" }', "sections.ponds.table: no such table: pond; did you mean ponds?"),
            ('section = "ponds"', 'section = "pondes"', "tables.ponds.section: no such section: pondes; did you mean ponds?"),
            ('section = "ponds"', 'section = "overview"', "tables.ponds.section: section overview does not name the table ponds"),
            ('layout = "matrix"', 'layout = "matrx"', "tables.ponds.layout: expected blocks or matrix or record, not 'matrx'; did you mean matrix?"),
            ('layout = "matrix"', 'layout = "record"', "tables.ponds.blocks.ponds.rows: a record has one row, not 3"),
            ('layout = "matrix"', 'layout = "blocks"', "tables.ponds.blocks.ponds.band: this key is needed"),
            ('layout = "matrix"', 'layout = "matrix"\nlabel-columns = -1', "tables.ponds.label-columns: too small: -1"),
            ('rows = ["a", "b"]', 'rows = ["a", "al"]', "tables.ponds.groups.small.rows: no such id: al; did you mean all?"),
            ('rows = ["a", "b"]', 'columns = ["carp"]', "tables.ponds.groups.small.columns: no such key"),
            (', rows = ["a", "b"] }', " }", "tables.ponds.groups.small.rows: this key is needed"),
            ('{ id = "small"', '{ id = "all"', "tables.ponds.groups.all.id: a member has this id too: all"),
            ('"perch"] }]', '"pirch"] }]', "tables.ponds.column-groups.both.columns: no such id: pirch; did you mean perch?"),
            ('label = "鲤鱼" }', 'label = "鲤鱼", value = "cont" }', "tables.ponds.blocks.ponds.columns.carp.value: expected count or signed or money, not 'cont'; did you mean count?"),
            ('label = "鲤鱼" }', 'label = "鲤鱼", colspan = 0 }', "tables.ponds.blocks.ponds.columns.carp.colspan: too small: 0"),
            ('label = "鲤鱼" }', 'label = "鲤鱼", path = ["鱼"] }', "tables.ponds.blocks.ponds.columns.carp.path: ends with 鱼, not with the label, 鲤鱼"),
            ('label = "鲤鱼" }', 'label = "鲤鱼", unit-in-cell = "yes" }', "tables.ponds.blocks.ponds.columns.carp.unit-in-cell: expected true or false, not 'yes'"),
            ('{ id = "perch"', '{ id = "carp"', "tables.ponds.blocks.ponds.columns: carp stands twice"),
            ('{ id = "b"', '{ id = "a"', "tables.ponds.blocks.ponds.rows: a stands twice"),
            ('{ id = "b", label = "乙" }', '{ id = "b" }', "tables.ponds.blocks.ponds.rows.b.label: this key is needed"),
            ('{ id = "a", label = "甲" }, { id = "b", label = "乙" }, { id = "all", label = "合计" }', "", "tables.ponds.blocks.ponds.rows: none given"),
            ('kind = "derivable"', 'kind = "derived"', "identities.ponds.fish.kind: expected official or derivable or plausibility, not 'derived'; did you mean derivable?"),
            ('per = "row"', 'per = "cell"', "identities.ponds.fish.per: expected column or row, not 'cell'"),
            ('op = "="', 'op = "=<"', "identities.ponds.fish.op: expected = or ≤, not '=<'; did you mean =?"),
            ('table = "ponds"\nper', 'table = "pond"\nper', "identities.ponds.fish.table: no such table: pond; did you mean ponds?"),
            ('per = "row"', 'per = "row"\nblock = "pond"', "identities.ponds.fish.block: no such block: pond; did you mean ponds?"),
            ('right = ["carp"', 'right = ["crap"', "identities.ponds.fish.right: no such id: crap; did you mean carp?"),
            ('right = ["carp"', 'right = ["previous.crap"', "identities.ponds.fish.right: no such id: crap; did you mean carp?"),
            ('right = ["carp", "perch"]', 'right = ["carp", "carp"]', "identities.ponds.fish.right: carp stands twice"),
            ('left = ["total"]\nop = "="\nright = ["carp", "perch"]', 'left = []\nop = "="\nright = []', "identities.ponds.fish: has no terms"),
            ('per = "row"', 'per = "row"\nonly = ["al"]', "identities.ponds.fish.only: no such id: al; did you mean all?"),
            ('source = "由总计的含义得出"\n', "", "identities.ponds.fish.source: this key is needed"),
        ],
    )  # fmt: skip
    def test_an_error_names_file_and_key_and_what_would_help(self, write, old, new, message):
        assert 1 == WHOLE.count(old)
        assert message == error(write(WHOLE.replace(old, new)))

    def test_rows_have_one_id_in_the_whole_table(self, write):
        second = '[[tables.blocks]]\nid = "more"\nband = "第二栏"\ncolumns = [{ id = "carp", label = "鲤鱼" }]\nrows = [{ id = "a", label = "丙" }]\n'
        text = WHOLE.replace('layout = "matrix"', 'layout = "blocks"').replace(
            'id = "ponds"\ncolumns', 'id = "ponds"\nband = "第一栏"\ncolumns'
        )
        text = text.replace("[[identities]]", second + "[[identities]]")
        assert "tables.ponds.blocks: a stands twice" == error(write(text))

    def test_a_matrix_has_one_block(self, write):
        second = '[[tables.blocks]]\nid = "more"\ncolumns = [{ id = "carp", label = "鲤鱼" }]\nrows = [{ id = "c", label = "丙" }]\n'
        text = WHOLE.replace("[[identities]]", second + "[[identities]]")
        assert "tables.ponds.blocks: a matrix has one block, not 2" == error(write(text))

    def test_terms_that_no_block_has_together(self, write):
        second = '[[tables.blocks]]\nid = "more"\nband = "第二栏"\ncolumns = [{ id = "frog", label = "蛙" }]\nrows = [{ id = "c", label = "丙" }]\n'
        text = WHOLE.replace('layout = "matrix"', 'layout = "blocks"').replace(
            'id = "ponds"\ncolumns', 'id = "ponds"\nband = "第一栏"\ncolumns'
        )
        text = text.replace("[[identities]]", second + "[[identities]]").replace(
            'right = ["carp", "perch"]', 'right = ["carp", "frog"]'
        )
        assert "identities.ponds.fish: no block of ponds has all of its terms" == error(write(text))


class TestLine:
    """Whatever is wrong, the line is that of the key, else that of the part it belongs to."""

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ('name = "池塘格式"', "name = 3", 'name = 3'),
            ('years = { first = 2024 }', 'years = { frist = 2024 }', "years = "),
            ('title = "池塘情况", table = "ponds"', 'titel = "池塘情况", table = "ponds"', '{ id = "ponds", titel'),
            ('layout = "matrix"', 'layout = "matrx"', 'layout = "matrx"'),
            ('{ id = "perch", label', '{ id = "perch", labl', 'columns = [{ id = "carp"'),
            ('{ id = "b", label = "乙" }', '{ id = "b" }', 'rows = [{ id = "a"'),
            ('kind = "derivable"', 'kind = "derived"', 'kind = "derived"'),
            ('right = ["carp"', 'right = ["crap"', 'right = ["crap"'),
            ('left = ["total"]', 'left = ["totle"]', 'left = ["totle"]'),
            ('source = "由总计的含义得出"\n', "", 'id = "ponds.fish"'),
            ('op = "="', 'op = "~"', 'op = "~"'),
        ],
    )  # fmt: skip
    def test_of_what_is_wrong(self, write, old, new, line):
        text = WHOLE.replace(old, new)
        assert text != WHOLE
        path = write(text)
        with pytest.raises(ConfigError) as caught:
            load_form(path)
        number = next(n for n, one in enumerate(text.split("\n"), 1) if one.strip().startswith(line))
        assert str(caught.value).startswith(f"{path}:{number}: ")

    def test_of_the_second_of_two_parts_of_one_id(self, write):
        text = local("""
            [[sections]]
            id = "training"
            title = "培训"
            table = "training"
            [[tables]]
            id = "training"
            section = "training"
            name = "附表"
            layout = "matrx"
            blocks = []
        """)
        path = write(text)
        with pytest.raises(ConfigError) as caught:
            load_form(path)
        number = 1 + path.read_text("utf-8").split("\n").index('layout = "matrx"')
        assert str(caught.value).startswith(f"{path}:{number}: tables.training")

    def test_of_a_part_without_an_id(self, write):
        path = write(local('[[sections]]\nid = "a"\ntitle = "甲"\n[[sections]]\ntitle = "乙"'))
        with pytest.raises(ConfigError) as caught:
            load_form(path)
        number = path.read_text("utf-8")[: path.read_text("utf-8").rindex("[[sections]]")].count("\n") + 1
        assert str(caught.value).startswith(f"{path}:{number}: sections[2].id: 缺少这一项 / ")


class TestRelation:
    @pytest.mark.parametrize(("written", "read"), [("<=", "≤"), ("≤", "≤"), ("=", "=")])
    def test_its_operator_may_be_typed_on_any_keyboard(self, write, written, read):
        form = load_form(write(WHOLE.replace('op = "="', f'op = "{written}"')))
        assert read == form.identities[0].op

    def test_a_term_on_both_sides(self, write):
        text = WHOLE.replace('right = ["carp"', 'right = ["total"')
        assert "identities.ponds.fish.right: total stands on both sides" == error(write(text))


class TestTablesOfASection:
    def test_a_section_may_have_further_tables(self, write):
        form = load_form(write(local("""
            [[tables]]
            id = "channels"
            section = "applications"
            name = "附表"
            layout = "matrix"
            [[tables.blocks]]
            id = "channels"
            columns = [{ id = "count", label = "件数" }]
            rows = [{ id = "window", label = "当面申请" }]
        """)))  # fmt: skip
        assert ["channels"] == [table.id for table in form.extra]
        assert "applications" == form.section("applications").table
        assert ("附表", "附表") == form.table("channels").words

    def test_the_form_of_the_country_has_none_of_its_own(self):
        assert [()] * 2 == [form.extra for form in load_forms()]


def test_a_local_form_has_an_id_of_its_own(write):
    assert "id: 2021 is the id of a form of ours; give it one of its own" == error(
        write('id = "2021"\nextends = "2021"\nname = "市格式"')
    )


class TestUnreadableFile:
    def test_missing(self, tmp_path):
        assert "cannot be opened: No such file or directory" in error(tmp_path / "none.toml")

    def test_no_toml(self, write):
        assert "不是正确的TOML / not valid TOML: Invalid value (at line 2, column 8)" == error(
            write('id = "a"\nname = b\n')
        )

    def test_not_utf8(self, tmp_path):
        path = tmp_path / "form.toml"
        path.write_bytes('name = "格式"'.encode("gb18030"))
        assert "不是UTF-8编码 / not UTF-8 (invalid start byte)" == error(path)


class TestExtends:
    def test_starts_from_the_form_named(self, write):
        form, base = load_form(write(local())), load_forms()[1]
        assert ("city", base.notice, base.years) == (form.id, form.notice, form.years)
        assert (base.sections, base.tables, base.identities) == (form.sections, form.tables, form.identities)

    def test_unknown_form(self, write):
        assert "extends: no such form: 2012; did you mean 2021?" == error(write('id = "c"\nextends = "2012"'))

    def test_name_and_years_of_its_own(self, write):
        form = load_form(
            write(local(name="市格式", years="x").replace("'x'", "{ first = 2023, last = 2024 }"))
        )
        assert ("市格式", (2023, 2024)) == (form.name, form.years)

    def test_a_section_is_added_and_the_later_ones_are_renumbered(self, write):
        form = load_form(write(local("""
            [[sections]]
            id = "plans"
            title = "下一年度工作计划"
            after = "problems"
        """)))  # fmt: skip
        assert ["五、存在的主要问题及改进情况", "六、下一年度工作计划", "七、其他需要报告的事项"] == [
            section.heading for section in form.sections[4:]
        ]

    def test_a_section_without_a_place_comes_last(self, write):
        form = load_form(write(local('[[sections]]\nid = "plans"\ntitle = "计划"')))
        assert "七、计划" == form.sections[-1].heading

    def test_after_an_unknown_section(self, write):
        text = local('[[sections]]\nid = "plans"\ntitle = "计划"\nafter = "problem"')
        assert "sections.plans.after: no such id: problem; did you mean problems?" == error(write(text))

    def test_wordings_are_added_to_those_of_a_section(self, write):
        form = load_form(write(local('[[sections]]\nid = "problems"\nvariants = ["问题与改进"]')))
        base = load_forms()[1].section("problems")
        assert (*base.variants, "问题与改进") == form.section("problems").variants
        assert base.title == form.section("problems").title

    def test_label_variants_are_added_to_a_row_and_a_column(self, write):
        form = load_form(write(local("""
            [[tables]]
            id = "applications"
            [[tables.blocks]]
            id = "applications"
            rows = [{ id = "new", variants = ["一、当年新收"] }]
            columns = [{ id = "business", variants = ["企业"] }]
        """)))  # fmt: skip
        base, table = load_forms()[1].table("applications"), form.table("applications")
        assert (*base.row("new").variants, "一、当年新收") == table.row("new").variants
        assert ("企业",) == table.column("new", "business").variants
        assert list(base.targets()) == list(table.targets())
        assert base.row_groups == table.row_groups

    def test_a_label_of_its_own_keeps_the_path_above(self, write):
        form = load_form(write(local("""
            [[tables]]
            id = "applications"
            [[tables.blocks]]
            id = "applications"
            rows = [{ id = "other-misc", label = "3.其他情形" }]
        """)))  # fmt: skip
        row = form.table("applications").row("other-misc")
        assert ("三、本年度办理结果", "（六）其他处理", "3.其他情形") == row.path

    def test_a_row_is_added_with_its_group_and_sum(self, write):
        text = local("""
            [[tables]]
            id = "applications"
            groups = [{ id = "unable", rows = ["unable-not-held", "unable-must-create", "unable-unclear", "unable-lost"] }]
            [[tables.blocks]]
            id = "applications"
            rows = [{ id = "unable-lost", label = "4.信息灭失", path = ["三、本年度办理结果", "（四）无法提供"], after = "unable-unclear" }]
            [[identities]]
            id = "applications.balance"
            only = ["total"]
        """)  # fmt: skip
        form = load_form(write(text))
        table = form.table("applications")
        rows = [row.id for row in table.blocks[0].rows]
        assert "unable-lost" == rows[rows.index("unable-unclear") + 1]
        assert 4 == len(form.members(Target("applications", "applications", "unable", "total")))
        assert "（四）无法提供" == next(group.label for group in table.row_groups if group.id == "unable")
        assert 1 == sum(i.identity.id == "applications.balance" for i in form.instances)

    def test_a_table_of_its_own(self, write):
        form = load_form(write(local("""
            [[sections]]
            id = "visits"
            title = "来访情况"
            table = "visits"
            [[tables]]
            id = "visits"
            section = "visits"
            name = "表五"
            layout = "record"
            [[tables.blocks]]
            id = "visits"
            columns = [{ id = "number", label = "件数" }]
            rows = [{ id = "all", label = "" }]
        """)))  # fmt: skip
        assert [Target("visits", "visits", "all", "number")] == list(form.table("visits").targets())

    def test_the_built_in_form_stays_as_it_was(self, write):
        before = load_forms()[1].section("problems").variants
        load_form(write(local('[[sections]]\nid = "problems"\nvariants = ["问题与改进"]')))
        assert before == load_forms()[1].section("problems").variants


def test_the_built_in_forms_need_no_toml_parser():
    script = (
        "import sys; from gidr_lint.forms.load import load_forms; load_forms(); print('tomli' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()


class TestDocumentation:
    PAGE = (Path(__file__).parents[3] / "docs" / "forms.md").read_text(encoding="utf-8")

    def test_the_example_is_a_form(self, write):
        example, *_ = re.findall(r"```toml\n(.*?)```", self.PAGE, re.DOTALL)
        form = load_form(write(example))
        assert "六、下一年度工作计划" == form.section("plans").heading
        assert "其他需要说明的事项" in form.section("other-matters").variants
        assert "一、当年收到的申请数量" in form.table("applications").row("new").variants

    def test_the_message_shown_is_the_one_given(self, write):
        [shown] = re.findall(r"gidr-lint: qingxi\.toml:(.*)", self.PAGE)
        example, *_ = re.findall(r"```toml\n(.*?)```", self.PAGE, re.DOTALL)
        path = write(example.replace('"new", variants', '"new", varients'))
        with pytest.raises(ConfigError) as caught:
            load_form(path)
        assert f"{path}:{shown}" == str(caught.value)

    @pytest.mark.parametrize(
        "keys", KEYS, ids=["form", "years", "section", "table", "group", "block", "column", "row", "identity"]
    )
    def test_every_key_is_described(self, keys):
        assert [] == [key for key in keys if f"`{key}`" not in self.PAGE and f"{key} = " not in self.PAGE]
