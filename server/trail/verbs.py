"""Every kind of act that the trail records. Pure."""

from __future__ import annotations

VERBS = frozenset(
    {
        "application.accepted",
        "application.answered",
        "application.questioned",
        "application.refused",
        "application.submitted",
        "application.withdrawn",
        "invitation.accepted",
        "invitation.resent",
        "invitation.withdrawn",
        "organisation.answered",
        "organisation.changed",
        "organisation.created",
        "organisation.dequalified",
        "organisation.qualified",
        "organisation.replied",
        "organisation.suspended",
        "person.email_changed",
        "person.invited",
        "person.limited",
        "person.password_changed",
        "person.renamed",
        "person.withdrawn",
        "venue.created",
        "venue.moved",
    }
)
"""Subject and past participle; the front end has the French for each (``pwa/src/i18n/fr/trail.ts``)."""
