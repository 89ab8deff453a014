"""What is asked for an export of the journal."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from .service import FEC, FORMATS, JournalWanted


class JournalExportQuery(Schema):
    """Days of Paris, both counted; ``fec``, or CSV as Excel opens it (``french``) or for programs (``standard``)."""

    first_day = fields.Date(required=True)
    last_day = fields.Date(required=True)
    format = fields.String(load_default=FEC, validate=validate.OneOf(FORMATS))

    @post_load
    def make(self, values: dict[str, Any], **_options: object) -> JournalWanted:
        return JournalWanted(values["first_day"], values["last_day"], values["format"])
