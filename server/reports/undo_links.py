"""By which whoever reported a change takes it back: signed, of one report, for a quarter of an hour."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer

from ..errors import NotFound
from ..keys.secret import list_secrets

SALT: Final = "poincon report taken back"
GOOD_FOR: Final = timedelta(minutes=15)


class TooLateToUndo(NotFound):
    code = "too_late_to_undo"
    message = "Ce signalement ne peut plus être retiré. Le lieu le verra ; appelez-le s'il se trompe."


def undo_link_of(report_id: int) -> str:
    """The signed text by which a report is taken back."""
    signed = _serializer().dumps(report_id)
    return signed if isinstance(signed, str) else signed.decode()


def read_undo_link(link: str) -> int:
    """The report of a link. Raises TooLateToUndo when we did not sign it, or longer than GOOD_FOR ago."""
    try:
        report_id = _serializer().loads(link, max_age=int(GOOD_FOR.total_seconds()))
    except BadData as error:
        raise TooLateToUndo from error
    if not isinstance(report_id, int):
        raise TooLateToUndo
    return report_id


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(list_secrets(), salt=SALT, signer_kwargs={"digest_method": sha256})
