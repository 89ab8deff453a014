"""The beneficiary's side: a booklet opened by its signed link, and the page that a voucher's QR code opens."""
