"""Phones as their venue sees them: enrolled by a QR, watched for gaps, and read in from their file when in trouble."""
