"""Findings that share a key become one diagnostic, whatever the order in which they came."""

from itertools import permutations

import pytest

from gidr_lint.base.diagnostics import Edit, Finding, Fix, Message, Related, Severity, Target, Words
from gidr_lint.base.location import at
from gidr_lint.engine.merge import Stamped, groups, joined, outranks
from gidr_lint.judging.rule import RuleRef
from gidr_lint.plugins.registry import Registry

SAY = Message(zh="{what}", en="{what}")
HERE = Words("这里", "here")
RULES = {ref.code: ref for ref in Registry(installed=False).rules}


def stamped(code, start=0, *, keys=(), severity=Severity.WARNING, in_force=None, **more):
    finding = Finding(at(start, start + 1), SAY(what=code), keys=keys, **more)
    ref = RULES.get(code) or RuleRef(code, code.lower(), severity, "nowhere")
    return Stamped(ref, in_force or severity, severity, finding)


def merged(*findings):
    return [joined(group) for group in groups(findings)]


def codes(*findings):
    return [diagnostic.code for diagnostic in merged(*findings)]


def test_findings_without_a_common_key_stay_apart():
    assert codes(stamped("T213", keys=("a",)), stamped("T214", keys=("b",)), stamped("T215")) == [
        "T213",
        "T214",
        "T215",
    ]


def test_findings_that_share_a_key_over_a_third_are_one():
    found = merged(
        stamped("N401", 1, keys=("a",)),
        stamped("N402", 2, keys=("b",)),
        stamped("N403", 3, keys=("a", "b")),
    )
    assert [("N401", ["N402", "N403"])] == [(d.code, [r.code for r in d.related]) for d in found]


def test_every_order_gives_the_same_diagnostic():
    findings = (
        stamped("A301", 5, keys=("f",), severity=Severity.ERROR),
        stamped("A303", 3, keys=("f", "g"), severity=Severity.ERROR),
        stamped("A303", 4, keys=("g",), severity=Severity.ERROR),
        stamped("N401", 9, keys=("g",)),
        stamped("T213", 1, keys=("other",)),
    )

    def seen(order):
        return [(d.code, d.location, d.related) for d in merged(*order)]

    expected = seen(findings)
    assert [("T213", 0), ("A301", 3)] == [(code, len(related)) for code, _, related in expected]
    assert all(expected == seen(order) for order in permutations(findings))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("E003", "T217"),
        ("S116", "S101"),
        ("S104", "S105"),
        ("T224", "P703"),
        ("T224", "T214"),
        ("T227", "T214"),
        ("T217", "T213"),
        ("T223", "T216"),
        ("T230", "A302"),
        ("A302", "A311"),
        ("N409", "N403"),
        ("N411", "N401"),
        ("N413", "N415"),
        ("N417", "N416"),
        ("D514", "D503"),
        ("D515", "D502"),
        ("D502", "D508"),
        ("P701", "N414"),
    ],
)
def test_catalogue_precedence_comes_before_severity(first, then):
    low = stamped(first, 1, keys=("x",), severity=Severity.INFO)
    high = stamped(then, 2, keys=("x",), severity=Severity.ERROR)
    assert [first] == codes(low, high)


def test_precedence_never_names_a_pair_both_ways():
    ranks = {code: [other for other in RULES if outranks(ref, other)] for code, ref in RULES.items()}
    assert [] == [(code, other) for code, others in ranks.items() for other in others if code in ranks[other]]


def test_what_a_rule_outranks_is_there():
    words = {word for ref in RULES.values() for word in ref.outranks}
    assert [] == [word for word in words if not any(code.startswith(word) for code in RULES)]


