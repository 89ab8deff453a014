"""The archive: all that a successor needs, in open formats and without secrets; exported and imported."""
