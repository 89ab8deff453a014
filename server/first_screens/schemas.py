"""Shape of a first screen's answers."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema


class FirstScreenSchema(AnswerSchema):
    """``answers``: address → what it answers by itself, in the shape that it has there."""

    answers = fields.Dict(keys=fields.String(), values=fields.Raw())
