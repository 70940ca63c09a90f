"""How near two recommendations come to each other."""

from enum import Enum


class Match(Enum):
    """How near an earlier recommendation comes."""

    SAME = "same"
    RELATED = "related"
    SUBJECT = "subject"
    """It dealt with the subject; a recommendation was not seen."""
