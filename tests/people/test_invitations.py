"""Invitations: who invites whom, what the link does, and that it does so once."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import AUDITOR, HUB, MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, ROLES, SPONSOR, Actor
from server.accounts.models import Membership, Person
from server.accounts.passwords import WeakPassword
from server.accounts.people import EmailInvalid
from server.accounts.sessions import sign_in
from server.db import db, transaction
from server.errors import Refusal, TooMany
from server.messages.models import Message
from server.organisations.models import Organisation
from server.organisations.refusals import UnknownOrganisation
from server.people.accepting import Newcomer, accept, look
from server.people.invitations import Guest, Invited, invite, invite_in, resend, withdraw
from server.people.models import Invitation
from server.people.refusals import (
    AuditorHasNoOtherRole,
    InvitationExpired,
    InvitationOfAnother,
    InvitationUsed,
    InvitationWithdrawn,
    NameMissing,
    NotYoursToInvite,
    RoleDoesNotFit,
    SignInToAccept,
    UnknownInvitation,
)
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once

ADA = Newcomer(name="Ada Lovelace", password="une longue phrase à moi")
EVERYTHING = {"runs_venues": True, "prescribes": True, "sponsors": True}


def token_of(invited: Invited) -> str:
    assert invited.link
    return invited.link.partition("#")[2]


def guest(role: str = MEDIATOR, where: Organisation | None = None, email: str = "ada@example.org") -> Guest:
    return Guest(email=email, name="Ada", role=role, organisation_id=where.id if where else None)


def organisation(**columns: bool) -> Organisation:
    return make.qualified_organisation(**(EVERYTHING | columns))


def manager_of(where: Organisation) -> Actor:
    return make.actor(make.person(MANAGER, where))


def roles_of(person_id: int) -> set[tuple[str, int | None]]:
    db.session.rollback()
    return {(one.role, one.organisation_id) for one in db.session.get_one(Person, person_id).memberships}


def verbs() -> list[str]:
    return list(db.session.scalars(select(Act.verb).order_by(Act.done_at)))


def test_a_newcomer_accepts_and_signs_in(app: Flask) -> None:
    here = organisation()
    invited = invite(manager_of(here), guest(MEDIATOR, here))
    assert not look(token_of(invited)).has_account
    person = accept(token_of(invited), None, ADA)
    assert roles_of(person.id) == {(MEDIATOR, here.id)}
    assert sign_in("ada@example.org", ADA.password).person_id == person.id
    assert verbs() == ["person.invited", "invitation.accepted"]


def test_the_database_and_the_trail_hold_no_token(app: Flask) -> None:
    here = organisation()
    token = token_of(invite(manager_of(here), guest(MEDIATOR, here)))
    rows = [row for table in (Invitation, Act, Message) for row in db.session.execute(select(table.__table__))]
    assert rows
    assert token not in str(rows)


@pytest.mark.parametrize(
    ("role", "invites"),
    [
        (OPERATOR, {OPERATOR, AUDITOR, SPONSOR, PRESCRIBER, MANAGER, MEDIATOR, HUB}),
        (MANAGER, {MANAGER, MEDIATOR, PRESCRIBER}),
        (SPONSOR, {SPONSOR}),
        (PRESCRIBER, {PRESCRIBER}),
        (MEDIATOR, set()),
        (AUDITOR, set()),
        (HUB, set()),
    ],
)
def test_each_role_invites_its_own(app: Flask, role: str, invites: set[str]) -> None:
    here, above = organisation(), (OPERATOR, AUDITOR)
    actor = make.actor(make.person(role, None if role in above else here))
    invited = set()
    for wanted in ROLES:
        try:
            invite(actor, guest(wanted, None if wanted in above else here))
            invited.add(wanted)
        except (NotYoursToInvite, UnknownOrganisation):
            pass
    assert invited == invites


def test_another_organisation_is_unknown(app: Flask) -> None:
    with pytest.raises(UnknownOrganisation):
        invite(manager_of(organisation()), guest(MEDIATOR, organisation()))


@pytest.mark.parametrize(
    ("role", "capacity"), [(MEDIATOR, "runs_venues"), (PRESCRIBER, "prescribes"), (SPONSOR, "sponsors")]
)
def test_a_role_fits_what_the_organisation_does(app: Flask, operator: Actor, role: str, capacity: str) -> None:
    with pytest.raises(RoleDoesNotFit):
        invite(operator, guest(role, organisation(**{capacity: False})))
    assert invite(operator, guest(role, organisation()))


def test_someone_with_an_account_gets_a_role_more(app: Flask) -> None:
    person = make.person(MANAGER, organisation())
    here = organisation()
    invited = invite(manager_of(here), guest(MEDIATOR, here, f" {person.email.upper()} "))
    assert look(token_of(invited)).has_account
    with pytest.raises(SignInToAccept):
        accept(token_of(invited), None, ADA)
    accept(token_of(invited), make.actor(person))
    assert (MEDIATOR, here.id) in roles_of(person.id)
    assert len(roles_of(person.id)) == 2


def test_another_person_cannot_accept(app: Flask) -> None:
    here = organisation()
    token = token_of(invite(manager_of(here), guest(MEDIATOR, here)))
    with pytest.raises(InvitationOfAnother):
        accept(token, make.actor(make.person(MEDIATOR, here)))
    assert not look(token).invitation.accepted_at


def test_a_link_works_once(app: Flask) -> None:
    here = organisation()
    token = token_of(invite(manager_of(here), guest(MEDIATOR, here)))
    accept(token, None, ADA)
    for again in (lambda: accept(token, None, ADA), lambda: look(token)):
        with pytest.raises(InvitationUsed):
            again()


def test_a_link_works_for_seven_days(app: Flask) -> None:
    here = organisation()
    token = token_of(invite(manager_of(here), guest(MEDIATOR, here)))
    with time_machine.travel(clock.now() + timedelta(days=7, seconds=-2)):
        look(token)
    with time_machine.travel(clock.now() + timedelta(days=7)), pytest.raises(InvitationExpired):
        accept(token, None, ADA)


def test_an_altered_link_is_unknown(app: Flask) -> None:
    here = organisation()
    token = token_of(invite(manager_of(here), guest(MEDIATOR, here)))
    for altered in (token[:-1], token + "A", token.swapcase(), "", "é\0"):
        with pytest.raises(UnknownInvitation):
            look(altered)


def test_the_link_sent_again_replaces_the_first(app: Flask) -> None:
    here = organisation()
    manager = manager_of(here)
    first = invite(manager, guest(MEDIATOR, here))
    second = resend(manager, first.invitation.id)
    with pytest.raises(UnknownInvitation):
        look(token_of(first))
    accept(token_of(second), None, ADA)
    with pytest.raises(InvitationUsed):
        resend(manager, first.invitation.id)


def test_inviting_the_same_person_again_renews_the_link(app: Flask) -> None:
    here = organisation()
    manager = manager_of(here)
    first, second = (invite(manager, guest(MEDIATOR, here)) for _ in range(2))
    assert first.invitation.id == second.invitation.id
    with pytest.raises(UnknownInvitation):
        look(token_of(first))


def test_a_withdrawn_link_opens_nothing(app: Flask) -> None:
    here = organisation()
    manager = manager_of(here)
    invited = invite(manager, guest(MEDIATOR, here))
    withdraw(manager, invited.invitation.id)
    with pytest.raises(InvitationWithdrawn):
        accept(token_of(invited), None, ADA)
    with pytest.raises(InvitationWithdrawn):
        resend(manager, invited.invitation.id)
    assert invite(manager, guest(MEDIATOR, here)).invitation.id != invited.invitation.id


def test_the_manager_of_another_organisation_touches_no_invitation(app: Flask) -> None:
    here = organisation()
    invited = invite(manager_of(here), guest(MEDIATOR, here))
    for act in (resend, withdraw):
        with pytest.raises(UnknownInvitation):
            act(manager_of(organisation()), invited.invitation.id)


def test_a_prescriber_does_not_withdraw_the_invitation_of_a_mediator(app: Flask) -> None:
    here = organisation()
    invited = invite(manager_of(here), guest(MEDIATOR, here))
    with pytest.raises(UnknownInvitation):
        withdraw(make.actor(make.person(PRESCRIBER, here)), invited.invitation.id)


def test_an_auditor_has_no_other_role(app: Flask, operator: Actor) -> None:
    auditor, manager = make.person(AUDITOR), make.person(MANAGER, organisation())
    here = organisation()
    for invited, person in (
        (invite(operator, guest(MEDIATOR, here, auditor.email)), auditor),
        (invite(operator, guest(AUDITOR, None, manager.email)), manager),
    ):
        with pytest.raises(AuditorHasNoOtherRole):
            accept(token_of(invited), make.actor(person))
        assert len(roles_of(person.id)) == 1


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Prénom.Élodie@Mairie-Bègles.FR", "prénom.élodie@mairie-bègles.fr"),
        ("ada+pass@example.org", "ada+pass@example.org"),
        ("  Ada@Example.org\u200b", "ada@example.org"),
    ],
)
def test_an_address_is_taken_as_people_type_it(app: Flask, operator: Actor, typed: str, stored: str) -> None:
    here = organisation()
    invited = invite(operator, guest(MEDIATOR, here, typed))
    assert invited.invitation.email == stored
    accept(token_of(invited), None, ADA)
    assert sign_in(typed, ADA.password)


@pytest.mark.parametrize("typed", ["ada", "ada@", "@example.org", "ada@example", "a b@example.org", "a@b.c@d.e", ""])
def test_what_is_no_address_is_refused(app: Flask, operator: Actor, typed: str) -> None:
    with pytest.raises(EmailInvalid):
        invite(operator, guest(MEDIATOR, organisation(), typed))


def test_a_newcomer_gives_a_name_and_a_good_password(app: Flask, operator: Actor) -> None:
    token = token_of(invite(operator, guest(OPERATOR)))
    for newcomer, refusal in (
        (Newcomer(name=" ", password=ADA.password), NameMissing),
        (Newcomer(name="Ada", password="court"), WeakPassword),
        (None, SignInToAccept),
    ):
        with pytest.raises(refusal):
            accept(token, None, newcomer)
    assert accept(token, None, ADA).memberships[0].role == OPERATOR


def test_a_role_held_already_is_not_given_twice(app: Flask, operator: Actor) -> None:
    here = organisation()
    person = make.person(MEDIATOR, here)
    accept(token_of(invite(operator, guest(MEDIATOR, here, person.email))), make.actor(person))
    assert roles_of(person.id) == {(MEDIATOR, here.id)}


def test_an_act_of_the_scheme_invites_in_its_own_transaction(app: Flask) -> None:
    here = organisation()
    with transaction() as session:
        invited = invite_in(session, None, guest(MANAGER, here))
    assert look(token_of(invited)).invitation.inviter is None
    assert accept(token_of(invited), None, ADA).memberships[0].role == MANAGER


def test_an_invitation_accepted_twice_at_once_gives_one_role(app: Flask, operator: Actor) -> None:
    here = organisation()
    token = token_of(invite(operator, guest(MEDIATOR, here)))
    answers = at_once(app, *[lambda: accept(token, None, ADA).id] * 4)
    assert [isinstance(answer, Refusal) for answer in answers].count(False) == 1
    assert db.session.scalar(select(func.count()).select_from(Membership).where(Membership.role == MEDIATOR)) == 1


def test_an_invitation_accepted_twice_at_once_by_someone_signed_in_gives_one_role(app: Flask, operator: Actor) -> None:
    here = organisation()
    person = make.actor(make.person(MANAGER, organisation()))
    email = db.session.get_one(Person, person.person_id).email
    token = token_of(invite(operator, guest(MEDIATOR, here, email)))
    answers = at_once(app, *[lambda: accept(token, person).id] * 4)
    assert sum(isinstance(answer, InvitationUsed) for answer in answers) == 3
    assert len(roles_of(person.person_id)) == 2


def test_the_same_person_invited_twice_at_once_has_one_invitation(app: Flask, operator: Actor) -> None:
    wanted = guest(MEDIATOR, organisation())
    at_once(app, *[lambda: invite(operator, wanted).link] * 4)
    assert db.session.scalar(select(func.count()).select_from(Invitation)) == 1


def test_nobody_mails_the_whole_world(app: Flask, operator: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.people.invitations.SENT_A_DAY", 2)
    here = organisation()
    for number in range(2):
        invite(operator, guest(MEDIATOR, here, f"n{number}@example.org"))
    with pytest.raises(TooMany):
        invite(operator, guest(MEDIATOR, here, "n3@example.org"))
