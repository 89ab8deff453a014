import type { Translation } from '../translate';
import type { scanStates as fr } from '../fr/scan-states';

/** What a scan is, in one word each. Apart from the other states, since the scanner’s first screen says them. */
export const scanStates: Translation<typeof fr> = {
  'scan.accepted': 'Accepted',
  'scan.accepted_offline': 'Accepted offline',
  'scan.to_confirm': 'To confirm',
  'scan.conflict': 'Already used',
  'scan.refused': 'Refused',
  'scan.reversed': 'Undone',
  'scan.honoured': 'Paid by the guarantee',
  'scan.waiting': 'To send',
  'scan.reversing': 'Undone, to send',
  'scan.rejected': 'Refused by the server',
  'check.redeemable': 'Usable',
  'check.redeemed': 'Already used',
  'check.not_redeemable': 'Not usable',
};
