"""A public form as it is sent: read by its schema, or shown again with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, ValidationError

from ..accounts.people import EmailInvalid
from .form_schemas import TRAP, WRONG


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields, and a sentence for each that is wrong."""

    values: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)


def take(sent: Mapping[str, str], schema: Schema, act: Callable[[Any], object]) -> Form | None:
    """Do what a form asks for; the form to show again where something is wrong, None when it is done.

    What fills in the trap is told that it is done, and nothing is.
    """
    if sent.get(TRAP):
        return None
    try:
        act(schema.load(dict(sent)))
    except ValidationError as error:
        return Form(sent, {name: WRONG.get(name, WRONG["name"]) for name in error.messages_dict})
    except EmailInvalid:
        return Form(sent, {"email": WRONG["email"]})
    return None
