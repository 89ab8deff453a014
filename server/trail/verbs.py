"""Every kind of act that the trail records. Pure."""

from __future__ import annotations

VERBS = frozenset(
    {
        "factor.added",
        "factor.removed",
        "factor.renamed",
        "factor.reset",
        "organisation.dequalified",
        "organisation.qualified",
        "organisation.suspended",
        "provider.linked",
        "provider.unlinked",
        "recovery.made",
        "recovery.used",
        "session.ended",
    }
)
"""Subject and past participle; the front end has the French for each (``pwa/src/i18n/fr/trail.ts``)."""
