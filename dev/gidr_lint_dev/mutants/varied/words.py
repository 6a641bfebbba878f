"""What the sentences of a varied report are written from: the figures that they may repeat, and chance."""

from random import Random

from gidr_lint.testing.draft import Draft
from gidr_lint_dev.mutants.varied.figures import FRAME
from gidr_lint_dev.mutants.varied.sample import Organ

OUTCOMES = (
    ("granted", "予以公开"), ("partly-granted", "部分公开"), ("denied", "不予公开"),
    ("unable", "无法提供"), ("rejected", "不予处理"), ("other", "其他处理"),
)  # fmt: skip
REASONS = {
    "denied-process": "属于四类过程性信息",
    "denied-enforcement-file": "属于行政执法案卷",
    "denied-internal-affairs": "属于三类内部事务信息",
    "unable-not-held": "本机关不掌握相关政府信息",
    "rejected-petition": "信访举报投诉类申请",
    "rejected-repeat": "重复申请",
}


class Words:
    """A draft to be described: its figures by the names that marks give them, and the draws of chance."""

    def __init__(self, draft: Draft, who: Organ, rng: Random) -> None:
        self.draft = draft
        self.who = who
        self.rng = rng
        self.year = draft.year
        amount = draft.amount
        self.n: dict[str, int] = {row: amount("applications", row) for row in FRAME}
        self.n |= {row: amount("applications", row) for row, _ in OUTCOMES}
        for row in REASONS:
            if (row, "total") in draft.tables["applications"]:
                self.n[row] = amount("applications", row)
        self.n["natural-person"] = amount("applications", "new", "natural-person")
        self.n["business"] = amount("applications", "new", "business")
        self.n["organisations"] = self.n["new"] - self.n["natural-person"]
        case = {id: int(text) for (_, id), text in draft.tables["disputes"].items()}
        self.n |= case
        self.n["suits"] = case["direct-suit-total"] + case["after-review-suit-total"]
        self.n["suits-upheld"] = case["direct-suit-upheld"] + case["after-review-suit-upheld"]
        self.n |= {
            column: int(text)
            for (row, column), text in draft.tables["proactive"].items()
            if row == "normative"
        }
        self.n |= {
            row: int(text)
            for (row, column), text in draft.tables["proactive"].items()
            if column == "decisions"
        }

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def fig(self, name: str) -> str:
        """A figure with its mark."""
        return f"⟦{name}|{self.n[name]}⟧"

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds
