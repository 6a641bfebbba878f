"""How much is tried: some seconds in CI; `HYPOTHESIS_PROFILE=long pytest tests/fuzz` for as long as there is time."""

import os

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
# The same examples every time: what fails in CI fails by the change that is tested.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=SLOW)
settings.register_profile("long", max_examples=4000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
