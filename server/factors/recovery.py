"""Recovery codes: ten on paper, each stands for a second factor once; only keyed digests are stored."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..accounts.factor_models import RecoveryCode
from ..ciphers import derive_from
from ..keys.secret import list_secrets

PURPOSE = "poincon recovery codes"
HOW_MANY, CHARACTERS, GROUP = 10, 12, 4
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike: 31 characters, 59 bits in twelve


def make(session: Session, person_id: int) -> list[str]:
    """Replace a person's recovery codes; the new ones are told this once."""
    codes = [_new_code() for _ in range(HOW_MANY)]
    remove(session, person_id)
    now = clock.now()
    session.add_all(RecoveryCode(person_id=person_id, digest=_digests(code)[-1], made_at=now) for code in codes)
    return codes


def make_first(session: Session, person_id: int) -> list[str]:
    """Make recovery codes for someone who has none left; nothing for anyone else."""
    return [] if count_left(session, person_id) else make(session, person_id)


def use(session: Session, person_id: int, code: str) -> bool:
    """Use a code up; False when it is not this person's or was used, even a moment ago."""
    unused = (
        RecoveryCode.person_id == person_id,
        RecoveryCode.digest.in_(_digests(code)),
        RecoveryCode.used_at.is_(None),
    )
    using = update(RecoveryCode).where(*unused).values(used_at=clock.now()).returning(RecoveryCode.id)
    return session.execute(using).one_or_none() is not None


def count_left(session: Session, person_id: int) -> int:
    """How many codes a person has not used."""
    unused = RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None)
    return session.scalars(select(func.count()).select_from(RecoveryCode).where(*unused)).one()


def remove(session: Session, person_id: int) -> None:
    """Remove all codes of a person."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))


def _new_code() -> str:
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(CHARACTERS))
    return "-".join(drawn[start : start + GROUP] for start in range(0, CHARACTERS, GROUP))


def _digests(code: str) -> list[bytes]:
    """The digests that a code may be stored by: under each SECRET_KEY there was, the current one's last."""
    typed = "".join(character for character in code.lower() if character in ALPHABET)
    return [hmac.digest(derive_from(one, PURPOSE), typed.encode(), sha256) for one in list_secrets()]
