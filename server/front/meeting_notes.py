"""What guests of a meeting are written: registered, reminded, changed, cancelled; each mail with its calendar event."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Final
from urllib.parse import urlsplit

from flask import current_app
from icalendar import Calendar, Event, vCalAddress, vText

from ..config import Config
from ..messages.service import Note, To
from ..wallet.words import moment_in_words
from . import guest_links
from .models import Meeting, MeetingGuest

REGISTERED, REMINDER, CHANGED, CANCELLED = "registered", "reminder", "changed", "cancelled"
NO_CALENDAR: Final = frozenset({REMINDER})


def note_to(guest: MeetingGuest, meeting: Meeting, kind: str) -> Note:
    """One mail to a guest; each kind once for each revision of the meeting."""
    values = {
        "name": guest.name,
        "subject": meeting.subject,
        "moment": moment_in_words(meeting.starts_at),
        "where": where(meeting),
        "reason": meeting.cancelled_because,
    }
    key = f"{key_of(guest)}{kind}:{meeting.revision}"
    calendar = None if kind in NO_CALENDAR else event(meeting, cancelled=kind == CANCELLED)
    link = None if kind == CANCELLED else guest_links.address_of(guest.id)
    return Note(key, To(address=guest.email), f"meeting_{kind}", values, link=link, calendar=calendar)


def key_of(guest: MeetingGuest) -> str:
    """How the keys of all messages to a guest begin."""
    return f"meeting-guest:{guest.id}:"


def where(meeting: Meeting) -> str:
    """The link and the place, one a line."""
    lines = (("Lien", meeting.link), ("Lieu", meeting.place))
    return "\n".join(f"{word} : {text}" for word, text in lines if text)


def event(meeting: Meeting, *, cancelled: bool = False) -> str:
    """The meeting as an iCalendar file; a later revision replaces the earlier one in the guest's calendar."""
    config: Config = current_app.config["POINCON"]
    calendar = Calendar()
    calendar.add("prodid", "-//Poinçon//Réunions//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    one = Event()
    one.add("uid", f"meeting-{meeting.id}@{urlsplit(config.public_url).hostname}")
    one.add("sequence", meeting.revision)
    one.add("dtstamp", (meeting.cancelled_at or meeting.made_at).astimezone(UTC))
    one.add("dtstart", meeting.starts_at.astimezone(UTC))
    one.add("dtend", (meeting.starts_at + timedelta(minutes=meeting.minutes)).astimezone(UTC))
    one.add("summary", meeting.subject)
    one.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    one.add("location", meeting.place or meeting.link)
    one.add("description", "\n\n".join(filter(None, (meeting.about, where(meeting)))))
    if meeting.link:
        one.add("url", meeting.link)
    organizer = vCalAddress(f"mailto:{config.mail_from}")
    organizer.params["cn"] = vText(meeting.host or "Pass numérique")
    one.add("organizer", organizer)
    calendar.add_component(one)
    return str(calendar.to_ical(), "utf-8")
