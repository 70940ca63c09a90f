"""How the properties are tried: the same examples in every run, and none kept on the disk."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "same examples in every run",
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same examples in every run")
