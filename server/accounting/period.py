"""The period of an export, and what is read once for all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..campaigns.models import Campaign, Sponsor
from ..invoicing import sellers
from ..invoicing.models import Seller
from ..invoicing.refusals import OperatorUnknown
from ..ledger.day_sums import LATEST_COMMIT
from .chart import Chart
from .fiscal import FiscalYear, year_of
from .refusals import DayNotOver, PeriodReversed, TwoFiscalYears


@dataclass(frozen=True, slots=True)
class FiscalBooks:
    """A period in its accounting year, the chart, each campaign's sponsor, and the operator's identities."""

    first: date
    last: date
    year: FiscalYear
    chart: Chart
    sponsors: Mapping[int, int]
    identities: Sequence[Seller]

    @property
    def start(self) -> datetime:
        """The first moment of the accounting year."""
        return clock.start_of_day(self.year.first)

    @property
    def end(self) -> datetime:
        """The first moment after the period: nothing that happened later is told."""
        return clock.end_of_day(self.last)

    @property
    def siren(self) -> str:
        """The operator's company number at the period's end."""
        return sellers.choose(self.identities, self.end).siret[:9]

    def vat_bps(self, moment: datetime) -> int:
        """The rate of VAT on the operator's fees at a time."""
        return sellers.choose(self.identities, moment).vat_bps


def open_books(session: Session, chart: Chart, first: date, last: date) -> FiscalBooks:
    """What an export needs throughout. Raises PeriodReversed, DayNotOver, TwoFiscalYears, OperatorUnknown."""
    year = _check_period(first, last, chart.year_ends_month)
    identities = sellers.list_versions()
    if not identities:
        raise OperatorUnknown
    owners = select(Campaign.id, Sponsor.organisation_id).join(Sponsor, Sponsor.id == Campaign.sponsor_id)
    return FiscalBooks(first, last, year, chart, dict(session.execute(owners).all()), identities)


def _check_period(first: date, last: date, ends_month: int) -> FiscalYear:
    """The accounting year of a period. Raises PeriodReversed, DayNotOver, TwoFiscalYears."""
    if last < first:
        raise PeriodReversed
    if last >= clock.paris_day(clock.now() - LATEST_COMMIT):
        raise DayNotOver
    year = year_of(first, ends_month)
    if last > year.last:
        raise TwoFiscalYears(year.last)
    return year
