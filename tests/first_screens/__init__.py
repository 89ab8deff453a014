"""A desk's first screen in one answer."""
