"""The figures of `/metrics`, read from the database when asked, so that every process gives the same."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from .access import public
from .accounts.models import Device
from .db import db
from .redemptions.models import Redemption
from .vouchers.models import Booklet

blp = Blueprint("metrics", __name__)


class StateCounts(Collector):
    """Counts by state; one query each, on indexes or small tables."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures of this moment."""
        session = db.session()
        scans = GaugeMetricFamily("poincon_redemptions", "Answered scans", labels=["status", "reason"])
        answers = (Redemption.status, Redemption.reason)
        for status, reason, count in session.execute(select(*answers, func.count()).group_by(*answers)):
            scans.add_metric([status, reason or ""], count)
        yield scans
        phones = select(func.count()).where(Device.revoked_at.is_(None))
        yield GaugeMetricFamily("poincon_phones", "Enrolled phones", value=session.scalar(phones))
        booklets = select(func.count(), func.count(Booklet.handed_over_at), func.count(Booklet.voided_at))
        issued, handed_over, voided = session.execute(booklets.select_from(Booklet)).one()
        yield GaugeMetricFamily("poincon_booklets_issued", "Booklets issued", value=issued)
        yield GaugeMetricFamily("poincon_booklets_handed_over", "Booklets handed over", value=handed_over)
        yield GaugeMetricFamily("poincon_booklets_voided", "Booklets voided", value=voided)


REGISTRY = CollectorRegistry(auto_describe=False)
REGISTRY.register(StateCounts())


@blp.route("/metrics")
@public
def metrics() -> Response:
    """Figures in Prometheus' text format."""
    return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
