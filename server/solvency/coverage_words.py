"""What the page says of the bank's word: a verdict for each state, and sums with the words of their lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..wallet.words import day_in_words
from .coverage import COVERED, MOST_BANK_DAYS, UNPROVEN, Coverage
from .figures import Figures
from .words import say_share

STOPPED = "Plus aucune commande n’est émise ni promise. Les scans continuent, et ce qui est dû est payé."


class SaidState(NamedTuple):
    """A sentence, and whether it is good news."""

    good: bool
    sentence: str


class Line(NamedTuple):
    """One line of a sum: its word, what it means, and its cents."""

    word: str
    meaning: str
    cents: int


def list_verdicts(found: Coverage) -> Iterator[SaidState]:
    """What anyone must know first: one sentence where all is well, one for each thing that is not."""
    if found.state == UNPROVEN:
        yield SaidState(False, "Aucun relevé de banque : ces chiffres ne sont que nos livres.")
    if found.is_short:
        yield SaidState(False, f"La banque couvre {say_share(found.coverage_bps)} de ce qui doit être là. {STOPPED}")
    if found.is_stale and found.day:
        yield SaidState(False, f"Aucun relevé de banque depuis {_since(found)}. {STOPPED}")
    if found.state == COVERED and found.day:
        yield SaidState(True, _covered(found))


def _since(found: Coverage) -> str:
    day = day_in_words(found.day) if found.day else ""
    return f"le {day} : {found.bank_days} jours ouvrés, au plus {MOST_BANK_DAYS} sont admis"


def _covered(found: Coverage) -> str:
    day = day_in_words(found.day) if found.day else ""
    if found.coverage_bps is None:
        return f"Rien n’est dû, selon nos livres et le relevé de banque du {day}."
    return f"La banque couvre {say_share(found.coverage_bps)} de ce qui doit être là, selon son relevé du {day}."


def list_differences(found: Coverage) -> list[Line]:
    """Why bank and books differ; lines of nothing are left out, but for the rest."""
    way = found.under_way
    lines = (
        Line("Arrivé, à expliquer", "Sur un relevé, dans aucun livre encore.", way.unexplained_in_cents),
        Line("Parti, à expliquer", "Sur un relevé, dans aucun livre.", -way.unexplained_out_cents),
        Line(
            "Parti, à confirmer",
            "Nos virements, déjà sur un relevé, encore en route dans nos livres.",
            -way.leaving_cents,
        ),
        Line("Payé, pas encore sur un relevé", "Nos livres le savent avant le relevé.", way.left_cents),
        Line("Revenu, pas encore sur un relevé", "Des virements que la banque du lieu a rendus.", -way.returning_cents),
    )
    rest = Line("Reste sans explication", "Ni un mouvement, ni un virement en route.", found.rest_cents)
    return [*(line for line in lines if line.cents), rest]


def list_needed(found: Coverage, total: Figures) -> list[Line]:
    """What has to be there, by whom it can be asked for."""
    venues = total.owed_cents + total.in_transit_cents
    sponsors = total.held_cents + total.advance_cents + total.credit_due_cents + total.credit_in_transit_cents
    lines = (
        Line("Pass en circulation", "Ils peuvent servir demain.", total.outstanding_cents),
        Line("Aux lieux", "Pass utilisés : à payer, dus ou en route.", venues),
        Line("Garantie", "Mise de côté pour les lieux de bonne foi.", total.guarantee_cents),
        Line("Aux commanditaires", "Pas encore en pass, avances et avoirs.", sponsors),
        Line("Promesses à venir", "Ce que des promesses doivent encore payer.", -found.awaited_cents),
    )
    return [line for line in lines if line.cents]
