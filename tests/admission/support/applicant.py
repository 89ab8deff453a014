"""An applicant's browser: a social centre that fills its application in."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from .papers import pdf

SIRET = "13002526500013"
FACTS: dict[str, Any] = {
    "siret": "130 025 265 00013",
    "name": "Centre social L’Escale",
    "legal_form": "association",
    "address": "3 rue des Lilas",
    "postcode": "33130",
    "commune": "Bègles",
    "representative": "Nadia Rami",
    "phone": "05 56 00 00 01",
    "runs_venues": True,
    "services": ["digital_tools"],
    "charter": True,
}
VENUE = {
    "name": "L’Escale",
    "address": "3 rue des Lilas",
    "postcode": "33130",
    "commune": "Bègles",
    "phone": "0556000001",
}


class Applicant:
    """Somebody with the link of an application."""

    def __init__(self, app: Flask, email: str = "Nadia@Escale.example.org") -> None:
        self._client = app.test_client()
        started = self._client.post("/api/applications", json={"email": email})
        assert started.status_code == 201, started.json
        self.token: str = started.json["token"]
        self.id: int = started.json["application"]["id"]
        self.mailed: bool = started.json["mailed"]

    def call(self, method: str, path: str = "", json: Any = None, **options: Any) -> TestResponse:
        """Ask below ``/api/applications/mine``."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self._client.open(f"/api/applications/mine{path}", method=method, json=json, headers=headers, **options)

    def look(self) -> Any:
        """The application as the applicant sees it."""
        return self.call("GET").json

    def save(self, **facts: Any) -> TestResponse:
        """Write some facts."""
        return self.call("PATCH", json=facts)

    def hand_in(self, content: bytes, kind: str = "statutes", name: str = "statuts.pdf") -> TestResponse:
        """Hand a document in."""
        return self.call("POST", f"/documents?kind={kind}&name={name}", data=content)

    def fill_in(self, **facts: Any) -> Applicant:
        """Fill in all that an association needs."""
        assert self.save(**FACTS | facts).status_code == 200
        assert self.call("POST", "/venues", json=VENUE).status_code == 200
        for kind in ("statutes", "receipt"):
            assert self.hand_in(pdf(), kind).status_code == 200
        return self

    def submit(self) -> TestResponse:
        """Send it."""
        return self.call("POST", "/submit")


def code_of(answer: TestResponse) -> str:
    """The code of a refusal; the status of what was not refused."""
    return str(answer.json["error"]["code"]) if answer.json and "error" in answer.json else str(answer.status_code)
