"""What applications refuse: one class each, with a stable code and a sentence that says what to do."""

from __future__ import annotations

from ...errors import Conflict, Invalid, NotFound, TooLarge


class UnknownApplication(NotFound):
    code = "unknown_application"
    message = "Ce lien n'ouvre aucune candidature. Reprenez celui du dernier courriel, ou commencez une candidature."


class ApplicationSent(Conflict):
    code = "application_sent"
    message = "Cette candidature est envoyée : elle ne se modifie plus, sauf si l'opérateur pose une question."


class ApplicationDecided(Conflict):
    code = "application_decided"
    message = "Cette candidature est déjà décidée ou retirée. Rechargez la page pour lire la décision."


class ApplicationIncomplete(Invalid):
    code = "application_incomplete"
    message = "Il manque encore des informations. Complétez ce qui est indiqué, puis envoyez."


class RefusalReasonMissing(Invalid):
    code = "refusal_reason_missing"
    message = "Donnez la raison : la structure la lira."


class TooManyParts(Conflict):
    code = "too_many_parts"
    message = "Cette candidature a déjà trop de lieux ou de documents. Retirez-en un avant d'en ajouter un autre."


class UnknownApplicationPart(NotFound):
    code = "unknown_application_part"
    message = "Ce lieu ou ce document n'est pas dans cette candidature. Rechargez la page."


class DocumentTooLarge(TooLarge):
    code = "document_too_large"
    message = "Ce document dépasse 10 Mo. Numérisez-le en moins fin, ou envoyez-le en plusieurs fichiers."


class NotADocument(Invalid):
    code = "not_a_document"
    message = "Ce fichier n'est ni un PDF, ni une image JPEG ou PNG. Enregistrez-le en PDF, puis recommencez."


class DocumentDamaged(Invalid):
    code = "document_damaged"
    message = "Ce fichier est abîmé ou incomplet : il ne s'ouvre pas. Enregistrez-le de nouveau, puis recommencez."


class DocumentEncrypted(Invalid):
    code = "document_encrypted"
    message = "Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis recommencez."
