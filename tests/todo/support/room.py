"""Everyone who has a desk, and the same again as strangers, on a day in December 2026."""

from __future__ import annotations

from datetime import UTC, datetime

from server import clock
from server.access import MANAGER, PRESCRIBER, Actor
from server.accounts.models import Person
from server.db import db, transaction
from server.first_steps.models import MAIL, WaivedStep
from server.front import facts
from server.organisations.models import Organisation
from server.todo.service import list_tasks
from server.venues.models import Venue
from tests.payouts.support.office import Office
from tests.support import factories as make

NOW = datetime(2026, 12, 2, 9, tzinfo=UTC)
Line = tuple[str, str, str, str, bool]
"""A task as it is compared: desk, kind, what it refers to, what it is about, whether it waits for another person."""


class Room:
    """Three people of the operator, and a sponsor, a prescriber and a venue's managers, each with a stranger beside."""

    def __init__(self) -> None:
        self.office = Office()
        self.sponsor = make.sponsor()
        self.holder = make.qualified_organisation(prescribes=True)
        self.venue = make.qualified_venue()
        self.phone = make.phone(self.venue)[0]
        self.people: dict[str, Actor] = {
            "first": self.office.first,
            "second": self.office.second,
            "third": self.office.third,
            "sponsor": make.actor(make.sponsor_person(self.sponsor)),
            "prescriber": make.actor(make.person(PRESCRIBER, self.holder)),
            "manager": make.actor(make.manager(self.venue)),
            "limited": self._limited(),
            "other sponsor": make.actor(make.sponsor_person(make.sponsor())),
            "other prescriber": make.actor(make.prescriber()),
            "other manager": make.actor(make.manager(make.qualified_venue())),
            "other limited": self._limited(make.venue(self.venue.organisation)),
        }
        self.campaign = make.campaign(sponsor=self.sponsor)
        self._set_up()

    def lists(self) -> dict[str, set[Line]]:
        """Everyone's list; no line stands in one twice."""
        db.session.rollback()
        db.session.expire_all()
        return {name: self._list(actor) for name, actor in self.people.items()}

    def _list(self, actor: Actor) -> set[Line]:
        tasks = list_tasks(actor)
        lines = [(one.desk, one.found.kind, one.found.ref, one.found.about, one.found.second) for one in tasks]
        assert len(set(lines)) == len(lines)
        return set(lines)

    def _limited(self, where: Venue | None = None) -> Actor:
        venue = where or self.venue
        someone = make.person(MANAGER, self.venue.organisation)
        with transaction():
            someone.memberships[0].venues = [venue]
        return make.actor(db.session.get_one(Person, someone.id))

    def _set_up(self) -> None:
        """The operator's first steps are done."""
        with transaction() as session:
            session.add(WaivedStep(step=MAIL, waived_at=clock.now(), person_id=self.office.first.person_id))
            session.get_one(Organisation, self.sponsor.organisation_id).sponsors = True
        facts.change_facts(self.office.first, dict.fromkeys(facts.NAMES, "0556000000"))
