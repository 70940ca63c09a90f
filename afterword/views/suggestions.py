"""Where readers suggest an update of a recommendation."""

from urllib.parse import quote

from afterword.linking.register import Register
from afterword.model.recommendation import Recommendation


def suggestion(register: Register, record: Recommendation) -> str:
    """Return the address at which an update of a recommendation is suggested; empty where the
    report names none."""
    address = register.report.suggestions or ""
    values = {"{id}": record.id, "{number}": str(record.number), "{title}": record.title}
    for key, value in values.items():
        address = address.replace(key, quote(value, safe=""))
    return address
