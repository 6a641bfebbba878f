"""A text spoiled once: its lines, cells, tags or characters lost, doubled, moved, or become others."""

import re
from collections.abc import Callable, Sequence
from random import Random

from gidr_lint_dev.fuzz.pieces import NUMBERS, ODD, WORDS

Spoil = Callable[[Random, str, Sequence[str]], str]
"""A text becomes another; the texts of other files may be taken from."""
# What a flood of one piece may come to, in characters.
FLOOD = 60_000
_TAG = re.compile(r"<[^<>]{1,300}>")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ATTRIBUTES = (
    'colspan="2"', 'colspan="0"', 'colspan="-1"', 'colspan="99999"', 'rowspan="2"', 'rowspan="0"', 'rowspan="65535"', 'rowspan="x"', "hidden",
    'style="display:none"', 'style="color:#fff"', 'style="mso-hide:all"', 'class="menu"', "id=a id=b", "colspan", 'align="a>b"', "colspan='２'",
)  # fmt: skip


def lines(rng: Random, text: str, others: Sequence[str]) -> str:
    """Some lines in a row are lost, doubled, swapped with others, moved, joined, turned round or repeated."""
    rows = text.splitlines(keepends=True) or [""]
    size = rng.choice((1, 1, 1, 2, 3, 8, 25))
    start = rng.randrange(len(rows))
    taken = rows[start : start + size]
    rest = rows[:start] + rows[start + size :]
    place = rng.randint(0, len(rest))
    match rng.randrange(8):
        case 0:
            return "".join(rest)
        case 1:
            return "".join([*rows[:start], *taken, *rows[start:]])
        case 2:
            return "".join([*rest[:place], *taken, *rest[place:]])
        case 3:
            return "".join([*rows[:place], *taken, *rows[place:]])
        case 4:
            mark = rng.choice(("", " ", "|", "\t", "　"))
            joined = mark.join(row.rstrip("\r\n") for row in taken) + "\n"
            return "".join([*rest[:start], joined, *rest[start:]])
        case 5:
            return "".join([*rest[:start], *reversed(taken), *rest[start:]])
        case 6:
            other = rng.randrange(len(rows))
            rows[start], rows[other] = rows[other], rows[start]
            return "".join(rows)
        case _:
            times = rng.choice((3, 10, 40))
            return "".join([*rows[:start], *taken * times, *rest[start:]])


def cells(rng: Random, text: str, others: Sequence[str]) -> str:
    """A cell of a line with pipes or TABs is lost, doubled, swapped, emptied, or holds something else."""
    rows = text.split("\n")
    found = [number for number, row in enumerate(rows) if row.count("|") > 1 or "\t" in row]
    if not found:
        return characters(rng, text, others)
    number = rng.choice(found)
    for near in range(number, min(len(rows), number + rng.choice((1, 1, 2, 6)))):
        mark = "|" if rows[near].count("|") > 1 else "\t"
        parts = rows[near].split(mark)
        one, other = rng.randrange(len(parts)), rng.randrange(len(parts))
        match rng.randrange(7):
            case 0:
                del parts[one]
            case 1:
                parts.insert(other, parts[one])
            case 2:
                parts[one], parts[other] = parts[other], parts[one]
            case 3:
                parts[one] = rng.choice(("", " ", "　", "\u200b", "<br>", "^"))
            case 4:
                parts[one] = rng.choice(NUMBERS)
            case 5:
                parts[one] = f" {rng.choice(WORDS).strip()} "
            case _:
                parts = parts[one:] + parts[:one]
        rows[near] = mark.join(parts)
    return "\n".join(rows)


def tags(rng: Random, text: str, others: Sequence[str]) -> str:
    """A tag is lost, doubled, moved, renamed, given another attribute, or wrapped around itself."""
    found = list(_TAG.finditer(text))
    if not found:
        return characters(rng, text, others)
    tag = rng.choice(found)
    start, end = tag.span()
    match rng.randrange(7):
        case 0:
            return text[:start] + text[end:]
        case 1:
            return text[:end] + tag[0] * rng.choice((1, 1, 2, 30)) + text[end:]
        case 2:
            place = rng.choice(found).start()
            return text[:place] + tag[0] + text[place:]
        case 3:
            other = rng.choice(found)[0]
            return text[:start] + other + text[end:]
        case 4:
            return text[: end - 1] + " " + rng.choice(_ATTRIBUTES) + text[end - 1 :]
        case 5:
            return text[: end - 1] + text[end:]
        case _:
            return text[:start] + tag[0].upper().replace(" ", rng.choice(("\n", "\t", "/"))) + text[end:]


