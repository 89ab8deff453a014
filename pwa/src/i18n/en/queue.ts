import type { Translation } from '../translate';
import type { queue as fr } from '../fr/queue';

export const queue: Translation<typeof fr> = {
  'queue.title': 'Uploads',
  'queue.waiting': 'To send',
  'queue.waiting_none_title': 'All sent',
  'queue.waiting_none': 'Scans made without network will wait here, then leave by themselves.',
  'queue.rejected': 'Refused by the server',
  'queue.rejected_intro': 'Counted by this phone, then refused. They stay here until you have read them.',
  'queue.decided': 'Decided since',
  'queue.decided_intro': 'Already used before your scan. This is what was decided.',
  'queue.retry': 'Send again',
  'queue.retry_label': 'Send again: {what}',
  'queue.send_now': 'Send now',
  'queue.sending': 'Sending…',
  'queue.sent': { one: '{n} scan sent.', other: '{n} scans sent.' },
  'queue.nothing_sent': 'Nothing left: the server does not answer. The scans stay on this phone.',
  'queue.export': 'Export',
  'queue.export_hint': 'The file holds all kept scans, for the operator if the phone breaks.',
  'queue.scanned': 'Scanned {when}',
  'queue.reversal': 'Undo',
  'queue.dismiss': 'I have read it',
  'queue.dismiss_label': 'I have read it: {what}',
  'queue.more': { one: '{n} other, from a day before', other: '{n} others, from days before' },
  'queue.paused': 'This phone is no longer allowed. Your scans are kept: sign in again to send them.',
  'queue.sign_in': 'Sign in again',
  'queue.last_copy': 'List up to date',
};
