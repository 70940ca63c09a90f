"""What a wheel holds besides code: hatchling asks for it (its custom build hook)."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FOLDERS = ("templates", "schemas")


class WheelContents(BuildHookInterface):  # type: ignore[misc, type-arg]  # hatchling is not typed
    """Puts the folders that the engine reads into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders; an editable install finds them in the checkout."""
        if version != "editable":
            for name in _FOLDERS:
                build_data["force_include"][name] = f"afterword/{name}"
