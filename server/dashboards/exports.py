"""A dashboard as one CSV in two dialects. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from ..csv_dialects import FRENCH, Cell, write_csv
from ..states import STATES
from ..venues.services import SERVICES
from .dashboard import Dashboard

COLUMNS = {
    "part": "Partie",
    "name": "Nom",
    "booklets": "Carnets",
    "started": "Entamés",
    "vouchers": "Pass",
    "cents": "Valeur (€)",
}
WORDS = {
    "stage": "Étape",
    "week": "Semaine du",
    "prescriber": "Prescripteur",
    "territory": "Département",
    "service": "Service",
    **STATES["voucher"],
    **SERVICES,
}


def dashboard_csv(seen: Dashboard, dialect: str) -> str:
    """All parts of a dashboard as CSV, one line for each stage, week or group; a hidden count is an empty cell."""
    words = WORDS if dialect == FRENCH else {}
    rows = ([words.get(part, part), words.get(name, name), *cells] for part, name, *cells in _rows(seen))
    return write_csv(COLUMNS, rows, dialect)


def _rows(seen: Dashboard) -> Iterator[tuple[str, str, Cell, Cell, Cell, Cell]]:
    for stage in seen.stages:
        yield "stage", stage.stage, _count(stage.booklets), None, _count(stage.vouchers), stage.cents
    for week in seen.weeks:
        yield "week", week.monday.isoformat(), None, None, _count(week.vouchers), week.cents
    for part, lines in (("prescriber", seen.prescribers), ("territory", seen.territories)):
        for line in lines:
            name = line.name or str(line.key or "")
            yield part, name, _count(line.handed_over), _count(line.started), _count(line.vouchers), None
    for service in seen.services:
        yield "service", service.service, _count(service.booklets), None, _count(service.vouchers), None


def _count(count: int | None) -> str | None:
    """A count as text, since integer cells are written as amounts of money."""
    return None if count is None else str(count)
