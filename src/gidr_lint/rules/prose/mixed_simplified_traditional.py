"""
简体文字里不夹繁体字。

No traditional characters stand among simplified ones.

转换、输入法切换时容易带出，如“公開”。整份用繁体的报告不在此列。

Source: 《中华人民共和国国家通用语言文字法》

Good: 都是简体
    全年公开政府信息126条。

Bad: 夹了繁体字
    做好政府信息公«開»工作。
    → 这里有繁体字“開”
"""

from collections.abc import Iterator

from gidr_lint.api import Case, Finding, Message, Pattern, Severity, rule

TRADITIONAL = "開關務請單處報發實國總會業條辦議訴與為個們應時來對這麼經過從將當動進還給說現見問題間門東車書長電話級縣區鎮鄉環機構檔據統計畫標準預決費產權護質種類數網絡頁錄導監設責選舉識認證語體驗歷屆億餘達圍員"
CHARACTER = Pattern(f"[{TRADITIONAL}]{{1,12}}")
MOST = 40
MESSAGE = Message(
    zh="这里有繁体字“{found}”",
    en="Traditional characters stand here: {found}",
    help_zh="请改为简体字。",
    help_en="Change them to simplified ones.",
)


@rule(code="P719", severity=Severity.INFO, signs=tuple(f"text:{char}" for char in TRADITIONAL))
def check(case: Case) -> Iterator[Finding]:
    found = list(case.find(CHARACTER))
    if len(found) > MOST:
        return  # a report in traditional characters
    for passage, match in found:
        yield Finding(
            match.location(),
            MESSAGE(found=match.string),
            keys=(("place", passage.number, match.start),),
        )
