"""Writing a chunk of good lines in a constant number of queries; docs/decisions/venue-import.md."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, case, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from ...organisations.models import Organisation
from ..facts import FIELDS
from ..models import Venue
from .national import VenueLine
from .notes import LineRefused
from .register import Home, Register, identity

ORGANISATIONS, VENUES = cast(Table, Organisation.__table__), cast(Table, Venue.__table__)
UNTOLD: dict[str, Any] = {"commune": "", "address": "", "services": []}
"""Values of a new venue in columns that cannot be null, where its line has none."""
INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What a chunk did: how many venues are new, known, known with corrections that stay; the lines not placed."""

    created: int
    updated: int
    corrected: int
    refused: list[tuple[int, LineRefused]]


@dataclass(frozen=True, slots=True)
class PlacedLines:
    """Lines with the organisation of each, and what is told of them."""

    lines: list[tuple[VenueLine, int | str]]
    told: Written


def write_chunk(session: Session, lines: Sequence[VenueLine]) -> Written:
    """Insert or update the venues of a chunk, whose ids differ, and the organisations they need."""
    register = Register({})
    placed = place_lines(session, register, lines)
    _write_organisations(session, register)
    _let_run_venues(session, {register.id_of(place) for _, place in placed.lines})
    _write_venues(session, [{**line.values, "organisation_id": register.id_of(place)} for line, place in placed.lines])
    return placed.told


def place_lines(session: Session, register: Register, lines: Sequence[VenueLine]) -> PlacedLines:
    """Find the organisation of each line, which may be one to create. Writes nothing."""
    homes = _homes(session, lines)
    register.owners |= _owners(session, map(identity, lines))
    placed: list[tuple[VenueLine, int | str]] = []
    refused: list[tuple[int, LineRefused]] = []
    for line in lines:
        try:
            placed.append((line, register.place(line, homes.get(line.source_id))))
        except LineRefused as refusal:
            refused.append((line.line, refusal))
    known = [homes[line.source_id] for line, _ in placed if line.source_id in homes]
    corrected = sum(home.corrected for home in known)
    return PlacedLines(placed, Written(len(placed) - len(known), len(known), corrected, refused))


def _homes(session: Session, lines: Sequence[VenueLine]) -> dict[str, Home]:
    rows = session.execute(
        select(Venue.source_id, Venue.corrected, Organisation.id, Organisation.siret, Organisation.qualification)
        .join(Venue.organisation)
        .where(Venue.source_id.in_([line.source_id for line in lines]))
    )
    return {row.source_id: Home(row.id, row.siret, row.qualification, row.corrected != "") for row in rows}


def _owners(session: Session, identities: Iterable[str]) -> dict[str, int]:
    keys = list(identities)
    sirets = [key.removeprefix("siret:") for key in keys if key.startswith("siret:")]
    rows = session.execute(
        select(Organisation.id, Organisation.siret, Organisation.source_key).where(
            or_(Organisation.siret.in_(sirets), Organisation.source_key.in_(keys))
        )
    ).all()
    by_key = {row.source_key: row.id for row in rows if row.source_key}
    return by_key | {f"siret:{row.siret}": row.id for row in rows if row.siret}


def _write_organisations(session: Session, register: Register) -> None:
    """Give the SIRETs, create what is missing, and enter its ids in the register."""
    if register.sirets:
        given = [{"organisation": key, "siret": siret} for key, siret in register.sirets.items()]
        session.connection().execute(
            update(ORGANISATIONS).where(ORGANISATIONS.c.id == bindparam("organisation")), given
        )
    if register.new:
        insert = INSERT[session.get_bind().dialect.name](ORGANISATIONS).on_conflict_do_nothing()
        session.connection().execute(insert, list(register.new.values()))
        register.owners |= _owners(session, register.new)


def _let_run_venues(session: Session, organisation_ids: Collection[int]) -> None:
    """Note that these organisations run venues; those that were made for something else did not yet."""
    newly = ORGANISATIONS.c.id.in_(organisation_ids), ORGANISATIONS.c.runs_venues.is_(False)
    session.connection().execute(update(ORGANISATIONS).where(*newly).values(runs_venues=True))


def _write_venues(session: Session, rows: list[dict[str, Any]]) -> None:
    """Insert or update: rows that fill the same columns share a query; columns a row lacks stay as they are."""
    by_columns: dict[frozenset[str], list[dict[str, Any]]] = {}
    for row in rows:
        by_columns.setdefault(frozenset(row), []).append(row)
    for columns, alike in by_columns.items():
        insert = INSERT[session.get_bind().dialect.name](VENUES)
        filled = {column: _filled(column, insert.excluded[column]) for column in columns if column != "source_id"}
        session.connection().execute(
            insert.on_conflict_do_update(index_elements=["source_id"], set_=filled),
            [{**UNTOLD, **row} for row in alike],
        )


def _filled(column: str, read: ColumnElement[Any]) -> ColumnElement[Any]:
    """What a known venue's column becomes: what the file says, unless its manager has corrected that."""
    if column not in FIELDS.values():
        return read
    corrected = ("|" + VENUES.c.corrected + "|").contains(f"|{column}|", autoescape=True)
    return case((corrected, VENUES.c[column]), else_=read)
