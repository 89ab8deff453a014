"""The national register of companies, asked by the address of the settings; off, slow or broken, it blocks nothing.

Reads the answers of "recherche-entreprises" and of INSEE's Sirene (docs/operations.md).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from flask import current_app

from ..config import Config
from ..organisations.legal_forms import legal_form_of
from ..organisations.sirets import read_siret
from ..texts import one_line

OFF, UNAVAILABLE, FOUND, UNKNOWN, CLOSED = "off", "unavailable", "found", "unknown", "closed"
REGISTER_STATES: Final = (OFF, UNAVAILABLE, FOUND, UNKNOWN, CLOSED)
TIMEOUT_SECONDS: Final = 3
LARGEST_ANSWER: Final = 256 * 1024
LONGEST: Final = 200
NOT_FOUND: Final = 404
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RegisterAnswer:
    """What the register knows of a SIRET; ``state`` says whether it was asked and what it said. Texts may be empty."""

    state: str
    siret: str = ""
    name: str = ""
    legal_form: str = ""
    address: str = ""
    postcode: str = ""
    commune: str = ""


class _NoRedirect(HTTPRedirectHandler):
    """The operator chose one address: an answer that points elsewhere is none."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_opener = build_opener(_NoRedirect)


def look_up(typed: str) -> RegisterAnswer:
    """What the register says of a SIRET. Raises WrongSiret, SirenGiven; never for what the register does."""
    siret = read_siret(typed)
    config: Config = current_app.config["POINCON"]
    return ask(config.siret_lookup, siret) if config.siret_lookup else RegisterAnswer(OFF, siret)


def ask(lookup: str, siret: str) -> RegisterAnswer:
    """What the register behind an address says of a SIRET that is one. Raises nothing for what the register does."""
    try:
        return _read(siret, _ask(lookup.replace("{siret}", siret)))
    except HTTPError as error:
        error.close()
        return RegisterAnswer(UNKNOWN if error.code == NOT_FOUND else UNAVAILABLE, siret)
    except (OSError, ValueError, RecursionError) as error:
        _log.warning("register: %s", type(error).__name__)
        return RegisterAnswer(UNAVAILABLE, siret)


def _ask(address: str) -> Any:
    """The JSON at an address. Raises OSError, ValueError; an answer that is too large is a ValueError."""
    request = Request(address, headers={"Accept": "application/json"})  # noqa: S310  # checked by the settings
    with _opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
        body = answer.read(LARGEST_ANSWER + 1)
    if len(body) > LARGEST_ANSWER:
        raise ValueError
    return json.loads(body)


def _read(siret: str, answer: Any) -> RegisterAnswer:
    if not isinstance(answer, Mapping):
        return RegisterAnswer(UNAVAILABLE, siret)
    if "etablissement" in answer:
        return _of_sirene(siret, answer["etablissement"])
    if isinstance(answer.get("results"), list):
        return _of_search(siret, answer["results"])
    return RegisterAnswer(UNAVAILABLE, siret)


def _of_search(siret: str, results: list[Any]) -> RegisterAnswer:
    """``recherche-entreprises``: companies, each with the establishments that the search matched."""
    for company in filter(_is_object, results):
        places = [company.get("siege"), *(company.get("matching_etablissements") or [])]
        for place in filter(_is_object, places):
            if place.get("siret") == siret:
                closed = place.get("etat_administratif") == "F" or company.get("etat_administratif") == "C"
                name = company.get("nom_raison_sociale") or company.get("nom_complet")
                return _answer(siret, closed, name, company.get("nature_juridique"), place)
    return RegisterAnswer(UNKNOWN, siret)


def _of_sirene(siret: str, place: Any) -> RegisterAnswer:
    """INSEE's Sirene: one establishment with its legal unit."""
    if not _is_object(place) or place.get("siret") != siret:
        return RegisterAnswer(UNKNOWN, siret)
    unit, at = _object(place.get("uniteLegale")), _object(place.get("adresseEtablissement"))
    periods = [*filter(_is_object, place.get("periodesEtablissement") or []), {}]
    closed = periods[0].get("etatAdministratifEtablissement") == "F" or unit.get("etatAdministratifUniteLegale") == "C"
    parts = (at.get(f"{part}Etablissement") for part in ("numeroVoie", "typeVoie", "libelleVoie"))
    where = {
        "adresse": " ".join(_text(part) for part in parts if part),
        "code_postal": at.get("codePostalEtablissement"),
        "libelle_commune": at.get("libelleCommuneEtablissement"),
    }
    person = f"{_text(unit.get('prenomUsuelUniteLegale'))} {_text(unit.get('nomUniteLegale'))}"
    name = unit.get("denominationUniteLegale") or person
    return _answer(siret, closed, name, unit.get("categorieJuridiqueUniteLegale"), where)


def _answer(siret: str, closed: bool, name: Any, nature: Any, place: Mapping[str, Any]) -> RegisterAnswer:
    postcode = _text(place.get("code_postal"))
    commune = _text(place.get("libelle_commune"))
    address = _text(place.get("adresse"))
    return RegisterAnswer(
        CLOSED if closed else FOUND,
        siret,
        _text(name),
        legal_form_of(_text(nature)),
        address.removesuffix(f"{postcode} {commune}".strip()).strip(" ,"),
        postcode if len(postcode) == 5 and postcode.isascii() else "",
        commune,
    )


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    return one_line(value)[:LONGEST].strip() if isinstance(value, str) else ""
