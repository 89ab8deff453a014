"""Qualification: which decision may follow which, always with a reason, idempotently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy.exc import DataError, IntegrityError

from server.commands import CONSOLE
from server.db import db
from server.organisations import qualification as service
from server.organisations.models import APPLIED, DEQUALIFIED, QUALIFIED, SUSPENDED, Organisation
from server.organisations.qualification import NotInThatState, ReasonMissing
from server.organisations.refusals import UnknownOrganisation
from tests.support import factories

pytestmark = pytest.mark.usefixtures("app")

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
REASON = "Assurance échue"


def in_state(state: str) -> int:
    decided = None if state == APPLIED else datetime(2026, 1, 1, tzinfo=UTC)
    return factories.organisation(qualification=state, decided_at=decided, reason="avant").id


def qualify(organisation_id: int) -> None:
    service.qualify(CONSOLE, organisation_id)


def suspend(organisation_id: int) -> None:
    service.suspend(CONSOLE, organisation_id, reason=REASON)


def dequalify(organisation_id: int) -> None:
    service.dequalify(CONSOLE, organisation_id, reason=f" {REASON} ")


def found(organisation_id: int) -> Organisation:
    organisation = db.session.get(Organisation, organisation_id)
    assert organisation
    return organisation


@pytest.mark.parametrize(
    ("state", "decide", "then", "reason"),
    [
        (APPLIED, qualify, QUALIFIED, ""),
        (SUSPENDED, qualify, QUALIFIED, ""),
        (QUALIFIED, suspend, SUSPENDED, REASON),
        (APPLIED, dequalify, DEQUALIFIED, REASON),
        (QUALIFIED, dequalify, DEQUALIFIED, REASON),
        (SUSPENDED, dequalify, DEQUALIFIED, REASON),
    ],
)
def test_a_decision_is_written_with_its_reason_and_moment(
    state: str, decide: Callable[[int], None], then: str, reason: str
) -> None:
    organisation_id = in_state(state)
    with time_machine.travel(NOW, tick=False):
        decide(organisation_id)
    organisation = found(organisation_id)
    assert (organisation.qualification, organisation.reason, organisation.decided_at) == (then, reason, NOW)
    assert organisation.qualified == (then == QUALIFIED)


@pytest.mark.parametrize(("state", "decide"), [(DEQUALIFIED, qualify), (APPLIED, suspend), (DEQUALIFIED, suspend)])
def test_a_decision_out_of_order_is_refused(state: str, decide: Callable[[int], None]) -> None:
    organisation_id = in_state(state)
    with pytest.raises(NotInThatState):
        decide(organisation_id)
    assert found(organisation_id).qualification == state


@pytest.mark.parametrize(("state", "decide"), [(QUALIFIED, qualify), (SUSPENDED, suspend), (DEQUALIFIED, dequalify)])
def test_the_same_decision_again_changes_nothing(state: str, decide: Callable[[int], None]) -> None:
    organisation_id = in_state(state)
    decide(organisation_id)
    assert found(organisation_id).reason == "avant"


@pytest.mark.parametrize("decide", [service.suspend, service.dequalify])
@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_refusal_needs_a_reason(decide: Callable[..., None], reason: str) -> None:
    organisation_id = in_state(QUALIFIED)
    with pytest.raises(ReasonMissing):
        decide(CONSOLE, organisation_id, reason=reason)


@pytest.mark.parametrize("decide", [qualify, suspend, dequalify])
def test_an_unknown_organisation_is_said_to_be_unknown(decide: Callable[[int], None]) -> None:
    with pytest.raises(UnknownOrganisation):
        decide(12345)


def test_qualifying_all_decides_only_on_those_that_wait() -> None:
    waiting, suspended, refused = in_state(APPLIED), in_state(SUSPENDED), in_state(DEQUALIFIED)
    assert service.qualify_all(CONSOLE) == 1
    states = [found(organisation_id).qualification for organisation_id in (waiting, suspended, refused)]
    assert states == [QUALIFIED, SUSPENDED, DEQUALIFIED]


@pytest.mark.parametrize(
    "columns",
    [
        {"siret": "1300252650001"},
        {"siret": "130025265000139"},
        {"name": ""},
        {"qualification": "maybe"},
        {"qualification": QUALIFIED},
        {"qualification": APPLIED, "decided_at": NOW},
        {"qualification": SUSPENDED, "decided_at": NOW, "reason": ""},
    ],
)
def test_the_database_refuses_an_organisation_that_cannot_be(columns: dict[str, object]) -> None:
    with pytest.raises((IntegrityError, DataError)):
        factories.save(Organisation(**{"name": "Structure", **columns}))


def test_the_database_refuses_a_second_organisation_with_a_siret() -> None:
    factories.organisation(siret="13002526500013")
    with pytest.raises(IntegrityError):
        factories.organisation(siret="13002526500013")


@pytest.mark.parametrize(
    "columns",
    [
        {"source_id": ""},
        {"name": ""},
        {"postcode": "3300"},
        {"latitude": 91.0},
        {"longitude": -181.0},
        {"latitude": None},
        {"organisation_id": 12345, "organisation": None},
    ],
)
def test_the_database_refuses_a_venue_that_cannot_be(columns: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        factories.venue(**columns)
