"""Sign-in with the provider: `begin` sends the browser there, `finish` takes it back; accounts linked and unlinked."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts import beginning
from ..accounts.models import Person
from ..accounts.people import select_by_email
from ..accounts.session_models import BY_PROVIDER
from ..config import Config
from ..db import db, transaction
from ..factors.allowed import check_may_change
from ..messages.service import Note, To, write
from ..trail.recording import Changed, Subject, record
from .leaving import leave_address
from .linked import forget_accounts
from .models import ProviderAccount
from .provider import exchange, find_provider, find_settings
from .refusals import AccountTaken, NoProvider, ProviderFailed, UnknownIdentity
from .tokens import AboutPerson, check_person

RETURN_PATH = "/connexion/retour"
PENDING_FOR = timedelta(minutes=10)
SCOPES = "openid email"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in, and where their browser goes to sign out at the provider as well, where that is possible."""

    actor: Actor
    leave_at: str | None


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes, and what its own signed cookie keeps until it comes back."""

    address: str
    pending: dict[str, Any]


def begin(linking: Actor | None = None) -> Begun:
    """Send a browser to the provider, to sign in or to link the account of who is signed in.

    Raises NoProvider, ProviderFailed, SecondFactorNeeded.
    """
    if linking:
        check_may_change(db.session(), linking)
    settings, provider = find_settings(), find_provider()
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": settings.client_id,
        "redirect_uri": _return_address(),
        "scope": SCOPES,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        **({"acr_values": " ".join(settings.strong_acr)} if settings.strong_acr else {}),
    }
    separator = "&" if "?" in provider.authorization else "?"
    pending = {"state": state, "nonce": nonce, "verifier": verifier, "at": int(clock.now().timestamp())}
    pending["person"] = linking.person_id if linking else None
    return Begun(f"{provider.authorization}{separator}{urlencode(asked)}", pending)


def finish(pending: dict[str, Any] | None, told: dict[str, str], actor: Actor | None) -> SignedIn | None:
    """Take a browser back from the provider: who signed in, or None when an account was linked instead.

    Raises ProviderFailed for anything that is not the answer to what this browser asked, UnknownIdentity, AccountTaken.
    """
    if pending is None or not _is_answer(pending, told):
        raise ProviderFailed
    provider = find_provider()
    if told.get("iss", provider.issuer) != provider.issuer:
        raise ProviderFailed
    fields = {"code": told["code"], "redirect_uri": _return_address(), "code_verifier": pending["verifier"]}
    tokens = exchange(provider, fields)
    about = check_person(provider, tokens, pending["nonce"])
    if pending["person"] is None:
        return SignedIn(_sign_in(about), leave_address(provider, tokens["id_token"]))
    if actor is None or actor.person_id != pending["person"]:
        raise ProviderFailed
    with transaction() as session:
        check_may_change(session, actor)
        _link(session, actor, actor.person_id, about)
    return None


def find_linked(actor: Actor | None) -> dict[str, Any]:
    """What the provider is called, None where none is set; and since when the actor's account there is linked."""
    try:
        settings = find_settings()
    except NoProvider:
        return {"label": None, "linked_at": None}
    mine = ProviderAccount.person_id == (actor.person_id if actor else 0), ProviderAccount.issuer == settings.issuer
    return {"label": settings.label, "linked_at": db.session.scalar(select(ProviderAccount.linked_at).where(*mine))}


def unlink(actor: Actor) -> None:
    """Forget the actor's accounts at providers. Idempotent."""
    with transaction() as session:
        if forget_accounts(session, actor.person_id):
            record(session, actor, "provider.unlinked", Subject("person", actor.person_id))


def _is_answer(pending: dict[str, Any], told: dict[str, str]) -> bool:
    late = pending["at"] < (clock.now() - PENDING_FOR).timestamp()
    same = hmac.compare_digest(pending["state"].encode(), told.get("state", "").encode())
    return same and not late and "code" in told


def _sign_in(about: AboutPerson) -> Actor:
    """Who has linked this account, or whose address the provider has verified: that links it. No account is made."""
    with transaction() as session:
        same = ProviderAccount.issuer == about.issuer, ProviderAccount.subject == about.subject
        account = session.scalar(select(ProviderAccount).where(*same).with_for_update())
        if account is None:
            person = session.scalar(select_by_email(about.email)) if about.email else None
            if person is None:
                raise UnknownIdentity
            account = _link(session, None, person.id, about)
        account.last_used_at = clock.now()
        return beginning.begin(session, account.person_id, BY_PROVIDER, strong=about.strong)


def _link(session: Session, actor: Actor | None, person_id: int, about: AboutPerson) -> ProviderAccount:
    session.get_one(Person, person_id, with_for_update=True)
    account = ProviderAccount(issuer=about.issuer, subject=about.subject, person_id=person_id, linked_at=clock.now())
    session.add(account)
    try:
        session.flush()
    except IntegrityError as error:
        raise AccountTaken from error
    facts = Changed(after={"issuer": about.issuer})
    record(session, actor, "provider.linked", Subject("person", person_id), facts)
    told = {"provider": find_settings().label}
    write(session, [Note(f"provider:{uuid4()}", To(person_id=person_id), "provider_linked", told)])
    return account


def _return_address() -> str:
    config: Config = current_app.config["POINCON"]
    return config.public_url + RETURN_PATH
