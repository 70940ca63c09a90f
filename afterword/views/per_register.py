"""What many views ask of the same recommendation is made once, and kept with the register."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation

T = TypeVar("T")


def once(
    view: Callable[[Register, Recommendation], T],
) -> Callable[[Register, Recommendation], T]:
    """Return a view of a recommendation that is made once for each register, as it stays the same.

    A register that is made from another one, as of a day for instance, keeps its own.
    """

    @wraps(view)
    def made(register: Register, record: Recommendation) -> T:
        key = (made, id(record))
        known = register.kept.get(key)
        if known is None or known[0] is not record:
            known = register.kept[key] = (record, view(register, record))
        return cast(T, known[1])

    return made
