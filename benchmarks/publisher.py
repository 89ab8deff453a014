"""A process that, for each line it reads, publishes the log of a database and prints the log's size.

python -m benchmarks.publisher URL
"""

from __future__ import annotations

import sys

from server.transparency import service as log

from . import worlds


def main(database_url: str) -> None:
    """Publish for each line of stdin."""
    with worlds.inside(database_url) as app:
        for _line in sys.stdin:
            with app.app_context():
                head = log.publish()
                print(head.size if head else 0, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
