"""The beneficiary's side: the booklet behind a signed link, and the page behind a voucher's QR."""
