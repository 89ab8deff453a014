"""Schemas shared by the features: the error body, moments, sums of money; which month, in which CSV dialect."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from . import clock, texts
from .csv_dialects import DIALECTS, FRENCH
from .spelling import tidy

LARGEST_ID = 2**31 - 1
ID_IN_PATH = f"int(min=1, max={LARGEST_ID})"
NO_CONTROL_CHARACTERS = r"\A[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*\Z"
BLANK = "Ce texte est vide."
MONTH = validate.Regexp(r"\A20[0-9]{2}-(0[1-9]|1[0-2])\Z", error="Écrivez le mois ainsi : 2026-11.")


class Moment(fields.AwareDateTime):
    """An aware moment, written in UTC with milliseconds and a ``Z``."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return clock.iso(value) if value else None


class FreeTextField(fields.String):
    """A text that people write, repaired (see `texts`) before it is validated."""

    def __init__(self, *, lines: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.lines = lines

    def _deserialize(self, value: Any, attr: str | None, data: Any, **options: Any) -> Any:
        text = super()._deserialize(value, attr, data, **options)
        return texts.repair(text) if self.lines else texts.one_line(text)


def not_blank(text: str) -> None:
    """Raises ValidationError for a text of nothing but blanks."""
    if not text.strip():
        raise ValidationError(BLANK)


class Identifier(fields.String):
    """A number or code that people type, without spaces and with plain dashes (see `spelling`)."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return tidy(super()._deserialize(value, attr, data, **kwargs) or "")


def replaced_field() -> fields.Field[Any]:
    """The characters of what was saved that no font of ours has: paper shows each as a box."""
    return fields.List(fields.String(), required=True, attribute="replaced_on_paper")


def id_field() -> fields.Integer:
    """A required id, not larger than its column holds."""
    return fields.Integer(required=True, strict=True, validate=validate.Range(1, LARGEST_ID))


def text_field(longest: int, **options: Any) -> fields.String:
    """A text in one line that is not blank, of so many characters at most; required unless told otherwise."""
    how: dict[str, Any] = {"required": True, "validate": (not_blank, validate.Length(1, longest))}
    return FreeTextField(**how | options)


class AnswerSchema(Schema):
    """An answer: each of its fields is always there, null only where ``allow_none`` says so."""

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        field_obj.required = True


class ErrorDetail(Schema):
    code = fields.String(required=True)
    message = fields.String(required=True)
    fields_ = fields.Dict(data_key="fields", attribute="fields")


class ErrorSchema(Schema):
    """The body of every error."""

    error = fields.Nested(ErrorDetail, required=True)


class TotalsSchema(AnswerSchema):
    """A count of redemptions and its sums in integer cents; reversals count negative."""

    redemptions = fields.Integer()
    gross_cents = fields.Integer()
    fee_cents = fields.Integer()
    net_cents = fields.Integer()


class MonthQuery(Schema):
    """Which month: the present one unless told."""

    month = fields.String(validate=MONTH)


class DialectQuery(Schema):
    """``french`` as Excel opens it there, or ``standard``: RFC 4180, cents, UTC."""

    dialect = fields.String(load_default=FRENCH, validate=validate.OneOf(DIALECTS))
