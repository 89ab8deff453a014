"""`flask day`: whatever is due today, once, however often it runs and on however many machines."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from . import clock
from .accounts.own_sessions import forget_sessions
from .admission.applications.forgetting import forget_applications
from .audit import seen
from .audit.night import audit, audit_tonight, telling_of_damage
from .billing.reminders import remind_of_invoices
from .dashboards.day_counts import bring_up_to_date
from .expiry.service import take_due_steps
from .front.announcements import forget_announcements
from .front.guests import forget_guests, remind_guests
from .guarantee.service import honour_due
from .keys.ring import NoSigningKey, check_signs
from .ledger import day_sums
from .matching.unattended import match_by_itself
from .messages.mail import send_waiting
from .promises.reminders import remind_of_promises
from .redemptions.bundle.fetches import forget_fetches
from .solvency.acpr import tell_crossings
from .solvency.changes import tell_change
from .statements.pdf.service import write_invoices
from .transparency.service import publish
from .venues.checking import check_positions


@click.command("day", short_help="Do what is due today, send waiting mail, count past days, publish the log.")
@with_appcontext
def day() -> None:
    """Take the steps of campaigns near their end that are due, send the mail that waits, and count the days that are
    over for the dashboards; publish the log. Safe to repeat.
    """
    with telling_of_damage():
        _take_steps()


def _take_steps() -> None:
    for taken in take_due_steps():
        click.echo(f"campaign {taken.campaign_id}: {taken.step}")
    if any(due := honour_due()):
        click.echo(f"guarantee: {due.honoured} paid, {due.refused} refused, {due.waiting} waiting")
    _forget()
    if explained := match_by_itself():  # before the coverage is told, which counts it
        click.echo(f"bank: {explained} movements explained")
    for level in tell_crossings():
        click.echo(f"acpr: {level}")
    if state := tell_change():
        click.echo(f"coverage: {state}")
    if venues := check_positions():
        click.echo(f"venues: {venues} positions put right")
    _remind()
    report = send_waiting()
    click.echo(f"mail: {report.sent} sent, {report.failed} failed, {report.waiting} waiting")
    if report.trouble:
        click.echo(report.trouble, err=True)
    _count()
    _prove()


def _prove() -> None:
    """Publish the log, and check it and the ledger once a night; before the first signing key nothing can be proved."""
    try:
        check_signs()
    except NoSigningKey as missing:
        click.echo(str(missing), err=True)
        return
    if head := publish(whole=True):
        click.echo(f"log: {head.size} leaves")
    if run := audit_tonight() if seen.note() else audit():
        click.echo(f"audit: {run.broken} things do not fit" if run.broken else "audit: all fits")


def _remind() -> None:
    """Remind sponsors of invoices and promises that wait, and who comes to a meeting tomorrow."""
    if reminders := remind_of_invoices(clock.now()):
        click.echo(f"invoices: {reminders} reminders")
    if late := remind_of_promises(clock.now()):
        click.echo(f"promises: {late} messages")
    if reminded := remind_guests():
        click.echo(f"meetings: {reminded} reminded")


def _forget() -> None:
    """Delete what is of no use any more."""
    forget_fetches(clock.now())
    forget_sessions(clock.now())
    if forgotten := forget_applications(clock.now()):
        click.echo(f"applications: {forgotten} drafts and documents deleted")
    if forgotten := forget_guests() + forget_announcements():
        click.echo(f"meetings and announcements: {forgotten} forgotten")


def _count() -> None:
    """Count days that are over, and write the invoices of closed months; each once."""
    if summed := day_sums.bring_up_to_date():
        click.echo(f"ledger: {summed} days counted")
    if days := bring_up_to_date():
        click.echo(f"dashboards: {days} days counted")
    if invoices := write_invoices():
        click.echo(f"invoices: {invoices} written")
