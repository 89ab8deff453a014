"""Three organisations that do everything in the scheme, each with one object of every kind and a name of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import time_machine

from server.access import WITHOUT_ORGANISATION
from server.expiry import service as expiry
from server.settlements import closing
from tests.support import factories as make
from tests.support.access import operator
from tests.support.access.sides import Ids, Side

NOW = datetime(2026, 12, 17, 9, tzinfo=UTC)
LAST_MONTH = datetime(2026, 11, 20, 9, tzinfo=UTC)
NAMES = (("Ocelot", "Quokka"), ("Narval", "Wombat"), ("Pangolin", "Zibeline"))
"""Words that stand in no other text: of each organisation, and of its second venue."""


@dataclass(frozen=True)
class Corner:
    """One venue of a side, with the ids of what belongs to it and of what belongs to its organisation."""

    side: int
    main: bool
    name: str
    ids: Ids


@dataclass(frozen=True)
class World:
    """Two corners for each side; the ids of the people who ask, by name; the tokens of phones, by name."""

    corners: list[Corner]
    people: dict[str, int]
    tokens: dict[str, str]


def make_world() -> World:
    """A month of three organisations, closed and waiting to be paid; returns plain values."""
    with time_machine.travel(LAST_MONTH, tick=False):
        make.key_ring()
        sides = [Side(number, *names) for number, names in enumerate(NAMES)]
        for side in sides:
            side.work()
    with time_machine.travel(NOW, tick=False):
        operator.identify()
        closing.close_period(make.actor(make.operator()), "2026-11")
        for side in sides:
            side.settle()
        expiry.take_due_steps()
        shared = operator.papers()
        people = {role: make.person(role).id for role in WITHOUT_ORGANISATION} | {"stranger": make.person().id}
        for side in sides:
            people |= {f"{role} {side.number}": number for role, number in side.people.items()}
        people |= operator.in_two([side.owner for side in sides]) | {"limited": sides[0].limited_manager()}
        corners = [
            Corner(side.number, index == 0, name, {**shared, **side.ids(index)})
            for side in sides
            for index, name in enumerate(NAMES[side.number])
        ]
        return World(corners, people, sides[0].tokens())
