"""The API document is true: generated requests get no 500 and no answer outside the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.openapi import from_wsgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from server import create_app
from server.accounts.models import Person
from server.db import db
from tests.support import factories as make
from tests.support.databases import PostgresSchema, SqliteFiles, release
from tests.support.databases import settings as app_settings
from tests.support.sizes import sized

METHODS = ("get", "post", "put", "patch", "delete")
PLAIN = {"Accept-Encoding": "identity"}
"""Schemathesis says that it takes gzip, and does not read it."""
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


def cookie(app: Flask, person: Person) -> dict[str, str]:
    """The Cookie header of a signed-in person's browser."""
    client = make.sign_in(app.test_client(), person)
    found = client.get_cookie("poincon")
    assert found
    return {"Cookie": f"poincon={found.value}"}


@pytest.fixture(scope="module")
def app(databases: SqliteFiles | PostgresSchema) -> Iterator[Flask]:
    """One app for all cases, with rows of every kind."""
    with databases.empty() as url:
        app = create_app(app_settings(url))
        with app.app_context():
            yield app
            release(app)


@pytest.fixture(scope="module")
def askers(app: Flask) -> list[dict[str, str]]:
    """The headers of a phone, of a person of each role, and of nobody."""
    venue = make.qualified_venue()
    _device, bearer = make.phone(venue)
    sponsor, people = make.sponsor(), [make.operator(), make.manager(venue), make.mediator(venue)]
    make.tokens(make.booklet(make.funded_order(make.campaign(sponsor=sponsor))))
    people += [make.sponsor_person(sponsor), make.prescriber(venue.organisation)]
    headers = [cookie(app, person) for person in people]
    db.session.rollback()
    return [make.bearer_header(bearer), {}, *headers]


@pytest.fixture(scope="module")
def document(app: Flask, askers: list[dict[str, str]]) -> Any:
    """The generated OpenAPI document."""
    assert askers
    return from_wsgi("/api/openapi.json", app)


def operations() -> list[tuple[str, str]]:
    """Every documented path and method, read without a database."""
    paths = create_app(app_settings("sqlite://")).test_client().get("/api/openapi.json").json["paths"]
    return [(path, method) for path, item in paths.items() for method in METHODS if method in item]


@pytest.mark.parametrize(("path", "method"), operations())
def test_every_answer_is_documented(document: Any, askers: list[dict[str, str]], path: str, method: str) -> None:
    @settings(max_examples=sized(6, 60), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=document[path][method].as_strategy())
    def answers_as_documented(case: schemathesis.Case) -> None:
        for headers in askers:
            response = case.call(headers=headers | PLAIN)
            db.session.rollback()
            case.validate_response(response, checks=CHECKS)

    answers_as_documented()
