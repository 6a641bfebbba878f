"""Relations of a local form: each that fails is told, none that holds or cannot be checked, one mistake once."""

import re
from pathlib import Path

import pytest

from gidr_lint.base.diagnostics import Severity
from gidr_lint.base.settings import Settings
from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.plugins.registry import Registry
from gidr_lint.testing.draft import Draft

REGISTRY = Registry(installed=False)
HEAD = 'id = "city"\nextends = "2021"\nname = "市格式"\n'
RELATION = """
[[identities]]
id = "{id}"
name = "{name}"
source = "市通知第三条"
kind = "{kind}"
table = "{table}"
per = "{per}"
left = {left}
op = "{op}"
right = {right}
only = {only}
"""


def relation(left, op, right, **given):
    values = {
        "id": "city.one",
        "name": "市里的关系",
        "kind": "official",
        "table": "applications",
        "per": "column",
    }
    values |= {"only": []} | given
    return RELATION.format(left=left, op=op, right=right, **values)


@pytest.fixture
def checked(tmp_path):
    """What is said of a draft held to a form with these relations."""

    def check(draft, *relations, previous=None, **settings):
        path = tmp_path / "city.toml"
        path.write_text(HEAD + "".join(relations), encoding="utf-8")
        linter = Linter(Settings(form=str(path), **settings), REGISTRY)
        last = previous and Source("last.md", previous.markdown().encode(), "markdown")
        return linter.lint(Source("draft.md", draft.markdown().encode(), "markdown"), previous=last)

    return check


def draft(table="applications", **cells):
    made = Draft.clean()
    for place, text in cells.items():
        row, _, column = place.replace("_", "-").rpartition("--")
        assert (row or "cases", column) in made.tables[table]
        made.tables[table][row or "cases", column] = text
    return made


def codes(result):
    return [diagnostic.code for diagnostic in result.diagnostics]


# The rows of a clean draft have 24, 3, 0, 1, 2, 0, 30 new and 11, 2, 0, 1, 0, 0, 14 granted.
SAME = relation(["new"], "=", ["granted"])
MORE = relation(["new"], "≤", ["granted"])


class TestWhatIsTold:
    @pytest.mark.parametrize(("written", "word"), [(SAME, "应等于"), (MORE, "应不大于")])
    def test_a_relation_that_fails_in_many_columns_is_one_finding_that_says_in_how_many(
        self, checked, written, word
    ):
        result = checked(Draft.clean(), written)
        (found,) = result.diagnostics
        assert ("A315", Severity.ERROR) == (found.code, found.severity)
        assert (
            "表三“自然人”列不符合“市里的关系”：“一、本年新收政府信息公开申请数量”24，"
            f"{word}“（一）予以公开”11，相差13，另有3处也不符合"
        ) == found.message.text()
        assert "市通知第三条" in found.message.help()
        assert "applications.new.natural-person" == str(found.target)
        assert {"held": 45, "failed": 4} == {k: result.coverage.identities[k] for k in ("held", "failed")}

    @pytest.mark.parametrize(
        ("kind", "severity"),
        [("official", Severity.ERROR), ("derivable", Severity.WARNING), ("plausibility", Severity.INFO)],
    )
    @pytest.mark.parametrize("op", ["=", "≤"])
    def test_its_kind_says_how_severe_it_is(self, checked, kind, severity, op):
        (found,) = checked(
            Draft.clean(), relation(["new"], op, ["granted"], kind=kind, only=["business"])
        ).diagnostics
        assert ("A315", severity) == (found.code, found.severity)

    def test_nothing_on_one_side_is_nought(self, checked):
        (found,) = checked(Draft.clean(), relation(["granted"], "=", [], only=["business"])).diagnostics
        assert "“（一）予以公开”2，应等于0，相差2" in found.message.text()

    def test_in_a_table_of_one_row_no_row_is_named(self, checked):
        written = relation(["review-total"], "≤", ["direct-suit-total"], table="disputes", per="row")
        (found,) = checked(Draft.clean(), written).diagnostics
        assert found.message.text().startswith("表四不符合“市里的关系”：“行政复议·总计”3，")
        assert found.message.text("en").startswith("Table 4 breaks the rule 市里的关系: ")

    def test_a_relation_that_holds_is_counted_and_silent(self, checked):
        result = checked(Draft.clean(), relation(["granted"], "≤", ["total"]))
        assert [] == codes(result)
        assert 49 == result.coverage.identities["held"]

    def test_several_relations_are_told_each(self, checked):
        one = relation(["new"], "=", ["granted"], id="a", only=["business"])
        two = relation(["granted"], "=", ["carried-out"], id="b", only=["total"])
        assert ["A315", "A315"] == codes(checked(Draft.clean(), one, two))

    def test_switching_the_rule_off_leaves_it_silent(self, checked):
        assert [] == codes(checked(Draft.clean(), SAME, ignore=("A315",)))


