"""Builders for the XML elements of a Cross Industry Invoice: texts, amounts, days, parties. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as Xml

from .invoice import Address, Party

_STANDARD = "urn:un:unece:uncefact:data:standard"
NAMESPACES = {
    "rsm": f"{_STANDARD}:CrossIndustryInvoice:100",
    "ram": f"{_STANDARD}:ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{_STANDARD}:UnqualifiedDataType:100",
    "qdt": f"{_STANDARD}:QualifiedDataType:100",
}
SIREN, SIRET, FRENCH_ADDRESS = "0002", "0009", "0225"
ADDRESS_LINES = ("ram:LineOne", "ram:LineTwo", "ram:LineThree")
Node = Xml.Element

for _prefix, _namespace in NAMESPACES.items():
    Xml.register_namespace(_prefix, _namespace)


def node(name: str, *children: Node) -> Node:
    """An element ``prefix:Name`` with child elements."""
    made = Xml.Element(_qualified(name))
    made.extend(children)
    return made


def text(name: str, content: str, **attributes: str) -> Node:
    """An element with text."""
    made = Xml.Element(_qualified(name), attributes)
    made.text = content
    return made


def amount(name: str, cents: int, **attributes: str) -> Node:
    """An element with an amount in euros."""
    return text(name, format_decimal(cents), **attributes)


def format_decimal(hundredths: int) -> str:
    """Cents as euros, or basis points as percent: ``-9.60``."""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{'-' if hundredths < 0 else ''}{whole}.{rest:02}"


def day(on: date, prefix: str = "udt") -> Node:
    """An element with a day as ``yyyymmdd``."""
    return text(f"{prefix}:DateTimeString", f"{on:%Y%m%d}", format="102")


def party(name: str, one: Party, *, numbered: bool, seller: bool = False) -> Node:
    """The element of a seller or buyer; ``numbered``: with its VAT number."""
    return node(name, *_who(one, seller=seller), *_where(one), *(_taxed(one, seller=seller) if numbered else ()))


def _who(one: Party, *, seller: bool) -> Iterator[Node]:
    if one.siret:
        yield text("ram:GlobalID", one.siret, schemeID=SIRET)
    yield text("ram:Name", one.name)
    if seller and one.mentions:
        yield text("ram:Description", " – ".join(one.mentions))
    if one.siren:
        yield node("ram:SpecifiedLegalOrganization", text("ram:ID", one.siren, schemeID=SIREN))


def _where(one: Party) -> Iterator[Node]:
    yield _address(one.address)
    if one.siren:
        yield node("ram:URIUniversalCommunication", text("ram:URIID", one.siren, schemeID=FRENCH_ADDRESS))


def _address(of: Address) -> Node:
    lines = (text(name, line) for name, line in zip(ADDRESS_LINES, of.lines, strict=False))
    known = [("ram:PostcodeCode", of.postcode)], [("ram:CityName", of.city), ("ram:CountryID", of.country)]
    first, last = ([text(name, value) for name, value in some if value] for some in known)
    return node("ram:PostalTradeAddress", *first, *lines, *last)


def _taxed(one: Party, *, seller: bool) -> Iterator[Node]:
    """The VAT number; a seller without one is identified by its SIREN (rule BR-E-02)."""
    if one.vat_number:
        yield node("ram:SpecifiedTaxRegistration", text("ram:ID", one.vat_number, schemeID="VA"))
    elif seller and one.siren:
        yield node("ram:SpecifiedTaxRegistration", text("ram:ID", one.siren, schemeID="FC"))


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
