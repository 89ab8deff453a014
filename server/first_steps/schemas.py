"""Shapes of the first steps."""

from __future__ import annotations

from marshmallow import fields, validate

from ..messages.models import FAILED, SENT, WAITING
from ..schemas import AnswerSchema, Moment
from .mail_test import NOT_ASKED
from .steps import STEPS


class StepSchema(AnswerSchema):
    key = fields.String(validate=validate.OneOf(list(STEPS)))
    done = fields.Boolean()


class FirstStepsSchema(AnswerSchema):
    """The steps in the order in which they are best taken; ``sponsor_id`` is a sponsor in which nobody is."""

    steps = fields.List(fields.Nested(StepSchema))
    second_person_invited = fields.Boolean()
    sponsor_id = fields.Integer(allow_none=True)


class MailStateSchema(AnswerSchema):
    """Whether mail is set up, and what became of the last test to ``address``."""

    set_up = fields.Boolean()
    done = fields.Boolean()
    address = fields.String()
    asked_at = Moment(allow_none=True)
    state = fields.String(validate=validate.OneOf((NOT_ASKED, WAITING, SENT, FAILED)))
    error = fields.String(allow_none=True)
