"""Why no back-up is made or none is put back, in one sentence that says what to do."""

from __future__ import annotations

import click


class BackupRefused(click.ClickException):
    """The terminal shows the sentence without a traceback; the exit code is 1."""
