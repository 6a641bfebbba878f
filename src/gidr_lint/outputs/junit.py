"""JUnit: a suite for each file, a failed case for each error and warning; a file without findings is a case that passed."""

import re
from html import escape

from gidr_lint.base.diagnostics import Target, Words
from gidr_lint.base.visible import on_one_line
from gidr_lint.outputs import Style, Totals
from gidr_lint.outputs._pipelines import Remark, advice, message, relative, remarks, uncounted
from gidr_lint.outputs._rows import Row, at
from gidr_lint.outputs._words import account_line

_NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SOUND = Words("没有发现问题", "nothing found")


class Run:
    """The report of one run, and how many cases it has so far."""

    TELLS_UNREAD = True
    ENCODING = "utf-8"
    SPOOLED = True

    def __init__(self) -> None:
        self._tests = self._failures = self._errors = 0

    def start(self, totals: Totals, style: Style) -> str:
        """The head; called last, so the cases are counted."""
        others = list(remarks(totals, style))
        errors = self._errors + sum(remark.is_failure for remark in others)
        counts = f'tests="{self._tests + len(others)}" failures="{self._failures}" errors="{errors}"'
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gidr-lint" {counts}>\n'

    def piece(self, row: Row, style: Style) -> str:
        """The suite of one file; what could not be read of it is an error, no failure."""
        path = _attribute(relative(row.path))
        # Jenkins takes what stands before the last dot for a package.
        group = path.replace(".", "_")
        cases, names = [], dict[str, int]()
        counts = {"failure": 0, "error": 0}
        for diagnostic, view in zip(row.entry["diagnostics"], row.views, strict=True):
            label = diagnostic["severity"]
            # A name is the same from one run to the next, that the history of a case can be followed.
            target = str(Target(**diagnostic["target"]))
            name = " ".join(filter(None, (diagnostic["code"], diagnostic["name"], target)))
            names[name] = names.get(name, 0) + 1
            if names[name] > 1:
                name += f" ({names[name]})"
            sentence = message(diagnostic, view, style)
            where = f"{on_one_line(relative(row.path))}:{at(diagnostic, style.language)}"
            lines = (f"{where} {label} {diagnostic['code']} {sentence}", advice(diagnostic, style))
            body = _text("\n".join(filter(None, lines)))
            line = "" if diagnostic["range"] is None else f' line="{diagnostic["range"]["start"]["line"]}"'
            outcome = f"<system-out>{body}</system-out>"
            if label != "info":
                element = "failure" if row.is_read else "error"
                counts[element] += 1
                outcome = f'<{element} type="{label}" message="{_attribute(sentence)}">{body}</{element}>'
            head = f'<testcase classname="{group}" name="{_attribute(name)}" file="{path}"{line}>'
            cases.append(f"    {head}{outcome}</testcase>\n")
        if not cases:
            name = _attribute(style.said(_SOUND))
            cases.append(f'    <testcase classname="{group}" name="{name}" file="{path}"/>\n')
        self._tests += len(cases)
        self._failures += counts["failure"]
        self._errors += counts["error"]
        rest = "\n".join(remark.text for remark in uncounted(row, style))
        if rest:
            cases.append(f"    <system-out>{_text(rest)}</system-out>\n")
        numbers = (
            f'tests="{len(cases) - bool(rest)}" failures="{counts["failure"]}" errors="{counts["error"]}"'
        )
        return f'  <testsuite name="{path}" {numbers} skipped="0">\n{"".join(cases)}  </testsuite>\n'

    def end(self, totals: Totals, style: Style) -> str:
        """
        A suite of what no finding tells, if there is any: files that were not read are skipped cases. What all files
        came to are its properties.
        """
        others = list(remarks(totals, style))
        if not others and not account_line(totals, style):
            return "</testsuites>\n"
        accounts = "".join(
            f'      <property name="{name}" value="{count}"/>\n' for name, count in totals.accounts().items()
        )
        accounts = f"    <properties>\n{accounts}    </properties>\n"
        errors = sum(remark.is_failure for remark in others)
        counts = f'tests="{len(others)}" failures="0" errors="{errors}" skipped="{len(others) - errors}"'
        cases = "".join(map(_case, others))
        return f'  <testsuite name="gidr-lint" {counts}>\n{accounts}{cases}  </testsuite>\n</testsuites>\n'


def for_run() -> Run:
    """The report of one run."""
    return Run()


def _case(remark: Remark) -> str:
    element = "error" if remark.is_failure else "skipped"
    path = "" if remark.path is None else relative(remark.path)
    name = " ".join(filter(None, (remark.name, path)))
    outcome = f'<{element} type="{remark.name}" message="{_attribute(remark.text)}"/>'
    return f'    <testcase classname="gidr-lint" name="{_attribute(name)}">{outcome}</testcase>\n'


def _attribute(string: str) -> str:
    return _text(on_one_line(string))


def _text(string: str) -> str:
    """What XML takes: any other character is spelt out."""
    return escape(_NO_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", string))