def characters(rng: Random, text: str, others: Sequence[str]) -> str:
    """Some characters are lost or doubled, or something is put in their place."""
    start = rng.randint(0, len(text))
    stop = min(len(text), start + rng.choice((0, 0, 0, 1, 1, 2, 7, 60, 300)))
    match rng.randrange(4):
        case 0:
            return text[:start] + text[stop:]
        case 1:
            return text[:stop] + text[start:]
        case 2:
            return text[:start] + rng.choice(WORDS) + text[stop:]
        case _:
            return text[:start] + rng.choice(ODD) + text[stop:]


def odd(rng: Random, text: str, others: Sequence[str]) -> str:
    """A character becomes odd wherever it stands, or many odd ones are strewn about."""
    if not text:
        return rng.choice(ODD)
    char = rng.choice(text)
    match rng.randrange(3):
        case 0:
            return text.replace(char, rng.choice(ODD), rng.choice((1, 5, -1)))
        case 1:
            return text.replace(char, char + rng.choice(ODD), rng.choice((1, 5, 200)))
        case _:
            wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
            start = rng.randrange(len(text))
            stop = start + rng.choice((1, 20, 400))
            return text[:start] + text[start:stop].translate(wide) + text[stop:]


def numbers(rng: Random, text: str, others: Sequence[str]) -> str:
    """Some numbers become others, often extreme."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return characters(rng, text, others)
    for match in sorted(
        rng.sample(found, min(len(found), rng.choice((1, 1, 2, 8)))), reverse=True, key=lambda m: m.start()
    ):
        if rng.random() < 0.5:
            new = rng.choice(NUMBERS)
        else:
            new = str(max(0, int(match[0].partition(".")[0][:9]) + rng.choice((-10, -1, 1, 1, 9, 100))))
        text = text[: match.start()] + new + text[match.end() :]
    return text


def splice(rng: Random, text: str, others: Sequence[str]) -> str:
    """The beginning of one text and the end of another, or a block of another within this one."""
    own, other = text.splitlines(keepends=True), rng.choice(others).splitlines(keepends=True)
    if not own or not other:
        return text
    here, there = rng.randrange(len(own)), rng.randrange(len(other))
    if rng.random() < 0.5:
        return "".join(own[:here] + other[there:])
    return "".join(own[:here] + other[there : there + rng.choice((1, 3, 12, 40))] + own[here:])


def window(rng: Random, text: str, others: Sequence[str]) -> str:
    """Only a part is left, as of a file that was cut off; its title perhaps before it."""
    if rng.random() < 0.3:
        return text[: rng.randint(0, len(text))]
    rows = text.splitlines(keepends=True)
    start = rng.randint(0, len(rows))
    return "".join(rows[: rng.choice((0, 1, 1, 2))] + rows[start : start + rng.choice((1, 5, 15, 40))])


def flood(rng: Random, text: str, others: Sequence[str]) -> str:
    """A piece of the text, or of what readers look for, again and again."""
    start = rng.randint(0, len(text))
    piece = (
        rng.choice((text[start : start + rng.choice((1, 2, 5, 20, 200))], rng.choice(WORDS), rng.choice(ODD)))
        or "|"
    )
    times = max(1, min(rng.choice((20, 100, 1000, 20_000)), FLOOD // len(piece)))
    return text[:start] + piece * times + text[start:]


USUAL: tuple[Spoil, ...] = (
    *(lines,) * 5, *(cells,) * 5, *(characters,) * 5, *(numbers,) * 4, *(odd,) * 2, *(splice,) * 2, window, tags, tags,
)  # fmt: skip


def spoiled(rng: Random, text: str, others: Sequence[str], ways: Sequence[Spoil] = USUAL) -> str:
    """A text spoiled a few times; once in a while by a flood."""
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6, 10))):
        text = rng.choice(ways)(rng, text, others)
    if rng.random() < 0.03:
        text = flood(rng, text, others)
    return text
