"""The end of a campaign: its dates, who is told what when, and who agrees."""
