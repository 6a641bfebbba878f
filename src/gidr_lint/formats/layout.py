"""Which tables of an office file only lay out the page: what their cells hold is its text, and no figures."""

from collections.abc import Iterable, Sequence

_MOST_COLUMNS = 3
_SENTENCE = 15
_MOST_TITLE_CELLS = 3
_LONGEST_TITLE = 80


def is_text(rows: Iterable[Sequence[str]]) -> bool:
    """
    Whether the cells of a table, by what each holds, are paragraphs: sentences beside their headings, or a
    title between empty cells. A table of figures is none of these.
    """
    filled: list[list[str]] = []
    held: list[list[str]] = []
    for row in rows:
        filled.append([string.strip() for string in row])
        held.append([string for string in filled[-1] if string])
        # An official table has so many columns that its first rows tell.
        if len(held[-1]) > _MOST_COLUMNS:
            return False
    # Only what numbers the rows may stand alone.
    if any(_is_figure(string) for row in filled for string in row[1:]):
        return False
    if _is_title(held) or _is_signature(filled, held):
        return True
    strings = [string for row in held for string in row]
    said = sum(len(string) for string in strings if len(string) >= _SENTENCE and "。" in string)
    return said * 2 > sum(map(len, strings))


def _is_signature(filled: Sequence[Sequence[str]], held: Sequence[Sequence[str]]) -> bool:
    """Whether it holds organ and date alone, at the right of empty cells."""
    lines = [string for row in held for string in row]
    if not lines or not all(
        not row or (len(strings) <= 1 and not row[0]) for row, strings in zip(filled, held, strict=True)
    ):
        return False
    return lines[-1].endswith("日") and len("".join(lines)) <= _LONGEST_TITLE


def _is_figure(string: str) -> bool:
    return string.replace(".", "").isdecimal()


def _is_title(held: Sequence[Sequence[str]]) -> bool:
    """Whether it holds the title of a report, on a line for each row, or beside an organ's name."""
    lines = ["".join(row) for row in held if row]
    if not 1 <= len(lines) <= _MOST_TITLE_CELLS or not any(line.endswith("报告") for line in lines):
        return False
    return len("".join(lines)) <= _LONGEST_TITLE and "信息公开" in "".join(lines)
