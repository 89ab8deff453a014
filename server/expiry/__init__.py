"""The end of a campaign: the days of its steps, their messages and confirmations."""
