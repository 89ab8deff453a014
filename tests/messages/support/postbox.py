"""A real SMTP server on a port of its own, which keeps the mails it gets."""

from __future__ import annotations

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """Takes mail while it is open; a recipient in ``answers`` gets that answer instead."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self.mails: list[EmailMessage] = []
        self.answers: dict[str, str] = {}
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Listen."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def close(self) -> None:
        """Stop listening."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    def told(self) -> list[tuple[str, str]]:
        """Address and subject of each mail taken, in order of addresses."""
        return sorted((str(mail["To"]), str(mail["Subject"])) for mail in self.mails)

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- same
        mail = message_from_bytes(envelope.content or b"", policy=policy.default)  # type: ignore[arg-type]  # bytes
        self.mails.append(mail)
        return "250 taken"
