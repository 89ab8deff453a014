"""How gunicorn serves Poinçon: worker processes, whose threads `serving.lanes` counts, on the host's PORT."""

import gc
import os
import sys
from importlib import import_module
from threading import Thread
from typing import Any

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "server.serving.worker.PatientWorker"
worker_connections = 2000
preload_app = True  # import once, then fork: 33 MB a worker instead of 67, and a faster start
control_socket_disable = True

sys.setswitchinterval(0.0005)  # seconds, default 0.005: a thread back from the database runs again ten times sooner

gc.disable()  # importing makes no garbage; looking for it would take a fifth of the start time


def when_ready(_server: object) -> None:
    """Freeze what was imported: the collector no longer touches it, so workers keep sharing its memory pages."""
    gc.freeze()
    gc.enable()


def post_worker_init(worker: Any) -> None:
    """Have the first process say in the log what is in the way of its work; it serves all the same."""
    if worker.age == 1:
        tell = import_module("server.readiness").tell_troubles
        Thread(target=tell, args=(worker.wsgi, worker.log.error), daemon=True).start()
