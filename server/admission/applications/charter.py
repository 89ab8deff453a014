"""The charter that every applicant accepts: its version, stored with the acceptance. Pure.

Its text stands in ``pwa/src/i18n/fr/apply.ts``; a change of its meaning is a new version.
"""

from __future__ import annotations

from typing import Final

CHARTER_VERSION: Final = "2026-11"
