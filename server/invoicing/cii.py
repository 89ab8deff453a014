"""The invoice as XML: UN/CEFACT Cross Industry Invoice, in Factur-X's profile EN 16931. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from .cii_nodes import Node, amount, day, format_decimal, node, party, text
from .invoice import BuyerReferences, Invoice, InvoiceLine
from .taxes import OUT_OF_SCOPE, Tax, TaxShare

PROFILE = "urn:cen.eu:en16931:2017"
SERVICES, SERVICES_PAID = "S1", "S2"  # process codes of the French e-invoicing reform
OFFSET, SEPA_TRANSFER = "97", "58"
SUPPORTING_DOCUMENT = "916"
UNIT = "C62"
CURRENCY = "EUR"


def xml(invoice: Invoice) -> bytes:
    """The XML of an invoice; the same invoice always gives the same bytes."""
    root = node(
        "rsm:CrossIndustryInvoice",
        _context(invoice),
        _header(invoice),
        node(
            "rsm:SupplyChainTradeTransaction",
            *(_line(number, line, line.tax or invoice.tax) for number, line in enumerate(invoice.lines, 1)),
            _agreement(invoice),
            node("ram:ApplicableHeaderTradeDelivery", node("ram:ActualDeliverySupplyChainEvent", _done(invoice))),
            _settlement(invoice),
        ),
    )
    Xml.indent(root)
    document: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document


def _context(invoice: Invoice) -> Node:
    process = SERVICES_PAID if invoice.paid_how else SERVICES
    return node(
        "rsm:ExchangedDocumentContext",
        node("ram:BusinessProcessSpecifiedDocumentContextParameter", text("ram:ID", process)),
        node("ram:GuidelineSpecifiedDocumentContextParameter", text("ram:ID", PROFILE)),
    )


def _header(invoice: Invoice) -> Node:
    notes = (
        node("ram:IncludedNote", text("ram:Content", note.text), text("ram:SubjectCode", note.code))
        for note in invoice.notes
    )
    return node(
        "rsm:ExchangedDocument",
        text("ram:ID", invoice.number),
        text("ram:TypeCode", invoice.kind),
        node("ram:IssueDateTime", day(invoice.issued_day)),
        *notes,
    )


def _line(number: int, line: InvoiceLine, tax: Tax) -> Node:
    """One line; a deduction has quantity -1, since EN 16931 allows no negative price."""
    product = [text("ram:Name", line.name), *([text("ram:Description", line.description)] if line.description else [])]
    price = node("ram:NetPriceProductTradePrice", amount("ram:ChargeAmount", abs(line.net_cents)))
    quantity = text("ram:BilledQuantity", "-1" if line.net_cents < 0 else "1", unitCode=UNIT)
    total = node("ram:SpecifiedTradeSettlementLineMonetarySummation", amount("ram:LineTotalAmount", line.net_cents))
    return node(
        "ram:IncludedSupplyChainTradeLineItem",
        node("ram:AssociatedDocumentLineDocument", text("ram:LineID", str(number))),
        node("ram:SpecifiedTradeProduct", *product),
        node("ram:SpecifiedLineTradeAgreement", price),
        node("ram:SpecifiedLineTradeDelivery", quantity),
        node(
            "ram:SpecifiedLineTradeSettlement",
            node(
                "ram:ApplicableTradeTax",
                text("ram:TypeCode", "VAT"),
                text("ram:CategoryCode", tax.category),
                *_rate(tax),
            ),
            total,
        ),
    )


def _agreement(invoice: Invoice) -> Node:
    """The parties; without VAT numbers when the invoice is outside VAT (rule BR-O-02)."""
    numbered = invoice.tax.category != OUT_OF_SCOPE.category
    statement = node(
        "ram:AdditionalReferencedDocument",
        text("ram:IssuerAssignedID", invoice.statement),
        text("ram:TypeCode", SUPPORTING_DOCUMENT),
    )
    asked = invoice.references
    return node(
        "ram:ApplicableHeaderTradeAgreement",
        *([text("ram:BuyerReference", asked.service)] if asked.service else []),
        party("ram:SellerTradeParty", invoice.seller, numbered=numbered, seller=True),
        party("ram:BuyerTradeParty", invoice.buyer, numbered=numbered),
        *_references(asked),
        *([statement] if invoice.statement else []),
    )


def _references(asked: BuyerReferences) -> Iterator[Node]:
    """The buyer's numbers of its purchase order and of the contract."""
    for name, number in (("BuyerOrder", asked.engagement), ("Contract", asked.contract)):
        if number:
            yield node(f"ram:{name}ReferencedDocument", text("ram:IssuerAssignedID", number))


