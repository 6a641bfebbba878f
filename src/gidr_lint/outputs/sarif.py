"""SARIF 2.1.0: what code scanning services and editors read."""

from collections.abc import Iterable, Mapping
from typing import Any

from gidr_lint.base.diagnostics import Severity, Target
from gidr_lint.base.version import VERSION
from gidr_lint.judging.rule import RuleRef
from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._fingerprints import VERSION as FINGERPRINTS
from gidr_lint.outputs._fingerprints import fingerprints
from gidr_lint.outputs._pipelines import Remark, advice, remarks, uncounted, uri
from gidr_lint.outputs._rows import Row, at
from gidr_lint.outputs.json import compact, summary

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "none"}


class Run:
    """The log of one run; it keeps the rules in the order in which they are met, and what is counted only."""

    TELLS_UNREAD = True
    ENCODING = "utf-8"
    SPOOLED = True
    JOIN = ",\n"

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, Any]] = {}
        self._places: dict[str, int] = {}
        self._uncounted: list[Remark] = []

    def start(self, totals: Totals, style: Style) -> str:
        """All but the results; called last, so every rule that occurs is known."""
        driver = {
            "name": "gidr-lint",
            "version": VERSION,
            "semanticVersion": VERSION,
            "language": _language(style),
            "rules": self._described(style),
        }
        told = [*self._uncounted, *remarks(totals, style)]
        invocation: dict[str, Any] = {
            "executionSuccessful": not (totals.defects or totals.left or totals.plugins_failed),
            "exitCode": totals.status,
            "toolExecutionNotifications": list(map(_notification, told)),
        }
        uris = dict.fromkeys(uri(path) for path, _ in totals.seen)
        run = {
            "tool": {"driver": driver},
            "language": _language(style),
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [invocation],
            "artifacts": [{"location": {"uri": each}, "roles": ["analysisTarget"]} for each in uris],
            "properties": {"summary": summary(totals)},
        }
        head = compact({"$schema": SCHEMA, "version": "2.1.0"})[:-1]
        return f'{head},"runs":[{compact(run)[:-1]},"results":[\n'

    def piece(self, row: Row, style: Style) -> str:
        """A result a line for the findings of one file."""
        self._uncounted += uncounted(row, style)
        results = []
        for diagnostic, fingerprint in zip(row.entry["diagnostics"], fingerprints(row), strict=True):
            code = diagnostic["code"]
            if code not in self._rules:
                self._places[code] = len(self._rules)
                self._rules[code] = {name: diagnostic[name] for name in ("code", "name", "severity", "url")}
            result = _result(row.path, diagnostic, style)
            # Services that know a finding again by the hash of its line have none for a file without lines.
            prints = {
                f"gidrLint/v{FINGERPRINTS}": fingerprint,
                "primaryLocationLineHash": f"{fingerprint}:1",
            }
            index = self._places[code]
            results.append(
                compact({"ruleId": code, "ruleIndex": index, **result, "partialFingerprints": prints})
            )
        return self.JOIN.join(results)

    def end(self, totals: Totals, style: Style) -> str:
        return "\n]}]}\n"

    def _described(self, style: Style) -> list[dict[str, Any]]:
        from gidr_lint.plugins.house import built_in_rules

        ours = {ref.code: ref for ref in built_in_rules()}
        return [_rule(met, ours.get(code), style) for code, met in self._rules.items()]


def for_run() -> Run:
    """The log of one run."""
    return Run()


def _language(style: Style) -> str:
    return "zh-CN" if style.language == "zh" else "en-US"


def _rule(met: Mapping[str, Any], ref: RuleRef | None, style: Style) -> dict[str, Any]:
    """What a rule of ours says of itself; of a plugin's what its finding said. GitHub asks for all three texts."""
    code, name = met["code"], met["name"]
    said, why = name, ""
    default: dict[str, Any] = {"level": _LEVELS[met["severity"]]}
    if ref is not None:
        from gidr_lint.judging.documentation import documentation

        doc = documentation(ref, strict=False)
        said = (doc.zh if style.language == "zh" else doc.en) or name
        why = doc.why
        default = (
            {"level": _LEVELS[ref.severity.label]} if ref.severity > Severity.OFF else {"enabled": False}
        )
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": {"text": _more(code, why, style)},
        "defaultConfiguration": default,
        **({"helpUri": met["url"]} if met["url"] is not None else {}),
    }


def _more(code: str, why: str, style: Style) -> str:
    command = f"gidr-lint explain {code}"
    if style.language == "zh":
        return f"查什么、依据和例子：{command}"
    return f"{why} Source and examples: {command}".strip()


def _result(path: str, diagnostic: Mapping[str, Any], style: Style) -> dict[str, Any]:
    said = "\n".join(filter(None, (diagnostic["message"], advice(diagnostic, style))))
    related = [
        {
            "id": number,
            **_location(path if item["path"] is None else item["path"], item, style),
            **_said(item),
        }
        for number, item in enumerate(diagnostic["related"], 1)
    ]
    fixes = list(_fixes(path, diagnostic["fixes"]))
    return {
        "level": _LEVELS[diagnostic["severity"]],
        "message": {"text": said},
        "locations": [_location(path, diagnostic, style)],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
    }


def _said(related: Mapping[str, Any]) -> dict[str, Any]:
    words = " ".join(filter(None, (related["code"], related["message"])))
    return {"message": {"text": words}} if words else {}


def _location(path: str, place: Mapping[str, Any], style: Style) -> dict[str, Any]:
    """A place: its file and, where it has lines, the region; in words where it has none; what it is about."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if place["range"] is not None:
        physical["region"] = _region(place["range"])
    logical = []
    if place["address"] is not None:
        named = {"name": place["place"]} if place.get("place") else {}
        logical.append({**named, "fullyQualifiedName": at(place, style.language), "kind": "element"})
    target = str(Target(**place["target"]))
    if target:
        logical.append({"fullyQualifiedName": target, "kind": "value"})
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _region(span: Mapping[str, Any]) -> dict[str, int]:
    begin, end = span["start"], span["end"]
    return {
        "startLine": begin["line"],
        "startColumn": begin["column"],
        "endLine": end["line"],
        "endColumn": end["column"],
    }


def _fixes(path: str, fixes: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """The safe ones whose edits are all at places with lines; others are for `gidr-lint fix`."""
    for fix in fixes:
        edits = fix["edits"]
        if fix["safety"] != "safe" or not edits or any(edit["range"] is None for edit in edits):
            continue
        replacements = [
            {"deletedRegion": _region(edit["range"]), "insertedContent": {"text": edit["text"]}}
            for edit in edits
        ]
        change = {"artifactLocation": {"uri": uri(path)}, "replacements": replacements}
        yield {"description": {"text": fix["title"]}, "artifactChanges": [change]}


def _notification(remark: Remark) -> dict[str, Any]:
    level = "error" if remark.is_failure else "note" if remark.name == "unlisted" else "warning"
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(remark.path or ".")}}}
    return {
        "level": level,
        "message": {"text": remark.text},
        **({} if remark.path is None else {"locations": [place]}),
    }
