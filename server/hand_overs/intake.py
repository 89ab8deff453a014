"""Intake: a hand-over as a prescriber's phone sends it, read before any database query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

from .. import clock
from ..vouchers import ids, links
from ..vouchers.booklets import HandOver

CONTENT_BYTES = 16
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)  # wide enough for any wrong clock


class Sent(NamedTuple):
    """One hand-over as a phone sends it: ``cover`` (its QR's text) or ``number``; the time is the phone's claim."""

    id: UUID
    handed_over_at: datetime
    seq: int
    recorded: HandOver
    cover: str | None = None
    number: str | None = None

    @property
    def booklet_id(self) -> int | None:
        """The booklet that the number or the signed cover names; None when it names none of ours."""
        return ids.parse_booklet(self.number) if self.number is not None else booklet_of_cover(self.cover or "")

    @property
    def earlier_id(self) -> int | None:
        """The earlier booklet that ``renewal_of`` names; None when it names none of ours."""
        proof = self.recorded.renewal_of
        return (ids.parse_booklet(proof) or booklet_of_cover(proof)) if proof else None

    @property
    def content(self) -> str:
        """A hex digest of booklet, time and facts, which tells a replay from another hand-over under the same id."""
        facts = self.recorded
        noted = (facts.postcode, facts.target_public, facts.criteria_checked, facts.alone, facts.renewal_of)
        parts = (self.booklet_id or self.cover or self.number, clock.iso(self.handed_over_at), self.seq, *noted)
        return blake2b("\n".join(map(repr, parts)).encode(), digest_size=CONTENT_BYTES).hexdigest()


def booklet_of_cover(text: str) -> int | None:
    """The booklet of a cover's link, its signature verified; None for any other text."""
    try:
        return links.read(text.rpartition(links.PATH)[2])
    except links.UnknownLink:
        return None


def make_sent(item: Mapping[str, Any]) -> Sent:
    """A hand-over from the fields that `SentHandOverSchema` validated."""
    own = {name: item[name] for name in ("id", "handed_over_at", "seq", "cover", "number") if name in item}
    noted = {name: value for name, value in item.items() if name not in own}
    return Sent(**own, recorded=HandOver(**noted))
