"""
Text as it may be shown: whatever a terminal or a CI runner would obey, and whatever nobody sees, is spelt out.

Drafts, file names and configurations come from strangers. Every output, log and message passes through here.
"""

import re

# Letters that look like nothing.
_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
_BLANKS = frozenset(_BLANK_LETTERS)
# A selector says which shape the sign before it has; behind none it only hides.
_SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
_LONE_SELECTOR = r"(?<![^\x00-\x7f])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# ##[error] and ##vso[…] are obeyed wherever they stand in a line, ::error:: behind white space only.
_COMMAND = r"#(?=#(?:\[[a-z]|vso\[|teamcity\[))"
_FIRST_COLON = r"^(\s*):(?=:)"
# A command of GitHub's that only shows something, as an output of ours writes it.
_ANNOTATION = "::(?:error|warning|notice) "
_COLOR = r"(\x1b\[[0-9;]{0,16}m)"


def visible(text: str, *, color: bool = False, annotates: bool = False) -> str:
    r"""
    The text with its line ends and tabs, and `\u001b` for every character that is obeyed or not seen, as JSON
    writes it; no line holds what a CI runner takes for a command. `color` lets the codes of colours through,
    `annotates` the beginning of a line that is an annotation of GitHub's.
    """
    lines = text.split("\n")
    hiding = any(sign in text for sign in _BLANK_LETTERS + _SELECTORS)
    last = len(lines) - 1
    for number, line in enumerate(lines):
        if hiding or not line.isprintable() or "::" in line or "##" in line:
            end = "\r" if number < last and line.endswith("\r") else ""
            lead = re.match(_ANNOTATION, line) if annotates else None
            begin = lead[0] if lead is not None else ""
            lines[number] = begin + _spelt(line.removeprefix(begin).removesuffix(end), color) + end
    return "\n".join(lines)


def on_one_line(string: str) -> str:
    """A piece of a message: as `visible`, with a blank for every line end, tab and odd space."""
    if string.isprintable() and _BLANKS.isdisjoint(string):
        return string
    return string.translate(_ON_ONE_LINE)


def path_shown(path: str) -> str:
    """A path that begins no line as a command does: `./::error`."""
    return f"./{path}" if path.lstrip().startswith(("::", "##")) else path


def _spelt(line: str, color: bool) -> str:
    parts = re.split(_COLOR, line) if color else [line]
    parts[::2] = [part.translate(_IN_LINES) for part in parts[::2]]
    line = re.sub(_LONE_SELECTOR, lambda match: _escaped(match[0]), "".join(parts))
    line = re.sub(_COMMAND, r"\\u0023", line, flags=re.IGNORECASE)
    return re.sub(_FIRST_COLON, r"\1\\u003a", line)


def _escaped(char: str) -> str:
    r"""`\u202e`, or two of them, as JSON has it."""
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place]:02x}{units[place + 1]:02x}" for place in range(0, len(units), 2))


class _Signs(dict[int, str]):
    """What is shown for a character, by code point; each is worked out when it is first met."""

    def __init__(self, *, spaces: str | None, **known: str) -> None:
        super().__init__((ord(sign), shown) for sign, shown in known.items())
        self._spaces = spaces

    def __missing__(self, code: int) -> str:
        from unicodedata import category

        char = chr(code)
        kind = category(char)
        shown = char
        if kind in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in _BLANK_LETTERS:
            shown = _escaped(char)
        elif kind == "Zs" and char != "\u3000":
            shown = self._spaces or char
        self[code] = shown
        return shown


_IN_LINES = _Signs(spaces=None, **{"\t": "\t"})
_ON_ONE_LINE = _Signs(spaces=" ", **{"\t": " ", "\n": " ", "\r": " "})