def test_a_wrong_era_outline_takes_all_missing_and_extra_sections_with_it():
    outline = stamped("S116", 0, keys=(("section", "a"), ("section", "b"), ("heading", 7)))
    missing = [stamped("S101", 1, keys=(("section", id),), severity=Severity.ERROR) for id in "ab"]
    extra = stamped("S104", 7, keys=(("heading", 7),))
    other = stamped("S101", 2, keys=(("section", "c"),), severity=Severity.ERROR)
    assert ["S116", "S101"] == codes(*missing, extra, outline, other)


def test_the_most_severe_speaks_where_the_catalogue_is_silent():
    assert ["T216"] == codes(
        stamped("T215", keys=("x",)), stamped("T216", keys=("x",), severity=Severity.ERROR)
    )


def test_the_severity_that_the_configuration_gives_does_not_change_who_speaks():
    lowered = stamped("T216", keys=("x",), severity=Severity.ERROR, in_force=Severity.INFO)
    raised = stamped("T215", keys=("x",), severity=Severity.WARNING, in_force=Severity.ERROR)
    [diagnostic] = merged(lowered, raised)
    assert ("T216", Severity.INFO) == (diagnostic.code, diagnostic.severity)


def test_official_identity_then_a_then_n_then_the_others():
    keys = ("x",)
    severity = Severity.ERROR
    order = ["A301", "A302", "N401", "D502", "T216"]
    for number in range(len(order)):
        findings = [stamped(code, keys=keys, severity=severity) for code in reversed(order[number:])]
        assert [order[number]] == codes(*findings)


def test_a_code_of_a_plugin_is_of_no_family_of_ours():
    assert ["N401"] == codes(stamped("AB101", keys=("x",)), stamped("N401", keys=("x",)))


def test_losers_become_related_with_their_code_and_target():
    target = Target("applications", "applications", "new", "total")
    [diagnostic] = merged(stamped("A301", 1, keys=("x",)), stamped("N401", 2, keys=("x",), target=target))
    [related] = diagnostic.related
    assert ("N401", at(2, 3), target, "N401") == (
        related.code,
        related.location,
        related.target,
        related.text(),
    )


def test_related_places_are_named_once_and_take_the_code_of_a_finding_there():
    keys = ("x",)
    best = stamped("A301", 1, keys=keys, related=(Related(at(3, 4), HERE), Related(at(9, 10), HERE)))
    loser = stamped("A303", 3, keys=keys, related=(Related(at(1, 2), HERE), Related(at(9, 10), HERE)))
    [diagnostic] = merged(best, loser)
    assert [(at(3, 4), "A303", "这里"), (at(9, 10), None, "这里")] == [
        (r.location, r.code, r.text()) for r in diagnostic.related
    ]


def test_a_loser_at_the_very_place_of_the_winner_is_still_named():
    [diagnostic] = merged(stamped("T223", 1, keys=("x",)), stamped("T216", 1, keys=("x",)))
    assert ["T216"] == [related.code for related in diagnostic.related]


def test_the_fixes_are_those_of_the_finding_that_speaks():
    fix = Fix(HERE, (Edit(at(1, 2), "0"),), "unsafe")
    [diagnostic] = merged(stamped("A301", 1, keys=("x",)), stamped("T213", 1, keys=("x",), fixes=(fix,)))
    assert () == diagnostic.fixes
    [diagnostic] = merged(stamped("A301", 1, keys=("x",), fixes=(fix,)), stamped("T213", 1, keys=("x",)))
    assert (fix,) == diagnostic.fixes


def test_a_related_place_that_only_begins_the_winners_own_is_not_shown_again():
    long = Finding(at(1, 5), SAY(what="D502"), keys=("x",))
    best = Stamped(RULES["D502"], Severity.ERROR, Severity.ERROR, long)
    shorter = Related(at(1, 3), HERE)
    loser = stamped("D508", 7, keys=("x",), related=(shorter, Related(at(9, 10), HERE)))
    [diagnostic] = merged(best, loser)
    assert [("D508", at(7, 8)), (None, at(9, 10))] == [(r.code, r.location) for r in diagnostic.related]
