"""What billing refuses: one class each, with a stable code."""

from __future__ import annotations

from ..errors import Conflict, Invalid, NotFound


class UnknownQuote(NotFound):
    code = "unknown_quote"
    message = "Ce devis n'existe pas ou n'est pas le vôtre. Vérifiez son numéro."


class UnknownInvoice(NotFound):
    code = "unknown_invoice"
    message = "Cette facture n'existe pas ou n'est pas la vôtre. Vérifiez son numéro."


class OrderPlaced(Conflict):
    code = "order_placed"
    message = "Cette commande est déjà passée : elle n'a plus besoin d'un devis. Demandez sa facture."


class ReferencesMissing(Invalid):
    """``missing`` are fields of `BuyerReferences`."""

    code = "references_missing"
    message = "Il manque une référence que votre comptable demande. Complétez-la, puis recommencez."

    def __init__(self, missing: list[str]) -> None:
        super().__init__(fields={"json": {name: ["Votre comptable demande cette référence."] for name in missing}})


class InvoiceExists(Conflict):
    code = "invoice_exists"
    message = "Cette commande a déjà une facture, avec d'autres références. Corrigez-la plutôt."


class InvoicePaid(Conflict):
    code = "invoice_paid"
    message = "Cette facture est payée : elle ne change plus. Demandez à l'opérateur."


class InvoiceCancelled(Conflict):
    code = "invoice_cancelled"
    message = "Cette facture est annulée par un avoir. Ouvrez la facture qui la remplace."


class NotInvoiced(Conflict):
    code = "not_invoiced"
    message = "Cette commande n'a pas encore de facture. Demandez-la d'abord."


class NothingCorrected(Invalid):
    code = "nothing_corrected"
    message = "Ces références sont déjà celles de la facture. Changez-en une."
