"""The list of organisations, as the operator sees and searches it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, false, func, or_, select

from ..campaigns.territory import DEPARTMENTS, department_of
from ..csv_dialects import Cell, write_csv
from ..db import db
from ..folding import contains_folded
from ..organisations.models import CAPACITIES, Organisation
from ..paging import PAGE_LENGTH, page_of, pages
from ..states import STATES
from ..venues.models import Venue

COLUMNS: Final = {
    "name": "Structure",
    "siret": "SIRET",
    "state": "État",
    "postcode": "Code postal",
    "commune": "Commune",
    "venues": "Lieux",
}


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the operator sees of an organisation in a list; ``venues`` counts them."""

    id: int
    siret: str | None
    name: str
    qualification: str
    reason: str
    postcode: str
    commune: str
    capacities: list[str]
    venues: int


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One page of organisations, and how many there are of each state among those that the other filters leave."""

    organisations: list[OrganisationView]
    page: int
    pages: int
    total: int
    states: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What narrows the list; what is empty narrows nothing."""

    state: str = ""
    capacity: str = ""
    department: str = ""
    text: str = ""


def list_organisations(state: str | None = None) -> list[OrganisationView]:
    """Every organisation, or those in a state, in the order of their numbers."""
    conditions = _conditions(Wanted(state=state or ""))
    return list_views(select(Organisation).where(*conditions).order_by(Organisation.id))


def search_organisations(wanted: Wanted, page: int = 1) -> OrganisationPage:
    """A page of the organisations that fit, by name."""
    others = _conditions(Wanted(capacity=wanted.capacity, department=wanted.department, text=wanted.text))
    by_state = select(Organisation.qualification, func.count()).where(*others).group_by(Organisation.qualification)
    states = {row[0]: row[1] for row in db.session.execute(by_state)}
    total = states.get(wanted.state, 0) if wanted.state else sum(states.values())
    query = select(Organisation).where(*_conditions(wanted)).order_by(func.lower(Organisation.name), Organisation.id)
    return OrganisationPage(
        list_views(page_of(query, page, PAGE_LENGTH)), page, pages(total, PAGE_LENGTH), total, states
    )


def organisations_csv(wanted: Wanted, dialect: str) -> str:
    """The same organisations, all pages, as CSV."""
    query = select(Organisation).where(*_conditions(wanted)).order_by(func.lower(Organisation.name), Organisation.id)
    return write_csv(COLUMNS, map(_row, list_views(query)), dialect, {"state": STATES["qualification"]})


def _row(one: OrganisationView) -> tuple[Cell, ...]:
    return one.name, one.siret, one.qualification, one.postcode, one.commune, str(one.venues)


def list_views(query: Select[Organisation]) -> list[OrganisationView]:
    """The organisations of a query, each with the number of its venues."""
    found = db.session.scalars(query).all()
    ids = [one.id for one in found]
    counted = select(Venue.organisation_id, func.count()).where(Venue.organisation_id.in_(ids))
    venues = {row[0]: row[1] for row in db.session.execute(counted.group_by(Venue.organisation_id))}
    return [
        OrganisationView(
            one.id,
            one.siret,
            one.name,
            one.qualification,
            one.reason,
            one.postcode,
            one.commune,
            one.capacities,
            venues.get(one.id, 0),
        )
        for one in found
    ]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.state:
        conditions.append(Organisation.qualification == wanted.state)
    if wanted.capacity in CAPACITIES:
        conditions.append(getattr(Organisation, wanted.capacity).is_(True))
    if wanted.department:
        conditions.append(lies_in(wanted.department))
    return conditions + matches_text(wanted.text)


def matches_text(text: str) -> list[ColumnElement[bool]]:
    """Conditions that each word of a text stands in an organisation's names, numbers and places."""
    return [_has(word) for word in text.split()]


def lies_in(*departments: str) -> ColumnElement[bool]:
    """Whether an organisation has its seat or a venue in one of these départements."""
    there = select(Venue.organisation_id).where(or_(*match_departments(Venue.postcode, departments)))
    return or_(*match_departments(Organisation.postcode, departments), Organisation.id.in_(there))


def match_departments(postcode: Any, departments: Iterable[str]) -> list[ColumnElement[bool]]:
    """Conditions of which one holds for a postcode in these départements; none holds without any."""
    starts = [start for one in departments for start in _starts_of(one)]
    return [false(), *(postcode.startswith(start, autoescape=True) for start in starts)]


def _starts_of(department: str) -> list[str]:
    """How the postcodes of a département begin."""
    if department not in DEPARTMENTS:
        return ["none"]
    if not department.startswith("2") or (department[1].isascii() and department[1] in "0123456789"):
        return [department]
    return [f"20{n}" for n in range(10) if department_of(f"20{n}00") == department]


def _has(word: str) -> ColumnElement[bool]:
    in_venues = select(Venue.organisation_id).where(
        or_(
            contains_folded(Venue.name, word),
            contains_folded(Venue.commune, word),
            Venue.postcode.startswith(word, autoescape=True),
        )
    )
    return or_(
        contains_folded(Organisation.name, word),
        contains_folded(Organisation.commune, word),
        Organisation.siret.startswith(word, autoescape=True),
        Organisation.postcode.startswith(word, autoescape=True),
        Organisation.id.in_(in_venues),
    )
