"""Briefs in print: a page for each recommendation, and for each institution that is addressed."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from afterword.linking.refs import Ref, recommendation_ref
from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses, WebAddresses, brief_path
from afterword.markup.templating import environment, render
from afterword.model.recommendation import Recommendation
from afterword.pdf.printed import SCHEME as OWN
from afterword.project.project import Project
from afterword.views.briefs.briefs import recommendation_brief
from afterword.views.briefs.institution_briefs import Answer, answers_given, institution_brief
from afterword.views.references.reference_views import InstitutionView, institution_views
from afterword.views.report.report import ReportView


def brief_documents(
    project: Project,
    register: Register,
    report: ReportView,
    pages: Mapping[str, int],
) -> Mapping[str, str]:
    """Return the HTML document of each brief by its path; it is made when it is asked for.

    Pages are those of the report's anchors in print, which briefs refer to.
    """
    maker = _Maker(project, register, report, pages)
    answers = answers_given(register)
    makers: dict[str, Callable[[], str]] = {
        brief_path(recommendation_ref(record)): partial(maker.of_recommendation, record)
        for record in register.recommendations
    }
    for view in institution_views(register):
        if view.asked:
            given = answers.get(view.record.id, ())
            makers[brief_path(view.ref)] = partial(maker.of_institution, view, given)
    return _Documents(makers)


class _Documents(Mapping[str, str]):
    """Documents by their paths, each made when it is asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], str]]) -> None:
        self._makers = makers

    def __getitem__(self, path: str) -> str:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class _BriefAddresses:
    """Answers where a reference leads from a brief: to the website, where its address is known."""

    def __init__(self, register: Register) -> None:
        self._web = WebAddresses(register)

    def href(self, ref: Ref, here: str) -> str | None:
        return self._web.url(ref)


class _Maker:
    """Makes the documents; their templates are read once."""

    def __init__(
        self,
        project: Project,
        register: Register,
        report: ReportView,
        pages: Mapping[str, int],
    ) -> None:
        self._register, self._report, self._pages = register, report, pages
        self._env = environment(project, register, _BriefAddresses(register))
        self._site = SiteAddresses(register)

    def of_recommendation(self, record: Recommendation) -> str:
        """Return the brief of a recommendation."""
        brief = recommendation_brief(self._register, record, self._pages)
        return self._filled("recommendation", brief, brief.view.ref)

    def of_institution(self, view: InstitutionView, answers: tuple[Answer, ...]) -> str:
        """Return the brief of an institution that gave some answers."""
        brief = institution_brief(self._register, view, answers, self._pages)
        return self._filled("institution", brief, view.ref)

    def _filled(self, kind: str, brief: object, about: Ref) -> str:
        return render(
            self._env,
            f"pdf/brief-{kind}.html.j2",
            "",
            report=self._report,
            brief=brief,
            about=about,
            page=self._site.path(about, ""),
            fonts=f"{OWN}:///fonts",
            styles=f"{OWN}:///pdf/brief.css",
        )
