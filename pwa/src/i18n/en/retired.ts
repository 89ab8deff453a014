import type { retired as french } from '../fr/retired';
import type { Translation } from '../translate';

export const retired: Translation<typeof french> = {
  'title': 'This phone has been removed',
  'why': '{venue} removed it. It has wiped its rules and keys, and can no longer redeem.',
  'noticed': 'Noticed {when}.',
  'all_sent': 'All its scans have been sent. You may close this page.',
  'unsent': {
    one: '{n} scan could not be sent. Export it, then give the file to the venue’s manager.',
    other: '{n} scans could not be sent. Export them, then give the file to the venue’s manager.',
  },
  'export': 'Export the file',
  'done': 'I understand',
  'again': 'Enrol this phone again',
};
