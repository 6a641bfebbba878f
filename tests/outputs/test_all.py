"""What every output has in common."""

from pathlib import Path

from gidr_lint import outputs
from gidr_lint.plugins import house


def test_where_there_is_no_folder_to_look_into_every_output_is_known_all_the_same(monkeypatch):
    found = house.reporters()
    monkeypatch.setattr(house, "_OUTPUTS", str(Path(outputs.__file__) / "nowhere"))
    assert found == house.reporters()