class TestWhatCannotBeChecked:
    @pytest.mark.parametrize("text", ["", "/", "见说明", "XX", "3.5", "-3"])
    def test_a_cell_that_cannot_be_read_leaves_its_column_unchecked(self, checked, text):
        made = draft(granted__business=text)
        result = checked(made, relation(["granted"], "=", ["new"], only=["business"]))
        assert "A315" not in codes(result)

    def test_a_missing_row_leaves_the_relation_unchecked(self, checked):
        made = Draft.clean()
        made.dropped.add(("applications", "row:granted"))
        assert "A315" not in codes(checked(made, SAME, MORE.replace("city.one", "city.two")))

    def test_a_missing_table_leaves_the_relation_unchecked(self, checked):
        made = Draft.clean()
        del made.tables["applications"]
        assert "A315" not in codes(checked(made, SAME))

    def test_amounts_with_decimals_are_added_up_as_they_are(self, checked):
        fee = relation(["fee"], "≤", [], table="proactive", per="row") + 'block = "art20-8"\n'
        made = draft("proactive", administrative_fee__fee="26.55")
        (found,) = checked(made, fee).diagnostics
        assert "26.55，应不大于0，相差26.55" in found.message.text()


# As it should be, 11 are 3, 6 and 2 together.
TIGHT = relation(
    ["granted"], "≤", ["partly-granted", "unable-not-held", "carried-in"], only=["natural-person"]
)


class TestOneMistakeOneFinding:
    def test_what_an_official_sum_explains_is_its_related_place(self, checked):
        (found,) = checked(draft(granted__natural_person="12"), TIGHT).diagnostics
        assert "A302" == found.code
        assert "表三“（一）予以公开”行“自然人”列填的是12，改为11后三处合计都对得上" == found.message.text()
        assert "A315" in [related.code for related in found.related]

    def test_where_the_official_rule_is_off_the_local_one_speaks(self, checked):
        made = draft(granted__natural_person="12")
        assert ["A315"] == codes(checked(made, TIGHT, ignore=("A302", "A303")))

    def test_a_relation_that_is_wrong_itself_changes_nothing_that_official_sums_say(self, checked):
        made = draft(granted__natural_person="12")
        official = [
            d.message.text()
            for d in Linter(Settings(), REGISTRY)
            .lint(Source("draft.md", made.markdown().encode(), "markdown"))
            .diagnostics
        ]
        assert 1 == len(official)
        told = [d.message.text() for d in checked(made, SAME).diagnostics if d.code != "A315"]
        assert official == told


class TestLastYear:
    WRITTEN = relation(["previous.total"], "≤", ["total"], only=["total"])

    def past(self, total):
        made = Draft.clean("2021", Draft.clean().year - 1)
        made.tables["applications"]["total", "total"] = total
        return made

    def test_less_than_last_year_is_a_warning_with_both_places(self, checked):
        told = checked(Draft.clean(), self.WRITTEN, previous=self.past("40")).diagnostics
        (found,) = (diagnostic for diagnostic in told if diagnostic.code == "A315")
        assert Severity.WARNING == found.severity
        assert "上年“（七）总计”40，应不大于“（七）总计”30，相差10" in found.message.text()
        assert ["last.md"] == [related.path for related in found.related if related.path]

    @pytest.mark.parametrize("total", ["29", "30", "", "见附件"])
    def test_no_less_or_unknown_says_nothing(self, checked, total):
        assert "A315" not in codes(checked(Draft.clean(), self.WRITTEN, previous=self.past(total)))

    def test_without_last_year_nothing_is_said(self, checked):
        assert [] == codes(checked(Draft.clean(), self.WRITTEN))


DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    language: (DOCS / path).read_text(encoding="utf-8")
    for language, path in (("zh", "forms.md"), ("en", "en/forms.md"))
}


def examples(language):
    """The form files that a page shows, and the messages behind them."""
    return re.findall(r"```toml\n(.*?)```", PAGES[language], re.DOTALL), re.findall(
        "^(?:表二|附表一|Table 2,).*$", PAGES[language], re.MULTILINE
    )


@pytest.mark.parametrize("language", PAGES)
def test_the_relation_that_a_page_shows_is_told_as_it_says(checked, language):
    (_, written, _), (said, *_) = examples(language)
    made = draft("proactive", coercion__decisions="15", penalty__decisions="12")
    told = [d.message.text(language) for d in checked(made, written).diagnostics if d.code == "A315"]
    assert [said] == told


@pytest.mark.parametrize("language", PAGES)
def test_the_table_that_a_page_shows_is_told_as_it_says(checked, language):
    (*_, written), (_, lacks, out) = examples(language)
    table = "| 项目 | 场次 | 人次 |\n| --- | --- | --- |\n| 内部培训 | 3 | 60 |\n| 外部培训 | 2 | 30 |\n| 合计 | 5 | 100 |\n"
    for shown, message in ((table.replace("| 外部培训 | 2 | 30 |\n", ""), lacks), (table, out)):
        made = Draft.clean()
        made.sections["training"] = ("七、政务公开培训情况", [shown])
        assert [message] == [found.message.text(language) for found in checked(made, written).diagnostics]


def test_both_pages_show_the_same_forms():
    bare = [[re.sub(r" +#.*", "", one) for one in examples(language)[0]] for language in PAGES]
    assert bare[0] == bare[1]
