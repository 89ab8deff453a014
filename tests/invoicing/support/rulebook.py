"""The official rules: Factur-X's schema, and the business rules of EN 16931 and of the French reform (schematron)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import facturx
from saxonche import PySaxonProcessor, PyXsltExecutable

EUROPEAN = "facturx-en16931/FACTUR-X_EN16931.xslt"
FRENCH = "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt"
BROKEN = re.compile(r"<svrl:failed-assert.*?<svrl:text>(.*?)</svrl:text>", re.DOTALL)
FIRED = re.compile(r"<svrl:fired-rule")


def fits_schema(xml: bytes) -> bool:
    """Whether the invoice is valid by Factur-X's schema of the profile. Raises with the reason when it is not."""
    return bool(facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931"))


def broken_rules(xml: bytes, book: str) -> list[str]:
    """The rules of a rulebook that an invoice breaks; empty when it is valid."""
    report = _compiled(book).transform_to_string(xdm_node=_processor().parse_xml(xml_text=xml.decode()))
    assert FIRED.search(report)
    return [" ".join(text.split()) for text in BROKEN.findall(report)]


@cache
def _processor() -> PySaxonProcessor:
    return PySaxonProcessor(license=False)


@cache
def _compiled(book: str) -> PyXsltExecutable:
    path = files("facturx") / "xsd_and_schematron" / book
    return _processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
