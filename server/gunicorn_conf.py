"""How gunicorn serves Poinçon: worker processes of eight threads each, on the host's PORT."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
preload_app = True
control_socket_disable = True
