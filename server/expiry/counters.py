"""The four counters of booklets that the alert tells (docs/glossary.md, rule 7 "Expiry procedure")."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ..access import Actor
from ..campaigns.campaigns import campaigns, visible_to
from ..db import db
from ..stock.booklet_counts import BookletCounts, count_campaign, count_campaigns


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


NONE = Counters(0, 0, 0, 0)


def count_booklets(session: Session, campaign_id: int) -> Counters:
    """Count a campaign's booklets."""
    return _of(count_campaign(session, campaign_id))


def count_all(actor: Actor) -> dict[int, Counters]:
    """The counters of every campaign that the actor may see, by its id; as many queries however many there are."""
    counts = count_campaigns(db.session(), visible_to(actor))
    return {one.id: _of(counts[one.id]) if one.id in counts else NONE for one in campaigns(actor)}


def _of(counts: BookletCounts) -> Counters:
    return Counters(counts.issued, counts.handed_over, counts.in_stock, counts.started)
