"""The website's style sheet: joined from files of one purpose, in the order of their names."""

from afterword.project.project import Project

PATH = "assets/site.css"


def site_styles(project: Project) -> bytes:
    """Return the style sheet; a project's own file takes the place of one of the same name."""
    files = {
        path.name: path
        for folder in reversed(project.template_folders)
        for path in sorted((folder / "site" / "styles").glob("*.css"))
    }
    return "\n".join(files[name].read_text("utf-8").strip() for name in sorted(files)).encode()
