"""Adds the XMP metadata that makes a PDF/A-3 with an invoice's XML a Factur-X, which Typst cannot write. Pure.

The metadata is inserted into the PDF's bytes, and the offsets in its cross-reference table are moved accordingly.
"""

from __future__ import annotations

import re

FILE_NAME = "factur-x.xml"
LEVEL = "EN 16931"
NAMESPACE = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
VERSION = "1.0"
PROPERTIES = {
    "DocumentFileName": ("name of the embedded XML invoice file", FILE_NAME),
    "DocumentType": ("INVOICE", "INVOICE"),
    "Version": ("The actual version of the Factur-X XML schema", VERSION),
    "ConformanceLevel": ("The conformance level of the embedded Factur-X data", LEVEL),
}
METADATA = re.compile(rb"<</Length (\d+)/Type/Metadata/Subtype/XML>>\nstream\n")
SCHEMAS = b"<pdfaExtension:schemas><rdf:Bag>"
END = b"</rdf:RDF>"
ROW = re.compile(rb"(\d{10}) (\d{5}) n\r\n")
START = re.compile(rb"startxref\n(\d+)\n")


def add_metadata(pdf: bytes) -> bytes:
    """A PDF from Typst with Factur-X metadata added. Raises ValueError when the PDF is not laid out as expected."""
    opening = METADATA.search(pdf)
    if opening is None:
        raise ValueError("no metadata where typst writes them")
    end = opening.end() + int(opening[1])
    metadata = _with_schema(pdf[opening.end() : end])
    length = opening[0].replace(opening[1], str(len(metadata)).encode(), 1)
    moved = len(length) + len(metadata) - (end - opening.start())
    return pdf[: opening.start()] + length + metadata + _moved(pdf[end:], opening.start(), moved)


def _with_schema(metadata: bytes) -> bytes:
    if SCHEMAS not in metadata or END not in metadata:
        raise ValueError("no list of schemas in the metadata")
    described = metadata.replace(SCHEMAS, SCHEMAS + _schema().encode(), 1)
    return described.replace(END, _values().encode() + END, 1)


def _moved(rest: bytes, since: int, by: int) -> bytes:
    """The bytes after the metadata; in the cross-reference table, offsets above ``since`` are moved by ``by``."""

    def row(found: re.Match[bytes]) -> bytes:
        at = int(found[1])
        return b"%010d %b n\r\n" % (at + by if at > since else at, found[2])

    objects, table, tail = rest.rpartition(b"xref\n0 ")
    table_end = START.search(tail)
    if not table or table_end is None:
        raise ValueError("no table of objects where typst writes it")
    return objects + table + START.sub(b"startxref\n%d\n" % (int(table_end[1]) + by), ROW.sub(row, tail))


def _schema() -> str:
    """The description of the properties, which PDF/A requires for those that it does not define."""
    properties = "".join(
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType>"
        "<pdfaProperty:category>external</pdfaProperty:category>"
        f"<pdfaProperty:description>{what}</pdfaProperty:description></rdf:li>"
        for name, (what, _value) in PROPERTIES.items()
    )
    return (
        '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _values() -> str:
    values = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, (_what, value) in PROPERTIES.items())
    return f'<rdf:Description rdf:about="" xmlns:fx="{NAMESPACE}">{values}</rdf:Description>'
