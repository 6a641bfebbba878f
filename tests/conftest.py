"""Nothing here reads or writes the cache of whoever runs the tests; each test begins without one."""

import itertools
import os
import tempfile

import pytest

_PLACE = tempfile.TemporaryDirectory(prefix="gidr-lint-cache-")
_NUMBERS = itertools.count()
os.environ["GIDR_LINT_CACHE_DIR"] = os.path.join(_PLACE.name, "shared")


@pytest.fixture(autouse=True)
def cache(monkeypatch):
    """The folder of the cache, not there yet."""
    place = os.path.join(_PLACE.name, str(next(_NUMBERS)))
    monkeypatch.setenv("GIDR_LINT_CACHE_DIR", place)
    return place
