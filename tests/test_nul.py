"""A NUL in any path, query or body is refused with a code, never a 500: PostgreSQL's text cannot hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.support import factories
from tests.support.routes import every_rule

NUL, KNOWN = "a\0b", {"not_found", "invalid", "bad_request", "method_not_allowed", "forbidden", "not_json"}
PARAMETER = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>")
READ_BY_THEMSELVES = {"/api/redemptions", "/api/redemptions/decisions", "/api/hand-overs", "/api/reversals"}
"""Paths that answer item by item, so that one bad item spoils no other."""


def path_of(rule: Rule, text: str) -> str:
    """A URL of a rule, with this text for each of its text parameters."""
    return PARAMETER.sub(lambda found: "1" if found[1] == "int" else text, rule.rule)


def rules(app: Flask) -> Iterator[tuple[str, Rule]]:
    for rule in every_rule(app):
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield method, rule


@pytest.fixture(params=["operator", "phone", "nobody"])
def someone(request: pytest.FixtureRequest, client: FlaskClient) -> FlaskClient:
    factories.key_ring()
    if request.param == "operator":
        return factories.sign_in(client, factories.operator())
    if request.param == "phone":
        bearer = factories.phone(factories.qualified_venue())[1]
        client.environ_base["HTTP_AUTHORIZATION"] = factories.bearer_header(bearer)["Authorization"]
    return client


def test_in_every_path(app: Flask, someone: FlaskClient) -> None:
    with_text = [(method, rule) for method, rule in rules(app) if "a%00b" in path_of(rule, "a%00b")]
    assert len(with_text) > 20
    for method, rule in with_text:
        answer = someone.open(path_of(rule, "a%00b"), method=method, json={})
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not_found"), (method, rule.rule)


def test_in_every_query(app: Flask, someone: FlaskClient) -> None:
    document = someone.get("/api/openapi.json").get_json()["paths"]
    names = {one["name"] for path in document.values() for view in path.values() for one in parameters(view)}
    assert {"month", "postcode", "number"} <= names
    query = "&".join(f"{name}=a%00b" for name in sorted(names))
    for method, rule in rules(app):
        if rule.rule == "/":  # serves built files
            continue
        answer = someone.open(f"{path_of(rule, 'x')}?{query}", method=method, json={})
        assert 400 <= answer.status_code < 500, (method, rule.rule)
        assert answer.get_json()["error"]["code"] in KNOWN


def parameters(view: Any) -> list[dict[str, Any]]:
    found = view.get("parameters", []) if isinstance(view, dict) else []
    return [one for one in found if one.get("in") == "query"]


def test_in_every_body(app: Flask, someone: FlaskClient) -> None:
    spec = someone.get("/api/openapi.json").get_json()
    sent = 0
    for path, views in spec["paths"].items():
        for method, view in views.items():
            content = view.get("requestBody", {}).get("content", {}) if isinstance(view, dict) else {}
            if "application/json" not in content:
                continue
            body = like(spec, content["application/json"]["schema"])
            answer = someone.open(re.sub(r"\{[^}]*\}", "1", path), method=method.upper(), json=body)
            assert answer.status_code < 500, (method, path, body)
            assert answer.status_code >= 400 or path in READ_BY_THEMSELVES
            sent += 1
    assert sent > 20


def like(spec: dict[str, Any], schema: dict[str, Any]) -> Any:
    """A value for a schema, with a NUL in every text without a format."""
    if "$ref" in schema:
        return like(spec, spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    kinds = schema.get("type", "object")
    kind = kinds[0] if isinstance(kinds, list) else kinds
    if kind == "object":
        return {name: like(spec, one) for name, one in schema.get("properties", {}).items()}
    if kind == "array":
        return [like(spec, schema["items"])]
    if "enum" in schema:
        return schema["enum"][0]
    plain = {"integer": schema.get("minimum", 1), "number": 1.5, "boolean": True}
    dated = {"date": "2026-01-01", "date-time": "2026-01-01T00:00:00Z", "uuid": "6f1c7bb0-31e0-4a2c-8fbd-6f2b3f0e7a11"}
    return dated.get(schema.get("format", ""), plain.get(kind, NUL))


@pytest.mark.parametrize("text", [NUL, "\\ud800"])
@pytest.mark.parametrize("field", ["token", "code"])
def test_in_what_a_phone_sends(client: FlaskClient, field: str, text: str) -> None:
    factories.key_ring()
    headers = factories.bearer_header(factories.phone(factories.qualified_venue())[1])
    body = (
        '{"redemptions": [{"id": "6f1c7bb0-31e0-4a2c-8fbd-6f2b3f0e7a11", "service": "employment", "seq": 1, '
        f'"scanned_at": "2026-11-23T10:00:00Z", "{field}": "{text.replace(chr(0), chr(92) + "u0000")}"}}]}}'
    )
    answer = client.post("/api/redemptions", data=body, headers=headers, content_type="application/json")
    if "ud800" in text:  # a lone surrogate: not JSON
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (400, "bad_request")
    else:
        assert answer.get_json()["results"][0]["reason"] == ("malformed" if field == "token" else "wrong_code")
