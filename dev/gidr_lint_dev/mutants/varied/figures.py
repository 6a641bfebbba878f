"""The figures of a varied report: how many applications, disputes and documents there were."""

from random import Random

from gidr_lint.testing.draft import Draft

FRAME = ("new", "carried-in", "total", "carried-out")
_RESULTS = ("upheld", "corrected", "other", "pending")
_PARTS = ("review", "direct-suit", "after-review-suit")


def draw_applications(draft: Draft, rng: Random) -> None:
    cells = draft.tables["applications"]
    scale = rng.choice((0, 4, 12, 12, 40, 160, 900))
    columns = [column.id for column in draft.form.table("applications").blocks[0].columns][:6]  # type: ignore[union-attr]
    outcomes = [row for row, column in cells if column == columns[0] and row not in FRAME]
    for number, column in enumerate(columns):
        busy = scale and (number == 0 or rng.random() < (0.75 if number == 1 else 0.25))
        done = 0
        for row in outcomes:
            frequent = row in (
                "granted",
                "partly-granted",
                "unable-not-held",
                "denied-process",
                "rejected-petition",
            )
            top = (scale if frequent else scale // 4) // (1 if number == 0 else 5)
            amount = rng.randint(0, max(top, 1)) if busy and rng.random() < (0.7 if frequent else 0.2) else 0
            cells[row, column] = str(amount)
            done += amount
        out = rng.randint(0, 1 + scale // 12) if busy and rng.random() < 0.6 else 0
        carried = min(rng.randint(0, 1 + scale // 12), done + out) if busy and rng.random() < 0.6 else 0
        cells["carried-out", column] = str(out)
        cells["carried-in", column] = str(carried)
        cells["new", column] = str(done + out - carried)


def draw_disputes(draft: Draft, rng: Random) -> None:
    scale = rng.choice((0, 0, 2, 5, 40))
    for part in _PARTS:
        busy = scale and rng.random() < 0.6
        for result in _RESULTS:
            amount = rng.randint(0, scale) if busy and rng.random() < 0.6 else 0
            draft.tables["disputes"]["cases", f"{part}-{result}"] = str(amount)


def draw_proactive(draft: Draft, rng: Random) -> None:
    cells = draft.tables["proactive"]
    new = rng.choice((0, 0, rng.randint(1, 9), rng.randint(1, 60)))
    least, most = ("issued", "in-force") if draft.form.id == "2021" else ("newly-public", "public-total")
    for row, column in cells:
        if row == "rules":
            cells[row, column] = "0"
        elif column in ("decisions", "previous-items", "projects"):
            cells[row, column] = str(rng.choice((0, rng.randint(1, 60), rng.randint(1, 9000))))
        elif column == "change":
            change = rng.choice((0, 0, rng.randint(-int(cells[row, "previous-items"]), 9)))
            cells[row, column] = f"{change:+d}" if change else "0"
        elif column == "amount":
            cells[row, column] = f"{rng.randint(0, 900_000) / 100:.2f}万元"
        elif column == "fee":
            cells[row, column] = f"{rng.choice((0, rng.randint(1, 90_000))) / 100:g}"
    cells["normative", least] = str(new)
    cells["normative", most] = str(new + rng.randint(0, 90))
    if draft.form.id == "2021":
        cells["normative", "repealed"] = str(rng.choice((0, 0, rng.randint(1, 20))))
    else:
        cells["normative", "made"] = str(new + rng.choice((0, 0, rng.randint(1, 4))))
