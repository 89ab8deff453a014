"""Two offline phones that scan the same voucher: the second to upload loses the race."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import time_machine

from server.access import Actor
from server.accounts.models import Device
from server.campaigns.models import Campaign
from server.redemptions.bundle.service import bundle
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from tests.support import factories as make

MORNING = datetime(2026, 10, 20, 7, tzinfo=UTC)
NOON = MORNING + timedelta(hours=5)
EVENING = MORNING + timedelta(hours=11)
LATER = MORNING + timedelta(days=1)
MINUTE = timedelta(minutes=1)


class Phone:
    """A phone of a venue, with rules fetched in the morning and a journal that counts from 1."""

    def __init__(self, organisation: object = None) -> None:
        self.venue = make.venue(organisation or make.qualified_organisation())
        self.device: Device = make.phone(self.venue)[0]
        self.actor: Actor = make.device_actor(self.device)
        self.numbers = count(1)
        self.fetch(MORNING)

    def fetch(self, at: datetime) -> None:
        """Get the rules."""
        with time_machine.travel(at, tick=False):
            bundle(self.actor, None)

    def upload(self, text: str, *, at: datetime, seq: int | None = None, **scan: Any) -> tuple[str, UUID]:
        """Upload one scan made at ``scanned_at``; returns its status and id."""
        typed = scan.pop("typed", False)
        words = {"code" if typed else "token": text}
        sent = Scan(uuid4(), "digital_tools", seq=seq or next(self.numbers), **scan, **words)
        with time_machine.travel(at, tick=False):
            [answer] = redeem(self.actor, [sent])
        return answer["status"], sent.id


class Rivals:
    """A campaign whose guarantee pays this many vouchers, and two phones of different organisations."""

    def __init__(self, guaranteed: int = 1) -> None:
        with time_machine.travel(MORNING - timedelta(days=30), tick=False):
            self.campaign: Campaign = make.campaign(guarantee_bps=200 if guaranteed else 0)
            order = make.funded_order(self.campaign, booklet_count=5 * max(1, guaranteed))
            self.booklet = make.booklet(order)
            self.texts = iter([*make.tokens(self.booklet), *make.tokens(make.booklet(order))])
            self.winner, self.loser = Phone(), Phone()

    def conflict(self, loser: Phone | None = None, text: str | None = None) -> UUID:
        """Both scan at noon; the winner uploads in the evening, the loser after it. The id of the conflict."""
        return self.race(loser or self.loser, text or next(self.texts))[1]

    def race(self, loser: Phone, text: str) -> tuple[UUID, UUID]:
        """The ids of the scan that won and of the one that lost."""
        status, won = self.winner.upload(text, scanned_at=NOON, at=EVENING)
        assert status == "accepted"
        return won, self.lose(text, loser)

    def lose(self, text: str, loser: Phone | None = None, **scan: Any) -> UUID:
        """The id of a scan that lost: a minute after noon unless told otherwise, uploaded after the winner's."""
        when = {"scanned_at": NOON + MINUTE, "at": EVENING + MINUTE}
        status, lost = (loser or self.loser).upload(text, **when | scan)
        assert status == "conflict"
        return lost
