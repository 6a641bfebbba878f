"""The cells of the tables by their rows, columns and parts."""

from gidr_lint_dev.mutants.varied import Sample

PARTS = ("review", "direct-suit", "after-review-suit")
RESULTS = ("upheld", "corrected", "other", "pending", "total")


def target(table: str, row: str, column: str) -> str:
    return f"{table}.{row}.{column}"


def columns(sample: Sample) -> list[str]:
    table = sample.draft.form.table("applications")
    assert table is not None
    return [column.id for column in table.blocks[0].columns]


def rows(sample: Sample) -> list[str]:
    return list(dict.fromkeys(row for row, _ in sample.draft.tables["applications"]))


def part_of(column: str) -> tuple[str, ...]:
    """The cells of one part of the table of disputes: its one sum does not say which is wrong."""
    part = next(
        part for part in ("after-review-suit", "direct-suit", "review") if column.startswith(part + "-")
    )
    return (f"disputes.cases.{part}", *(f"disputes.cases.{part}-{result}" for result in RESULTS))
