import type { desk as french } from '../fr/desk';
import type { Translation } from '../translate';

export const desk: Translation<typeof french> = {
  'month.previous': 'Previous month:',
  'month.next': 'Next month:',
  'month.running': 'This month',
  'month.open': 'To be closed',
  'month.closed': 'Closed on {day}',
  'sum.redemptions': 'Vouchers redeemed',
  'sum.gross': 'Gross',
  'sum.fee': 'Fee',
  'sum.fee_kept': 'Fee kept',
  'sum.net': 'Net',
  'count.redemptions': { one: '{n} voucher', other: '{n} vouchers' },
  'page.of': 'Page {page} of {pages}',
  'page.previous': 'Previous',
  'page.next': 'Next',
  'sign_in.again': 'Sign in again',
  'status.accepted': 'Accepted',
  'status.conflict': 'Already used',
  'status.refused': 'Refused',
  'status.reversed': 'Undone',
  'copy.action': 'Copy',
  'copy.done': 'Copied',
  'filter.apply': 'Search',
  'filter.all': 'All',
};
