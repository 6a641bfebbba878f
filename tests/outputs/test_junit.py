"""JUnit: valid by the schema of Jenkins' plugin, and read by a library that programs read such reports with."""

import json
import re
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from gidr_lint.document.source import Source
from gidr_lint.engine.linter import Linter
from gidr_lint.outputs import Style, junit
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.registry import Registry

from .conftest import many

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas" / "junit-10.xsd")))


@pytest.fixture(scope="module")
def report(run):
    return JUnitXml.fromstring(run.outputs["junit"].encode())


def suites(report):
    return {suite.name: suite for suite in report}


def outcomes(suite):
    return [type(result) for case in suite for result in case.result]


def test_the_report_is_valid(run):
    tree = etree.fromstring(run.outputs["junit"].encode())
    assert SCHEMA.validate(tree), SCHEMA.error_log


@pytest.mark.parametrize("spoil", ["testcase name", "testsuite tests"])
def test_the_schema_refuses_what_is_wrong(run, spoil):
    tree = etree.fromstring(run.outputs["junit"].encode())
    element, attribute = spoil.split()
    del next(tree.iter(element)).attrib[attribute]
    assert not SCHEMA.validate(tree)


def test_the_counts_are_those_of_the_cases(report):
    for suite in report:
        found = outcomes(suite)
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
            len(list(suite)), found.count(Failure), found.count(Error), found.count(Skipped)
        )  # fmt: skip
    before = (report.tests, report.failures, report.errors)
    report.update_statistics()
    assert before == (report.tests, report.failures, report.errors)


def test_a_sound_file_is_a_case_that_passed_and_one_that_was_not_read_an_error(report):
    found = suites(report)
    assert [True] == [case.is_passed for case in found["clean-2019.md"]]
    assert {Error} == set(outcomes(found["2023年政府信息公开工作年度报告.doc"]))
    assert {Error} == set(outcomes(found["below/broken.docx"]))
    assert {Failure} <= set(outcomes(found["draft.md"]))


def test_what_was_not_read_is_skipped_and_what_is_not_listed_is_said(report):
    others = suites(report)["gidr-lint"]
    assert ["unread below/附件 ::error::x.zip"] == [case.name for case in others]
    assert {Skipped} == set(outcomes(others))
    assert "P701还有" in suites(report)["many.md"]._elem.findtext("system-out")


def test_a_case_is_of_the_class_of_its_file_and_of_no_package(report):
    assert {"draft_md"} == {case.classname for case in suites(report)["draft.md"]}
    assert [] == [case.classname for suite in report for case in suite if "." in case.classname]


def test_the_name_of_a_case_is_its_own_and_no_line_is_in_it(report):
    for suite in report:
        names = [case.name for case in suite]
        assert len(names) == len(set(names))
    assert any(
        re.fullmatch(r"A302 outcome-total applications\.[\w.-]+", case.name)
        for case in suites(report)["draft.md"]
    )


def test_no_character_is_written_that_xml_does_not_take():
    linter = Linter(registry=Registry(installed=False))
    text = many().replace("XX", "XX\ufffe\uffff\x0b\x1b\ud800")
    result = linter.lint(Source("a\x00\ufffe\ud800.md", text.encode("utf-8", "surrogatepass")))
    made = rendered(junit, [result], Style())
    assert SCHEMA.validate(etree.fromstring(made.encode()))


def test_places_are_those_of_json(run, report):
    (file,) = (file for file in json.loads(run.outputs["json"])["files"] if file["path"] == "draft.md")
    cases = list(suites(report)["draft.md"])
    lines = [int(case._elem.get("line")) for case in cases]
    assert [item["range"]["start"]["line"] for item in file["diagnostics"]] == lines
    assert [item["message"] for item in file["diagnostics"]] == [
        result.message for case in cases for result in case.result
    ]


def test_what_all_files_came_to_are_properties(run):
    accounts = json.loads(run.outputs["json"])["summary"]["accounts"]
    tree = etree.fromstring(run.outputs["junit"].encode())
    told = {each.get("name"): int(each.get("value")) for each in tree.iter("property")}
    assert accounts == told
    assert accounts["walked"] > accounts["reports"]
