"""The subject of a clause: the author, a level, a part, or another organ."""

from collections.abc import Sequence

from gidr_lint.claims.tokens import Word

_AGENTS = frozenset(("由", "作为", "经由", "以", "为", "与", "和", "同", "就", "被", "将", "把"))
_ENDS = ("act", "out", "row", "res", "neg", "chan", "who", "deg")
_AREAS = frozenset(f"全{area}" for area in "省市县区州旗盟镇乡")
_PAGES = ("网站", "门户", "官网", "公众号", "微信", "微博", "政务微", "公报")
# What may stand between an organ and its verb.
_BETWEEN = ("neu", "prep", "cause", "unitlike", "this", "about", "proc")
_REGULAR = ("year", "years", "date", "ordinal", "law")


def subject_of(words: Sequence[Word], *, governs: bool) -> str:
    """Whose the clause is, empty where it does not say: self, level, part, up, rev, other."""
    place = ruled = 0
    found = ""
    while place < len(words):
        word = words[place]
        sense = word.sense
        if (
            word.kind == "number"
            and word.unit in ("个", "家")
            and place + 1 < len(words)
            and (
                "subj" in words[place + 1].sense
                or words[place + 1].text in ("单位", "部门", "街道", "镇", "乡")
            )
        ):
            return "part"
        if word.kind == "number" or (word.kind == "mark" and word.text != "、"):
            break
        if "subj" in sense:
            before = words[place - 1].text if place else ""
            ended = any("res" in word.sense for word in words[place:])
            told = ended and (sense["subj"] == "rev" or (sense["subj"] == "as" and place > 0))
            if not (ruled or told or _is_of_page(words, place + 1)) and not (
                sense["subj"] == "rev" and before in ("与", "和", "同", "向")
            ):
                whose = sense["subj"]
                if whose == "self" and not governs and word.text in _AREAS:
                    whose = "level"  # a bureau is not the whole area
                found = _joint(found, whose, words[place - 1] if place else None, governs=governs)
            ruled = 0
        elif _is_organ(words, place):
            named = "org" in sense or _is_of_page(words, place + 1)
            if not ruled and not named and _governs_verb(words, place + 1):
                found = found if found == "self" else "other"
            ruled = 0
        elif any(name in sense for name in _ENDS) and not ("set" in sense or "organ" in sense):
            break
        elif "prep" in sense:
            ruled = word.text not in _AGENTS
        elif "topic" in sense or word.kind in _REGULAR:
            ruled = 0
        place += 1
    if found == "core":
        return "part" if governs else "core"
    if found == "level":
        return "self" if governs else "level"
    return found


def _joint(found: str, new: str, before: Word | None, *, governs: bool) -> str:
    """区政府及各部门 is a government's own; 我局各分局 names a part."""
    if new in ("rev", "as"):
        return new
    if (
        found == "self"
        and new == "part"
        and (before is None or before.text not in ("及", "和", "与", "、", "及其", "以及"))
    ):
        return new
    if found in ("self", "level", "core") and new == "part":
        return "self" if governs else "level"
    if found == "self":
        return "level" if new == "level" and not governs else "self"  # 全省生态环境系统 is more than 全省
    return new


def _is_organ(words: Sequence[Word], place: int) -> bool:
    """Whether an ending of an organ's name has a name before it."""
    if "organ" not in words[place].sense or not place:
        return False
    for word in reversed(words[max(0, place - 5) : place]):
        if word.kind == "unknown":
            return True
        if word.kind != "word" or word.sense.keys().isdisjoint(("neu", "field")) or "prep" in word.sense:
            return False
        if (
            word is words[place - 1]
            and len(word.text) > 1
            and words[place].text in ("局", "厅", "医院", "中心", "学校", "处", "科", "股")
        ):
            return True
        if word.text[-1] in "市县区省州旗镇乡" and len(word.text) <= 2:
            return True
    return False


def _is_of_page(words: Sequence[Word], place: int) -> bool:
    """县政府网站: whose page it is does not tell whose the figures behind are."""
    return place < len(words) and words[place].text.startswith(_PAGES)


def _governs_verb(words: Sequence[Word], place: int) -> bool:
    """Whether a verb, denial, number or topic follows with nothing but adverbs between."""
    for word in words[place : place + 6]:
        sense = word.sense
        if word.kind == "number" or any(name in sense for name in ("act", "neg", "topic", "out", "res")):
            return True
        if word.kind in ("year", "date") or "when" in sense or "set" in sense:
            continue
        if sense.keys().isdisjoint(_BETWEEN) or word.text in ("的", "、", "和", "及", "内", "中"):
            return False
    return False
