"""A hub and a sponsor see who announced itself, applied and is qualified in their territory, and nowhere else."""

from __future__ import annotations

from typing import Any

from flask import Flask

from server.access import HUB
from server.front import announcements
from server.front.models import Announcement
from tests.support import factories as make

from .support.applicant import Applicant


def names(app: Flask, someone: object) -> tuple[list[str], list[str]]:
    seen = make.sign_in(app.test_client(), someone).get("/api/territory").json  # type: ignore[arg-type]  # a person
    return [one["name"] for one in seen["qualified"]], [one["name"] for one in seen["applied"]]


def test_a_hub_sees_its_departements_only(app: Flask) -> None:
    make.qualified_organisation(name="CCAS", postcode="33000")
    make.qualified_organisation(name="Ailleurs", postcode="40000")
    make.venue(make.qualified_organisation(name="Siège à Paris", postcode="75001"), postcode="33210")
    make.organisation(name="Pas encore", postcode="33000")
    Applicant(app).fill_in().submit()
    Applicant(app, "draft@example.org").fill_in(name="Brouillon")
    hub = make.person(HUB, make.qualified_organisation(name="Hub", postcode="64000", territory=["33"]))
    assert names(app, hub) == (["CCAS", "Siège à Paris"], ["Centre social L’Escale"])


def announce(name: str, postcode: str) -> Announcement:
    wants: dict[str, Any] = {
        "runs_venues": True,
        "prescribes": True,
        "contact": "Anne",
        "email": f"{postcode}@example.org",
    }
    announcements.announce(announcements.NewAnnouncement(name=name, postcode=postcode, **wants))
    return announcements.list_announcements()[0]


def test_a_hub_sees_who_announced_itself_there_and_nothing_of_its_people(app: Flask) -> None:
    for name, postcode in (("Foyer rural", "33210"), ("Ailleurs", "40000"), ("Déjà venu", "33800")):
        one = announce(name, postcode)
    announcements.follow_up(make.actor(make.operator()), one.id, "applied")
    hub = make.person(HUB, make.organisation(name="Hub", territory=["33"]))
    [seen] = make.sign_in(app.test_client(), hub).get("/api/territory").json["announced"]
    assert (seen["name"], seen["capacities"]) == ("Foyer rural", ["runs_venues", "prescribes"])
    assert set(seen) == {"id", "name", "postcode", "commune", "capacities", "announced_at"}


def test_a_sponsor_without_a_territory_sees_all(app: Flask) -> None:
    sponsor = make.sponsor()
    make.qualified_organisation(name="Zone", postcode="2A004")
    person = make.sponsor_person(sponsor)
    assert "Zone" in names(app, person)[0]


def test_a_territory_without_anyone_is_empty(app: Flask) -> None:
    hub = make.person(HUB, make.organisation(name="Hub", territory=["09"]))
    assert names(app, hub) == ([], [])
