"""A small PDF in which everything stands that the rules are about, and all of it is right."""

from afterword.pdf.render import render_pdf
from afterword.project.resources import TEMPLATES

_SENTENCE = "The mission observed the opening, the voting and the count in places of every kind, "
_PARAGRAPH = _SENTENCE * 12 + "and it saw the law kept."
_ROWS = "".join(
    f'<tr><th scope="row">{number}</th><td>Station {number}</td><td>Counted</td></tr>'
    for number in range(1, 21)
)
_ITEMS = "".join(f"<li>Item {number} of the list, which is long.</li>" for number in range(1, 21))

STYLES = """
@font-face { font-family: "Afterword Serif"; src: url(own:///fonts/SourceSerif4-Regular.ttf.woff2) }
@font-face { font-family: "Afterword Serif"; font-style: italic;
  src: url(own:///fonts/SourceSerif4-It.ttf.woff2) }
@font-face { font-family: "Afterword Serif"; font-weight: 600;
  src: url(own:///fonts/SourceSerif4-Semibold.ttf.woff2) }
@page { size: 100mm; margin: 15mm;
  @top-left { content: "A good report, unofficial restatement" }
  @bottom-right { content: "page " counter(page) } }
html { font: 4mm/6mm "Afterword Serif" }
p { orphans: 5; widows: 5 }
.note { float: footnote }
.toc { list-style: none }
h1, h2, h3 { break-after: avoid }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } h3 { bookmark-level: 3 }
"""

DOCUMENT = f"""<!doctype html><html lang="en"><head>
<title>A good report (unofficial restatement)</title>
<meta name="dcterms.created" content="2020-02-03">
<meta name="dcterms.modified" content="2020-02-03">
<style>{STYLES}</style></head><body><h1>A good report</h1>
<nav role="doc-toc"><ul class="toc"><li><a href="#one">One</a><ul class="toc">
<li><a href="#two">Two</a></li></ul></li></ul></nav>
<section id="one"><h2>One</h2>
<p>{_PARAGRAPH}<span class="note" role="doc-footnote" id="note-a" title="Footnote 1">The first
note.</span> It is said in <a href="#two" title="section two">section two</a> and
<a href="https://example.org/" title="The example">elsewhere</a>, of <em lang="kk">Қала</em> and
<em lang="he">קלפי</em>.</p>
<h3 id="two">Two</h3><p>{_PARAGRAPH}<span class="note" role="doc-footnote" id="note-b"
title="Footnote 2">The second note.</span></p><ol>{_ITEMS}</ol></section>
<section><h2>Three</h2><table><caption>Stations</caption><thead><tr><th scope="col">No.</th>
<th scope="col">Station</th><th scope="col">Result</th></tr></thead><tbody>{_ROWS}</tbody></table>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" viewBox="0 0 20 10">
<title>A bar: 42 stations.</title><rect width="20" height="10"/><text x="2" y="8"
font-size="6" font-family="Afterword Serif">42</text></svg><figcaption>A bar</figcaption></figure>
<p>The end of it all.</p></section></body></html>"""


def good_pdf() -> bytes:
    """Return the document as the project sets it."""
    return render_pdf(DOCUMENT, (TEMPLATES,)).pdf
