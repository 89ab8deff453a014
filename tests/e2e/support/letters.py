"""What people read in their mail."""

from __future__ import annotations

import re
from email.message import EmailMessage

from tests.messages.support.postbox import Postbox

from .patience import eventually


def read_link(postbox: Postbox, address: str, seen: int = 0, door: str = "") -> str:
    """The link to a door, or any, in the newest mail to an address, once more than ``seen`` with one have come."""
    link = re.compile(rf"http://\S+/{door or '[a-z-]+'}#\S+")

    def links() -> list[str]:
        letters = [_text(mail) for mail in postbox.mails if str(mail["To"]) == address]
        return [found[0] for text in letters if (found := link.search(text))]

    return eventually(links, lambda found: len(found) > seen)[-1]


def _text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""
