"""Back-ups: made while the server writes, checked, and put back with every number the same."""
