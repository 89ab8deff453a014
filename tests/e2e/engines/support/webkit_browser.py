#!/usr/bin/python3
"""A bare WebKitGTK browser for WebKitWebDriver. Unlike MiniBrowser when automated, it keeps its profile.

    webkit_browser.py PROFILE_FOLDER WIDTHxHEIGHT

Run by the system's Python, which has Debian's python3-gi and gir1.2-webkit2-4.1. Console messages go to stdout.
"""

import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 (versions must be said first)

PROFILE, SIZE = sys.argv[1], [int(side) for side in sys.argv[2].split("x")]


def main() -> None:
    """Wait for the driver, until SIGTERM."""
    context = _context()
    context.connect("automation-started", _started, context)
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, Gtk.main_quit)
    Gtk.main()


def _context():
    data = WebKit2.WebsiteDataManager(base_data_directory=f"{PROFILE}/data", base_cache_directory=f"{PROFILE}/cache")
    data.get_cookie_manager().set_persistent_storage(f"{PROFILE}/cookies.db", WebKit2.CookiePersistentStorage.SQLITE)
    context = WebKit2.WebContext(website_data_manager=data)
    context.set_preferred_languages(["fr-FR", "fr"])
    context.set_automation_allowed(True)
    return context


def _started(_context, session, context):
    about = WebKit2.ApplicationInfo()
    about.set_name("MiniBrowser")  # the driver asks for it
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(about)
    session.connect("create-web-view", lambda _session: _view(context))


def _view(context):
    settings = WebKit2.Settings(
        enable_write_console_messages_to_stdout=True,
        enable_media_stream=True,
        media_playback_requires_user_gesture=False,
    )
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    view.connect("permission-request", lambda _view, request: request.allow() or True)
    window = Gtk.Window(default_width=SIZE[0], default_height=SIZE[1], child=view)
    view.connect("close", lambda _view: window.destroy())
    window.show_all()
    return view


if __name__ == "__main__":
    main()
