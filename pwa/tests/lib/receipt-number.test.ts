import { expect, test } from 'vitest';
import { receiptNumber } from '../../src/lib/receipt-number';

test('the number is the one that the server prints (tests/activity/test_receipts.py)', () => {
  expect(receiptNumber('5b0c1a2f-90de-4abc-8abc-0123456789ab')).toBe('5B0C-1A2F');
});
