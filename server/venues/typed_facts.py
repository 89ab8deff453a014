"""Opening hours and telephones as somebody types them: read back, or refused with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..errors import Invalid
from .hours.doubts import doubt_of
from .hours.in_words import hours_in_words
from .hours.typed import is_notation, to_notation
from .telephones import calls

NOT_THE_NOTATION: Final = (
    "Ces horaires ne sont pas lisibles. Écrivez-les comme « Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00 »."
)


class UnreadablePhone(Invalid):
    """Not a number, or only some of it."""

    code = "unreadable_phone"
    message = "Ce numéro n'est pas lisible. Écrivez-le comme « 05 56 00 00 00 »."


class UnreadableHours(Invalid):
    """Not the OpenStreetMap notation."""

    code = "unreadable_hours"
    message = NOT_THE_NOTATION


class DoubtfulHours(Invalid):
    """The notation reads them otherwise than most people mean; ``GET /api/opening-hours`` gives the choices."""

    code = "doubtful_hours"
    message = "Ces horaires peuvent se lire de deux façons. Choisissez ce qui est vrai."


@dataclass(frozen=True, slots=True)
class HoursRead:
    """Hours as they would be stored and told, and when they may not be what is meant the question and the choices."""

    opening_hours: str
    question: str = ""
    choices: tuple[HoursRead, ...] = ()

    @property
    def opening_words(self) -> list[str]:
        return hours_in_words(self.opening_hours)


def read_hours(text: str) -> HoursRead:
    """Opening hours as somebody types them, in French or in the notation. Raises UnreadableHours."""
    notation = to_notation(text)
    if notation and not is_notation(notation):
        raise UnreadableHours(fields={"json": {"opening_hours": [NOT_THE_NOTATION]}})
    doubt = doubt_of(notation)
    if doubt is None:
        return HoursRead(notation)
    return HoursRead(notation, doubt.question, tuple(map(HoursRead, doubt.choices)))


def chosen_hours(text: str) -> str:
    """Hours that can be stored. Raises UnreadableHours, and DoubtfulHours while there is something to choose."""
    read = read_hours(text)
    if read.choices:
        raise DoubtfulHours(read.question, fields={"json": {"opening_hours": [read.question]}})
    return read.opening_hours


def check_phone(text: str, postcode: str = "") -> None:
    """Raises UnreadablePhone for what is not only telephone numbers."""
    if text.strip() and calls(text, postcode).phone_text:
        raise UnreadablePhone(fields={"json": {"phone": [UnreadablePhone.message]}})
