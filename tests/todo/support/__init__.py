"""Everyone with a desk, and a case for each kind of task."""
