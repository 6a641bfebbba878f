from gidr_lint.lsp.diagnostics import Findings
from gidr_lint.lsp.kept import Kept


class Held:
    def __init__(self, name: str) -> None:
        self.findings: Findings | None = Findings((), name, result=name)  # type: ignore[arg-type]
        self.dropped = False


def test_of_documents_over_the_most_the_one_not_used_for_longest_gives_up_its_analysis() -> None:
    kept = Kept(2)
    held = {name: Held(name) for name in "abc"}
    for name in "abac":
        kept.use(name, held[name])
    assert [name for name in "abc" if held[name].dropped] == ["b"]
    assert held["b"].findings == Findings((), "b")
    kept.forget("a")
    kept.use("b", held["b"])
    assert not held["a"].dropped and not held["c"].dropped
