"""Rules of a city: a contact line that it requires, and a part of its own."""

from collections.abc import Sequence

from gidr_lint.api import Rule, hookimpl


@hookimpl
def gidr_lint_rules() -> Sequence[Rule]:
    """The city's rules; imported only when the rules are asked for."""
    from gidr_lint_example_city import contact_line, local_section

    return [contact_line.check, local_section.check]
