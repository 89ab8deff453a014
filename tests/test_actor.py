"""Who an actor is: a person with roles in organisations, or a phone that acts for one venue and nobody else."""

from __future__ import annotations

import pytest
from flask import Flask

from server.access import ROLES, Actor, DeviceScope, bearer_token, current_actor
from server.errors import Forbidden

SCOPE = DeviceScope(id=1, venue_id=2, organisation_id=3)
PHONE = Actor(7, frozenset({("operator", None), ("manager", 3)}), SCOPE)
OPERATOR = Actor(8, frozenset({("operator", None)}))
SEVERAL = Actor(9, frozenset({("manager", 3), ("mediator", 4), ("prescriber", 5)}))
NOBODY = Actor(10)


def test_memberships_are_stored_under_the_names_of_the_glossary() -> None:
    assert set(ROLES) == {"operator", "sponsor", "prescriber", "manager", "mediator", "auditor", "hub"}


def test_only_a_phone_acts_at_a_venue() -> None:
    assert PHONE.at == SCOPE
    with pytest.raises(Forbidden):
        _ = SEVERAL.at


def test_a_role_is_held_in_its_own_organisations() -> None:
    assert [SEVERAL.has(role) for role in ("manager", "prescriber", "operator")] == [True, True, False]
    assert SEVERAL.organisation_ids("manager", "prescriber") == {3, 5}
    assert [SEVERAL.owns(place, "manager", "mediator") for place in (3, 4, 5, None)] == [True, True, False, False]


def test_the_operator_s_role_is_of_no_organisation() -> None:
    assert OPERATOR.organisation_ids("operator", "manager") == set()
    assert not OPERATOR.owns(None, "operator")


def test_the_operator_sees_all_and_others_what_is_theirs() -> None:
    """docs/glossary.md, rule 28 "Who sees what"."""
    assert [OPERATOR.sees(place, "manager") for place in (3, None)] == [True, True]
    assert [SEVERAL.sees(place, "manager") for place in (3, 4, None)] == [True, False, False]


def test_a_phone_may_what_phones_may_whatever_its_person_may() -> None:
    assert [PHONE.may(permission) for permission in ("voucher.redeem", "statement.read")] == [True, False]


def test_a_person_may_what_one_of_their_roles_may() -> None:
    asked = ("statement.read", "booklet.read", "voucher.redeem", "ledger.read")
    assert [SEVERAL.may(permission) for permission in asked] == [True, True, False, False]
    assert not NOBODY.may("message.read")


def test_whoever_is_signed_in_may_see_and_end_their_own_sessions() -> None:
    assert [NOBODY.may(permission) for permission in ("session.read", "session.end", "factor.edit")] == [True] * 3


def test_an_actor_is_the_same_in_every_session() -> None:
    assert Actor(9, SEVERAL.roles, session_key="9.1") == SEVERAL
    assert (SEVERAL.get_id(), Actor(9, session_key="9.1").get_id()) == ("", "9.1")


@pytest.mark.parametrize(
    ("header", "token"),
    [
        (None, None),
        ("Bearer abc", "abc"),
        ("bearer abc ", "abc"),
        ("Bearer", ""),
        ("Basic abc", None),
        ("Bearerabc", None),
    ],
)
def test_a_bearer_token_is_what_follows_the_scheme(header: str | None, token: str | None) -> None:
    with Flask("alone").test_request_context(headers={"Authorization": header} if header else {}):
        assert bearer_token() == token


def test_a_phone_is_looked_up_once_in_a_request() -> None:
    alone, asked = Flask("alone"), list[str]()
    alone.extensions["phone_of_token"] = lambda token, **_: asked.append(token) or PHONE
    with alone.test_request_context(headers={"Authorization": "Bearer abc"}):
        assert current_actor() is current_actor() is PHONE
    assert asked == ["abc"]
