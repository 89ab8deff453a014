"""How gunicorn's processes share their threads among clients."""
