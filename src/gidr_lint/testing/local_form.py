"""A local form for the examples of a rule: our own with a few relations more, without a file."""

from collections.abc import Sequence
from typing import NamedTuple

from gidr_lint.forms.load import load_form
from gidr_lint.forms.model import Form


class _Written(NamedTuple):
    """A form file that is in no folder."""

    text: str

    def __str__(self) -> str:
        return "local.toml"

    def read_text(self, encoding: str | None = None) -> str:
        return self.text


def written(base: str, identities: Sequence[str]) -> str:
    """The TOML of a form with these relations, `NAME = KIND TABLE PER: LEFT + LEFT ≤ RIGHT`; empty without any."""
    if not identities:
        return ""
    parts = [f'id = "local"\nextends = "{base}"\nname = "本地格式"\n']
    for number, identity in enumerate(identities, 1):
        name, _, rest = identity.partition(" = ")
        head, _, relation = rest.partition(": ")
        kind, table, per = head.split()
        op = "≤" if "≤" in relation else "="
        sides = [[term.strip() for term in side.split("+")] for side in relation.split(op)]
        left, right = ([term for term in side if term] for side in sides)
        values = {"id": f"local-{number}", "name": name, "source": "本地通知", "kind": kind, "table": table}
        lines = [f'{key} = "{value}"' for key, value in (values | {"per": per, "op": op}).items()]
        parts.append("\n".join(["[[identities]]", *lines, f"left = {left}", f"right = {right}", ""]))
    return "".join(parts)


def loaded(text: str) -> Form:
    """The form of such a text."""
    return load_form(_Written(text))  # type: ignore[arg-type]
