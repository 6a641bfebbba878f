"""Consistent reports of invented organs, drawn at random: who writes, how much there was, in what words."""

from random import Random

from gidr_lint.testing.draft import Draft
from gidr_lint_dev.mutants.varied.figures import draw_applications, draw_disputes, draw_proactive
from gidr_lint_dev.mutants.varied.organs import organ
from gidr_lint_dev.mutants.varied.prose import write
from gidr_lint_dev.mutants.varied.sample import Mark, Organ, Sample, bare, marks
from gidr_lint_dev.mutants.varied.words import Words

__all__ = ["Mark", "Organ", "Sample", "bare", "marks", "varied"]


def varied(rng: Random, form: str | None = None) -> Sample:
    """A consistent report drawn from `rng`."""
    form = form or rng.choice(("2021", "2021", "2021", "2019"))
    year = rng.choice((2021, 2022, 2023, 2024, 2025)) if form == "2021" else rng.choice((2019, 2020))
    draft = Draft.clean(form, year)
    who = organ(rng)
    draft.organisation = who.name
    draw_applications(draft, rng)
    draw_disputes(draft, rng)
    draw_proactive(draft, rng)
    draft.settle()
    write(Words(draft, who, rng))
    return Sample(draft, who)
