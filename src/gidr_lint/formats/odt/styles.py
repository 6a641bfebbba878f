"""The styles of an ODT file: what counts of each, with what it is based on."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from gidr_lint.formats.odt.names import FO, OFFICE, STYLE, TEXT

RED = re.compile(r"#[CDEFcdef][0-9A-Fa-f][0-3][0-9A-Fa-f][0-3][0-9A-Fa-f]")
_PLAIN = ("", "transparent", "#ffffff", "#FFFFFF")
_MOST_PARENTS = 30
_HEADS = ("heading", "title", "subtitle", "标题")


class Style(NamedTuple):
    """
    What counts of a style. Whether words are bold, hidden, struck out or raised, their color and what is behind
    them are None where neither it nor one it is based on says so.
    """

    name: str = ""
    list_name: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    color: str | None = None
    background: str | None = None
    marks: tuple[str, ...] = ()
    is_white: bool = False

    def told(self) -> "Style":
        """The same with what its colors come to: what such words are told as, and whether they are white on white."""
        marks = []
        if (self.background or "") not in _PLAIN:
            marks.append("highlight")
        if RED.fullmatch(self.color or ""):
            marks.append("red")
        is_white = not marks and (self.color or "").lower() == "#ffffff"
        return self._replace(marks=tuple(marks), is_white=is_white)

    def over(self, other: "Style") -> "Style":
        """The style of words in a style of their own within a paragraph of this one."""
        said = {name: value for name, value in other._asdict().items() if value is not None}
        return self._replace(**(said | {"name": self.name, "list_name": None})).told()

    @property
    def is_title(self) -> bool:
        return self.name in ("title", "标题")

    @property
    def is_contents(self) -> bool:
        """Whether it is one of the styles of a table of contents."""
        return self.name.startswith("contents_20_") or self.name.startswith("contents ")


class Styles:
    """The styles of the two parts; those of `content.xml` are made by hand, for a place each."""

    def __init__(self, content: Any, styles: Any) -> None:
        self._own: dict[tuple[str, str], Any] = {}
        self._common: dict[tuple[str, str], Any] = {}
        self.lists: dict[str, Any] = {}
        self.outline: Any = None
        self._known: dict[tuple[str, str], Style] = {}
        self._covers: bool | None = None
        if styles is not None:
            self._note(styles.findall(f"{OFFICE}styles/*"), self._common)
        self._note(content.findall(f"{OFFICE}automatic-styles/*"), self._own)

    def _note(self, elements: Iterable[Any], found: dict[tuple[str, str], Any]) -> None:
        for element in elements:
            name = element.get(f"{STYLE}name") or ""
            if element.tag == f"{STYLE}style":
                found[element.get(f"{STYLE}family") or "", name] = element
            elif element.tag == f"{TEXT}list-style":
                self.lists[name] = element
            elif element.tag == f"{TEXT}outline-style":
                self.outline = element

    def get(self, family: str, name: str | None) -> Style:
        """The style of a paragraph or of words (`paragraph`, `text`)."""
        if not name:
            return _NONE
        found = self._known.get((family, name))
        if found is None:
            found = self._known[family, name] = self._read(family, name)
        return found

    def _read(self, family: str, name: str) -> Style:
        style = Style(name.lower())
        element = self._own.get((family, name))
        if element is not None:
            style = _over(style, element, is_designed=False)
            name = element.get(f"{STYLE}parent-style-name") or ""
            style = style._replace(name=name.lower())
        for _ in range(_MOST_PARENTS):
            element = self._common.get((family, name))
            if element is None:
                break
            is_head = name.lower().startswith(_HEADS) or element.get(f"{STYLE}default-outline-level")
            style = _over(style, element, is_designed=bool(is_head))
            name = element.get(f"{STYLE}parent-style-name") or ""
        return style.told()

    @property
    def may_cover(self) -> bool:
        """Whether any style puts a color behind something: white words may stand on it then."""
        if self._covers is None:
            elements = (*self._own.values(), *self._common.values())
            self._covers = any(
                (item.get(f"{FO}background-color") or "") not in _PLAIN
                for element in elements
                for item in element.iter()
            )
        return self._covers


_NONE = Style()


def _over(style: Style, base: Any, *, is_designed: bool) -> Style:
    """
    A style with what it does not say taken from one that it is based on; where that is a heading's, its color and
    what is behind it are left aside, for they are designed so.
    """
    if style.list_name is None:
        style = style._replace(list_name=base.get(f"{STYLE}list-style-name"))
    properties = base.find(f"{STYLE}text-properties")
    if properties is None:
        return style
    # Chinese has a weight of its own.
    weight = properties.get(f"{STYLE}font-weight-asian") or properties.get(f"{FO}font-weight")
    display = properties.get(f"{TEXT}display")
    line = properties.get(f"{STYLE}text-line-through-style") or properties.get(
        f"{STYLE}text-line-through-type"
    )
    position = properties.get(f"{STYLE}text-position")
    if style.bold is None and weight is not None:
        style = style._replace(bold=weight in ("bold", "600", "700", "800", "900"))
    if style.hidden is None and display is not None:
        style = style._replace(hidden=display == "none")
    if style.struck is None and line is not None:
        style = style._replace(struck=line != "none")
    if style.raised is None and position is not None:
        style = style._replace(raised=not position.startswith("0"))
    if style.color is None:
        style = style._replace(color="" if is_designed else properties.get(f"{FO}color"))
    if style.background is None:
        style = style._replace(background="" if is_designed else properties.get(f"{FO}background-color"))
    return style
