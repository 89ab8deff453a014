"""How gunicorn serves Poinçon: worker processes of eight threads each, on the host's PORT."""

import gc
import os
import sys

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
preload_app = True  # import once, then fork: 33 MB a worker instead of 67, and a faster start
control_socket_disable = True

sys.setswitchinterval(0.0005)  # seconds, default 0.005: a thread back from the database runs again ten times sooner

gc.disable()  # importing makes no garbage; looking for it would take a fifth of the start time


def when_ready(_server: object) -> None:
    """Freeze what was imported: the collector no longer touches it, so workers keep sharing its memory pages."""
    gc.freeze()
    gc.enable()
