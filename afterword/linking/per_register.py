"""Views that are made once for each register, as neither it nor its records ever change."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from afterword.linking.register import Register

P = ParamSpec("P")
T = TypeVar("T")


def cached_per_register(
    view: Callable[Concatenate[Register, P], T],
) -> Callable[Concatenate[Register, P], T]:
    """Return a view of a register, and of records if it takes any, that is made once for each.

    A register that is made from another one, as of a day for instance, has its own. What a view
    returns must not refer to the register, or the register would never be freed.
    """
    made: WeakKeyDictionary[Register, dict[tuple[int, ...], tuple[object, T]]] = WeakKeyDictionary()

    @wraps(view)
    def found(register: Register, /, *records: P.args, **named: P.kwargs) -> T:
        known = made.setdefault(register, {})
        key = tuple(map(id, records))
        if key not in known:
            # The records are held too, so that no other one gets the identity of one of them.
            known[key] = (records, view(register, *records, **named))
        return known[key][1]

    return found
