"""Refusals of the public face."""

from __future__ import annotations

from ..errors import Conflict, NotFound


class UnknownMeeting(NotFound):
    code = "unknown_meeting"
    message = "Cette réunion n'existe pas, est passée ou annulée. Choisissez-en une autre dans la liste."


class MeetingOver(Conflict):
    code = "meeting_over"
    message = "Cette réunion est passée ou annulée : elle ne change plus. Créez-en une autre."


class MeetingInThePast(Conflict):
    code = "meeting_in_the_past"
    message = "Cette date est passée. Choisissez un jour et une heure à venir."


class MeetingNowhere(Conflict):
    code = "meeting_nowhere"
    message = "Il manque le lien ou le lieu. Indiquez au moins l'un des deux."


class UnknownGuestLink(NotFound):
    code = "unknown_guest_link"
    message = "Ce lien n'inscrit personne, ou plus personne. Vous n'avez rien à faire."


class UnknownAnnouncement(NotFound):
    code = "unknown_announcement"
    message = "Cette annonce n'existe pas ou a été effacée. Rechargez la liste."
