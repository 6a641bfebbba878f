"""Personal data that can be read in an output, whatever markup, entities, separators and widths stand in between."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator

from gidr_lint.engine.analysis import Analysis
from gidr_lint.outputs import Style
from gidr_lint.outputs._rows import rendered
from gidr_lint.plugins.house import reporters


def leaks(data: str, output: str) -> list[str]:
    """Pieces of the data, items with blanks between, that can be read in an output; its ends may be."""
    bare = _plain(output)
    found: list[str] = []
    for written in data.split():
        item = _plain(written)
        size = 7 if item[:9].isdecimal() else 2 if len(item) < 4 else 4
        pieces = {item[place : place + size] for place in range(len(item) - size + 1)}
        found += [piece for piece in pieces if piece in bare]
    return found


def _plain(output: str) -> str:
    """An output with all undone that a spelling may hide behind."""
    # The style of a page names fonts.
    bare = re.sub(r"<style>.*?</style>", "", output, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", "", html.unescape(bare))
    bare = re.sub(r"\\u[0-9a-f]{4}", "", bare)
    bare = "".join(char for char in unicodedata.normalize("NFKC", bare) if unicodedata.category(char) != "Cf")
    bare = re.sub(r"\*{3,}|\*+[^\w*]{1,3}\*+", "□", bare)  # a mask, no emphasis
    return "".join(char for char in bare if char.isalnum() or char == "□").casefold()


def outputs(result: Analysis) -> Iterator[str]:
    """Every output of a result in both languages."""
    for found in reporters():
        reporter = found.load()
        for style in (Style("zh", verbose=True), Style("en", verbose=True)):
            yield _without_our_words(rendered(reporter, [result], style))


def _without_our_words(output: str) -> str:
    """An output less what is the same for every draft and may hold a stretch of a name: what rules are, labels."""
    if '"rules":[' in output:
        told = json.loads(output)
        del told["runs"][0]["tool"]["driver"]["rules"]
        output = json.dumps(told, ensure_ascii=False)
    return output.replace("建议：", "□")
