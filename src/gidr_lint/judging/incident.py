"""What befalls a lint besides what is in the draft: a file that cannot be read, a rule that raises, a wrong directive."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gidr_lint.base.location import Location

KINDS = frozenset(
    (
        *("unreadable", "too-large", "not-a-report", "rule-crashed", "stage-failed", "left-out", "stopped"),
        *("unknown-code", "no-directive", "no-code", "no-reason", "unused-directive"),
    )
)


class Incident(NamedTuple):
    """
    Something for a rule of family E to tell. The kinds, and their values:

    - `unreadable`: reason, advice; `too-large`: size, limit (MB), reason;
    - `not-a-report`;
    - `rule-crashed`: code, exception, place; `stage-failed`: stage, exception, place;
    - `left-out`: plugins; `stopped`: stage (`reading`, `binding` or `rules`), seconds (None where the caller stopped it),
      of the rules that did not run the first and how many;
    - `unknown-code`: word, hint; `no-directive`: word, hint; `no-code`; `no-reason`; `unused-directive`: codes.
    """

    kind: str
    location: Location
    values: Mapping[str, object] = MappingProxyType({})
