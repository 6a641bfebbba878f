"""What a rule declares: a word that means nothing is refused where the rule is defined."""

import ast
from pathlib import Path

import pytest

import gidr_lint.judging.looks
from gidr_lint.api import Severity, UnknownId, option, rule
from gidr_lint.judging import declared
from gidr_lint.judging.rule import RuleRef
from gidr_lint.judging.sign_names import SIGNS
from gidr_lint.plugins.registry import Registry


def define(function=lambda case: (), **given):
    return rule(**{"code": "QX101", "severity": Severity.WARNING, **given})(function)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"signs": ("contradictoin",)}, "QX101: signs没有“contradictoin”，是不是contradiction？ / no such sign: contradictoin; did you mean contradiction?"),
        ({"signs": ("cell:dahs",)}, "did you mean cell:dash?"),
        ({"signs": ("less",)}, "there are less:in-force, less:public-total"),
        ({"signs": ("text:",)}, "text: takes the words that are looked for"),
        ({"signs": ("txt:字",)}, "no such sign: txt:字; did you mean text:?"),
        ({"fixable": "sometimes"}, "QX101: fixable没有“sometimes”，有safe、unsafe / no such value of fixable: sometimes; there are safe, unsafe"),
        ({"fixable": "saf"}, "did you mean safe?"),
        ({"needs": ("table",)}, "no such word of needs: table; did you mean tables?"),
        ({"on": ("rule-crash",)}, "no such word of on: rule-crash; did you mean rule-crashed?"),
        ({"outranks": ("a301",)}, "outranks has codes and prefixes, not 'a301'"),
        ({"code": "QX1"}, "a plugin's code is two or more capital letters and three digits, not QX1"),
        ({"options": {"most": option(9, "x", (1, 5))}}, "the default 9 of option most is not within 1 and 5"),
    ],
)  # fmt: skip
def test_a_word_that_means_nothing_is_refused_with_the_nearest(given, said):
    with pytest.raises(UnknownId) as caught:
        define(**given)
    assert str(caught.value).endswith(said)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"signs": "contradiction"}, "signs is a tuple of words, not 'contradiction'"),
        ({"outranks": ["A301"]}, "outranks is a tuple of words, not ['A301']"),
        ({"severity": "warning"}, "severity is Severity.WARNING or the like, not 'warning'"),
        ({"in_draft": "inof"}, "in_draft is Severity.INFO or the like, not 'inof'"),
        ({"options": {"words": ("电话",)}}, "option words is to be made by option(default, help)"),
        ({"options": {"words": option(None, "x")}}, "is a number, a text, a bool or a tuple of them, not None"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused(given, said):
    with pytest.raises(TypeError) as caught:
        define(**given)
    assert str(caught.value).endswith(said)


class TestOptionsAndParameters:
    OPTIONS = {"phrase": option("电话", "What it may be called.")}

    @pytest.mark.parametrize(
        ("function", "said"),
        [
            (lambda case: (), "no such parameter: phrase"),
            (lambda case, frase: (), "no such parameter: phrase; did you mean frase?"),
            (lambda case, phrase, most: (), "no such option: most; there are phrase"),
            (lambda case, *, phrase, most: (), "no such option: most; there are phrase"),
        ],
    )
    def test_an_option_is_a_parameter_and_a_parameter_an_option(self, function, said):
        with pytest.raises(UnknownId) as caught:
            define(function, options=self.OPTIONS)
        assert str(caught.value).endswith(said)

    @pytest.mark.parametrize(
        "function",
        [
            lambda case, phrase: (),
            lambda case, *, phrase: (),
            lambda case, phrase, most=3: (),
            lambda case, **options: (),
        ],
    )
    def test_what_fits_is_taken(self, function):
        assert define(function, options=self.OPTIONS).options == self.OPTIONS

    def test_a_function_without_a_case_is_refused(self):
        with pytest.raises(TypeError, match="takes the case as its first argument"):
            define(lambda: ())


def test_text_and_lacks_take_any_words():
    assert ("text:电话", "lacks:咨询") == define(signs=("text:电话", "lacks:咨询")).signs


def test_our_own_rules_declare_nothing_else():
    for ref in Registry(installed=False).rules:
        found = ref.load()
        declared.check(found.ref)
        declared.check_options(found.code, found.check, found.options)


def test_a_reference_is_held_to_the_same():
    with pytest.raises(UnknownId, match="did you mean claims:sum"):
        declared.check(RuleRef("QX101", "a", Severity.WARNING, "a", signs=("claim:sum",)))


def told_by_looks():
    """Every sign that a look can yield, as its source has it; None for what is put together when it runs."""
    for path in Path(gidr_lint.judging.looks.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Yield) or node.value is None:
                continue
            branches = (
                [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
            )
            for value in branches:
                yield value.value if isinstance(value, ast.Constant) else None


def test_every_sign_that_is_told_has_a_name():
    from gidr_lint.judging.looks import tables
    from gidr_lint.report.amounts import Mark, State
    from gidr_lint.report.model import TableState

    written = set(told_by_looks()) - {None}
    assert set() == written - SIGNS.keys() and len(written) > 50
    made = {f"cell:{word}" for word in (*State.__args__, *Mark.__args__)} - {"cell:number"}
    made |= {f"table:{state}" for state in TableState.__args__} - {"table:bound"}
    made |= set(tables._OF_BLOCKS.values()) | {f"less:{column}" for column in tables._LESS.values()}
    circumstances = {"organisation", "history", "lists", "changes"}
    assert SIGNS.keys() == written | made | circumstances
