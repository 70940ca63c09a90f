"""What search engines ask for: the list of all pages, where the website's address is known."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from afterword.linking.register import Register

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(register: Register, paths: Iterable[str]) -> dict[str, bytes]:
    """Return sitemap.xml (sitemaps.org, protocol 0.9) and robots.txt; neither where nobody knows
    where the website stands, as both need whole addresses."""
    url = register.report.site_url
    if url is None:
        return {}
    base, day = url.rstrip("/"), register.day.isoformat()
    listed = "".join(
        f"<url><loc>{escape(f'{base}/{_name(path)}')}</loc><lastmod>{day}</lastmod></url>\n"
        for path in sorted(paths)
        if path != "search.html"
    )
    sitemap = f'{_HEAD}<urlset xmlns="{_SPACE}">\n{listed}</urlset>\n'
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
    return {"sitemap.xml": sitemap.encode(), "robots.txt": robots.encode()}


def _name(path: str) -> str:
    return "" if path == "index.html" else path
