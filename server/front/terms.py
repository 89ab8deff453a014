"""What campaigns lay down now, for the public pages: `read_terms`. No figure of theirs stands in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Exists, exists, select
from sqlalchemy.orm import contains_eager

from .. import clock
from ..campaigns.models import CLOSED, FUNDED, ORDERED, Campaign, Order, Sponsor
from ..campaigns.schemas import BOOKLET_SIZES
from ..db import db
from ..invoicing.words import percent
from ..money import share_of, split
from ..settlements.months import PAY_DAY
from ..venues.services import SERVICES
from ..wallet.words import euros
from .territories import say_list, say_territory

RUNNING, COMING, GRACE, OVER = "running", "coming", "grace", "over"


@dataclass(frozen=True, slots=True)
class PublicCampaign:
    """What anyone may know of a campaign, with its state today."""

    campaign: Campaign
    sponsor: str
    state: str
    funded: bool

    @property
    def territory(self) -> str:
        return say_territory(self.campaign.territory)

    @property
    def services(self) -> Sequence[str]:
        """The families it pays for; all of them when it names none."""
        return [SERVICES[key] for key in self.campaign.services or SERVICES]

    @property
    def open_to_all(self) -> bool:
        return not self.campaign.target_publics

    @property
    def value(self) -> str:
        return euros(self.campaign.voucher_cents)

    @property
    def net(self) -> str:
        return euros(split(self.campaign.voucher_cents, self.campaign.fee_bps).net_cents)


@dataclass(frozen=True, slots=True)
class LiveTerms:
    """The campaigns by state, and their figures in words: one where they agree, from the least to the most where not.

    Figures are those of the campaigns that run or will; empty without any.
    """

    running: Sequence[PublicCampaign]
    coming: Sequence[PublicCampaign]
    grace: Sequence[PublicCampaign]

    @property
    def open(self) -> Sequence[PublicCampaign]:
        return [*self.running, *self.coming]

    @property
    def value(self) -> str:
        return self._spread((one.voucher_cents for one in self._each()), euros)

    @property
    def net(self) -> str:
        return self._spread((split(one.voucher_cents, one.fee_bps).net_cents for one in self._each()), euros)

    @property
    def fee(self) -> str:
        return self._spread((one.fee_bps for one in self._each()), percent)

    @property
    def fee_cents(self) -> str:
        return self._spread((split(one.voucher_cents, one.fee_bps).fee_cents for one in self._each()), euros)

    @property
    def sponsor_fee(self) -> str:
        return self._spread((one.sponsor_fee_bps for one in self._each()), percent)

    @property
    def sponsor_example(self) -> str:
        """What 100 booklets of the largest size cost a sponsor, fee included."""
        vouchers = 100 * max(BOOKLET_SIZES)
        return self._spread((_cost(one, vouchers) for one in self._each()), euros)

    @property
    def allowance(self) -> str:
        return self._spread(one.allowance for one in self._each())

    @property
    def allowance_alone(self) -> str:
        return self._spread(one.allowance_alone for one in self._each())

    @property
    def booklet_worth(self) -> str:
        sizes = [size * one.voucher_cents for one in self._each() for size in BOOKLET_SIZES]
        return self._spread(sizes, euros)

    @property
    def sizes(self) -> str:
        return say_list([str(size) for size in BOOKLET_SIZES], "ou")

    @property
    def largest_size(self) -> int:
        return max(BOOKLET_SIZES)

    @property
    def pay_day(self) -> int:
        return PAY_DAY

    def _each(self) -> Iterable[Campaign]:
        return (one.campaign for one in self.open)

    @staticmethod
    def _spread(values: Iterable[int], say: Callable[[int], str] = str) -> str:
        return say_spread(values, say)


def say_spread(values: Iterable[int], say: Callable[[int], str] = str) -> str:
    """``10 €``, ``8 € ou 10 €``, ``de 5 € à 10 €``; empty for nothing."""
    several = sorted(set(values))
    if len(several) > 2:
        return f"de {say(several[0])} à {say(several[-1])}"
    return " ou ".join(say(one) for one in several)


def read_terms() -> LiveTerms:
    """The campaigns that run, will, or are in grace, of which something is ordered."""
    today = clock.paris_day(clock.now())
    funded, ordered = _has_order(Order.funded_at.is_not(None)), _has_order(Order.state.in_((ORDERED, FUNDED, CLOSED)))
    names = contains_eager(Campaign.sponsor).contains_eager(Sponsor.organisation)
    query = select(Campaign, funded).join(Campaign.sponsor).join(Sponsor.organisation).where(ordered)
    found = db.session.execute(query.options(names).order_by(Campaign.first_day, Campaign.id))
    shown = [
        PublicCampaign(one, one.sponsor.organisation.name, state_on(one, today), is_funded) for one, is_funded in found
    ]
    by_state = {state: [one for one in shown if one.state == state] for state in (RUNNING, COMING, GRACE)}
    return LiveTerms(by_state[RUNNING], by_state[COMING], by_state[GRACE])


def _has_order(condition: ColumnElement[bool]) -> Exists:
    return exists().where(Order.campaign_id == Campaign.id, condition)


def state_on(campaign: Campaign, day: date) -> str:
    """Whether a campaign is to come, runs, is in its grace or over on a day."""
    if day < campaign.first_day:
        return COMING
    if campaign.last_day is None or day <= campaign.last_day:
        return RUNNING
    return GRACE if campaign.grace_day and day <= campaign.grace_day else OVER


def _cost(campaign: Campaign, vouchers: int) -> int:
    face = vouchers * campaign.voucher_cents
    return face + share_of(face, campaign.sponsor_fee_bps)
