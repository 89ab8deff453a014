"""What the first steps refuse."""

from __future__ import annotations

from ..errors import Conflict


class NoMailServer(Conflict):
    code = "no_mail_server"
    message = "Aucun serveur de courriel n'est réglé. Réglez SMTP_URL sur le serveur, puis recommencez."


class MailServerSet(Conflict):
    code = "mail_server_set"
    message = "Un serveur de courriel est réglé. Essayez-le plutôt par un vrai message."
