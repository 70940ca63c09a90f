"""What a PDF says of itself: XMP that names PDF/A-3a and PDF/UA-1 in one description.

WeasyPrint names one standard of a file. ISO 14289-1, 5 and ISO 19005-3, 6.6.4 ask for both, and
ISO 19005-3, 6.6.2.3 for a description of each schema that PDF/A does not define itself.
"""

from typing import Any
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from weasyprint import Document, __version__

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_SCHEMA = {
    "schema": "PDF/UA Universal Accessibility Schema",
    "namespaceURI": _SPACES["pdfuaid"],
    "prefix": "pdfuaid",
}
_PROPERTY = {
    "name": "part",
    "valueType": "Integer",
    "category": "internal",
    "description": "Part of ISO 14289 that the file keeps to",
}


def declare_standards(document: Document) -> None:
    """Make a document describe itself as PDF/A-3a and PDF/UA-1 when it is written.

    Not compressed, so that what looks for it in the bytes of a file finds it.
    """
    metadata = document.metadata
    include = type(metadata).include_in_pdf

    def plainly(pdf: Any, *named: Any, **_: Any) -> None:
        include(metadata, pdf, *named[:3], compress=False)

    metadata.generate_rdf_metadata = lambda *_: _rdf(metadata)
    metadata.include_in_pdf = plainly


def _rdf(metadata: Any) -> bytes:
    for prefix, space in _SPACES.items():
        register_namespace(prefix, space)
    rdf = Element(_name("rdf:RDF"))
    about = SubElement(rdf, _name("rdf:Description"), {_name("rdf:about"): ""})
    _say(about, "pdfaid:part", "3")
    _say(about, "pdfaid:conformance", "A")
    _say(about, "pdfuaid:part", "1")
    _say(about, "dc:format", "application/pdf")
    _list(about, "dc:title", "Alt", (metadata.title,))
    _list(about, "dc:creator", "Seq", metadata.authors)
    _list(about, "dc:description", "Alt", (metadata.description,))
    _list(about, "dc:language", "Bag", (metadata.lang,))
    _say(about, "pdf:Producer", f"WeasyPrint {__version__}")
    _say(about, "pdf:Keywords", ", ".join(metadata.keywords))
    _say(about, "xmp:CreatorTool", metadata.generator)
    _say(about, "xmp:CreateDate", metadata.created)
    _say(about, "xmp:ModifyDate", metadata.modified)
    _extension(about)
    return bytes(tostring(rdf, encoding="utf-8"))


def _name(short: str) -> str:
    prefix, _, name = short.partition(":")
    return f"{{{_SPACES[prefix]}}}{name}"


def _say(about: Element, name: str, value: str | None) -> None:
    if value:
        SubElement(about, _name(name)).text = value


def _list(about: Element, name: str, kind: str, values: Any) -> None:
    values = [value for value in values if value]
    if not values:
        return
    items = SubElement(SubElement(about, _name(name)), _name(f"rdf:{kind}"))
    for value in values:
        item = SubElement(items, _name("rdf:li"))
        item.text = value
        if kind == "Alt":
            item.set(_LANGUAGE, "x-default")


def _extension(about: Element) -> None:
    """Describe the schema of PDF/UA, which PDF/A does not know."""
    schemas = SubElement(SubElement(about, _name("pdfaExtension:schemas")), _name("rdf:Bag"))
    schema = SubElement(schemas, _name("rdf:li"), {_name("rdf:parseType"): "Resource"})
    for name, value in _SCHEMA.items():
        _say(schema, f"pdfaSchema:{name}", value)
    properties = SubElement(SubElement(schema, _name("pdfaSchema:property")), _name("rdf:Seq"))
    one = SubElement(properties, _name("rdf:li"), {_name("rdf:parseType"): "Resource"})
    for name, value in _PROPERTY.items():
        _say(one, f"pdfaProperty:{name}", value)
