"""Reading one line's cells closely, one method for each that is checked; what is repaired or left out is noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from ... import glyphs, texts
from ..communes import fold
from ..hours.doubts import doubt_of
from ..hours.typed import is_notation, to_notation
from ..placing import place, postcode_near, postcode_of_commune
from ..telephones import calls, normalize, say_telephones
from .cells import Pivot, read_coordinate, read_pivot, read_postcode, read_services
from .columns import COLUMNS, LONGEST, LONGEST_TEXT, PRINTED
from .notes import CellNote, LineRefused, shorten

IN_LINES: Final = ("presentation_resume", "presentation_detail")
MADE_ID: Final = "sans-id-"
NO_NAME: Final = "il n'y a pas de nom ; donnez-en un."
NO_PLACE: Final = "rien ne dit où est ce lieu : ni code postal, ni commune connue, ni position. Donnez le code postal."
SHIFTED: Final = "il a des cellules de trop, et celles du schéma sont décalées ; mettez ses textes entre guillemets."


class LineReading:
    """The cells of a line by column, cleaned, and the notes on them."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.notes: list[CellNote] = []
        self.texts = {column: self._text(column, cells[column]) for column in COLUMNS if column in cells}

    def note(self, column: str, was: str, done: str) -> None:
        """Note what stood in a column and what was done with it."""
        self.notes.append(CellNote(column, f"« {shorten(was)} » : {done}." if was else f"{done}."))

    def name(self) -> str:
        """Raises LineRefused when there is none."""
        name = self.texts.get("nom", "")
        if not name:
            raise LineRefused(NO_NAME)
        return name

    def source_id(self) -> str:
        """The ``id``; where there is none, one made of what the venue is called and where it is, always the same."""
        given = self.texts.get("id", "")
        if given:
            return given
        named = [fold(self.texts.get(column, "")) for column in ("nom", "commune", "code_postal", "adresse")]
        made = MADE_ID + sha256("|".join(named).encode()).hexdigest()[:16]
        self.note("id", "", f"vide ; l'identifiant {made} est fait du nom et de l'adresse")
        return made

    def postcode(self) -> str:
        """The postcode, else that of the commune, of the address, or of the position. Raises LineRefused."""
        text = self.texts.get("code_postal", "")
        found = read_postcode(text)
        if found is None:
            found = self._postcode_elsewhere()
            self.note("code_postal", text, f"{'illisible' if text else 'vide'} ; {found} d'après le reste de la ligne")
        elif found != text:
            self.note("code_postal", text, f"lu {found}")
        return found

    def position(self, postcode: str) -> dict[str, Any]:
        """Latitude and longitude, and whether they are only assumed."""
        texts = self.texts.get("latitude", ""), self.texts.get("longitude", "")
        numbers = read_coordinate(texts[0]), read_coordinate(texts[1])
        for column, text, number in zip(("latitude", "longitude"), texts, numbers, strict=True):
            if text and number is None:
                self.note(column, text, "ce n'est pas un nombre de degrés ; la position de la commune est prise")
        placed = place(postcode, self.texts.get("commune", ""), *numbers)
        if placed.note:
            self.note("latitude", ", ".join(texts), placed.note)
        return {"latitude": placed.latitude, "longitude": placed.longitude, "position_assumed": placed.assumed}

    def services(self) -> list[str]:
        """The families of services, in the order of the file."""
        keys, unknown = read_services(self.texts["services"])
        for label in unknown:
            self.note("services", label, "ce n'est aucune des neuf familles nationales ; laissé de côté")
        if not keys and not unknown:
            self.note("services", "", "vide ; le lieu n'en annonce aucun")
        return keys

    def phone(self, postcode: str) -> str:
        """The telephone as it is stored: its numbers, or the text itself when it cannot be dialled."""
        text = self.texts["telephone"]
        found = calls(text, postcode)
        if text and found.phone_text:
            self.note("telephone", text, "numéro illisible ; gardé comme texte, sans appel d'un toucher")
        elif (kept := normalize(text, postcode)) != text:
            self.note("telephone", text, f"lu {say_telephones(text, postcode)}")
            return kept
        return text

    def hours(self) -> str:
        """Opening hours in the notation; if they cannot be read, as they stand, and pages will not show them."""
        text = self.texts["horaires"]
        notation = to_notation(text)
        if text and not is_notation(notation):
            self.note("horaires", text, "illisibles ; gardés, mais pas montrés")
        elif notation != text:
            self.note("horaires", text, f"lu {notation}")
        if doubt := doubt_of(notation):
            self.note(
                "horaires", notation, f"pas montrés tant que le lieu n'a pas confirmé. {doubt.question.rstrip('.')}"
            )
        return notation

    def pivot(self) -> Pivot:
        """Who runs the venue."""
        text = self.texts.get("pivot", "")
        pivot = read_pivot(text)
        if pivot.note:
            self.note("pivot", text, pivot.note)
        return pivot

    def _text(self, column: str, cell: str) -> str:
        text, longest = _made_good(column, cell), LONGEST.get(column, LONGEST_TEXT)
        if text.split() != cell.split():
            self.note(column, text, "caractères abîmés ou invisibles réparés")
        if column in PRINTED and (boxes := glyphs.list_replaced(text)):
            self.note(column, text, f"{' '.join(boxes)} sera remplacé par {glyphs.SUBSTITUTE} sur le papier")
        if len(text) <= longest:
            return text
        if column == "id":
            self.note(column, text, f"{len(text)} caractères, {longest} au plus ; laissé de côté")
            return ""
        self.note(column, text, f"{len(text)} caractères, {longest} au plus ; coupé")
        return f"{text[: longest - 1]}…"

    def _postcode_elsewhere(self) -> str:
        """What the rest of the line says. Raises LineRefused when nothing does."""
        in_address = re.findall(r"(?<![0-9])[0-9]{5}(?![0-9])", self.texts.get("adresse", ""))
        found = (
            postcode_of_commune(self.texts.get("commune", ""), self.texts.get("code_insee", ""))
            or next(filter(None, map(read_postcode, reversed(in_address))), None)
            or postcode_near(*(read_coordinate(self.texts.get(name, "")) for name in ("latitude", "longitude")))
        )
        if found is None:
            raise LineRefused(NO_PLACE)
        return found


def _made_good(column: str, cell: str) -> str:
    """A cell as it is stored; only descriptions have lines."""
    return texts.repair(cell).strip() if column in IN_LINES else texts.one_line(cell)
