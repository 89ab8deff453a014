"""People found again: by words, day and role; their pages and their file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server import clock, paging
from server.access import MANAGER, PRESCRIBER, SPONSOR, Actor
from server.accounts.models import Membership, Person
from server.commands import CONSOLE
from server.organisations.models import Organisation
from server.people.found import RoleFilter, find_roles
from tests.support import factories as make
from tests.support.plans import asked

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.paris_day(clock.now())


def somebody(name: str, role: str, where: Organisation, days_ago: int = 0, email: str = "") -> Person:
    someone = Person(email=email or f"{len(name)}{role}{where.id}@example.org", name=name, password_hash="x")
    given_at = clock.now() - timedelta(days=days_ago)
    someone.memberships.append(Membership(role=role, organisation=where, given_at=given_at))
    return make.save(someone)


def found(actor: Actor = CONSOLE, **wanted: Any) -> list[str]:
    return [one.person.name for one in find_roles(actor, RoleFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "eloise"}, True),
        ({"text": "MARTIN éloïse"}, True),
        ({"text": "e.martin@pessac"}, True),
        ({"text": "mediatheque"}, True),
        ({"text": "durand"}, False),
        ({"role": MANAGER}, True),
        ({"role": PRESCRIBER}, False),
        ({"from_day": TODAY - timedelta(days=3), "to_day": TODAY - timedelta(days=3)}, True),
        ({"from_day": TODAY - timedelta(days=2)}, False),
    ],
)
def test_words_role_and_day_narrow_them(wanted: dict[str, Any], fits: bool) -> None:
    where = make.organisation(name="Médiathèque")
    somebody("Éloïse Martin", MANAGER, where, 3, "e.martin@pessac.example.org")
    assert found(**wanted) == (["Éloïse Martin"] if fits else [])


def test_everybody_finds_those_they_look_after_only() -> None:
    here, there = make.organisation(), make.organisation()
    for where in (here, there):
        for role in (MANAGER, PRESCRIBER, SPONSOR):
            somebody(f"{role} {'ici' if where is here else 'là'}", role, where)
    assert found(Actor(0, frozenset({(MANAGER, here.id)}))) == ["prescriber ici", "manager ici"]
    assert found(Actor(0, frozenset({(PRESCRIBER, there.id)}))) == ["prescriber là"]
    limited = Actor(0, frozenset({(MANAGER, here.id)}), limits=frozenset({(MANAGER, here.id, 1)}))
    assert found(limited) == []
    assert len(found()) == 6


def test_a_page_takes_two_queries_however_long_it_is() -> None:
    where = make.organisation()
    made = [
        somebody(f"n{number}", MANAGER, where, email=f"{number}@x").name for number in range(paging.PAGE_LENGTH + 1)
    ]
    with asked() as queries:
        page = find_roles(CONSOLE, RoleFilter())
        assert all(one.person.name and one.organisation for one in page.rows)
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 2
    rest = find_roles(CONSOLE, RoleFilter(), 2)
    assert [one.person.name for one in (*page.rows, *rest.rows)] == made[::-1]


def test_the_file_has_what_is_shown_and_no_formula(client: FlaskClient) -> None:
    where = make.organisation(name="Médiathèque")
    somebody("=Éloïse", MANAGER, where, email="e@example.org")
    make.sign_in(client, make.operator())
    header, line = client.get("/api/people/found.csv?text=eloise").text.splitlines()
    assert header == "\ufeffPersonne;Adresse électronique;Rôle;Structure;Depuis"
    assert line.startswith("'=Éloïse;e@example.org;gestionnaire;Médiathèque;")
    page = client.get("/api/people/found?text=eloise").json
    assert [(one["name"], one["organisation"]["id"]) for one in page["roles"]] == [("=Éloïse", where.id)]
