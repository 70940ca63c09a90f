"""Afterword publishes an election observation report and tracks what became of its recommendations.

What others may import from Python is named here, and docs/api.md shows its use; all else may
change from one version to the next.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from afterword.linking.register import Register as Register
    from afterword.problems import Code as Code
    from afterword.problems import Place as Place
    from afterword.problems import Problem as Problem
    from afterword.problems import Severity as Severity
    from afterword.project.files import json_schemas as json_schemas
    from afterword.project.project import Project as Project
    from afterword.project.resources import VERSION as VERSION
    from afterword.publishing.reading import ReadProject as ReadProject
    from afterword.publishing.reading import read_project as read_project
    from afterword.site.mkdocs_run import build_result as build_result
    from afterword.site.plugin import Options as Options
    from afterword.views.matrix.grid import Grid as Grid
    from afterword.views.matrix.matrix import matrix as matrix

_HOMES = {
    "Code": "afterword.problems",
    "Grid": "afterword.views.matrix.grid",
    "Options": "afterword.site.plugin",
    "Place": "afterword.problems",
    "Problem": "afterword.problems",
    "Project": "afterword.project.project",
    "ReadProject": "afterword.publishing.reading",
    "Register": "afterword.linking.register",
    "Severity": "afterword.problems",
    "VERSION": "afterword.project.resources",
    "build_result": "afterword.site.mkdocs_run",
    "json_schemas": "afterword.project.files",
    "matrix": "afterword.views.matrix.matrix",
    "read_project": "afterword.publishing.reading",
}
"""The modules that hold the public names."""

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that every start is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
