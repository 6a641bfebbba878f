"""Years of a clause: which year it is about, and from which to which something is carried."""

from collections.abc import Sequence

from gidr_lint.claims.tokens import Word

_RELATIVE = ("上", "前", "下", "次", "翌")
_LIKE = ("相比", "比", "相较", "持平")
_WITH = ("比", "较", "与", "同", "跟")
_CARRIES = ("carry", "pending")


def relation(word: Word, year: int | None) -> str:
    """How a year stands to the report's: own, last, next, other; empty where the word is no year."""
    if word.kind == "years":
        return "other"
    if word.kind == "year" or (word.kind == "date" and word.text[4:5] == "年"):
        if year is None:
            return "own"
        gap = int(word.text[:4]) - year
        return {0: "own", -1: "last", 1: "next"}.get(gap, "other")
    when = word.sense.get("when", "")
    return {"this": "own", "last": "last", "next": "next"}.get(when, "")


def carry_place(words: Sequence[Word]) -> int:
    """The place of the word that carries over, -1 where none does."""
    return next((index for index, word in enumerate(words) if word.sense.get("act") in _CARRIES), -1)


def year_marks(words: Sequence[Word], year: int | None, running: str) -> set[str]:
    """The marks of time of a figure's words; `running` is the year that the sentence is about."""
    place = carry_place(words)
    if place == -1:
        found = clause_year(words, year) or running
        return {f"year:{found}"} if found and found != "own" else set()
    marks: set[str] = set()
    for index, word in enumerate(words):
        when = relation(word, year)
        if not when or _is_compared(words, index):
            continue
        if running in ("last", "other") and word.text.startswith(_RELATIVE):
            when = {("last", "next"): "own"}.get(
                (running, when), "other"
            )  # the year before or after that one
        marks.add(("origin:" if index < place and when != "next" else "target:") + when)
        if index > place and when == "own" and word.kind == "year":
            marks.add("target:own-year")  # 结转至2024年 in the report for 2024: one of both is wrong
    if running in ("last", "other") and not any(mark.startswith("origin:") for mark in marks):
        marks.update((f"origin:{running}", "origin:running"))
    if "origin:own" in marks and "target:own" in marks:
        marks.discard("origin:own")
    if {"origin:last", "target:next"} <= marks and year is not None:
        marks.discard("target:next")
    return marks


def clause_year(words: Sequence[Word], year: int | None) -> str:
    """The year that words are about, the last that they name not to compare; empty for none."""
    found = ""
    for index, word in enumerate(words):
        when = relation(word, year)
        if when and not _is_compared(words, index):
            found = when
    return {"next": "other"}.get(found, found)


def tells_another(words: Sequence[Word], year: int | None) -> bool:
    """与2019年新收19件相比: the year that is compared with, and the number behind is of that year."""
    for index, word in enumerate(words):
        if relation(word, year) in ("last", "other") and index and words[index - 1].text in _WITH:
            behind = words[index + 1 :]
            return not any(
                word.sense.get("deg") == "chg" or word.sense.get("act") in _CARRIES or word.text in _LIKE
                for word in behind
            )
    return False


def _is_compared(words: Sequence[Word], index: int) -> bool:
    """较2022年增加, 与上年相比: the year is not the sentence's."""
    if words[index].sense.get("deg"):
        return True
    before = words[index - 1] if index else None
    if before is not None and (before.sense.get("deg") == "chg" or before.text in _WITH):
        return True
    behind = words[index + 1] if index + 1 < len(words) else None
    return behind is not None and behind.text in ("相比", "同期", "同期相比")
