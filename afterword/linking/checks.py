"""A project read, linked and checked by all rules."""

from dataclasses import dataclass

from afterword.linking.register import Register
from afterword.linking.rules.abbreviations import ABBREVIATION_RULES
from afterword.linking.rules.dates import DATE_RULES
from afterword.linking.rules.doubles import DOUBLE_RULES
from afterword.linking.rules.figures import FIGURE_RULES
from afterword.linking.rules.file_names import FILE_NAME_RULES
from afterword.linking.rules.judgements import JUDGEMENT_RULES
from afterword.linking.rules.layout import LAYOUT_RULES
from afterword.linking.rules.lineage import LINEAGE_RULES
from afterword.linking.rules.link_words import LINK_WORD_RULES
from afterword.linking.rules.links import LINK_RULES
from afterword.linking.rules.mentions import MENTION_RULES
from afterword.linking.rules.names import NAME_RULES
from afterword.linking.rules.official import OFFICIAL_RULES
from afterword.linking.rules.report_facts import REPORT_FACT_RULES
from afterword.linking.rules.successors import SUCCESSOR_RULES
from afterword.linking.rules.text import TEXT_RULES
from afterword.linking.rules.tracking import TRACKING_RULES
from afterword.linking.rules.uniqueness import UNIQUENESS_RULES
from afterword.linking.rules.unused_references import UNUSED_REFERENCE_RULES
from afterword.linking.rules.used import USED_RULES
from afterword.problems import Problem, in_order
from afterword.project.project import Project
from afterword.sources.load import load

CHECKS = (
    *UNIQUENESS_RULES,
    *NAME_RULES,
    *TEXT_RULES,
    *LAYOUT_RULES,
    *LINK_RULES,
    *FIGURE_RULES,
    *ABBREVIATION_RULES,
    *TRACKING_RULES,
    *LINEAGE_RULES,
    *REPORT_FACT_RULES,
    *OFFICIAL_RULES,
    *DATE_RULES,
    *SUCCESSOR_RULES,
    *DOUBLE_RULES,
    *JUDGEMENT_RULES,
    *MENTION_RULES,
    *LINK_WORD_RULES,
    *USED_RULES,
    *UNUSED_REFERENCE_RULES,
    *FILE_NAME_RULES,
)
"""Every rule: a generator of problems from the register and the project."""


def check(register: Register, project: Project) -> tuple[Problem, ...]:
    """Return every problem of the register; change nothing."""
    return tuple(problem for rule in CHECKS for problem in rule(register, project))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A project and its register, and every problem that was found, by place."""

    project: Project
    register: Register
    problems: tuple[Problem, ...]


def read_and_check(project: Project) -> Checked:
    """Return a project as its records are read, linked and checked; change nothing."""
    loaded, of_reading = load(project)
    register = Register(loaded=loaded)
    problems = in_order([*of_reading, *check(register, project)])
    return Checked(project=project, register=register, problems=problems)
