"""What of the database an archive holds: every table and column is exported, or left out for a reason.

A column is exported once `meanings.toml` says what it means; a table or column that stands in neither place stops the
export, so that a new secret never leaves and new money is never forgotten.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, inspect

from ..tables import list_tables
from ..vouchers import codes
from . import meanings
from .refusals import NotDescribed

REVISION_TABLE = "alembic_version"


class LeftOut(NamedTuple):
    """Why a table or column is not exported, in French and English; ``instead`` makes an import's value for it."""

    french: str
    english: str
    instead: Callable[[], Any] = lambda: None


_COUNTS = LeftOut("compteur, refait à partir des lignes", "counter, made again from the rows")
TABLES: dict[str, LeftOut] = {
    "attempts": LeftOut("essais de connexion et de codes comptés quelques minutes", "tries counted for minutes"),
    "account_links": LeftOut(
        "liens secrets, valables une heure ou un jour", "secret links that work for an hour or a day"
    ),
    "sessions": LeftOut("connexions de quelques heures", "sessions of some hours"),
    "authenticators": LeftOut(
        "secret ; chacun choisit une nouvelle double vérification", "secret; people set up a new second factor"
    ),
    "passkeys": LeftOut("clés d'accès, liées à l'adresse du serveur", "passkeys, bound to the server's address"),
    "factor_resets": LeftOut(
        "attend un jour au plus ; la piste d'audit la garde", "waits a day at most; the audit trail keeps it"
    ),
    "recovery_codes": LeftOut("secret ; refaits avec la double vérification", "secret; made with a second factor"),
    "person_pins": LeftOut(
        "codes à quatre chiffres, faciles à retrouver ; à choisir de nouveau", "PINs, easy to find out; chosen again"
    ),
    "provider_accounts": LeftOut(
        "comptes chez un fournisseur d'identité, à relier", "accounts at a provider, linked again"
    ),
    "phone_invitations": LeftOut("QR valables dix minutes", "QR codes that are good for ten minutes"),
    "secret_keys": LeftOut("secret ; le successeur a le sien", "secret; the successor has its own"),
    "retired_tokens": LeftOut("anciens accès des téléphones", "former tokens of phones"),
    "mails": LeftOut("courriels en route ; leurs messages sont là", "mail on its way; its messages are there"),
    "meeting_guests": LeftOut("inscrits aux réunions, effacés après", "who registered for meetings, deleted after"),
    "application_documents": LeftOut(
        "pièces des candidatures, effacées 90 jours après la décision", "files of applications, deleted after 90 days"
    ),
    "dashboard_counted_until": _COUNTS,
    "dashboard_booklet_uses": _COUNTS,
    "dashboard_booklet_totals": _COUNTS,
    "dashboard_daily_uses": _COUNTS,
    "ledger_summed_until": _COUNTS,
    "ledger_day_sums": _COUNTS,
}
COLUMNS: dict[tuple[str, str], LeftOut] = {
    ("people", "password_hash"): LeftOut(
        "secret ; chacun choisit un nouveau mot de passe", "secret; people need a new password", lambda: ""
    ),
    ("applications", "key"): LeftOut(
        "secret ; les liens des candidatures ne s'ouvrent plus",
        "secret; links of applications no longer open",
        lambda: secrets.token_hex(16),
    ),
    ("invitations", "token_hash"): LeftOut(
        "secret ; les invitations sont à renvoyer",
        "secret; invitations are to be sent again",
        lambda: secrets.token_bytes(32),
    ),
    ("devices", "token_hash"): LeftOut(
        "secret ; les téléphones sont à inscrire de nouveau",
        "secret; phones are enrolled again",
        lambda: secrets.token_bytes(32),
    ),
    ("devices", "previous_token_hash"): LeftOut("secret", "secret"),
    ("devices", "previous_until"): LeftOut("va avec un secret", "goes with a secret"),
    ("signing_keys", "private_encrypted"): LeftOut(
        "secret ; le successeur crée sa propre clé", "secret; the successor makes its own key", lambda: b""
    ),
    ("vouchers", "code"): LeftOut(
        "argent au porteur ; dans le fichier des codes, remis à part",
        "bearer money; in the file of codes, handed over apart",
        codes.new_code,
    ),
}


def list_exported() -> Sequence[Table]:
    """The tables of an archive, each after those it refers to."""
    return [table for table in list_tables() if table.name not in TABLES]


def columns_of(table: Table) -> list[Column[Any]]:
    """The columns of a table that an archive holds, in the table's order."""
    return [column for column in table.columns if (table.name, column.name) not in COLUMNS]


def columns_left_out(table: Table) -> dict[str, Callable[[], Any]]:
    """The columns of a table that are not exported, with what an import puts in them."""
    return {column: left.instead for (name, column), left in COLUMNS.items() if name == table.name}


def check_described(connection: Connection) -> None:
    """Raises NotDescribed unless everything in the database is exported with its meaning, or left out."""
    here = set(inspect(connection).get_table_names()) - {REVISION_TABLE}
    missing = sorted(here - {table.name for table in list_tables()}) + list_undescribed()
    if missing:
        raise NotDescribed(f"Rien n'a été écrit : server/archive ne décrit pas {', '.join(missing)}.")


def list_undescribed() -> list[str]:
    """Tables and columns that are exported and have no meaning."""
    names = [(table.name, column.name) for table in list_exported() for column in columns_of(table)]
    whole = [(table.name, meanings.WHOLE) for table in list_exported()]
    return [".".join(name) for name in whole + names if meanings.find_meaning(*name) is None]
