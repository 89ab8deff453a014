"""The attestation that a public organisation's accountant needs to book a statement's money. Pure.

Its items follow the circular of 21 March 2011 on revenue documents (NOR BCRE1107021C): debtor, nature, origin,
calculation and amount of the claim. The time to pay is that of public bodies (code de la commande publique, R2192-10).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from ... import clock
from ...invoicing import papers
from ...invoicing.invoice import Party
from ...invoicing.words import day, days, euros, format_integer, siret
from ...settlements import months
from ...settlements.models import Statement
from ..lines import Section
from .parties import Parties
from .parts import beginning, make_rows, sums, totals, totals_of

MOST_DAYS = 30


def content(statement: Statement, parties: Parties, campaigns: Sequence[Section]) -> dict[str, Any]:
    """The data for the Typst layout ``attestation``, in French words."""
    issued_day = clock.paris_day(statement.issued_at)
    return {
        **beginning(statement, parties, "attestation", "Attestation de service fait"),
        "foot": papers.foot(parties.operator),
        "facts": [
            ("Mois", months.spell_out(statement.month)),
            ("Relevé", statement.number),
            ("Arrêté le", day(issued_day)),
            ("Montant net", euros(statement.net_cents)),
        ],
        "attested": _attested(statement, parties),
        "liquidation": make_rows(campaigns),
        "totals": totals(totals_of(statement)),
        "sums": sums(statement)[2:] if statement.carried_cents else [],
        "title_of_revenue": _title_of_revenue(statement, parties.operator),
        "delay": _delay(statement),
        "made": f"Établie le {day(issued_day)} par {parties.operator.name}, à partir de lignes figées et signées.",
    }


def _attested(statement: Statement, parties: Parties) -> list[str]:
    done = (
        f"{parties.operator.name}, opérateur du pass numérique, atteste que {statement.organisation_name} a rendu en "
        f"{months.spell_out(statement.month)} les services de médiation numérique payés par les pass ci-dessous."
    )
    return [done, f"Le relevé {statement.number} en donne le détail, pass par pass, avec la date et le service."]


def _title_of_revenue(statement: Statement, operator: Party) -> list[tuple[str, str]]:
    place = f"{', '.join(operator.address.lines)}, {operator.address.postcode} {operator.address.city}"
    legal_form = f", {operator.mentions[0]}" if operator.mentions else ""
    number = siret(operator.siret) if operator.siret else ""
    return [
        ("Débiteur", f"{operator.name}{legal_form}, SIRET {number}, {place}, {operator.email}"),
        ("Objet", f"Pass numérique, services de médiation numérique, {_period(statement)}"),
        ("Fait générateur", "Services rendus, constatés par l’enregistrement de chaque pass"),
        ("Bases de liquidation", f"{format_integer(statement.redemptions)} pass, tableau ci-dessus"),
        ("Recette brute", f"{euros(statement.gross_cents)} (titre de recette)"),
        ("Frais de gestion", _fee(statement)),
        ("Pièces", _documents(statement)),
        ("Référence du virement", statement.number),
        ("Régie de recettes", "le régisseur inscrit le virement reçu sous cette référence"),
        ("À compléter", "imputation, numéros de titre et de bordereau"),
    ]


def _fee(statement: Statement) -> str:
    if not statement.invoice_number:
        return "aucun"
    return (
        f"{euros(statement.fee_cents)} (mandat, facture {statement.invoice_number}). Recettes et dépenses s’inscrivent "
        "chacune pour leur montant, sans contraction."
    )


def _documents(statement: Statement) -> str:
    invoice = f", facture {statement.invoice_number}" if statement.invoice_number else ""
    return f"relevé {statement.number}{invoice}, cette attestation"


def _period(statement: Statement) -> str:
    first = clock.paris_day(clock.month_bounds(statement.month)[0])
    return days(first, clock.next_month(first) - timedelta(days=1))


def _delay(statement: Statement) -> list[str]:
    issued_day, pay_by = clock.paris_day(statement.issued_at), months.pay_by(statement.month)
    last_day = issued_day + timedelta(days=MOST_DAYS)
    if statement.total_cents <= 0:
        return ["Aucun virement pour ce relevé : son montant est reporté sur le prochain."]
    longest = (
        f"Délai maximal : {MOST_DAYS} jours à partir de l’arrêté du relevé, soit le {day(last_day)}, comme le code de "
        "la commande publique le fixe aux organismes publics (article R2192-10)."
    )
    planned = [f"Virement prévu le {day(pay_by)} au plus tard."] if pay_by >= issued_day else []
    return [*planned, longest]
