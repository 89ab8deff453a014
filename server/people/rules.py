"""Who looks after whom, and which roles an organisation can have people for. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..permissions import AUDITOR, HUB, MANAGER, MEDIATOR, OPERATOR, PRESCRIBER, SPONSOR, WITHOUT_ORGANISATION

LOOKS_AFTER: Mapping[str, Collection[str]] = {
    MANAGER: (MANAGER, MEDIATOR, PRESCRIBER),
    SPONSOR: (SPONSOR,),
    PRESCRIBER: (PRESCRIBER,),
}
"""A role in an organisation → the roles there whose people it invites and withdraws; the operator does so for all."""
NEEDS: Mapping[str, str] = {MEDIATOR: "runs_venues", PRESCRIBER: "prescribes", SPONSOR: "sponsors"}
"""A role → the capacity that an organisation needs to have people in it."""
IN_ORGANISATIONS = (MANAGER, MEDIATOR, PRESCRIBER, SPONSOR, HUB)
NEVER_WITHOUT = (MANAGER, OPERATOR)
"""Roles whose last person can neither leave nor be withdrawn."""
AT_VENUES = (MANAGER, MEDIATOR)
"""Roles that can be limited to venues, and whose people enrol phones."""


def roles_looked_after(held: Collection[tuple[str, int | None]], organisation_id: int | None) -> frozenset[str]:
    """The roles in an organisation (None: of the scheme itself) that someone with these roles invites and withdraws."""
    if any(role == OPERATOR for role, _ in held):
        return frozenset(WITHOUT_ORGANISATION if organisation_id is None else IN_ORGANISATIONS)
    if organisation_id is None:
        return frozenset()
    after = (LOOKS_AFTER.get(role, ()) for role, where in held if where == organisation_id)
    return frozenset().union(*after)


def fits(role: str, capacities: Collection[str]) -> bool:
    """Whether an organisation that does these things can have people in a role."""
    return role not in NEEDS or NEEDS[role] in capacities


def excludes(role: str, others: Collection[str]) -> bool:
    """Whether a role cannot be held beside others: an auditor has no other role."""
    return bool(others) and (role == AUDITOR) != (set(others) == {AUDITOR})
