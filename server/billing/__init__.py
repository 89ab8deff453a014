"""What a sponsor is asked to pay for an order: quote, invoice, deposit, reminders, credit note."""
