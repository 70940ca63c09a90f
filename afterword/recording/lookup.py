"""Recommendations found by what people call them."""

import re

from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation
from afterword.sources.fields import nearest


def find_recommendation(register: Register, name: str) -> Recommendation | None:
    """Return the recommendation of a printed number or an id, or None where there is none."""
    if re.fullmatch("[0-9]{1,9}", name):
        return register.recommendation_by_number.get(int(name))
    return register.recommendation_by_id.get(name)


def nearest_recommendation(register: Register, name: str) -> str:
    """Return what to write instead of a name that no recommendation has."""
    numbers = register.recommendation_by_number
    meant = nearest(name, register.recommendation_by_id)
    return f"{f'{meant} ' if meant else ''}there are numbers {min(numbers)} to {max(numbers)}"
