"""The numbers that Word draws before paragraphs."""

from typing import Any, NamedTuple

from gidr_lint.base.ordinals import numeral

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LEVELS = 9
_LARGEST = 9999


class Level(NamedTuple):
    """One level of a list: how it counts and what is drawn, `%1` standing for the first level's number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    style: str = ""
    is_legal: bool = False


def on(element: Any, attribute: str) -> bool:
    """Whether a switch such as w:b is on."""
    return element is not None and element.get(attribute) not in ("0", "false", "off", "none")


def whole(value: str | None, default: int = 0) -> int:
    """A whole number as an attribute has it; the default for anything else."""
    if value is None:
        return default
    bare = value.strip().removeprefix("+")
    digits = bare.removeprefix("-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 9:
        return default
    return int(bare)


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: Any, w: str) -> None:
        self.w = w
        self.lists: dict[str, tuple[str, dict[int, Level]]] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[tuple[str, int]] = set()
        self.overrides: dict[str, dict[int, int]] = {}
        self.by_style: dict[tuple[str, str], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        w = self.w
        val = f"{w}val"
        abstract: dict[str, dict[int, Level]] = {}
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for element in root.findall(f"{w}abstractNum"):
            id = element.get(f"{w}abstractNumId", "")
            abstract[id] = {}
            for level in element.findall(f"{w}lvl"):
                abstract[id][whole(level.get(f"{w}ilvl"))] = self._level(level)
            style, link = element.find(f"{w}styleLink"), element.find(f"{w}numStyleLink")
            if style is not None:
                named[style.get(val, "")] = id
            if link is not None:
                linked[id] = link.get(val, "")
        for element in root.findall(f"{w}num"):
            id = element.get(f"{w}numId", "")
            target = element.find(f"{w}abstractNumId")
            name = target.get(val, "") if target is not None else ""
            name = named.get(linked.get(name, ""), name)
            levels = dict(abstract.get(name, {}))
            for override in element.findall(f"{w}lvlOverride"):
                number = whole(override.get(f"{w}ilvl"))
                own, start = override.find(f"{w}lvl"), override.find(f"{w}startOverride")
                if own is not None:
                    levels[number] = self._level(own)
                if start is not None:
                    self.overrides.setdefault(id, {})[number] = whole(start.get(val), 1)
            self.lists[id] = (name, levels)
            for number, known in levels.items():
                if known.style:
                    self.by_style[id, known.style] = number

    def _level(self, element: Any) -> Level:
        w = self.w

        def value(name: str) -> str | None:
            found = element.find(w + name)
            return None if found is None else found.get(f"{w}val")

        restart = value("lvlRestart")
        return Level(
            value("numFmt") or "decimal",
            (value("lvlText") or "")[:64],
            whole(value("start"), 1),
            None if restart is None else whole(restart),
            value("pStyle") or "",
            on(element.find(f"{w}isLgl"), f"{w}val"),
        )

    def next(self, id: str, level: int) -> str:
        """The number of the next paragraph of a list, as it is drawn; empty for a bullet and for none."""
        found = self.lists.get(id)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        name, levels = found
        counts = self.counts.setdefault(name, [None] * _LEVELS)
        own = levels.get(level, Level())
        start = own.start
        forced = self.overrides.get(id, {}).get(level)
        if forced is not None and (id, level) not in self.started:
            counts[level] = None
            start = forced
        self.started.add((id, level))
        held = counts[level]
        counts[level] = start if held is None else held + 1
        for deeper in range(level + 1, _LEVELS):
            rule = levels.get(deeper, Level()).restart
            if rule is None or 0 < level + 1 <= rule:
                counts[deeper] = None
        return self._drawn(levels, counts, level)

    def _drawn(self, levels: dict[int, Level], counts: list[int | None], level: int) -> str:
        own = levels.get(level, Level())
        if own.format in ("bullet", "none"):
            return ""
        text = own.text
        for number in range(_LEVELS):
            sign = f"%{number + 1}"
            if sign in text:
                other = levels.get(number, Level())
                count = counts[number]
                form = "decimal" if own.is_legal and number != level else other.format
                text = text.replace(sign, drawn(other.start if count is None else count, form))
        return text


def drawn(number: int, form: str) -> str:
    """A number in one of Word's formats; what is unknown is drawn in plain digits."""
    if not 0 <= number <= _LARGEST:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                "taiwaneseCountingThousand", "koreanCounting"):  # fmt: skip
        return numeral(number)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _legal(number)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if form == "decimalEnclosedParen":
        return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"
    if form == "ideographTraditional":
        return _STEMS[(number - 1) % 10]
    if form == "ideographZodiac":
        return _BRANCHES[(number - 1) % 12]
    if form in ("upperLetter", "lowerLetter") and number:
        letter = chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman") and number < 4000:
        parts = []
        for value, sign in _ROMAN:
            parts.append(sign * (number // value))
            number %= value
        roman = "".join(parts)
        return roman if form == "upperRoman" else roman.lower()
    return "" if form == "none" else str(number)


def _legal(number: int) -> str:
    """12 as 壹拾贰, which keeps its one."""
    return ("壹" if 10 <= number < 20 else "") + numeral(number).translate(_LEGAL)
