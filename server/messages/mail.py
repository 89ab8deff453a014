"""Mail: `send_waiting` and `send_some` send the outbox through the SMTP server of the settings."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime
from itertools import islice
from urllib.parse import unquote, urlsplit

from flask import current_app

from .. import clock
from ..config import Config
from ..db import transaction
from . import outbox
from .outbox import Letter
from .service import THE_OPERATOR, Note, mail_is_set_up, write

TIMEOUT_SECONDS = 20
AT_ONCE = 3
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
NO_ADDRESS = (ValueError, IndexError, MessageError, smtplib.SMTPNotSupportedError)
"""Raised for an address that is invalid or that this server cannot serve."""
CALENDAR_FILE = "rendez-vous.ics"
NEVER = 500  # SMTP reply codes from here on are permanent failures


@dataclass(frozen=True, slots=True)
class MailsSent:
    """How many mails were sent, refused for good and are still waiting; ``trouble`` is the server's error, if any."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0
    trouble: str | None = None


class Undeliverable(Exception):
    """This mail can never be delivered."""


class Delayed(Exception):
    """This mail cannot be delivered now; others may."""


def send_waiting(most: int | None = None) -> MailsSent:
    """Send every mail that is due, or so many at most.

    Without SMTP_URL messages are only shown in the app, and the operator is told so.
    """
    config: Config = current_app.config["POINCON"]
    if not config.smtp_url:
        with transaction() as session:
            write(session, [Note("mail:unset", THE_OPERATOR, "mail_unset")])
        return MailsSent(waiting=outbox.count_waiting(), trouble="SMTP_URL is not set: messages stand in the app only.")
    done, trouble = {True: 0, False: 0}, None
    try:
        for delivered in islice(_each_delivered(config), most):
            done[delivered] += 1
    except OSError as error:  # smtplib's own errors are among them
        trouble = _in_words(error)
    return MailsSent(done[True], done[False], outbox.count_waiting(), trouble)


def send_some() -> MailsSent:
    """Send a few of the mails that are due, for a request that wrote one somebody waits for; `flask day` sends all."""
    if not mail_is_set_up():
        return MailsSent()
    return send_waiting(AT_ONCE)


def _each_delivered(config: Config) -> Iterator[bool]:
    """Send the mails that are due; yields True for each sent, False for each failed for good.

    Raises OSError when the connection fails; smtplib's own errors are OSErrors too.
    """
    letter = outbox.claim()
    if letter is None:
        return
    with _marked_delayed(letter):
        server = connect(config.smtp_url or "")
    with server:
        while letter:
            with _marked_delayed(letter):
                outcome = _delivered(server, letter, config)
            if outcome is not None:
                yield outcome
            letter = outbox.claim()


@contextmanager
def _marked_delayed(letter: Letter) -> Iterator[None]:
    """On an OSError, mark the current mail as delayed and raise it again."""
    try:
        yield
    except OSError as error:
        outbox.mark_delayed(letter, _in_words(error))
        raise


def _delivered(server: smtplib.SMTP, letter: Letter, config: Config) -> bool | None:
    """Send and mark a mail: True if sent, False if it failed for good, None if it is to be tried again."""
    try:
        _send(server, letter, config)
    except Undeliverable as error:
        outbox.mark_failed(letter, str(error))
        return False
    except Delayed as error:
        outbox.mark_delayed(letter, str(error))
        return None
    outbox.mark_sent(letter)
    return True


def _send(server: smtplib.SMTP, letter: Letter, config: Config) -> None:
    try:
        server.send_message(compose(letter, config))
    except smtplib.SMTPRecipientsRefused as refused:
        code, text = refused.recipients[letter.address]
        raise _refusal(code, text) from refused
    except smtplib.SMTPDataError as refused:
        raise _refusal(refused.smtp_code, refused.smtp_error) from refused
    except NO_ADDRESS as error:
        raise Undeliverable(_in_words(error)) from error


def _refusal(code: int, text: bytes | str) -> Exception:
    said = text.decode(errors="replace") if isinstance(text, bytes) else text
    return (Undeliverable if code >= NEVER else Delayed)(f"{code} {said}")


def compose(letter: Letter, config: Config) -> EmailMessage:
    """The mail to send; its Message-ID is the same at every try. Raises ValueError for an invalid address."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Pass numérique", addr_spec=config.mail_from)
    mail["To"] = Address(addr_spec=letter.address)
    mail["Subject"] = " ".join(letter.subject.split())  # a header has one line
    mail["Date"] = localtime(clock.now())
    mail["Message-ID"] = f"<{letter.id}@{config.mail_from.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = "fr"
    mail.set_content(f"{letter.body}\n\n{letter.link or config.public_url + '/'}\n")
    if letter.calendar:
        mail.add_attachment(letter.calendar.encode(), "text", "calendar", filename=CALENDAR_FILE)
    return mail


def connect(url: str) -> smtplib.SMTP:
    """An SMTP session with the server of a URL. Raises OSError when connecting or signing in fails."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    secure = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=secure)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if parts.scheme == "smtp+starttls":
            server.starttls(context=secure)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except OSError:
        server.close()
        raise
    return server


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
