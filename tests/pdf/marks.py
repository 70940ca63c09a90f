"""A run of content on a page, and how it is marked."""

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True, kw_only=True)
class Mark:
    """A run of content on a page: of an element, an artefact, or neither."""

    page: int
    owner: object
    """The stream that it stands in: the number of the page, or the object of a form."""
    number: int | None = None
    """The number by which an element knows it (MCID)."""
    artefact: str | None = None
    """The type of an artefact, which may be empty."""
    tag: str = ""
    language: str = ""
    said: str | None = None
    """What is to be read instead of its text (ActualText)."""
    texts: list[str] = field(default_factory=list)
    height: float | None = None
    """How high above the foot of the page its text begins, in points."""
    left: float | None = None
    """How far from the left edge of the page its text begins, in points."""
    is_painted: bool = False

    @property
    def text(self) -> str:
        """Return what is read there."""
        return self.said if self.said is not None else "".join(self.texts)

    def __str__(self) -> str:
        """Say what it is, for the problems that name it."""
        return "an artefact" if self.artefact is not None else f"the content {self.number}"
