"""The archive: all that a successor needs, in open formats and without secrets; written and taken in again."""
