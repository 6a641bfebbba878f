"""The sources of rules, which docstrings give in English, in Chinese."""

import re

_ZH = {
    "derivable": "由表格和文字本身推出",
    "practice": "通行做法",
    "a share is a part divided by its whole": "占比是部分除以全部",
    "from the meaning of the two columns": "两列的含义如此",
    "from the meaning of 结转": "“结转”的含义如此",
    "from the note printed in the header of the official table": "官方表格表头印着的说明",
    "growth is the change divided by last year's figure": "增长率是增减数除以上年数",
    "last year's report is that of the year before": "上年报告是前一年度的报告",
    "one figure has one value": "同一个数只有一个值",
    "the last column is the total of the six before it": "最后一列是前六列的合计",
    "the list is complete": "所列各项是齐全的",
    "the number of items is no less than 0": "项目数不会小于0",
    "the parts are a complete list": "各部分是齐全的",
    "the parts of one count": "同一个数的各部分",
    "the sentence and the table give the same figure": "文字和表格说的是同一个数",
    "the table counts every case": "表格统计全部案件",
    "对外公开总数量 counts what was newly made public, too": "“对外公开总数量”包括本年新公开的",
    "总计 is the total of the four results": "总计是四种结果的合计",
    "（七）总计 is the total of the rows above it": "“（七）总计”是以上各行的合计",
    "the note printed in the header of the official table": "官方表格表头印着的说明",
    "the official form": "官方格式",
    "the official forms": "官方格式",
    "the local form": "本地格式",
    "whose `source` the message quotes": "提示里写明",
    "which names 内容雷同": "其中点名“内容雷同”",
}


def source_zh(source: str) -> str:
    """A source in Chinese; what is in no list stays as it is."""
    first, _, why = source.partition(", ")
    if why in _ZH:
        return f"{_ZH.get(first, first)}：{_ZH[why]}"
    parts = re.split(r"(, |; |；)", source)
    said = _ZH.get(parts[0], parts[0])
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        said += ("，" if sign == ", " else "；") + _ZH.get(part, part)
    return said.replace(" and ", "和")
