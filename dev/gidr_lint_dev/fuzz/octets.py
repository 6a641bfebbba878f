"""Bytes spoiled, whatever they mean: as a disk, a program or a mail server spoils them."""

import codecs
import re
from random import Random

from gidr_lint_dev.fuzz.pieces import BYTES


def spoiled(rng: Random, data: bytes) -> bytes:
    """Some bytes lost, doubled, flipped, or others among them; or only the beginning of them."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        start = rng.randint(0, len(data))
        stop = min(len(data), start + rng.choice((0, 0, 1, 3, 40)))
        match rng.randrange(6):
            case 0:
                data = data[:start] + data[stop:]
            case 1:
                data = data[:stop] + data[start:]
            case 2 | 3:
                data = data[:start] + rng.choice(BYTES) + data[stop:]
            case 4:
                data = data[:start] + rng.randbytes(stop - start) + data[stop:]
            case _:
                data = data[:start] if rng.random() < 0.3 else data
    return data


def written(rng: Random, text: str) -> bytes:
    """A text in one of the ways in which programs save it, sometimes a mixture of two."""
    data = text.encode("utf-8", "replace")
    way = rng.randrange(40)
    if way == 0:
        return codecs.BOM_UTF8 + data
    if way == 1:
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le", "replace")
    if way == 2:
        return text.encode(rng.choice(("utf-16-le", "utf-16-be")), "replace")
    if way == 3:
        return text.encode("gb18030", "replace")
    if way == 4:
        return re.sub(rb"\r?\n", rng.choice((b"\r\n", b"\r")), data)
    if way == 5:
        half = rng.randint(0, len(text))
        return text[:half].encode("utf-8", "replace") + text[half:].encode("gb18030", "replace")
    if way == 6:
        return spoiled(rng, data)
    return data
