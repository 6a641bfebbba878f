"""Ways in which the digits of one figure go wrong."""

from collections.abc import Callable
from random import Random

Alter = Callable[[str, Random], str | None]


def _plus(text: str, rng: Random) -> str:
    return str(int(text) + 1)


def _minus(text: str, rng: Random) -> str | None:
    return str(int(text) - 1) if int(text) else None


def _swapped(text: str, rng: Random) -> str | None:
    at = [place for place in range(len(text) - 1) if text[place] != text[place + 1]]
    if not at:
        return None
    place = rng.choice(at)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _doubled(text: str, rng: Random) -> str | None:
    if text == "0":
        return None
    place = rng.randrange(len(text))
    return text[: place + 1] + text[place:]


def _dropped(text: str, rng: Random) -> str | None:
    if len(text) < 2:
        return None
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :]


def _misread(text: str, rng: Random) -> str | None:
    place = rng.randrange(len(text))
    digit = rng.choice([d for d in "123456789" if d != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _zero(text: str, rng: Random) -> str | None:
    return text + "0" if text != "0" else None


def _lost(text: str, rng: Random) -> str | None:
    return "0" if text != "0" else None


def _far(text: str, rng: Random) -> str:
    return str(int(text) + rng.randint(2, 60))


OFF: dict[str, Alter] = {
    "one-more": _plus,
    "one-less": _minus,
    "digits-swapped": _swapped,
    "digit-doubled": _doubled,
    "digit-dropped": _dropped,
    "digit-misread": _misread,
    "zero-appended": _zero,
    "zero-for-figure": _lost,
    "far-off": _far,
}
