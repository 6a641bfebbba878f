"""A rule's docstring taken apart: what `explain`, the rule pages and the example tests read."""

from typing import Any, NamedTuple


class Example(NamedTuple):
    """An example: `good` or bad, its title, the lines of its body, the messages it must bring."""

    good: bool
    title: str
    body: tuple[str, ...]
    messages: tuple[str, ...]


class Documentation(NamedTuple):
    """One sentence in Chinese, the same in English, why, the source, and the examples."""

    zh: str
    en: str
    why: str
    source: str
    examples: tuple[Example, ...]


def documentation(rule: Any, *, strict: bool = True) -> Documentation:
    """
    The documentation of a rule, from the docstring of its module, or of its function where a file has several rules.

    Raises ValueError where the docstring is not in the form that CONTRIBUTING.md describes;
    unless `strict`, what is not there is empty.
    """
    rule = rule.load()
    text = rule.doc
    paragraphs: list[list[str]] = [[]]
    examples: list[Example] = []
    source: list[str] = []
    where = "text"
    body: list[str] = []
    messages: list[str] = []
    good, title = True, ""

    def close() -> None:
        if where == "example":
            while body and not body[-1]:
                body.pop()
            examples.append(Example(good, title, tuple(body), tuple(messages)))
        body.clear()
        messages.clear()

    for line in text.splitlines():
        head, _, rest = line.partition(":")
        if head in ("Good", "Bad") and not line.startswith(" "):
            close()
            where, good, title = "example", head == "Good", rest.strip()
        elif line.startswith("Source:"):
            close()
            where = "source"
            source.append(rest.strip())
        elif where == "example":
            stripped = line[4:] if line.startswith("    ") else line.strip()
            if stripped.startswith("→"):
                messages.append(stripped[1:].strip())
            elif stripped or body:
                body.append(stripped)
        elif where == "source":
            if line.strip():
                source.append(line.strip())
            else:
                where = "text"
        elif line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    close()
    joined = [_flowed(lines) for lines in paragraphs if lines]
    if not strict:
        joined += [""] * (2 - len(joined))
    elif len(joined) < 2 or not source:
        raise ValueError(
            f"{rule.module}: 说明要有一段中文、一段英文和Source: / the docstring needs a Chinese line, an English one "
            "and a Source"
        )
    return Documentation(joined[0], joined[1], "\n\n".join(joined[2:]), " ".join(source), tuple(examples))


def _flowed(lines: list[str]) -> str:
    """Lines as one; Chinese has no space where a line was broken."""
    text = lines[0]
    for line in lines[1:]:
        text += ("" if text[-1] >= "\u2e80" or line[0] >= "\u2e80" else " ") + line
    return text
