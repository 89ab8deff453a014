"""The API document (OpenAPI), made from the routes of every feature when it is first asked for."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Flask
from flask_smorest import Api

from . import features
from .schemas import ErrorSchema

SETTINGS = {"API_TITLE": "Poinçon", "API_VERSION": "1", "OPENAPI_VERSION": "3.1.0"}


class Describing(Api):  # type: ignore[misc]  # flask-smorest carries no types
    """flask-smorest's API; every view documents its own refusals."""

    ERROR_SCHEMA = ErrorSchema
    DEFAULT_ERROR_RESPONSE_NAME = None


@cache
def document() -> dict[str, Any]:
    """The document, as the OpenAPI specification defines it.

    It takes 0.2 s: flask-smorest would do that at every start. So an app that serves nobody carries its API object.
    """
    described = Flask(__package__)
    described.config.update(SETTINGS)
    api = Describing(described)
    for module in features.API:  # each keeps phones' queries waiting for its own import alone
        api.register_blueprint(features.blueprint(module))
    made: dict[str, Any] = api.spec.to_dict()
    return made
