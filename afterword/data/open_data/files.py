"""Open data, all of them: the API in JSON with its schemas, and the database for Datasette."""

from collections.abc import Mapping

from afterword.data.open_data.json_files import json_files
from afterword.data.open_data.metadata_file import metadata_file
from afterword.data.open_data.sqlite_file import sqlite_file
from afterword.markup.addresses import WebAddresses
from afterword.markup.build_context import BuildContext
from afterword.project.version import VERSION
from afterword.views.grid import Grid
from afterword.views.open_data.collected import collect_open_data

API = "api/v1"
DATABASE = "downloads/afterword.sqlite"
METADATA = "downloads/afterword-metadata.json"
"""Where they stand, from the site's root."""

_HOME = "index.html"


def open_data(context: BuildContext, pages: Mapping[str, int], matrix: Grid) -> dict[str, bytes]:
    """Return every file of the open data by its path from the site's root.

    Pages are those of the report's anchors in the PDF; the matrix is the one that names them.
    """
    addresses = WebAddresses(context.register)
    collected = collect_open_data(
        context.register, matrix, pages, lambda ref: addresses.href(ref, _HOME)
    )
    files = json_files(collected, f"Afterword {VERSION}")
    return {
        **{f"{API}/{path}": content for path, content in files.items()},
        DATABASE: sqlite_file(collected),
        METADATA: metadata_file(collected),
    }
