"""What every feature's routes stand on: a typed blueprint that reads strict JSON and documents its refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import orjson
from flask import Request
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from webargs import core
from webargs.flaskparser import FlaskParser

from .schemas import ErrorSchema

View = TypeVar("View", bound=Callable[..., Any])


class Decorator(Protocol):
    """Wraps a view and keeps its type."""

    def __call__(self, view: View, /) -> View: ...


class Api(SmorestApi):  # type: ignore[misc]  # flask-smorest carries no types
    """The API document; its errors have our body."""

    ERROR_SCHEMA = ErrorSchema
    DEFAULT_ERROR_RESPONSE_NAME = None  # every view documents its own refusals


class JsonParser(FlaskParser):
    """Reads bodies with orjson: quick, and strict about Unicode, which databases and hashes are too."""

    def _raw_load_json(self, req: Request) -> Any:
        return orjson.loads(req.get_data()) if req.is_json else core.missing


class Blueprint(SmorestBlueprint):  # type: ignore[misc]  # flask-smorest carries no types
    """A feature's views; flask-smorest's, with types."""

    ARGUMENTS_PARSER = JsonParser()

    def route(self, rule: str, **options: Any) -> Decorator:
        """Serve a view under a path."""
        decorator: Decorator = super().route(rule, **options)
        return decorator

    def arguments(self, schema: Any, *, location: str = "json", **options: Any) -> Decorator:
        """Check the request against a schema before the view runs."""
        check: Decorator = super().arguments(schema, location=location, **options)
        statuses = (400, 413, 422) if location == "json" else (422,)

        def decorate(view: View, /) -> View:
            return self.refuses(*statuses)(check(view))

        return decorate

    def response(self, status: int, schema: Any = None, **options: Any) -> Decorator:
        """Shape the answer by a schema."""
        decorator: Decorator = super().response(status, schema, **options)
        return decorator

    def refuses(self, *statuses: int) -> Decorator:
        """Document the statuses with which a view may refuse."""

        def decorate(view: View, /) -> View:
            for status in statuses:
                view = self.alt_response(status, schema=ErrorSchema)(view)
            return view

        return decorate
