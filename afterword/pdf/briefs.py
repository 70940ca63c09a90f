"""Briefs in print: a page for each recommendation, and for each institution that is addressed."""

from collections.abc import Iterator, Mapping

from afterword.linking.refs import Ref
from afterword.linking.register import Register
from afterword.markup.addresses import SiteAddresses, WebAddresses, brief_path
from afterword.markup.build_context import BuildContext
from afterword.markup.templating import environment, render
from afterword.views.briefs.briefs import recommendation_brief
from afterword.views.briefs.institution_briefs import answers_given, institution_brief
from afterword.views.references.reference_views import institution_views


def brief_documents(context: BuildContext, pages: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML document of each brief.

    Pages are those of the report's anchors in print, which briefs refer to.
    """
    register, report = context.register, context.report
    env = environment(context.project, register, _BriefAddresses(register))
    site, answers = SiteAddresses(register), answers_given(register)

    def document(kind: str, brief: object, about: Ref) -> tuple[str, str]:
        values = {"report": report, "brief": brief, "about": about, "page": site.path(about, "")}
        return brief_path(about), render(env, f"pdf/brief-{kind}.html.j2", "", **values)

    for record in register.recommendations:
        brief = recommendation_brief(register, record, pages)
        yield document("recommendation", brief, brief.view.ref)
    for view in institution_views(register):
        if view.asked:
            given = answers.get(view.record.id, ())
            yield document("institution", institution_brief(register, view, given, pages), view.ref)


class _BriefAddresses:
    """Answers where a reference leads from a brief: to the website, where its address is known."""

    def __init__(self, register: Register) -> None:
        self._web = WebAddresses(register)

    def href(self, ref: Ref, here: str) -> str | None:
        return self._web.url(ref)
