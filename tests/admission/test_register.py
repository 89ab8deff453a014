"""The look-up of a SIRET in a register that really answers, is slow, broken, hostile or absent."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from server import create_app
from server.admission import register
from server.admission.register import look_up
from server.config import Config, ConfigError
from tests.support.databases import release

from .support.applicant import SIRET, Applicant

OTHER = "35600000049837"
PLACE = {"siret": SIRET, "adresse": "20 AV DE SEGUR 75007 PARIS", "code_postal": "75007", "libelle_commune": "PARIS"}
COMPANY = {"nom_raison_sociale": "DINUM", "nature_juridique": "7120", "etat_administratif": "A", "siege": PLACE}
SIRENE = {
    "etablissement": {
        "siret": SIRET,
        "uniteLegale": {"denominationUniteLegale": "L'ESCALE", "categorieJuridiqueUniteLegale": "9220"},
        "adresseEtablissement": {
            "numeroVoieEtablissement": "3",
            "typeVoieEtablissement": "RUE",
            "libelleVoieEtablissement": "DES LILAS",
            "codePostalEtablissement": "33130",
            "libelleCommuneEtablissement": "BEGLES",
        },
        "periodesEtablissement": [{"etatAdministratifEtablissement": "A"}],
    }
}
Answer = tuple[int, bytes]


class Register:
    """A register on this machine; ``answer`` says what it sends, ``wait_seconds`` how late."""

    def __init__(self) -> None:
        self.answer: Answer = (200, b"{}")
        self.wait_seconds = 0.0
        self.asked: list[str] = []
        self.location = ""
        register_ = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the library's name
                register_.asked.append(self.path)
                time.sleep(register_.wait_seconds)
                status, body = register_.answer
                self.send_response(status)
                if register_.location:
                    self.send_header("Location", register_.location)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def says(self, content: Any, status: int = 200) -> None:
        self.answer = (status, json.dumps(content).encode())


@pytest.fixture
def national() -> Iterator[Register]:
    """A register of our own."""
    register_ = Register()
    yield register_
    register_.server.shutdown()
    register_.server.server_close()


@pytest.fixture
def asking(config: Config, national: Register) -> Iterator[Flask]:
    """An app that asks it."""
    settings = {name: getattr(config, name) for name in Config.__slots__}
    app = create_app(Config(**settings | {"siret_lookup": f"{national.url}/search?q={{siret}}"}))
    with app.app_context():
        yield app
        release(app)


def test_without_a_register_nothing_is_asked(app: Flask) -> None:
    assert look_up(SIRET).state == "off"


@pytest.mark.usefixtures("asking")
def test_name_form_and_address_come_from_recherche_entreprises(national: Register) -> None:
    national.says({"results": [{"nom_raison_sociale": "AUTRE", "siege": {"siret": OTHER}}, COMPANY]})
    found = look_up("130 025 265 00013")
    assert national.asked == [f"/search?q={SIRET}"]
    assert (found.state, found.name, found.legal_form) == ("found", "DINUM", "public_body")
    assert (found.address, found.postcode, found.commune) == ("20 AV DE SEGUR", "75007", "PARIS")


@pytest.mark.usefixtures("asking")
def test_name_form_and_address_come_from_sirene(national: Register) -> None:
    national.says(SIRENE)
    found = look_up(SIRET)
    assert (found.state, found.name, found.legal_form) == ("found", "L'ESCALE", "association")
    assert (found.address, found.postcode, found.commune) == ("3 RUE DES LILAS", "33130", "BEGLES")


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize(
    ("content", "status", "state"),
    [
        ({"results": [COMPANY | {"siege": PLACE | {"etat_administratif": "F"}}]}, 200, "closed"),
        ({"results": [COMPANY | {"etat_administratif": "C"}]}, 200, "closed"),
        ({"results": [COMPANY | {"siege": None, "matching_etablissements": [PLACE]}]}, 200, "found"),
        ({"results": []}, 200, "unknown"),
        ({"results": [None, 3, {"siege": "x"}]}, 200, "unknown"),
        ({"etablissement": {"siret": OTHER}}, 200, "unknown"),
        ({}, 404, "unknown"),
        ({}, 500, "unavailable"),
        ({}, 429, "unavailable"),
        ([], 200, "unavailable"),
        ("x", 200, "unavailable"),
        ({"results": "x"}, 200, "unavailable"),
    ],
)
def test_what_a_register_answers_becomes_a_state(national: Register, content: Any, status: int, state: str) -> None:
    national.says(content, status)
    assert look_up(SIRET).state == state


def broken(national: Register) -> None:
    national.answer = (200, b"<html>maintenance</html>")


def huge(national: Register) -> None:
    national.answer = (200, b"[" + b" " * register.LARGEST_ANSWER + b"]")


def deep(national: Register) -> None:
    national.answer = (200, b"[" * 100_000)


def elsewhere(national: Register) -> None:
    national.answer, national.location = (302, b""), "http://127.0.0.1:9/"


def down(national: Register) -> None:
    national.server.shutdown()
    national.server.server_close()


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("trouble", [broken, huge, deep, elsewhere, down])
def test_whatever_goes_wrong_stops_nobody(national: Register, trouble: Callable[[Register], None]) -> None:
    trouble(national)
    assert look_up(SIRET).state == "unavailable"


@pytest.mark.usefixtures("asking")
def test_a_slow_register_is_not_waited_for(national: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "TIMEOUT_SECONDS", 0.1)
    national.wait_seconds = 0.5
    assert look_up(SIRET).state == "unavailable"


def test_a_closed_body_is_told_and_may_apply(asking: Flask, national: Register) -> None:
    national.says({"results": [COMPANY | {"siege": PLACE | {"etat_administratif": "F"}}]})
    applicant = Applicant(asking).fill_in()
    assert applicant.call("GET", f"/register?siret={SIRET}").json["state"] == "closed"
    assert applicant.submit().json["register_says"] == "closed"


@pytest.mark.parametrize("url", ["ftp://x/{siret}", "https://example.org/", "{siret}", "https://{siret}/"])
def test_an_address_that_cannot_be_asked_stops_the_start(url: str) -> None:
    required = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x", "PUBLIC_URL": "http://localhost"}
    with pytest.raises(ConfigError, match="SIRET_LOOKUP_URL"):
        Config.from_environment(required | {"SIRET_LOOKUP_URL": url})
