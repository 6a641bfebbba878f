"""What only Word keeps: tracked changes, colours, hidden text, comments."""

from random import Random
from typing import Any

from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Sample


def _paragraph(document: Any) -> Any:
    # What stands above the first section may be red on purpose.
    texts = iter(document.paragraphs)
    next(p for p in texts if p.text.startswith("一、"))
    return next(p for p in texts if len(p.text) > 20 and p.runs)


def _revised(tag: str) -> Any:
    def change(document: Any) -> None:
        from docx.oxml.parser import parse_xml

        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        inner = "<w:t>加强审核。</w:t>" if tag == "ins" else "<w:delText>加强审核。</w:delText>"
        _paragraph(document)._p.append(
            parse_xml(
                f'<w:{tag} xmlns:w="{w}" w:id="7" w:author="a" w:date="2025-01-05T09:00:00Z"><w:r>{inner}</w:r></w:{tag}>'
            )
        )

    return change


def _highlighted(document: Any) -> None:
    from docx.enum.text import WD_COLOR_INDEX

    _paragraph(document).runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW


def _red(document: Any) -> None:
    from docx.shared import RGBColor

    _paragraph(document).runs[0].font.color.rgb = RGBColor(0xFF, 0, 0)


def _hidden(document: Any) -> None:
    run = _paragraph(document).add_run("此处数据请再核对。")
    run.font.hidden = True


def _commented(document: Any) -> None:
    document.add_comment(_paragraph(document).runs, text="请核对", author="a", initials="a")


for _name, _word in (
    ("insertion", _revised("ins")), ("deletion", _revised("del")), ("highlight", _highlighted), ("red", _red),
    ("hidden", _hidden), ("comment", _commented),
):  # fmt: skip

    @kind(f"word/{_name}")
    def _(sample: Sample, rng: Random, word: Any = _word) -> Label | None:
        return Label("W908", ("",), word=word)
