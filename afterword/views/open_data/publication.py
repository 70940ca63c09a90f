"""What open data are made from, and how they refer to something."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from afterword.linking.refs import Ref, recommendation_ref, source_ref
from afterword.linking.register import Register
from afterword.model.open_data.shared import Evidence, RecommendationReference, Reference
from afterword.model.recommendation import Recommendation
from afterword.texts.words import plain_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A register, and where on the website and in the PDF its records stand."""

    register: Register
    address: Callable[[Ref], str]
    """Answers where a page stands: its whole address, or its path from the website's root."""
    pages: Mapping[str, int]
    """The page on which each anchor of the report stands in the PDF, from 1."""

    def plain(self, text: str) -> str:
        """Return a Markdown text without its markup."""
        return plain_text(self.register, text)

    def reference(self, ref: Ref) -> Reference:
        """Return a reference as the API gives it."""
        return Reference(id=ref.id, label=ref.label, page=self.address(ref))

    def references(self, refs: Iterable[Ref]) -> tuple[Reference, ...]:
        """Return references as the API gives them."""
        return tuple(map(self.reference, refs))

    def recommendation(self, record: Recommendation) -> RecommendationReference:
        """Return the reference to a recommendation."""
        return RecommendationReference(
            id=record.id,
            number=record.number,
            title=record.title,
            page=self.address(recommendation_ref(record)),
        )

    def evidence(self, source: str) -> Evidence:
        """Return the reference to a source, by its id."""
        ref, url = source_ref(self.register, source), self.register.sources[source].url
        return Evidence(id=source, label=ref.label, url=url, page=self.address(ref))

    def all_evidence(self, sources: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the references to sources, by their ids."""
        return tuple(map(self.evidence, sources))
