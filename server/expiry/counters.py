"""The four counters of booklets that the alert tells (docs/glossary.md, rule 7 "Expiry procedure")."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ..stock.booklet_counts import count_campaign


@dataclass(frozen=True, slots=True)
class Counters:
    """How many booklets (`redemptions.booklet_counts`); voided ones count as issued only."""

    issued: int
    handed_over: int
    in_stock: int
    started: int

    def spell_out(self) -> str:
        """One counter a line, in French."""
        return (
            f"Carnets émis : {self.issued}\nCarnets remis : {self.handed_over}\n"
            f"Carnets en stock : {self.in_stock}\nCarnets entamés : {self.started}"
        )


def count_booklets(session: Session, campaign_id: int) -> Counters:
    """Count a campaign's booklets."""
    counts = count_campaign(session, campaign_id)
    return Counters(counts.issued, counts.handed_over, counts.in_stock, counts.started)
