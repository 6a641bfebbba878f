"""
中文句子用全角标点。

Chinese sentences take full-width punctuation.

半角逗号、括号夹在汉字之间，多半是输入法没有切换。数字、网址、邮箱、时间里的不在此列；超过三处的合为一条。

Source: GB/T 15834—2011《标点符号用法》

Good: 数字、网址里的半角符号
    网址为http://www.qingxi.example.cn:8080/index.html，时间为8:30-17:30，共1,204人次。

Bad: 汉字之间用了半角逗号
    全年开展业务培训«,»参加人员覆盖各科室。
    → 这里的“,”宜用全角“，”

Bad: 超过三处的合为一条
    全年开展业务培训«,»参加人员覆盖各科室,内容包括条例解读,公文写作,保密审查。
    → 汉字之间的半角标点有4处，宜用全角
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Edit, Finding, Fix, Location, Message, Pattern, Severity, Words, rule

MARK = Pattern(
    r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（]|\Z)|(?<=[\u4e00-\u9fff])[,;:](?=\d)|(?<=[\u4e00-\u9fff”》）])\.(?=\Z)"
    r"|(?P<open>\()(?P<inner>[^()（）\n]{1,80})(?P<close>\))",
    ",", ";", ":", "?", "!", "(", ".",
)  # fmt: skip
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
MOST = 3
MESSAGE = Message(
    zh="这里的“{found}”宜用全角“{right}”",
    en="{found} should be the full-width {right} here",
    help_zh="可以自动改正，内容不变。",
    help_en="The fix changes nothing else.",
)
MANY = Message(
    zh="汉字之间的半角标点有{count}处，宜用全角",
    en="There are {count} half-width marks between Chinese characters",
    help_zh="多半是网页转换造成的，可以一次全部改正。",
    help_en="They probably came from a web page; the fix changes all at once.",
)


@rule(
    code="P706",
    severity=Severity.INFO,
    signs=(
        "text:,",
        "text:;",
        "text:?",
        "text:!",
        "text:(",
        "text:)",
        "text::",
        *(f"text:{c}.\n" for c in "。）"),
    ),
    fixable="safe",
)
def check(case: Case) -> Iterator[Finding]:
    found: list[tuple[int, Location, str, int]] = []
    for passage, match in case.find(MARK):
        if passage.kind == "title" or _in_address(passage.text.string, match.start):
            continue
        if not match.group("open"):
            found.append((passage.number, match.location(), match.string, match.start))
        elif any("\u4e00" <= char <= "\u9fff" for char in match.group("inner")):
            # What stands inside is looked at as well when the brackets are put right.
            for name in ("open", "close"):
                found.append((passage.number, match.location(name), match.group(name), match.bounds(name)[0]))
    if len(found) > MOST:
        edits = tuple(Edit(place, FULL[mark]) for _, place, mark, _ in found)
        yield Finding(
            found[0][1],
            MANY(count=len(found)),
            keys=(("halfwidth",),),
            fixes=(Fix(Words("全部改为全角", "Make all full-width"), edits, "safe"),),
        )
        return
    for number, place, mark, start in found:
        fix = Fix(Words(f"改为“{FULL[mark]}”", f"Change to {FULL[mark]}"), (Edit(place, FULL[mark]),), "safe")
        yield Finding(
            place,
            MESSAGE(found=mark, right=FULL[mark]),
            keys=(("place", number, start),),
            fixes=(fix,),
        )


def _in_address(string: str, place: int) -> bool:
    """Whether a mark stands right behind or before Latin letters, as in an address."""
    around = string[max(0, place - 1) : place] + string[place + 1 : place + 2]
    return any(char.isascii() and char.isalpha() for char in around)
