"""Activity: the scans of a venue's month with their history, undoing a scan, and the operator's conflicts."""
