"""Who may do what: the actor of a request, and the guard every view wears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Any, TypeVar, cast

from flask import current_app, g, has_request_context, request
from flask_login import current_user

from .errors import Forbidden, SignInNeeded
from .permissions import (
    AUDITOR,
    DEVICE,
    HUB,
    LOOKS_AGAIN,
    MANAGER,
    MEDIATOR,
    NEED_SECOND_FACTOR,
    OF_REVOKED,
    OPERATOR,
    PERMISSIONS,
    PERSON,
    PRESCRIBER,
    ROLES,
    SPONSOR,
    WITHOUT_ORGANISATION,
)

__all__ = [
    "AUDITOR",
    "DEVICE",
    "HUB",
    "MANAGER",
    "MEDIATOR",
    "NEED_SECOND_FACTOR",
    "OPERATOR",
    "PERMISSIONS",
    "PERSON",
    "PRESCRIBER",
    "ROLES",
    "SPONSOR",
    "WITHOUT_ORGANISATION",
    "Actor",
    "DeviceRevoked",
    "DeviceScope",
    "View",
    "agent_of_request",
    "bearer_token",
    "current_actor",
    "network_of_request",
    "public",
    "requires",
]

NETWORK_BITS = {4: 24, 6: 48}
View = TypeVar("View", bound=Callable[..., Any])


class DeviceRevoked(SignInNeeded):
    code = "device_revoked"
    message = "Ce téléphone a été retiré. Vos scans y sont gardés : connectez-vous pour l'inscrire à nouveau."


@dataclass(frozen=True, slots=True)
class DeviceScope:
    """The enrolled phone behind a request: where it scans and for whom, and since when it may no longer."""

    id: int
    venue_id: int
    organisation_id: int
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person with roles in organisations, or a phone acting for one.

    ``roles`` holds (role, organisation id); the operator's organisation is None. ``limits`` holds (role, organisation
    id, venue id) of each venue that a role is limited to.
    ``session_key`` is what the session cookie stores: the id of the session. Without a second factor, a session that is
    not ``strong``, the person may have more roles than are here.
    """

    person_id: int
    roles: frozenset[tuple[str, int | None]] = frozenset()
    device: DeviceScope | None = None
    limits: frozenset[tuple[str, int, int]] = frozenset()
    session_key: str = field(default="", compare=False)
    strong: bool = field(default=True, compare=False)

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.session_key

    @property
    def at(self) -> DeviceScope:
        """The phone that asks. Raises Forbidden when a person asks."""
        if self.device is None:
            raise Forbidden
        return self.device

    def has(self, role: str) -> bool:
        """Whether the actor has a role in any organisation."""
        return any(held == role for held, _ in self.roles)

    @property
    def whole_roles(self) -> frozenset[tuple[str, int | None]]:
        """The roles that are for all of their organisation, not limited to some of its venues."""
        return self.roles - {(role, where) for role, where, _ in self.limits}

    def organisation_ids(self, *roles: str) -> frozenset[int]:
        """The organisations in which the actor has one of these roles, for all of the organisation."""
        return frozenset(where for held, where in self.whole_roles if held in roles and where is not None)

    def venues_limited_to(self, *roles: str) -> frozenset[tuple[int, int]]:
        """The venues that these roles of the actor are limited to, each after its organisation."""
        return frozenset((where, venue_id) for held, where, venue_id in self.limits if held in roles)

    def owns(self, organisation_id: int | None, *roles: str) -> bool:
        """Whether the actor has one of these roles for all of an organisation."""
        return organisation_id in self.organisation_ids(*roles)

    def sees(self, organisation_id: int | None, *roles: str) -> bool:
        """Whether what an organisation owns is the actor's business: the operator's and the auditor's always."""
        return self.sees_all or self.owns(organisation_id, *roles)

    def sees_venue(self, organisation_id: int, venue_id: int, *roles: str) -> bool:
        """Whether a venue of an organisation is the actor's business, also by a role that is limited to it."""
        return self.sees(organisation_id, *roles) or (organisation_id, venue_id) in self.venues_limited_to(*roles)

    @property
    def sees_all(self) -> bool:
        """Whether every organisation's rows are the actor's business; an auditor only reads, and has no other role."""
        return self.has(OPERATOR) or self.has(AUDITOR)

    def may(self, permission: str) -> bool:
        """Whether any of the actor's roles carries a permission; a phone carries only its own.

        Raises DeviceRevoked for what a revoked phone may no longer do.
        """
        allowed = PERMISSIONS[permission]
        if self.device:
            if self.device.revoked_at and permission not in OF_REVOKED:
                raise DeviceRevoked
            return DEVICE in allowed
        return PERSON in allowed or any(role in allowed for role, _ in self.roles)


def bearer_token() -> str | None:
    """The bearer token of this request, None without one. Browsers never send one by themselves, as they do cookies."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def current_actor(*, remembered: bool = False) -> Actor:
    """The actor of this request: of its bearer token or, without one, of its cookie. Raises SignInNeeded.

    ``remembered``: a phone that was known a few seconds ago need not be looked up again.
    """
    if "actor" not in g:
        g.actor = _known_actor(remembered)
    return cast(Actor, g.actor)


def _known_actor(remembered: bool) -> Actor:
    token = bearer_token()
    if token is None:
        someone = current_user._get_current_object()
        known = someone if someone.is_authenticated else None
    else:
        known = current_app.extensions["phone_of_token"](token, remembered=remembered)
    if known is None:
        raise SignInNeeded
    return cast(Actor, known)


def network_of_request() -> str:
    """The network that this request came from: never the whole address, since the audit trail cannot forget.

    Empty outside a request, and when the server does not know.
    """
    if not has_request_context() or not request.remote_addr:
        return ""
    try:
        address = ip_address(request.remote_addr)
    except ValueError:
        return ""
    return str(ip_network((address, NETWORK_BITS[address.version]), strict=False))


def agent_of_request() -> str:
    """What the browser of this request calls itself; empty outside a request."""
    return request.headers.get("User-Agent", "") if has_request_context() else ""


def requires(permission: str) -> Callable[[View], View]:
    """Let a view run only for actors with a permission of the table above."""
    PERMISSIONS[permission]

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_actor(remembered=permission in LOOKS_AGAIN).may(permission):
                raise Forbidden
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by the architecture test
        return cast(View, guarded)

    return guard


def public(view: View) -> View:
    """Say that a view is open to anyone."""
    view.permission = None  # type: ignore[attr-defined]  # read by the architecture test
    return view