def _settlement(invoice: Invoice) -> Node:
    due = node("ram:DueDateDateTime", day(invoice.due_day))
    period = [node("ram:StartDateTime", day(invoice.first_day)), node("ram:EndDateTime", day(invoice.last_day))]
    preceding = (
        node(
            "ram:InvoiceReferencedDocument",
            text("ram:IssuerAssignedID", number),
            node("ram:FormattedIssueDateTime", day(issued_day, "qdt")),
        )
        for number, issued_day in invoice.preceding
    )
    return node(
        "ram:ApplicableHeaderTradeSettlement",
        *([text("ram:PaymentReference", invoice.payment_reference)] if invoice.payment_reference else []),
        text("ram:InvoiceCurrencyCode", CURRENCY),
        *_means(invoice),
        *(_tax(share) for share in invoice.shares),
        node("ram:BillingSpecifiedPeriod", *period),
        node("ram:SpecifiedTradePaymentTerms", due),
        _sums(invoice),
        *preceding,
    )


def _done(invoice: Invoice) -> Node:
    return node("ram:OccurrenceDateTime", day(invoice.last_day))


def _means(invoice: Invoice) -> Iterator[Node]:
    if invoice.paid_how:
        how = [text("ram:TypeCode", OFFSET), text("ram:Information", invoice.paid_how)]
        yield node("ram:SpecifiedTradeSettlementPaymentMeans", *how)
    elif invoice.transfer:
        yield node(
            "ram:SpecifiedTradeSettlementPaymentMeans",
            text("ram:TypeCode", SEPA_TRANSFER),
            node("ram:PayeePartyCreditorFinancialAccount", text("ram:IBANID", invoice.transfer.iban)),
            *([_bank(invoice.transfer.bic)] if invoice.transfer.bic else []),
        )


def _bank(bic: str) -> Node:
    return node("ram:PayeeSpecifiedCreditorFinancialInstitution", text("ram:BICID", bic))


def _tax(share: TaxShare) -> Node:
    tax = share.tax
    return node(
        "ram:ApplicableTradeTax",
        amount("ram:CalculatedAmount", share.tax_cents),
        text("ram:TypeCode", "VAT"),
        *([text("ram:ExemptionReason", tax.reason)] if tax.reason else []),
        amount("ram:BasisAmount", share.net_cents),
        text("ram:CategoryCode", tax.category),
        *([text("ram:ExemptionReasonCode", tax.reason_code)] if tax.reason_code else []),
        *_rate(tax),
    )


def _rate(tax: Tax) -> Iterator[Node]:
    """The VAT rate; none when the invoice is outside VAT (rule BR-O-05)."""
    if tax.category != OUT_OF_SCOPE.category:
        yield text("ram:RateApplicablePercent", format_decimal(tax.rate_bps))


def _sums(invoice: Invoice) -> Node:
    return node(
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        amount("ram:LineTotalAmount", invoice.net_cents),
        amount("ram:TaxBasisTotalAmount", invoice.net_cents),
        amount("ram:TaxTotalAmount", invoice.tax_cents, currencyID=CURRENCY),
        amount("ram:GrandTotalAmount", invoice.total_cents),
        amount("ram:TotalPrepaidAmount", invoice.paid_cents),
        amount("ram:DuePayableAmount", invoice.left_cents),
    )
