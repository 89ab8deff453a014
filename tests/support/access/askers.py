"""Who asks in the matrix of permissions, and what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask.testing import FlaskClient

from server import clock
from server.access import DEVICE, MANAGER, MEDIATOR, PERMISSIONS, PERSON, ROLES, WITHOUT_ORGANISATION
from server.accounts.factor_models import Passkey
from server.accounts.models import Person
from server.db import db
from server.permissions import OF_REVOKED
from tests.support import factories as make
from tests.support.access import papers
from tests.support.access.addresses import OF_OPERATOR, OF_PERSON, OF_VENUE
from tests.support.access.operator import TWO
from tests.support.access.sides import IN_ORGANISATIONS, Ids
from tests.support.access.world import Corner, World

ONLY_OWN = {"people.withdraw_role": {MEDIATOR, "hub", "auditor"}}
"""Routes that everyone has for what is their own, and these roles for nothing else."""


@dataclass(frozen=True)
class Asker:
    """A person or a phone. ``roles`` holds (role, side), None for the scheme's own; ``limited``: to one venue."""

    name: str
    person: str | None = None
    roles: frozenset[tuple[str, int | None]] = frozenset()
    limited: bool = False
    phone: bool = False

    def refusal(self, permission: str) -> str | None:
        """The code with which a route refuses this asker whatever the object; None when it does not."""
        allowed = PERMISSIONS[permission]
        if self.phone:
            if self.name == "lost phone" or (self.name == "revoked phone" and permission not in OF_REVOKED):
                return "device_revoked"
            return None if DEVICE in allowed else "forbidden"
        if self.person is None:
            return "sign_in_needed"
        return None if PERSON in allowed or any(role in allowed for role, _ in self.roles) else "forbidden"

    def reaches(self, endpoint: str, permission: str, kind: str, corner: Corner) -> bool:
        """Whether an object of this kind in a corner is the asker's own, or everything is."""
        if self.phone:
            return kind in OF_VENUE and corner.side == 0 and corner.main
        roles = {held for held in self.roles if held[0] in PERMISSIONS[permission]}
        roles = {held for held in roles if held[0] not in ONLY_OWN.get(endpoint, ())}
        if kind in OF_PERSON:
            return False
        if kind in OF_OPERATOR or any(role in WITHOUT_ORGANISATION for role, _ in roles):
            return True
        there = {role for role, side in roles if side == corner.side}
        if self.limited or (kind == "phone" and there == {MEDIATOR}):
            return bool(there) and kind in OF_VENUE and corner.main
        return bool(there)

    def strange_names(self, world: World) -> list[str]:
        """The names that no answer to this asker may say."""
        if any(role in WITHOUT_ORGANISATION for role, _ in self.roles):
            return []
        sides = {0} if self.phone else {side for _, side in self.roles}
        return [
            corner.name
            for corner in world.corners
            if corner.side not in sides or ((self.limited or self.phone) and not corner.main)
        ]

    def ids_in(self, corner: Corner) -> Ids:
        """The ids of a corner, with the colleague and the invitation that the asker's role there looks after."""
        there = [role for role, side in sorted(self.roles, key=str) if side in (corner.side, None)]
        role = next((role for role in there if role in IN_ORGANISATIONS), MANAGER)
        chosen = {kind: corner.ids[f"{kind} {role}"] for kind in ("membership", "invitation")}
        return {**corner.ids, **chosen, "membership of a manager": corner.ids["membership manager"], "role": role}


def enter(asker: Asker, client: FlaskClient, world: World) -> tuple[dict[str, str], Ids]:
    """Sign in, or take the phone; returns the headers and what is the asker's own, by `OF_PERSON`."""
    if asker.phone:
        return make.bearer_header(world.tokens[asker.name]), {}
    if asker.person is None:
        return {}, {}
    person = db.session.get_one(Person, world.people[asker.person])
    make.sign_in(client, person)
    passkey = Passkey(person_id=person.id, name="Ma clé", added_at=clock.now(), public_key=b"key", sign_count=0)
    passkey.credential_id = person.email.encode()
    own = {
        "session": UUID(make.session_key(person)),
        "passkey": make.save(passkey).id,
        "personal message": papers.personal_message(person.id),
    }
    assert own.keys() == OF_PERSON
    return {}, own


def _of_role(role: str) -> Asker:
    side = None if role in WITHOUT_ORGANISATION else 0
    return Asker(role, role if side is None else f"{role} 0", frozenset({(role, side)}))


ASKERS = [
    *map(_of_role, ROLES),
    Asker("manager of one venue", "limited", frozenset({(MANAGER, 0)}), limited=True),
    *(Asker(name, name, frozenset(held)) for name, held in TWO.items()),
    Asker("phone", phone=True),
    Asker("revoked phone", phone=True),
    Asker("lost phone", phone=True),
    Asker("without a role", "stranger"),
    Asker("nobody"),
]
