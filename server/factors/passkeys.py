"""Passkeys (WebAuthn): `ask_new` and `register` one, `ask_known` and `sign_in` with one alone, rename, remove."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, options_to_json_dict, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from .. import clock
from ..access import Actor
from ..accounts.beginning import begin
from ..accounts.factor_models import Passkey
from ..accounts.models import Person
from ..accounts.session_models import BY_PASSKEY
from ..ciphers import derive_key
from ..config import Config
from ..db import db, transaction
from ..trail.recording import Changed, Subject, record
from .allowed import Added, add_factor, check_may_change, remove_factor
from .challenges import SIGN_IN, check_challenge, make_challenge
from .refusals import PasskeyRefused, UnknownPasskey, WrongPasskey

NAME = "Poinçon"
UNREADABLE = (WebAuthnException, ValueError, KeyError, TypeError)
ON_DEVICE = AuthenticatorSelectionCriteria(
    resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
)

Credential = dict[str, Any]
"""A credential as the browser's `toJSON` gives it; its shape was checked."""


def ask_new(actor: Actor) -> dict[str, Any]:
    """What to ask the browser for to make a passkey. Raises SecondFactorNeeded."""
    check_may_change(db.session(), actor)
    person = db.session.get_one(Person, actor.person_id)
    known = db.session.scalars(select(Passkey.credential_id).where(Passkey.person_id == person.id))
    options = generate_registration_options(
        rp_id=_config().host,
        rp_name=NAME,
        user_id=hmac.digest(derive_key("poincon passkey users"), str(person.id).encode(), sha256),
        user_name=person.email,
        user_display_name=person.name,
        challenge=make_challenge(_purpose(actor)),
        authenticator_selection=ON_DEVICE,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return options_to_json_dict(options)


def register(actor: Actor, *, name: str, credential: Credential) -> Added:
    """Add the passkey that a browser made. Raises PasskeyRefused, SecondFactorNeeded."""
    made = _verified_new(actor, credential)
    with transaction() as session:
        check_may_change(session, actor)
        row = Passkey(person_id=actor.person_id, name=name, added_at=clock.now(), sign_count=made.sign_count)
        row.credential_id, row.public_key = made.credential_id, made.credential_public_key
        session.add(row)
        try:
            session.flush()
        except IntegrityError as error:
            raise PasskeyRefused from error
        return add_factor(session, actor, {"factor": "passkey", "name": row.name})


def ask_known() -> dict[str, Any]:
    """What to ask any browser for to sign in with a passkey that it has."""
    options = generate_authentication_options(
        rp_id=_config().host,
        challenge=make_challenge(SIGN_IN),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def sign_in(credential: Credential) -> Actor:
    """The actor of a passkey, in a new session that counts as strong. Raises WrongPasskey."""
    challenge = _challenge_of(credential)
    if challenge is None or not check_challenge(challenge, SIGN_IN):
        raise WrongPasskey
    with transaction() as session:
        wanted = select(Passkey).where(Passkey.credential_id == base64url_to_bytes(credential["id"]))
        row = session.scalar(wanted.with_for_update())
        if row is None:
            raise WrongPasskey
        row.sign_count, row.last_used_at = _verified_count(row, credential, challenge), clock.now()
        return begin(session, row.person_id, BY_PASSKEY, strong=True)


def rename(actor: Actor, passkey_id: int, name: str) -> None:
    """Give one's own passkey another name. Raises UnknownPasskey."""
    with transaction() as session:
        row = _own_locked(session, actor, passkey_id)
        before, row.name = row.name, name
        facts = Changed({"name": before}, {"name": row.name})
        record(session, actor, "factor.renamed", Subject("person", actor.person_id), facts)


def remove(actor: Actor, passkey_id: int) -> None:
    """Remove one's own passkey. Raises UnknownPasskey, SecondFactorNeeded, LastFactor."""
    with transaction() as session:
        check_may_change(session, actor)
        row = _own_locked(session, actor, passkey_id)
        session.delete(row)
        remove_factor(session, actor, {"factor": "passkey", "name": row.name})


def _own_locked(session: Session, actor: Actor, passkey_id: int) -> Passkey:
    session.get_one(Person, actor.person_id, with_for_update=True)
    mine = Passkey.id == passkey_id, Passkey.person_id == actor.person_id
    row = session.scalar(select(Passkey).where(*mine).with_for_update())
    if row is None:
        raise UnknownPasskey
    return row


def _verified_new(actor: Actor, credential: Credential) -> VerifiedRegistration:
    challenge = _challenge_of(credential)
    if challenge is None or not check_challenge(challenge, _purpose(actor)):
        raise PasskeyRefused
    try:
        return verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_config().host,
            expected_origin=_config().public_url,
            require_user_verification=True,
        )
    except UNREADABLE as error:
        raise PasskeyRefused from error


def _verified_count(row: Passkey, credential: Credential, challenge: bytes) -> int:
    """The new sign count of a passkey whose signature is right. Raises WrongPasskey, also when the count went back."""
    try:
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_config().host,
            expected_origin=_config().public_url,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    except UNREADABLE as error:
        raise WrongPasskey from error
    return verified.new_sign_count


def _challenge_of(credential: Credential) -> bytes | None:
    try:
        return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge
    except UNREADABLE:
        return None


def _purpose(actor: Actor) -> str:
    return f"of person {actor.person_id}"


def _config() -> Config:
    found: Config = current_app.config["POINCON"]
    return found
