"""Every kind of act that the trail records. Pure."""

from __future__ import annotations

VERBS = frozenset(
    {
        "announcement.followed",
        "announcement.invited",
        "announcement.received",
        "invitation.accepted",
        "invitation.resent",
        "invitation.withdrawn",
        "meeting.cancelled",
        "meeting.changed",
        "meeting.made",
        "organisation.dequalified",
        "organisation.qualified",
        "organisation.suspended",
        "person.email_changed",
        "person.invited",
        "person.limited",
        "person.password_changed",
        "person.renamed",
        "person.withdrawn",
        "public_facts.changed",
    }
)
"""Subject and past participle; the front end has the French for each (``pwa/src/i18n/fr/trail.ts``)."""
