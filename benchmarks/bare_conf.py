"""How gunicorn serves the bare applications: as it does ours, with its own threaded worker and nothing of ours."""

from pathlib import Path
from runpy import run_path

_ours = run_path(str(Path(__file__).parents[1] / "server" / "gunicorn_conf.py"))
globals().update(
    {name: value for name, value in _ours.items() if not name.startswith("_") and name != "post_worker_init"}
)

worker_class = "gthread"
threads = 8
