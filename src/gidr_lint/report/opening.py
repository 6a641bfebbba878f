"""What stands above a report or opens it: lines of the page around it, another kind of report, its own name."""

from collections.abc import Iterable

from gidr_lint.document.pattern import Pattern

_LONGEST = 80
# What a site says of a page: its date, source, place and tools.
_ABOUT = Pattern(
    r"[\s\[【（(|]{0,4}(?:(?:发布|发文|更新|添加|生成|上传|录入)(?:时间|日期)|时间|日期|(?:信息|文章|稿件)?来源|供稿|作者|浏览(?:次数|量)?|点击(?:次数|量|数)?"
    r"|阅读(?:次数|量)?|(?:字体|字号)(?:大小)?|索引号|信息索引号|(?:发布|所属)机构|组配分类|主题分类|责任编辑|编辑)\s{0,2}[：:]"
)
_CRUMBS = Pattern(
    r"[\s\[【（(|]{0,4}(?:您?(?:现在|当前)?的?所?在?位置|当前位置|首页)\s{0,2}(?:[：:>›»/-]|&gt;)"
)
_SCHOOL = "《高等学校信息公开办法》"
_EXPLAINED = ("解读", "图解", "一图读懂", "一图看懂", "图说")
_NAMED = Pattern(
    r"(?:公布|公开|发布|编制|公示|形成|撰写|现将|制作)[^。；]{0,80}?(?:信息|政务)公开(?:工作)?(?:情况)?(?:\d{4}年)?(?:年度)?(?:情况)?(?:报告|年报)(?!编制|编写|格式|发布|有关|的?通知|的?公告)",
    "报告", "年报",
)  # fmt: skip
_OF_LAW = "政府信息公开条例"
_ITSELF = ("本报告", "本年度报告", "本年报", "此报告")


def is_page_line(line: str) -> bool:
    """Whether a line above the text says something of the page that it stands on."""
    return (
        len(line) <= _LONGEST
        and "。" not in line
        and (_ABOUT.match(line) is not None or _CRUMBS.match(line) is not None)
    )


def is_of_another_kind(lines: Iterable[str], prose: Iterable[str], *, titled: bool) -> bool:
    """
    Whether the lines above the first part name a school's report of an academic year or, where
    there is no title beside it, an explanation of a report; `prose` is the text between them.
    """
    previous = ""
    for line in lines:
        for words in (line, previous + line):
            words = "".join(words.split())
            named = "信息公开" in words and ("报告" in words or "年报" in words)
            if not named or len(words) > _LONGEST or "。" in words or ">" in words:
                continue
            if "学年" in words or (not titled and _is_explained(words)):
                return True
        previous = line if len(line) <= _LONGEST else ""
    return any(_SCHOOL in text and "学年" in text for text in prose)


def _is_explained(words: str) -> bool:
    """Whether a line announces an explanation: 文字解读：…年度报告, （图解）…, …年度报告解读."""
    head = words.partition("：")[0].partition(":")[0].lstrip("（([【")
    return any(word in head[:8] or words.rstrip("）)]】").endswith(word) for word in _EXPLAINED)


def names_report(texts: Iterable[str]) -> bool:
    """Whether the opening sentences say that this is such a report."""
    for text in texts:
        words = "".join(text.split())
        if _NAMED.search(words) is not None:
            return True
        if _OF_LAW in words and any(word in words for word in _ITSELF):
            return True
    return False
