"""The audit trail: who did what, when and from where; rows are only added, in the transaction of the act itself."""
