"""PDFs as answers: what a route documents of them, and the response that a browser opens or saves."""

from __future__ import annotations

from flask import Response

from ..api import Blueprint, Decorator, View, private_file
from .schemas import FILE
from .service import NamedFile

PDF = "application/pdf"


def gives_pdf(blp: Blueprint) -> Decorator:
    """Document a view that answers with a PDF, and the refusals of who may read and draw it."""

    def decorate(view: View, /) -> View:
        documented = blp.response(200, FILE, content_type=PDF)
        return documented(blp.refuses(401, 403, 404, 409, 429)(view))

    return decorate


def answer_pdf(file: NamedFile, disposition: str = "inline") -> Response:
    """The file as a response: shown ``inline`` or saved as an ``attachment``."""
    return private_file(Response(file.content, mimetype=PDF), disposition, file.name)
