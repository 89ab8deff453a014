"""A process that, for each line it reads, publishes the log of a database and prints the log's size.

A server publishes every minute and looks again at two minutes of earlier scans, in case some were committed late. Here
rounds follow each other sooner, so it looks at twice the time since it published last: as many scans as in service.

python -m benchmarks.publisher URL
"""

from __future__ import annotations

import sys

from server import clock
from server.transparency import service as log

from . import worlds

INTERVALS = log.LATE / log.EVERY


def main(database_url: str) -> None:
    """Publish for each line of stdin."""
    with worlds.inside(database_url) as app:
        published_at = clock.now()
        for _line in sys.stdin:
            now = clock.now()
            log.LATE, published_at = INTERVALS * (now - published_at), now
            with app.app_context():
                head = log.publish()
                print(head.size if head else 0, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
