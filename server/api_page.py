"""The API document, for machines as JSON and as a page of our own, without script or any other site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, json, render_template

from .access import public
from .api_document import document

blp = Blueprint("api_page", __name__, template_folder="templates")
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """One call as the page shows it."""

    method: str
    path: str
    summary: str
    parameters: list[dict[str, Any]]
    body: str | None
    answers: dict[str, str | None]


@blp.route("/api/openapi.json")
@public
def openapi() -> Response:
    """The document itself."""
    return current_app.response_class(json.dumps(document()), mimetype="application/json")


@blp.route("/api/docs")
@public
def api_page() -> str:
    """Every call with its parameters, body and answers; then the shapes they name."""
    spec = document()
    operations: dict[str, list[Operation]] = {tag["name"]: [] for tag in spec["tags"]}
    for path, item in spec["paths"].items():
        for method in METHODS:
            if method in item:
                call = item[method]
                operations[call["tags"][0]].append(_operation(method, path, item, call))
    return render_template(
        "api.html", info=spec["info"], tags=spec["tags"], operations=operations, schemas=_schemas(spec)
    )


def _operation(method: str, path: str, item: dict[str, Any], call: dict[str, Any]) -> Operation:
    return Operation(
        method.upper(),
        path,
        call.get("summary", ""),
        [one for one in item.get("parameters", []) + call.get("parameters", []) if "name" in one],
        _schema_name(call.get("requestBody", {})),
        {status: _schema_name(answer) for status, answer in call["responses"].items()},
    )


def _schema_name(described: dict[str, Any]) -> str | None:
    for content in described.get("content", {}).values():
        return content.get("schema", {}).get("$ref", "").rpartition("/")[2] or None
    return None


def _schemas(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    schemas: dict[str, dict[str, Any]] = spec["components"]["schemas"]
    return dict(sorted(schemas.items()))
