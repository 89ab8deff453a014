"""Invoices of every kind, and hypothesis strategies for any."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from server.invoicing.amounts import deduct_vat
from server.invoicing.identity import Identity
from server.invoicing.invoice import (
    CREDIT_NOTE,
    INVOICE,
    Address,
    BuyerReferences,
    Invoice,
    InvoiceLine,
    Party,
    TransferAccount,
)
from server.invoicing.sellers import NOTES
from server.invoicing.taxes import FACE_VALUE, FRANCHISE, OUT_OF_SCOPE, charge_vat, exempt_from_vat

IDENTITY = Identity(
    name="Coopérative Poinçon",
    legal_form="SCIC SA à capital variable",
    siret="732 829 320 00074",
    address="12 rue des Frères-Bonie",
    postcode="33000",
    city="Bordeaux",
    email="comptabilite@poincon.example",
    vat_number="FR44732829320",
    vat_bps=2000,
    iban="FR76 3000 6000 0112 3456 7890 189",
    bic="AGRIFRPP",
    mentions="RCS Bordeaux 732 829 320",
)
SELLER = Party(
    "Coopérative Poinçon",
    Address(("12 rue des Frères-Bonie",), "33000", "Bordeaux"),
    "73282932000074",
    "FR44732829320",
    "comptabilite@poincon.example",
    ("SCIC SA à capital variable", "RCS Bordeaux 732 829 320"),
)
WITHOUT_VAT = Party(SELLER.name, SELLER.address, SELLER.siret, None, SELLER.email, SELLER.mentions)
BUYER = Party("Commune de Pessac", Address(("Place de la Ve-République",), "33600", "Pessac"), "21330318100013")
RETAINED = "Réglée par compensation : retenue sur le relevé R-2026-10-0001."
LINES = (
    InvoiceLine("Frais de gestion, Pass numérique Gironde", 4000, "1 031 pass, 10 310,00 €, commanditaire Gironde"),
    InvoiceLine("Frais de gestion, Aînés connectés", -40, "Annulations de mois clôturés"),
)


def invoice(**changes: Any) -> Invoice:
    """A fee invoice with VAT, retained on a statement."""
    usual = {
        "kind": INVOICE,
        "number": "F-2026-000001",
        "issued_day": date(2026, 11, 1),
        "seller": SELLER,
        "buyer": BUYER,
        "lines": LINES,
        "tax": charge_vat(2000),
        "tax_cents": 792,
        "first_day": date(2026, 10, 1),
        "last_day": date(2026, 10, 31),
        "due_day": date(2026, 11, 1),
        "statement": "R-2026-10-0001",
        "paid_how": RETAINED,
        "notes": NOTES,
    }
    return Invoice(**{**usual, **changes})


ORDER_LINES = (
    InvoiceLine("Pass numériques", 1_000_000, "100 carnets de 10 pass à 10,00 €", FACE_VALUE),
    InvoiceLine("Frais de gestion du commanditaire", 40_000, "4 % de 10 000,00 €"),
)
ORDER: dict[str, Any] = {
    "lines": ORDER_LINES,
    "tax_cents": 8_000,
    "statement": "",
    "paid_how": "",
    "due_day": date(2026, 12, 1),
    "transfer": TransferAccount("FR7630006000011234567890189", "AGRIFRPP"),
    "references": BuyerReferences("SERVICE-33", "2026ENG0042", "2026M017"),
    "payment_reference": "Commande 12",
}
PRECEDING = (("F-2026-000001", date(2026, 11, 1)),)
KINDS: dict[str, Invoice] = {
    "with VAT": invoice(),
    "VAT a cent beside the rate": invoice(tax_cents=793),
    "without VAT": invoice(seller=WITHOUT_VAT, tax=exempt_from_vat(FRANCHISE), tax_cents=0),
    "credit note of the fee": invoice(kind=CREDIT_NOTE, preceding=PRECEDING),
    "credit note of vouchers": invoice(
        kind=CREDIT_NOTE, tax=OUT_OF_SCOPE, tax_cents=0, statement="", paid_how="", preceding=PRECEDING
    ),
    "to be paid": invoice(
        paid_how="", due_day=date(2026, 12, 1), transfer=TransferAccount("FR7630006000011234567890189", "AGRIFRPP")
    ),
    "an order": invoice(**ORDER),
    "an order without VAT": invoice(
        **ORDER | {"seller": WITHOUT_VAT, "tax": exempt_from_vat(FRANCHISE), "tax_cents": 0}
    ),
    "an order without fee": invoice(**ORDER | {"lines": ORDER_LINES[:1], "tax_cents": 0}),
    "credit note of an order": invoice(**ORDER | {"kind": CREDIT_NOTE, "paid_how": RETAINED, "preceding": PRECEDING}),
    "marks of XML and typst": invoice(
        lines=(InvoiceLine('<b>&amp; #eval("1") $x$ \\ *[A]*', 3960, "]]> « ’ »"),),
        buyer=Party("A & B <SARL> #{1}", BUYER.address, BUYER.siret),
    ),
}
amounts = st.integers(-1_000_000, 5_000_000).filter(bool)


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    """An invoice whose VAT is taken out of the total, as the fee's is."""
    rate = draw(st.sampled_from((2000, 1000, 550, 210)))
    nets = draw(st.lists(amounts, min_size=1, max_size=6).filter(lambda some: sum(some) > 0))
    total = sum(nets)
    taxable = deduct_vat(total, rate)
    lines = tuple(
        InvoiceLine(f"Ligne {place}", net) for place, net in enumerate((*nets[:-1], nets[-1] - total + taxable))
    )
    return invoice(
        kind=draw(st.sampled_from((INVOICE, CREDIT_NOTE))),
        preceding=PRECEDING,
        lines=tuple(line for line in lines if line.net_cents),
        tax=charge_vat(rate),
        tax_cents=total - taxable,
        paid_how=draw(st.sampled_from(("", RETAINED))),
    )
