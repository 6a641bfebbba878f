"""How the prose of a sample is looked through and changed."""

from random import Random

from gidr_lint_dev.mutants.model import Label
from gidr_lint_dev.mutants.varied import Mark, Sample, bare, marks


def figures(sample: Sample, *names: str) -> list[tuple[str, int, Mark]]:
    """Every marked figure of the prose: section, paragraph, mark."""
    return [
        (id, number, mark)
        for id, (_, texts) in sample.draft.sections.items()
        for number, text in enumerate(texts)
        for mark in marks(text)
        if not names or mark.name in names
    ]


def add(sample: Sample, text: str, section: str = "overview") -> str:
    """Put a paragraph at the end of a section; the paragraph as it is written."""
    heading, texts = sample.draft.sections[section]
    sample.draft.sections[section] = (heading, [*texts, text])
    return bare(text)


def within(sample: Sample, rng: Random, old: str, new: str) -> str | None:
    """Replace some words in one paragraph that has them; the paragraph as it then is."""
    where = [
        (id, n)
        for id, (_, texts) in sample.draft.sections.items()
        for n, text in enumerate(texts)
        if old in text
    ]
    if not where:
        return None
    id, number = rng.choice(where)
    heading, texts = sample.draft.sections[id]
    texts = list(texts)
    texts[number] = texts[number].replace(old, new, 1)
    sample.draft.sections[id] = (heading, texts)
    return bare(texts[number])


def silence(sample: Sample) -> None:
    """No sentence speaks of applications, reviews or suits any more."""
    for id, (heading, texts) in sample.draft.sections.items():
        if id == "problems":
            continue
        kept = []
        for text in texts:
            if not any(word in text for word in ("申请", "复议", "诉讼")) or "。" not in text:
                kept.append(text)
            elif text.startswith("（"):
                kept.append(f"{text.partition('。')[0]}。规范办理登记、审核、答复各环节。")
            elif id == "overview" or not sample.draft.tables_under(id):
                kept.append("规范办理登记、审核、答复各环节。")
        sample.draft.sections[id] = (heading, kept)


def label(codes: str, line: str | None) -> Label | None:
    """What is expected in a line, where there is one."""
    return None if line is None else Label(codes, (), (line,))
