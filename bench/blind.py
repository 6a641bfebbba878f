"""
Scores gidr-lint on the rounds of tests/blind: sentences and reports by writers who had not seen the program.

    python bench/blind.py --round 01 [--round 02 …] [--at COMMIT] [--list]

Each round has `sentences.toml` (one report's tables, and sentences of which some have one wrong figure, marked «…») and
whole sound reports with their comparable figures marked ⟦…⟧. Counted are: wrong figures of sentences found at that very
figure while the sentence is silent there once it is right; true sentences told an error or warning; sound reports with
one; figures of reports found when each alone is made wrong; and figures that the coverage compares.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from gidr_lint_dev.rounds import FOLDER, MARK, NEUTRAL, WRONG, altered, load_round, with_prose

ROOT = Path(__file__).resolve().parent.parent
Prose = Mapping[str, list[str]]


class Round:
    """A round as drafts by their names: all of them, or those that are `wanted`."""

    def __init__(self, folder: Path, wanted: Callable[[str], bool] = lambda name: True) -> None:
        self.name = folder.name
        self.wanted = wanted
        self.drafts: dict[str, str] = {}
        self.spots: dict[str, tuple[int, int] | None] = {}
        _, self.sentences, self.reports = load_round(folder)
        self._sentences()
        self._reports()

    def _say(self, name: str, prose: Prose, spot: str = "") -> None:
        """The report of the sentences with some prose."""
        if self.wanted(name):
            self._put(name, with_prose(self.sentences, prose).markdown(), spot)

    def _put(self, name: str, text: str, spot: str = "") -> None:
        """A draft; `spot` is the marked stretch whose marks are taken away."""
        if not self.wanted(name):
            return
        if spot:
            place = text.index("«")
            text = text.replace("«", "").replace("»", "")
            line = text.count("\n", 0, place) + 1
            column = place - text.rfind("\n", 0, place)
            self.spots[name] = (line, column), len(spot)
        self.drafts[name] = text

    def _sentences(self) -> None:
        self._say("base", NEUTRAL)
        for number, item in enumerate(self.sentences["sentence"], 1):
            prose = {id: list(lines) for id, lines in NEUTRAL.items()}
            said = item.get("wrong") or item["true"]
            prose.setdefault(item["section"], []).append(said)
            if "wrong" in item:
                marked = WRONG.search(said)
                self._say(f"s{number:03}-wrong", prose, marked[1])
                right = str(item["right"])
                prose[item["section"]][-1] = said[: marked.start()] + f"«{right}»" + said[marked.end() :]
                self._say(f"s{number:03}-right", prose, right)
            else:
                self._say(f"s{number:03}-true", prose)

    def _reports(self) -> None:
        for name, data in self.reports.items():
            whole = with_prose(data, data["sections"]).markdown()
            self._put(f"{name}-sound", MARK.sub(r"\1", whole))
            for number, mark in enumerate(MARK.finditer(whole), 1):
                new = altered(mark[1])
                marked = whole[: mark.start()] + f"«{new}»" + whole[mark.end() :]
                self._put(f"{name}-f{number:02}", MARK.sub(r"\1", marked), new)


def lint(command: list[str], drafts: dict[str, str], env: dict | None) -> dict[str, dict]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "strict.toml").write_text('extends = ["gidr-lint:strict"]\n')
        names = {}
        for number, (name, text) in enumerate(drafts.items()):
            # The name must not give a year.
            path = Path(folder, f"d{number}", "draft.md")
            path.parent.mkdir()
            path.write_text(text)
            names[str(path.relative_to(folder))] = name
        done = subprocess.run(
            [*command, "check", "--no-plugins", "--no-history", "--config", "strict.toml", "--format", "json", "--fail-on", "never", *names],
            cwd=folder, capture_output=True, text=True, env=env, check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(f"exit {done.returncode}: {done.stderr[-500:]}")
        return {names[f["path"]]: f for f in json.loads(done.stdout)["files"]}


def at_spot(diagnostics: list[dict], spot: tuple[tuple[int, int], int]) -> list[dict]:
    (line, column), length = spot

    def covers(rng: dict | None) -> bool:
        return bool(
            rng
            and rng["start"]["line"] == line
            and rng["start"]["column"] < column + length
            and rng["end"]["column"] > column
        )

    return [
        d
        for d in diagnostics
        if covers(d["range"]) or any(covers(r["range"]) and r["code"] for r in d["related"])
    ]


def score(found: dict[str, dict], round: Round, *, listing: bool) -> Counter:
    """What was found, and what wrongly; a draft that is not among the found ones is left out."""
    n: Counter = Counter()
    base = {(d["code"], d["message"]) for d in found["base"]["diagnostics"]}

    def fresh(name: str) -> list[dict]:
        return [d for d in found[name]["diagnostics"] if (d["code"], d["message"]) not in base]

    for number, item in enumerate(round.sentences["sentence"], 1):
        name = f"s{number:03}"
        if "wrong" in item:
            if f"{name}-wrong" not in found:
                continue
            n["wrong"] += 1
            wrong = at_spot(fresh(f"{name}-wrong"), round.spots[f"{name}-wrong"])
            right = at_spot(fresh(f"{name}-right"), round.spots[f"{name}-right"])
            hit = bool(wrong) and not right
            n["found"] += hit
            n["found strong"] += hit and any(d["severity"] != "info" for d in wrong)
            n["right flagged"] += any(d["severity"] != "info" for d in fresh(f"{name}-right"))
            if listing and not hit:
                print(
                    "missed" if not wrong else "not silent once right",
                    name,
                    item["kind"],
                    item["wrong"],
                    [d["message"] for d in right][:1],
                )
        else:
            strong = [d for d in fresh(f"{name}-true") if d["severity"] != "info"]
            n["true"] += 1
            n["flagged"] += bool(strong)
            n["info"] += bool(fresh(f"{name}-true")) and not strong
            if listing and strong:
                print("FALSE", name, item["true"], [(d["code"], d["message"]) for d in strong][:2])
    for name in round.reports:
        sound = found[f"{name}-sound"]
        strong = [d for d in sound["diagnostics"] if d["severity"] != "info" and d["code"][0] == "N"]
        other = [d for d in sound["diagnostics"] if d["severity"] != "info" and d["code"][0] != "N"]
        n["reports"] += 1
        n["accused"] += bool(strong)
        n["accused otherwise"] += bool(other)
        if listing and (strong or other):
            print("ACCUSED", name, [(d["code"], d["message"]) for d in (*strong, *other)])
        keys = [key for key in round.drafts if key.startswith(f"{name}-f") and key in found]
        marks = len(keys)
        n["figures"] += marks
        n["compared"] += min(marks, sound["coverage"]["claims"]["agreed"])
        for key in keys:
            known = {(d["code"], d["message"]) for d in sound["diagnostics"]}
            hits = [
                d
                for d in at_spot(found[key]["diagnostics"], round.spots[key])
                if (d["code"], d["message"]) not in known
            ]
            n["figures found"] += bool(hits)
            if listing and not hits:
                line = round.drafts[key].split("\n")[round.spots[key][0][0] - 1]
                at = round.spots[key][0][1]
                print("figure missed", key, line[max(0, at - 30) : at - 1] + "«" + line[at - 1 : at + 14])
    return n


def said(name: str, n: Counter) -> str:
    return (
        f"{name}: wrong sentences found {n['found']}/{n['wrong']} ({n['found'] / n['wrong']:.0%}; {n['found strong']} above info), "
        f"true ones flagged {n['flagged']}/{n['true']} ({n['flagged'] / n['true']:.1%}), info {n['info']}; "
        f"reports accused {n['accused']}/{n['reports']} (+{n['accused otherwise']} by other families), "
        f"figures found {n['figures found']}/{n['figures']} ({n['figures found'] / max(1, n['figures']):.0%}), compared {n['compared']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--round", action="append", dest="rounds", help="a folder of tests/blind, or a path; all by default"
    )
    parser.add_argument("--at", help="score the program of this commit")
    parser.add_argument("--list", action="store_true", help="print what was missed and what was false")
    options = parser.parse_args()
    folders = [Path(r) if "/" in r else FOLDER / r for r in options.rounds or ()] or sorted(
        p for p in FOLDER.iterdir() if p.is_dir()
    )
    command, env = [sys.executable, "-m", "gidr_lint"], None
    with tempfile.TemporaryDirectory() as tree:
        if options.at:
            import os

            subprocess.run(
                ["git", "worktree", "add", "-q", "--detach", f"{tree}/t", options.at], cwd=ROOT, check=True
            )
            env = {**os.environ, "PYTHONPATH": f"{tree}/t/src"}
        try:
            total: Counter = Counter()
            for folder in folders:
                round = Round(folder)
                n = score(lint(command, round.drafts, env), round, listing=options.list)
                print(said(round.name, n), flush=True)
                total += n
            if len(folders) > 1:
                print(said("all", total))
        finally:
            if options.at:
                subprocess.run(["git", "worktree", "remove", "--force", f"{tree}/t"], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
