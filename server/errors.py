"""Refusals: one class each with a stable code, and the one JSON body all of them get; `error_pages` for browsers."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from .error_pages import opens_a_page, page_of
from .french import typeset


class Refusal(Exception):
    """Something asked for cannot be done. ``message`` tells a person, in French, what to do next.

    ``text`` is the message typeset for pages and answers; ``str()`` is the message as typed, for a terminal.
    """

    code = "refused"
    message = "Cette demande n'est pas possible."

    def __init__(self, message: str | None = None, *, fields: dict[str, Any] | None = None) -> None:
        super().__init__(message or self.message)
        self.text = typeset(message or self.message)
        self.fields = fields
        self.retry_after_seconds: int | None = None


class Invalid(Refusal):
    """What was sent does not have the right shape."""

    code = "invalid"
    message = "Certaines informations sont incorrectes. Corrigez-les, puis recommencez."


class SignInNeeded(Refusal):
    code = "sign_in_needed"
    message = "Connectez-vous, puis recommencez."


class Forbidden(Refusal):
    code = "forbidden"
    message = "Votre compte ne permet pas cette action. Demandez à votre gestionnaire."


class NotFound(Refusal):
    code = "not_found"
    message = "Cette page ou cet élément n'existe pas. Vérifiez l'adresse."


class Conflict(Refusal):
    """The present state does not allow it; the same request again will be refused again."""

    code = "conflict"
    message = "L'état actuel ne permet pas cette action. Rechargez la page."


class TooMany(Refusal):
    """Too many attempts; ``retry_after_seconds`` says how long to wait."""

    code = "too_many_attempts"
    message = "Trop d'essais. Attendez quelques minutes, puis recommencez."

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


class Busy(Refusal):
    """The server has too much of this to do at once; ``retry_after_seconds`` says how long to wait."""

    code = "busy"
    message = "Beaucoup de personnes se connectent en ce moment. Attendez quelques secondes, puis recommencez."

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


class Unavailable(Refusal):
    """The service cannot do it now; the same request later will be answered."""

    code = "unavailable"
    message = "Le service est interrompu un moment. Rien n'est perdu : réessayez dans une minute."

    def __init__(self, *, fields: dict[str, Any] | None = None) -> None:
        super().__init__(fields=fields)
        self.retry_after_seconds = 5


class DatabaseAway(Unavailable):
    """The database cannot be used. What was asked for is undone, or the same request again finds it done."""

    code = "database_away"


class TooLarge(Refusal):
    """The body has more bytes than allowed."""

    code = "more_than_fits"
    message = "Ce fichier est trop gros. Envoyez-en un plus petit."


STATUS: dict[type[Refusal], int] = {
    Invalid: 422,
    SignInNeeded: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    TooMany: 429,
    Busy: 503,
    Unavailable: 503,
}

HTTP_CODES = {
    400: ("bad_request", "La demande est illisible. Mettez l'application à jour, puis recommencez."),
    404: (NotFound.code, NotFound.message),
    405: ("method_not_allowed", "Cette adresse ne permet pas cette action."),
    413: ("too_large", "L'envoi est trop gros. Envoyez moins d'éléments à la fois."),
    415: ("not_json", "La demande doit être au format JSON."),
    422: (Invalid.code, Invalid.message),
}
UNEXPECTED = ("server_error", "Le serveur a un problème. Rien n'est perdu : réessayez dans un moment.")


def status_of(refusal: Refusal) -> int:
    """The HTTP status of a refusal: that of the nearest class in the table."""
    return next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)


def error_body(code: str, message: str, fields: Any, status: int, wait_seconds: int | None = None) -> Response:
    """The JSON body of every error; a page where a browser shows the answer to a person."""
    if opens_a_page():
        return page_of(code, message, status, wait_seconds)
    error = {"code": code, "message": message, **({"fields": fields} if fields else {})}
    return jsonify(error=error)


def answer_refusal(refusal: Refusal) -> tuple[Response, int]:
    """The answer to a request that was refused."""
    status = status_of(refusal)
    response = error_body(refusal.code, refusal.text, refusal.fields, status, refusal.retry_after_seconds)
    if refusal.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(refusal.retry_after_seconds)
    return response, status


def _on_http(error: HTTPException) -> tuple[Response, int]:
    status = error.code or 500
    code, message = HTTP_CODES.get(status, UNEXPECTED)
    fields = getattr(error, "data", {}).get("messages", {}) if status == 422 else None
    response = error_body(code, typeset(message), fields, status)
    for name in ("Allow", "Retry-After"):
        for value in error.get_headers():
            if value[0] == name:
                response.headers[name] = value[1]
    return response, status


def init_app(app: Flask) -> None:
    """Give every error of the app the same JSON body."""
    app.register_error_handler(Refusal, answer_refusal)
    app.register_error_handler(HTTPException, _on_http)
