"""
Chinese numerals: 十二 for 12, and back.

Both ways always answer: a number that has no customary numeral is written in digits, and what is
not a numeral has no number (None).
"""

_DIGITS = "零一二三四五六七八九"
_UNITS = "十百千"
_LARGEST = 9999
_ONES = {char: digit for digit, char in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "0": 0, "两": 2}
_TENS = {unit: 10**power for power, unit in enumerate(_UNITS, 1)}
SCALES = {"万": 10_000, "亿": 100_000_000}


def numeral(number: int) -> str:
    """A number as a Chinese numeral: 一, 十二, 二十, 一百零五; below 0 and from 10000 in digits."""
    if not 0 <= number <= _LARGEST:
        return str(number)
    if number < 10:
        return _DIGITS[number]
    parts: list[str] = []
    written = str(number)
    for place, digit in zip(range(len(written) - 1, -1, -1), written, strict=True):
        if digit != "0":
            parts.append(_DIGITS[int(digit)] + (_UNITS[place - 1] if place else ""))
        elif parts[-1] != _DIGITS[0]:
            parts.append(_DIGITS[0])
    text = "".join(parts).rstrip(_DIGITS[0])
    return text[1:] if number < 20 else text


def number_of(written: str) -> int | None:
    """A Chinese numeral as a number: 二十九 → 29, 两百 → 200, 一百零五 → 105; None for anything else."""
    if not written:
        return None
    if len(written) > 1 and all(char in _ONES for char in written):
        # 二〇二四, 二0二四: digits read one by one, as in years.
        return int("".join(str(_ONES[char]) for char in written)) if len(written) == 4 else None
    total = section = digit = 0
    last = 10_000
    for char in written:
        if char in _ONES:
            if digit:
                return None
            digit = _ONES[char]
        elif char in _TENS:
            unit = _TENS[char]
            if unit >= last:
                return None
            section += (digit or 1) * unit
            digit, last = 0, unit
        elif char in SCALES:
            total = (total + section + digit) * SCALES[char]
            section = digit = 0
            last = 10_000
        else:
            return None
    if digit and section and last > 10 and written[-2] in "百千":
        digit *= last // 10  # 一百五 is 150
    return total + section + digit
