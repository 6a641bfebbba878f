"""
Figures of the prose that the tables contradict, in words that no writer of the program has chosen.

The reports and sentences are those of the blind rounds: one marked figure of a sound report is made wrong, or one
sentence with a wrong figure is put into the report of its round.
"""

from collections.abc import Callable
from random import Random

from gidr_lint.testing.draft import Draft
from gidr_lint_dev.mutants.digits import OFF
from gidr_lint_dev.mutants.edits import figures
from gidr_lint_dev.mutants.model import Label, kind
from gidr_lint_dev.mutants.varied import Mark, Organ, Sample, bare
from gidr_lint_dev.rounds import MARK, NEUTRAL, WRONG, Data, altered, rounds, with_prose

_CODES = "N4 D5"
# Where figures stand; few are in the last two sections.
SECTIONS = {
    "overview": ("overview",), "proactive": ("proactive",), "applications": ("applications",), "disputes": ("disputes",),
    "closing": ("problems", "other-matters"),
}  # fmt: skip
_HOWS = ("one-more", "digit-misread", "digits-swapped", "far-off")
# What the writers of the rounds call the manner of a sentence.
MANNERS = {
    "rows": ("rows",), "cases": ("cases",), "denial": ("denial", "denials"), "applicants": ("applicants",),
    "outcomes": ("outcomes",), "carry": ("carry",), "sums": ("sums", "shares"), "counts": ("counts",),
    "decisions": ("decisions",), "documents": ("documents",), "years": ("years",), "fees": ("fees",), "all": ("all",),
}  # fmt: skip


def _sample(draft: Draft) -> Sample:
    return Sample(draft, Organ(draft.organisation, "本机关", "政府网站", "", ""))


def sound(rng: Random) -> Sample:
    """A sound report of a round; its comparable figures are marked with their section."""
    data = rng.choice([data for found in rounds() for data in found.reports.values()])
    prose = {id: [MARK.sub(rf"⟦{id}|\1⟧", text) for text in texts] for id, texts in data["sections"].items()}
    return _sample(with_prose(data, prose))


def said(data: Data, sentences: dict[str, str]) -> Sample:
    """The report of the sentences of a round, with some of them by their sections."""
    prose = {id: list(texts) for id, texts in NEUTRAL.items()}
    for section, text in sentences.items():
        prose.setdefault(section, []).append(text)
    return _sample(with_prose(data, prose))


def true(rng: Random) -> Sample:
    """The report of the sentences of a round, with a true one in each section that has any."""
    data = rng.choice(rounds()).sentences
    chosen: dict[str, str] = {}
    for section in (id for ids in SECTIONS.values() for id in ids):
        texts = [item["true"] for item in data["sentence"] if item["section"] == section and "true" in item]
        if texts:
            chosen[section] = rng.choice(texts)
    return said(data, chosen)


def clean(rng: Random) -> Sample:
    """A report of the rounds without an error: a whole one, or true sentences."""
    return sound(rng) if rng.random() < 0.5 else true(rng)


def _wrong(manner: str) -> Callable[[Random], Sample]:
    """Draws the report of a round with one wrong sentence of a manner, its figure marked."""

    def draw(rng: Random) -> Sample:
        chosen = [
            (data, item)
            for data in (found.sentences for found in rounds())
            for item in data["sentence"]
            if "wrong" in item and item["kind"] in MANNERS[manner]
        ]
        data, item = rng.choice(chosen)
        return said(data, {item["section"]: WRONG.sub(r"⟦wrong|\1⟧", item["wrong"])})

    return draw


def _told(sample: Sample, rng: Random) -> Label:
    [(id, number, mark)] = figures(sample, "wrong")
    return _label(sample, id, number, mark, mark.value)


def _off(sections: tuple[str, ...], how: str) -> Callable[[Sample, Random], Label | None]:
    def make(sample: Sample, rng: Random) -> Label | None:
        found = figures(sample, *sections)
        rng.shuffle(found)
        for id, number, mark in found:
            is_plain = mark.value.isascii() and mark.value.isdigit()
            if is_plain is (how == "not-in-digits"):
                continue
            wrong = OFF[how](mark.value, rng) if is_plain else altered(mark.value)
            if wrong is None or (is_plain and int(wrong) == int(mark.value)):
                continue
            return _label(sample, id, number, mark, wrong)
        return None

    return make


def _label(sample: Sample, id: str, number: int, mark: Mark, wrong: str) -> Label:
    """Write a figure as it is wrong; it must be found at its place."""
    heading, texts = sample.draft.sections[id]
    before, after = texts[number][: mark.start], texts[number][mark.end :]
    texts = [*texts[:number], before + wrong + after, *texts[number + 1 :]]
    sample.draft.sections[id] = (heading, texts)
    start = len(bare(before))
    return Label(_CODES, (), (bare(texts[number]),), figure=(start, start + len(wrong)))


for _name, _sections in SECTIONS.items():
    for _how in (*_HOWS, "not-in-digits"):
        kind(f"prose-{_name}/{_how}", draw=sound)(_off(_sections, _how))
for _manner in MANNERS:
    kind(f"sentence/{_manner}", draw=_wrong(_manner))(_told)
