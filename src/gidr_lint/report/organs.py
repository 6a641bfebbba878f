"""Names of organs: the places in them, and whether two names may mean one organ."""

from gidr_lint.document.pattern import Pattern

# A name and the sign of its level; 城市管理, 市场, 城乡, 开发区 and the like are no places.
_NAME = "[^\\W\\d_省市县区旗镇乡]"
_PLACES = Pattern(
    r"\A(?:中共|中华人民共和国|国家税务总局|国家统计局)?"
    rf"(?P<province>{_NAME}{{2,3}}省|{_NAME}{{2,6}}自治区)?"
    rf"(?P<city>{_NAME}{{2,5}}?(?:市(?![场政容民])|自治州|州(?=政府|人民)|地区|盟))?"
    rf"(?P<county>{_NAME}{{1,6}}?(?:县|(?<![治发新园社术济景校库城片辖专地范])区|旗))?"
    rf"(?P<town>{_NAME}{{1,5}}?(?:(?<!城)镇|(?<!城)乡(?![村建规])|街道))?"
)
_SIGNS = ("自治区", "自治州", "地区", "街道", "自治")
_LEVELS = ("province", "city", "county", "town")
# Words that different writers shorten in their own ways.
_SHORT = (
    ("管理委员会", "管委会"),
    ("人民政府", "政府"),
    ("办公厅", "办公室"),
    ("街道办事处", "街道"),
    ("街道办", "街道"),
)
# All that an organ is called where it is the government of its place, its office or its party committee.
_GOVERNMENT = frozenset("政府党工委员会办公室管综合事处务")
# Who compiles a government's report besides its office.
_COMPILERS = ("政务", "审批", "数据", "信息", "办公", "营商")
KINDS = (
    *("局", "厅", "委员会", "管委会", "政府", "办公室", "办公厅", "办事处", "街道", "中心", "海关"),
    *("支队", "大队", "总队", "院", "馆", "社", "署"),
)


def places(name: str) -> dict[str, str]:
    """The places that a name begins with, each without its 省, 市, 县, 镇 and the like, by level."""
    match = _PLACES.match(name)
    found: dict[str, str] = {}
    for level in _LEVELS:
        written = match[level] if match is not None else None
        if written:
            sign = next((sign for sign in _SIGNS if written.endswith(sign)), written[-1])
            found[level] = written.removesuffix(sign).removesuffix("自治")
    return found


def are_foreign(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two names are of different places of one level."""
    return any(
        level in other and place not in other[level] and other[level] not in place
        for level, place in one.items()
    )


def is_full_name(name: str) -> bool:
    """Whether a name says of which place and of what kind an organ is."""
    return (
        4 <= len(name) <= 30
        and all("\u4e00" <= char <= "\u9fff" for char in name)
        and name.endswith(KINDS)
        and bool(places(name))
    )


def may_be_one(one: str, other: str) -> bool:
    """
    Whether two names may mean one organ: one is the other shortened, turned round, with the place
    before it or with an office behind it, or both are the government of one place or its office.
    """
    first, second = _reduced(one), _reduced(other)
    if _is_in(first, second):
        return True
    mine, others = places(one), places(other)
    if are_foreign(mine, others):
        return False
    core, counterpart = _core(one), _core(other)
    governs, is_governed = _GOVERNMENT.issuperset(core), _GOVERNMENT.issuperset(counterpart)
    if governs and is_governed:
        return _lowest(mine) == _lowest(others) or not mine or not others
    if governs or is_governed:
        compiler = second if governs else first
        return any(word in compiler for word in _COMPILERS)
    return _is_in(core, counterpart)


def _is_in(one: str, other: str) -> bool:
    """Whether the shorter has no character that the longer has not: 教体局 of 教育和体育局."""
    short, long = sorted((one, other), key=len)
    return all(short.count(char) <= long.count(char) for char in set(short))


def _reduced(name: str) -> str:
    for long, short in _SHORT:
        name = name.replace(long, short)
    return name


def _core(name: str) -> str:
    """What a name says besides its places."""
    match = _PLACES.match(name)
    return _reduced(name[match.end() :] if match is not None else name)


def _lowest(found: dict[str, str]) -> str:
    return next((found[level] for level in reversed(_LEVELS) if level in found), "")
