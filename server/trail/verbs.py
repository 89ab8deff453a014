"""Every kind of act that the trail records. Pure."""

from __future__ import annotations

VERBS = frozenset(
    {
        "invitation.accepted",
        "invitation.resent",
        "invitation.withdrawn",
        "organisation.dequalified",
        "organisation.qualified",
        "organisation.suspended",
        "person.email_changed",
        "person.invited",
        "person.limited",
        "person.password_changed",
        "person.renamed",
        "person.withdrawn",
    }
)
"""Subject and past participle; the front end has the French for each (``pwa/src/i18n/fr/trail.ts``)."""
