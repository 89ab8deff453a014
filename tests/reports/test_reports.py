"""Reports of changes at venues: anyone may send one; who is informed, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server import clock
from server.db import db
from server.reports import service
from server.reports.models import KINDS, Report
from server.venues.models import Venue
from tests.support import factories as make


def path(venue: Venue) -> str:
    return f"/api/venues/{venue.id}/reports"


@pytest.mark.parametrize("kind", KINDS)
def test_anyone_reports_a_change_in_one_tap(client: FlaskClient, kind: str) -> None:
    venue = make.venue()
    answer = client.post(path(venue), json={"kind": kind})
    assert (answer.status_code, answer.json["kind"]) == (201, kind)
    assert [report.kind for report in venue_reports(venue)] == [kind]


def venue_reports(venue: Venue) -> list[Report]:
    return list(db.session.scalars(select(Report).where(Report.venue_id == venue.id)))


def test_the_operator_sees_the_reports_of_all_venues_newest_first(client: FlaskClient) -> None:
    one, other = make.venue(), make.qualified_venue()
    service.report(one.id, kind="closed", note="")
    service.report(other.id, kind="hours", note=" Fermé le lundi\nmaintenant ")
    answer = make.sign_in(client, make.operator()).get("/api/reports").json["reports"]
    assert [(report["venue"]["name"], report["kind"], report["note"]) for report in answer] == [
        (other.name, "hours", "Fermé le lundi\nmaintenant"),
        (one.name, "closed", ""),
    ]


def test_a_manager_sees_and_closes_the_reports_of_their_own_venues_only(client: FlaskClient) -> None:
    own, foreign = make.qualified_venue(), make.qualified_venue()
    mine = service.report(own.id, kind="phone", note="").id
    others = service.report(foreign.id, kind="phone", note="").id
    make.sign_in(client, make.manager(own))
    assert [report["id"] for report in client.get("/api/reports").json["reports"]] == [mine]
    assert client.post(f"/api/reports/{mine}/close").status_code == 200
    refused = client.post(f"/api/reports/{others}/close")
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "unknown_report")
    assert client.get("/api/reports").json["reports"] == []


def test_what_was_closed_is_told_apart_the_last_first(client: FlaskClient) -> None:
    venue = make.qualified_venue()
    manager = make.manager(venue)
    first, second, still_open = (
        service.report(venue.id, kind=kind, note="").id for kind in ("phone", "hours", "other")
    )
    service.close(make.actor(manager), second)
    service.close(make.actor(manager), first)
    make.sign_in(client, manager)
    assert [report["id"] for report in client.get("/api/reports").json["reports"]] == [still_open]
    closed = client.get("/api/reports?state=closed").json["reports"]
    assert [report["id"] for report in closed] == [first, second]
    assert closed[0]["closed_at"] is not None
    assert client.get("/api/reports?state=lost").status_code == 422


def test_closing_twice_keeps_the_first_moment_and_person(client: FlaskClient) -> None:
    venue, first = make.qualified_venue(), make.operator()
    report = service.report(venue.id, kind="moved", note="")
    service.close(make.actor(first), report.id)
    closed_at = report.closed_at
    again = make.sign_in(client, make.operator()).post(f"/api/reports/{report.id}/close")
    assert (again.status_code, report.closed_at, report.closed_by_id) == (200, closed_at, first.id)


def test_a_venue_nobody_knows_is_refused(client: FlaskClient) -> None:
    answer = client.post("/api/venues/999999/reports", json={"kind": "closed"})
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_venue")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"),
        ({"kind": "burnt"}, "kind"),
        ({"kind": "closed", "note": "x" * 501}, "note"),
        ({"kind": "closed", "note": "x" * 200_000}, "note"),
        ({"kind": "closed", "note": 1}, "note"),
        ({"kind": "closed", "name": "Durand"}, "name"),
    ],
)
def test_a_report_without_shape_is_refused_by_field(client: FlaskClient, body: dict[str, object], field: str) -> None:
    answer = client.post(path(make.venue()), json=body)
    assert answer.status_code == 422
    assert field in answer.json["error"]["fields"]["json"]


def test_a_note_of_a_megabyte_is_too_large(client: FlaskClient) -> None:
    answer = client.post(path(make.venue()), json={"kind": "other", "note": "x" * 1_000_000})
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "too_large")
    assert db.session.scalar(select(func.count()).select_from(Report)) == 0


def test_too_many_reports_of_one_venue_wait_and_those_of_others_do_not(client: FlaskClient) -> None:
    flooded, quiet = make.venue(), make.venue()
    with time_machine.travel(clock.now(), tick=False) as traveller:
        for _ in range(service.REPORTS):
            service.report(flooded.id, kind="closed", note="")
        refused = client.post(path(flooded), json={"kind": "closed"})
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, str(service.REPORTS_SECONDS))
        assert client.post(path(quiet), json={"kind": "closed"}).status_code == 201
        traveller.shift(timedelta(seconds=service.REPORTS_SECONDS))
        assert client.post(path(flooded), json={"kind": "closed"}).status_code == 201


def test_who_reported_by_mistake_takes_it_back(client: FlaskClient) -> None:
    venue = make.venue()
    undo = client.post(path(venue), json={"kind": "closed"}).json["undo"]
    other = service.report(venue.id, kind="hours", note="").id
    assert client.post("/api/reports/undo", json={"undo": undo}).status_code == 204
    assert [report.id for report in venue_reports(venue)] == [other]
    again = client.post("/api/reports/undo", json={"undo": undo})
    assert (again.status_code, again.json["error"]["code"]) == (404, "too_late_to_undo")


def test_an_old_a_closed_and_a_foreign_report_are_not_taken_back(client: FlaskClient) -> None:
    venue = make.qualified_venue()
    with time_machine.travel("2026-11-23T10:00:00Z", tick=False):
        old = client.post(path(venue), json={"kind": "closed"}).json["undo"]
    with time_machine.travel("2026-11-23T10:16:00Z", tick=False):
        fresh = client.post(path(venue), json={"kind": "hours"}).json["undo"]
        service.close(make.actor(make.operator()), venue_reports(venue)[-1].id)
        for undo in (old, fresh, f"x{fresh}", "1"):
            assert client.post("/api/reports/undo", json={"undo": undo}).status_code == 404
    assert len(venue_reports(venue)) == 2
