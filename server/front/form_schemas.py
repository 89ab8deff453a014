"""Shapes of the forms on public pages, with the sentence that each field gets when it is wrong."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate, validates_schema
from stdnum.exceptions import ValidationError as NumberInvalid
from stdnum.fr import siret

from ..campaigns.territory import department_of
from ..schemas import FreeTextField, Identifier, text_field
from .announcements import NewAnnouncement
from .guests import Registration

TRAP = "site_web"
"""A field that people do not see: what fills it in is a program."""
WRONG = {
    "name": "Écrivez un nom, en 100 signes au plus.",
    "email": "Écrivez une adresse électronique, comme prenom@exemple.fr.",
    "structure": "Écrivez un nom plus court : 200 signes au plus.",
    "siret": "Ce SIRET n'est pas le bon : il a 14 chiffres. Corrigez-le, ou laissez vide.",
    "capacities": "Choisissez accueillir, prescrire ou les deux.",
    "postcode": "Écrivez un code postal à cinq chiffres.",
    "commune": "Écrivez un nom plus court : 100 signes au plus.",
    "contact": "Écrivez le nom d'une personne à joindre, en 100 signes au plus.",
    "phone": "Écrivez un numéro plus court : 100 signes au plus.",
    "message": "Écrivez un message plus court : 2000 signes au plus.",
}


def optional(longest: int, *, lines: bool = False) -> fields.String:
    """A text that may be left out."""
    return FreeTextField(lines=lines, load_default="", validate=validate.Length(0, longest))


class FormSchema(Schema):
    """What a browser sends of a form; a box that is not ticked is not sent."""

    class Meta:
        unknown = EXCLUDE


class RegistrationSchema(FormSchema):
    name = text_field(100)
    email = text_field(254)
    structure = optional(200)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Registration:
        return Registration(**data)


class AnnouncementFormSchema(FormSchema):
    name = text_field(100)
    siret = Identifier(load_default="")
    runs_venues = fields.Boolean(load_default=False)
    prescribes = fields.Boolean(load_default=False)
    postcode = Identifier(required=True)
    commune = optional(100)
    contact = text_field(100)
    email = text_field(254)
    phone = optional(100)
    message = optional(2000, lines=True)

    @validates_schema(skip_on_field_errors=False)
    def check(self, data: dict[str, Any], **_: Any) -> None:
        """What several fields say together, and numbers that cannot be; told along with what else is wrong."""
        if data.get("siret") and not _is_siret(data["siret"]):
            raise ValidationError(WRONG["siret"], "siret")
        if not data.get("runs_venues") and not data.get("prescribes"):
            raise ValidationError(WRONG["capacities"], "capacities")
        if department_of(data.get("postcode", "")) is None:
            raise ValidationError(WRONG["postcode"], "postcode")

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> NewAnnouncement:
        return NewAnnouncement(**data | {"siret": data["siret"] or None})


def _is_siret(text: str) -> bool:
    try:
        siret.validate(text)
    except NumberInvalid:
        return False
    return True
