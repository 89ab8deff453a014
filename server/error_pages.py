"""Refusals and faults as pages: what a browser shows a person, with the way on and whom to call.

Programs get JSON (`errors`). A page must come whatever is broken: without database it goes without telephone, without
template it is the few words of LAST_RESORT.
"""

from __future__ import annotations

import logging

from flask import Response, make_response, render_template, request

from .french import typeset

TITLES = {
    400: "Cette demande est incomplète",
    401: "Il faut vous connecter",
    403: "Vous n'avez pas ce droit",
    404: "Cette page n'existe pas",
    405: "Cette adresse ne s'ouvre pas ainsi",
    409: "Ce n'est pas possible maintenant",
    413: "C'est trop gros",
    422: "Il y a une erreur dans l'adresse ou dans l'envoi",
    429: "Un peu de patience",
    500: "Le service a un problème",
    503: "Un peu de patience",
}
OTHER_TITLE = "Cela n'a pas marché"
GONE = "C'est introuvable"
"""The title where the address is right and what it names is not there, or no more."""
NO_SUCH_ADDRESS = "not_found"
TO_TRY_AGAIN = (429, 500, 503)
ON_A_PAGE = {
    NO_SUCH_ADDRESS: "L'adresse est mal recopiée, ou la page n'est plus là. Vérifiez-la, ou partez d'ici.",
    "sign_in_needed": "Ce que vous ouvrez demande un compte. Connectez-vous, puis ouvrez de nouveau ce lien.",
    "bad_request": "L'adresse ou l'envoi ne se lit pas. Revenez à la page d'avant, puis recommencez.",
    "method_not_allowed": "Cette adresse est faite pour l'application, pas pour être ouverte seule.",
    "not_json": "Cette adresse est faite pour l'application, pas pour être ouverte seule.",
}
"""By code: what a page says in place of the sentence for programs."""
PAGE = "text/html"
LAST_RESORT = (
    '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{title} – Poinçon</title><main><h1>{title}</h1><p>{message}</p>"
    '<p><a href="/accueil">Page d’accueil</a></p></main></html>'
)

log = logging.getLogger(__name__)


def opens_a_page() -> bool:
    """Whether a browser asks, to show the answer to a person.

    Below `/api/` a program may prefer HTML without meaning it, as Java's does: there only a navigation counts.
    Browsers say so since 2023; older ones are told by ``application/xhtml+xml``, which no program sends.
    """
    accepted = request.accept_mimetypes
    if accepted[PAGE] <= accepted["application/json"]:
        return False
    return not request.path.startswith("/api/") or _navigates()


def _navigates() -> bool:
    mode = request.headers.get("Sec-Fetch-Mode")
    return mode == "navigate" if mode else "application/xhtml+xml" in request.accept_mimetypes.values()


def page_of(code: str, message: str, status: int, wait_seconds: int | None = None) -> Response:
    """The page of an error; ``wait_seconds``: when to try again."""
    title = GONE if status == 404 and code != NO_SUCH_ADDRESS else TITLES.get(status, OTHER_TITLE)
    told = {"title": typeset(title), "message": typeset(ON_A_PAGE.get(code, message))}
    again = status in TO_TRY_AGAIN and request.method == "GET"
    try:
        page = render_template("refused.html", **told, status=status, wait=say_wait(wait_seconds), again=again)
    except Exception:
        log.exception("the page of an error could not be made")
        page = LAST_RESORT.format(**told)
    return make_response(page)


def say_wait(seconds: int | None) -> str:
    """``12 secondes``, ``2 minutes``, ``1 heure``, never too short; empty for nothing."""
    if not seconds:
        return ""
    for size, word in ((3600, "heure"), (60, "minute")):
        if seconds > size:
            count = -(-seconds // size)
            return f"{count} {word}s" if count > 1 else f"1 {word}"
    return f"{seconds} seconde{'s' if seconds > 1 else ''}"
