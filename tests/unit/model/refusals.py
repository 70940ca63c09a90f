"""What the models say of values that they refuse."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails


def words_of(error: ValidationError) -> list[str]:
    """Return of each error the message and the fix, with a bar between them; or what pydantic says
    of it, where it is none of ours."""
    return [_words(detail) for detail in error.errors()]


def _words(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    return f"{context['message']}|{context['fix']}" if "fix" in context else detail["msg"]
