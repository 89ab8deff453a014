"""The content of a statement's PDF in French: its sums, also by venue and by campaign, and its lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ... import clock
from ...activity.exports import WORDS
from ...invoicing import papers
from ...invoicing.words import MINUS, day, euros, format_integer
from ...money import format_euros
from ...redemptions.receipts import say_number
from ...settlements import months
from ...settlements.lines_root import HONOUR, REVERSAL
from ...settlements.models import Statement
from ...settlements.tally import Totals, total
from ...transparency.models import LogHead
from ...venues.services import SERVICES
from ..lines import DocumentLine, Section
from .parties import Parties
from .parts import beginning, make_rows, sums, totals, totals_of

CHECKS = (
    "Chaque ligne a un reçu signé et sa place au journal public : personne ne peut en retirer une sans que cela se "
    "voie. Téléchargez la preuve de ce relevé depuis sa page, et les clés depuis /api/keys. Puis lancez, même sans "
    "réseau :"
)


@dataclass(frozen=True, slots=True)
class StatementPaper:
    """All that is printed of a statement; ``lines`` is None where there are too many for paper."""

    statement: Statement
    parties: Parties
    venues: Sequence[Section]
    campaigns: Sequence[Section]
    lines: Sequence[DocumentLine] | None
    head: LogHead | None


def content(paper: StatementPaper) -> dict[str, Any]:
    """The data for the Typst layout ``statement``, in French words."""
    statement, operator, head = paper.statement, paper.parties.operator, paper.head
    return {
        **beginning(statement, paper.parties, "statement", "Relevé"),
        "foot": [*papers.foot(operator), *([f"Journal public, {_tree(head)}"] if head else [])],
        "facts": _facts(statement),
        "sums": sums(statement),
        "said": list(_said(statement, with_lines=paper.lines is not None)),
        "totals": totals(totals_of(statement)),
        "by_venue": make_rows(paper.venues),
        "by_campaign": make_rows(paper.campaigns),
        "checks": [CHECKS, f"python -m server.verify statement preuve-{statement.number}.jsonl --keys cles.json"],
        "marks": _marks(statement, head),
        "sections": list(_sections(paper.lines or ())),
    }


def _facts(statement: Statement) -> list[tuple[str, str]]:
    pay_by = day(months.pay_by(statement.month)) if statement.total_cents > 0 else "rien à payer"
    return [
        ("Mois", months.spell_out(statement.month)),
        ("Arrêté le", day(clock.paris_day(statement.issued_at))),
        ("Pass", format_integer(statement.redemptions)),
        ("Payé au plus tard le", pay_by),
    ]


def _said(statement: Statement, *, with_lines: bool) -> Iterable[str]:
    if statement.total_cents > 0:
        yield f"Virement sur le compte enregistré pour votre structure, sous la référence {statement.number}."
    elif statement.total_cents < 0:
        yield "Ce montant sera retenu sur vos prochains pass. Vous n’avez rien à payer."
    if not with_lines:
        yield "Ce relevé a trop de lignes pour le papier. Elles sont toutes dans son fichier CSV."


def _marks(statement: Statement, head: LogHead | None) -> list[tuple[str, str]]:
    marks = [("Empreinte de toutes les lignes (racine de leur arbre de Merkle)", statement.lines_root.hex())]
    return [*marks, ("Journal public à la clôture du mois", _tree(head))] if head else marks


def _tree(head: LogHead) -> str:
    return f"{format_integer(head.size)} feuilles, racine {head.root.hex()}"


def _sections(lines: Sequence[DocumentLine]) -> Iterator[dict[str, Any]]:
    """Lines grouped by venue, then by campaign; they must come venue by venue."""
    for _venue_id, of_venue in groupby(lines, key=lambda line: line.venue.id):
        found = sorted(of_venue, key=lambda line: (line.campaign, line.line.campaign_id))  # a stable sort
        yield {
            "name": found[0].venue.name,
            "commune": found[0].venue.commune,
            "net": euros(sum(line.line.net_cents for line in found)),
            "campaigns": [_group(list(some)) for _id, some in groupby(found, key=lambda line: line.line.campaign_id)],
        }


def _group(lines: list[DocumentLine]) -> dict[str, Any]:
    summed = total(Totals(0, one.line.gross_cents, one.line.fee_cents, one.line.net_cents) for one in lines)
    return {
        "name": lines[0].campaign,
        "sponsor": lines[0].sponsor,
        "count": f"{format_integer(len(lines))} ligne{'s' if len(lines) > 1 else ''}",
        "sums": [_plain(cents) for cents in (summed.gross_cents, summed.fee_cents, summed.net_cents)],
        "lines": [_line(line) for line in lines],
    }


def _line(line: DocumentLine) -> list[str]:
    cents = (line.line.gross_cents, line.line.fee_cents, line.line.net_cents)
    what = [f"{line.at.astimezone(clock.PARIS):%d/%m/%y %H:%M}", line.voucher, SERVICES[line.redemption.service]]
    return [*what, _marked(line), say_number(line.redemption.id), *map(_plain, cents)]


def _marked(line: DocumentLine) -> str:
    """The note on a line beside its service; empty for a plain redemption."""
    if line.kind == REVERSAL:
        return f"Annulation : {WORDS[line.reason or 'other'].lower()}"
    return "Pass déjà utilisé, payé par la garantie" if line.kind == HONOUR else ""


def _plain(cents: int) -> str:
    return format_euros(cents).replace("-", MINUS)
