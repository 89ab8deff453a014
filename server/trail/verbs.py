"""Every kind of act that the trail records. Pure."""

from __future__ import annotations

VERBS = frozenset(
    {
        "organisation.qualified",
        "organisation.suspended",
        "organisation.dequalified",
        "phone.enrolled",
        "phone.invited",
        "phone.renamed",
        "phone.revoked",
        "phone_file.read",
    }
)
"""Subject and past participle; the front end has the French for each (``pwa/src/i18n/fr/trail.ts``)."""
