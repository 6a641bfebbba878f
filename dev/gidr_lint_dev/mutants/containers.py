"""A draft as the files in which reports are met, each by its name."""

import re
from random import Random
from typing import get_args

from gidr_lint.document.source import Source
from gidr_lint.testing.draft import Draft, Flattening

# Each with how it is written; a name alone says enough to write the same file again.
CONTAINERS = (
    "markdown", "markdown-html", "markdown-bold", "markdown-bare", "text", "word", "web", "web-furniture",
)  # fmt: skip
_HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
_TITLE = re.compile(r"\A# (.*)$", re.MULTILINE)


def write(draft: Draft, container: str, rng: Random) -> Source:
    """The draft as a file of a container; ValueError for one that there is not."""
    if container == "word":
        return Source("draft.docx", draft.docx()[0])
    if container in ("web", "web-furniture"):
        furniture = container == "web-furniture"
        page = draft.page(furniture=furniture, divisions=furniture or rng.random() < 0.5)[0]
        return Source("draft.html", page.encode())
    if container == "text":
        text = draft.text(rng.choice(("tab", "tab", "tabs")))
        return Source("draft.txt", (_indented(text) if rng.random() < 0.5 else text).encode())
    if container == "markdown-html":
        return Source("draft.md", draft.markdown("html").encode())
    flatten: Flattening = rng.choice(get_args(Flattening))
    text = draft.markdown("pipe", flatten=flatten)
    if container == "markdown-bold":
        text = _TITLE.sub(r"**\1**", _HEADING.sub(r"**\1**", text))
    elif container == "markdown-bare":
        text = _TITLE.sub(r"\1", _HEADING.sub(r"\1", text))
    elif container != "markdown":
        raise ValueError(f"no such container: {container}; there are {', '.join(CONTAINERS)}")
    return Source("draft.md", text.encode())


def _indented(text: str) -> str:
    """Paragraphs indented by two wide spaces, as Word's text has them."""
    return re.sub(r"^(?=[^\t\n#|])", "　　", text, flags=re.MULTILINE)
