"""Directives in the comments of a draft: in mark-up, and beside the text of a Word or ODT file."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gidr_lint.base.location import Address, Location, at
from gidr_lint.document.pattern import Pattern
from gidr_lint.document.tree import ACTIONS, Directive
from gidr_lint.formats.regions import Region

_DIRECTIVE = Pattern(
    r"<!--\s*+gidr-lint-(?P<action>[a-z][a-z-]{0,40}+)(?![\w-])(?P<rest>[^>]{0,2000}+)>",
    "gidr-lint-",
)
_COMMENT = Pattern(
    r"\A\s*+gidr-lint-(disable-next-line|disable-line|disable-file|disable)(?![\w-])([\s\S]*)", "gidr-lint-"
)


def directives(text: str, fences: Sequence[Region] = ()) -> Iterator[Directive]:
    """
    The directives of a text; in fenced code they are examples. One by a name that there is not is a
    directive, too, without codes: it silences nothing, and whoever wrote it is told.
    """
    for match in _DIRECTIVE.compiled.finditer(text):
        # In fenced code it is an example of one.
        fence = bisect_right(fences, match.start(), key=lambda region: region.start) - 1
        if fence >= 0 and match.start() < fences[fence].end:
            continue
        if match["action"] not in ACTIONS:
            yield Directive(match["action"], (), "", at(match.start(), match.end()))
            continue
        codes, reason = directive_words(match["rest"].removesuffix("--"))
        yield Directive(match["action"], codes, reason, at(match.start(), match.end()))


def directive_of(comment: str, where: Location, covers: tuple[Address, ...]) -> Directive | None:
    """The directive that a comment beside the text is, None for any other comment; it covers what it is on."""
    match = _COMMENT.compiled.match(comment)
    if match is None:
        return None
    codes, reason = directive_words(" ".join(match[2].split()))
    action = "disable-file" if match[1] == "disable-file" else "disable-line"
    return Directive(action, codes, reason, where, covers)


def directive_words(rest: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason of what stands behind the action of a directive."""
    # What a Chinese keyboard makes of two hyphens is meant as them.
    names, _, reason = rest.replace("——", "--", 1).partition("--")
    codes = tuple(part for part in names.replace(",", " ").replace("，", " ").split() if part)
    return codes, reason.strip()
