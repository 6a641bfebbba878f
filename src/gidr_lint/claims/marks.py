"""The marks of a figure: what stands round it, and where."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gidr_lint.claims.clauses import AND, Piece
from gidr_lint.claims.discourse import CASES, State
from gidr_lint.claims.tokens import Word

_COUNTED = frozenset(("件", "宗", "起", "份", "例", "件次", "案", "桩", "单", ""))
_ALSO = frozenset(("条", "项", "个", "部", "封", "次"))
UNITS = _COUNTED | _ALSO | {"元", "万元", "亿元", "千元"}
_PUNCTUAL = frozenset(("按时", "按期", "按时答复", "按期答复", "按时办结", "按期办结", "及时答复", "如期"))
# 同一件, 每一件: no count.
_ANY = frozenset(("同", "每", "任何", "任意", "某", "哪", "跟", "像", "把"))
_DOWN = ("取消", "下放", "减", "净减", "下降", "压减", "精简")
_ROWLIKE = ("out", "row", "res")
_CELLS = frozenset(("np", "org", "biz", "sci", "pub", "law", "oth"))


def governor(words: Sequence[Word]) -> int:
    """The place of the verb that governs the number behind the words, -1 where there is none."""
    place = -1
    for index, word in enumerate(words):
        act = word.sense.get("act")
        if act is not None and not (
            act == "x" and place >= 0 and index + 1 < len(words) and "act" in words[index + 1].sense
        ):
            place = index
    return place


def marks_of(piece: Piece, state: State) -> set[str]:
    """The marks of one number but its topic; the words behind count where none stands before."""
    found: set[str] = set()
    before = piece.before
    while before and before[-1].text == "的":
        before = before[:-1]
    verb = governor(before)
    for index, word in enumerate(before):
        if word.text == "无" and index + 1 < len(before) and before[index + 1].kind == "unknown":
            continue  # 无证
        _put(found, word, "object." if index > verb else "")
    if before:
        _of_nearest(found, before[-1])
    acts = [word.sense["act"] for word in before if "act" in word.sense]
    has_any = not found.isdisjoint(("out:any", "row:any", "res:any", "who:cell"))
    if acts:
        found.add(f"act:{before[verb].sense['act']}")
        found.update(f"acts:{act}" for act in acts)
    _of_behind(found, piece.behind)
    if not acts and not has_any:
        _from_behind(found, piece.behind)
    if _ends_results(found, state):
        found -= {"out:o", "out:any", "object.out:o", "row:other-misc", "row:any", "object.row:other-misc"}
        found.update(("res:ot", "res:any"))
    if "who:cell" in found and joins_public(before):
        found.discard("who:cell")
    if any(word.text.startswith(_DOWN) for word in before):
        found.add("down:1")
    if _is_new(before):
        found.update(("act:new", "acts:new"))
    if any(word.text in _PUNCTUAL for word in before):
        found.add("manner:punctual")
    near = before[-1].sense.get("set") if before else ""
    if (
        near == "sum"
        and len(state.items) > 1
        and not acts
        and not has_any
        and before[-1].text not in ("计", "共", "计有")
    ):
        found.add("sum:list")
    ways = [word.sense["chan"] for word in before if "chan" in word.sense]
    if ways and ways[-1] == "all" and _is_open(before):
        found.add("chan:many")  # 网上等渠道; of 提出方式为网上 it is one
    if any(
        word.text in ("需", "须", "要", "应", "应予", "应当", "待") and "act" not in word.sense
        for word in before
    ) and not found.isdisjoint(("act:settle", "act:handle")):
        found.add("act:must")
    _of_number(found, piece, state)
    _of_state(found, state)
    return found


def _ends_results(found: set[str], state: State) -> bool:
    """Whether 其他处理 or 撤回 is one more result of the cases that the list is about."""
    other = ("out:o" in found and "row:any" not in found) or "row:other-misc" in found
    return other and bool(state.items) and state.items[-1][0] == "result"


def _is_open(words: Sequence[Word]) -> bool:
    """Whether the ways are more than those named: 等渠道, 各种方式; 口头形式 is one."""
    for place, word in enumerate(words):
        if word.sense.get("chan") == "all" and (
            word.text[0] in "各多等上任不所以其" or (place and words[place - 1].text == "等")
        ):
            return True
    return False


def joined_cases(words: Sequence[Word]) -> str:
    """What 直接起诉的和复议后起诉的 or 连复议带诉讼 are together; empty where no two are joined."""
    places = [place for place, word in enumerate(words) if word.sense.get("topic") in CASES]
    if len(places) < 2 or not any(
        word.text in AND or word.text in ("带", "加") for word in words[places[-2] + 1 : places[-1]]
    ):
        return ""
    if any("org" in words[place].sense for place in places):
        return ""
    named = {words[place].sense["topic"] for place in places[-2:]}
    return "suit" if named == {"direct", "after"} else "cases" if "rev" in named and len(named) > 1 else ""


def joins_public(words: Sequence[Word]) -> bool:
    """群众和企业 together are all applicants, no column."""
    return any(
        one.sense.get("who") == "gen" and joint.text in AND and "who" in other.sense
        for one, joint, other in zip(words, words[1:], words[2:], strict=False)
    )


def _put(found: set[str], word: Word, zone: str) -> None:
    for name, value in word.sense.items():
        if name in ("neu", "act", "topic") or (name == "neg" and word.text.endswith(("0", "零", "空"))):
            continue
        found.add(f"{name}:{value}")
        if zone:
            found.add(f"{zone}{name}:{value}")
        if name in _ROWLIKE:
            found.add(f"{name}:any")
        elif name == "who" and value in _CELLS:
            found.add("who:cell")
    if word.kind == "date":
        found.add("date:part" if is_part(word.text) else "date:whole")


def is_part(text: str) -> bool:
    """Whether a date is a part of the year: 3月; 12月31日 and 1月1日至12月31日 are its ends."""
    ends = text.endswith(("12月底", "12月末")) or "12月31日" in text
    return not (ends or text.startswith("1月1日") or "年1月1日" in text)


def _from_behind(found: set[str], behind: Sequence[Word]) -> None:
    """A number before its verb: 3件结转下年度, 2件不予公开."""
    if behind and behind[0].text in AND:
        return  # 信访类4件和少量重复申请: another one
    taken = False
    told = behind[:1] and behind[0].text in ("是", "为", "系", "属")
    for place, word in enumerate(behind):
        if word.sense.get("set") == "all":
            break
        following = behind[place + 1].text if place + 1 < len(behind) else ""
        if following in ("前", "后", "时", "之前", "以前"):
            continue
        if told and word.sense.get("act") in ("receive", "handle", "x"):
            break
        act = word.sense.get("act")
        if act is not None and (not taken or act in ("carry", "pending")):
            found.update((f"act:{act}", f"acts:{act}", "act:any"))
            taken = True
        if "when" in word.sense:
            found.add(f"when:{word.sense['when']}")
        for name in (*_ROWLIKE, "who", "etc"):
            value = word.sense.get(name)
            if value is not None:
                found.update((f"{name}:{value}", f"{name}:any", "from:behind"))
                if name == "who" and value in _CELLS:
                    found.add("who:cell")


def _of_nearest(found: set[str], word: Word) -> None:
    """What the word directly before a number says."""
    for name, value in word.sense.items():
        found.add(f"near.{name}:{value}")
    if word.text in ("对", "针对", "就"):
        found.add("near.toward:1")


def _of_behind(found: set[str], behind: Sequence[Word]) -> None:
    """What the words behind a number say."""
    for word in behind:
        for name, value in word.sense.items():
            found.add(f"behind.{name}:{value}")
    if any("row" in word.sense for word in behind[:2]):
        found.add("behind.row:first")
    if behind and "proc" in behind[0].sense:
        found.add("behind.proc:first")


def _is_new(words: Sequence[Word]) -> bool:
    return any(
        word.sense.get("act") == "receive"
        and ("新" in word.text or (index and words[index - 1].text.endswith("新")))
        for index, word in enumerate(words)
    )


def _of_number(found: set[str], piece: Piece, state: State) -> None:
    number = piece.number
    unit = number.unit
    if unit in ("元", "万元", "亿元", "千元"):
        found.add("unit:money")
    elif unit in _COUNTED or unit in _ALSO:
        found.add("unit:counted" if unit in _COUNTED else "unit:also")
        if not unit and piece.behind and piece.behind[0].kind == "unknown":
            found.add("unit:other")
    else:
        found.add("unit:other")
    if unit in ("个", "件次", "项", "条"):
        found.add(f"unit:{unit}")
    if isinstance(number.amount, Decimal) and unit not in ("元", "万元", "亿元", "千元"):
        found.add("unit:other")
    if piece.behind and piece.behind[0].sense.get("deg") == "lim":
        found.add("behind.deg:lim-first")
    if piece.before and piece.before[-1].text == "—":
        found.add("number:range")
    if not piece.first and not piece.before and not piece.behind:
        found.add("number:follows")
    if number.amount == 0:
        found.add("number:zero")
    if number.loose:
        found.add("number:loose")
    if (
        number.amount == 1
        and number.text[0] == "一"
        and (not piece.before or "act" in piece.before[-1].sense)
        and state.listed == "one"
    ):
        found.add("number:slogan")
    if number.text[0] == "一" and number.amount == 1 and piece.before and piece.before[-1].text in _ANY:
        found.add("number:one")


def _of_state(found: set[str], state: State) -> None:
    if state.late:
        found.add("state:late")
    if state.about:
        found.add("listed:about")
    if state.last == "vetoed":
        found.add("last:vetoed")
    if state.classified:
        found.add("state:classified")
    if state.plan:
        found.add("state:plan")
    if state.cum:
        found.add("state:cum")
    if state.part:
        found.add("state:part")
    if state.inside:
        found.add("state:inside")
    if state.subject:
        found.add(f"subject:{state.subject}")
    if state.parent.kind == "vetoed" and state.inside:
        found.add("parent:vetoed")
    if state.except_:
        found.add("set:except")
    found.update(f"said:{kind}" for kind in state.said)


def family(found: set[str]) -> str:
    """The kind of list that a figure belongs to."""
    for name, mark in (
        ("carried", "act:carry"),
        ("carried", "act:pending"),
        ("outcome", "out:any"),
        ("outcome", "row:any"),
    ):
        if mark in found and "topic:case" not in found:
            return name
    if "res:any" in found:
        return "result"
    if "topic:case" in found:
        return "result" if "etc:1" in found else "case"
    return "applicant" if "who:cell" in found else "outcome" if "etc:1" in found else ""


def topics(piece: Piece) -> Iterator[tuple[str, bool]]:
    """What a number may count, nearest first: the topic, and whether it names it fully."""
    verb = governor(piece.before)
    ruled = any(word.sense.keys() & {"out", "row"} for word in piece.before)
    behind = piece.behind[:3]
    for index, word in enumerate(behind):
        if word.sense.keys() & {"act", "out", "res", "set", "deg"} or word.kind == "number":
            break
        topic = _named(piece.behind, index)
        if topic:
            yield topic
            break
    for index in range(len(piece.before) - 1, -1, -1):
        topic = _named(piece.before, index)
        if topic and not (topic[0] in ("foreign", "items") and (index < verb or ruled)):
            yield topic


def case_topics(words: Sequence[Word]) -> list[str]:
    """The reviews and suits that words name; those about another matter are left out."""
    found = []
    for index, word in enumerate(words):
        if word.sense.get("topic") in CASES:
            named = _named(words, index)
            if named is not None and named[0] in CASES and named[0] not in found:
                found.append(named[0])
    return found


def _named(words: Sequence[Word], index: int) -> tuple[str, bool] | None:
    word = words[index]
    topic = word.sense.get("topic")
    if topic is None and "chan" in word.sense and word.text.endswith("申请"):
        topic = "appw"  # 政府信息公开网上申请
    if topic is None:
        return None
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if topic == "appw":
        return _of_applications(word, before)
    if topic == "suit":
        for earlier in reversed(words[:index]):
            if earlier.sense.get("topic") in ("direct", "after"):
                return earlier.sense["topic"], True
            if not ("neu" in earlier.sense or "gate" in earlier.sense):
                break
    if (
        topic in CASES
        and before is not None
        and "unitlike" in before.sense
        and not any("gate" in w.sense for w in words[:index])
    ):
        return "foreign", True
    if (
        topic in CASES
        and before is not None
        and before.end == word.start
        and before.sense.get("topic") in ("lic", "pen", "coe", "foreign")
    ):
        return "foreign", True
    if (
        topic in ("lic", "pen", "coe", "foreign", "docw")
        and after is not None
        and after.sense.get("topic") == "appw"
    ):
        return None
    if topic == "docw":
        return "docw", False
    if topic == "suitw":
        return ("suit", True) if before is not None and "gate" in before.sense else ("foreign", True)
    if topic in ("licw", "penw", "coew"):
        return topic, False
    return topic, True


def _of_applications(word: Word, before: Word | None) -> tuple[str, bool]:
    """申请 by what stands directly before it: 信息公开申请, 复议申请, 许可申请."""
    if before is None or before.end != word.start:
        return "app", False
    other = before.sense.get("topic")
    if "gate" in before.sense:
        return "app", True
    if other in CASES:
        return other, True
    if other in ("lic", "pen", "coe", "licw", "penw", "coew", "foreign", "fee"):
        return "foreign", True
    if before.kind == "unknown" or "field" in before.sense:
        return "appx", False
    return "app", False
