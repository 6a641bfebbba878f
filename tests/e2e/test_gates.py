"""How many warnings a run may have, and how many findings each rule has."""

import json
import re
from pathlib import Path

import pytest

from gidr_lint.cli.main import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
# Five errors and five warnings, one of them of each rule but A302.
DRAFT = EXAMPLES / "draft.md"
WARNING = EXAMPLES / "errors" / "T215.md"


@pytest.fixture
def check(capsys):
    def call(*args):
        status = main(["check", "--isolated", "--no-history", *map(str, args)])
        return (status, *capsys.readouterr())

    return call


class TestMaxWarnings:
    @pytest.mark.parametrize(("most", "status"), [(0, 1), (1, 0), (2, 0)])
    @pytest.mark.parametrize("fail_on", ["warning", "error"])
    def test_up_to_so_many_are_forgiven_whatever_the_threshold(self, check, most, status, fail_on):
        assert status == check("--max-warnings", most, "--fail-on", fail_on, WARNING)[0]

    def test_the_warnings_of_all_files_are_counted(self, check, tmp_path):
        for name in "abc":
            (tmp_path / f"{name}.md").write_bytes(WARNING.read_bytes())
        assert 0 == check("--max-warnings", 3, tmp_path)[0]
        status, _, err = check("--max-warnings", 2, tmp_path)
        assert (1, "警告3个，多于 --max-warnings 的2个。\n") == (status, err)

    def test_an_error_fails_however_many_warnings_are_forgiven(self, check):
        status, _, err = check("--max-warnings", 99, DRAFT)
        assert (1, "") == (status, err)

    def test_a_threshold_of_notes_stays(self, check):
        assert 1 == check("--max-warnings", 9, "--fail-on", "info", "--select", "T218", EXAMPLES / "errors" / "T218.md")[0]  # fmt: skip

    def test_never_is_never(self, check):
        status, _, err = check("--max-warnings", 0, "--fail-on", "never", WARNING)
        assert (0, "") == (status, err)

    def test_in_english(self, check):
        assert "1 warnings" not in check("--max-warnings", 0, "--lang", "en", WARNING)[2]
        assert "5 warnings: more than the 4 of --max-warnings.\n" == check("--max-warnings", 4, "--lang", "en", DRAFT)[2]  # fmt: skip

    @pytest.mark.parametrize("number", ["-1", "2.5", "many", ""])
    def test_what_is_no_number_is_wrong_usage(self, check, number):
        status, out, err = check(f"--max-warnings={number}", DRAFT)
        assert (2, "") == (status, out)
        assert "应为0或正整数" in err

    def test_what_is_left_after_fixing_counts(self, tmp_path, capsys):
        draft = tmp_path / "a.md"
        draft.write_bytes(WARNING.read_bytes())
        assert 1 == main(["fix", "--isolated", "--diff", "--max-warnings", "0", str(draft)])
        assert 0 == main(["fix", "--isolated", "--max-warnings", "0", str(draft)])


@pytest.fixture
def folder(tmp_path):
    """Reports with one mistake each, and one with ten."""
    for path in (DRAFT, *(EXAMPLES / "errors").glob("T21*.md")):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


class TestStatistics:
    def counted(self, check, folder):
        files = json.loads(check("--format", "json", folder)[1])["files"]
        found = [item for file in files for item in file["diagnostics"]]
        fixable = [item for item in found if any(fix["safety"] == "safe" for fix in item["fixes"])]
        return {
            (code, sum(item["code"] == code for item in found), sum(item["code"] == code for item in fixable))
            for code in {item["code"] for item in found}
        }

    @pytest.mark.parametrize("format", ["text", "concise"])
    def test_stand_behind_the_findings_those_with_most_first(self, check, folder, format):
        plain, told = (check("--format", format, *more, folder)[1] for more in ((), ("--statistics",)))
        lines = re.findall(r"^ +(\d+)  ([A-Z]+\d+) +([a-z0-9-]+)(?:（(\d+)个可用 fix 改正）)?$", told, re.M)
        assert self.counted(check, folder) == {(code, int(n), int(fixes or 0)) for n, code, _, fixes in lines}
        assert lines == sorted(lines, key=lambda line: (-int(line[0]), line[1]))
        last_finding = plain.rstrip().split("\n共检查")[0]
        assert told.startswith(last_finding)

    def test_are_a_key_of_json(self, check, folder):
        data = json.loads(check("--format", "json", "--statistics", folder)[1])
        assert self.counted(check, folder) == {
            (i["code"], i["count"], i["fixable"]) for i in data["statistics"]
        }
        assert {"code": "T215", "name": "unit-in-cell", "count": 1, "fixable": 1} in [
            {**item, "count": 1, "fixable": 1} for item in data["statistics"]
        ]

    def test_of_a_clean_report_there_are_none(self, check):
        clean = EXAMPLES / "clean-2021.md"
        assert check(clean) == check("--statistics", clean)
        assert [] == json.loads(check("--format", "json", "--statistics", clean)[1])["statistics"]

    def test_in_english(self, check):
        assert re.search(
            r"^  1  T215  [a-z-]+ \(1 fixable\)$", check("--statistics", "--lang", "en", WARNING)[1], re.M
        )
