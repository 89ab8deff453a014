"""The parts of a dashboard and how they are made from figures. Small groups are hidden here. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from ..money import BPS
from ..small_groups import find_withheld
from .figures import Booklets, Ordered
from .services import Service
from .uses import UseTotals

Key = TypeVar("Key", bound=Hashable)
STAGES = ("ordered", "funded", "promised", "issued", "handed_over", "started", "redeemed", "settled", "paid")


@dataclass(frozen=True, slots=True)
class Stage:
    """How many vouchers have reached a stage; ``booklets`` is None where vouchers are used one by one."""

    stage: str
    booklets: int | None
    vouchers: int
    cents: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group's figures; None is hidden because it would tell about fewer than five people.

    ``key`` is a prescriber's organisation id or a département's code.
    """

    key: object
    name: str | None
    handed_over: int | None
    started: int | None
    vouchers: int | None


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """How much one service was used; None is hidden."""

    service: str
    booklets: int | None
    vouchers: int | None


@dataclass(frozen=True, slots=True)
class Week:
    """The uses recorded in a Paris week from Monday; None is hidden."""

    monday: date
    vouchers: int | None
    cents: int | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A campaign in counts and sums, as of ``at``. Rates are in basis points, None where they would divide by 0."""

    campaign_id: int
    name: str
    at: datetime
    stages: list[Stage]
    vouchers_used_bps: int | None
    booklets_started_bps: int | None
    weeks: list[Week]
    prescribers: list[GroupLine]
    territories: list[GroupLine]
    services: list[ServiceLine]


def stages(
    orders: Mapping[str, Ordered], booklets: Booklets, spent: Mapping[str, UseTotals], cents: int
) -> list[Stage]:
    """The stages from order to payment; ``cents`` is one voucher's face value."""
    bought = [Stage(name, one.booklets, one.vouchers, one.vouchers * cents) for name, one in orders.items()]
    held = (
        ("handed_over", booklets.handed_over, booklets.handed_over_vouchers),
        ("started", booklets.started, booklets.started_vouchers),
    )
    in_hand = [Stage(name, count, vouchers, vouchers * cents) for name, count, vouchers in held]
    return [*bought, *in_hand, *(Stage(name, None, use.vouchers, use.cents) for name, use in spent.items())]


def rate_bps(part: int, whole: int) -> int | None:
    """A share in basis points, rounded down; None of 0."""
    return part * BPS // whole if whole else None


def group_lines(found: Mapping[Key, Booklets], names: Mapping[Key, str]) -> list[GroupLine]:
    """The lines of groups, most booklets first; a booklet stands for a person.

    A group of few booklets is hidden as a whole; one with few used booklets only its uses.
    """
    few = find_withheld({key: one.handed_over for key, one in found.items()})
    few_users = find_withheld({key: one.users for key, one in found.items()}, also=few)
    known = [(key, one) for key, one in found.items() if one.handed_over or one.users]
    return [
        GroupLine(
            key,
            names.get(key),
            None if key in few else one.handed_over,
            None if key in few_users else one.started,
            None if key in few_users else one.redeemed,
        )
        for key, one in sorted(known, key=lambda item: (item[0] in few, -item[1].handed_over, str(item[0])))
    ]


def service_lines(found: Iterable[Service]) -> list[ServiceLine]:
    """The lines of services, in the order given; those used with few booklets are hidden."""
    every = list(found)
    few = find_withheld({one.key: one.booklets for one in every})
    return [
        ServiceLine(one.key, None, None) if one.key in few else ServiceLine(one.key, one.booklets, one.vouchers)
        for one in every
    ]


def weeks(days: Mapping[date, UseTotals]) -> list[Week]:
    """Every week from the first use to the last; those with fewer than five vouchers are hidden."""
    sums: dict[date, UseTotals] = {}
    for day, use in days.items():
        monday = monday_of(day)
        sums[monday] = sums.get(monday, UseTotals()) + use
    used = [monday for monday, use in sums.items() if use.vouchers]
    if not used:
        return []
    few = find_withheld({monday: sums[monday].vouchers for monday in used})
    return [_week(monday, sums.get(monday, UseTotals()), monday in few) for monday in _mondays(min(used), max(used))]


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))


def _week(monday: date, use: UseTotals, few: bool) -> Week:
    return Week(monday, None if few else use.vouchers, None if few else use.cents)
