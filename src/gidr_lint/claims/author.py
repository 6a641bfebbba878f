"""Whose sentence it is: the names of the author, and organs that are not the author."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gidr_lint.claims.lexicon import Sense

if TYPE_CHECKING:
    from gidr_lint.report.model import Report

_LEVELS = "省市县区州旗盟镇乡"
# The usual short forms of the endings of organs' names.
SHORT: tuple[tuple[str, str], ...] = (
    ("卫生健康委员会", "卫生健康委 卫健委 卫健局"),
    ("发展和改革委员会", "发展改革委 发改委 发改局"),
    ("发展和改革局", "发展改革局 发改局"),
    ("住房和城乡建设局", "住房城乡建设局 住建局 住建委"),
    ("住房和城乡建设厅", "住房城乡建设厅 住建厅"),
    ("住房和城乡建设委员会", "住房城乡建设委 住建委"),
    ("人力资源和社会保障局", "人力资源社会保障局 人社局"),
    ("人力资源和社会保障厅", "人力资源社会保障厅 人社厅"),
    ("市场监督管理局", "市场监管局 市监局"),
    ("自然资源和规划局", "自然资源规划局 资规局 自然资源局 规划局"),
    ("自然资源局", "资源局"),
    ("城市管理局", "城管局"),
    ("城市管理综合行政执法局", "城管局 综合执法局 执法局"),
    ("综合行政执法局", "综合执法局 执法局"),
    ("文化和旅游局", "文化旅游局 文旅局"),
    ("文化广电和旅游局", "文化广电旅游局 文广旅局 文旅局"),
    ("文化广电旅游局", "文广旅局 文旅局"),
    ("交通运输局", "交通局 交运局"),
    ("交通运输厅", "交通厅"),
    ("应急管理局", "应急局"),
    ("生态环境局", "环境局 环保局"),
    ("生态环境厅", "环境厅"),
    ("农业农村局", "农业局"),
    ("工业和信息化局", "工信局"),
    ("教育体育局", "教体局"),
    ("退役军人事务局", "退役军人局"),
    ("医疗保障局", "医保局"),
    ("行政审批服务局", "行政审批局 审批局"),
    ("政务服务数据管理局", "政数局"),
    ("住房公积金管理中心", "公积金中心"),
    ("公安局", "公安"),
    ("公安分局", "分局"),
    ("水利局", ""),
    ("人民政府办公室", "政府办公室 政府办"),
    ("人民政府办公厅", "政府办公厅 政府办"),
    ("街道办事处", "街道办 街道"),
    ("管理委员会", "管委会 管委"),
    ("人民政府", "政府 政府及政府办 政府办公室 政府办"),
    ("委员会", "委"),
    ("税务局", "税务部门"),
)
_WHOLE = ("人民政府", "政府", "街道办事处", "管理委员会", "管委会")
# A district is no part of what a street governs: 全区各单位 are others there.
_RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3}
_PARTS = ("", "各单位", "各部门", "各级", "各级行政机关", "行政机关", "各级各部门", "系统", "范围", "范围内")


class Author(NamedTuple):
    """
    The organ that reports. `names` are its spellings with the sense that each has; `governs` tells a
    government, whose whole area its figures cover; `level` is the character of its own level.
    """

    name: str
    names: tuple[tuple[str, Sense], ...]
    governs: bool
    level: str


def organ_of(report: "Report") -> str:
    """The organ whose report it is: as the title has it, else as it signs; empty where neither tells."""
    if report.organisation:
        return report.organisation
    from gidr_lint.report.organs import is_full_name

    for block in report.signature:
        text = getattr(block, "text", None)
        name = "" if text is None else text.string.strip()
        if is_full_name(name):
            return name
    return ""


@lru_cache(maxsize=64)
def author_of(name: str) -> Author:
    """The author by its full name; empty where it is not known."""
    senses: dict[str, Sense] = {}
    own: Sense = {"subj": "self"}
    for spelling in _spellings(name):
        if len(spelling) >= 2:
            senses[spelling] = own
    level = next((char for char in reversed(name) if char in _LEVELS), "")
    governs = name.endswith(_WHOLE) or (bool(name) and name[-1] in _LEVELS)
    if governs:
        rank = 3 if "街道" in name[-6:] else _RANKS.get(level, 0)
        for char, above in _RANKS.items():
            if above < rank:
                senses.update(
                    {f"{whole}{char}{part}": {"subj": "other"} for whole in "全我" for part in _PARTS}
                )
    return Author(name, tuple(senses.items()), governs, level)


def _spellings(name: str) -> Iterator[str]:
    if not name:
        return
    cuts = [0, *(place + 1 for place, char in enumerate(name[:-1]) if char in _LEVELS)]
    tails = [""]
    for ending, short in SHORT:
        if name.endswith(ending):
            tails = ["", *short.split()]
            base = name[: -len(ending)]
            break
    else:
        ending, base = "", name
    for tail in tails:
        whole = base + (tail or ending)
        for cut in cuts:
            if cut < len(whole):
                yield whole[cut:]
                if cut and whole[cut:] and whole[cut - 1] in _LEVELS:
                    yield whole[cut - 1 :]
    # 市城管局 of 江州市城市管理局, 县局, 省厅
    last = name[-1]
    if last in "局厅委办院中心队关" and len(cuts) > 1:
        yield name[cuts[-1] - 1] + last
    yield from _branches(name)
    if name.endswith("委员会") and len(cuts) > 1:
        yield name[cuts[-1] - 1] + "委"
    for kind in ("街道", "医院", "中心", "学校", "学院", "大学"):
        if name.endswith((kind, kind + "办事处")):
            yield kind
    if name.endswith("海关"):
        yield from ("海关", "我关", "本关")
    if name.endswith(("管理委员会", "管委会")):
        yield "管委会"
    if name.endswith(_WHOLE) and len(cuts) > 1:
        yield base[: cuts[-1]] if len(base) >= cuts[-1] else base


def _branches(name: str) -> Iterator[str]:
    """The spellings of a branch: 河东分局, 河东公安分局 and 区公安分局 of 江州市公安局河东分局."""
    place = name.find("局", 0, -2)
    if name.endswith("分局") and place != -1:
        part, kind = name[place + 1 : -2], name[:place].rpartition("市")[2]
        yield from (f"{part}分局", f"{part}{kind}分局", f"区{kind}分局", "分局")
