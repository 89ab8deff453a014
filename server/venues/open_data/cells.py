"""Cells of the national schema as people and spreadsheets write them: read, repaired, or None. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from ..services import SERVICES

SIRET_DIGITS: Final = 14
MOST_LOST_ZEROS: Final = 3
_POSTCODE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
_IN_TEXT = re.compile(r"(?<![0-9A-Z])([0-9]{2})\s?([0-9]{3})(?![0-9])")
_COORDINATE = re.compile(r"([+-]?[0-9]{1,3}(?:[.,][0-9]+)?)\s*°?\s*[NE]?")
_DECIMALS = re.compile(r"[.,]0+\s*\Z")
_NOTHING = re.compile(r"[\s0.–—-]*|n/?[ac]|néant|aucune?|null|inconnu", re.IGNORECASE)
_OTHER_PIVOTS = re.compile(r"W[0-9]{9}|[0-9]{6}|[0-9]{7}(?:[0-9]{3})?")
"""RNA of an association; RIDET of New Caledonia, with or without its establishment."""


@dataclass(frozen=True, slots=True)
class Pivot:
    """Who runs a venue: a SIRET, or another register's number, which is kept as it is; ``note`` says what was done."""

    siret: str | None = None
    other: str = ""
    note: str | None = None


def read_pivot(text: str) -> Pivot:
    """The ``pivot`` cell. National files write zeros when they know none."""
    plain = unicodedata.normalize("NFKC", text).upper()
    compact = re.sub(r"[\s.\-–'_/]", "", _DECIMALS.sub("", plain))
    if _NOTHING.fullmatch(plain) or _is(siret, compact):
        return Pivot(siret=None if _NOTHING.fullmatch(plain) else compact)
    padded = compact.rjust(SIRET_DIGITS, "0")
    if re.fullmatch("[0-9]+", compact) and len(compact) >= SIRET_DIGITS - MOST_LOST_ZEROS and _is(siret, padded):
        return Pivot(siret=padded, note=f"zéros du début remis, le SIRET est {padded}")
    return _other_pivot(compact)


def _other_pivot(compact: str) -> Pivot:
    if _is(siren, compact):
        return Pivot(other=compact, note="c'est un SIREN, qui ne dit pas quel établissement ; gardé, mais sans SIRET")
    if _OTHER_PIVOTS.fullmatch(compact):
        return Pivot(other=compact, note="ce n'est pas un SIRET (RNA ou RIDET) ; gardé tel quel")
    if re.fullmatch(r"[0-9][.,]?[0-9]*E\+?[0-9]{1,2}", compact):
        return Pivot(note="le tableur a perdu les chiffres ; laissé de côté. Mettez la colonne en texte")
    return Pivot(note="ce n'est pas un SIRET ; laissé de côté. Vérifiez ses 14 chiffres")


def read_postcode(text: str) -> str | None:
    """A postcode out of what stands around it: blanks, CEDEX, decimals and zeros of a spreadsheet, a country."""
    plain = _DECIMALS.sub("", unicodedata.normalize("NFKC", text).upper()).strip()
    codes = ["".join(found) for found in _IN_TEXT.findall(plain)]
    if re.fullmatch(r"[1-9][0-9]{3}", plain):
        codes = [f"0{plain}"]
    return next((code for code in codes if _POSTCODE.fullmatch(code)), None)


def read_services(text: str) -> tuple[list[str], list[str]]:
    """The keys of the service families in a cell, each once, and what is none of them."""
    parts = [part.strip() for part in re.split(r"[|;,\n]", text)]
    keys = {part: _BY_NAME.get(_folded(part)) for part in parts if part}
    return list(dict.fromkeys(filter(None, keys.values()))), [part for part, key in keys.items() if key is None]


def read_coordinate(text: str) -> float | None:
    """Degrees; None when it is no such number."""
    found = _COORDINATE.fullmatch(unicodedata.normalize("NFKC", text).replace("−", "-").strip())
    return float(found[1].replace(",", ".")) + 0.0 if found else None


def _is(register: object, number: str) -> bool:
    try:
        return number.isascii() and str(register.validate(number)) == number  # type: ignore[attr-defined]
    except ValidationError:
        return False


def _folded(label: str) -> str:
    """A label without case, accents, kinds of apostrophes and blanks."""
    plain = unicodedata.normalize("NFKD", label.casefold().replace("’", "'").replace("œ", "oe"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).strip(" .").split())


_BY_NAME: Final = {_folded(label): key for key, label in SERVICES.items()}
