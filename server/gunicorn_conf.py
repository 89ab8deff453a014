"""How gunicorn serves Poinçon: worker processes of eight threads each, on the host's PORT."""

import gc
import os
import sys

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
preload_app = True  # one import for all workers: 33 MB each instead of 67, and a sooner first answer
control_socket_disable = True

sys.setswitchinterval(0.0005)  # a thread that is back from the database need not wait ten times as long as it was there

gc.disable()  # nothing that loading makes is garbage: looking for it takes a fifth of the start


def when_ready(_server: object) -> None:
    """What was loaded is there to stay: no collection visits it, so the workers go on sharing its pages."""
    gc.freeze()
    gc.enable()
