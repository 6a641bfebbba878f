"""Which official section a heading means: by its official wording, a variant, or the words that decide."""

from functools import lru_cache
from typing import Literal

from gidr_lint.base.stopping import look
from gidr_lint.document.tree import Block, Heading, Paragraph
from gidr_lint.forms.model import FormSection
from gidr_lint.report.labels import core, distance

# What section one must speak of, and the words by which a text is known to do so.
TOPICS = {
    "主动公开": ("主动公开", "公开政府信息", "发布政府信息", "公开信息", "发布信息"),
    "依申请公开": ("申请",),
    "政府信息管理": ("信息管理", "管理", "审查", "目录", "规范性文件", "审核", "清理"),
    "政府信息公开平台建设": ("平台", "网站", "公众号", "新媒体", "专栏", "微信", "门户"),
    "监督保障": ("监督", "保障", "考核", "培训", "评议", "责任追究"),
}
Fit = Literal["official", "loose", "words", "none"]
# The words that a heading of section one, five or six may be made of, the longer ones first.
_SUBJECT = ("政府信息公开", "信息公开", "政务公开", "工作", "的")
_OVERALL = ("总体", "整体", "基本", "概况", "概述", "综述")
_OVERVIEW_ENDS = ("情况", "概况", "概述", "综述")
_OVERVIEW = (*_SUBJECT, "年度", "年", *_OVERALL, "情况", "公开", "开展", "本")
_IMPROVING = ("改进", "整改", "措施", "下一步", "下步", "打算", "对策", "努力方向")
_PROBLEMS = (
    *_SUBJECT,
    "中",
    "存在",
    "主要",
    "问题",
    "不足",
    "困难",
    "情况",
    "之处",
    "以及",
    "及",
    "和",
    "与",
)
_OTHERS = ("其他", "其他事项", "其他情况", "其他有关事项", "其他有关情况", "其他相关事项", "其他相关情况")
# What a template says of a heading's type, in brackets behind it: （黑体三号）.
_FACES = ("宋体", "黑体", "仿宋", "楷体", "加粗", "号字", "字号", "字体", "居中", "行距", "Times")


@lru_cache(maxsize=1024)
def official_section(title: str, sections: tuple[FormSection, ...]) -> tuple[str | None, Fit]:
    """Which official section a heading names, and how well; one that fits two names none."""
    look()
    words = core(without_face(title))
    for section in sections:
        if words == core(section.title) or any(words == core(text) for text in section.variants):
            return section.id, "official"
    for section in sections:
        if any(words == core(text) for text in section.loose):
            return section.id, "loose"
    found = {section.id for section in sections if _by_words(words, section.id)}
    if not found:
        found = {
            section.id
            for section in sections
            if len(section.title) >= 4
            and distance(words, core(section.title), 2 if len(section.title) >= 10 else 1)
            <= (2 if len(section.title) >= 10 else 1)
        }
    return (found.pop(), "words") if len(found) == 1 else (None, "none")


def without_face(title: str) -> str:
    """A heading without the note on its type that a template puts behind it: 总体情况（黑体三号）."""
    if title[-1:] not in ("）", ")"):
        return title
    place = max(title.rfind("（"), title.rfind("("))
    is_note = place > 0 and any(word in title[place:] for word in _FACES)
    return title[:place].rstrip() if is_note else title


def _by_words(words: str, section: str) -> bool:
    """The words that decide, whatever else the heading says."""
    if len(words) > 32:
        return False
    if section == "disputes":
        return "复议" in words and "诉讼" in words
    if section == "proactive":
        return "主动公开" in words and "情况" in words
    if section == "applications":
        return (
            "申请" in words
            and any(word in words for word in ("收到", "处理", "依申请"))
            and "复议" not in words
        )
    if section == "problems":
        return any(word in words for word in ("问题", "不足")) and (
            any(word in words for word in _IMPROVING) or _consists_of(words, _PROBLEMS)
        )
    if section == "other-matters":
        return words in _OTHERS or (
            "其他" in words and ("报告" in words or "说明" in words) and ("事项" in words or "情况" in words)
        )
    return (
        section == "overview"
        and words.endswith(_OVERVIEW_ENDS)
        and any(word in words for word in _OVERALL)
        and _consists_of(words.lstrip("0123456789"), _OVERVIEW)
    )


def _consists_of(words: str, known: tuple[str, ...]) -> bool:
    """Whether nothing is left of a heading once these words are taken out of it."""
    for word in known:
        words = words.replace(word, "")
    return not words


def heading_of(block: Block) -> Heading:
    """The heading that a block is, also where it is a line without an ordinal."""
    if isinstance(block, Heading):
        return block
    assert isinstance(block, Paragraph)
    return Heading(block.text, 2, None)
