"""How often a property is tried that takes long to try."""

from hypothesis import settings

_MORE = 10
"""So many times as often in a thorough run."""


def tries(count: int) -> settings:
    """Return the settings by which a property is tried with so many examples, and with ten times as
    many in `make test-all`."""
    profile = settings.get_profile(settings.get_current_profile_name())
    return settings(max_examples=count if profile.derandomize else count * _MORE)
